"""What is asked of a correction: two people, an error on record, times that the cases bear out."""

from collections.abc import Iterator

from decision_flow.domain.people import ROSTER_SOURCE
from decision_flow.domain.sessions.attending import presides
from decision_flow.domain.sessions.said import CorrectSession
from decision_flow.domain.sessions.session import Session
from decision_flow.domain.sessions.told import RECORDERS, Told
from decision_flow.domain.sessions.votes import closed_before, opened_after
from decision_flow.domain.values import HOUSE_RULE
from decision_flow.domain.verdict import Verdict, verdict


def corrects_lawfully(told: Told, session: Session, said: CorrectSession) -> Iterator[Verdict]:
    """Pass when another person reported the error, and times and chairs fit what is right now."""
    reported = next((each for each in session.errors if each.line == said.reported), None)
    yield verdict(
        "session.reported",
        reported is not None and reported.corrected is None and reported.person != told.person.id,
        "更正须依据另一人已指出、尚未更正的错误，并写明其记录号。",
        "A correction names the line in which another person reported an error that still stands.",
        HOUSE_RULE,
        curers=RECORDERS,
    )
    opened = said.opened_at or session.opened_at
    closed = said.closed_at or session.closed_at
    moments = [m for a in said.attendance for m in (a.arrived, a.left) if m is not None]
    fits = (
        opened is not None
        and opened <= told.at
        and told.body.day(opened) >= session.held_on
        and (closed is None or opened <= closed <= told.at)
        and (closed is None or max(moments, default=opened) <= closed)
        and (said.closed_at is None or session.closed_at is not None)
    )
    yield verdict(
        "session.times",
        fits,
        "更正后的开会、散会时间须在会议当日及以后、记录之前，先开后散，散会不早于任何人的到会、离会；"
        "尚未散会的，不得写散会时间。",
        "After the correction it opened on its day or later, closed after that and after everybody "
        "came or left, and not after it is recorded; one that has not closed has no such time.",
        HOUSE_RULE,
        curers=RECORDERS,
    )
    chairs = session.chairs if said.chairs is None else said.chairs
    yield verdict(
        "session.chairs",
        bool(chairs) and min(chair.since for chair in chairs) == opened,
        "自开会之时起须有人主持：更正开会时间的，一并写明主持人（chairs）。",
        "Somebody presides from the opening on: another opening names the chairs with it.",
        ROSTER_SOURCE,
        curers=RECORDERS,
    )
    for chair in chairs:
        yield from presides(told, session, chair)
    if opened is not None:
        yield from opened_after(told, session, opened)
    if closed is not None:
        yield from closed_before(told, session, closed)
