"""After the decision: reports, issue, publication, archive, execution, responsibility."""

from dataclasses import replace
from datetime import date

from api.demo.acts import evaluated
from api.demo.acts.meeting import PRESENT
from api.demo.matter import LEAD_UNIT, THIRD, TITLE
from api.demo.scene import MARK, PEOPLE, Scene, at, paper
from decision_flow.domain.steps.after import (
    archive,
    closing,
    execution,
    issue,
    publication,
    report,
    responsibility,
)
from decision_flow.domain.steps.before.consultation import Channel, ChannelKind
from decision_flow.domain.steps.claims.waiver import NotApplicable, WaiverGround
from decision_flow.domain.steps.papers import HandedIn
from decision_flow.domain.values import Text

_ISSUE_DAY = date(2023, 6, 6)

_SIGN = issue.Sign(
    number=f"{MARK}〔{_ISSUE_DAY.year}〕1号",
    draft=THIRD.digest,
    document=paper(f"关于印发{TITLE}的通知"),
    effective_on=_ISSUE_DAY,
    examined=("congress_report", "superior_approval"),
)

ISSUED = (
    Scene(
        at(date(2023, 5, 30)),
        "wang",
        "issue",
        "sign",
        _SIGN,
        shortcut=Text("未向同级党委请示报告即出台", "issue before the Party report"),
        expects=("stands.party_report",),
    ),
    Scene(
        at(date(2023, 5, 31)),
        "sun",
        "party_report",
        "report",
        report.Report(to="中共宁津县委", document=paper("关于出台前请示报告")),
    ),
    Scene(
        at(date(2023, 6, 5)),
        "sun",
        "party_report",
        "reply",
        report.Reply(approved=True, document=paper("县委办公室复函")),
    ),
    Scene(
        at(date(2023, 6, 5), "14:00"),
        "sun",
        "congress_report",
        "not_applicable",
        NotApplicable(
            draft=THIRD.digest,
            ground=WaiverGround.NO_REPORT_DUE,
            reasons="不属于须向县人大常委会报告的事项。",
            document=paper("关于不须向人大常委会报告的说明"),
        ),
    ),
    Scene(
        at(date(2023, 6, 5), "14:10"),
        "sun",
        "superior_approval",
        "not_applicable",
        NotApplicable(
            draft=THIRD.digest,
            ground=WaiverGround.NO_APPROVAL_DUE,
            reasons="不属于须报上级批准的事项。",
            document=paper("关于不须报上级批准的说明"),
        ),
    ),
    Scene(at(_ISSUE_DAY), "wang", "issue", "sign", _SIGN),
)

_PARTS = tuple(
    archive.Part(part=part, documents=(paper(f"归档卷：{part}"),))
    if part != "公平竞争审查"
    else archive.Part(part=part, absent="本事项不适用公平竞争审查，理由见合法性审查意见书。")
    for part in archive.PARTS
)

RECEIVED = Scene(
    at(date(2023, 6, 21)),
    "lin",
    "archive",
    "receive",
    archive.Receive(findings="材料齐全，与清单一致。"),
)
"""After this the execution is suspended, where the story is told with a change."""
_CLOSING = Scene(
    at(date(2023, 11, 21)),
    "sun",
    "closing",
    "close",
    closing.Close(statement="执行完毕，材料归档，责任登记完成。"),
)
_CAME_OF_IT = (
    HandedIn(paper="execution", document=paper("归档卷：执行情况报告、任务验收单和公众反馈")),
    HandedIn(paper="change", document=paper("归档卷：中止、恢复执行和另案调整")),
    HandedIn(paper="evaluation", document=paper("归档卷：决策后评估和整改")),
)

ACTED = ("lin", "he", "qian", "sun", "wang", "wu", "zheng", "zhou")

ANSWERED_FOR = (
    Scene(
        at(date(2023, 6, 8)),
        "sun",
        "publication",
        "publish",
        publication.Publish(
            on=date(2023, 6, 8),
            channels=(Channel(kind=ChannelKind.WEBSITE, name="宁津县人民政府门户网站"),),
            proof=paper("公布页面截图"),
            interpretation=paper("政策解读"),
            adoption=paper("公开征求意见采纳情况报告"),
            papers=(HandedIn(paper="disclosure_review", document=paper("公布前公开审查意见")),),
        ),
    ),
    Scene(
        at(date(2023, 6, 9)),
        "sun",
        "execution",
        "assign",
        execution.Assign(
            tasks=(
                execution.Task(
                    key="T1",
                    unit="县城市建设投资中心",
                    assisting=(LEAD_UNIT,),
                    goal="完成阳光大街中修",
                    measure="半幅施工，分段验收",
                    due=date(2023, 10, 31),
                    passage="设计方案第二部分（施工安排）",
                    after=("T2",),
                ),
                execution.Task(
                    key="T2",
                    unit="县城市建设投资中心",
                    goal="施工期间交通疏导",
                    measure="设置绕行标志，高峰值守",
                    due=date(2023, 6, 14),
                    passage="设计方案第三部分（交通组织）",
                ),
            ),
            document=paper("任务分解表"),
            draft=THIRD.digest,
        ),
    ),
    Scene(
        at(date(2023, 6, 12)),
        "he",
        "execution",
        "complete",
        execution.Complete(result="按期完工。", report=paper("执行完成情况报告")),
        shortcut=Text("任务未验收即报告执行完成", "complete before any task is accepted"),
        expects=("execution.open",),
    ),
    Scene(
        at(date(2023, 6, 16)),
        "he",
        "execution",
        "finish",
        execution.Finish(
            task="T2",
            result="绕行标志已设置（逾期两日）。",
            evidence=(paper("交通疏导方案及现场照片"),),
        ),
    ),
    Scene(
        at(date(2023, 6, 19)),
        "sun",
        "execution",
        "inspect",
        execution.Inspect(
            task="T2", accepted=True, findings="现场核查属实。", document=paper("任务验收单（T2）")
        ),
    ),
    Scene(
        at(date(2023, 6, 20)),
        "wu",
        "archive",
        "hand_over",
        archive.HandOver(parts=_PARTS, list_of_files=paper("归档材料清单")),
    ),
    RECEIVED,
    Scene(
        at(date(2023, 10, 26)),
        "he",
        "execution",
        "finish",
        execution.Finish(task="T1", result="全线完工。", evidence=(paper("竣工验收报告"),)),
    ),
    Scene(
        at(date(2023, 10, 27), "09:00"),
        "sun",
        "execution",
        "inspect",
        execution.Inspect(
            task="T1",
            accepted=True,
            findings="现场核查，与竣工验收报告一致。",
            document=paper("任务验收单"),
        ),
    ),
    Scene(
        at(date(2023, 10, 27)),
        "he",
        "execution",
        "complete",
        execution.Complete(result="按期完工并验收。", report=paper("执行完成情况报告")),
    ),
    *evaluated.EVALUATED,
    Scene(
        at(date(2023, 11, 20)),
        "sun",
        "responsibility",
        "register",
        responsibility.Register(
            entries=tuple(
                responsibility.Entry(
                    person=key,
                    answers=responsibility.Answers.LEADS
                    if key == "wang"
                    else responsibility.Answers.ANSWERS_DIRECTLY
                    if key in ACTED
                    else responsibility.Answers.TAKES_PART,
                    office=PEOPLE[key].unit,
                )
                for key in dict.fromkeys((*ACTED, *PRESENT))
            ),
            document=paper("责任清单"),
        ),
    ),
    replace(
        _CLOSING,
        on=at(date(2023, 11, 20), "15:00"),
        shortcut=Text("执行、评估材料未归档即结案", "close before what came of it is archived"),
        expects=("closing.file",),
    ),
    Scene(
        at(date(2023, 11, 20), "16:00"),
        "sun",
        "archive",
        "supplement",
        archive.Supplement(papers=_CAME_OF_IT, list_of_files=paper("补充归档材料清单")),
    ),
    replace(RECEIVED, on=at(date(2023, 11, 21), "09:00")),
    _CLOSING,
)
