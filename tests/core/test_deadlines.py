"""Every deadline tells how it was counted; the reviewer's clock stops; what is unknown says so."""

from dataclasses import replace
from datetime import date

import pytest
from cases import CALENDAR, DRAFTER, READY, REVIEWER, TOWN, after, before, said, take
from procedures import FOUR_NOTS, adjusted

from decision_flow.domain.calendar import Calendar, Year
from decision_flow.domain.case import Case
from decision_flow.domain.steps.before.legality_review import Supply, Want
from decision_flow.domain.views import Deadline
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.rules import Ready

ACCEPTED = after("legality_review.accept")
NAMED = {
    date(2023, 4, 29): "劳动节",
    date(2023, 4, 30): "劳动节",
    **{date(2023, 5, n): "劳动节" for n in (1, 2, 3)},
    date(2023, 4, 5): "清明节",
    date(2023, 6, 22): "端午节",
    date(2023, 6, 23): "端午节",
    date(2023, 6, 24): "端午节",
}
WITH_NAMES = Calendar(
    {**CALENDAR.years, 2023: replace(CALENDAR.years[2023], names=NAMED)}, CALENDAR.digest
)


def due(case: Case, *, on: date | None = None, calendar: Calendar = WITH_NAMES) -> Deadline:
    (found,) = deadlines(READY, case, TOWN, calendar, on=on)
    return found


def wanted(day: date, case: Case = ACCEPTED) -> Case:
    return take(case, "legality_review.want", Want(needed="风险评估报告"), REVIEWER, day)


def supplied(day: date, case: Case) -> Case:
    more = said("legality_review.file").materials
    return take(case, "legality_review.supply", Supply(materials=more), DRAFTER, day)


def test_the_window_tells_its_start_its_length_its_rule_and_that_a_floor_does_not_roll() -> None:
    text = due(after("open_consultation.publish")).derivation
    for part in ("2023-03-06", "首日不计", "30日", "第十五条", "清明节", "不顺延"):
        assert part in text.zh
    assert "Tomb-sweeping Day" in text.en


def test_the_publication_tells_every_day_of_rest_by_name() -> None:
    found = due(after("issue.sign"))
    assert found.due == date(2023, 7, 5)
    for part in ("20个工作日", "第二十条", "端午节06-22至06-24", "周末", "调休上班日计入：06-25"):
        assert part in found.derivation.zh
    assert "Dragon Boat Festival 06-22 to 06-24" in found.derivation.en


def test_a_rolled_deadline_tells_from_which_day_it_rolled() -> None:
    figure = replace(FOUR_NOTS.steps["publication"].figures["deadline"], value=18, unit="days")
    ready = Ready(adjusted(FOUR_NOTS, "publication", figures={"deadline": figure}))
    issued = after("issue.sign")
    (found,) = deadlines(ready, issued, TOWN, WITH_NAMES)
    start = TOWN.day(issued.last["issue", "sign"].stated_at)
    full = WITH_NAMES.floor(start, 18, "days")
    assert WITH_NAMES.rests(full)
    assert f"末日{full}为休息日" in found.derivation.zh
    assert f"顺延至{found.due}" in found.derivation.zh


# The reviewer's clock: accepted on 2023-04-12, due on 2023-04-23 ----------------------------------


@pytest.mark.parametrize(
    ("stops", "goes_on", "moved"),
    [
        (date(2023, 4, 17), date(2023, 4, 17), date(2023, 4, 23)),
        (date(2023, 4, 17), date(2023, 4, 18), date(2023, 4, 24)),
        (date(2023, 4, 17), date(2023, 4, 19), date(2023, 4, 25)),
        (date(2023, 4, 21), date(2023, 4, 28), date(2023, 5, 4)),
        (date(2023, 4, 24), date(2023, 5, 8), date(2023, 4, 23)),
    ],
    ids=["same day", "next day", "two days", "over Labour Day", "over already"],
)
def test_what_was_left_when_the_clock_stopped_is_left_when_it_goes_on(
    stops: date, goes_on: date, moved: date
) -> None:
    assert due(ACCEPTED).due == date(2023, 4, 23)
    found = due(supplied(goes_on, wanted(stops)))
    assert found.due == moved
    assert str(stops) in found.derivation.zh
    assert str(goes_on) in found.derivation.zh


def test_every_stop_moves_the_day_again() -> None:
    once = supplied(date(2023, 4, 18), wanted(date(2023, 4, 17)))
    twice = supplied(date(2023, 4, 21), wanted(date(2023, 4, 20), once))
    assert due(once).due == date(2023, 4, 24)
    assert due(twice).due == date(2023, 4, 25)
    assert due(twice).derivation.zh.count("计时中止") == 2


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2023, 4, 16), date(2023, 4, 23)),
        (date(2023, 4, 17), date(2023, 4, 23)),
        (date(2023, 4, 18), date(2023, 4, 24)),
        (date(2023, 4, 28), date(2023, 5, 9)),
    ],
)
def test_while_a_supplement_is_awaited_the_day_moves_with_every_day(
    today: date, shown: date
) -> None:
    found = due(wanted(date(2023, 4, 17)), on=today)
    assert found.due == shown
    assert "计时中止至今" in found.derivation.zh
    assert "has stood still since 2023-04-17" in found.derivation.en


def test_a_stop_is_forgotten_with_the_review_that_it_stopped() -> None:
    case = supplied(date(2023, 4, 18), wanted(date(2023, 4, 17)))
    assert [f.verb for f in case.stops["legality_review"]] == ["want", "supply"]
    again = take(case, "legality_review.opine", said("legality_review.opine"), REVIEWER, OPINED)
    assert again.stops
    assert not before("legality_review.accept").stops


OPINED = date(2023, 4, 18)


def test_a_window_past_the_last_published_year_is_provisional_and_says_why() -> None:
    known = Calendar({2023: Year(frozenset(), frozenset())}, "d" * 64)
    unknown = Calendar({2022: Year(frozenset(), frozenset())}, "e" * 64)
    case = after("open_consultation.publish")
    assert not due(case, calendar=known).provisional
    found = due(case, calendar=unknown)
    assert found.provisional
    assert found.due == date(2023, 4, 5)
    assert "2023年的工作日安排尚未公布" in found.derivation.zh
    assert "2023 are not published" in found.derivation.en


@pytest.mark.parametrize(("point", "known"), [("legality_review.accept", 2022), ("issue.sign", 22)])
def test_a_review_and_a_publication_into_an_unknown_year_are_provisional(
    point: str, known: int
) -> None:
    found = due(after(point), calendar=Calendar({known: CALENDAR.years[2022]}, "e" * 64))
    assert found.provisional
    assert "尚未公布" in found.derivation.zh
    stopped = due(
        supplied(date(2023, 4, 19), wanted(date(2023, 4, 17))),
        calendar=Calendar({2022: CALENDAR.years[2022]}, "e" * 64),
    )
    assert (stopped.due, stopped.provisional) == (date(2023, 4, 25), True)
