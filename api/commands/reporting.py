"""What `decision-flow report` does."""

from datetime import datetime
from pathlib import Path

from api.commands.asking import caller
from api.commands.opening import installation
from api.commands.saying import DONE, WRONG_USE, err, say, wrong
from api.papers.making import printed
from api.papers.sheet import Format, ReportKind
from api.papers.views.year_book import year_workbook
from api.problems import ProblemError
from api.reports.moment import ledger_of, report_of
from api.reports.registry import REPORTS
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.execution.report import Audience, period_named
from decision_flow.domain.values import Text


def written(
    kind: ReportKind, period: str, to: Path, until: datetime | None, *, audience: Audience
) -> int:
    """Write the report on a period into a file; return the exit code."""
    report, days = REPORTS[kind], _days(period)
    if to.suffix.lower() not in {".pdf", ".xlsx"}:
        raise wrong(Text("请输出为 .pdf 或者 .xlsx 文件。", "Write a .pdf or a .xlsx file."))
    with installation() as installed:
        who, day = caller(installed), None if until is None else until.date()
        try:
            now = installed.clock()
            found = report_of(report, installed.service, who.body, days, day, now=now)
        except ProblemError as error:
            return _said_wrong(error)
    if to.suffix.lower() == ".xlsx":
        to.write_bytes(report.book(found))
    else:
        to.write_bytes(printed(report.paper(found, audience), Format.PDF))
    told = report.told(found)
    say(f"{told.zh}：{to}", told.en)
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
    say(f"列入台账的事项{len(found.entries)}件：{to}", f"{len(found.entries)} matters.")
    return DONE


def _days(period: str) -> Period:
    try:
        return period_named(period)
    except ValueError as error:
        zh = f"“{period}”不是期间，请写作2023H1、2023Q3、2023-05或者2023。"
        en = f"{period!r} names no period: write 2023H1, 2023Q3, 2023-05 or 2023."
        raise wrong(Text(zh, en)) from error


def _said_wrong(error: ProblemError) -> int:
    for fault in error.faults:
        err.print(f"{fault.field}: {fault.wrong}; {fault.right}")
    return WRONG_USE
