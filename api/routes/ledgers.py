"""The ledger of a person: for that person and for auditors; every look is written down."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.dispatch import RULED
from api.problems import Kind
from api.schemas.ledgers import PersonLedgerOut, ledger_json
from api.schemas.looks import LOOK, LooksOut, look_of, look_out
from api.schemas.moves import ID
from api.schemas.reading import read
from api.wire.deps import KNOWN, WANTS_JSON, CallerDep, InstallationDep, JsonDep, NowDep
from api.wire.openapi import look_body, problems

router = APIRouter(
    prefix="/api/v1/people/{person}/ledger",
    tags=["people"],
    dependencies=[KNOWN, WANTS_JSON],
    responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
)
PersonDep = Annotated[str, Path(pattern=ID, description="人员编号 The person")]


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    response_model=PersonLedgerOut,
    summary="查阅个人责任台账 Look at the ledger of a person",
    openapi_extra=look_body(),
    responses=problems(*RULED),
)
def look_at_ledger(
    *, person: PersonDep, raw: JsonDep, who: CallerDep, installed: InstallationDep, now: NowDep
) -> Response:
    """Return all that the facts say of a person, once it is on record who looks and what for.

    A person who has no duty any more still looks at their own.
    """
    said = look_of(person, read(LOOK, raw))
    answer = installed.dispatch.ruled(
        lambda: installed.service.ledger_of(who.body, said, person=who.person, at=now)
    )
    return Response(ledger_json(answer), HTTPStatus.CREATED, media_type="application/json")


@router.get(
    "/looks",
    summary="查阅记录 Who looked at the ledger of a person",
    responses=problems(Kind.NOT_FOUND),
)
def looks_at_ledger(
    *, person: PersonDep, who: CallerDep, installed: InstallationDep, now: NowDep
) -> LooksOut:
    """Return every look at the ledger of a person, for that person and for auditors."""
    found = installed.service.looks(who.body, person, person=who.person, at=now)
    return LooksOut(looks=tuple(look_out(each) for each in found))
