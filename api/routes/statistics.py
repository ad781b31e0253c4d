"""The figures of a body over HTTP: as JSON with every case counted, and as a workbook."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.counting import statistics_workbook
from api.imports.tables import XLSX
from api.problems import Kind
from api.schemas.statistics import StatisticsOut, StatisticsQuery, statistics_out
from api.wire.deps import KNOWN, InsiderDep, InstallationDep, NowDep
from api.wire.headers import JSON, acceptable
from api.wire.openapi import file_answer, problems

router = APIRouter(
    prefix="/api/v1",
    tags=["statistics"],
    dependencies=[KNOWN],
    responses=problems(
        Kind.MALFORMED,
        Kind.TOKEN_WANTED,
        Kind.NOT_YOURS,
        Kind.NOT_ACCEPTABLE,
        Kind.NOT_FOUND,
        Kind.REFUSED,
    ),
)

WantedDep = Annotated[StatisticsQuery, Query()]


@router.get("/statistics", summary="统计指标 The figures of a period, with every case counted")
def statistics(
    *,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
    request: Request,
    wanted: WantedDep,
) -> StatisticsOut:
    """Return all figures of your body, each with its definition and what it counts.

    Frozen at a moment, only what was recorded by then is counted: the same question has the same
    answer later.
    """
    acceptable(request, JSON)
    frozen, period = wanted.frozen or now, wanted.period
    found = installed.service.statistics(who.body, period, frozen=frozen, at=now)
    return statistics_out(found, period, frozen)


@router.get(
    "/statistics.xlsx",
    summary="统计指标（XLSX） The figures as a workbook",
    response_class=Response,
    responses=file_answer(XLSX, "统计表 The workbook"),
)
def statistics_as_workbook(
    *,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
    request: Request,
    wanted: WantedDep,
) -> Response:
    """Return the same figures as a workbook: numbers with definitions, and every case counted."""
    acceptable(request, XLSX)
    frozen, period = wanted.frozen or now, wanted.period
    found = installed.service.statistics(who.body, period, frozen=frozen, at=now)
    zone = installed.service.body(who.body).body.zone
    made = statistics_workbook(found, period, frozen.astimezone(zone))
    name = f"statistics-{period.first}-{period.last}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(made, media_type=XLSX, headers=headers)
