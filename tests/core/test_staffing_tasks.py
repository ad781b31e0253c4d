"""Who can do what is still owed of the tasks of a decision, and from which day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from carried import (
    BUILDER,
    GIVEN,
    POLICE,
    assigned,
    book,
    finished,
    of_unit,
    problem,
    seen,
    task,
    wants,
)
from cases import CALENDAR, CHIEF, READY, SECRETARY, TOWN, before, codes, take
from procedures import FOUR_NOTS, adjusted

from api.demo.scene import PEOPLE, at, paper
from decision_flow.domain.case import Case
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.people import Duty, Held, Left, Person
from decision_flow.domain.steps.after import execution
from decision_flow.engine.decide import decide
from decision_flow.engine.rules import Ready
from decision_flow.engine.staffing import open_tasks
from decision_flow.engine.staffing.carrying import TaskAct

ON = GIVEN + timedelta(days=3)


def setting(people: dict[str, Person] = PEOPLE, on: date = ON) -> Setting:
    return Setting(TOWN, CALENDAR, at(on), persons=people)


def told(case: Case, people: dict[str, Person] = PEOPLE, on: date = ON) -> dict[str, TaskAct]:
    """Return what is still owed, by task and move."""
    return {f"{a.key}.{a.verb.name}": a for a in open_tasks(READY, case, setting(people, on))}


def able(act: TaskAct) -> set[str]:
    return {each.candidate.person for each in act.able}


def test_each_open_task_is_reported_by_its_unit_and_accepted_outside_it() -> None:
    found = told(assigned(task(), task("T2", after=("T1",))))
    assert [*found] == ["T1.finish", "T1.inspect", "T2.finish", "T2.inspect"]
    assert able(found["T1.finish"]) == {"he"}
    assert "he" not in able(found["T1.inspect"])
    assert SECRETARY in able(found["T1.inspect"])
    assert [found[each].after for each in found] == [(), (), ("T1",), ("T1",)]
    assert {each.since for each in found["T1.finish"].able} == {ON}


def test_what_was_reported_is_still_to_be_accepted_and_what_was_accepted_is_over() -> None:
    case = take(assigned(task()), "execution.finish", finished(), "he", GIVEN)
    assert [*told(case)] == ["T1.inspect"]
    assert not told(take(case, "execution.inspect", seen(), SECRETARY, GIVEN))


def test_longer_time_that_was_asked_for_is_answered_outside_the_unit() -> None:
    case = take(assigned(task()), "execution.ask_extension", wants(date(2023, 12, 1)), "he", GIVEN)
    assert [*told(case)] == ["T1.finish", "T1.answer_extension", "T1.inspect"]
    assert SECRETARY in able(told(case)["T1.answer_extension"])


@pytest.mark.parametrize(
    ("since", "until", "first"),
    [
        (date(2021, 1, 1), None, ON),
        (ON + timedelta(days=7), None, ON + timedelta(days=7)),
        (date(2021, 1, 1), ON, ON),
        (date(2021, 1, 1), ON - timedelta(days=1), None),
    ],
)
def test_whoever_holds_the_duty_later_can_from_that_day_on(
    since: date, until: date | None, first: date | None
) -> None:
    he = replace(PEOPLE["he"], unit=BUILDER, held=(Held(Duty.EXECUTOR, since, until),))
    others = {who: each for who, each in PEOPLE.items() if each.unit != BUILDER}
    act = told(assigned(task()), {**others, "he": he})["T1.finish"]
    assert [each.since for each in act.able] == ([] if first is None else [first])


@pytest.mark.parametrize(("days", "can"), [(-1, True), (0, False), (1, False)])
def test_who_left_the_unit_of_the_task_meanwhile_is_not_counted_on(days: int, *, can: bool) -> None:
    case = assigned(task())
    left = Left(BUILDER, TOWN.day(case.opened) + timedelta(days=days))
    people = {**PEOPLE, SECRETARY: replace(PEOPLE[SECRETARY], left=(left,))}
    assert (SECRETARY in able(told(case, people)["T1.inspect"])) is can


def test_a_task_of_a_unit_that_nobody_is_of_can_be_reported_by_nobody() -> None:
    assert not told(assigned(task(unit="县城市建投")))["T1.finish"].able


def test_nothing_is_owed_where_no_list_was_made_nor_while_it_is_suspended() -> None:
    assert not told(before("execution.assign"))
    case = take(assigned(task()), "execution.problem", problem(GIVEN), "he", GIVEN)
    assert told(case)
    stop = execution.Suspend(reasons="塌方", urgency="险情", document=paper("决定"))
    assert not told(take(case, "execution.suspend", stop, CHIEF, GIVEN))


def test_a_list_that_is_not_followed_owes_nobody_a_report() -> None:
    plain = Ready(adjusted(FOUR_NOTS, "execution", settings={"tasks": "listed"}))
    payload = execution.Assign(tasks=(task(),), document=paper("任务分解表"))
    case = take(
        before("execution.assign"), "execution.assign", payload, SECRETARY, GIVEN, ready=plain
    )
    assert not open_tasks(plain, case, setting())


CASES = {
    "begun": assigned(task(assisting=(POLICE,))),
    "reported": take(
        assigned(task(assisting=(POLICE,))), "execution.finish", finished(), "he", GIVEN
    ),
    "asked": take(
        assigned(task(assisting=(POLICE,))),
        "execution.ask_extension",
        wants(date(2023, 12, 1)),
        "he",
        GIVEN,
    ),
}
SAYS = {
    "finish": finished(),
    "inspect": seen(),
    "answer_extension": execution.AnswerExtension(
        task="T1", granted=True, reasons="属实", document=paper("批复")
    ),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_whoever_is_told_is_whoever_would_not_be_refused(name: str) -> None:
    """Asked of everybody there is, in every duty of the move, on that day."""
    case = CASES[name]
    people = {
        **PEOPLE,
        "police": of_unit(POLICE, Duty.EXECUTOR, Duty.SECRETARY, who="guo"),
        "builder": of_unit(BUILDER, Duty.SECRETARY, Duty.EXECUTOR, who="ma"),
    }
    people = {who: replace(each, id=who) for who, each in people.items()}
    for act in told(case, people).values():
        may = {(each.candidate.person, each.candidate.duty) for each in act.able}
        for person in people.values():
            for duty in act.verb.by:
                answer = _tried(case, act.verb.name, person, duty=duty, people=people)
                personal = {"execution.unit", "execution.by_another"}
                no = {c for c in codes(answer) if c.startswith("person.")} | (
                    codes(answer) & personal
                )
                assert ((person.id, duty) in may) is not bool(no), (act, person, duty, no)


def _tried(
    case: Case, verb: str, person: Person, *, duty: Duty, people: dict[str, Person]
) -> Accepted | Refused:
    move = Move("execution", verb, SAYS[verb], person, duty=duty)
    return decide(READY, case, move, setting(people))


def test_the_book_is_left_as_it_was() -> None:
    case = assigned(task())
    was = book(case)
    told(case)
    assert book(case) == was
