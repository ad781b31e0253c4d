"""The register of numbers of a body (发文登记): all taken, voided ones with the reason."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.problems import Kind
from api.schemas.queries import RegisterQuery
from api.schemas.register import RegisterOut, register_out
from api.wire.deps import KNOWN, WANTS_JSON, InsiderDep, InstallationDep
from api.wire.openapi import problems
from decision_flow.domain.numbering import registered

router = APIRouter(
    prefix="/api/v1/register",
    tags=["papers"],
    dependencies=[KNOWN, WANTS_JSON],
    responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
)


@router.get("", summary="发文登记 The register of numbers, the latest first")
def register(
    who: InsiderDep, installed: InstallationDep, wanted: Annotated[RegisterQuery, Query()]
) -> RegisterOut:
    """Return the series of your body and a page of the numbers taken from them.

    A number that was voided stays, with its reason: the register has no gap that is not explained.
    """
    series = installed.service.body(who.body).body.series
    found = registered(series, series_key=wanted.series, year=wanted.year)
    part = [each for each in found if wanted.after is None or each[1].line < wanted.after]
    page = part[: wanted.limit]
    more = page[-1][1].line if len(part) > wanted.limit else None
    return register_out(series, page, more)
