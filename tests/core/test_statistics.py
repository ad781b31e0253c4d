"""The figures of a body equal those counted again from the bytes of its journal."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

import figures_again
import grumbled
import measured
import pytest
from agreed import Journal, agrees, counts, row
from cases import READY, TOWN, empty, lawful, move_of, setting_of
from hypothesis import given, settings
from hypothesis import strategies as st
from overseen import register
from procedures import FOUR_NOTS, adjusted
from watched import Watched, acts, watched

from api.demo.scene import PEOPLE
from decision_flow.domain.calendar import Unit
from decision_flow.domain.case import Fact, fold
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.staff import Staff, fold_staff
from decision_flow.domain.steps.after.post_evaluation import WITHIN
from decision_flow.domain.values import HOUSE_RULE
from decision_flow.domain.views import Attempt, Refusal
from decision_flow.engine.decide import decide
from decision_flow.engine.rules import Ready
from decision_flow.engine.statistics import Population, Record, Statistic, statistics
from decision_flow.store.codec import fact_bytes, refusal_bytes
from workflows import calendar

KEPT = calendar.load()
FROZEN = datetime(2024, 6, 1, tzinfo=UTC)
YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))


@dataclass(frozen=True)
class Drawn:
    """How far a case went, by how many days it began later, what was asked too early in it.

    `within` is in how many days of its publication the decision is evaluated, where it has to be.
    """

    acts: int
    later: int
    asked: int
    within: int | None = None


@dataclass(frozen=True)
class Office:
    """What was drawn of the body beside its cases."""

    watched: tuple[Watched, ...] = ()
    complaints: tuple[int, ...] = ()
    measures: tuple[int, ...] = ()


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
            procedure=ready(drawn.within).procedure.digest,
        )
        for fact in story()[: drawn.acts]
    )


def refusal(drawn: Drawn, name: str) -> Refusal:
    found = too_early()[drawn.asked]
    return replace(found, stream=name, recorded_at=found.recorded_at + timedelta(days=drawn.later))


@cache
def ready(within: int | None) -> Ready:
    """Return the procedure that asks for an evaluation within so many days, or for none."""
    if within is None:
        return READY
    figure = Figure(Bound.AT_MOST, within, Unit.DAYS, HOUSE_RULE)
    asked = adjusted(FOUR_NOTS, "post_evaluation", figures={WITHIN: figure})
    return Ready(replace(asked, digest=f"{within:064}"))


def body_facts(office: Office) -> tuple[Fact, ...]:
    """Return what the body's stream says: what was refused of supervisions is not kept."""
    made, told = register(), list[Fact]()
    for said, who, on in acts(office.watched):
        answer = made.says(said, who, on)
        told += answer.facts if isinstance(answer, Accepted) else ()
    on = date(2023, 12, 20)
    told += grumbled.facts(office.complaints, len(told) + 1, on)
    return (*told, *measured.facts(office.measures, len(told) + 1, on))


def population(
    cases: Sequence[Drawn],
    period: Period,
    frozen: datetime = FROZEN,
    office: Sequence[Fact] = (),
) -> Population:
    records, refusals = [], []
    for number, drawn in enumerate(cases):
        name, rules = f"c{number}", ready(drawn.within)
        there = tuple(f for f in facts(drawn, name) if f.recorded_at <= frozen)
        refusals.append(refusal(drawn, name))
        if there:
            start = replace(empty(rules), id=name)
            records.append(Record(fold(start, there), rules, there))
    kept = tuple(each for each in refusals if each.recorded_at <= frozen)
    staff = Staff(TOWN, PEOPLE, KEPT.digest)
    body = fold_staff(staff, (f for f in office if f.recorded_at <= frozen)).body
    return Population(body, KEPT, tuple(records), kept, period, frozen)


def told(of: Population) -> dict[str, Statistic]:
    return {each.key: each for each in statistics(of)}


def journal(cases: Sequence[Drawn], frozen: datetime, office: Sequence[Fact]) -> Journal:
    """Return the bytes of what was drawn, as plain JSON, by the moment."""
    written = [
        figures_again.read((fact_bytes(f, "0" * 64) for f in facts(drawn, f"c{n}")), frozen)
        for n, drawn in enumerate(cases)
    ]
    told_no = [refusal_bytes(refusal(d, f"c{n}"), "0" * 64) for n, d in enumerate(cases)]
    return Journal(
        cases=[lines for lines in written if lines],
        body=figures_again.read((fact_bytes(f, "0" * 64) for f in office), frozen),
        refusals=figures_again.read(told_no, frozen),
        within={f"{days:064}": days for days in (60, 180)},
    )


def agree(
    cases: Sequence[Drawn], period: Period, frozen: datetime = FROZEN, office: Office | None = None
) -> dict[str, Statistic]:
    """Return the figures once every one is what the bytes of the journal give."""
    stream = body_facts(office or Office())
    found = statistics(population(cases, period, frozen, stream))
    return agrees(found, journal(cases, frozen, stream), period, frozen)


def drawn_by(lot: random.Random) -> Drawn:
    reached, asked = lot.randint(1, len(story())), lot.randrange(len(too_early()))
    return Drawn(reached, lot.randint(0, 400), asked, lot.choice([None, 60, 180]))


def test_every_figure_of_five_hundred_cases_is_the_one_counted_again_from_the_journal() -> None:
    lot = random.Random(713)  # noqa: S311 - a population that can be drawn again
    cases = [drawn_by(lot) for _ in range(500)]
    office = Office(
        tuple(watched(lot) for _ in range(40)),
        tuple(lot.randrange(len(grumbled.COURSES)) for _ in range(40)),
        tuple(range(len(measured.COURSES))),
    )
    found = agree(cases, YEAR, office=office)
    assert all(any(each.count for each in figure.rows) for figure in found.values())
    agree(cases, YEAR, datetime(2023, 8, 1, tzinfo=UTC), office)


DRAWN = st.builds(
    Drawn,
    st.integers(1, 67),
    st.integers(0, 400),
    st.integers(0, 60),
    st.sampled_from([None, 60, 180]),
)
OFFICE = st.builds(
    Office,
    st.lists(st.integers(0, 2**32).map(Random).map(watched), max_size=4).map(tuple),
    st.lists(st.integers(0, len(grumbled.COURSES) - 1), max_size=6).map(tuple),
    st.lists(st.integers(0, len(measured.COURSES) - 1), max_size=6).map(tuple),
)
DAYS = st.dates(date(2023, 1, 1), date(2024, 12, 31))


@settings(deadline=None, max_examples=60)
@given(st.lists(DRAWN, max_size=20), OFFICE, st.tuples(DAYS, DAYS), st.integers(0, 700))
def test_every_figure_is_the_one_counted_again_whatever_was_drawn(
    cases: list[Drawn], office: Office, span: tuple[date, date], day: int
) -> None:
    frozen = datetime(2023, 1, 1, tzinfo=UTC) + timedelta(days=day)
    agree(cases, Period(min(span), max(span)), frozen, office)


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
    planned = {"planned_in_time": 1} if stands == "in_time" else {}
    assert counts(found) == Counter({stands: 1, **planned})


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
    found = told(Population(TOWN, KEPT, (record,), (), YEAR, FROZEN))["step_times"]
    consulted = row(found, "open_consultation")
    assert consulted is not None
    assert (consulted.days, consulted.below) == (days, below)
    notes = [item.note.zh for item in consulted.items if item.note is not None]
    assert len(notes) == below
    least = (began + timedelta(days=30)).date()
    assert all(note.endswith(f"最早止于{least}") for note in notes)
