"""Sessions of the meeting: called, opened and closed once for all their matters."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.dispatch import RULED
from api.identity import Caller
from api.ids import new_session_id
from api.installation import Installation
from api.problems import Kind
from api.schemas.moves import ID
from api.schemas.reading import read
from api.schemas.sessions import (
    ANY_SAID,
    CALL,
    FilledOut,
    SaidOut,
    SessionOut,
    SessionsOut,
    SessionsQuery,
    filled_out,
    session_out,
    session_row_out,
)
from api.wire.deps import (
    KNOWN,
    WANTS_JSON,
    CallerDep,
    CaseIdDep,
    InsiderDep,
    InstallationDep,
    JsonDep,
    NowDep,
)
from api.wire.openapi import problems, session_body, session_call_body
from decision_flow.domain.sessions.said import SaidOfSession

router = APIRouter(
    prefix="/api/v1/sessions",
    tags=["sessions"],
    dependencies=[KNOWN, WANTS_JSON],
    responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
)
SessionIdDep = Annotated[
    str, Path(alias="session_id", pattern=ID, description="会议编号 The session")
]


@router.get("", summary="会议清单 The sessions of your body")
def list_sessions(
    *, who: InsiderDep, installed: InstallationDep, wanted: Annotated[SessionsQuery, Query()]
) -> SessionsOut:
    """Return a page of the sessions, the latest day first."""
    found = installed.service.sessions(who.body, after=wanted.after, limit=wanted.limit)
    return SessionsOut(
        sessions=tuple(session_row_out(each) for each in found),
        after=found[-1].id if len(found) == wanted.limit else None,
    )


@router.get(
    "/{session_id}",
    summary="会议 A session with its record",
    responses=problems(Kind.NOT_FOUND),
)
def read_session(
    *, session_id: SessionIdDep, who: InsiderDep, installed: InstallationDep
) -> SessionOut:
    """Return notice, agenda, who was there, and every line of the record."""
    return session_out(installed.service.session(who.body, session_id))


@router.get(
    "/{session_id}/matters/{case_id}",
    summary="议题 What a case says of its session, filled in",
    responses=problems(Kind.NOT_FOUND),
)
def read_matter(
    *,
    session_id: SessionIdDep,
    case_id: CaseIdDep,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
) -> FilledOut:
    """Return the payloads of `meeting.schedule` and `meeting.convene`, and who is there now."""
    return filled_out(installed.service.filled(who.body, session_id, case_id, at=now))


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    summary="召集会议 Call a session",
    openapi_extra=session_call_body(),
    responses=problems(*RULED),
)
def call_session(
    *, raw: JsonDep, who: CallerDep, installed: InstallationDep, now: NowDep
) -> SaidOut:
    """Call a session with its agenda. Refused it is 409, with every requirement."""
    return _said(installed, who, new_session_id(), read(CALL, raw), now=now)


@router.post(
    "/{session_id}/entries",
    status_code=HTTPStatus.CREATED,
    summary="会议记录 Put on record what happened in a session",
    openapi_extra=session_body(),
    responses=problems(*RULED),
)
def say_of_session(
    *,
    session_id: SessionIdDep,
    raw: JsonDep,
    who: CallerDep,
    installed: InstallationDep,
    now: NowDep,
) -> SaidOut:
    """Revise the agenda, open, note who came and left, close, or cancel. Refused it is 409."""
    return _said(installed, who, session_id, read(ANY_SAID, raw).payload, now=now)


def _said(
    installed: Installation,
    who: Caller,
    session_id: str,
    said: SaidOfSession,
    *,
    now: datetime,
) -> SaidOut:
    answer = installed.dispatch.ruled(
        lambda: installed.service.say_of_session(
            who.body, session_id, said, person=who.person, at=now
        )
    )
    return SaidOut(session=session_id, line=answer.fact.seq, head=answer.head)
