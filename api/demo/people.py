"""The demonstration body: a real name, illustrative people. Nobody here exists."""

from collections.abc import Iterator
from datetime import UTC, datetime

from api.demo.scene import BODY, BODY_NAME, IN_OFFICE_SINCE, MARK, PEOPLE, SEATS, SERIES
from decision_flow.domain.numbering import Numbered, OpenSeries
from decision_flow.domain.people import CHINA, Actor, Duty, Level, Person
from decision_flow.domain.staff import AdoptCalendar, Enrol, Found, GiveDuty, Said, TakeSeat
from decision_flow.service import Service
from workflows import calendar

FOUNDED_AT = datetime(2021, 12, 1, tzinfo=UTC)
CLERK = Actor("sun", PEOPLE["sun"].name, PEOPLE["sun"].unit, Duty.SECRETARY)


def found(service: Service, body_id: str = BODY, *, at: datetime = FOUNDED_AT) -> None:
    """Found the demonstration body with its calendar, people, duties and seats."""
    kept = calendar.load()
    service.keep_calendar(kept, calendar.canonical(kept))
    for said in _facts(kept.digest):
        service.enter(body_id, said, actor=CLERK, at=at)


def join(service: Service, person: Person, *, at: datetime) -> None:
    """Enter a person with duties whom the demonstration body has from now on."""
    service.enter(BODY, _enrolled(person), actor=CLERK, at=at)
    for given in _given(person):
        service.enter(BODY, given, actor=CLERK, at=at)


def _enrolled(person: Person) -> Enrol:
    return Enrol(person=person.id, name=person.name, unit=person.unit)


def _given(person: Person) -> Iterator[GiveDuty]:
    for held in person.held:
        yield GiveDuty(person=person.id, duty=held.duty, since=held.since)


def _facts(calendar_digest: str) -> Iterator[Said]:
    yield Found(name=BODY_NAME, level=Level.COUNTY)
    yield AdoptCalendar(calendar=calendar_digest)
    for person in PEOPLE.values():
        yield _enrolled(person)
        yield from _given(person)
    yield OpenSeries(
        series=SERIES,
        mark=MARK,
        serves=(Numbered.DECISION,),
        year=FOUNDED_AT.astimezone(CHINA).year,
    )
    for seat in SEATS:
        yield TakeSeat(person=seat.person, post=seat.post, since=IN_OFFICE_SINCE)
