"""Calendars: working days by the year, put on file with their notice, adopted by a body."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path

from api.problems import Fault, Kind, ProblemError
from api.schemas.calendars import (
    AdoptedOut,
    CalendarDaysOut,
    CalendarsOut,
    adopted_out,
    calendar_days_out,
    calendar_out,
)
from api.wire.body import yaml_body
from api.wire.deps import (
    KNOWN,
    WANTS_JSON,
    CallerDep,
    InsiderDep,
    InstallationDep,
    NowDep,
    SecretaryDep,
)
from api.wire.openapi import calendar_request, problems
from decision_flow.domain.calendar import Calendar
from decision_flow.domain.staff import AdoptCalendar
from decision_flow.domain.values import Text
from workflows import FURTHER, ProcedureFaultsError
from workflows import calendar as tables

router = APIRouter(
    prefix="/api/v1/calendars",
    tags=["calendars"],
    dependencies=[KNOWN, WANTS_JSON],
    responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
)

DigestDep = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="工作日历 The calendar")]


@router.get("", summary="工作日历 The calendars on file")
def list_calendars(who: InsiderDep, installed: InstallationDep) -> CalendarsOut:
    """Return every calendar on file, with the notice of each year."""
    present = installed.service.body(who.body).calendar
    found = installed.service.calendars()
    return CalendarsOut(calendars=tuple(calendar_out(each, present) for each in found))


@router.get("/{digest}", summary="工作日安排 A calendar", responses=problems(Kind.NOT_FOUND))
def read_calendar(
    digest: DigestDep, who: InsiderDep, installed: InstallationDep
) -> CalendarDaysOut:
    """Return a calendar with all its days."""
    found = installed.service.calendar(digest)
    return calendar_days_out(found, installed.service.body(who.body).calendar)


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    summary="登记年份 Put a year on file",
    openapi_extra=calendar_request(),
    responses=problems(Kind.TOO_LARGE, Kind.MEDIA, Kind.PROCEDURE, Kind.BUSY),
)
def import_years(
    raw: Annotated[bytes, Depends(yaml_body)],
    actor: SecretaryDep,
    who: CallerDep,
    installed: InstallationDep,
) -> CalendarDaysOut:
    """Return your body's calendar with the years of a table added; it is not adopted by this.

    Every year comes with its official notice. A year on file with other days is a correction: it
    names the notice that it corrects.
    """
    del actor
    service = installed.service
    present = service.calendar_of(who.body)
    made = _made(raw, present)
    installed.dispatch.write(lambda: service.keep_calendar(made, tables.canonical(made)))
    return calendar_days_out(made, present.digest)


@router.post(
    "/{digest}/adoption",
    status_code=HTTPStatus.CREATED,
    summary="采用工作日历 Count by a calendar from now on",
    responses=problems(Kind.NOT_FOUND, Kind.REFUSED, Kind.STALE, Kind.BUSY, Kind.CLOCK),
)
def adopt_calendar(
    *,
    digest: DigestDep,
    actor: SecretaryDep,
    who: CallerDep,
    installed: InstallationDep,
    now: NowDep,
) -> AdoptedOut:
    """Adopt a calendar for your body, and return every day due that is no longer as it was.

    What was decided stays as it was judged, by the calendar that it names. A year may not be lost,
    nor its days altered without a correction that names the former notice.
    """
    said = AdoptCalendar(calendar=digest)
    entered = installed.dispatch.write(
        lambda: installed.service.enter(who.body, said, actor=actor, at=now)
    )
    return adopted_out(digest, entered)


def _made(raw: bytes, upon: Calendar) -> Calendar:
    """Return the calendar with the years of a table. Raises ProblemError, with every fault."""
    right = Text("见工作日安排文件格式说明", "see the format of tables of working days")
    try:
        return tables.import_years(raw.decode("utf-8"), "calendar.yaml", upon)
    except UnicodeDecodeError as error:
        reason = Text("文件须为 UTF-8 编码。", "The file must be in UTF-8.")
        raise ProblemError(Kind.PROCEDURE, reason) from error
    except ProcedureFaultsError as error:
        faults = [Fault(str(f.place), f.text, right) for f in error.faults]
        reason = Text(
            f"工作日安排有{len(faults)}处错误。{FURTHER.zh}",
            f"{len(faults)} faults in the table. {FURTHER.en}",
        )
        raise ProblemError(Kind.PROCEDURE, reason, faults=faults) from error
