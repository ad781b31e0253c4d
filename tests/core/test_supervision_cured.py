"""Whoever is refused something about a supervision reads who cures it, and from when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from cases import CALENDAR, accepted, unmet
from overseen import (
    BEGINS,
    BUILDER,
    BUREAU,
    CONCLUDED,
    COURSE,
    DELIVERED,
    DUE,
    EXECUTOR,
    FOUND,
    HEAD,
    KEEPER,
    MEMBER,
    ORDERED,
    UNTIL,
    Register,
    approval,
    carried,
    check,
    conclusion,
    delivery,
    finding,
    objection,
    order,
    register,
    review,
    sample,
)

from api.demo.scene import PEOPLE
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.office.supervision import said as of
from decision_flow.domain.people import Duty, Held
from decision_flow.domain.supervising.owed import unanswerable
from decision_flow.domain.units import Succession

DAY = timedelta(days=1)
TEAM = {Duty.AUDITOR, Duty.LEGAL_REVIEWER}
OFFICE = {Duty.SECRETARY, Duty.CHIEF}
UNIT = {Duty.EXECUTOR}
JULY = date(2023, 7, 1)
ABROAD = "县财政局（示例）"


@pytest.mark.parametrize(
    ("acts", "said", "who", "code", "cured_by"),
    [
        (0, finding(), HEAD, "supervision.order", OFFICE),
        (1, finding(), KEEPER, "supervision.team_only", TEAM),
        (1, finding(evidence=()), HEAD, "supervision.evidence", TEAM),
        (1, finding(unit=ABROAD), HEAD, "supervision.in_scope", OFFICE),
        (2, finding(), HEAD, "supervision.finding", TEAM),
        (2, conclusion(concluded_by=(KEEPER,)), HEAD, "supervision.concluded_by", TEAM),
        (2, delivery(), KEEPER, "supervision.concluded", TEAM),
        (3, objection(), EXECUTOR, "supervision.received", OFFICE),
        (4, objection(), MEMBER, "supervision.objector", UNIT),
        (4, review(), KEEPER, "supervision.objected", UNIT),
        (6, check(), MEMBER, "supervision.item_reported", UNIT),
        (7, check(), EXECUTOR, "supervision.checker", OFFICE),
        (8, approval(), KEEPER, "supervision.recommendation", TEAM),
        (8, carried(), KEEPER, "supervision.recommendation", TEAM),
    ],
)
def test_what_is_unmet_is_cured_by_those_who_can(
    acts: int, said: of.Supervised, who: str, *, code: str, cured_by: set[Duty]
) -> None:
    assert {*unmet(register(acts).says(said, who, JULY), code).curers} == cured_by


@pytest.mark.parametrize("acts", range(len(COURSE)))
def test_every_refusal_of_whatever_comes_next_says_who_cures_it(acts: int) -> None:
    said, _, on = COURSE[acts]
    for who in sorted(PEOPLE):
        for day in (on - DAY, on, DUE):
            answer = register(acts).says(said, who, day, filed=False)
            assert isinstance(answer, Refused)
            assert all(each.curers for each in answer.unmet), answer.unmet


def test_a_paper_that_is_missing_is_filed_by_those_who_say_it() -> None:
    for acts, cured_by in ((0, OFFICE), (1, TEAM), (2, TEAM), (4, UNIT), (7, TEAM)):
        said, who, on = COURSE[acts]
        answer = register(acts).says(said, who, on, filed=False)
        assert {*unmet(answer, "documents.on_file").curers} == cured_by


def test_where_nobody_of_the_unit_is_in_office_those_who_register_people_cure_it() -> None:
    made = register(4)
    ended = tuple(Held(h.duty, h.since, CONCLUDED) for h in PEOPLE[EXECUTOR].held)
    persons = {**PEOPLE, EXECUTOR: replace(PEOPLE[EXECUTOR], held=ended)}
    made.staff = replace(made.staff, persons=persons)
    assert {*unmet(made.says(review(), KEEPER, JULY), "supervision.objected").curers} == OFFICE


# From when -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("known", "on"), [(BEGINS + DAY, BEGINS), (ORDERED, BEGINS)])
def test_a_draw_is_possible_from_the_day_of_its_seed_and_that_is_after_the_order(
    known: date, on: date
) -> None:
    said = replace(sample(of.Pool.UNITS, (BUILDER, BUREAU)), known_on=known)
    verdict = unmet(register(1).says(said, HEAD, on), "supervision.seed")
    assert verdict.earliest == max(known, ORDERED + DAY)
    assert {*verdict.curers} == TEAM


@pytest.mark.parametrize(("on", "earliest"), [(BEGINS - DAY, BEGINS), (UNTIL + DAY, None)])
def test_it_is_found_from_the_first_day_of_the_order_on_and_never_after_the_last(
    on: date, earliest: date | None
) -> None:
    answer = register(1).says(finding(on=on), HEAD, on)
    assert unmet(answer, "supervision.in_period").earliest == earliest


@pytest.mark.parametrize(
    ("until", "earliest"), [(UNTIL, UNTIL + DAY), (date.max - DAY, date.max), (date.max, None)]
)
def test_a_unit_is_supervised_again_from_the_day_after_the_last(
    until: date, earliest: date | None
) -> None:
    made = register()
    accepted(made.says(order(until=until), KEEPER, ORDERED))
    again = order(supervision="D2023-2", units=(BUREAU,))
    found = unmet(made.says(again, KEEPER, ORDERED), "supervision.repeated")
    assert found.earliest == earliest


# Units of which nobody is --------------------------------------------------------------------


def unknown(made: Register, day: date = ORDERED) -> list[str]:
    """Return what is told of units that nobody is of, in Chinese."""
    (there,) = made.staff.body.supervisions
    body, people = made.staff.body, made.staff.persons
    found = unanswerable(there, body, people, calendar=CALENDAR, day=day)
    return [each.text.zh for each in found]


def ordered(**change: object) -> Register:
    made = register()
    accepted(made.says(order(**change), KEEPER, ORDERED))
    return made


def test_of_a_unit_that_nobody_is_of_it_is_told_which_units_are_known() -> None:
    (told,) = unknown(ordered(units=(BUILDER, ABROAD)))
    assert f"“{ABROAD}”" in told
    assert told.count(BUILDER) == 1


@pytest.mark.parametrize("unit", [BUILDER, f" {BUREAU}", "县财政局"])
def test_of_a_unit_that_has_people_nothing_is_told(unit: str) -> None:
    made = ordered(units=(unit,))
    found = unknown(made)
    assert (not found) is any(unit.strip() == p.unit for p in PEOPLE.values())


def test_a_unit_whose_people_are_of_the_one_that_followed_it_is_known() -> None:
    old = "原建设中心（示例）"
    made = ordered(units=(old,))
    assert unknown(made)
    followed = Succession(old, BUILDER, date(2023, 1, 1), "示例", 1)
    made.staff = replace(made.staff, body=replace(made.staff.body, successions=(followed,)))
    assert unknown(made) == []


def test_what_was_not_drawn_need_not_be_known() -> None:
    made, said = register(), sample(of.Pool.UNITS, (BUILDER, BUREAU))
    (drawn_one,) = said.drawn
    other = BUREAU if drawn_one == BUILDER else BUILDER
    made.staff = replace(made.staff, persons={k: p for k, p in PEOPLE.items() if p.unit != other})
    accepted(made.says(order(), KEEPER, ORDERED))
    assert len(unknown(made)) == 1
    accepted(made.says(said, HEAD, BEGINS))
    assert unknown(made) == []


@pytest.mark.parametrize(("others", "more"), [(0, False), (1, True)])
def test_of_many_units_twenty_are_named_and_the_rest_counted(others: int, *, more: bool) -> None:
    made = ordered(units=(ABROAD,))
    missing = 20 - len({p.unit for p in PEOPLE.values()}) + others
    new = {
        f"p{n}": replace(PEOPLE["wu"], id=f"p{n}", unit=f"单位{n}（示例）") for n in range(missing)
    }
    made.staff = replace(made.staff, persons={**PEOPLE, **new})
    (told,) = unknown(made)
    assert ("等21个单位" in told) is more


@pytest.mark.parametrize(
    ("acts", "days", "told"),
    [
        (2, 0, True),  # not concluded about
        (3, 99, True),  # not delivered
        (4, 99, True),  # something is to be put right
        (6, 0, True),
        (8, 0, False),  # put right, and objected to
    ],
)
def test_it_is_told_until_the_unit_has_nothing_more_to_say(
    acts: int, days: int, *, told: bool
) -> None:
    made = register(acts)
    rest = {k: p for k, p in PEOPLE.items() if p.unit != BUILDER}
    made.staff = replace(made.staff, persons=rest)
    assert bool(unknown(made, JULY + days * DAY)) is told


@pytest.mark.parametrize(("days", "told"), [(30, True), (31, False)])
def test_a_unit_may_object_until_its_days_are_over(days: int, *, told: bool) -> None:
    made = register(2)
    accepted(made.says(replace(conclusion(), rectify=()), HEAD, CONCLUDED))
    accepted(made.says(delivery(), KEEPER, DELIVERED))
    rest = {k: p for k, p in PEOPLE.items() if p.unit != BUILDER}
    made.staff = replace(made.staff, persons=rest)
    assert bool(unknown(made, DELIVERED + days * DAY)) is told


# What an order announces is drawn before it is supervised ----------------------------------------


@pytest.mark.parametrize(("days", "possible"), [(-1, True), (0, True), (1, False)])
def test_the_seed_of_a_lot_is_published_within_the_days_of_the_supervision(
    days: int, *, possible: bool
) -> None:
    lot = of.Lot(
        pool=of.Pool.UNITS, number=1, seed_from="号码（示例）", known_on=UNTIL + days * DAY
    )
    answer = register().says(order(lots=(lot,)), KEEPER, ORDERED)
    assert isinstance(answer, Accepted) is possible
    if not possible:
        assert str(UNTIL) in unmet(answer, "supervision.lot").reason.zh


@pytest.mark.parametrize(("days", "possible"), [(-1, False), (0, True), (1, True)])
def test_nothing_is_found_before_the_day_on_which_the_lot_was_known(
    days: int, *, possible: bool
) -> None:
    said = replace(sample(of.Pool.UNITS, (BUILDER, BUREAU)), known_on=FOUND)
    lot = of.Lot(pool=said.pool, number=1, seed_from=said.seed_from, known_on=FOUND)
    made = register()
    accepted(made.says(order(lots=(lot,)), KEEPER, ORDERED))
    accepted(made.says(said, HEAD, FOUND))
    found = finding(unit=said.drawn[0], on=FOUND + days * DAY)
    answer = made.says(found, HEAD, FOUND + DAY)
    assert isinstance(answer, Accepted) is possible
    if not possible:
        assert unmet(answer, "supervision.visited_first").earliest == FOUND
