"""Measures of accountability about people: about oneself, and those in which one has to act."""

from fastapi import APIRouter

from api.problems import Kind
from api.schemas.measures import MeasuresOut, measure_out
from api.wire.deps import KNOWN, WANTS_JSON, CallerDep, InstallationDep, NowDep
from api.wire.openapi import problems

router = APIRouter(
    prefix="/api/v1/measures",
    tags=["people"],
    dependencies=[KNOWN, WANTS_JSON],
    responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
)


@router.get("", summary="追责事项 Measures of accountability")
def read_measures(who: CallerDep, installed: InstallationDep, now: NowDep) -> MeasuresOut:
    """Return the measures about you; for auditors and the chief also those that are under way.

    What is said of a measure is entered as an entry of the registers.
    """
    found = installed.service.measures(who.body, person=who.person, at=now)
    return MeasuresOut(measures=tuple(measure_out(each) for each in found))
