"""Bodies and their people are facts too, and tokens stand for people while they hold."""

from datetime import UTC, date, datetime, timedelta

import pytest
from makers import CLERK, FOUNDED_AT, make_service
from tampering import audit

from api.demo.scene import BODY, MEMBERS
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.people import Duty, Level, Post
from decision_flow.domain.staff import (
    AdoptCalendar,
    EndDuty,
    Enrol,
    Found,
    GiveDuty,
    LeaveSeat,
    TakeSeat,
    Zone,
)
from decision_flow.service.errors import StaffError

DAY = date(2023, 5, 1)
AT = datetime(2023, 5, 1, tzinfo=UTC)
TOKEN = "a" * 64


def enter(service, said, body_id=BODY):
    return service.enter(body_id, said, actor=CLERK, at=AT)


def test_a_body_is_what_its_facts_say(service):
    staff = service.body(BODY)
    assert tuple(s.person for s in staff.body.in_office(DAY)) == MEMBERS
    assert staff.persons["wu"].duties_on(DAY) == (Duty.DRAFTER,)
    assert staff.body.level is Level.COUNTY


def test_duties_and_seats_begin_and_end_on_their_days(service):
    enter(service, EndDuty(person="wu", duty=Duty.DRAFTER, until=DAY))
    enter(service, LeaveSeat(person="wang", until=DAY))
    enter(service, GiveDuty(person="wu", duty=Duty.EXPERT, since=DAY + timedelta(days=1)))
    enter(service, TakeSeat(person="sun", post=Post.CHIEF, since=DAY + timedelta(days=1)))
    staff = service.body(BODY)
    later = DAY + timedelta(days=1)
    assert staff.persons["wu"].duties_on(DAY) == (Duty.DRAFTER,)
    assert staff.persons["wu"].duties_on(later) == (Duty.EXPERT,)
    chiefs = [
        [s.person for s in staff.body.in_office(day) if s.post is Post.CHIEF]
        for day in (DAY, later)
    ]
    assert chiefs == [["wang"], ["sun"]]


def test_a_seat_written_down_as_left_only_afterwards_still_counts_for_what_was_known(service):
    enter(service, LeaveSeat(person="li", until=DAY - timedelta(days=1)))
    body = service.body(BODY).body
    moment = timedelta(microseconds=1)
    known = [
        "li" in {s.person for s in body.standing(DAY, known)}
        for known in (AT - moment, AT, AT + moment, None)
    ]
    assert known == [True, False, False, False]


def test_it_is_kept_when_a_duty_was_written_down(service):
    early = DAY - timedelta(days=400)
    enter(service, GiveDuty(person="wu", duty=Duty.EXPERT, since=early))
    enter(service, EndDuty(person="wu", duty=Duty.EXPERT, until=DAY))
    enter(service, Enrol(person="wu", name="吴涛", unit="县财政局"))
    noted = {h.duty: (h.since, h.noted) for h in service.body(BODY).persons["wu"].held}
    assert noted[Duty.EXPERT] == (early, DAY)
    assert noted[Duty.DRAFTER][1] == FOUNDED_AT.date()


def test_a_person_who_moves_to_another_unit_keeps_the_duties(service):
    enter(service, Enrol(person="wu", name="吴涛", unit="县财政局"))
    person = service.body(BODY).persons["wu"]
    assert (person.unit, person.duties_on(DAY)) == ("县财政局", (Duty.DRAFTER,))


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (Found(name="又一个", level=Level.COUNTY), StaffError),
        (AdoptCalendar(calendar="0" * 64), NotFoundError),
        (GiveDuty(person="nobody", duty=Duty.CHIEF, since=DAY), NotFoundError),
        (EndDuty(person="nobody", duty=Duty.CHIEF, until=DAY), NotFoundError),
        (TakeSeat(person="nobody", post=Post.CHIEF, since=DAY), NotFoundError),
        (LeaveSeat(person="nobody", until=DAY), NotFoundError),
        (
            GiveDuty(person="wu", duty=Duty.CHIEF, since=DAY, until=DAY - timedelta(days=1)),
            StaffError,
        ),
    ],
)
def test_what_does_not_fit_the_body_is_not_entered(service, said, error):
    before = service.body(BODY)
    with pytest.raises(error):
        enter(service, said)
    assert service.body(BODY) == before


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (EndDuty(person="wu", duty=Duty.CHIEF, until=DAY), "无从终止"),
        (EndDuty(person="wu", duty=Duty.DRAFTER, until=date(2021, 11, 30)), "早于起始日"),
        (LeaveSeat(person="wu", until=DAY), "无从离任"),
        (LeaveSeat(person="li", until=date(2021, 11, 30)), "早于起始日"),
        (TakeSeat(person="li", post=Post.DEPUTY, since=DAY), "已在任"),
        (TakeSeat(person="sun", post=Post.CHIEF, since=DAY), "王建国"),
        (Enrol(person="new", name="新人", unit=" 县 司法局"), "县司法局"),
        (Enrol(person="new", name="新人", unit="县司法\u200b局"), "县司法局"),
        (Enrol(person="new", name="新人", unit="——"), "文字"),
    ],
)
def test_what_the_body_never_had_does_not_end_nor_begin_twice(service, said, why):
    before = service.body(BODY)
    with pytest.raises(StaffError) as refused:
        enter(service, said)
    assert why in str(refused.value)
    assert service.body(BODY) == before


def test_a_duty_and_a_seat_end_on_their_first_day_at_the_earliest(service):
    first = service.body(BODY).body.seats[1]
    enter(service, EndDuty(person="wu", duty=Duty.DRAFTER, until=date(2021, 12, 1)))
    enter(service, LeaveSeat(person=first.person, until=first.since))
    with pytest.raises(StaffError):
        enter(service, LeaveSeat(person=first.person, until=DAY))
    with pytest.raises(StaffError):
        enter(service, TakeSeat(person=first.person, post=Post.DEPUTY, since=first.since))
    day = first.since + timedelta(days=1)
    enter(service, TakeSeat(person=first.person, post=Post.DEPUTY, since=day))


def acting(number="示常发〔2023〕1号（示例）", since=DAY, post=Post.CHIEF, person="li"):
    return TakeSeat(person=person, post=post, since=since, acting=number)


def vacated(service, *people):
    for person in people:
        enter(service, LeaveSeat(person=person, until=DAY - timedelta(days=1)))


def test_a_deputy_acts_as_chief_by_the_standing_committees_decision(service):
    vacated(service, "wang", "li")
    enter(service, acting())
    seat = next(s for s in service.body(BODY).body.in_office(DAY) if s.post is Post.CHIEF)
    assert (seat.person, seat.acting) == ("li", "示常发〔2023〕1号（示例）")
    assert audit(service).passed


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (acting("  "), "文号"),
        (acting(post=Post.DEPUTY), "文号"),
        (acting(person="sun"), "从副职"),
        (acting(person="wang"), "从副职"),
        (acting(since=DAY + timedelta(days=1)), "从副职"),
    ],
    ids=["no number", "no chief's seat", "never a deputy", "the chief", "a deputy no more"],
)
def test_nobody_else_acts_as_chief(service, said, why):
    vacated(service, "wang", "li")
    with pytest.raises(StaffError) as refused:
        enter(service, said)
    assert why in str(refused.value)


def test_a_unit_that_one_person_alone_spells_so_can_be_spelt_otherwise(service):
    enter(service, Enrol(person="zheng", name="郑华", unit="县司法局 "))
    assert service.body(BODY).persons["zheng"].unit == "县司法局 "


def test_it_is_kept_when_a_seat_was_written_down_and_counts_from_then(service):
    enter(service, TakeSeat(person="sun", post=Post.DEPUTY, since=DAY - timedelta(days=30)))
    body = service.body(BODY).body
    moment = timedelta(microseconds=1)
    counted = [
        "sun" in {s.person for s in body.standing(DAY, recorded=recorded)}
        for recorded in (AT - moment, AT, None)
    ]
    assert counted == [False, True, True]


def test_a_body_begins_with_its_founding(database_url, tmp_path):
    service = make_service(database_url, tmp_path)
    with pytest.raises(NotFoundError):
        enter(service, Enrol(person="a", name="b", unit="c"), "new")
    enter(service, Found(name="乌鲁木齐某区", level=Level.COUNTY, zone=Zone.URUMQI), "new")
    body = service.body("new").body
    assert body.day(datetime(2023, 5, 1, 17, 30, tzinfo=UTC)) == DAY
    with pytest.raises(NotFoundError):
        service.setting("new", at=AT)
    service.database.close()


def test_a_token_stands_for_a_person_until_it_ends(service):
    assert service.bearer(TOKEN, at=AT) is None
    ends = AT + timedelta(hours=1)
    service.add_token(BODY, "wu", TOKEN, label="laptop", expires_at=ends)
    found = service.bearer(TOKEN, at=AT)
    assert (found.body, found.person) == (BODY, "wu")
    assert service.bearer(TOKEN, at=ends) is None
    assert service.bearer(TOKEN, at=ends - timedelta(seconds=1)) is not None


def test_a_revoked_token_stands_for_nobody(service):
    service.add_token(BODY, "wu", TOKEN, label="laptop")
    assert service.revoke_token(TOKEN, at=AT)
    assert service.bearer(TOKEN, at=AT) is None
    assert not service.revoke_token(TOKEN, at=AT)


def test_a_token_is_made_for_somebody_known(service):
    with pytest.raises(NotFoundError):
        service.add_token(BODY, "nobody", TOKEN, label="x")
    assert FOUNDED_AT < AT
