"""What an evaluation is measured by: what speaks for it, who may not do it, what it comes to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from decision_flow.domain.case import Case, Fact
from decision_flow.domain.execution.due import days_late
from decision_flow.domain.execution.said import Finder
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Body
from decision_flow.domain.steps.after.post_evaluation.said import (
    Commission,
    Report,
    SourceOf,
    Tally,
)
from decision_flow.domain.steps.before import assessment, risk_assessment
from decision_flow.domain.steps.before.expert_argument import Select
from decision_flow.domain.values import Text

_LED = Text("承办单位", "the unit that led the drafting")
_DRAFTED = Text("参与承办的单位", "a unit that drafted it")
_EXECUTES = Text("执行单位", "a unit that carries it out")
_ASSISTS = Text("配合执行的单位", "a unit that assists in carrying it out")


@dataclass(frozen=True, slots=True)
class Triggers:
    """What speaks for an evaluation, as the case itself knows it.

    `opinions` are problems that the public reported, `missed` tasks that were reported late,
    `complaints` complaints and proposals about the case that were taken up and not found untrue.
    """

    opinions: int
    missed: int
    complaints: int = 0

    @property
    def any(self) -> bool:
        """Return whether anything speaks for it."""
        return bool(self.opinions or self.missed or self.complaints)


def triggers(case: Case, body: Body) -> Triggers:
    """Return what speaks for an evaluation, counted over what is carried out and complained of."""
    opinions = missed = 0
    for book in case.tasks.values():
        opinions += sum(each.said.found_by is Finder.PUBLIC for each in book.troubles)
        days = (days_late(each, book, body, as_stated=True) for each in book.tasks.values())
        missed += sum(late is not None for late in days)
    return Triggers(opinions, missed, body.complaints.counted(case.id))


def argued_before(asked: Asked[Any]) -> Iterator[tuple[str, Text]]:
    """Yield the units that did the main argument and assessment before the decision, and as what.

    Whoever a report was commissioned from or refers to made it; else the units of who filed and
    concluded it.
    """
    case = asked.case
    for step in asked.procedure.steps.values():
        chosen, report = case.fact(step.key, "select"), case.fact(step.key, "report")
        if chosen is not None and isinstance(chosen.payload, Select):
            yield from ((expert.unit, step.label) for expert in chosen.payload.experts)
        if report is None:
            continue
        said = report.payload
        if isinstance(said, risk_assessment.Report):
            made_by = said.existing.made_by if said.existing is not None else said.made_by
            units = (made_by,) if made_by else _made_in(asked, report)
            yield from ((unit, step.label) for unit in units)
        elif isinstance(said, assessment.Report):
            yield from ((unit, step.label) for unit in _made_in(asked, report))


def _made_in(asked: Asked[Any], report: Fact) -> tuple[str, ...]:
    """Return the units, as they were then, of who filed and concluded it and whom they stood for.

    What stands is decided again by the unit of who filed it alone, as it was (ADR 0060).
    """
    if asked.setting.again:
        return (report.actor.unit,)
    concluded = asked.case.fact(report.step, "conclude")
    units: dict[str, None] = {}
    for fact in (report, *((concluded,) if concluded is not None else ())):
        stood_for = asked.setting.persons.get(fact.actor.instead_of or "")
        units[fact.actor.unit] = None
        if stood_for is not None:
            units[stood_for.unit_on(asked.day_of(fact))] = None
    return tuple(units)


def drafted(units: Iterable[str]) -> Iterator[tuple[str, Text]]:
    """Yield the units that draft the case or did, and as what: the first leads."""
    for place, unit in enumerate(units):
        yield unit, _LED if place == 0 else _DRAFTED


def carried_out(case: Case) -> Iterator[tuple[str, Text]]:
    """Yield the units whose task something of it is or was, and those that assist, and as what."""
    for book in case.tasks.values():
        for each in book.tasks.values():
            yield from ((unit, _EXECUTES) for unit in (each.task.unit, *each.former))
            yield from ((unit, _ASSISTS) for unit in each.task.assisting)


def sources_of(tally: Tally | None) -> tuple[SourceOf, ...]:
    """Return the sources that count: all three, or without the public where nobody answered."""
    silent = tally is not None and not tally.received
    return tuple(s for s in SourceOf if not (silent and s is SourceOf.PUBLIC))


def score_of(commission: Commission, tally: Tally | None, report: Report) -> Fraction:
    """Return the result, of a hundred: exact, by the sources that count, never rounded here."""
    sources = sources_of(tally)
    weights = {source: getattr(commission.weights, source) for source in sources}
    indicators = {each.key: each.weight for each in commission.indicators}
    total = sum(
        indicators[score.indicator] * weights[score.source] * score.points
        for score in report.scores
        if score.indicator in indicators and score.source in weights
    )
    return Fraction(total, sum(indicators.values()) * sum(weights.values()))
