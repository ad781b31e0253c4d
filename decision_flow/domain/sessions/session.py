"""A session as its facts tell it: what is on its agenda, who was there at a moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from decision_flow.domain.case import Case, Payload
from decision_flow.domain.sessions.said import (
    CallSession,
    Chair,
    Item,
    ReportError,
    ReviseSession,
    SaidOfSession,
)
from decision_flow.domain.steps.decision.record import Attendance, MeetingKind, Observer, Schedule
from decision_flow.domain.values import Cite, Document, Text

KIND = "session@1"
SESSION = "session"


class State(StrEnum):
    """Where a session stands."""

    CALLED = "called"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


STATES = {
    State.CALLED: Text("已召集", "called"),
    State.OPEN: Text("开会中", "open"),
    State.CLOSED: Text("已散会", "closed"),
    State.CANCELLED: Text("未举行", "not held"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A matter on the agenda, and the day on which a notice first named it."""

    item: Item
    on: date


@dataclass(frozen=True, slots=True)
class Reported:
    """An error in the record of a session: which line reports it, who, and which corrects it."""

    line: int
    person: str
    said: ReportError
    corrected: int | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a body's meeting.

    `callers` put its agenda on record, `recorders` who was there; `cite` names the line at which
    it stood so, where it is known.
    """

    id: str
    body: str
    seq: int
    state: State
    meeting: MeetingKind
    number: str
    held_on: date
    notice: Document
    approval: Document
    agenda: tuple[Listed, ...]
    place: str | None = None
    callers: frozenset[str] = frozenset()
    recorders: frozenset[str] = frozenset()
    opened_at: datetime | None = None
    opening_recorded_at: datetime | None = None
    closed_at: datetime | None = None
    sheet: Document | None = None
    chairs: tuple[Chair, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    observers: tuple[Observer, ...] = ()
    reasons: str | None = None
    errors: tuple[Reported, ...] = ()
    cite: Cite | None = None

    def listed(self, case: str) -> Listed | None:
        """Return a case on the agenda."""
        return next((each for each in self.agenda if each.item.case == case), None)

    @property
    def cases(self) -> tuple[str, ...]:
        """Return the cases on the agenda, in its order."""
        return cases_of(each.item for each in self.agenda)

    def presiding_at(self, moment: datetime) -> str | None:
        """Return who presided at a moment."""
        since = [chair for chair in self.chairs if chair.since <= moment]
        return max(since, key=lambda chair: chair.since).person if since else None

    def under_way_at(self, moment: datetime) -> bool:
        """Return whether it had opened by a moment and not closed before it."""
        opened, closed = self.opened_at, self.closed_at
        return opened is not None and opened <= moment and (closed is None or moment <= closed)


Stay = tuple[datetime, datetime | None]


def stays(attendance: Iterable[Attendance], person: str, moment: datetime) -> frozenset[Stay]:
    """Return a person's comings and goings as far as they were over by a moment."""
    return frozenset(
        (a.arrived, a.left if a.left is not None and a.left <= moment else None)
        for a in attendance
        if a.person == person and a.arrived <= moment
    )


def differing(
    one: tuple[Attendance, ...], other: tuple[Attendance, ...], moment: datetime
) -> tuple[str, ...]:
    """Return the people of whom two records tell otherwise, up to a moment."""
    people = sorted({a.person for a in (*one, *other)})
    return tuple(p for p in people if stays(one, p, moment) != stays(other, p, moment))


def cases_of(items: Iterable[Item]) -> tuple[str, ...]:
    """Return the cases among matters of an agenda, each once."""
    return tuple(dict.fromkeys(item.case for item in items if item.case is not None))


def cases_named(session: Session | None, said: SaidOfSession) -> tuple[str, ...]:
    """Return the cases that something said of a session rests on."""
    if isinstance(said, CallSession | ReviseSession):
        return cases_of(said.agenda)
    return () if session is None else session.cases


def named_in(case: Case, step: str, payload: Payload) -> str | None:
    """Return the session that a move of a step of a case is about, by its id."""
    called = case.fact(step, "schedule")
    said = payload if isinstance(payload, Schedule) else called.payload if called else None
    return said.session if isinstance(said, Schedule) else None
