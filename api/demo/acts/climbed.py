"""Up the ladder: after the reminder a caution, heard and approved, appealed and answered by others.

At the end the ledgers of who dissented, of who led and of who answered are looked at. Nothing here
was published: all of it is illustrative.
"""

from dataclasses import replace
from datetime import date

from api.demo.acts.answered import ANSWERS, DISSENTER, SUIT, Entry, Looked
from api.demo.scene import CASE, at, paper
from decision_flow.domain.answering.look import Look
from decision_flow.domain.office import ladder
from decision_flow.domain.values import Text

CAUTION = "ZZ2026-3"
LEADER, REPORTED = "wang", "he"
JOINED_ON = at(date(2026, 9, 1), "09:00")
_WHY = "效能告诫申诉办结后归档核对（示例）"

_PROPOSED = ladder.ProposeMeasure(
    measure=CAUTION,
    person=ANSWERS,
    rung=ladder.Rung.CAUTION,
    grounds="提醒后仍未按判决补充绕行方案公告（示例）。",
    evidence=(
        ladder.Evidence(text="公告由其发布（示例）。", case=CASE, line=11),
        ladder.Evidence(text="督办期满未办（示例）。", document=paper("补充公告督办单")),
    ),
    lawsuit=SUIT,
    document=paper("效能告诫建议书"),
)
_AT_ONCE = ladder.ProposeMeasure(
    measure="ZZ2026-4",
    person=REPORTED,
    rung=ladder.Rung.CAUTION,
    grounds="投诉查明属实，其任务报告未提及（示例）。",
    evidence=(ladder.Evidence(text="投诉调查属实（示例）。", document=paper("投诉调查报告")),),
    document=paper("效能告诫建议书（二）"),
)
_HEARD = ladder.HearPerson(
    measure=CAUTION,
    told_on=date(2026, 8, 5),
    heard_on=date(2026, 8, 7),
    statement="补充公告已于7月30日报送，待统一发布（示例）。",
    document=paper("效能告诫谈话笔录"),
)
_APPROVED = ladder.ApproveMeasure(
    measure=CAUTION, approved=True, reasons="同意（示例）。", document=paper("效能告诫审批表")
)
_DECIDED = ladder.DecideMeasure(
    measure=CAUTION,
    considered="报送不等于公告，申辩不予采纳（示例）。",
    delivered_on=date(2026, 8, 14),
    document=paper("效能告诫书"),
)
_APPEALED = ladder.AppealMeasure(
    measure=CAUTION,
    received_on=date(2026, 8, 24),
    grounds="已按期报送，发布非其职责（示例）。",
    document=paper("申诉书"),
)
_ANSWERED = ladder.AnswerAppeal(
    measure=CAUTION,
    result=ladder.Answered.LOWERED,
    reasons="按期报送属实，减轻处理（示例）。",
    rung=ladder.Rung.REMIND,
    document=paper("申诉答复书"),
)

MEASURES: tuple[Entry, ...] = (
    Entry(
        at(date(2026, 8, 3)),
        "guo",
        _AT_ONCE,
        Text("告诫建议", "a caution is proposed"),
        shortcut=Text(
            "未经提醒、不说明理由直接告诫", "a caution at once, without a word why no reminder"
        ),
        why="须写明理由",
    ),
    Entry(
        at(date(2026, 8, 3), "11:00"),
        "guo",
        _PROPOSED,
        Text("提醒之后提出效能告诫建议", "after the reminder a caution is proposed"),
    ),
    Entry(
        at(date(2026, 8, 6)),
        "guo",
        replace(_DECIDED, delivered_on=date(2026, 8, 6)),
        Text("作出告诫", "the caution is given"),
        shortcut=Text("未听取陈述、未经审批即告诫", "given before the hearing and the approval"),
        why="尚未听取本人的陈述和申辩",
    ),
    Entry(at(date(2026, 8, 7)), "guo", _HEARD, Text("听取本人陈述和申辩", "the person is heard")),
    Entry(at(date(2026, 8, 11)), "wang", _APPROVED, Text("行政首长批准", "the chief approves")),
    Entry(at(date(2026, 8, 14)), "guo", _DECIDED, Text("送达效能告诫书", "the caution is given")),
    Entry(at(date(2026, 8, 24)), "sun", _APPEALED, Text("登记本人申诉", "the person appeals")),
    Entry(
        at(date(2026, 8, 31)),
        "guo",
        _ANSWERED,
        Text("答复申诉", "the appeal is answered"),
        shortcut=Text("由提出告诫的人答复申诉", "the appeal answered by who proposed the caution"),
        why="不得答复申诉",
    ),
)
"""In order; then somebody is given the duty who had no part in it, and answers."""
ANSWER = Entry(
    at(date(2026, 9, 7)),
    "xu",
    _ANSWERED,
    Text("申诉由未参与的人答复：减轻为提醒", "answered by others: lowered to a reminder"),
)
LOOKS: tuple[Looked, ...] = (
    Looked(
        at(date(2026, 9, 14)),
        "zheng",
        Look(person=LEADER, reasons=_WHY),
        shortcut=Text("审查人员查阅领导责任台账", "a reviewer looking at the ledger of who leads"),
        expects=("person.look",),
    ),
    *(
        Looked(at(date(2026, 9, 14), clock), "guo", Look(person=person, reasons=_WHY))
        for person, clock in ((DISSENTER, "10:10"), (LEADER, "10:20"), (ANSWERS, "10:30"))
    ),
)
_ALL: tuple[Entry | Looked, ...] = (*MEASURES, *LOOKS)
SHORTCUTS = tuple(each for each in _ALL if each.shortcut is not None)
