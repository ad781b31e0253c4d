"""The periodic reports of a body: each as data, as a page, as a paper, as tables."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response
from fastapi.responses import HTMLResponse

from api.imports.tables import XLSX
from api.pages import paper
from api.pages.templates import answered
from api.papers.making import printed
from api.papers.sheet import Format
from api.problems import Kind
from api.reports.moment import report_of
from api.reports.registry import REPORTS, Report
from api.schemas.queries import ReportQuery
from api.schemas.words import Out
from api.wire.deps import KNOWN, InsiderDep, InstallationDep, NowDep, taking
from api.wire.files import attached
from api.wire.headers import HTML, JSON, PDF
from api.wire.openapi import file_answer, problems
from decision_flow.domain.execution.report import PERIOD, Audience, period_named

PeriodDep = Annotated[
    str,
    Path(
        pattern=PERIOD,
        description="期间 The period",
        examples=["2023H1", "2023Q3", "2023-05", "2023"],
    ),
]
AskedDep = Annotated[ReportQuery, Query()]


@dataclass(frozen=True, slots=True)
class Found:
    """A report as it was made, what its files are called, and before whom it is read."""

    report: Any
    name: str
    audience: Audience


def _routes(report: Report[Any]) -> APIRouter:
    """Return the routes of a kind of report."""
    label = report.label
    made = APIRouter(
        prefix=f"/api/v1/reports/{report.kind.word}/{{period}}",
        tags=["reports"],
        dependencies=[KNOWN],
        responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
    )

    def read(  # noqa: PLR0917 - of what, whose, when
        period: PeriodDep,
        who: InsiderDep,
        installed: InstallationDep,
        now: NowDep,
        asked: AskedDep,
    ) -> Found:
        days = period_named(period)
        found = report_of(report, installed.service, who.body, days, asked.until, now=now)
        return Found(found, f"{label.zh}{period}", asked.audience)

    found_dep = Annotated[Found, Depends(read)]

    @made.get(
        "",
        summary=f"{label.zh} {_begun(label.en)}",
        response_model=report.schema,
        dependencies=[taking(JSON)],
    )
    def read_report(found: found_dep) -> Out:
        """Return the report as data: what it lists, and its figures with their definitions."""
        return report.out(found.report)

    @made.get(
        "/report.html",
        summary=f"{label.zh}（网页） The same as a page",
        response_class=HTMLResponse,
        responses={**file_answer(HTML, f"{label.zh} The report"), **problems(Kind.TOO_LARGE)},
        dependencies=[taking(HTML)],
    )
    def report_as_page(found: found_dep) -> HTMLResponse:
        """Return it as one page that needs nothing else, with the words of the paper."""
        return answered(paper.page(report.paper(found.report, found.audience)))

    @made.get(
        "/report.pdf",
        summary=f"{label.zh}（PDF） The same as PDF",
        response_class=Response,
        responses={
            **file_answer(PDF, f"{label.zh} The report"),
            **problems(Kind.CONFLICT, Kind.TOO_LARGE),
        },
        dependencies=[taking(PDF)],
    )
    def report_as_pdf(found: found_dep) -> Response:
        """Return it as a paper addressed to its audience; the figures are the same for all."""
        content = printed(report.paper(found.report, found.audience), Format.PDF)
        return attached(content, f"{found.name}.pdf", PDF)

    @made.get(
        "/report.xlsx",
        summary=f"{label.zh}（XLSX） The same as tables",
        response_class=Response,
        responses=file_answer(XLSX, f"{label.zh} The report"),
        dependencies=[taking(XLSX)],
    )
    def report_as_tables(found: found_dep) -> Response:
        """Return its figures with their definitions, and everything that it counts."""
        return attached(report.book(found.report), f"{found.name}.xlsx", XLSX)

    return made


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]


router = APIRouter()
for each in REPORTS.values():
    router.include_router(_routes(each))
