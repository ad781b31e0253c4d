"""Record and archive (713 Article 33): every part of the whole course, or why there is none."""

from collections.abc import Mapping

from decision_flow.domain.calendar import Unit, add_months
from decision_flow.domain.case import IDLE, NOT_APPLICABLE
from decision_flow.domain.checks import all_of, overdue
from decision_flow.domain.kind import (
    PERIODS,
    Asked,
    FigureRule,
    Kind,
    Phase,
    Row,
    Stage,
    Verb,
    idle,
)
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Bound
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import HOUSE_RULE, Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, advice, verdict

STEPS_OF: Mapping[str, tuple[str, ...]] = {
    "启动": ("start",),
    "草案": ("drafting",),
    "公众参与": ("consultation", "hearing"),
    "专家论证": ("expert_argument",),
    "风险评估": ("risk_assessment", "assessment"),
    "公平竞争审查": ("fair_competition",),
    "合法性审查": ("legality_review",),
    "集体讨论": ("meeting",),
    "请示报告": ("party_report",),
    "公布": ("publication",),
}
"""The parts of a file and the kinds of steps whose papers each holds."""

PARTS: tuple[str, ...] = tuple(STEPS_OF)
"""What is handed over first; execution, adjustment and evaluation follow before closing."""


@record
class Part:
    """One part of the file: its papers, or why it has none."""

    part: str
    documents: tuple[Document, ...] = ()
    absent: str | None = None


@record
class HandOver:
    """The file as it was handed over."""

    parts: tuple[Part, ...]
    list_of_files: Document


@record
class Receive:
    """The archive compared the file with its list."""

    findings: str


def _complete(asked: Asked[HandOver]) -> tuple[Verdict, ...]:
    given = [p.part for p in asked.payload.parts if p.documents or p.absent]
    return (all_of("archive.parts", PARTS, given, ("归档材料", "the file"), source=decree_713(33)),)


def _carried_out(asked: Asked[HandOver], part: str) -> bool:
    """Return whether the case has a step of this part that left papers."""
    steps = (step for kind in STEPS_OF.get(part, ()) for step in asked.of_kind(kind))
    return any(asked.case.shape[step.key] not in IDLE | {NOT_APPLICABLE} for step in steps)


def _nothing_is_lost(asked: Asked[HandOver]) -> tuple[Verdict, ...]:
    """Pass when no part is said to have no papers although its step was carried out."""
    lost = [p.part for p in asked.payload.parts if not p.documents and _carried_out(asked, p.part)]
    listed = "、".join(lost)
    return (
        verdict(
            "archive.absent",
            not lost,
            "已办理的环节必有材料，不得以说明代替" + (f"：{listed}。" if lost else "。"),
            "A step that was carried out left papers; a statement does not replace them"
            + (f": {listed}." if lost else "."),
            decree_713(33),
            curers=(Duty.DRAFTER, Duty.SECRETARY),
        ),
    )


def _handed_over_in_time(asked: Asked[HandOver]) -> tuple[Verdict, ...]:
    """Warn when the file comes late, counted from the day on which publication was settled."""
    figure = asked.figure("handed_over_within")
    settled = [f for s in asked.of_kind("publication") if (f := asked.case.latest(s.key))]
    if figure is None or not settled:
        return ()
    start = asked.day_of(max(settled, key=lambda fact: fact.seq))
    name = ("归档材料移交", "handing over the file")
    return overdue("archive", asked, figure, name, start=start, done=asked.day)


def _received_by_another(asked: Asked[Receive]) -> tuple[Verdict, ...]:
    """Pass when whoever compares the file with its list is not who handed it over."""
    given = asked.own("hand_over")
    if given is None:
        return ()
    who, gave = asked.actor, given.actor
    return (
        verdict(
            "archive.received_by_another",
            who.persons.isdisjoint(gave.persons),
            f"接收归档须由另一人办理，移交人（{gave.name}）不得自行接收。",
            f"The file is received by somebody else than who handed it over ({gave.name}).",
            HOUSE_RULE,
            curers=(Duty.ARCHIVIST,),
        ),
    )


def _goes_to_the_archives(asked: Asked[Receive]) -> tuple[Verdict, ...]:
    """Tell by which day the file goes to the public archives."""
    figure = asked.figure("transferred_within")
    if figure is None:
        return ()
    last = add_months(asked.day, figure.count)
    return (
        advice(
            "archive.transfer",
            f"自归档之日（{asked.day}）起{figure.count}个月内，即{last}前，向国家档案馆移交。",
            f"To be transferred to the public archives within {figure.count} months of "
            f"{asked.day}: by {last}.",
            figure.source,
        ),
    )


ARCHIVE = complete(
    Kind(
        name="archive",
        version=1,
        label=Text("记录归档", "Archive"),
        phase=Phase.POST_DECISION,
        stage=Stage.ACCOUNTED,
        source=decree_713(33),
        principal=Duty.ARCHIVIST,
        rows=(
            idle("hand_over", "handed_over"),
            Row("receive", ("handed_over",), "filed"),
        ),
        verbs=(
            Verb(
                "hand_over",
                Text("移交归档材料", "hand over the file"),
                HandOver,
                (Duty.DRAFTER, Duty.SECRETARY),
                ("hand_over",),
                requirements=(_complete, _nothing_is_lost, _handed_over_in_time),
            ),
            Verb(
                "receive",
                Text("接收归档", "receive the file"),
                Receive,
                (Duty.ARCHIVIST,),
                ("receive",),
                requirements=(_received_by_another, _goes_to_the_archives),
            ),
        ),
        done=frozenset({"filed"}),
        labels={
            "handed_over": Text("已移交，待接收", "handed over"),
            "filed": Text("已归档", "filed"),
        },
        figures={
            "handed_over_within": FigureRule(
                (Bound.AT_MOST,), PERIODS, Text("材料移交期限", "the file is handed over within")
            ),
            "transferred_within": FigureRule(
                (Bound.AT_MOST,),
                (Unit.MONTHS,),
                Text("向国家档案馆移交期限", "transferred to the public archives within"),
            ),
        },
    )
)
