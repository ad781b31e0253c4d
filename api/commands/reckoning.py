"""What `decision-flow statistic` does."""

from datetime import date, datetime
from pathlib import Path

from api.commands.asking import caller
from api.commands.opening import installation
from api.commands.saying import out, say
from api.counting import statistics_workbook
from api.schemas.statistics import in_range
from decision_flow.domain.execution.rate import Period
from decision_flow.engine.statistics import Row, Statistic


def shown(first: date, last: date, frozen: datetime | None) -> None:
    """Print the figures of the caller's body."""
    found, _ = _counted(Period(first, last), frozen)
    for each in found:
        say(f"{each.label.zh}：{each.definition.zh}{each.source}", each.definition.en)
        for row in each.rows:
            out.print(f"    {row.label}  {_number(row)}", markup=False)


def _number(row: Row) -> str:
    share = "" if row.share is None else f"（{float(row.share):.1%}）"
    told = f"{row.count}{share}" if row.of is None else f"{row.count}/{row.of}{share}"
    if row.mean_days is not None:
        told += f"，平均 mean {float(row.mean_days):.1f} 日"
    return told if row.below is None else f"{told}，短于最短期限 below {row.below}"


def exported(to: Path, first: date, last: date, frozen: datetime | None) -> None:
    """Write the figures of the caller's body as a workbook."""
    period = Period(first, last)
    found, moment = _counted(period, frozen)
    to.write_bytes(statistics_workbook(found, period, moment))
    say(f"已写入{to}。", f"Written to {to}.")


def _counted(period: Period, frozen: datetime | None) -> tuple[tuple[Statistic, ...], datetime]:
    """Return the figures and the moment up to which they count, in the body's own time."""
    with installation() as installed:
        who, now = caller(installed), installed.clock()
        moment = now if frozen is None else in_range(frozen)
        found = installed.service.statistics(who.body, period, frozen=moment, at=now)
        zone = installed.service.body(who.body).body.zone
    return found, moment.astimezone(zone)
