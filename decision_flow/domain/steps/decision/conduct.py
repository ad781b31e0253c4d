"""Who takes part in a meeting: its day, its members in office, the recused, who may decide."""

from datetime import date

from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty, Post, Seat
from decision_flow.domain.steps.decision.record import Convene, MeetingKind, Schedule

RECORDER = (Duty.RECORDER, Duty.SECRETARY)


def meeting_day(asked: Asked[object]) -> date:
    """Return the day on which this meeting opened; before that, the day of the act."""
    called, opened = asked.own("schedule"), asked.own("convene")
    if called is None or opened is None or opened.seq < called.seq:
        return asked.day
    return asked.day_of(opened)


def seats(asked: Asked[object]) -> tuple[Seat, ...]:
    """Return the members of this meeting in office on its day; its kind says who they are."""
    scheduled, day = asked.said(Schedule, "schedule"), meeting_day(asked)
    if scheduled is not None and scheduled.meeting is MeetingKind.STANDING:
        return asked.setting.body.standing(day)
    return asked.setting.body.in_office(day)


def convened(asked: Asked[object]) -> Convene | None:
    """Return the opening of this meeting."""
    return asked.said(Convene, "convene")


def recused(asked: Asked[object]) -> frozenset[str]:
    """Return the members who take no part."""
    opening = convened(asked)
    return frozenset(r.person for r in opening.recusals) if opening else frozenset()


def chief_of(asked: Asked[object]) -> str | None:
    """Return the chief in office on the day of the meeting, by person."""
    return next((s.person for s in seats(asked) if s.post is Post.CHIEF), None)


def decider_of(asked: Asked[object], meeting: str) -> str | None:
    """Return who decides, and signs, on this day what the meeting of this step discussed.

    That is the chief in office on the day of the act. A chief who is recused from the matter has
    no part in it: then it is the member who presided, by recorded entrustment.
    """
    in_office = asked.setting.body.in_office(asked.day)
    chief = next((s.person for s in in_office if s.post is Post.CHIEF), None)
    opening = asked.said_at(meeting, Convene, "convene")
    if opening is None or chief not in {r.person for r in opening.recusals}:
        return chief
    return opening.presiding if opening.presiding in {s.person for s in in_office} else None
