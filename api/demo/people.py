"""The demonstration body: a real name, illustrative people. Nobody here exists."""

from collections.abc import Iterator
from datetime import UTC, datetime

from api.demo.scene import BODY, BODY_NAME, IN_OFFICE_SINCE, MARK, PEOPLE, SEATS, SERIES
from decision_flow.domain.numbering import Numbered, OpenSeries
from decision_flow.domain.people import CHINA, Actor, Duty, Level
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


def _facts(calendar_digest: str) -> Iterator[Said]:
    yield Found(name=BODY_NAME, level=Level.COUNTY)
    yield AdoptCalendar(calendar=calendar_digest)
    for person in PEOPLE.values():
        yield Enrol(person=person.id, name=person.name, unit=person.unit)
        for held in person.held:
            yield GiveDuty(person=person.id, duty=held.duty, since=held.since)
    yield OpenSeries(
        series=SERIES,
        mark=MARK,
        serves=(Numbered.DECISION,),
        year=FOUNDED_AT.astimezone(CHINA).year,
    )
    for seat in SEATS:
        yield TakeSeat(person=seat.person, post=seat.post, since=IN_OFFICE_SINCE)
