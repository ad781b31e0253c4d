"""Every periodic report, in one list: how each is made, and as what it goes out.

Routes and commands are made from the list: a report that is added here has both.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Generic, TypeVar

from api.papers.sheet import LABELS, Paper, ReportKind
from api.papers.views.execution import report_paper, share
from api.papers.views.execution_book import execution_workbook
from api.reports.figures import figures_paper
from api.reports.figures_book import figures_workbook
from api.schemas.periodic import PeriodicReportOut, periodic_out
from api.schemas.reports import ExecutionReportOut, report_out
from api.schemas.words import Out
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.execution.report import Audience, ExecutionReport
from decision_flow.domain.values import Text
from decision_flow.engine.statistics import FORMS, Form, FormName, PeriodicReport
from decision_flow.service import Service

R = TypeVar("R")
Made = Callable[[Service, str, Period, datetime], R]
"""How a report of a body on a period is made, as recorded by a moment."""


@dataclass(frozen=True, slots=True)
class Report(Generic[R]):
    """A kind of report: how it is made, as data, paper and tables, and told in a sentence.

    `schema` is what `out` returns.
    """

    kind: ReportKind
    made: Made[R]
    schema: type[Out]
    out: Callable[[R], Out]
    paper: Callable[[R, Audience], Paper]
    book: Callable[[R], bytes]
    told: Callable[[R], Text]

    @property
    def label(self) -> Text:
        """Return what it is called."""
        return LABELS[self.kind]


def _execution(service: Service, body: str, period: Period, at: datetime) -> ExecutionReport:
    return service.execution_report(body, period, at=at)


def _executed(report: ExecutionReport) -> Text:
    count = len(report.decisions)
    return Text(
        f"列入通报的决策{count}件，按时办结率{share(report.on_time)}",
        f"{count} decisions in the report",
    )


def _of_figures(kind: ReportKind, name: FormName) -> Report[PeriodicReport]:
    return Report(
        kind,
        partial(_periodic, form=FORMS[name]),
        PeriodicReportOut,
        periodic_out,
        partial(figures_paper, kind),
        figures_workbook,
        _counted,
    )


def _periodic(
    service: Service, body: str, period: Period, at: datetime, *, form: Form
) -> PeriodicReport:
    return service.periodic_report(body, form, period, at=at)


def _counted(report: PeriodicReport) -> Text:
    count, listed = len(report.figures), len(report.supervisions)
    if not report.form.supervisions:
        return Text(f"列入报告的指标{count}项", f"{count} figures in the report")
    return Text(f"列入通报的督查任务{listed}项", f"{listed} supervisions in the bulletin")


REPORTS: dict[ReportKind, Report[Any]] = {
    each.kind: each
    for each in (
        Report(
            ReportKind.EXECUTION,
            _execution,
            ExecutionReportOut,
            report_out,
            report_paper,
            execution_workbook,
            _executed,
        ),
        _of_figures(ReportKind.SUPERVISION, FormName.SUPERVISION),
        _of_figures(ReportKind.ANNUAL, FormName.ANNUAL),
    )
}
