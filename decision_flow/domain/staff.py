"""The facts of a body's own stream: its founding, its people, their duties, seats and calendar.

The same envelope as a case's facts, and the same rule: what the body is, is the fold of what
happened. A fact of a case cites the head of this stream, so that it can be decided again with
the people as they then were.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

from decision_flow.domain.case import Fact
from decision_flow.domain.intake import catalogue, judgement
from decision_flow.domain.intake.catalogue import Catalogued, Short, follow_catalogue
from decision_flow.domain.intake.judgement import Judged, follow_judgement
from decision_flow.domain.numbering import OpenSeries, Series, Taken, TakeNumber, VoidNumber
from decision_flow.domain.office import keeping
from decision_flow.domain.office.keeping import Kept, follow_kept
from decision_flow.domain.office.supervision import said as supervision
from decision_flow.domain.office.supervision.following import follow_supervision
from decision_flow.domain.office.supervision.said import Supervised
from decision_flow.domain.people import CHINA, Body, Duty, Held, Left, Level, Person, Post, Seat
from decision_flow.domain.units import unit_key
from decision_flow.domain.values import Digest, record

STAFF = "body"
KIND = "body@1"


class Zone(StrEnum):
    """The time zones that a body may count its days by."""

    SHANGHAI = "Asia/Shanghai"
    URUMQI = "Asia/Urumqi"


_ZONES = {Zone.SHANGHAI: CHINA, Zone.URUMQI: timezone(timedelta(hours=6), "Asia/Urumqi")}


@record
class Found:
    """The body begins: its name, level and time zone."""

    name: str
    level: Level
    zone: Zone = Zone.SHANGHAI


@record
class AdoptCalendar:
    """The working days that the body counts by from now on, named by their digest."""

    calendar: Digest


@record
class Enrol:
    """A person of the body and the unit that the person belongs to."""

    person: str
    name: str
    unit: str


@record
class GiveDuty:
    """A person holds a duty from a day (included) until a day (included) or without end."""

    person: str
    duty: Duty
    since: date
    until: date | None = None


@record
class EndDuty:
    """A duty that was held without end is held until this day, included."""

    person: str
    duty: Duty
    until: date


@record
class TakeSeat:
    """A person sits in the body's meeting from a day (included).

    `acting` makes it an acting chief: the number of the standing committee's decision that named
    the deputy (Organic Law, Article 50).
    """

    person: str
    post: Post
    since: date
    until: date | None = None
    acting: Short | None = None


@record
class LeaveSeat:
    """A seat that was held without end is held until this day, included."""

    person: str
    until: date


VERBS: Mapping[str, type[Any]] = {
    "found": Found,
    "adopt_calendar": AdoptCalendar,
    "enrol": Enrol,
    "give_duty": GiveDuty,
    "end_duty": EndDuty,
    "take_seat": TakeSeat,
    "leave_seat": LeaveSeat,
    "open_series": OpenSeries,
    "take_number": TakeNumber,
    "void_number": VoidNumber,
    **catalogue.VERBS,
    **judgement.VERBS,
    **keeping.VERBS,
    **supervision.VERBS,
}
"""What can be said in a body's stream."""

Said = (
    Found
    | AdoptCalendar
    | Enrol
    | GiveDuty
    | EndDuty
    | TakeSeat
    | LeaveSeat
    | OpenSeries
    | TakeNumber
    | VoidNumber
    | Catalogued
    | Judged
    | Kept
)


def verb_of(said: Said | Supervised) -> str:
    """Return the verb that a payload of a body's stream belongs to."""
    return next(verb for verb, payload in VERBS.items() if type(said) is payload)


@dataclass(frozen=True, slots=True)
class Staff:
    """A body with its people, as the facts of its stream tell it; `calendar` is a digest."""

    body: Body
    persons: Mapping[str, Person] = field(default_factory=dict)
    calendar: str | None = None
    seq: int = 0

    def series(self, key: str) -> Series:
        """Return a series of numbers. Raises `KeyError` where there is none."""
        return {each.key: each for each in self.body.series}[key]


def unfounded(body_id: str) -> Staff:
    """Return a body of which nothing is known yet but its id."""
    return Staff(Body(body_id, body_id, Level.COUNTY))


def follow_staff(staff: Staff, fact: Fact) -> Staff:
    """Return the body once `fact` stands. Raises `ValueError` when it is not the next one."""
    if fact.seq != staff.seq + 1 or fact.stream != staff.body.id:
        raise ValueError(f"{fact.stream} {fact.seq} does not follow {staff.body.id} {staff.seq}")
    if isinstance(fact.payload, Catalogued):
        return replace(_catalogued(staff, fact.payload, fact), seq=fact.seq)
    if isinstance(fact.payload, Judged):
        return replace(_judged(staff, fact.payload, fact), seq=fact.seq)
    if isinstance(fact.payload, Kept):
        by, at = fact.actor.person, fact.recorded_at
        body = follow_kept(staff.body, fact.payload, seq=fact.seq, by=by, at=at)
        return replace(staff, body=body, seq=fact.seq)
    if isinstance(fact.payload, Supervised):
        return replace(_supervised(staff, fact.payload, fact), seq=fact.seq)
    changed = _numbered(staff, fact) or _CHANGES[type(fact.payload)](staff, fact.payload)
    if isinstance(fact.payload, GiveDuty):
        changed = _noted(changed, fact.payload.person, staff.body.day(fact.recorded_at))
    if isinstance(fact.payload, Enrol):
        changed = _left(staff, changed, fact.payload, staff.body.day(fact.recorded_at))
    if isinstance(fact.payload, LeaveSeat):
        changed = _left_noted(staff, changed, fact.recorded_at)
    if isinstance(fact.payload, TakeSeat):
        changed = _taken_noted(changed, fact.recorded_at)
    return replace(changed, seq=fact.seq)


def _numbered(staff: Staff, fact: Fact) -> Staff | None:
    """Return the body after a fact about its series of numbers; None after any other."""
    said = fact.payload
    if isinstance(said, OpenSeries):
        series = Series(said.series, said.mark, said.serves, said.year, said.given, said.reasons)
        return _with_series(staff, series)
    if isinstance(said, TakeNumber):
        taken = Taken(
            said.year,
            said.number,
            said.paper,
            said.title,
            said.case,
            by=fact.actor.person,
            on=staff.body.day(fact.recorded_at),
            line=fact.seq,
        )
        return _with_series(staff, staff.series(said.series).take(taken))
    if isinstance(said, VoidNumber):
        return _with_series(staff, staff.series(said.series).void(said, fact.seq))
    return None


def _with_series(staff: Staff, changed: Series) -> Staff:
    others = {each.key: each for each in staff.body.series}
    series = tuple({**others, changed.key: changed}.values())
    return replace(staff, body=replace(staff.body, series=series))


def fold_staff(staff: Staff, facts: Iterable[Fact]) -> Staff:
    """Return the body after all these facts, in order."""
    for fact in facts:
        staff = follow_staff(staff, fact)
    return staff


def _found(staff: Staff, said: Found) -> Staff:
    body = replace(staff.body, name=said.name, level=said.level, zone=_ZONES[said.zone])
    return replace(staff, body=body)


def _adopt_calendar(staff: Staff, said: AdoptCalendar) -> Staff:
    return replace(staff, calendar=said.calendar)


def _enrol(staff: Staff, said: Enrol) -> Staff:
    known = staff.persons.get(said.person, Person(said.person, said.name, said.unit))
    return _with(staff, replace(known, name=said.name, unit=said.unit))


def _left(before: Staff, staff: Staff, said: Enrol, day: date) -> Staff:
    """Return the body with the unit that a person is no longer of, if that is another."""
    known, now = before.persons.get(said.person), staff.persons[said.person]
    if known is None or unit_key(known.unit) == unit_key(now.unit):
        return staff
    return _with(staff, replace(now, left=(*now.left, Left(known.unit, day))))


def _give_duty(staff: Staff, said: GiveDuty) -> Staff:
    person = staff.persons[said.person]
    held = Held(said.duty, said.since, said.until)
    return _with(staff, replace(person, held=(*person.held, held)))


def _noted(staff: Staff, person: str, day: date) -> Staff:
    """Return the body with the day on which the person's latest duty was written down."""
    found = staff.persons[person]
    return _with(staff, replace(found, held=(*found.held[:-1], replace(found.held[-1], noted=day))))


def _end_duty(staff: Staff, said: EndDuty) -> Staff:
    person = staff.persons[said.person]
    ended = tuple(
        replace(h, until=said.until) if h.duty is said.duty and h.until is None else h
        for h in person.held
    )
    return _with(staff, replace(person, held=ended))


def _take_seat(staff: Staff, said: TakeSeat) -> Staff:
    name = staff.persons[said.person].name
    seat = Seat(said.person, name, said.post, said.since, said.until, acting=said.acting)
    return replace(staff, body=replace(staff.body, seats=(*staff.body.seats, seat)))


def _leave_seat(staff: Staff, said: LeaveSeat) -> Staff:
    seats = tuple(
        replace(s, until=said.until) if s.person == said.person and s.until is None else s
        for s in staff.body.seats
    )
    return replace(staff, body=replace(staff.body, seats=seats))


def _taken_noted(staff: Staff, at: datetime) -> Staff:
    """Return the body with the moment at which its latest seat was written down as taken."""
    *before, latest = staff.body.seats
    seats = (*before, replace(latest, noted=at))
    return replace(staff, body=replace(staff.body, seats=seats))


def _left_noted(before: Staff, staff: Staff, at: datetime) -> Staff:
    """Return the body with the moment at which its seats just left were written down as left."""
    seats = tuple(
        now if now == then else replace(now, left_noted=at)
        for then, now in zip(before.body.seats, staff.body.seats, strict=True)
    )
    return replace(staff, body=replace(staff.body, seats=seats))


def _catalogued(staff: Staff, said: Catalogued, fact: Fact) -> Staff:
    found = follow_catalogue(staff.body.catalogues, said, seq=fact.seq, at=fact.recorded_at)
    return replace(staff, body=replace(staff.body, catalogues=found))


def _judged(staff: Staff, said: Judged, fact: Fact) -> Staff:
    by = fact.actor.person, fact.actor.name, fact.actor.unit
    there = staff.body.judgements
    found = follow_judgement(there, said, by=by, seq=fact.seq, at=fact.recorded_at)
    return replace(staff, body=replace(staff.body, judgements=found))


def _supervised(staff: Staff, said: Supervised, fact: Fact) -> Staff:
    there, by, at = staff.body.supervisions, fact.actor.person, fact.recorded_at
    found = follow_supervision(there, said, line=fact.seq, by=by, at=at)
    return replace(staff, body=replace(staff.body, supervisions=found))


def _with(staff: Staff, person: Person) -> Staff:
    return replace(staff, persons={**staff.persons, person.id: person})


_CHANGES: Mapping[type[Any], Callable[[Staff, Any], Staff]] = {
    Found: _found,
    AdoptCalendar: _adopt_calendar,
    Enrol: _enrol,
    GiveDuty: _give_duty,
    EndDuty: _end_duty,
    TakeSeat: _take_seat,
    LeaveSeat: _leave_seat,
}
