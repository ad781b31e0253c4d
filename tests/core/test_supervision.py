"""Supervision: by order, by others, concluded, objected to in time, put right until closed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from cases import (
    CALENDAR,
    accepted,
    after,
    ask,
    before,
    codes,
    scene_of,
    speaks,
    unmet,
    warnings,
)
from hypothesis import given
from hypothesis import strategies as st
from overseen import (
    BEGINS,
    BUILDER,
    BUREAU,
    CONCLUDED,
    COURSE,
    DELIVERED,
    DRAFTER,
    DUE,
    EXECUTOR,
    FOUND,
    HEAD,
    KEEPER,
    MEMBER,
    NUMBER,
    ORDERED,
    UNTIL,
    Register,
    check,
    conclusion,
    delivery,
    finding,
    item,
    objection,
    order,
    rectified,
    register,
    review,
    sample,
)

from api.demo.scene import PEOPLE, paper
from decision_flow.domain.case import Case
from decision_flow.domain.lots import drawn
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.office.supervision import said as of
from decision_flow.domain.office.supervision.following import open_in
from decision_flow.domain.people import Held, Left, Person, Post, Seat
from decision_flow.domain.supervising.owed import owed
from decision_flow.domain.units import Succession
from decision_flow.domain.values import Document

DAY = timedelta(days=1)
JUNE = date(2023, 6, 20)


def only(made: Register):
    (found,) = made.staff.body.supervisions
    return found


def alarms(made: Register, day: date) -> list[str]:
    return [each.code for each in owed(only(made), made.staff.body, CALENDAR, day)]


# Orders --------------------------------------------------------------------------------------


def test_a_supervision_is_told_from_order_to_the_striking_off() -> None:
    made = register(len(COURSE))
    (ended,) = only(made).conclusions
    assert ended.items[0].closed
    assert not ended.items[0].open
    assert alarms(made, UNTIL) == []
    assert alarms(made, UNTIL + DAY) == ["supervision.unconcluded"]  # of the other unit


def test_nothing_is_said_of_a_supervision_that_was_not_ordered() -> None:
    for said, who, on in COURSE[1:]:
        verdict = unmet(register().says(said, who, on), "supervision.order")
        assert verdict.source.place == "第十一条"
        speaks(verdict)


@pytest.mark.parametrize("who", ["li", "sun"])
def test_only_the_chief_in_office_orders(who: str) -> None:
    verdict = unmet(register().says(order(ordered_by=who), KEEPER, ORDERED), "supervision.ordered")
    assert verdict.source.place == "第十一条"


def test_who_was_not_the_chief_on_that_day_did_not_order() -> None:
    made = register()
    gone = tuple(
        replace(s, until=ORDERED - DAY) if s.post is Post.CHIEF else s
        for s in made.staff.body.seats
    )
    last = Seat("li", "李志强", Post.CHIEF, ORDERED)
    made.staff = replace(made.staff, body=replace(made.staff.body, seats=(*gone, last)))
    unmet(made.says(order(), KEEPER, ORDERED), "supervision.ordered")
    accepted(made.says(order(ordered_by="li"), KEEPER, ORDERED))


@pytest.mark.parametrize("who", ["wu", "guo", "he"])
def test_an_order_is_entered_by_the_secretariat_or_the_chief(who: str) -> None:
    unmet(register().says(order(), who, ORDERED), "person.duty")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"units": ()}, "supervision.scope"),
        ({"units": (BUILDER, f" {BUILDER}")}, "supervision.scope"),
        ({"units": ("——",)}, "supervision.scope"),
        ({"team": ()}, "supervision.team"),
        ({"team": (HEAD, HEAD)}, "supervision.team"),
        ({"team": (HEAD, "nobody")}, "supervision.team"),
        ({"team": (HEAD, EXECUTOR)}, "supervision.outside"),
        ({"begins": ORDERED - DAY}, "supervision.period"),
        ({"until": BEGINS - DAY}, "supervision.period"),
        ({"cases": ("case-9",)}, "supervision.cases"),
        ({"matter": "  "}, "payload.blank"),
        ({"ordered_on": ORDERED + DAY, "begins": ORDERED + DAY}, "supervision.ahead"),
    ],
)
def test_an_order_lacks_something(change: dict[str, object], code: str) -> None:
    speaks(unmet(register().says(order(**change), KEEPER, ORDERED), code))


@pytest.mark.parametrize(("who", "told"), [("nobody", "未登记：nobody"), (HEAD, "重复：")])
def test_an_order_says_who_of_the_team_is_not_as_it_should_be(who: str, told: str) -> None:
    answer = register().says(order(team=(HEAD, who)), KEEPER, ORDERED)
    assert told in unmet(answer, "supervision.team").reason.zh


def test_a_supervision_may_begin_and_end_on_the_day_of_its_order() -> None:
    accepted(register().says(order(begins=ORDERED, until=ORDERED), KEEPER, ORDERED))


@pytest.mark.parametrize(("days", "late"), [(-1, False), (0, False), (1, True)])
def test_an_order_that_is_entered_once_it_was_begun_is_told_of(days: int, *, late: bool) -> None:
    answer = register().says(order(), KEEPER, BEGINS + days * DAY)
    accepted(answer)
    assert ("supervision.ordered_late" in warnings(answer)) is late


def test_every_fault_of_an_order_is_told_at_once() -> None:
    wrong = order(units=(), team=(), ordered_by="li", until=BEGINS - DAY)
    answer = register().says(wrong, "wu", ORDERED, filed=False)
    assert isinstance(answer, Refused)
    assert {v.code for v in answer.unmet} == {
        "person.duty",
        "supervision.ordered",
        "supervision.period",
        "supervision.scope",
        "supervision.team",
        "documents.on_file",
    }


def test_nobody_supervises_a_unit_that_theirs_succeeded() -> None:
    made = register()
    followed = Succession("县审计局", BUILDER, date(2023, 1, 1), "示例", 1)
    made.staff = replace(made.staff, body=replace(made.staff.body, successions=(followed,)))
    unmet(made.says(order(), KEEPER, ORDERED), "supervision.outside")


def test_a_number_is_used_once() -> None:
    unmet(register(1).says(order(), KEEPER, ORDERED), "supervision.number")


@pytest.mark.parametrize(
    ("begins", "until", "twice"),
    [
        (UNTIL + DAY, UNTIL + DAY, False),
        (UNTIL, UNTIL + DAY, True),
        (BEGINS, UNTIL, True),
        (BEGINS - DAY, BEGINS, True),
        (BEGINS - DAY, BEGINS - DAY, False),
    ],
)
def test_no_unit_is_supervised_twice_in_the_same_days(
    begins: date, until: date, *, twice: bool
) -> None:
    made = register(1)
    second = order(supervision="D2023-2", units=(BUREAU,), begins=begins, until=until)
    answer = made.says(second, KEEPER, ORDERED)
    assert isinstance(answer, Refused) is twice
    if twice:
        found = unmet(answer, "supervision.repeated")
        assert found.source.place == "第十五条"
        assert any(unit in found.reason.zh for unit in second.units)
        apart = replace(second, apart="查的是另一事项（示例）。")
        assert "supervision.beside" in warnings(made.says(apart, KEEPER, ORDERED))


def test_a_unit_that_was_concluded_about_may_be_supervised_again() -> None:
    second = order(supervision="D2023-2", units=(BUILDER,), ordered_on=CONCLUDED, begins=CONCLUDED)
    unmet(register(2).says(second, KEEPER, CONCLUDED), "supervision.repeated")
    accepted(register(3).says(second, KEEPER, CONCLUDED))


# The draw ------------------------------------------------------------------------------------


def test_what_is_drawn_is_drawn_again_from_pool_and_seed() -> None:
    made, said = register(1), sample(of.Pool.UNITS, (BUILDER, BUREAU))
    other = BUILDER if said.drawn == (BUREAU,) else BUREAU
    unmet(made.says(replace(said, drawn=(other,)), HEAD, BEGINS), "supervision.drawn")
    accepted(made.says(said, HEAD, BEGINS))
    assert only(made).scope(of.Pool.UNITS) == said.drawn
    unmet(made.says(said, HEAD, BEGINS), "supervision.sample_once")
    refused = made.says(finding(unit=other), HEAD, FOUND)
    assert unmet(refused, "supervision.in_scope").source.place == "第七条"
    accepted(made.says(finding(unit=said.drawn[0]), HEAD, FOUND))


@pytest.mark.parametrize(("number", "sound"), [(0, False), (1, True), (2, True), (3, False)])
def test_one_at_least_and_no_more_than_there_are_is_drawn(number: int, *, sound: bool) -> None:
    said = sample(of.Pool.UNITS, (BUILDER, BUREAU), number)
    answer = register(1).says(said, HEAD, BEGINS)
    assert isinstance(answer, Accepted) is sound
    if not sound:
        unmet(answer, "supervision.sample_number")


@pytest.mark.parametrize(("days", "sound"), [(-1, False), (0, False), (1, True)])
def test_a_seed_becomes_known_after_the_pool_was_entered(days: int, *, sound: bool) -> None:
    said = replace(sample(of.Pool.UNITS, (BUILDER, BUREAU)), known_on=ORDERED + days * DAY)
    answer = register(1).says(said, HEAD, BEGINS)
    assert isinstance(answer, Accepted) is sound
    if not sound:
        unmet(answer, "supervision.seed")


def test_nothing_is_drawn_once_something_was_found() -> None:
    said = sample(of.Pool.UNITS, (BUILDER, BUREAU))
    unmet(register(2).says(said, HEAD, FOUND), "supervision.sample_once")


def test_nothing_is_drawn_once_something_was_concluded_though_nothing_was_found() -> None:
    made = register(1)
    bare = replace(conclusion(), rectify=())
    accepted(made.says(bare, HEAD, CONCLUDED))
    said = sample(of.Pool.UNITS, (BUILDER, BUREAU))
    unmet(made.says(said, HEAD, CONCLUDED), "supervision.sample_once")


def announced(**change: object) -> of.OrderSupervision:
    """Return an order that says how one of its units will be drawn."""
    drawn_as = sample(of.Pool.UNITS, (BUILDER, BUREAU))
    lot = of.Lot(
        pool=of.Pool.UNITS, number=1, seed_from=drawn_as.seed_from, known_on=drawn_as.known_on
    )
    return order(lots=(replace(lot, **change),))


@pytest.mark.parametrize(
    ("change", "possible"),
    [
        ({}, True),
        ({"number": 0}, False),
        ({"number": 2}, True),
        ({"number": 3}, False),
        ({"known_on": ORDERED}, False),
        ({"known_on": ORDERED + DAY}, True),
        ({"pool": of.Pool.CASES}, False),
    ],
)
def test_an_order_announces_a_lot_that_can_be_drawn_by_a_seed_of_a_later_day(
    change: dict[str, object], *, possible: bool
) -> None:
    answer = register().says(announced(**change), KEEPER, ORDERED)
    assert isinstance(answer, Accepted) is possible
    if not possible:
        unmet(answer, "supervision.lot")


def test_of_one_pool_one_lot_is_announced() -> None:
    (lot,) = announced().lots
    unmet(register().says(order(lots=(lot, lot)), KEEPER, ORDERED), "supervision.lot")


@pytest.mark.parametrize(
    "change",
    [{"number": 2}, {"seed_from": "另一期号码（示例）"}, {"known_on": ORDERED + 2 * DAY}],
)
def test_what_was_announced_is_drawn_so_and_not_otherwise(change: dict[str, object]) -> None:
    made = register()
    accepted(made.says(announced(), KEEPER, ORDERED))
    said = sample(of.Pool.UNITS, (BUILDER, BUREAU))
    other = replace(said, **change)
    other = replace(other, drawn=drawn(other.seed, (BUILDER, BUREAU), other.number))
    verdict = unmet(made.says(other, HEAD, BEGINS), "supervision.lot_as_ordered")
    assert said.seed_from in verdict.reason.zh
    accepted(made.says(said, HEAD, BEGINS))


def test_what_is_to_be_drawn_is_drawn_before_anything_is_found_or_concluded() -> None:
    made = register()
    accepted(made.says(announced(), KEEPER, ORDERED))
    verdict = unmet(made.says(finding(), HEAD, FOUND), "supervision.drawn_first")
    assert verdict.earliest == announced().lots[0].known_on
    assert {duty.value for duty in verdict.curers} == {"auditor", "legal_reviewer"}
    bare = replace(conclusion(), rectify=())
    unmet(made.says(bare, HEAD, CONCLUDED), "supervision.drawn_first")


NAMES = st.lists(st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=4), min_size=1, max_size=8)


@given(NAMES, st.text("0123456789 ", min_size=1, max_size=20), st.data())
def test_a_draw_is_reproduced_and_hangs_on_nothing_but_pool_and_seed(
    names: list[str], seed: str, data: st.DataObject
) -> None:
    """Whoever enters it, on whichever day, in whichever order the units stand: one draw alone."""
    units = tuple(dict.fromkeys(names))
    number = data.draw(st.integers(1, len(units)))
    shuffled = tuple(data.draw(st.permutations(units)))
    want = drawn(f"s{seed}", units, number)
    others = [*units, "外"]
    for listed, who, on in ((units, HEAD, BEGINS), (shuffled, MEMBER, UNTIL)):
        made = register()
        accepted(made.says(order(units=listed), KEEPER, ORDERED))
        for given_ in sorted({want[::-1], want[1:], (*want[1:], others[-1])} - {want}):
            wrong = replace(sample(of.Pool.UNITS, units, number), seed=f"s{seed}", drawn=given_)
            unmet(made.says(wrong, who, on), "supervision.drawn")
        said = replace(sample(of.Pool.UNITS, units, number), seed=f"s{seed}", drawn=want)
        accepted(made.says(said, who, on))
        assert only(made).scope(of.Pool.UNITS) == want


@given(st.permutations(sorted(PEOPLE)), st.sampled_from(range(len(COURSE))))
def test_whoever_is_of_the_unit_or_of_the_team_never_acts_for_the_other(
    people: list[str], acts: int
) -> None:
    """Independence: of any people who say what comes next, only the right ones are heard."""
    said, who, on = COURSE[acts]
    for one in people:
        answer = register(acts).says(said, one, on)
        if isinstance(answer, Refused):
            assert one != who
            continue
        inside = PEOPLE[one].unit == BUILDER
        asks = isinstance(said, of.ObjectToConclusion | of.ReportRectification)
        assert inside is asks
        if isinstance(said, of.ReviewObjection):
            assert one not in {HEAD, MEMBER}
        if isinstance(said, of.FindInSupervision | of.ConcludeSupervision):
            assert one in {HEAD, MEMBER}


# Findings and conclusions --------------------------------------------------------------------


def test_nobody_but_the_team_finds_or_concludes() -> None:
    for acts in (1, 2):
        said, _, on = COURSE[acts]
        verdict = unmet(register(acts).says(said, KEEPER, on), "supervision.team_only")
        assert verdict.source.place == "第七条"


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (BEGINS - DAY, "supervision.in_period"),
        (BEGINS, None),
        (UNTIL, None),
        (UNTIL + DAY, "supervision.in_period"),
    ],
)
def test_it_is_found_within_the_days_of_the_order(on: date, code: str | None) -> None:
    answer = register(1).says(finding(on=on), HEAD, UNTIL + DAY)
    assert {v.code for v in getattr(answer, "unmet", ())} == ({code} if code else set())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"evidence": ()}, "supervision.evidence"),
        ({"unit": "县财政局"}, "supervision.in_scope"),
        ({"case": "case-9"}, "supervision.of_case"),
        ({"on": FOUND + DAY}, "supervision.ahead"),
    ],
)
def test_a_finding_lacks_something(change: dict[str, object], code: str) -> None:
    speaks(unmet(register(1).says(finding(**change), HEAD, FOUND), code))


def test_a_finding_has_a_number_of_its_own_and_comes_before_the_conclusion() -> None:
    unmet(register(2).says(finding(), HEAD, FOUND), "supervision.finding")
    unmet(register(3).says(finding("f2"), HEAD, CONCLUDED), "supervision.not_concluded")


def test_a_case_is_one_that_the_order_names_where_it_names_any() -> None:
    case = after("issue.sign")
    made = register(0, case)
    accepted(made.says(order(cases=(case.id,)), KEEPER, ORDERED))
    accepted(made.says(finding(case=case.id), HEAD, FOUND))
    other = replace(case, id="case-2")
    made.cases = (case, other)
    unmet(made.says(finding("f2", case="case-2"), HEAD, FOUND), "supervision.of_case")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (conclusion(concluded_by=(HEAD, KEEPER)), "supervision.concluded_by"),
        (conclusion(concluded_by=(MEMBER,)), "supervision.concluded_by"),
        (conclusion(unit="县财政局"), "supervision.in_scope"),
        (conclusion(item(), item()), "supervision.items"),
        (conclusion(item(finding="f9")), "supervision.on_findings"),
        (conclusion(item(due=CONCLUDED)), "supervision.due"),
        (conclusion(concluded_on=FOUND - DAY), "supervision.in_order"),
    ],
)
def test_a_conclusion_lacks_something(said: of.ConcludeSupervision, code: str) -> None:
    speaks(unmet(register(2).says(said, HEAD, CONCLUDED), code))


def test_what_is_put_right_is_due_the_day_after_the_conclusion_at_the_earliest() -> None:
    accepted(register(2).says(conclusion(item(due=CONCLUDED + DAY)), HEAD, CONCLUDED))


def test_it_is_concluded_once_about_each_unit() -> None:
    made = register(3)
    unmet(made.says(conclusion(item("r2")), HEAD, CONCLUDED), "supervision.concluded_once")
    other = conclusion(unit=BUREAU, rectify=())
    accepted(made.says(other, MEMBER, CONCLUDED))


# Objections ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "in_time"), [(0, True), (29, True), (30, True), (31, False)])
def test_a_unit_objects_within_thirty_days_of_receiving_the_conclusion(
    days: int, *, in_time: bool
) -> None:
    """The day of receipt is not counted; the thirtieth, 21 June 2023, is a working day."""
    on = DELIVERED + days * DAY
    answer = register(4).says(objection(on), EXECUTOR, on)
    assert isinstance(answer, Accepted) is in_time
    if not in_time:
        verdict = unmet(answer, "supervision.objection_in_time")
        assert verdict.source.place == "第十七条"
        assert "2023-06-21" in verdict.reason.zh


@pytest.mark.parametrize(
    ("on", "in_time"),
    [(date(2023, 6, 22), True), (date(2023, 6, 25), True), (date(2023, 6, 26), False)],
)
def test_a_thirtieth_day_of_rest_rolls_to_the_next_working_day(on: date, *, in_time: bool) -> None:
    """Received on 23 May, it ends on 22 June, the Dragon Boat Festival; 25 June is worked."""
    made = register(3)
    received = DELIVERED + DAY
    accepted(made.says(delivery(delivered_on=received), KEEPER, received))
    assert isinstance(made.says(objection(on), EXECUTOR, on), Accepted) is in_time


@pytest.mark.parametrize(("days", "in_time"), [(30, True), (31, False)])
def test_a_receipt_that_is_entered_late_takes_no_day_from_the_unit(
    days: int, *, in_time: bool
) -> None:
    """Stated is 22 May; entered is 5 June, from which on anybody knows of it."""
    made, entry = register(3), date(2023, 6, 5)
    accepted(made.says(delivery(), KEEPER, entry))
    on = entry + days * DAY
    answer = made.says(objection(on), EXECUTOR, on)
    assert isinstance(answer, Accepted) is in_time
    if not in_time:
        verdict = unmet(answer, "supervision.objection_in_time")
        assert f"{entry}，送达日{DELIVERED}，此日才登记" in verdict.reason.zh


@pytest.mark.parametrize(("receipt", "in_time"), [(None, False), (paper("收件回执"), True)])
def test_an_earlier_day_than_that_of_the_entry_is_shown_by_a_receipt(
    receipt: Document | None, *, in_time: bool
) -> None:
    stated, entry = DELIVERED + 30 * DAY, DELIVERED + 31 * DAY
    answer = register(4).says(objection(stated, receipt=receipt), EXECUTOR, entry)
    assert isinstance(answer, Accepted) is in_time
    assert ("supervision.by_receipt" in warnings(answer)) is in_time
    if not in_time:
        assert "receipt" in unmet(answer, "supervision.objection_in_time").reason.en


def test_a_receipt_of_a_day_that_is_over_too_helps_nobody() -> None:
    stated = DELIVERED + 31 * DAY
    answer = register(4).says(objection(stated, receipt=paper("收件回执")), EXECUTOR, stated)
    unmet(answer, "supervision.objection_in_time")


def test_where_the_calendar_does_not_know_the_last_day_nobody_is_turned_away() -> None:
    made = register(3)
    received, on = date(2023, 12, 20), date(2024, 1, 20)
    accepted(made.says(delivery(delivered_on=received), KEEPER, received))
    answer = made.says(objection(on), EXECUTOR, on)
    assert "supervision.objection_unsure" in warnings(answer)


def test_an_objection_is_the_units_own_once_and_after_receipt() -> None:
    unmet(register(3).says(objection(), EXECUTOR, JUNE), "supervision.received")
    unmet(register(4).says(objection(), DRAFTER, JUNE), "supervision.objector")
    unmet(register(5).says(objection(), EXECUTOR, JUNE), "supervision.objected_once")
    early = objection(DELIVERED - DAY)
    unmet(register(4).says(early, EXECUTOR, JUNE), "supervision.in_order")


@pytest.mark.parametrize(
    ("people", "who", "code"),
    [
        ((HEAD,), KEEPER, "supervision.reviewers"),
        (("lin", MEMBER), KEEPER, "supervision.reviewers"),
        ((), KEEPER, "supervision.reviewers"),
        (("nobody",), KEEPER, "supervision.reviewers"),
        ((EXECUTOR,), KEEPER, "supervision.reviewers_outside"),
        (("lin",), "zheng", "person.duty"),
    ],
)
def test_others_than_those_who_concluded_review(
    people: tuple[str, ...], who: str, code: str
) -> None:
    verdict = unmet(register(5).says(review(reviewers=people), who, JUNE), code)
    if code == "supervision.reviewers":
        assert verdict.source.place == "第十七条"


def test_a_keeper_who_was_of_the_team_does_not_enter_the_review() -> None:
    made = register()
    accepted(made.says(order(team=(HEAD, MEMBER, KEEPER)), KEEPER, ORDERED))
    for said, who, on in COURSE[1:5]:
        accepted(made.says(said, who, on))
    unmet(made.says(review(reviewers=("lin",)), KEEPER, JUNE), "supervision.reviewers")
    accepted(made.says(review(reviewers=("lin",)), "wang", JUNE))


def test_who_left_the_unit_neither_supervises_nor_reviews_nor_checks() -> None:
    """Each came to be of another unit before; what is on record of it stays."""

    def once(made: Register, who: str) -> None:
        person = made.staff.persons[who]
        left = replace(person, left=(Left(BUILDER, ORDERED - DAY),))
        made.staff = replace(made.staff, persons={**made.staff.persons, who: left})

    code, made = "supervision.once_inside", register()
    once(made, MEMBER)
    verdict = unmet(made.says(order(), KEEPER, ORDERED), code)
    assert PEOPLE[MEMBER].name in verdict.reason.zh
    accepted(made.says(order(team=(HEAD,)), KEEPER, ORDERED))
    for at, said, who in ((1, finding(), HEAD), (5, review(), "lin"), (7, check(), MEMBER)):
        made = register(at)
        once(made, who)
        by = KEEPER if who == "lin" else who
        unmet(made.says(said, by, JUNE), code)
        assert code not in codes(made.says(said, by, JUNE, again=True))


def test_a_review_needs_an_objection_and_is_made_once() -> None:
    unmet(register(4).says(review(), KEEPER, JUNE), "supervision.objected")
    unmet(register(6).says(review(), KEEPER, JUNE), "supervision.objected")


@pytest.mark.parametrize(("days", "late"), [(30, False), (31, True)])
def test_a_review_after_thirty_days_stands_and_is_told_to_be_late(days: int, *, late: bool) -> None:
    on = date(2023, 6, 5) + days * DAY
    answer = register(5).says(review(on), KEEPER, on)
    assert ("supervision.review_late" in warnings(answer)) is late
    made = register(5)
    assert "supervision.unreviewed" in alarms(made, on)


def test_a_review_that_states_an_earlier_day_than_its_entry_is_late_all_the_same() -> None:
    on = date(2023, 6, 5) + 30 * DAY
    assert "supervision.review_late" in warnings(register(5).says(review(on), KEEPER, on + DAY))


def two_items() -> Register:
    """Return a register in which two things are to be put right and the unit objects."""
    made = register(2)
    accepted(made.says(conclusion(item(), item("r2")), HEAD, CONCLUDED))
    for said, who, on in COURSE[3:5]:
        accepted(made.says(said, who, on))
    return made


@pytest.mark.parametrize(
    ("outcome", "dropped", "open_after"),
    [
        (of.Reviewed.UPHELD, (), ["r1", "r2"]),
        (of.Reviewed.CHANGED, ("r1",), ["r2"]),
        (of.Reviewed.REVOKED, (), []),
    ],
)
def test_what_a_review_drops_is_owed_no_more(
    outcome: of.Reviewed, dropped: tuple[str, ...], open_after: list[str]
) -> None:
    made = two_items()
    accepted(made.says(review(outcome=outcome, dropped=dropped), KEEPER, JUNE))
    assert [each.wanted.item for each in only(made).items if each.open] == open_after


def test_upheld_nothing_is_dropped_and_nothing_that_is_not_there() -> None:
    for change in (
        {"outcome": of.Reviewed.UPHELD, "dropped": ("r1",)},
        {"outcome": of.Reviewed.CHANGED, "dropped": ("r9",)},
    ):
        unmet(two_items().says(review(**change), KEEPER, JUNE), "supervision.dropped")


# What is put right ---------------------------------------------------------------------------


def test_what_is_put_right_is_open_until_somebody_else_strikes_it_off() -> None:
    made = register(4)
    assert alarms(made, DUE) == ["supervision.unrectified", "supervision.unconcluded"]
    accepted(made.says(rectified(), EXECUTOR, date(2023, 6, 25)))
    returned = check(result=of.Checked.RETURNED)
    accepted(made.says(returned, MEMBER, date(2023, 6, 28)))
    assert next(only(made).items).open
    unmet(made.says(check(), MEMBER, date(2023, 6, 28)), "supervision.item_reported")
    accepted(made.says(rectified(date(2023, 6, 29)), EXECUTOR, date(2023, 6, 29)))
    accepted(made.says(check(date(2023, 6, 30)), KEEPER, date(2023, 6, 30)))
    assert not next(only(made).items).open
    unmet(made.says(rectified(DUE), EXECUTOR, DUE), "supervision.item_open")


def test_the_unit_does_not_strike_off_what_it_puts_right() -> None:
    made, on = register(7), date(2023, 6, 28)
    unmet(made.says(check(), EXECUTOR, on), "supervision.another")
    of_the_unit = Person("feng", "冯（示例）", BUILDER, PEOPLE[KEEPER].held)
    unmet(made.says(check(), of_the_unit, on), "supervision.another")
    reporter = Person(EXECUTOR, "何军（示例）", "县政府办公室", PEOPLE[KEEPER].held)
    unmet(made.says(check(), reporter, on), "supervision.another")
    unmet(made.says(check(), "lin", on), "supervision.checker")
    accepted(made.says(check(), KEEPER, on))


def test_only_the_unit_reports_and_only_once_it_was_told() -> None:
    unmet(register(4).says(rectified(), DRAFTER, DUE), "supervision.rectifier")
    unmet(register(3).says(rectified(), EXECUTOR, DUE), "supervision.received")
    unmet(register(4).says(rectified(number="r9"), EXECUTOR, DUE), "supervision.item")
    nothing = replace(rectified(), evidence=())
    unmet(register(4).says(nothing, EXECUTOR, DUE), "supervision.evidence")


def test_a_unit_that_succeeded_another_puts_right_what_that_one_owed() -> None:
    made = register(4)
    followed = Succession(BUILDER, BUREAU, date(2023, 6, 1), "示例", 9)
    made.staff = replace(made.staff, body=replace(made.staff.body, successions=(followed,)))
    accepted(made.says(rectified(), DRAFTER, date(2023, 6, 25)))
    unmet(made.says(check(), DRAFTER, date(2023, 6, 28)), "supervision.another")


@pytest.mark.parametrize(("days", "late"), [(-1, False), (0, False), (1, True)])
def test_a_report_after_its_day_is_told_to_be_late(days: int, *, late: bool) -> None:
    on = DUE + days * DAY
    answer = register(4).says(rectified(on), EXECUTOR, on)
    accepted(answer)
    assert ("supervision.rectified_late" in warnings(answer)) is late


def test_a_conclusion_that_nobody_delivered_is_told() -> None:
    assert "supervision.undelivered" in alarms(register(3), CONCLUDED)
    unmet(register(4).says(delivery(), KEEPER, DELIVERED), "supervision.delivered_once")
    early = delivery(delivered_on=CONCLUDED - DAY)
    unmet(register(3).says(early, KEEPER, DELIVERED), "supervision.in_order")
    unmet(register(2).says(delivery(), KEEPER, DELIVERED), "supervision.concluded")


def test_what_is_open_of_a_case_is_found_by_the_case() -> None:
    case = after("issue.sign")
    made = register(0, case)
    accepted(made.says(order(), KEEPER, ORDERED))
    accepted(made.says(finding(case=case.id), HEAD, FOUND))
    assert [*open_in(made.staff.body.supervisions, case.id)] == []
    accepted(made.says(conclusion(), HEAD, CONCLUDED))
    ((number, found),) = open_in(made.staff.body.supervisions, case.id)
    assert (number, found.wanted.item) == (NUMBER, "r1")
    assert [*open_in(made.staff.body.supervisions, "case-2")] == []


def test_who_holds_no_duty_that_day_says_nothing() -> None:
    held = tuple(Held(h.duty, h.since, CONCLUDED - DAY) for h in PEOPLE[HEAD].held)
    gone = replace(PEOPLE[HEAD], held=held)
    unmet(register(2).says(conclusion(), gone, CONCLUDED), "person.duty")


# Closing a case -----------------------------------------------------------------------------


def of_a_case(acts: int) -> tuple[Case, Register]:
    """Return a case that could be closed, and a register in which something was found of it."""
    case = before("closing.close")
    made = register(0, case)
    for said, who, on in COURSE[:acts]:
        of_it = replace(said, case=case.id) if isinstance(said, of.FindInSupervision) else said
        accepted(made.says(of_it, who, on))
    return case, made


def closes(case: Case, made: Register) -> Accepted | Refused:
    scene = scene_of("closing.close")
    return ask(case, "closing.close", scene.says, scene.who, scene.on, body=made.staff.body)


@pytest.mark.parametrize("acts", range(1, len(COURSE) + 1))
def test_a_case_closes_only_once_what_was_found_of_it_is_put_right(acts: int) -> None:
    answer = closes(*of_a_case(acts))
    if 3 <= acts < len(COURSE):
        verdict = unmet(answer, "closing.rectified")
        assert (verdict.source.act, verdict.source.place) == ("政府督查工作条例", "第十八条")
        assert "r1" in verdict.reason.zh
        assert BUILDER in verdict.reason.en
        assert verdict.curers
    else:
        accepted(answer)
    assert ("closing.supervised" in warnings(answer)) is (acts == 2)


def test_what_is_owed_of_another_case_closes_this_one() -> None:
    case, made = of_a_case(3)
    accepted(closes(replace(case, id="case-2"), made))


def test_what_a_review_dropped_stands_in_no_cases_way() -> None:
    case, made = of_a_case(5)
    unmet(closes(case, made), "closing.rectified")
    accepted(made.says(review(outcome=of.Reviewed.REVOKED), KEEPER, JUNE))
    accepted(closes(case, made))
