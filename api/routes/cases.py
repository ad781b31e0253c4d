"""Cases: opened, listed, read."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.ids import new_case_id
from api.problems import Kind
from api.routes.answering import moved_out
from api.routes.laws import latest
from api.schemas.cases import CaseOut, CasesOut, case_out
from api.schemas.facts import MovedOut
from api.schemas.moves import OPEN
from api.schemas.queries import CasesQuery
from api.schemas.reading import read
from api.wire.deps import (
    KNOWN,
    WANTS_JSON,
    CallerDep,
    CaseIdDep,
    InsiderDep,
    InstallationDep,
    JsonDep,
    KeyDep,
    NowDep,
)
from api.wire.headers import etag
from api.wire.openapi import opening_body, problems
from decision_flow.store.cases import Filter

router = APIRouter(
    prefix="/api/v1/cases",
    tags=["cases"],
    dependencies=[KNOWN, WANTS_JSON],
    responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
)


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    summary="立案 Open a case",
    openapi_extra=opening_body(),
    responses=problems(
        Kind.REFUSED, Kind.NOT_FOUND, Kind.TOO_LARGE, Kind.MEDIA, Kind.MALFORMED, Kind.BUSY
    ),
)
def open_case(
    *,
    raw: JsonDep,
    who: CallerDep,
    installed: InstallationDep,
    now: NowDep,
    response: Response,
    key: KeyDep = None,
) -> MovedOut:
    """Open a case under a procedure. The answer is its first fact.

    No time is stated: a case is opened when this is asked. What was done on paper before that can
    only be the proposal and the start; each is entered as a move with its `stated_at` and `paper`.
    """
    asked = read(OPEN, raw)
    day = installed.service.body(who.body).body.day(now)
    procedure = latest(installed.service.procedures(), asked.procedure, day).procedure
    answer = installed.dispatch.write(
        lambda: installed.service.open_case(
            who.body,
            new_case_id(),
            asked.payload,
            person=who.person,
            procedure=procedure.digest,
            at=now,
            key=key,
        )
    )
    return moved_out(answer, response)


@router.get("", summary="案件列表 Cases, the latest opened first")
def list_cases(
    wanted: Annotated[CasesQuery, Query()], who: InsiderDep, installed: InstallationDep
) -> CasesOut:
    """Return a page of the cases of your body; `search` looks in the titles."""
    kept = Filter(phase=wanted.phase, procedure=wanted.procedure, search=wanted.search)
    found = installed.service.cases(who.body, kept, after=wanted.after, limit=wanted.limit)
    more = found[-1].id if len(found) == wanted.limit else None
    return CasesOut(cases=tuple(case_out(view) for view in found), after=more)


@router.get("/{case_id}", summary="案件 A case", responses=problems(Kind.NOT_FOUND))
def read_case(
    case_id: CaseIdDep, who: InsiderDep, installed: InstallationDep, response: Response
) -> CaseOut:
    """Return a case as it stands; its ETag is what `If-Match` wants."""
    view = installed.service.case(who.body, case_id).view
    response.headers["ETag"] = etag(view.seq)
    return case_out(view)
