"""The half-year reports before their three audiences, and the figures of the body, as files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from api.counting import statistics_workbook
from api.demo.scene import BODY, at
from api.demo.stage import StoryBrokenError
from api.demo.telling import Teller
from api.pages.paper import page
from api.papers.making import printed
from api.papers.sheet import Format, ReportKind
from api.papers.views.execution import report_paper, share
from api.papers.views.execution_book import execution_workbook
from api.papers.views.year_book import year_workbook
from api.problems import ProblemError
from api.reports.moment import ledger_of, report_of
from api.reports.registry import REPORTS, Report
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.execution.report import AUDIENCES, Audience, period_named
from decision_flow.domain.people import CHINA
from decision_flow.domain.values import Text
from decision_flow.engine.statistics import PeriodicReport
from decision_flow.service import Service
from decision_flow.service.errors import StaffError

HALVES = ("2023H1", "2023H2")
YEAR = "2023"
EARLY = at(date(2023, 12, 25))
ON = at(date(2024, 1, 8))
"""When the reports are made. Each half is told as it stood when it was over."""
_EXECUTION = REPORTS[ReportKind.EXECUTION]
_OF_FIGURES = (
    (ReportKind.SUPERVISION, HALVES[-1], Audience.GOVERNMENT),
    (ReportKind.ANNUAL, YEAR, Audience.CONGRESS),
)
_TOO_EARLY = Text("期限未满即作期末通报", "a report up to a day that has not come")
_NOT_YET = Text("用尚未到来的时刻冻结指标", "figures frozen at a moment that has not come")
SHORTCUTS = (_TOO_EARLY, _NOT_YET)


def report(service: Service, teller: Teller, folder: Path) -> tuple[Path, ...]:
    """Tell the reports and figures, and return the files into which they were written."""
    folder.mkdir(exist_ok=True)
    teller.turned_down(_TOO_EARLY, EARLY, _why(lambda: _early(service)))
    written: list[Path] = []
    for half in HALVES:
        written += _half(service, teller, folder, half)
    for kind, period, audience in _OF_FIGURES:
        written += _of_figures(service, teller, folder, REPORTS[kind], period, audience)
    year = period_named(YEAR)
    found = ledger_of(service, BODY, year, None, now=ON)
    written.append(_write(folder / f"ledger-{YEAR}.xlsx", year_workbook(found)))
    teller.turned_down(_NOT_YET, ON, _why(lambda: _frozen_ahead(service, year)))
    figures = service.statistics(BODY, year, frozen=ON, at=ON)
    book = statistics_workbook(figures, year, ON.astimezone(CHINA))
    written.append(_write(folder / f"statistics-{YEAR}.xlsx", book))
    rows = sum(len(each.rows) for each in figures)
    teller.say(
        Text(
            f"统计指标{len(figures)}类、{rows}项，每项列明所计案件。",
            f"{len(figures)} figures of {rows} rows, each with every case that it counts.",
        )
    )
    return tuple(written)


def _half(service: Service, teller: Teller, folder: Path, half: str) -> list[Path]:
    period = period_named(half)
    made = report_of(_EXECUTION, service, BODY, period, period.last, now=ON)
    before = [AUDIENCES[each] for each in Audience]
    zh, en = "、".join(each.zh for each in before), "; ".join(each.en for each in before)
    teller.say(
        Text(
            f"{half}通报：决策{len(made.decisions)}件、任务{len(made.tasks)}项，"
            f"按时办结率{share(made.on_time)}；分送{zh}，数字相同。",
            f"the report of {half}, {len(made.decisions)} decisions and {len(made.tasks)} tasks, "
            f"with the same figures for each: {en}.",
        )
    )
    papers = [
        _write(
            folder / f"report-{half}-{audience}.pdf",
            printed(report_paper(made, audience), Format.PDF),
        )
        for audience in Audience
    ]
    shown = page(report_paper(made, Audience.GOVERNMENT)).encode()
    return [
        *papers,
        _write(folder / f"report-{half}.html", shown),
        _write(folder / f"report-{half}.xlsx", execution_workbook(made)),
    ]


def _of_figures(  # noqa: PLR0917 - of what, where to, when and before whom
    service: Service,
    teller: Teller,
    folder: Path,
    report: Report[PeriodicReport],
    period: str,
    audience: Audience,
) -> list[Path]:
    """Make a report of figures as a paper and as tables."""
    found = report_of(report, service, BODY, period_named(period), None, now=ON)
    told, name = report.told(found), f"{report.kind.word}-{period}"
    teller.say(
        Text(f"{period}{report.label.zh}：{told.zh}。", f"the {report.label.en}: {told.en}.")
    )
    content = printed(report.paper(found, audience), Format.PDF)
    return [
        _write(folder / f"{name}.pdf", content),
        _write(folder / f"{name}.xlsx", report.book(found)),
    ]


def _early(service: Service) -> None:
    half = period_named(HALVES[-1])
    report_of(_EXECUTION, service, BODY, half, half.last, now=EARLY)


def _frozen_ahead(service: Service, year: Period) -> None:
    service.statistics(BODY, year, frozen=at(date(2024, 1, 31)), at=ON)


def _why(act: Callable[[], object]) -> Text:
    """Return why something was not made. Raises StoryBrokenError when it was."""
    try:
        act()
    except ProblemError as error:
        said = [
            Text(f"{f.wrong.zh}；{f.right.zh}。", f"{f.wrong.en}; {f.right.en}")
            for f in error.faults
        ]
        return Text("".join(each.zh for each in said), " ".join(each.en for each in said))
    except StaffError as error:
        return error.text
    raise StoryBrokenError("a report of what has not come was made")


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
