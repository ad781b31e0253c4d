"""A session in pure thought: what the engine says to what is to be put on record of it."""

from dataclasses import replace
from typing import Any

from cases import CALENDAR, TOWN, accepted, before, on_file
from convened import CALLED_ON, OPENED, call, opens

from api.demo.scene import PEOPLE, at
from decision_flow.domain.move import Accepted, Refused, Setting
from decision_flow.domain.sessions import said as of
from decision_flow.domain.sessions.following import follow_session
from decision_flow.domain.sessions.session import Session
from decision_flow.domain.sessions.told import Told
from decision_flow.domain.values import Cite
from decision_flow.engine.sessions import say

ON = at(CALLED_ON, "10:30")
READY_CASE = before("meeting.schedule")
CASE = READY_CASE.id
MATTERS = {CASE: READY_CASE}


def told(
    session: Session | None, said: of.SaidOfSession, who: str, when: Any, **change: Any
) -> Accepted | Refused:
    """Return what the engine says to it; papers are on file."""
    matters = change.pop("matters", MATTERS)
    body = change.pop("body", TOWN)
    setting = Setting(body, CALENDAR, when, on_file(said))
    return say(Told(session, said, PEOPLE[who], body, when, matters), setting, "m-1", ())


def after(*acts: tuple[of.SaidOfSession, str, Any], matters: Any = MATTERS) -> Session:
    """Return the session after these acts."""
    session: Session | None = None
    for said, who, when in acts:
        answer = told(session, said, who, when, matters=matters)
        session = follow_session(session, accepted(answer), TOWN)
    assert session is not None
    return replace(session, cite=Cite("m-1", session.seq, "a" * 64))


CALL = (call(CASE), "sun", ON)
OPEN = (opens(), "zhou", OPENED)
CALLED, UNDER_WAY = after(CALL), after(CALL, OPEN)
