"""The report on how decisions are carried out (每半年通报): as data, as a paper, as tables."""

from datetime import datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response

from api.identity import Caller
from api.imports.tables import XLSX
from api.installation import Installation
from api.papers.making import printed
from api.papers.sheet import LABELS, Format, ReportKind
from api.papers.views.execution import report_paper
from api.papers.views.execution_book import execution_workbook
from api.problems import Kind
from api.reports import report_of
from api.schemas.queries import ReportQuery
from api.schemas.reports import ExecutionReportOut, report_out
from api.wire.deps import KNOWN, InsiderDep, InstallationDep, NowDep
from api.wire.headers import JSON, PDF, acceptable
from api.wire.openapi import file_answer, problems
from decision_flow.domain.execution.report import PERIOD, ExecutionReport, period_named

router = APIRouter(
    prefix="/api/v1/reports/execution/{period}",
    tags=["reports"],
    dependencies=[KNOWN],
    responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
)
PeriodDep = Annotated[
    str,
    Path(
        pattern=PERIOD,
        description="期间 The period",
        examples=["2023H1", "2023Q3", "2023-05", "2023"],
    ),
]
AskedDep = Annotated[ReportQuery, Query()]


@router.get("", summary="决策执行情况通报 How the decisions of your body are carried out")
def read_report(
    *,
    period: PeriodDep,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
    request: Request,
    asked: AskedDep,
) -> ExecutionReportOut:
    """Return each decision in the report with its tasks, and the on-time rate of the period."""
    acceptable(request, JSON)
    return report_out(_report(installed, who, period, asked, now=now))


@router.get(
    "/report.pdf",
    summary="通报（PDF） The report as PDF",
    response_class=Response,
    responses={**file_answer(PDF, "通报 The report"), **problems(Kind.CONFLICT, Kind.TOO_LARGE)},
)
def report_as_pdf(
    *,
    period: PeriodDep,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
    request: Request,
    asked: AskedDep,
) -> Response:
    """Return the report as a paper addressed to its audience; the figures are the same for all."""
    acceptable(request, PDF)
    report = _report(installed, who, period, asked, now=now)
    return _file(printed(report_paper(report, asked.audience), Format.PDF), period, "pdf", PDF)


@router.get(
    "/report.xlsx",
    summary="通报（XLSX） The report as tables",
    response_class=Response,
    responses=file_answer(XLSX, "通报 The report"),
)
def report_as_tables(
    *,
    period: PeriodDep,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
    request: Request,
    asked: AskedDep,
) -> Response:
    """Return the figures with their definitions, the decisions, and every task."""
    acceptable(request, XLSX)
    report = _report(installed, who, period, asked, now=now)
    return _file(execution_workbook(report), period, "xlsx", XLSX)


def _report(
    installed: Installation, who: Caller, period: str, asked: ReportQuery, *, now: datetime
) -> ExecutionReport:
    return report_of(installed.service, who.body, period_named(period), asked.until, now=now)


def _file(content: bytes, period: str, ending: str, media: str) -> Response:
    name = quote(f"{LABELS[ReportKind.EXECUTION].zh}{period}.{ending}", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(content, headers=headers, media_type=media)
