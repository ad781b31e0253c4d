"""What must hold of what is written, whatever was tried; and how much of it was seen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from histories.told import Told

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import Case, Edge
from decision_flow.domain.steps.before.legality_review import Opine
from decision_flow.domain.steps.common import REOPEN
from decision_flow.engine.deadlines import deadlines, deadlines_after
from decision_flow.engine.rules import Ready
from decision_flow.engine.views import gate_views, gate_views_after


@dataclass(slots=True)
class Counts:
    """What a number of histories came to."""

    accepted: Counter[str] = field(default_factory=Counter)
    """Rules fired by `decide`, by name."""
    refused: Counter[str] = field(default_factory=Counter)
    """Attempts refused, by step and verb."""
    ends: Counter[str] = field(default_factory=Counter)
    tallies: Counter[str] = field(default_factory=Counter)

    def __iadd__(self, other: "Counts") -> Self:
        """Add what other histories came to."""
        for mine, theirs in zip(self._all(), other._all(), strict=True):
            mine.update(theirs)
        return self

    def _all(self) -> tuple[Counter[str], ...]:
        return self.accepted, self.refused, self.ends, self.tallies

    def __str__(self) -> str:
        """Return the counts in a few lines."""
        runs, tallies = self.tallies["runs"], self.tallies
        decided = tallies["decided"]
        ends = ", ".join(f"{end} {count}" for end, count in sorted(self.ends.items()))
        return (
            f"{runs} runs, {tallies['attempts']} attempts: {self.accepted.total()} accepted, "
            f"{self.refused.total()} refused\n"
            f"decided {decided} ({decided / max(1, runs):.1%} of the runs), after rework "
            f"{tallies['decided after rework']}; ends: {ends}\n"
            f"rules fired: {len(self.accepted)}; opened by time alone: "
            f"{tallies['opened by time']}; entered late from paper: {tallies['entered late']}"
        )


def snapshot(case: Case) -> tuple[object, ...]:
    """Return all that a case holds, apart from the case."""
    return (
        *(case.id, case.seq, case.draft, case.procedure),
        *(dict(case.shape), dict(case.about), dict(case.last), dict(case.denied), dict(case.acted)),
        *(
            dict(case.entrusted),
            dict(case.compared),
            dict(case.reported),
            case.minutes,
            case.handed,
        ),
        dict(case.refuted),
    )


def check_written(ready: Ready, before: Case, told: Sequence[Told], earlier: Case) -> None:
    """Check that no line is lost or out of order, and that the last one is an edge of the proof."""
    lines = [t.seq for t in told]
    assert lines == list(range(before.seq + 1, before.seq + 1 + len(lines))), "a line is missing"
    fact = told[-1].fact
    assert fact.stated_at <= fact.recorded_at, "stated ahead of its record"
    if earlier is not before:
        assert fact.edges == _edges(ready, told[-1], earlier), f"{fact.name} is no rule's edge"


def check_beside(
    ready: Ready, earlier: Case, case: Case, *, told: Told, calendar: Calendar
) -> None:
    """Check that what is kept beside a case comes out the same line by line as all at once."""
    fact, body = told.fact, told.body
    gates = gate_views_after(ready, case, fact, gate_views(ready, earlier))
    assert gates == gate_views(ready, case), "a gate was not looked at again"
    had = deadlines(ready, earlier, body, calendar)
    due = deadlines_after(ready, case, fact, had, body=body, calendar=calendar)
    assert due == deadlines(ready, case, body, calendar), "a day was not counted again"


def _edges(ready: Ready, told: Told, earlier: Case) -> tuple[Edge, ...]:
    """Return the edges of the rule, and of the reopenings that a class or an opinion names."""
    edges = ready.apply(earlier.shape, ready.rules[told.fact.name])
    examined = told.says.examined if isinstance(told.says, Opine) else ()
    owed = [each.step for each in examined if not each.upheld]
    for step in (*getattr(told.says, "touches", ()), *owed):
        shape = {**earlier.shape} | {e.component: e.target for e in edges}
        rule = ready.rules.get(f"{step}.{REOPEN}")
        if rule is not None and not ready.unmet(shape, rule):
            edges += ready.apply(shape, rule)
    return edges
