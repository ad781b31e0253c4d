"""What a body refused beside its cases: openings, entries, supervisions, sessions, looks."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.problems import Kind
from api.schemas.cases import RefusalsOut, refusals_out
from api.schemas.queries import LinesQuery
from api.wire.deps import KNOWN, WANTS_JSON, InsiderDep, InstallationDep, NowDep
from api.wire.openapi import problems

router = APIRouter(
    prefix="/api/v1/refusals",
    tags=["registers"],
    dependencies=[KNOWN, WANTS_JSON],
    responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
)


@router.get("", summary="被拒绝的登记 What was refused beside the cases")
def refused(
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
    lines: Annotated[LinesQuery, Query()],
) -> RefusalsOut:
    """Return the openings, entries, supervisions, sessions and looks refused, for auditors."""
    found = installed.service.refused_of_body(
        who.body, person=who.person, at=now, after=lines.after, limit=lines.limit
    )
    return refusals_out(found, lines.limit)
