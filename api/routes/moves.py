"""Moves: what can be done, and doing it."""

from http import HTTPStatus

from fastapi import APIRouter, Response

from api.problems import Kind
from api.routes.answering import moved_out
from api.schemas.cases import OptionsOut, option_out
from api.schemas.facts import MovedOut
from api.schemas.moves import ANY_MOVE, belongs, request_of
from api.schemas.reading import read
from api.wire.deps import (
    KNOWN,
    WANTS_JSON,
    CallerDep,
    CaseIdDep,
    ExpectedDep,
    InsiderDep,
    InstallationDep,
    JsonDep,
    KeyDep,
    NowDep,
)
from api.wire.headers import etag
from api.wire.openapi import moves_body, problems

router = APIRouter(
    prefix="/api/v1/cases/{case_id}/moves",
    tags=["moves"],
    dependencies=[KNOWN, WANTS_JSON],
    responses=problems(
        Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE, Kind.NOT_FOUND
    ),
)


@router.get("", summary="可办事项 What can be done now, by whom; and what cannot, and why")
def list_moves(
    *,
    case_id: CaseIdDep,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
    response: Response,
) -> OptionsOut:
    """Return every move, the open ones first; for the others, every requirement that is unmet."""
    file = installed.service.case(who.body, case_id)
    options = installed.service.explain(who.body, case_id, at=now, person=who.person)
    response.headers["ETag"] = etag(file.view.seq)
    return OptionsOut(
        case=case_id,
        version=file.view.seq,
        moves=tuple(option_out(o, file.ready.kind(o.step).name) for o in options),
    )


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    summary="办理 Make a move",
    openapi_extra=moves_body(),
    responses=problems(
        Kind.REFUSED,
        Kind.STALE,
        Kind.VERSION_WANTED,
        Kind.TOO_LARGE,
        Kind.MEDIA,
        Kind.MALFORMED,
        Kind.KEY_REUSED,
        Kind.BUSY,
        Kind.CLOCK,
    ),
)
def make_move(
    *,
    case_id: CaseIdDep,
    expected: ExpectedDep,
    raw: JsonDep,
    who: CallerDep,
    installed: InstallationDep,
    now: NowDep,
    response: Response,
    key: KeyDep = None,
) -> MovedOut:
    """Make a move. The answer is its facts, each with the rules that it rests on.

    Refused by the rules it is 409, with every requirement, met and unmet; 403 when only the
    person stands in the way.
    """
    asked = read(ANY_MOVE, raw)
    belongs(installed.service.case(who.body, case_id).ready, asked)
    answer = installed.dispatch.write(
        lambda: installed.service.move(
            who.body, case_id, request_of(asked, who.person), at=now, expected=expected, key=key
        )
    )
    return moved_out(answer, response)
