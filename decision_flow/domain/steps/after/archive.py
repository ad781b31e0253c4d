"""Record and archive (713 Article 33): every part of the whole course, or why there is none.

The course up to publication is handed over first. What comes of the decision follows, where a
procedure asks for it (`papers`), before the case is closed.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from decision_flow.domain.calendar import Unit, add_months
from decision_flow.domain.case import IDLE, NOT_APPLICABLE, Case, Fact
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
from decision_flow.domain.procedure import Bound, RequiredPaper
from decision_flow.domain.steps.common import complete
from decision_flow.domain.steps.papers import HandedIn, handed_in
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

LATER: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "execution": ("execution", ()),
    "change": ("execution", ("suspend", "resume", "refer", "settle")),
    "evaluation": ("post_evaluation", ()),
}
"""What comes of a decision, by the key under which a procedure asks for its papers.

Each with its kind of step and the acts of it that leave such papers: any act, where none is named.
"""


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
class Supplement:
    """What came of the decision, handed over whole: each paper under its key in the procedure."""

    papers: tuple[HandedIn, ...]
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
    return _found(
        p.part for p in asked.payload.parts if not p.documents and _carried_out(asked, p.part)
    )


def _nothing_later_is_lost(asked: Asked[Supplement]) -> tuple[Verdict, ...]:
    """Pass when nothing that came of the decision is said to have left no papers."""
    given, wanted = asked.payload.papers, asked.step.papers
    there = {each.paper for each in given if each.document is not None}
    absent = {each.paper for each in given if each.absent is not None} - there
    return _found(
        paper.label.zh
        for key, paper in wanted.items()
        if key in absent and latest_of(asked, key) is not None
    )


def latest_of(asked: Asked[Any], key: str) -> Fact | None:
    """Return the latest act that left papers of this kind, where there was one."""
    kind, verbs = LATER.get(key, ("", ()))
    return latest_left(asked.case, (step.key for step in asked.of_kind(kind)), verbs)


def latest_left(case: Case, steps: Iterable[str], verbs: tuple[str, ...]) -> Fact | None:
    """Return the latest act of these steps among these verbs, or among all where none is named."""
    found = (case.fact(step, *verbs) if verbs else case.latest(step) for step in steps)
    return max((f for f in found if f is not None), key=lambda fact: fact.seq, default=None)


def file_is_whole(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass, paper by paper, when what came of the decision is in the file, up to its last act."""
    return tuple(
        _in_the_file(asked, step.key, key, paper)
        for step in asked.of_kind("archive")
        for key, paper in step.papers.items()
    )


def _in_the_file(asked: Asked[Any], archive: str, key: str, paper: RequiredPaper) -> Verdict:
    given, last = asked.case.fact(archive, "supplement"), latest_of(asked, key)
    name = paper.label
    if given is None:
        zh, en = f"“{name.zh}”尚未移交归档。", f"“{name.en}” was not handed over to the archive."
    elif last is not None and last.seq > given.seq:
        zh = f"“{name.zh}”移交以后又有办理（第{last.seq}号），须重新补充移交。"
        en = f"Something was done after “{name.en}” was handed over (line {last.seq}): once more."
    else:
        zh, en = f"“{name.zh}”已移交归档。", f"“{name.en}” was handed over to the archive."
    return verdict(
        "closing.file",
        given is not None and (last is None or last.seq < given.seq),
        zh,
        en,
        paper.source,
        curers=(Duty.DRAFTER, Duty.SECRETARY, Duty.EXECUTOR),
    )


def _found(parts: Iterable[str]) -> tuple[Verdict, ...]:
    """Pass when there are none of these parts: they have papers, and none were handed over."""
    lost = tuple(parts)
    quoted = ", ".join(f"“{part}”" for part in lost)
    return (
        verdict(
            "archive.absent",
            not lost,
            "已办理的环节必有材料，不得以说明代替" + (f"：{'、'.join(lost)}。" if lost else "。"),
            "A step that was carried out left papers; a statement does not replace them"
            + (f": {quoted}." if lost else "."),
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
    given = asked.own("hand_over", "supplement")
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
            Row("supplement", ("filed",), "handed_over"),
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
                "supplement",
                Text("补充移交执行、调整和评估材料", "hand over what came of it"),
                Supplement,
                (Duty.DRAFTER, Duty.SECRETARY, Duty.EXECUTOR),
                ("supplement",),
                requirements=(handed_in, _nothing_later_is_lost),
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
        papered="supplement",
    )
)
