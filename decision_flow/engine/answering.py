"""What each line says of the people in it: what the ledger of a person is made of.

A line of a case, of a session or of the body says the same of a person whenever it is asked: the
members of a meeting are those in office by what was on record when the line was written.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from decision_flow.domain.answering.entry import Entry, EntryKind, Noted
from decision_flow.domain.answering.named import named
from decision_flow.domain.case import Correct, Fact
from decision_flow.domain.people import Body, Duty, Seat
from decision_flow.domain.sessions.said import OpenSession
from decision_flow.domain.sessions.session import KIND as SESSION_KIND
from decision_flow.domain.staff import EndDuty, Enrol, GiveDuty, LeaveSeat, TakeSeat
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.domain.steps.after.responsibility import Register
from decision_flow.domain.steps.decision.meeting import Decide
from decision_flow.domain.steps.decision.record import (
    Adjourn,
    Convene,
    Discuss,
    MeetingKind,
    Schedule,
    Vote,
    present_at,
)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of a person in a line, before it has its place."""

    person: str
    kind: EntryKind
    says: str
    reasons: str | None = None
    unit: str | None = None
    duty: Duty | None = None
    noted: tuple[Noted, ...] = ()


def entries(facts: Iterable[Fact], body: Body, acted: Mapping[int, str]) -> Iterator[Entry]:
    """Yield what facts of one stream, in order, say of people.

    `acted` names who made the earlier lines, those that a correction may be about.
    """
    made = dict(acted)
    for fact in facts:
        made[fact.seq] = fact.actor.person
        for place, said in enumerate(_of(fact, body, made)):
            yield Entry(
                person=said.person,
                stream=fact.stream,
                seq=fact.seq,
                place=place,
                kind=said.kind,
                step=fact.step,
                says=said.says,
                stated_at=fact.stated_at,
                recorded_at=fact.recorded_at,
                late=fact.late,
                duty=said.duty,
                unit=said.unit,
                reasons=said.reasons,
                noted=said.noted,
            )


def _of(fact: Fact, body: Body, made: Mapping[int, str]) -> Iterator[_Said]:
    yield from _acted(fact)
    said = fact.payload
    if isinstance(said, Correct) and said.seq in made:
        yield _Said(made[said.seq], EntryKind.CORRECTED, str(said.seq), said.right)
    elif isinstance(said, Register):
        for each in said.entries:
            yield _Said(each.person, EntryKind.LISTED, str(each.answers), each.office)
    elif isinstance(said, OpenSession):
        for person in dict.fromkeys(a.person for a in said.attendance):
            yield _Said(person, EntryKind.SIGNED, "sheet")
    elif isinstance(said, Enrol | GiveDuty | EndDuty | TakeSeat | LeaveSeat):
        yield _office(fact, said)
    else:
        yield from _in_meeting(fact, body)
    yield from (_Said(person, EntryKind.NAMED, str(role)) for person, role in named(said))


def _acted(fact: Fact) -> Iterator[_Said]:
    actor = fact.actor
    kind = EntryKind.KEPT if fact.kind == SESSION_KIND else EntryKind.ACTED
    noted = tuple(
        Noted(v.code, v.reason, v.source) for v in fact.verdicts if v.advisory and not v.passed
    )
    note = fact.note or None
    yield _Said(actor.person, kind, fact.trigger, note, actor.unit, actor.duty, noted)
    if actor.instead_of is not None:
        yield _Said(actor.instead_of, EntryKind.REPLACED, fact.trigger, None, None, actor.duty)
    if isinstance(fact.payload, Sign):
        yield _Said(
            actor.person, EntryKind.SIGNED, fact.payload.number, None, actor.unit, actor.duty
        )


def _office(fact: Fact, said: Enrol | GiveDuty | EndDuty | TakeSeat | LeaveSeat) -> _Said:
    kind = EntryKind.OFFICE
    if isinstance(said, Enrol):
        return _Said(said.person, kind, fact.verb, None, said.unit)
    duty = said.duty if isinstance(said, GiveDuty | EndDuty) else None
    post = str(said.post) if isinstance(said, TakeSeat) else None
    return _Said(said.person, kind, fact.verb, post, None, duty)


def _in_meeting(fact: Fact, body: Body) -> Iterator[_Said]:
    said = fact.payload
    if isinstance(said, Schedule):
        for seat in _members(fact, body, said.meeting):
            yield _Said(seat.person, EntryKind.CALLED, str(said.meeting), said.number)
    elif isinstance(said, Convene):
        yield from _convened(fact, body, said)
    elif isinstance(said, Discuss):
        for each in said.positions:
            yield _Said(each.person, EntryKind.POSITION, str(each.stance), each.reasons)
        for view in said.written:
            yield _Said(view.person, EntryKind.WROTE, str(view.stance))
    elif isinstance(said, Vote):
        yield from _voted(fact, body, said)
    elif isinstance(said, Decide):
        yield _Said(fact.actor.person, EntryKind.DECIDED, str(said.outcome), said.reasons)
    elif isinstance(said, Adjourn) and said.stated_by is not None:
        yield _Said(said.stated_by, EntryKind.ADJOURNED, str(said.cause), said.reasons)


def _convened(fact: Fact, body: Body, said: Convene) -> Iterator[_Said]:
    there = dict.fromkeys(a.person for a in said.attendance)
    for person in there:
        yield _Said(person, EntryKind.ATTENDED, fact.trigger)
    for each in said.recusals:
        yield _Said(each.person, EntryKind.RECUSED, str(each.ground), each.reasons)
    named = {*there, *(each.person for each in said.recusals)}
    yield from _not_there(fact, body, named)


def _voted(fact: Fact, body: Body, said: Vote) -> Iterator[_Said]:
    voted = {ballot.person for ballot in said.ballots}
    for ballot in said.ballots:
        yield _Said(ballot.person, EntryKind.VOTED, str(ballot.choice))
    there = present_at(said.attendance, said.at)
    for person in sorted(there - voted):
        yield _Said(person, EntryKind.ATTENDED, fact.trigger)
    yield from _not_there(fact, body, there | voted)


def _not_there(fact: Fact, body: Body, named: Iterable[str]) -> Iterator[_Said]:
    known = frozenset(named)
    for seat in _members(fact, body, MeetingKind.PLENARY):
        if seat.person not in known:
            yield _Said(seat.person, EntryKind.NOT_THERE, fact.trigger)


def _members(fact: Fact, body: Body, meeting: MeetingKind) -> tuple[Seat, ...]:
    """Return the members of a meeting on the day of a line, by what was on record by then."""
    day = fact.payload.held_on if isinstance(fact.payload, Schedule) else body.day(fact.stated_at)
    found = body.standing if meeting is MeetingKind.STANDING else body.in_office
    seats = found(day, fact.recorded_at, fact.recorded_at)
    return tuple({seat.person: seat for seat in seats}.values())
