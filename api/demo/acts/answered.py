"""After the end: a lawsuit that is made up, the way back from it, and a measure that follows.

Whoever answers for what is asked years later. Nothing here was published, and nobody was sued: all
of it is illustrative.
"""

from dataclasses import dataclass
from datetime import date, datetime

from api.demo.scene import CASE, at, paper
from decision_flow.domain.answering.look import Look
from decision_flow.domain.office import ladder, lawsuits
from decision_flow.domain.office.keeping import Kept
from decision_flow.domain.values import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a register; with `shortcut` it must be refused, for a reason that says `why`."""

    on: datetime
    who: str
    says: Kept
    told: Text
    shortcut: Text | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """A look at a ledger; with `shortcut` it must be refused with these codes."""

    on: datetime
    who: str
    says: Look
    shortcut: Text | None = None
    expects: tuple[str, ...] = ()


SUIT, MEASURE = "SS2026-1", "ZZ2026-1"
WRONG = "open_consultation"
DISSENTER, ANSWERS = "chen", "wu"
_WHY = "法院判决确认违法后倒查责任（示例）"

_SUED = lawsuits.RegisterLawsuit(
    entry=SUIT,
    case=CASE,
    instance=lawsuits.Instance.FIRST,
    number="（2026）示行初1号（示例）",
    authority="示例中级人民法院",
    party="沿线商户（示例）",
    attacked=lawsuits.Attacked.DECISION,
    claim="请求确认该决定违法（示例）。",
    received_on=date(2026, 1, 12),
    document=paper("应诉通知书"),
)
_DECIDED = lawsuits.DecideLawsuit(
    entry=SUIT,
    result=lawsuits.Result.UNLAWFUL,
    decided_on=date(2026, 4, 20),
    findings="公开征求意见的公告遗漏绕行方案，程序违法，不撤销（示例）。",
    final=False,
    steps=(WRONG,),
    document=paper("行政判决书"),
)
_FINAL = lawsuits.FinishLawsuit(entry=SUIT, on=date(2026, 5, 8), document=paper("生效证明"))
_EVIDENCE = ladder.Evidence(text="公告稿由其起草（示例）。", case=CASE, line=3)
_PROPOSED = ladder.ProposeMeasure(
    measure=MEASURE,
    person=ANSWERS,
    rung=ladder.Rung.REMIND,
    grounds="公告遗漏绕行方案（示例）。",
    evidence=(_EVIDENCE, ladder.Evidence(text="判决认定（示例）。", document=paper("行政判决书"))),
    lawsuit=SUIT,
    document=paper("追责建议书"),
)
_AGAINST_DISSENT = ladder.ProposeMeasure(
    measure="ZZ2026-2",
    person=DISSENTER,
    rung=ladder.Rung.REMIND,
    grounds="参加了会议（示例）。",
    evidence=(_EVIDENCE,),
    lawsuit=SUIT,
    document=paper("追责建议书（二）"),
)
_APPROVED = ladder.ApproveMeasure(
    measure=MEASURE, approved=True, reasons="同意（示例）。", document=paper("追责审批表")
)
_HEARD = ladder.HearPerson(
    measure=MEASURE,
    told_on=date(2026, 6, 1),
    heard_on=date(2026, 6, 3),
    statement="遗漏属实，已补充公告（示例）。",
    document=paper("谈话笔录"),
)
_ENDED = ladder.DecideMeasure(
    measure=MEASURE,
    considered="已考虑补充公告的情节（示例）。",
    delivered_on=date(2026, 6, 10),
    document=paper("提醒函"),
)

SUED: tuple[Entry, ...] = (
    Entry(at(date(2026, 1, 12)), "sun", _SUED, Text("收到应诉通知（示例）", "sued (illustrative)")),
    Entry(at(date(2026, 4, 22)), "sun", _DECIDED, Text("一审确认违法", "found unlawful")),
    Entry(at(date(2026, 5, 8)), "sun", _FINAL, Text("判决生效", "the judgment is final")),
)
LOOKS: tuple[Looked, ...] = (
    Looked(
        at(date(2026, 5, 11)),
        "sun",
        Look(person=DISSENTER),
        shortcut=Text("随意查阅他人的责任台账", "looking at another's ledger"),
        expects=("person.look", "look.reasons"),
    ),
    Looked(at(date(2026, 5, 11), "11:00"), "guo", Look(person=DISSENTER, reasons=_WHY)),
)
MEASURES: tuple[Entry, ...] = (
    Entry(
        at(date(2026, 5, 18)),
        "guo",
        _AGAINST_DISSENT,
        Text("追究持不同意见的成员", "a measure about who dissented"),
        shortcut=Text("不问不同意见，一并追责", "a measure that does not weigh a dissent"),
        why="第三十八条第三款",
    ),
    Entry(at(date(2026, 5, 18), "11:00"), "guo", _PROPOSED, Text("提出提醒建议", "proposed")),
    Entry(
        at(date(2026, 5, 19)),
        "wang",
        _APPROVED,
        Text("审批", "approval"),
        shortcut=Text("不听本人陈述就批准追责", "approved before the person is heard"),
        why="尚未听取本人的陈述和申辩",
    ),
    Entry(at(date(2026, 6, 3)), "guo", _HEARD, Text("听取本人意见", "the person heard")),
    Entry(at(date(2026, 6, 5)), "wang", _APPROVED, Text("批准", "approved")),
    Entry(at(date(2026, 6, 10)), "guo", _ENDED, Text("作出提醒", "the reminder is given")),
)
_ALL: tuple[Entry | Looked, ...] = (*LOOKS, *MEASURES)
SHORTCUTS = tuple(each for each in _ALL if each.shortcut is not None)
