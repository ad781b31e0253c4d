"""Supervision: who has no part in it by now, and which day may not lie before which."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from cases import accepted, codes, unmet
from overseen import (
    BUILDER,
    BUREAU,
    CONCLUDED,
    EXECUTOR,
    FOUND,
    HEAD,
    KEEPER,
    MEMBER,
    PROPOSED,
    Register,
    approval,
    carried,
    check,
    clue,
    conclusion,
    objection,
    order,
    recommendation,
    rectified,
    register,
    review,
    sample,
)

from api.demo.scene import PEOPLE, paper
from decision_flow.domain.office.supervision.said import Checked, Lot, Pool, Supervised
from decision_flow.domain.people import Held, Person

DAY = timedelta(days=1)
JUNE = date(2023, 6, 20)
LODGED = date(2023, 6, 19)
KNOWN = date(2023, 5, 16)
SENT_BACK = date(2023, 6, 10)


def with_person(made: Register, person: Person) -> Register:
    """Return the register of a body in which a person is this one by now."""
    persons = {**made.staff.persons, person.id: person}
    made.staff = replace(made.staff, persons=persons)
    return made


def moved(key: str) -> Person:
    return replace(PEOPLE[key], unit=BUILDER)


def off_duty_since(key: str, day: date) -> Person:
    """Return a person all of whose duties ended with a day."""
    held = tuple(Held(each.duty, each.since, day) for each in PEOPLE[key].held)
    return replace(PEOPLE[key], held=held)


def test_a_member_who_came_to_the_unit_is_not_named_as_concluding_either() -> None:
    made = with_person(register(2), moved(MEMBER))
    answer = made.says(conclusion(), HEAD, CONCLUDED)
    assert codes(answer) == {"supervision.concluders_outside"}
    assert PEOPLE[MEMBER].name in unmet(answer, "supervision.concluders_outside").reason.zh
    accepted(made.says(conclusion(concluded_by=(HEAD,)), HEAD, CONCLUDED))


@pytest.mark.parametrize(
    ("until", "lawful"), [(CONCLUDED - DAY, False), (CONCLUDED, True), (CONCLUDED + DAY, True)]
)
def test_who_concludes_holds_a_duty_on_that_day(until: date, *, lawful: bool) -> None:
    made = with_person(register(2), off_duty_since(MEMBER, until))
    answer = made.says(conclusion(), HEAD, CONCLUDED)
    assert ("supervision.off_duty" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("until", "lawful"), [(JUNE - DAY, False), (JUNE, True), (JUNE + DAY, True)]
)
def test_so_does_who_decides_an_objection(until: date, *, lawful: bool) -> None:
    made = with_person(register(5), off_duty_since("lin", until))
    answer = made.says(review(JUNE, reviewers=("lin",)), KEEPER, JUNE)
    assert ("supervision.off_duty" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("on", "lawful"), [(KNOWN - DAY, False), (KNOWN, True), (KNOWN + DAY, True)]
)
def test_nothing_is_concluded_before_the_seed_of_the_lot_was_known(
    on: date, *, lawful: bool
) -> None:
    lot = Lot(pool=Pool.UNITS, number=1, seed_from="福利彩票当期号码（示例）", known_on=KNOWN)
    made = register(0)
    accepted(made.says(order(lots=(lot,)), KEEPER, date(2023, 5, 8)))
    drawn = replace(sample(Pool.UNITS, (BUILDER, BUREAU)), known_on=KNOWN)
    accepted(made.says(drawn, HEAD, KNOWN + DAY))
    (unit,) = drawn.drawn
    said = replace(conclusion(concluded_on=on, unit=unit), rectify=())
    answer = made.says(said, HEAD, KNOWN + DAY)
    assert ("supervision.concluded_after_lot" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("stated", "receipt", "lawful"),
    [
        (LODGED - DAY, None, False),
        (LODGED, None, True),
        (date(2023, 5, 22), "收件回执（示例）", False),
        (date(2023, 5, 23), "收件回执（示例）", True),
    ],
)
def test_an_objection_is_decided_no_earlier_than_it_came_in(
    stated: date, receipt: str | None, *, lawful: bool
) -> None:
    """By its entry, or by the day on its receipt: what it states of itself counts for nothing."""
    made = register(4)
    came = objection(date(2023, 5, 23), receipt=receipt and paper(receipt))
    accepted(made.says(came, EXECUTOR, LODGED))
    answer = made.says(review(stated), KEEPER, date(2023, 6, 30))
    assert ({"supervision.in_turn", "supervision.in_order"}.isdisjoint(codes(answer))) is lawful


def sent_back() -> Register:
    made = register(4)
    accepted(made.says(rectified(date(2023, 6, 1)), EXECUTOR, date(2023, 6, 1)))
    accepted(made.says(check(SENT_BACK, Checked.RETURNED), MEMBER, SENT_BACK))
    return made


@pytest.mark.parametrize(
    ("on", "lawful"), [(SENT_BACK - DAY, False), (SENT_BACK, True), (SENT_BACK + DAY, True)]
)
def test_what_was_sent_back_is_reported_again_after_that(on: date, *, lawful: bool) -> None:
    answer = sent_back().says(rectified(on), EXECUTOR, JUNE)
    assert ("supervision.in_turn" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "supervision.in_turn").earliest == SENT_BACK


def inside(key: str) -> Person:
    """Return a keeper who is of the unit that is supervised."""
    return replace(PEOPLE[key], unit=BUILDER)


OWN: tuple[tuple[Callable[[], Supervised], int], ...] = (
    (lambda: approval(on=PROPOSED), 1),
    (lambda: carried(on=PROPOSED), 2),
    (lambda: clue(on=PROPOSED), 0),
)


@pytest.mark.parametrize(("said", "steps"), OWN)
def test_no_unit_enters_what_came_of_its_own_supervision(
    said: Callable[[], Supervised], steps: int
) -> None:
    made = register(8)
    earlier = (recommendation(), approval(on=PROPOSED))
    for each, who in zip(earlier[:steps], (HEAD, KEEPER), strict=False):
        accepted(made.says(each, who, PROPOSED))
    answer = made.says(said(), inside(KEEPER), PROPOSED)
    assert codes(answer) == {"supervision.entered_outside"}
    accepted(made.says(said(), KEEPER, PROPOSED))


def test_what_stands_is_not_asked_what_nobody_asked_when_it_was_entered() -> None:
    """A database of an earlier release is verified as it was decided."""
    later: tuple[tuple[Register, Supervised, str | Person, date], ...] = (
        (with_person(register(2), moved(MEMBER)), conclusion(), HEAD, CONCLUDED),
        (with_person(register(2), off_duty_since(MEMBER, FOUND)), conclusion(), HEAD, CONCLUDED),
        (sent_back(), rectified(SENT_BACK - DAY), EXECUTOR, JUNE),
        (register(8), clue(on=PROPOSED), inside(KEEPER), PROPOSED),
    )
    for made, said, who, on in later:
        assert codes(made.says(said, who, on)), said
        accepted(made.says(said, who, on, again=True))
