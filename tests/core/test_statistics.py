"""The figures of a body equal those counted again from the bytes of its journal."""

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

import figures_again
import pytest
from cases import CALENDAR, READY, TOWN, empty, lawful, move_of, setting_of
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_flow.domain.case import Fact, fold
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.views import Attempt, Refusal
from decision_flow.engine.decide import decide
from decision_flow.engine.statistics import Population, Record, Row, Statistic, statistics
from decision_flow.store.codec import fact_bytes, refusal_bytes

FROZEN = datetime(2024, 6, 1, tzinfo=UTC)
YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))


@dataclass(frozen=True)
class Drawn:
    """How far a case went, by how many days it began later, what was asked too early in it."""

    acts: int
    later: int
    asked: int


@cache
def story() -> tuple[Fact, ...]:
    case, told = empty(), list[Fact]()
    for scene in lawful():
        answer = decide(READY, case, move_of(scene), setting_of(scene))
        assert isinstance(answer, Accepted)
        case, told = fold(case, answer.facts), [*told, *answer.facts]
    return tuple(told)


@cache
def too_early() -> tuple[Refusal, ...]:
    """Return what is refused when each act of the story is asked of a case just begun."""
    found = []
    for scene in lawful()[1:]:
        answer = decide(READY, empty(), move_of(scene), setting_of(scene))
        assert isinstance(answer, Refused)
        move = move_of(scene)
        kind = READY.kind(scene.step).id
        who = move.person
        attempt = Attempt(scene.step, scene.verb, kind, scene.says, who.id, who.name, who.unit)
        verdicts = answer.verdicts
        found.append(Refusal("c1", 1, 0, attempt, verdicts, scene.on, "p", "c"))
    return tuple(found)


def facts(drawn: Drawn, name: str) -> tuple[Fact, ...]:
    later = timedelta(days=drawn.later)
    return tuple(
        replace(
            fact,
            stream=name,
            stated_at=fact.stated_at + later,
            recorded_at=fact.recorded_at + later,
        )
        for fact in story()[: drawn.acts]
    )


def refusal(drawn: Drawn, name: str) -> Refusal:
    found = too_early()[drawn.asked]
    return replace(found, stream=name, recorded_at=found.recorded_at + timedelta(days=drawn.later))


def population(cases: Sequence[Drawn], period: Period, frozen: datetime = FROZEN) -> Population:
    records, refusals = [], []
    for number, drawn in enumerate(cases):
        name = f"c{number}"
        there = tuple(f for f in facts(drawn, name) if f.recorded_at <= frozen)
        refusals.append(refusal(drawn, name))
        if there:
            records.append(Record(fold(replace(empty(), id=name), there), READY, there))
    kept = tuple(each for each in refusals if each.recorded_at <= frozen)
    return Population(TOWN, CALENDAR, tuple(records), kept, period, frozen)


def told(of: Population) -> dict[str, Statistic]:
    return {each.key: each for each in statistics(of)}


def counts(of: Statistic) -> Counter[str]:
    return Counter({row.key: row.count for row in of.rows if row.count})


def row(of: Statistic, key: str) -> Row | None:
    return next((each for each in of.rows if each.key == key), None)


def agrees(cases: Sequence[Drawn], period: Period, frozen: datetime = FROZEN) -> None:
    """Pass when every figure is the one that the bytes of the journal give."""
    found = told(population(cases, period, frozen))
    written = [
        figures_again.read((fact_bytes(f, "0" * 64) for f in facts(drawn, f"c{n}")), frozen)
        for n, drawn in enumerate(cases)
    ]
    journal = [lines for lines in written if lines]
    first, last = period.first, period.last
    assert counts(found["cases"]) == figures_again.by_phase(journal)
    for step, days in figures_again.times(journal, first, last).items():
        there = row(found["step_times"], step)
        assert there is not None
        assert sorted(i.days or 0 for i in there.items) == sorted(days)
        assert (there.count, there.days) == (len(days), sum(days))
    stands = figures_again.on_time(journal, first, last)
    assert counts(found["on_time"]) == stands
    assert {each.of for each in found["on_time"].rows} == {stands.total()}
    unfinished = row(found["overdue"], "execution.finish")
    today = (frozen + timedelta(hours=8)).date()
    assert (unfinished.count if unfinished else 0) == figures_again.unfinished(journal, today)
    adopted = row(found["adoption"], "adopted")
    assert adopted is not None
    assert adopted.share == figures_again.adopted(journal, first, last)
    told_no = [
        json.loads(refusal_bytes(refusal(d, f"c{n}"), "0" * 64)) for n, d in enumerate(cases)
    ]
    by_then = [each for each in told_no if datetime.fromisoformat(each["recorded_at"]) <= frozen]
    assert counts(found["refusals"]) == figures_again.refused(by_then, first, last)


def drawn_by(lot: random.Random) -> Drawn:
    acts, asked = lot.randint(1, len(story())), lot.randrange(len(too_early()))
    return Drawn(acts, lot.randint(0, 400), asked)


def test_every_figure_of_five_hundred_cases_is_the_one_counted_again_from_the_journal() -> None:
    lot = random.Random(713)  # noqa: S311 - a population that can be drawn again
    cases = [drawn_by(lot) for _ in range(500)]
    agrees(cases, YEAR)
    agrees(cases, YEAR, frozen=datetime(2023, 8, 1, tzinfo=UTC))


DRAWN = st.builds(Drawn, st.integers(1, 67), st.integers(0, 400), st.integers(0, 60))
DAYS = st.dates(date(2023, 1, 1), date(2024, 12, 31))


@settings(deadline=None, max_examples=60)
@given(st.lists(DRAWN, max_size=20), DAYS, DAYS, st.integers(0, 700))
def test_every_figure_is_the_one_counted_again_whatever_was_drawn(
    cases: list[Drawn], one: date, other: date, day: int
) -> None:
    frozen = datetime(2023, 1, 1, tzinfo=UTC) + timedelta(days=day)
    agrees(cases, Period(min(one, other), max(one, other)), frozen)


def test_a_figure_names_everything_that_it_counts() -> None:
    cases = [Drawn(67, 0, 3), Drawn(52, 0, 4), Drawn(51, 40, 5)]
    for figure in told(population(cases, YEAR)).values():
        assert figure.definition.zh
        assert figure.definition.en
        for each in figure.rows:
            named = len(each.items)
            assert each.count == named or figure.key == "adoption"


@pytest.mark.parametrize(
    ("acts", "later", "stands"),
    [(51, 0, "not_done"), (52, -2, "not_accepted"), (53, -2, "in_time"), (53, -1, "late")],
)
def test_a_task_is_in_time_up_to_its_day_once_it_was_accepted(
    acts: int, later: int, stands: str
) -> None:
    due = Period(date(2023, 6, 14), date(2023, 6, 14))
    found = told(population([Drawn(acts, later, 0)], due))["on_time"]
    assert counts(found) == Counter({stands: 1})


@pytest.mark.parametrize(("day", "late"), [(13, 0), (14, 0), (15, 1)])
def test_what_is_due_is_overdue_from_the_day_after(day: int, late: int) -> None:
    frozen = datetime(2023, 6, day, 2, tzinfo=UTC)
    found = told(population([Drawn(51, 0, 0)], YEAR, frozen))["overdue"]
    assert counts(found)["execution.finish"] == late
    there = row(found, "execution.finish")
    assert there is None or [item.days for item in there.items] == [1]


def test_a_period_counts_its_first_and_its_last_day() -> None:
    (answered,) = [f for f in story() if f.step == "open_consultation" and f.verb == "answer"]
    on = TOWN.day(answered.stated_at)
    for first, last, counted in (
        (on, on, True),
        (on + timedelta(days=1), on + timedelta(days=9), False),
        (on - timedelta(days=9), on - timedelta(days=1), False),
    ):
        found = told(population([Drawn(67, 0, 0)], Period(first, last)))["adoption"]
        assert bool(found.rows[0].of) is counted


@pytest.mark.parametrize(("days", "below"), [(29, 1), (30, 0), (31, 0)])
def test_a_step_that_took_less_than_its_least_time_is_counted_below(days: int, below: int) -> None:
    (answered,) = [f for f in story() if f.step == "open_consultation" and f.verb == "answer"]
    began = answered.stated_at - timedelta(days=days)
    there = tuple(
        replace(f, stated_at=began) if (f.step, f.verb) == ("open_consultation", "publish") else f
        for f in story()
    )
    record = Record(fold(empty(), there), READY, there)
    found = told(Population(TOWN, CALENDAR, (record,), (), YEAR, FROZEN))["step_times"]
    consulted = row(found, "open_consultation")
    assert consulted is not None
    assert (consulted.days, consulted.below) == (days, below)
