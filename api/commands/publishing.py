"""What `decision-flow calendar` does: the years that were published, and who counts by them."""

from collections.abc import Iterable
from pathlib import Path

from api.commands.opening import installation
from api.commands.saying import DONE, REFUSED, err, out, say, wrong
from api.commands.staffing import OPERATOR
from api.installation import Installation
from decision_flow.domain.calendar import Calendar
from decision_flow.domain.staff import AdoptCalendar
from decision_flow.domain.values import Text
from decision_flow.engine.recounting import Recounted
from workflows import FURTHER, ProcedureFaultsError
from workflows import calendar as tables


def add(file: Path, bodies: tuple[str, ...]) -> int:
    """Put the years of a table on file, upon what each body counts by; return the exit code.

    Without a body they are added to the calendar that ships.
    """
    text = _text(file)
    with installation(new=True) as installed:
        for body in bodies or (None,):
            upon = installed.service.calendar_of(body) if body else tables.load()
            try:
                made = tables.import_years(text, file.name, upon)
            except ProcedureFaultsError as error:
                _faults(error)
                return REFUSED
            installed.service.keep_calendar(made, tables.canonical(made))
            say(f"已登记（至{max(made.years)}年）：", f"On file: {made.digest}")
            if body:
                _adopted(installed, body, made)
    return DONE


def adopt(body: str, digest: str) -> None:
    """Have a body count by a calendar on file, and print what it moves."""
    with installation() as installed:
        _adopted(installed, body, _found(installed, digest))


def shown() -> None:
    """Print the calendars on file: digest, years, the notice of the last one."""
    with installation() as installed:
        found = installed.service.calendars()
    for each in found:
        last = each.years[max(each.years)]
        told = last.notice or last.source
        out.print(f"{each.digest[:12]}  {min(each.years)}–{max(each.years)}  {told}")
    say(f"共{len(found)}个。", f"{len(found)} calendars.")


def days(digest: str, year: int | None) -> None:
    """Print the days of a calendar, all years or one."""
    with installation() as installed:
        found = _found(installed, digest)
    if year is not None and year not in found.years:
        raise wrong(Text(f"没有{year}年的工作日安排。", f"It does not hold {year}."))
    for number in [year] if year is not None else sorted(found.years):
        told = found.years[number]
        out.print(f"{number}  {told.notice or ''}  {told.source}")
        out.print(f"    放假 off: {_listed(told.off)}")
        out.print(f"    上班 worked: {_listed(told.worked)}")


def _listed(found: Iterable[object]) -> str:
    return ", ".join(sorted(map(str, found))) or "—"


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise wrong(Text(f"不能读取 {file}。", f"Cannot read it: {error}")) from error


def _faults(error: ProcedureFaultsError) -> None:
    for fault in error.faults:
        err.print(str(fault))
    err.print(str(FURTHER))


def _found(installed: Installation, digest: str) -> Calendar:
    """Return the one calendar on file whose digest begins so; none or several end the command."""
    found = [c for c in installed.service.calendars() if digest and c.digest.startswith(digest)]
    if len(found) != 1:
        zh = f"以 {digest} 开头的工作日历有{len(found)}个，须恰为一个。"
        raise wrong(Text(zh, f"{len(found)} calendars begin with {digest}; one is wanted."))
    return found[0]


def _adopted(installed: Installation, body: str, calendar: Calendar) -> None:
    said = AdoptCalendar(calendar=calendar.digest)
    entered = installed.service.enter(body, said, actor=OPERATOR, at=installed.clock())
    for each in entered.recounted:
        _line(each)
    count = len(entered.recounted)
    say(f"{body} 已采用，重新计算{count}项。", f"Adopted; counted anew: {count}.")


def _line(found: Recounted) -> None:
    was, now = found.was, found.now
    days = f"{was.due} → {now.due}" if found.moved else f"{now.due}"
    if was.provisional and not now.provisional:
        days += "（暂定转为确定 no longer provisional）"
    out.print(f"{found.case}  {found.title}  {now.step}.{now.what}  {days}")
    out.print(f"    {now.derivation}")
    if found.warning is not None:
        out.print(f"    ⚠ {found.warning}")
