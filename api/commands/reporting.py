"""What `decision-flow report` does."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from api.commands.asking import caller
from api.commands.opening import installation
from api.commands.saying import DONE, WRONG_USE, err, say, wrong
from api.pages.paper import page
from api.papers.making import printed
from api.papers.sheet import Format, ReportKind
from api.papers.views.year_book import year_workbook
from api.problems import ProblemError
from api.reports.moment import ledger_of, report_of
from api.reports.registry import REPORTS, Report
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.execution.report import Audience, period_named
from decision_flow.domain.values import Text

_WRITERS: dict[str, Callable[[Report[Any], Any, Audience], bytes]] = {
    ".pdf": lambda report, found, audience: printed(report.paper(found, audience), Format.PDF),
    ".xlsx": lambda report, found, _: report.book(found),
    ".html": lambda report, found, audience: page(report.paper(found, audience)).encode(),
}
"""How a report is written into a file, by how the file's name ends."""


def written(
    kind: ReportKind, period: str, to: Path, until: datetime | None, *, audience: Audience
) -> int:
    """Write the report on a period into a file; return the exit code."""
    report, days = REPORTS[kind], _days(period)
    write = _WRITERS.get(to.suffix.lower())
    if write is None:
        zh, en = "请输出为 .pdf、.xlsx 或者 .html 文件。", "Write a .pdf, a .xlsx or a .html file."
        raise wrong(Text(zh, en))
    with installation() as installed:
        who, day = caller(installed), None if until is None else until.date()
        try:
            now = installed.clock()
            found = report_of(report, installed.service, who.body, days, day, now=now)
        except ProblemError as error:
            return _said_wrong(error)
    to.write_bytes(write(report, found, audience))
    told = report.told(found)
    say(f"{told.zh}：{to}", f"{told.en}: {to}")
    return DONE


def ledger(period: str, to: Path, until: datetime | None) -> int:
    """Write the ledger of a period into a file; return the exit code."""
    days = _days(period)
    if to.suffix.lower() != ".xlsx":
        raise wrong(Text("请输出为 .xlsx 文件。", "Write a .xlsx file."))
    with installation() as installed:
        who, day = caller(installed), None if until is None else until.date()
        try:
            found = ledger_of(installed.service, who.body, days, day, now=installed.clock())
        except ProblemError as error:
            return _said_wrong(error)
    to.write_bytes(year_workbook(found))
    say(
        f"列入台账的事项{len(found.entries)}件：{to}",
        f"{len(found.entries)} matters in the ledger: {to}",
    )
    return DONE


def _days(period: str) -> Period:
    try:
        return period_named(period)
    except ValueError as error:
        zh = f"“{period}”不是期间，请写作2023H1、2023Q3、2023-05或者2023。"
        en = f"“{period}” names no period: write 2023H1, 2023Q3, 2023-05 or 2023."
        raise wrong(Text(zh, en)) from error


def _said_wrong(error: ProblemError) -> int:
    for fault in error.faults:
        err.print(f"{fault.field}: {fault.wrong}; {fault.right}")
    return WRONG_USE
