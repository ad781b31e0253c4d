"""All figures of a body laid beside those that are counted again from its journal's bytes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import evaluated_again
import figures_again
import owed_again
import supervised_again
from figures_again import Line

from decision_flow.domain.execution.rate import Period, Punctual
from decision_flow.engine.statistics import Row, Statistic

_OPINE, _CONCLUDE = ("legality_review", "opine"), ("post_evaluation", "conclude")


@dataclass(frozen=True)
class Journal:
    """The lines of a body by the moment: of its cases, its own, and what was refused.

    `within` says by procedure in how many days of the publication a decision is evaluated,
    `tabled` in how many days of being put on the agenda a meeting is called.
    """

    cases: list[list[Line]]
    body: list[Line]
    refusals: list[Line]
    within: Mapping[str, int] = field(default_factory=dict)
    tabled: int | None = None


def counts(of: Statistic) -> Counter[str]:
    return Counter({str(row.key): row.count for row in of.rows if row.count})


def days(of: Statistic) -> Counter[str]:
    """Return how many days the items of each row took together."""
    return +Counter({row.key: sum(i.days or 0 for i in row.items) for row in of.rows})


def row(of: Statistic, key: str) -> Row | None:
    return next((each for each in of.rows if each.key == key), None)


def agrees(
    told: Sequence[Statistic], journal: Journal, period: Period, frozen: datetime
) -> dict[str, Statistic]:
    """Return the figures by key, all of which are what the bytes of the journal give."""
    found = {each.key: each for each in told}
    today = (frozen + timedelta(hours=8)).date()
    first, last = span = period.first, period.last
    cases, there = journal.cases, supervised_again.told(journal.body)
    _of_cases(found, journal, period)
    owed, owed_days = owed_again.overdue(cases, today, journal.within, journal.tabled)
    opined = evaluated_again.said(cases, _OPINE, "conclusion", span)
    concluded = evaluated_again.said(cases, _CONCLUDE, "consequence", span)
    objected, took = supervised_again.objected(there, first, last)
    late, by_days = supervised_again.overdue(there, today)
    expected = {
        "cases": figures_again.by_phase(cases),
        "overdue": owed,
        "refusals": figures_again.refused(journal.refusals, first, last),
        "on_time": owed_again.on_time(cases, first, last),
        "complaints": evaluated_again.complaints(journal.body),
        "legality_opinions": opined,
        "supervisions_ordered": supervised_again.ordered(there, first, last),
        "supervisions": supervised_again.stages(there, today),
        "findings": supervised_again.found(there, first, last),
        "conclusions": supervised_again.concluded(there, first, last),
        "objections": objected,
        "rectifications": supervised_again.rectified(there, first, last, today),
        "overdue_in_supervisions": late,
        "followed_supervisions": supervised_again.followed(journal.body, first, last),
        "measures": supervised_again.measured(journal.body, first, last),
        "evaluations": evaluated_again.by_state(cases),
        "evaluations_due": evaluated_again.due(cases, journal.within, span, today),
        "evaluations_concluded": concluded,
    }
    for key, counted in expected.items():
        assert counts(found[key]) == counted, (key, counts(found[key]), counted)
    assert {*found} == {*expected, "step_times", "adoption"}
    took_in_all = {"objections": took, "overdue": owed_days, "overdue_in_supervisions": by_days}
    for key, counted in took_in_all.items():
        assert days(found[key]) == +counted, key
    mended = expected["rectifications"]
    shared = {each.of for each in found["rectifications"].rows if each.key != "dropped"}
    assert shared == {mended.total() - mended["dropped"]}
    due = sum(expected["on_time"][each] for each in Punctual)
    planned = due - expected["on_time"]["added"]
    shares = {each.key: each.of for each in found["on_time"].rows}
    assert shares == {**dict.fromkeys(Punctual, due), "added": due, "planned_in_time": planned}
    for key in ("legality_opinions", "objections", "evaluations_due"):
        assert {each.of for each in found[key].rows} == {expected[key].total()}
    _of_refusals(found["refusals"], journal, period)
    return found


def _of_refusals(found: Statistic, journal: Journal, period: Period) -> None:
    """Hold each refusal against its own reason, and each row against how many reasons there are."""
    told = figures_again.reasons(journal.refusals, period.first, period.last)
    assert {each.key for each in found.rows} == {*told}
    for each in found.rows:
        assert Counter(item.note.zh for item in each.items if item.note) == told[each.key]
        many = len(told[each.key])
        assert (f"等{many}种理由" in each.label.zh) is (many > 1)
        assert any(each.label.zh.startswith(reason) for reason in told[each.key])


def _of_cases(found: Mapping[str, Statistic], journal: Journal, period: Period) -> None:
    times = figures_again.times(journal.cases, period.first, period.last)
    assert {each.key for each in found["step_times"].rows} == {*times}
    for each in found["step_times"].rows:
        took = [(end - start).days for start, end in times[each.key]]
        assert sorted(item.days or 0 for item in each.items) == sorted(took)
        assert (each.count, each.days) == (len(took), sum(took))
        assert each.below == figures_again.below(each.key, times[each.key])
        assert (each.below or 0) == sum(item.note is not None for item in each.items)
    whole, partly, total = figures_again.adopted(journal.cases, period.first, period.last)
    shares = {each.key: (each.count, each.of) for each in found["adoption"].rows}
    assert shares == {"adopted": (whole, total), "partly": (partly, total)}
