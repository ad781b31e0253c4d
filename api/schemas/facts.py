"""What is told of what happened: facts, alone and in the journal, and the answer to a move."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from api.schemas.cases import NamedOut, move_name
from api.schemas.words import DutyOut, Out, VerdictOut, duty_out, verdict_out
from decision_flow.domain.case import Fact
from decision_flow.store.canonical import plain
from decision_flow.store.journal import Line


class ActorOut(Out):
    """Who acted, in which duty, and for whom."""

    person: str
    name: str
    unit: str
    duty: DutyOut
    instead_of: str | None


class EdgeOut(Out):
    """One component taken from one state to another."""

    component: str
    trigger: str
    source: str
    target: str


class InheritedOut(Out):
    """An answer by which a step failed in an earlier case that this one comes from."""

    step: str
    trigger: str
    case: str
    line: int


class StoodOut(Out):
    """A step that was done for a text in an earlier case that this one goes on from."""

    step: str
    draft: str
    case: str
    line: int
    day: date


class CiteOut(Out):
    """A line of another stream that a fact rests on: the body's, a session's, another case's."""

    stream: str
    line: int
    digest: str


class FactOut(Out):
    """What happened: never changed. `late` when it was entered after its day, from `paper`.

    `inherits` is what failed in the cases that this one comes from; `cites` are the lines of other
    streams that it rests on.
    """

    seq: int
    step: str
    move: str
    trigger: str
    payload: dict[str, Any]
    actor: ActorOut
    stated_at: datetime
    recorded_at: datetime
    late: bool
    edges: tuple[EdgeOut, ...]
    verdicts: tuple[VerdictOut, ...]
    draft: str | None
    paper: dict[str, Any] | None
    note: str
    procedure: str
    calendar: str
    cites: tuple[CiteOut, ...]
    inherits: tuple[InheritedOut, ...]
    stands: tuple[StoodOut, ...]


class MovedOut(Out):
    """The answer to a move that was made: its facts, and the version that the case now has."""

    case: str
    version: int
    head: str
    phase: NamedOut
    facts: tuple[FactOut, ...]


class LineOut(FactOut):
    """A fact as it stands in the journal: chained to the line before by digest.

    `corrected_by` names later lines that say what is wrong with it; both stay.
    """

    digest: str
    prev: str
    corrected_by: tuple[int, ...]


class JournalOut(Out):
    """A part of a case's journal; `after` names the next part."""

    facts: tuple[LineOut, ...]
    after: int | None


def fact_out(fact: Fact) -> FactOut:
    actor = fact.actor
    return FactOut(
        seq=fact.seq,
        step=fact.step,
        move=move_name(fact.kind, fact.verb),
        trigger=fact.trigger,
        payload=plain(fact.payload),
        actor=ActorOut(
            person=actor.person,
            name=actor.name,
            unit=actor.unit,
            duty=duty_out(actor.duty),
            instead_of=actor.instead_of,
        ),
        stated_at=fact.stated_at,
        recorded_at=fact.recorded_at,
        late=fact.late,
        edges=tuple(
            EdgeOut(component=e.component, trigger=e.trigger, source=e.source, target=e.target)
            for e in fact.edges
        ),
        verdicts=tuple(verdict_out(v) for v in fact.verdicts),
        draft=fact.draft,
        paper=None if fact.paper is None else plain(fact.paper),
        note=fact.note,
        procedure=fact.procedure,
        calendar=fact.calendar,
        cites=tuple(CiteOut(stream=c.stream, line=c.seq, digest=c.digest) for c in fact.cites),
        inherits=tuple(
            InheritedOut(step=i.step, trigger=i.trigger, case=i.case, line=i.line)
            for i in fact.inherits
        ),
        stands=tuple(
            StoodOut(step=s.step, draft=s.draft, case=s.case, line=s.line, day=s.day)
            for s in fact.stands
        ),
    )


def line_out(line: Line, corrected: Mapping[int, tuple[int, ...]]) -> LineOut:
    return LineOut(
        **dict(fact_out(line.fact)),
        digest=line.digest,
        prev=line.prev,
        corrected_by=corrected.get(line.fact.seq, ()),
    )
