"""The moment of a report: the end of a day in the body's own time, or now."""

from datetime import UTC, date, datetime, time, timedelta

from api.problems import Fault, ProblemError
from api.reports.registry import R, Report
from api.schemas.reading import malformed
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.people import Body
from decision_flow.domain.values import Text
from decision_flow.engine.yearly import YearLedger
from decision_flow.service import Service


def report_of(  # noqa: PLR0917 - of what, whose, when
    report: Report[R],
    service: Service,
    body_id: str,
    period: Period,
    until: date | None,
    *,
    now: datetime,
) -> R:
    """Return the report of a body on a period, as recorded by the end of a day, or by now.

    Raises ProblemError for a day that is still to come, or a period that has not begun.
    """
    body = service.body(body_id).body
    return report.made(service, body_id, period, _moment(body, period, until, now))


def ledger_of(
    service: Service, body_id: str, period: Period, until: date | None, *, now: datetime
) -> YearLedger:
    """Return the ledger of a body for a period, as recorded by the end of a day, or by now.

    Raises ProblemError as `report_of` does.
    """
    body = service.body(body_id).body
    return service.year_ledger(body_id, period, at=_moment(body, period, until, now))


def _moment(body: Body, period: Period, until: date | None, now: datetime) -> datetime:
    today = body.day(now)
    if until is not None and until > today:
        raise _wrong("query.until", f"{until}尚未到来", f"{until} is still to come", f"{today}")
    if (until or today) < period.first:
        zh, en = f"该期间自{period.first}开始", f"the period begins on {period.first}"
        raise _wrong("query.until" if until else "path.period", zh, en, f"{period.first}")
    if until is None or until == today:
        return now
    over = datetime.combine(until + timedelta(days=1), time(), tzinfo=body.zone)
    return (over - timedelta(microseconds=1)).astimezone(UTC)


def _wrong(field: str, zh: str, en: str, day: str) -> ProblemError:
    right = Text(f"以{day}为界，不晚于今日", f"up to today; {day} is the border")
    return malformed([Fault(field, Text(zh, en), right)])
