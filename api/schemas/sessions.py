"""What is put on record of a session of the meeting, and what is told of one."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from api.schemas.cases import NamedOut
from api.schemas.catalogues import PaperOut, paper_out
from api.schemas.entries import any_of, models
from api.schemas.facts import LineOut, line_out
from api.schemas.moves import ID
from api.schemas.queries import USUAL, Limit, Query
from api.schemas.words import Out
from decision_flow.domain.sessions.filling import Filled
from decision_flow.domain.sessions.said import VERBS, CallSession
from decision_flow.domain.sessions.session import STATES, Listed, State
from decision_flow.domain.steps.decision.record import Attendance, Observer
from decision_flow.service.sessions import SessionFile
from decision_flow.store.canonical import plain
from decision_flow.store.sessions import SessionView

MODELS = models("Session", {n: said for n, said in VERBS.items() if said is not CallSession})
ANY_SAID = any_of(MODELS)
CALL: TypeAdapter[CallSession] = TypeAdapter(CallSession)


class SessionsQuery(Query):
    """Which page of the sessions is wanted."""

    after: Annotated[
        str | None, Field(pattern=ID, description="上一页所示 As the last page said")
    ] = None
    limit: Limit = USUAL


class SaidOut(Out):
    """The line that something was put on record as, and its digest."""

    session: str
    line: int
    head: str


class SessionRowOut(Out):
    """A session in a list."""

    id: str
    number: str
    meeting: str
    held_on: date
    state: NamedOut
    line: int
    head: str


class SessionsOut(Out):
    """A page of the sessions of your body, the latest day first; `after` names the next page."""

    sessions: tuple[SessionRowOut, ...]
    after: str | None


class ItemOut(Out):
    """A matter on the agenda; `listed_on` is the day of the notice that first named it."""

    title: str
    case: str | None
    materials_on: date | None
    listed_on: date


class StayOut(Out):
    """A member's coming and going."""

    person: str
    arrived: datetime
    left: datetime | None


class ObserverOut(Out):
    """Somebody who attends without a vote."""

    name: str
    post: str
    legal_head: bool


class ChairOut(Out):
    """Who presides from a moment on."""

    person: str
    since: datetime
    entrustment: PaperOut | None


class ErrorOut(Out):
    """An error of the record: what was wrong, what is right, which line corrects it, if any."""

    line: int
    wrong: str
    right: str
    evidence: PaperOut
    corrected_by: int | None


class SessionOut(Out):
    """A session as it stands, with every line of its record."""

    id: str
    number: str
    meeting: str
    held_on: date
    place: str | None
    state: NamedOut
    notice: PaperOut
    approval: PaperOut
    agenda: tuple[ItemOut, ...]
    opened_at: datetime | None
    closed_at: datetime | None
    chairs: tuple[ChairOut, ...]
    attendance: tuple[StayOut, ...]
    observers: tuple[ObserverOut, ...]
    reasons: str | None
    errors: tuple[ErrorOut, ...]
    line: int
    head: str
    journal: tuple[LineOut, ...]


class FilledOut(Out):
    """The payloads of a case's acts as far as its session says them, to be gone on from.

    `attendance` is what a vote taken now would have; ballots are the matter's own.
    """

    schedule: dict[str, Any]
    convene: dict[str, Any] | None
    attendance: tuple[dict[str, Any], ...]


def filled_out(found: Filled) -> FilledOut:
    return FilledOut(
        schedule=plain(found.schedule),
        convene=None if found.convene is None else plain(found.convene),
        attendance=tuple(plain(each) for each in found.attendance),
    )


def session_row_out(view: SessionView) -> SessionRowOut:
    return SessionRowOut(
        id=view.id,
        number=view.number,
        meeting=view.meeting,
        held_on=view.held_on,
        state=_state(State(view.state)),
        line=view.seq,
        head=view.head,
    )


def session_out(file: SessionFile) -> SessionOut:
    found = file.session
    return SessionOut(
        id=found.id,
        number=found.number,
        meeting=str(found.meeting),
        held_on=found.held_on,
        place=found.place,
        state=_state(found.state),
        notice=paper_out(found.notice),
        approval=paper_out(found.approval),
        agenda=tuple(_item(each) for each in found.agenda),
        opened_at=found.opened_at,
        closed_at=found.closed_at,
        chairs=tuple(
            ChairOut(
                person=each.person,
                since=each.since,
                entrustment=None if each.entrustment is None else paper_out(each.entrustment),
            )
            for each in found.chairs
        ),
        attendance=tuple(_stay(each) for each in found.attendance),
        observers=tuple(_observer(each) for each in found.observers),
        reasons=found.reasons,
        errors=tuple(
            ErrorOut(
                line=each.line,
                wrong=each.said.wrong,
                right=each.said.right,
                evidence=paper_out(each.said.evidence),
                corrected_by=each.corrected,
            )
            for each in found.errors
        ),
        line=file.view.seq,
        head=file.view.head,
        journal=tuple(line_out(line, {}) for line in file.lines),
    )


def _state(state: State) -> NamedOut:
    label = STATES[state]
    return NamedOut(key=str(state), zh=label.zh, en=label.en)


def _item(each: Listed) -> ItemOut:
    said = each.item
    return ItemOut(
        title=said.title, case=said.case, materials_on=said.materials_on, listed_on=each.on
    )


def _stay(each: Attendance) -> StayOut:
    return StayOut(person=each.person, arrived=each.arrived, left=each.left)


def _observer(each: Observer) -> ObserverOut:
    return ObserverOut(name=each.name, post=each.post, legal_head=each.legal_head)
