"""An example of each move of the meeting."""

from api.examples.papers import CHIEF, DEPUTY, DRAFT, DRAFT_2, OTHER, Plain, digest, paper

_OPENED = "2023-05-06T09:00:00+08:00"
_ATTENDANCE = [{"person": p, "arrived": _OPENED} for p in (CHIEF, DEPUTY, OTHER)]

DECISION: dict[str, Plain] = {
    "meeting.schedule": {
        "meeting": "standing",
        "number": "宁津县人民政府第20次常务会议（示例）",
        "held_on": "2023-05-06",
        "notice": paper("县政府常务会议通知"),
    },
    "meeting.convene": {
        "presiding": CHIEF,
        "attendance": _ATTENDANCE,
        "observers": [{"name": "示例列席人员", "post": "县司法局负责人"}],
    },
    "meeting.discuss": {
        "speeches": [
            {"person": DEPUTY, "words": "方案经过充分论证，同意。"},
            {"person": OTHER, "words": "资金已落实，同意。"},
            {"person": CHIEF, "words": "综合大家意见，同意实施。"},
        ],
        "positions": [
            {"person": DEPUTY, "stance": "agree"},
            {"person": OTHER, "stance": "agree"},
            {"person": CHIEF, "stance": "agree"},
        ],
    },
    "meeting.vote": {
        "at": "2023-05-06T10:30:00+08:00",
        "method": "named_ballot",
        "attendance": _ATTENDANCE,
        "ballots": [{"person": p, "choice": "for"} for p in (DEPUTY, OTHER, CHIEF)],
    },
    "meeting.decide": {"outcome": "agreed", "draft": digest(DRAFT)},
    "meeting.clean_copy": {
        "draft": paper(DRAFT_2),
        "comparison": paper("会议修改内容对照表"),
    },
    "meeting.confirm_copy": {
        "draft": digest(DRAFT_2),
        "findings": "清样与会议记录载明的修改内容一致。",
    },
    "meeting.refuse_copy": {"reasons": "清样第三章与会议记录不一致。"},
    "meeting.exceed": {"reasons": "修改内容新增收费措施，未经公开征求意见，须退回重新履行程序。"},
    "meeting.adjourn": {"cause": "not_held", "reasons": "到会人数不足法定人数，改期召开。"},
    "meeting.expire": {"reasons": "暂缓期限届满，未再提请讨论。"},
    "party_report.report": {
        "to": "中共宁津县委",
        "document": paper("关于设计方案的请示"),
    },
    "party_report.reply": {
        "approved": True,
        "document": paper("中共宁津县委关于设计方案的批复"),
    },
    "congress_report.report": {
        "to": "宁津县人民代表大会常务委员会",
        "document": paper("关于设计方案的报告"),
        "states": ["participation", "legality_review"],
        "session_on": "2023-06-28",
    },
    "congress_report.reply": {
        "approved": True,
        "document": paper("县人大常委会关于设计方案报告的审议意见"),
    },
    "congress_report.not_applicable": {
        "draft": digest(DRAFT),
        "ground": "no_report_due",
        "reasons": "本事项不属于依法应当向人大常委会报告的事项。",
        "document": paper("关于不须向人大常委会报告的说明"),
    },
    "congress_decision.submit": {
        "to": "congress",
        "draft": digest(DRAFT_2),
        "document": paper("关于提请审议的议案"),
    },
    "congress_decision.answer": {
        "resolution": "approved",
        "document": paper("关于批准的决议"),
    },
    "superior_approval.report": {
        "to": "德州市人民政府",
        "document": paper("关于报请批准设计方案的请示"),
    },
    "superior_approval.reply": {
        "approved": True,
        "document": paper("德州市人民政府关于设计方案的批复"),
    },
    "superior_approval.not_applicable": {
        "draft": digest(DRAFT),
        "ground": "no_approval_due",
        "reasons": "本事项依法不需要报上级批准。",
        "document": paper("关于不须报上级批准的说明"),
    },
    "issue.sign": {
        "number": "宁政字〔2023〕示例1号",
        "draft": digest(DRAFT),
        "document": paper("关于印发设计方案的通知"),
        "effective_on": "2023-05-20",
        "examined": ["congress_report", "superior_approval"],
    },
}
