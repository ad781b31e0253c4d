"""What a case says of its session, filled in from the session: nobody copies ten lists by hand."""

from dataclasses import dataclass, replace
from datetime import datetime

from decision_flow.domain.sessions.session import Session
from decision_flow.domain.steps.decision.record import Attendance, Convene, Schedule


@dataclass(frozen=True, slots=True)
class Filled:
    """The acts of a matter as far as its session says them; `convene` once that has opened.

    `attendance` is what a vote taken at that moment would have.
    """

    schedule: Schedule
    convene: Convene | None
    attendance: tuple[Attendance, ...]


def filled(session: Session, case: str, moment: datetime) -> Filled | None:
    """Return what a case says of a session at a moment; None where it is not on the agenda."""
    listed = session.listed(case)
    if listed is None:
        return None
    there = as_of(session.attendance, moment)
    chair = session.presiding_at(moment)
    presiding = next((each for each in session.chairs if each.person == chair), None)
    return Filled(
        Schedule(
            meeting=session.meeting,
            number=session.number,
            held_on=session.held_on,
            notice=session.notice,
            materials_on=listed.item.materials_on,
            session=session.id,
        ),
        None
        if chair is None
        else Convene(
            presiding=chair,
            attendance=there,
            entrustment=presiding.entrustment if presiding is not None else None,
            observers=session.observers,
        ),
        there,
    )


def as_of(attendance: tuple[Attendance, ...], moment: datetime) -> tuple[Attendance, ...]:
    """Return an attendance as it was known at a moment."""
    return tuple(
        a if a.left is None or a.left <= moment else replace(a, left=None)
        for a in attendance
        if a.arrived <= moment
    )
