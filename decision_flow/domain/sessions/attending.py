"""What is asked of who was there: members in office, who presides, what was on record before."""

from collections.abc import Iterator
from itertools import pairwise

from decision_flow.domain.people import ROSTER_SOURCE, Post, Seat
from decision_flow.domain.sessions.said import (
    Chair,
    CloseSession,
    CorrectSession,
    NoteAttendance,
    OpenSession,
)
from decision_flow.domain.sessions.session import Session
from decision_flow.domain.sessions.told import RECORDERS, Told
from decision_flow.domain.steps.decision.opening import TOGETHER
from decision_flow.domain.steps.decision.record import Attendance, MeetingKind, present_at
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict

Attended = OpenSession | NoteAttendance | CloseSession | CorrectSession


def recorded_by_no_member(told: Told, session: Session) -> Iterator[Verdict]:
    """Pass when whoever keeps the record has no seat: members decide on no record of their own."""
    members = {seat.person for seat in _seats(told, session)}
    yield verdict(
        "session.recorder",
        told.person.id not in members,
        "会议记录人不得是会议组成人员：决定者不得依据本人所作的记录作出决定。",
        "The record is kept by somebody who is no member: nobody decides on a record of their own.",
        HOUSE_RULE,
        curers=RECORDERS,
    )


def together(told: Told, session: Session, said: OpenSession) -> Iterator[Verdict]:
    members = {seat.person for seat in _seats(told, session)}
    count = len(present_at(said.attendance, said.at) & members)
    yield verdict(
        "session.collective",
        count >= TOGETHER,
        f"集体讨论须有不少于{TOGETHER}名会议组成人员在场，现{count}人；各议题另计法定人数。",
        f"A collective discussion takes at least {TOGETHER} members; there are {count}. The quorum "
        "is counted for each matter.",
        decree_713(30),
        curers=RECORDERS,
    )
    if told.body.day(said.at) < told.day:
        yield advice(
            "session.late",
            f"会议于{told.body.day(said.at)}召开，{told.day}才记录；各议题的补录另须他人核对。",
            f"The session was held on {told.body.day(said.at)} and recorded on {told.day} only; "
            "what is entered late of its matters is compared by a second person there.",
            HOUSE_RULE,
        )


def presides(told: Told, session: Session, chair: Chair) -> Iterator[Verdict]:
    """Pass for the chief, or another member by recorded entrustment; there at that moment."""
    seats = _seats(told, session)
    chief = {seat.person for seat in seats if seat.post is Post.CHIEF}
    members = {seat.person for seat in seats}
    attendance = getattr(told.said, "attendance", ())
    lawful = chair.person in chief or (chair.person in members and chair.entrustment is not None)
    yield verdict(
        "session.presiding",
        lawful,
        "会议由行政首长召集和主持；由其他组成人员主持的，须有委托记录。",
        "The chief convenes and presides; another member only by recorded entrustment.",
        ROSTER_SOURCE,
        curers=RECORDERS,
    )
    yield verdict(
        "session.presiding_present",
        chair.person in present_at(attendance, chair.since) and chair.since <= told.at,
        "主持人须在主持开始时在场。",
        "Whoever presides is there from that moment on.",
        ROSTER_SOURCE,
        curers=RECORDERS,
    )


def attended(told: Told, session: Session, said: Attended) -> Iterator[Verdict]:
    """Pass when those counted are members, on its day or later, come before they left."""
    members = {seat.person for seat in _seats(told, session)}
    strangers = [
        told.member_named(person)
        for person in sorted({a.person for a in said.attendance} - members)
    ]
    odd = sorted({a.person for a in said.attendance if _odd(a, told, session)})
    crossed = sorted({p for p in (a.person for a in said.attendance) if _crossed(said, p)})
    yield verdict(
        "session.members",
        not strangers,
        "出席人员须为在任的会议组成人员"
        + (f"，不属于的：{'、'.join(strangers)}。" if strangers else "。"),
        "Only members in office are counted as present"
        + (f"; not members: {', '.join(strangers)}." if strangers else "."),
        ROSTER_SOURCE,
        curers=RECORDERS,
    )
    wrong = [told.member_named(person) for person in sorted({*odd, *crossed})]
    yield verdict(
        "session.attendance",
        not wrong,
        "到会起止时间须在会议当日及以后、记录之前，先到后离，同一人的时段不得重叠"
        + (f"；不符的：{'、'.join(wrong)}。" if wrong else "。"),
        "Attendance lies on the day of the session or later, not after its record, ends after it "
        "began, and nobody is there twice at once"
        + (f"; not so: {', '.join(wrong)}." if wrong else "."),
        HOUSE_RULE,
        curers=RECORDERS,
    )


def _odd(a: Attendance, told: Told, session: Session) -> bool:
    left = a.left
    return (
        told.body.day(a.arrived) < session.held_on
        or a.arrived > told.at
        or (left is not None and (left <= a.arrived or left > told.at))
    )


def _crossed(said: Attended, person: str) -> bool:
    own = sorted((a for a in said.attendance if a.person == person), key=lambda a: a.arrived)
    return any(
        before.left is None or before.left > after.arrived for before, after in pairwise(own)
    )


def kept(session: Session, said: NoteAttendance | CloseSession) -> Iterator[Verdict]:
    """Pass when what was on record stays, a departure added at most."""
    now = {(a.person, a.arrived): a.left for a in said.attendance}
    lost = sorted(
        {
            a.person
            for a in session.attendance
            if (a.person, a.arrived) not in now
            or (a.left is not None and now[a.person, a.arrived] != a.left)
        }
    )
    yield verdict(
        "session.kept",
        not lost,
        "已记的到会情况须照旧列明，只可补记离会时间和其后的到会"
        + (f"；不符的：{'、'.join(lost)}。" if lost else "。"),
        "What is on record of the attendance stays; departures and later arrivals are added"
        + (f"; not so: {', '.join(lost)}." if lost else "."),
        decree_713(30),
        curers=RECORDERS,
    )


def _seats(told: Told, session: Session) -> tuple[Seat, ...]:
    """Return the members of the session in office on the day it opened, or is to open.

    Nobody is taken out or put in by a seat that was written down only after it had opened.
    """
    said, recorded = told.said, session.opening_recorded_at or told.at
    opened = said.at if isinstance(said, OpenSession) else session.opened_at
    day = session.held_on if opened is None else told.body.day(opened)
    if session.meeting is MeetingKind.STANDING:
        return told.body.standing(day, opened, recorded)
    return told.body.in_office(day, opened, recorded)
