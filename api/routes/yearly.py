"""The ledger of a year (年度台账): every matter under way in it, as a table."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.imports.tables import XLSX
from api.papers.views.year_book import year_workbook
from api.problems import Kind
from api.reports.moment import ledger_of
from api.routes.reports import PeriodDep
from api.schemas.queries import UntilQuery
from api.wire.deps import KNOWN, InsiderDep, InstallationDep, NowDep
from api.wire.files import attached
from api.wire.headers import acceptable
from api.wire.openapi import file_answer, problems
from decision_flow.domain.execution.report import period_named

router = APIRouter(
    prefix="/api/v1/reports/ledger/{period}",
    tags=["reports"],
    dependencies=[KNOWN],
    responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
)


@router.get(
    "/ledger.xlsx",
    summary="重大行政决策台账（XLSX） The ledger of a year as tables",
    response_class=Response,
    responses=file_answer(XLSX, "台账 The ledger"),
)
def ledger_as_tables(
    *,
    period: PeriodDep,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
    request: Request,
    asked: Annotated[UntilQuery, Query()],
) -> Response:
    """Return every matter under way in the period, with the day of each stage."""
    acceptable(request, XLSX)
    found = ledger_of(installed.service, who.body, period_named(period), asked.until, now=now)
    return attached(year_workbook(found), f"重大行政决策台账{period}.xlsx", XLSX)
