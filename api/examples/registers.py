"""Examples of what is entered into the registers of an office; all of it is illustrative."""

from copy import deepcopy

from api.examples import complaints
from api.examples.papers import Plain, paper

_ENTRY = "2026-1"
_SUIT = "S2026-1"
_MEASURE = "Z2026-1"

ENTRIES: dict[str, Plain] = {
    "succeed_unit": {
        "old": "宁津县交通局",
        "new": "宁津县交通运输局",
        "since": "2026-03-01",
        "reasons": "机构改革，职责整体划转（示例）。",
        "document": paper("机构改革方案（示例）"),
    },
    "register_emergency": {
        "entry": _ENTRY,
        "title": "关于启动防汛应急响应的命令（示例）",
        "decided_on": "2026-07-20",
        "decided_by": "县防汛抗旱指挥部",
        "event": "持续强降雨，河道超警戒水位（示例）。",
        "measures": "转移沿河居民，封闭低洼路段（示例）。",
        "document": paper("防汛应急响应命令（示例）"),
    },
    "report_emergency": {
        "entry": _ENTRY,
        "told": "filed",
        "on": "2026-07-22",
        "document": paper("备案报告（示例）"),
    },
    "end_emergency": {
        "entry": _ENTRY,
        "ended_on": "2026-08-02",
        "goes_on": "低洼路段汛期限行（示例）。",
        "document": paper("终止应急响应的通知（示例）"),
    },
    "register_lawsuit": {
        "entry": _SUIT,
        "case": "c_0123456789abcdef01234567",
        "instance": "first",
        "number": "（2026）鲁14行初12号（示例）",
        "authority": "市中级人民法院（示例）",
        "party": "沿线商户（示例）",
        "attacked": "decision",
        "claim": "请求撤销该决定（示例）。",
        "received_on": "2026-09-01",
        "steps": ["open_consultation"],
        "document": paper("应诉通知书（示例）"),
    },
    "decide_lawsuit": {
        "entry": _SUIT,
        "result": "annulled",
        "decided_on": "2026-11-02",
        "findings": "未依法公开征求意见，违反法定程序（示例）。",
        "final": False,
        "steps": ["open_consultation"],
        "document": paper("行政判决书（示例）"),
    },
    "finish_lawsuit": {
        "entry": _SUIT,
        "on": "2026-11-20",
        "document": paper("生效证明（示例）"),
    },
    "propose_measure": {
        "measure": _MEASURE,
        "person": "wu",
        "rung": "remind",
        "grounds": "未按规定公开征求意见（示例）。",
        "evidence": [
            {
                "text": "行政判决书认定违反法定程序（示例）。",
                "document": paper("行政判决书（示例）"),
            }
        ],
        "document": paper("追责建议书（示例）"),
    },
    "hear_person": {
        "measure": _MEASURE,
        "told_on": "2026-11-24",
        "heard_on": "2026-11-25",
        "statement": "本人对事实无异议，请求从轻（示例）。",
        "document": paper("谈话笔录（示例）"),
    },
    "approve_measure": {
        "measure": _MEASURE,
        "approved": True,
        "reasons": "事实清楚、证据充分，同意（示例）。",
        "document": paper("追责审批表（示例）"),
    },
    "decide_measure": {
        "measure": _MEASURE,
        "considered": "已考虑本人申辩，予以提醒（示例）。",
        "delivered_on": "2026-11-27",
        "document": paper("提醒决定书（示例）"),
    },
    "appeal_measure": {
        "measure": _MEASURE,
        "received_on": "2026-12-01",
        "grounds": "认为责任在其他环节（示例）。",
        "document": paper("申诉书（示例）"),
    },
    "answer_appeal": {
        "measure": _MEASURE,
        "result": "upheld",
        "reasons": "复核认为原决定事实清楚、处理适当（示例）。",
        "document": paper("复核决定书（示例）"),
    },
    "use_seal": {
        "seal": "宁津县人民政府印章",
        "unit": "县政府办公室",
        "title": "关于实施阳光大街中修工程的决定（示例）",
        "copies": 10,
        "on": "2026-05-12",
        "handler": "孙丽（示例）",
        "approved_by": "王建国（示例）",
        "document": paper("用章审批单扫描件（示例）"),
    },
    "place_hold": {
        "entry": "H2026-1",
        "case": "c_0123456789abcdef01234567",
        "held_for": "lawsuit",
        "by": "市中级人民法院（示例）",
        "since": "2026-09-01",
        "reasons": "应诉期间案卷保全（示例）",
        "document": paper("保全通知（示例）"),
    },
    "lift_hold": {
        "entry": "H2026-1",
        "until": "2026-11-25",
        "document": paper("解除保全通知（示例）"),
    },
    "consult_file": {
        "case": "c_0123456789abcdef01234567",
        "who": "李晓（示例）",
        "unit": "县审计局",
        "purpose": "经济责任审计（示例）",
        "on": "2026-10-12",
        "copied": False,
        "approved_by": "王建国（示例）",
        "document": paper("查阅审批单（示例）"),
    },
    **complaints.ENTRIES,
}


def entry(name: str) -> Plain:
    """Return the example of an entry."""
    return {"entry": name, "payload": deepcopy(ENTRIES[name])}
