"""Something that is to be said of a session, in its surroundings; who may say what, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from decision_flow.domain.case import Case
from decision_flow.domain.people import Actor, Body, Duty, Person
from decision_flow.domain.sessions.said import (
    CallSession,
    CancelSession,
    CloseSession,
    CorrectSession,
    NoteAttendance,
    OpenSession,
    ReportError,
    ReviseSession,
    SaidOfSession,
)
from decision_flow.domain.sessions.session import Session, State
from decision_flow.domain.values import Text

CALLERS = (Duty.SECRETARY,)
RECORDERS = (Duty.RECORDER, Duty.SECRETARY)

LABELS: Mapping[type[SaidOfSession], Text] = {
    CallSession: Text("召集会议", "call a session"),
    ReviseSession: Text("调整议程", "revise the agenda"),
    OpenSession: Text("开会", "open the session"),
    NoteAttendance: Text("补记到会情况", "note who came and left"),
    CloseSession: Text("散会", "close the session"),
    CancelSession: Text("取消会议", "cancel the session"),
    ReportError: Text("指出会议记录有误", "report an error of the record"),
    CorrectSession: Text("更正会议记录", "correct the record"),
}
DOERS: Mapping[type[SaidOfSession], tuple[Duty, ...]] = {
    CallSession: CALLERS,
    ReviseSession: CALLERS,
    CancelSession: CALLERS,
    OpenSession: RECORDERS,
    NoteAttendance: RECORDERS,
    CloseSession: RECORDERS,
    ReportError: RECORDERS,
    CorrectSession: RECORDERS,
}
_HELD = (State.OPEN, State.CLOSED)
WANTED: Mapping[type[SaidOfSession], tuple[State, ...]] = {
    ReviseSession: (State.CALLED,),
    CancelSession: (State.CALLED,),
    OpenSession: (State.CALLED,),
    NoteAttendance: (State.OPEN,),
    CloseSession: (State.OPEN,),
    ReportError: _HELD,
    CorrectSession: _HELD,
}


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is to be said of a session, in its surroundings.

    `matters` are the cases on the agenda that the body has, as they stand at the lines cited.
    """

    session: Session | None
    said: SaidOfSession
    person: Person
    body: Body
    at: datetime
    matters: Mapping[str, Case]

    @property
    def day(self) -> date:
        """Return the legal day on which it is recorded."""
        return self.body.day(self.at)

    def on(self, session: Session) -> tuple[Case, ...]:
        """Return the cases on the agenda of a session that the body has."""
        found = (self.matters.get(name) for name in session.cases)
        return tuple(case for case in found if case is not None)

    def matter_named(self, case: str) -> str:
        """Return a case by its title, with the id that the agenda names it by."""
        found = self.matters.get(case)
        return case if found is None else f"“{found.title}”（{case}）"

    def member_named(self, person: str) -> str:
        """Return a member by name, with the id that the attendance names the member by."""
        names = (seat.name for seat in self.body.seats if seat.person == person)
        name = next(names, None)
        return person if name is None else f"{name}（{person}）"

    @property
    def duty(self) -> Duty | None:
        """Return in which duty the person may say it on that day; None where in none."""
        held = self.person.duties_on(self.day)
        return next((duty for duty in DOERS[type(self.said)] if duty in held), None)

    @property
    def actor(self) -> Actor:
        """Return who says it; a duty that is not held is refused."""
        one = self.person
        return Actor(one.id, one.name, one.unit, self.duty or DOERS[type(self.said)][0])
