"""The ledger of a person as it goes out: ready to be shown, matter by matter."""

from datetime import date, datetime
from functools import cache, lru_cache
from typing import Annotated

from pydantic import Field, TypeAdapter

from api.ledgers import POSTS, what, where
from api.schemas.cases import NamedOut
from api.schemas.measures import PersonMeasureOut, measure_out
from api.schemas.moves import In
from api.schemas.words import (
    DutyOut,
    Out,
    SourceOut,
    TextOut,
    duty_out,
    source_out,
    text_out,
)
from decision_flow.domain.answering.entry import ENTRY_LABELS, Entry, Noted
from decision_flow.domain.answering.ledger import DISSENT, Owed, Part, Totals
from decision_flow.domain.answering.look import Look
from decision_flow.domain.case import Fact
from decision_flow.domain.intake.catalogue import Long
from decision_flow.domain.people import Duty
from decision_flow.domain.values import Text
from decision_flow.engine.rules import Ready
from decision_flow.service.answering import PersonLedger


class LookIn(In):
    """What somebody looks at a ledger for; not asked of who looks at their own."""

    reasons: Annotated[Long, Field(min_length=1)] | None = None


LOOK: TypeAdapter[LookIn] = TypeAdapter(LookIn)


class NotedOut(Out):
    """A warning that stood when the person acted."""

    code: str
    text: TextOut
    source: SourceOut


class LedgerEntryOut(Out):
    """What one line says of the person; `line` is its number in the stream."""

    line: int
    kind: NamedOut
    step: NamedOut
    says: NamedOut
    reasons: str | None
    duty: DutyOut | None
    unit: str | None
    stated_at: datetime
    recorded_at: datetime
    late: bool
    noted: tuple[NotedOut, ...]


class LedgerPartOut(Out):
    """What one case, session or the body's own register says of the person.

    `dissent` is the line of the last position, where that was a different opinion; `mitigation` is
    then the article by which it counts. `absent` are the lines by which the person was missing from
    a meeting throughout.
    """

    stream: str
    title: str | None
    phase: str | None
    dissent: int | None
    mitigation: SourceOut | None
    absent: tuple[int, ...]
    entries: tuple[LedgerEntryOut, ...]


class UnitOut(Out):
    """A unit of the person, from the day on which that was written down."""

    unit: str
    recorded_at: datetime


class HeldOut(Out):
    """A duty that the person holds or held."""

    duty: DutyOut
    since: date
    until: date | None


class SeatOut(Out):
    """A seat in the body's meeting."""

    post: NamedOut
    since: date
    until: date | None
    acting: str | None


class LateOut(Out):
    """What was due and is not done, for this person to answer."""

    case: str
    step: str
    what: str
    due: date
    days_late: int
    text: TextOut
    source: SourceOut


class TotalsOut(Out):
    """The ledger in sum: entries by kind, and how many matters have a dissent or an absence."""

    matters: int
    lines: int
    kinds: dict[str, int]
    late: int
    noted: int
    dissents: int
    absences: int
    owed: int


class LedgerLookOut(Out):
    """Who looked at a ledger, when, in which duty and what for."""

    line: int
    person: str
    name: str
    unit: str
    duty: DutyOut
    at: datetime
    reasons: str | None


class LooksOut(Out):
    """Every look at the ledger of a person, the earliest first."""

    looks: tuple[LedgerLookOut, ...]


class PersonLedgerOut(Out):
    """The ledger of a person; `look` is the line by which this very look is on record."""

    person: str
    name: str
    unit: str
    units: tuple[UnitOut, ...]
    duties: tuple[HeldOut, ...]
    seats: tuple[SeatOut, ...]
    totals: TotalsOut
    owed: tuple[LateOut, ...]
    measures: tuple[PersonMeasureOut, ...]
    parts: tuple[LedgerPartOut, ...]
    look: LedgerLookOut


def look_of(person: str, asked: LookIn) -> Look:
    """Return the look that is asked for."""
    return Look(person=person, reasons=asked.reasons)


def ledger_out(found: PersonLedger) -> PersonLedgerOut:
    person = found.person
    return PersonLedgerOut(
        person=person.id,
        name=person.name,
        unit=person.unit,
        units=tuple(
            UnitOut(unit=each.unit or "", recorded_at=each.recorded_at) for each in found.units
        ),
        duties=tuple(
            HeldOut(duty=duty_out(h.duty), since=h.since, until=h.until) for h in person.held
        ),
        seats=tuple(
            SeatOut(
                post=_word(str(s.post), POSTS[s.post]),
                since=s.since,
                until=s.until,
                acting=s.acting,
            )
            for s in found.seats
        ),
        totals=_totals(found.totals, len(found.owed)),
        owed=tuple(_owed(each) for each in found.owed),
        measures=tuple(measure_out(each) for each in found.measures),
        parts=tuple(_part(part, found) for part in found.parts),
        look=look_out(found.look),
    )


def look_out(fact: Fact) -> LedgerLookOut:
    said = fact.payload
    return LedgerLookOut(
        line=fact.seq,
        person=fact.actor.person,
        name=fact.actor.name,
        unit=fact.actor.unit,
        duty=duty_out(fact.actor.duty),
        at=fact.recorded_at,
        reasons=said.reasons if isinstance(said, Look) else None,
    )


def _part(part: Part, found: PersonLedger) -> LedgerPartOut:
    matter, ready = found.matters.get(part.stream), found.readies.get(part.stream)
    return LedgerPartOut(
        stream=part.stream,
        title=matter.title if matter else None,
        phase=matter.phase if matter else None,
        dissent=part.dissent.seq if part.dissent else None,
        mitigation=source_out(DISSENT) if part.dissent else None,
        absent=tuple(each.seq for each in part.absent),
        entries=tuple(_entry(each, ready) for each in part.entries),
    )


def _entry(entry: Entry, ready: Ready | None) -> LedgerEntryOut:
    return LedgerEntryOut(
        line=entry.seq,
        kind=_word(str(entry.kind), ENTRY_LABELS[entry.kind]),
        step=_word(entry.step, where(entry, ready)),
        says=_word(entry.says, what(entry, ready)),
        reasons=entry.reasons,
        duty=_duty(entry.duty) if entry.duty else None,
        unit=entry.unit,
        stated_at=entry.stated_at,
        recorded_at=entry.recorded_at,
        late=entry.late,
        noted=tuple(noted_out(each) for each in entry.noted),
    )


def noted_out(noted: Noted) -> NotedOut:
    return NotedOut(code=noted.code, text=text_out(noted.text), source=source_out(noted.source))


def _owed(owed: Owed) -> LateOut:
    return LateOut(
        case=owed.case,
        step=owed.step,
        what=owed.what,
        due=owed.due,
        days_late=owed.days,
        text=text_out(owed.text),
        source=source_out(owed.source),
    )


def _totals(found: Totals, owed: int) -> TotalsOut:
    return TotalsOut(
        matters=found.matters,
        lines=found.lines,
        kinds={str(kind): many for kind, many in found.kinds.items() if many},
        late=found.late,
        noted=found.noted,
        dissents=found.dissents,
        absences=found.absences,
        owed=owed,
    )


@cache
def _duty(duty: Duty) -> DutyOut:
    return duty_out(duty)


@lru_cache(maxsize=4096)
def _word(key: str, text: Text) -> NamedOut:
    """Return a word as it goes out: a few words stand in thousands of entries."""
    return NamedOut(key=key, zh=text.zh, en=text.en)
