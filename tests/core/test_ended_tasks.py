"""A task that a later decision ended leaves the on-time rate only where it was not overdue then."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import owed_again
import pytest
from carried import DUE, OCTOBER, assigned, finished, listing, problem, rated, seen, task
from cases import CHIEF, SECRETARY, before, codes
from changed import STOP, after, asked, other, refer, settle
from figures_again import read
from hypothesis import given, settings
from hypothesis import strategies as st

from api.demo.scene import at
from decision_flow.domain.case import Case, Fact, fold
from decision_flow.domain.execution.rate import DEFINITION, Punctual
from decision_flow.domain.links import LinkKind
from decision_flow.domain.move import Accepted
from decision_flow.domain.steps.after import execution
from decision_flow.store.codec import fact_bytes

FOUND = date(2023, 10, 2)
IN_TIME, LATE = Punctual.IN_TIME, Punctual.LATE
NOT_DONE, WAITS = Punctual.NOT_DONE, Punctual.NOT_ACCEPTED


def done(case: Case, key: str, on: date, *, accepted: bool) -> Case:
    case = after(case, "finish", finished(key), "he", on)
    return after(case, "inspect", seen(key), SECRETARY, on) if accepted else case


def referred(case: Case, on: date = FOUND) -> Case:
    case = after(case, "problem", problem(on), "he", on)
    return after(case, "refer", refer(), SECRETARY, on, other())


def ended(case: Case, on: date, *keys: str) -> Case:
    effect = execution.Effect.CARRIES_ON
    return after(case, "settle", settle(effect, *keys, of=case), SECRETARY, on, other(issued=True))


def stands(case: Case, frozen: date = date(2024, 6, 1)) -> dict[str, Punctual]:
    return {each.key: each.stands for each in rated(case, frozen=frozen).tasks}


@pytest.mark.parametrize(
    ("days", "counts"), [(-1, False), (0, False), (1, True), (60, True)], ids=str
)
@pytest.mark.parametrize("reported", [None, -3, 0, 1])
def test_a_task_that_was_ended_after_its_day_counts_as_it_stood(
    *, days: int, counts: bool, reported: int | None
) -> None:
    case = referred(done(assigned(task(), task("T2")), "T2", FOUND, accepted=True))
    on = DUE + timedelta(days=days)
    if reported is not None and reported <= days:
        case = done(case, "T1", DUE + timedelta(days=reported), accepted=False)
        stood = WAITS if reported <= 0 else LATE
    else:
        stood = NOT_DONE
    found = stands(ended(case, on, "T1"))
    assert found == {"T2": IN_TIME, **({"T1": stood} if counts else {})}


@given(st.integers(1, 400), st.integers(0, 400))
def test_no_look_at_a_period_forgets_what_was_overdue_at_an_earlier_one(
    seen_after: int, ended_after: int
) -> None:
    case = referred(done(assigned(task(), task("T2")), "T2", FOUND, accepted=True))
    looked = DUE + timedelta(days=seen_after)
    early = rated(case, frozen=looked)
    late = rated(ended(case, looked + timedelta(days=ended_after), "T1"), frozen=date(2026, 1, 1))
    assert early.rate == late.rate


@pytest.mark.parametrize("days", [30, 45])
def test_the_day_that_a_suspension_moved_along_is_the_day_by_which_it_is_ended(days: int) -> None:
    """The clock stands still until the new case is settled: nothing was overdue by then."""
    case = after(assigned(task()), "problem", problem(FOUND), "he", FOUND)
    case = after(case, "suspend", STOP, CHIEF, FOUND)
    case = after(case, "refer", refer(), SECRETARY, FOUND, other())
    assert not rated(ended(case, FOUND + timedelta(days=days), "T1"), ANY).tasks


ANY = replace(OCTOBER, first=date(2023, 1, 1), last=date(2024, 12, 31))


@pytest.mark.parametrize("effect", [execution.Effect.REPLACED, execution.Effect.TERMINATED])
def test_what_was_overdue_stays_overdue_where_all_is_ended(effect: execution.Effect) -> None:
    ends = effect is execution.Effect.TERMINATED
    kind = LinkKind.TERMINATES if ends else LinkKind.ADJUSTS
    change = execution.Change.TERMINATE if ends else execution.Change.ADJUST
    case = assigned(task(), task("T2", due=date(2023, 10, 20)), task("T3", due=date(2023, 10, 28)))
    case = done(case, "T3", date(2023, 10, 27), accepted=True)
    case = after(case, "problem", problem(FOUND), "he", date(2023, 10, 27))
    on = date(2023, 10, 28)
    case = after(case, "refer", refer(change), SECRETARY, on, other(kind))
    says = settle(effect, of=case)
    assert stands(after(case, "settle", says, SECRETARY, on, other(kind, issued=True))) == {
        "T2": NOT_DONE,
        "T3": IN_TIME,
    }


# Counted again from the bytes -------------------------------------------------------------------


def _settles(effect: execution.Effect, case: Case) -> execution.Settle:
    named = ("T1",) if effect is execution.Effect.CARRIES_ON else ()
    return settle(effect, *named, of=case)


def told(*said: tuple[str, object, str, date]) -> tuple[Case, list[Fact]]:
    """Return a case in which this was said one after the other, with its facts since the plan."""
    case, facts = before("execution.assign"), list[Fact]()
    for verb, says, who, on in said:
        # The lines of the problems are known once they are told.
        payload = _settles(says, case) if isinstance(says, execution.Effect) else says
        beside = other(issued=isinstance(payload, execution.Settle))
        answer = asked(case, verb, payload, who, on, beside)
        assert isinstance(answer, Accepted), codes(answer)
        case, facts = fold(case, answer.facts), [*facts, *answer.facts]
    return case, facts


DAYS = st.integers(-10, 10).map(lambda count: DUE + timedelta(days=count))
ENDS = st.sampled_from([execution.Effect.CARRIES_ON, execution.Effect.REPLACED])


@settings(max_examples=60)
@given(days=st.lists(DAYS, min_size=3, max_size=3), effect=ENDS, accepted=st.booleans())
def test_the_rate_is_the_one_counted_again_from_the_bytes_whenever_a_task_is_ended(
    *, days: list[date], effect: execution.Effect, accepted: bool
) -> None:
    reported, inspected, on = sorted(days)
    plan = listing(task(), task("T2"), task("T3", due=DUE - timedelta(days=2)))
    case, facts = told(
        ("assign", plan, SECRETARY, FOUND),
        ("problem", problem(FOUND), "he", FOUND),
        ("refer", refer(), SECRETARY, FOUND),
        ("finish", finished("T2"), "he", reported),
        *([("inspect", seen("T2"), SECRETARY, inspected)] if accepted else []),
        ("settle", effect, SECRETARY, on),
    )
    moment = at(date(2023, 12, 1))
    lines = read((fact_bytes(fact, "0" * 64) for fact in facts), moment)
    counted = owed_again.on_time([lines], OCTOBER.first, OCTOBER.last)
    rate = rated(case)
    assert Counter({str(p): rate.count(p) for p in Punctual if rate.count(p)}) == Counter(
        {key: many for key, many in counted.items() if key in set(Punctual)}
    )


def test_the_definition_says_so_in_both_languages() -> None:
    assert "到期日以前（含当日）因决策变更而结束的任务不计入" in DEFINITION.zh
    assert "到期日以后才结束的仍按其状况计入" in DEFINITION.zh
    assert "What a later decision ended by its day does not count" in DEFINITION.en
