"""A meeting is a meeting: called, opened on its day, presided lawfully, with a quorum."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from cases import (
    CHIEF,
    READY,
    RECORDER,
    TOWN,
    accepted,
    ask,
    before,
    codes,
    minutes,
    said,
    town,
    unmet,
    warnings,
)
from meetings import DAY, ENTRUSTED, OPENED, SEVEN, called, opened, opens, present, talks
from procedures import FOUR_NOTS, adjusted, share

from api.demo.scene import at
from decision_flow.domain.people import Duty, Level, Post, Seat
from decision_flow.domain.procedure import Bound
from decision_flow.domain.steps.decision.record import (
    MEETINGS,
    Attendance,
    MeetingKind,
)
from decision_flow.domain.values import CIVIL_SERVANTS, ORGANIC_LAW, decree_713
from decision_flow.engine.rules import Ready

CALLED_ON = date(2023, 5, 9)


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_only_a_standing_or_plenary_meeting_is_one(kind: MeetingKind) -> None:
    payload = said("meeting.schedule", meeting=kind)
    answer = ask(before("meeting.schedule"), "meeting.schedule", payload, "sun", CALLED_ON)
    if kind in MEETINGS:
        accepted(answer)
    else:
        verdict = unmet(answer, "meeting.kind")
        assert verdict.source == decree_713(30)
        assert verdict.curers == (Duty.SECRETARY,)


@pytest.mark.parametrize(("later", "lawful"), [(-1, False), (0, True), (1, True)])
def test_no_meeting_is_called_for_a_day_gone_by(*, later: int, lawful: bool) -> None:
    payload = said("meeting.schedule", held_on=CALLED_ON + timedelta(days=later))
    answer = ask(before("meeting.schedule"), "meeting.schedule", payload, "sun", CALLED_ON)
    assert ("meeting.day" not in codes(answer)) is lawful


@pytest.mark.parametrize(("later", "lawful"), [(-1, False), (0, True), (1, True)])
def test_a_meeting_opens_on_its_day_or_later(*, later: int, lawful: bool) -> None:
    day = timedelta(days=later)
    attendance = present(SEVEN, OPENED + day)
    payload = replace(opens(), attendance=attendance)
    answer = ask(called(), "meeting.convene", payload, RECORDER, OPENED + day)
    assert ("meeting.opens" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "meeting.opens").earliest == DAY


def test_the_chief_presides_or_a_member_by_entrustment() -> None:
    deputy = opens(presiding="li")
    cases = {
        "chief": opens(),
        "entrusted": deputy,
        "not entrusted": replace(deputy, entrustment=None),
        "a stranger": replace(deputy, presiding="sun"),
    }
    refused = {
        name
        for name, payload in cases.items()
        if "meeting.presiding" in codes(ask(called(), "meeting.convene", payload, RECORDER, OPENED))
    }
    assert refused == {"not entrusted", "a stranger"}
    answer = ask(called(), "meeting.convene", cases["a stranger"], RECORDER, OPENED)
    assert unmet(answer, "meeting.presiding").source.act == ORGANIC_LAW


@pytest.mark.parametrize(
    "payload",
    [
        opens([p for p in SEVEN if p != CHIEF]),
        opens(out=(CHIEF,)),
        replace(opens(), attendance=(*present(SEVEN[1:]), *present([CHIEF], minutes(OPENED, 1)))),
    ],
    ids=["absent", "recused", "late"],
)
def test_who_presides_is_there_and_not_recused(payload: object) -> None:
    answer = ask(called(), "meeting.convene", payload, RECORDER, minutes(OPENED, 0))
    unmet(answer, "meeting.presiding_present")


def test_only_members_in_office_are_counted_as_present() -> None:
    answer = ask(called(), "meeting.convene", opens((*SEVEN, "sun")), RECORDER, OPENED)
    assert "sun" in unmet(answer, "meeting.members").reason.zh


def test_a_member_whose_office_has_ended_is_no_longer_counted() -> None:
    seats = tuple(
        replace(s, until=DAY - timedelta(days=1)) if s.person == "li" else s for s in TOWN.seats
    )
    body = replace(TOWN, seats=seats)
    answer = ask(called(), "meeting.convene", opens(), RECORDER, OPENED, body=body)
    assert "li" in unmet(answer, "meeting.members").reason.zh


def test_the_roster_is_the_one_of_the_day_on_which_the_meeting_opens() -> None:
    seats = tuple(replace(s, until=DAY) if s.person == "li" else s for s in TOWN.seats)
    body, late = replace(TOWN, seats=seats), OPENED + timedelta(days=1)
    payload = replace(opens(), attendance=present(SEVEN, late))
    answer = ask(called(), "meeting.convene", payload, RECORDER, late, body=body)
    assert "li" in unmet(answer, "meeting.members").reason.zh


def test_nobody_is_recused_who_is_not_a_member() -> None:
    answer = ask(called(), "meeting.convene", opens(out=("sun",)), RECORDER, OPENED)
    unmet(answer, "meeting.recusal")


@pytest.mark.parametrize(
    ("interval", "lawful"),
    [
        (Attendance(person="li", arrived=at(DAY, "00:00")), True),
        (Attendance(person="li", arrived=minutes(at(DAY, "00:00"), -1)), False),
        (Attendance(person="li", arrived=OPENED), True),
        (Attendance(person="li", arrived=minutes(OPENED, 1)), False),
        (Attendance(person="li", arrived=OPENED, left=OPENED), False),
        (Attendance(person="li", arrived=OPENED, left=minutes(OPENED, 1)), True),
        (Attendance(person="li", arrived=OPENED, left=minutes(OPENED, -1)), False),
    ],
    ids=["day begins", "day before", "now", "in future", "no time", "a minute", "backwards"],
)
def test_attendance_lies_on_the_day_and_not_ahead(*, interval: Attendance, lawful: bool) -> None:
    others = [p for p in SEVEN if p != "li"]
    payload = replace(opens(), attendance=(*present(others), interval))
    answer = ask(called(), "meeting.convene", payload, RECORDER, OPENED)
    assert ("meeting.attendance" not in codes(answer)) is lawful
    if not lawful:
        assert "li" in unmet(answer, "meeting.attendance").reason.zh


@pytest.mark.parametrize(
    ("members", "out", "present_", "lawful"),
    [
        (7, 0, 3, False),
        (7, 0, 4, True),
        (7, 0, 5, True),
        (8, 0, 3, False),
        (8, 0, 4, True),
        (9, 0, 4, False),
        (9, 0, 5, True),
        (7, 1, 4, False),
        (7, 1, 5, True),
        (9, 2, 6, False),
        (9, 2, 7, True),
    ],
)
def test_the_quorum_is_half_of_those_in_office_the_recused_not_present(
    *, members: int, out: int, present_: int, lawful: bool
) -> None:
    body = town(members)
    people = [s.person for s in body.seats]
    recused = people[1 : 1 + out]
    payload = opens(people[:present_], out=recused)
    answer = ask(called(), "meeting.convene", payload, RECORDER, OPENED, body=body)
    assert ("meeting.quorum" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "meeting.quorum")
        for figure in (members, (members + 1) // 2, present_ - out):
            assert str(figure) in verdict.reason.zh
            assert str(figure) in verdict.reason.en
        assert Duty.RECORDER in verdict.curers
        assert verdict.source == FOUR_NOTS.steps["meeting"].figures["quorum"].source


def test_two_thirds_of_seven_is_five() -> None:
    strict = share(Bound.AT_LEAST, Fraction(2, 3), "in_office")
    ready = Ready(adjusted(FOUR_NOTS, "meeting", figures={"quorum": strict}))
    lawful = [
        "meeting.quorum"
        not in codes(
            ask(called(), "meeting.convene", opens(SEVEN[:n]), RECORDER, OPENED, ready=ready)
        )
        for n in (4, 5)
    ]
    assert lawful == [False, True]


@pytest.mark.parametrize(
    ("people", "out", "lawful"),
    [
        ((CHIEF,), (), False),
        ((CHIEF, "li"), (), True),
        ((CHIEF, "li"), ("li",), False),
        ((CHIEF, "li", "zhang"), ("li",), True),
    ],
    ids=["alone", "two", "two, one recused", "three, one recused"],
)
def test_where_no_quorum_is_set_two_at_least_discuss(
    *, people: tuple[str, ...], out: tuple[str, ...], lawful: bool
) -> None:
    ready = Ready(adjusted(FOUR_NOTS, "meeting", figures={"quorum": None}))
    payload = opens(people, out=out)
    answer = ask(called(), "meeting.convene", payload, RECORDER, OPENED, ready=ready)
    assert codes(answer) == (set() if lawful else {"meeting.collective"})
    if not lawful:
        verdict = unmet(answer, "meeting.collective")
        assert verdict.source == decree_713(30)
        assert Duty.RECORDER in verdict.curers


@pytest.mark.parametrize("entrusted", [True, False])
def test_a_recused_chief_has_entrusted_the_meeting(*, entrusted: bool) -> None:
    payload = opens(out=(CHIEF,), presiding="li")
    payload = payload if entrusted else replace(payload, entrustment=None)
    answer = ask(called(), "meeting.convene", payload, RECORDER, OPENED)
    assert ("meeting.chief_recused" not in codes(answer)) is entrusted
    if not entrusted:
        assert unmet(answer, "meeting.chief_recused").source.act == CIVIL_SERVANTS


@pytest.mark.parametrize(
    ("level", "kind", "counted"),
    [
        (Level.COUNTY, MeetingKind.STANDING, {Post.CHIEF, Post.DEPUTY}),
        (
            Level.PREFECTURE,
            MeetingKind.STANDING,
            {Post.CHIEF, Post.DEPUTY, Post.SECRETARY_GENERAL},
        ),
        (Level.PROVINCE, MeetingKind.STANDING, {Post.CHIEF, Post.DEPUTY, Post.SECRETARY_GENERAL}),
        (Level.COUNTY, MeetingKind.PLENARY, set(Post)),
        (Level.TOWNSHIP, MeetingKind.STANDING, set(Post)),
        (Level.DEPARTMENT, MeetingKind.PLENARY, set(Post)),
    ],
)
def test_who_is_a_member_depends_on_the_level_and_the_meeting(
    level: Level, kind: MeetingKind, counted: set[Post]
) -> None:
    others = (Post.SECRETARY_GENERAL, Post.OTHER)
    extra = tuple(Seat(post, post, post, date(2021, 1, 1)) for post in others)
    body = replace(TOWN, level=level, seats=(*TOWN.seats, *extra))
    payload = opens([s.person for s in body.seats])
    answer = ask(called(kind), "meeting.convene", payload, RECORDER, OPENED, body=body)
    strangers = {post for post in others if post not in counted}
    assert ("meeting.members" in codes(answer)) is bool(strangers)
    if strangers:
        reason = unmet(answer, "meeting.members").reason.zh
        assert {post for post in others if post in reason} == strangers


def test_without_a_chief_in_office_a_member_presides_by_entrustment() -> None:
    body = replace(TOWN, seats=TOWN.seats[1:])
    people = SEVEN[1:]
    payload = opens(people, presiding="li")
    accepted(ask(called(), "meeting.convene", payload, RECORDER, OPENED, body=body))
    assert payload.entrustment == ENTRUSTED


def test_the_quorum_is_a_share_of_those_in_office() -> None:
    assert READY.procedure.steps["meeting"].figures["quorum"].of == "in_office"


@pytest.mark.parametrize(("later", "warned"), [(-1, False), (0, False), (1, True)])
def test_a_seat_written_down_after_the_day_of_the_meeting_is_marked(
    *, later: int, warned: bool
) -> None:
    noted = OPENED + timedelta(days=later)
    seats = tuple(replace(s, noted=noted) if s.person == "li" else s for s in TOWN.seats)
    answer = ask(
        called(), "meeting.convene", opens(), RECORDER, OPENED, body=replace(TOWN, seats=seats)
    )
    assert ("meeting.seat_noted_late" in warnings(answer)) is warned


@pytest.mark.parametrize(("later", "counted"), [(-1, True), (0, True), (1, False)])
def test_a_seat_written_down_after_the_opening_was_recorded_does_not_count_in_it(
    *, later: int, counted: bool
) -> None:
    taken = Seat("new", "新任", Post.DEPUTY, DAY - timedelta(days=30), noted=minutes(OPENED, later))
    body = replace(TOWN, seats=(*TOWN.seats, taken))
    case = opened(body=body)
    talk = talks((*SEVEN, "new"))
    answer = ask(case, "meeting.discuss", talk, RECORDER, minutes(OPENED, 60), body=body)
    assert ("meeting.takes_part" not in codes(answer)) is counted
