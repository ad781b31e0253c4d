"""The ledger of a person as it goes out: ready to be shown, matter by matter."""

from datetime import date, datetime
from functools import cache
from typing import Any

import msgspec

from api.ledgers import POSTS, what, where
from api.schemas.cases import NamedOut
from api.schemas.looks import LedgerLookOut, look_out
from api.schemas.measures import PersonMeasureOut, measure_out
from api.schemas.words import (
    DutyOut,
    Out,
    SourceOut,
    TextOut,
    duty_out,
    source_out,
    text_out,
)
from decision_flow.domain.answering.entry import ENTRY_LABELS, Entry, EntryKind, Noted
from decision_flow.domain.answering.ledger import DISSENT, Owed, Part, Totals
from decision_flow.domain.people import Duty
from decision_flow.domain.values import Text
from decision_flow.engine.rules import Ready
from decision_flow.service.answering import PersonLedger

Plain = dict[str, Any]
Words = dict[tuple[int, EntryKind, str, str], tuple[Plain, Plain, Plain]]
"""What the words of a ledger are, by procedure, kind, step and word: made once a ledger."""


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


def ledger_json(found: PersonLedger) -> bytes:
    """Return a ledger as it goes out, in the shape of `PersonLedgerOut`.

    What is said of thousands of lines is written straight from the entries: a model of each line
    cost as much as reading it.
    """
    told = _head(found).model_dump(mode="json")
    words: Words = {}
    told["parts"] = [_part(part, found, words) for part in found.parts]
    return msgspec.json.encode(told)


def ledger_file(found: PersonLedger) -> bytes:
    """Return a ledger as a file to be read: the same, on lines of their own."""
    return msgspec.json.format(ledger_json(found), indent=1) + b"\n"


def _head(found: PersonLedger) -> PersonLedgerOut:
    """Return all of a ledger but its parts."""
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
        parts=(),
        look=look_out(found.look),
    )


def _part(part: Part, found: PersonLedger, words: Words) -> Plain:
    matter, ready = found.matters.get(part.stream), found.readies.get(part.stream)
    return {
        "stream": part.stream,
        "title": matter.title if matter else None,
        "phase": matter.phase if matter else None,
        "dissent": part.dissent.seq if part.dissent else None,
        "mitigation": source_out(DISSENT).model_dump() if part.dissent else None,
        "absent": [each.seq for each in part.absent],
        "entries": [_entry(each, ready, words) for each in part.entries],
    }


def _entry(entry: Entry, ready: Ready | None, words: Words) -> Plain:
    """Return a line in the shape of `LedgerEntryOut`."""
    kind, step, says = _said(entry, ready, words)
    return {
        "line": entry.seq,
        "kind": kind,
        "step": step,
        "says": says,
        "reasons": entry.reasons,
        "duty": _duty(entry.duty) if entry.duty else None,
        "unit": entry.unit,
        "stated_at": entry.stated_at,
        "recorded_at": entry.recorded_at,
        "late": entry.late,
        "noted": [noted_out(each).model_dump() for each in entry.noted],
    }


def _said(entry: Entry, ready: Ready | None, words: Words) -> tuple[Plain, Plain, Plain]:
    """Return kind, step and word of an entry: but for offices, the same few in every case."""
    key = (id(ready), entry.kind, entry.step, entry.says)
    known = words.get(key)
    if known is None:
        known = (
            _plain(str(entry.kind), ENTRY_LABELS[entry.kind]),
            _plain(entry.step, where(entry, ready)),
            _plain(entry.says, what(entry, ready)),
        )
        if entry.kind is not EntryKind.OFFICE:
            words[key] = known
    return known


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
def _duty(duty: Duty) -> Plain:
    return duty_out(duty).model_dump()


def _word(key: str, text: Text) -> NamedOut:
    return NamedOut(key=key, zh=text.zh, en=text.en)


def _plain(key: str, text: Text) -> Plain:
    return {"key": key, "zh": text.zh, "en": text.en}
