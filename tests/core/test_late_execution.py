"""What is entered late while a decision is carried out: who compares it, and what it counts."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import owed_again
import pytest
from carried import (
    BUILDER,
    DUE,
    POLICE,
    allows,
    assigned,
    book,
    finished,
    problem,
    rated,
    seen,
    task,
    wants,
)
from cases import (
    CALENDAR,
    CHIEF,
    READY,
    SECRETARY,
    TOWN,
    accepted,
    ask,
    before,
    codes,
    on_file,
    take,
    unmet,
    warnings,
)
from hypothesis import given
from hypothesis import strategies as st

from api.demo.scene import PEOPLE, at, paper
from decision_flow.domain.case import CASE, Case, fold
from decision_flow.domain.execution.due import DueDay, due_day
from decision_flow.domain.execution.rate import Period, Punctual
from decision_flow.domain.fact import Fact
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.people import Duty, Held, Left, Person
from decision_flow.domain.said import Compare, Paper
from decision_flow.domain.steps.after import execution, post_evaluation
from decision_flow.domain.units import Succession
from decision_flow.domain.values import Text
from decision_flow.engine.decide import decide
from decision_flow.store.codec import fact_bytes

SAID, NOW = DUE - timedelta(days=1), DUE + timedelta(days=40)
SCAN, OFFICE = paper("补录件"), PEOPLE[SECRETARY].unit
DAY = timedelta(days=1)
OUTSIDE = "县档案馆"


def of(
    unit: str, duty: Duty = Duty.ARCHIVIST, *, who: str = "one", left: tuple[Left, ...] = ()
) -> Person:
    return Person(who, who, unit, (Held(duty, date(2021, 1, 1)),), left=left)


def compared(
    case: Case, verb: str, by: Person, *, step: str = "execution", day: date = SAID
) -> Case:
    """Return the case once somebody compared the paper of an act."""
    shown = Compare(scan=SCAN, receipt="收9号", step=step, verbs=(verb,), day=day)
    return take(case, f"{CASE}.compare", shown, by, NOW)


def entered(  # noqa: PLR0917 - read in this order it is a sentence
    case: Case, verb: str, says: Any, who: Person, by: Person, day: date = SAID, **setting: Any
) -> Accepted | Refused:
    """Return the answer to an act of an earlier day whose paper somebody compared."""
    found = Paper(scan=SCAN, receipt="收9号", compared=case.seq)
    move = Move("execution", verb, says, who, stated_at=at(day), paper=found)
    there = Setting(TOWN, CALENDAR, at(NOW), on_file(says, found), {**PEOPLE, who.id: who})
    there = replace(there, persons={**there.persons, by.id: by})
    return decide(READY, case, move, replace(there, **setting))


def answer(  # noqa: PLR0917 - the same
    case: Case, verb: str, says: Any, who: Person, by: Person
) -> Accepted | Refused:
    return entered(compared(case, verb, by), verb, says, who, by)


HE = of(BUILDER, Duty.EXECUTOR, who="he")


@pytest.mark.parametrize(
    ("verb", "says"),
    [
        ("finish", finished()),
        ("ask_extension", wants(NOW)),
        ("problem", problem(SAID)),
        ("progress", execution.Progress(task="T1", done="过半", percent=60, evidence=(SCAN,))),
    ],
    ids=["done", "longer time", "a problem", "progress"],
)
@pytest.mark.parametrize(
    ("unit", "lawful"),
    [(BUILDER, False), (f" {BUILDER}", False), (POLICE, False), (OUTSIDE, True), (OFFICE, True)],
    ids=["its unit", "spelt otherwise", "one that assists", "an archive", "the office"],
)
def test_nobody_of_the_units_of_a_task_compares_what_was_done_of_it(
    *, verb: str, says: Any, unit: str, lawful: bool
) -> None:
    case = assigned(task(assisting=(POLICE,)))
    found = answer(case, verb, says, HE, of(unit))
    assert codes(found) == (set() if lawful else {"time.paper"})
    assert lawful or "不得属于执行该任务的单位" in unmet(found, "time.paper").reason.zh


def test_a_unit_of_another_task_compares_what_it_has_no_part_in() -> None:
    case = assigned(task(), task("T2", unit=POLICE))
    accepted(answer(case, "finish", finished(), HE, of(POLICE)))
    unmet(answer(case, "problem", problem(SAID), HE, of(POLICE)), "time.paper")
    accepted(answer(case, "problem", problem(SAID, task="T1"), HE, of(POLICE)))


def test_nor_does_a_unit_that_had_the_task_before() -> None:
    passed_on = execution.Revise(tasks=(task(unit="县水务局"),), reasons="改", document=SCAN)
    case = take(assigned(task()), "execution.revise", passed_on, SECRETARY, SAID)
    says, who = finished(), of("县水务局", Duty.EXECUTOR, who="he")
    assert codes(answer(case, "finish", says, who, of(BUILDER))) == {"time.paper"}


def test_nor_one_that_a_reorganisation_put_before_or_after_it() -> None:
    case, by = assigned(task()), of("县城投集团")
    case = compared(case, "finish", by)
    merged = replace(TOWN, successions=(Succession(BUILDER, by.unit, NOW, "改制", 9),))
    accepted(entered(case, "finish", finished(), HE, by))
    assert codes(entered(case, "finish", finished(), HE, by, body=merged)) == {"time.paper"}


@pytest.mark.parametrize(("days", "lawful"), [(-1, True), (0, False), (1, False)])
def test_nor_who_left_such_a_unit_since_the_case_was_opened(*, days: int, lawful: bool) -> None:
    case = assigned(task())
    assert case.opened is not None
    left = (Left(BUILDER, TOWN.day(case.opened) + days * DAY),)
    found = answer(case, "finish", finished(), HE, of(OUTSIDE, left=left))
    assert codes(found) == (set() if lawful else {"time.paper"})
    assert lawful or "曾属执行该任务的单位" in unmet(found, "time.paper").reason.zh


@pytest.mark.parametrize(("unit", "lawful"), [(BUILDER, False), (OUTSIDE, True)])
def test_a_list_of_tasks_is_not_compared_by_who_is_to_carry_it_out(
    *, unit: str, lawful: bool
) -> None:
    case, by = before("execution.assign"), of(unit)
    says = execution.Assign(tasks=(task(),), document=SCAN, draft=case.draft)
    opened = case.last["publication", "publish"].stated_at.date()
    case = compared(case, "assign", by, day=opened)
    found = entered(case, "assign", says, PEOPLE[SECRETARY], by, opened)
    assert ("time.paper" not in codes(found)) is lawful


@pytest.mark.parametrize(("unit", "lawful"), [(BUILDER, False), (OUTSIDE, True)])
def test_what_an_evaluation_wants_put_right_is_not_compared_by_who_puts_it_right(
    *, unit: str, lawful: bool
) -> None:
    case, by = assigned(task()), of(unit)
    case = compared(case, "rectified", by, step="post_evaluation")
    says = post_evaluation.Rectified(measures="整改", evidence=(SCAN,))
    found = Paper(scan=SCAN, receipt="收9号", compared=case.seq)
    told = {"stated_at": at(SAID), "paper": found}
    refused = ask(case, "post_evaluation.rectified", says, HE, NOW, **told)
    assert ("time.paper" not in codes(refused)) is lawful


def test_what_stands_is_decided_again_as_before_anybody_asked_who_compared_it() -> None:
    by = of(BUILDER)
    case = compared(assigned(task()), "finish", by)
    unmet(entered(case, "finish", finished(), HE, by), "time.paper")
    accepted(entered(case, "finish", finished(), HE, by, again=True))


# A suspension -----------------------------------------------------------------------------------

STOP = execution.Suspend(reasons="燃气管线", urgency="有泄漏危险", document=SCAN)
WON = Period(date(2023, 7, 1), date(2024, 12, 31))


class Told:
    """A decision that is carried out, with the lines that tell it, each entered when it is said."""

    def __init__(self, *tasks: execution.Task) -> None:
        self.case = assigned(*tasks)
        self.facts: list[Fact] = [fact for fact in (self.case.fact("execution", "assign"),) if fact]

    def enter(self, verb: str, says: Any, who: Person, on: date, *, when: date) -> Accepted:
        """Enter an act of a day on the same day or, from a paper that was compared, later."""
        paper_of = None
        if when > on:
            shown = Compare(scan=SCAN, receipt="收9号", step="execution", verbs=(verb,), day=on)
            self.case = take(self.case, f"{CASE}.compare", shown, of(OUTSIDE), when)
            paper_of = Paper(scan=SCAN, receipt="收9号", compared=self.case.seq)
        said = {"paper": paper_of, "stated_at": at(on) if paper_of else None}
        answer = ask(self.case, f"execution.{verb}", says, who, when, **said)
        assert isinstance(answer, Accepted), codes(answer)
        self.case = fold(self.case, answer.facts)
        self.facts += answer.facts
        return answer

    def stopped(self, on: date, until: date, *, entered: date, resumed: date) -> Accepted:
        """Suspend the execution from a day until another; return what came of the first."""
        chief = PEOPLE[CHIEF]
        self.enter("problem", problem(on), HE, on, when=entered)
        answer = self.enter("suspend", STOP, chief, on, when=entered)
        lines = tuple(each.reported.line for each in book(self.case).problems)
        go_on = execution.Resume(handling="已迁改", document=SCAN, answers=lines)
        self.enter("resume", go_on, chief, until, when=resumed)
        return answer

    @property
    def due(self) -> DueDay:
        """Return the day of the task; what is counted again of the lines is the same."""
        due = due_day(book(self.case).tasks["T1"], book(self.case), TOWN)
        again = owed_again.tasks([json.loads(fact_bytes(fact, "")) for fact in self.facts])["T1"]
        assert (due.day, due.counted) == (again["due"], again["counted"])
        return due


@pytest.mark.parametrize(
    ("entered", "stood"),
    [(DUE - DAY, 40 * DAY), (DUE, 39 * DAY), (DUE + DAY, 0 * DAY)],
    ids=["a day before it is due", "on the day", "a day after"],
)
def test_a_suspension_stops_the_clock_from_its_entry_and_moves_no_day_that_had_passed(
    entered: date, stood: timedelta
) -> None:
    told = Told(task())
    answer = told.stopped(DUE - 20 * DAY, DUE + 39 * DAY, entered=entered, resumed=NOW)
    assert warnings(answer) == {"execution.suspended_late"}
    assert told.due == DueDay(DUE + stood, DUE + stood)


@given(
    began=st.integers(-30, 30),
    noted=st.integers(0, 60),
    until=st.integers(0, 60),
    resumed=st.integers(0, 60),
)
def test_no_day_that_had_passed_is_moved_by_what_is_written_down_later(
    began: int, noted: int, until: int, resumed: int
) -> None:
    start = DUE + began * DAY
    entered = start + noted * DAY
    end = start + until * DAY
    told = Told(task())
    told.stopped(start, end, entered=entered, resumed=max(entered, end) + resumed * DAY)
    stood = max(timedelta(), end - entered) if entered <= DUE else timedelta()
    assert told.due == DueDay(DUE + stood, DUE + stood)
    tracked, as_said = book(told.case).tasks["T1"], end - start if start <= DUE else timedelta()
    assert due_day(tracked, book(told.case), TOWN, as_stated=True).day == DUE + as_said


def test_a_suspension_that_never_was_makes_nothing_in_time() -> None:
    told = Told(task())
    told.stopped(DUE - 2 * DAY, NOW - DAY, entered=NOW, resumed=NOW)
    answer = told.enter("finish", finished(), HE, NOW, when=NOW)
    assert warnings(answer) == {"execution.suspended_late"}
    told.case = take(told.case, "execution.inspect", seen(), SECRETARY, NOW)
    assert (rated(told.case).rate, rated(told.case, WON).rate) == (0, 0)
    asking = Told(task())
    asking.stopped(DUE - 2 * DAY, NOW - DAY, entered=NOW, resumed=NOW)
    said = asking.enter("ask_extension", wants(NOW + 90 * DAY), HE, NOW, when=NOW)
    assert f"按{DUE}计算" in next(v.reason.zh for v in said.verdicts if v.advisory)


def test_a_suspension_of_today_says_nothing_of_the_clock() -> None:
    told = Told(task())
    answer = told.stopped(SAID, SAID + DAY, entered=SAID, resumed=SAID + DAY)
    assert warnings(answer) == set()
    assert warnings(told.enter("finish", finished(), HE, DUE + DAY, when=DUE + DAY)) == set()


# What the rate tells ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "entered", "stands", "told"),
    [
        (DUE, DUE, Punctual.IN_TIME, None),
        (DUE, DUE + DAY, Punctual.IN_TIME, DUE + DAY),
        (DUE + DAY, DUE + DAY, Punctual.LATE, None),
        (DUE + DAY, DUE + 2 * DAY, Punctual.LATE, DUE + 2 * DAY),
    ],
)
def test_a_report_that_was_entered_late_counts_by_its_paper_and_is_told(
    *, stated: date, entered: date, stands: Punctual, told: date | None
) -> None:
    carried = Told(task())
    carried.enter("finish", finished(), HE, stated, when=entered)
    carried.case = take(carried.case, "execution.inspect", seen(), SECRETARY, entered)
    (found,) = rated(carried.case).tasks
    assert (found.stands, found.entered) == (stands, told)
    assert found.remark == (told and Text(f"{told}补录", f"entered late, on {told}"))


@pytest.mark.parametrize(
    ("asked", "entered", "granted", "told"),
    [
        (DUE, DUE, True, None),
        (DUE, DUE + DAY, True, DUE + DAY),
        (DUE, DUE + DAY, False, None),
        (DUE + DAY, DUE + 2 * DAY, True, None),
    ],
    ids=["asked in time", "entered late", "not granted", "asked too late to count"],
)
def test_so_is_a_task_that_has_longer_by_a_request_entered_late(
    *, asked: date, entered: date, granted: bool, told: date | None
) -> None:
    carried = Told(task())
    carried.enter("ask_extension", wants(NOW), HE, asked, when=entered)
    answer = allows(granted=granted)
    case = take(carried.case, "execution.answer_extension", answer, SECRETARY, entered)
    (found,) = rated(case, WON).tasks
    assert found.entered == told


# Much longer time -------------------------------------------------------------------------------


def told_of(case: Case, to: date, *, granted: bool = True) -> tuple[set[str], set[str]]:
    """Return what is told to who asks for longer time, and to who answers."""
    asking = ask(case, "execution.ask_extension", wants(to), HE, SAID)
    case = take(case, "execution.ask_extension", wants(to), HE, SAID)
    said = allows(granted=granted)
    answering = ask(case, "execution.answer_extension", said, SECRETARY, SAID)
    assert isinstance(asking, Accepted)
    assert isinstance(answering, Accepted)
    return warnings(asking), warnings(answering)


@pytest.mark.parametrize(("days", "told"), [(-1, False), (0, False), (1, True)])
def test_longer_time_than_a_task_has_that_waits_for_it_is_told(*, days: int, told: bool) -> None:
    next_due = DUE + 20 * DAY
    case = assigned(task(), task("T2", after=("T1",), due=next_due), task("T3"))
    expected = {"execution.beyond_next"} if told else set()
    assert told_of(case, next_due + days * DAY) == (expected, expected)
    assert told_of(case, next_due + days * DAY, granted=False) == (expected, set())


@pytest.mark.parametrize(
    ("due", "to", "told"),
    [
        (DUE, date(2024, 10, 30), False),
        (DUE, date(2024, 10, 31), False),
        (DUE, date(2024, 11, 1), True),
        (DUE, date(2199, 12, 31), True),
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 2, 29), date(2025, 3, 1), True),
        (date(9999, 12, 30), date(9999, 12, 31), False),
    ],
)
def test_more_than_a_year_beyond_the_first_day_is_told(*, due: date, to: date, told: bool) -> None:
    expected = {"execution.far"} if told else set()
    assert told_of(assigned(task(due=due)), to) == (expected, expected)
