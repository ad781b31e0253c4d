"""The periodic reports of a body: each as data, as a paper, as tables."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response

from api.imports.tables import XLSX
from api.papers.making import printed
from api.papers.sheet import Format
from api.problems import Kind
from api.reports.moment import report_of
from api.reports.registry import REPORTS, Report
from api.schemas.queries import ReportQuery
from api.schemas.words import Out
from api.wire.deps import KNOWN, InsiderDep, InstallationDep, NowDep
from api.wire.headers import JSON, PDF, acceptable
from api.wire.openapi import file_answer, problems
from decision_flow.domain.execution.report import PERIOD, period_named

PeriodDep = Annotated[
    str,
    Path(
        pattern=PERIOD,
        description="期间 The period",
        examples=["2023H1", "2023Q3", "2023-05", "2023"],
    ),
]
AskedDep = Annotated[ReportQuery, Query()]


def _routes(report: Report[Any]) -> APIRouter:
    """Return the routes of a kind of report."""
    label = report.label
    made = APIRouter(
        prefix=f"/api/v1/reports/{report.kind.word}/{{period}}",
        tags=["reports"],
        dependencies=[KNOWN],
        responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
    )

    @made.get("", summary=f"{label.zh} {_begun(label.en)}", response_model=report.schema)
    def read_report(
        *,
        period: PeriodDep,
        who: InsiderDep,
        installed: InstallationDep,
        now: NowDep,
        request: Request,
        asked: AskedDep,
    ) -> Out:
        """Return the report as data: what it lists, and its figures with their definitions."""
        acceptable(request, JSON)
        days = period_named(period)
        found = report_of(report, installed.service, who.body, days, asked.until, now=now)
        return report.out(found)

    @made.get(
        "/report.pdf",
        summary=f"{label.zh}（PDF） The same as PDF",
        response_class=Response,
        responses={
            **file_answer(PDF, f"{label.zh} The report"),
            **problems(Kind.CONFLICT, Kind.TOO_LARGE),
        },
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
        """Return it as a paper addressed to its audience; the figures are the same for all."""
        acceptable(request, PDF)
        days = period_named(period)
        found = report_of(report, installed.service, who.body, days, asked.until, now=now)
        content = printed(report.paper(found, asked.audience), Format.PDF)
        return _file(content, f"{label.zh}{period}.pdf", PDF)

    @made.get(
        "/report.xlsx",
        summary=f"{label.zh}（XLSX） The same as tables",
        response_class=Response,
        responses=file_answer(XLSX, f"{label.zh} The report"),
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
        """Return its figures with their definitions, and everything that it counts."""
        acceptable(request, XLSX)
        days = period_named(period)
        found = report_of(report, installed.service, who.body, days, asked.until, now=now)
        return _file(report.book(found), f"{label.zh}{period}.xlsx", XLSX)

    return made


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]


def _file(content: bytes, name: str, media: str) -> Response:
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(content, headers=headers, media_type=media)


router = APIRouter()
for each in REPORTS.values():
    router.include_router(_routes(each))
