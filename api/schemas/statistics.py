"""The figures of a body as they are told: exact, with definition and every case."""

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, Field

from api.schemas.queries import Query
from api.schemas.words import Out, SourceOut, TextOut, source_out, text_out
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.intake.catalogue import FIRST_YEAR, LAST_YEAR
from decision_flow.engine.statistics import Item, Row, Statistic

_FIRST = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
_LAST = datetime(LAST_YEAR, 12, 31, tzinfo=UTC)


def in_range(moment: datetime) -> datetime:
    """Return the moment, or the first or last of those that mean anything here.

    Nothing was recorded before the first; the last is still to come.
    """
    return min(max(moment, _FIRST), _LAST)


class StatisticsQuery(Query):
    """Of which period, and as recorded by which moment; now when none is named."""

    first: Annotated[date, Field(description="统计期首日 The first day")]
    last: Annotated[date, Field(description="统计期末日 The last day, included")]
    frozen: Annotated[
        Annotated[AwareDatetime, AfterValidator(in_range)] | None,
        Field(description="冻结时刻（含时区） As recorded by this moment, with its time zone"),
    ] = None

    @property
    def period(self) -> Period:
        """Return the period."""
        return Period(self.first, self.last)


class ItemOut(Out):
    """One thing that is counted: the stream and the line in which it stands.

    `note` is what is to be said of this one alone: why it was refused, that it was too short.
    """

    stream: str
    line: int
    what: str
    on: date | None
    days: int | None
    note: TextOut | None


class RowOut(Out):
    """A number and all that it counts; `share` is exact, as a fraction of whole numbers."""

    key: str
    label: TextOut
    count: int
    of: int | None
    share: str | None
    mean_days: str | None
    below: int | None
    items: tuple[ItemOut, ...]


class StatisticOut(Out):
    """A figure with its definition."""

    key: str
    label: TextOut
    definition: TextOut
    source: SourceOut
    rows: tuple[RowOut, ...]


class StatisticsOut(Out):
    """All figures of a period, as recorded by a moment."""

    first: date
    last: date
    frozen: datetime
    statistics: tuple[StatisticOut, ...]


def statistics_out(found: tuple[Statistic, ...], period: Period, frozen: datetime) -> StatisticsOut:
    told = tuple(statistic_out(each) for each in found)
    return StatisticsOut(first=period.first, last=period.last, frozen=frozen, statistics=told)


def statistic_out(each: Statistic) -> StatisticOut:
    """Return a figure as it is told."""
    return StatisticOut(
        key=each.key,
        label=text_out(each.label),
        definition=text_out(each.definition),
        source=source_out(each.source),
        rows=tuple(_row(row) for row in each.rows),
    )


def _row(row: Row) -> RowOut:
    return RowOut(
        key=row.key,
        label=text_out(row.label),
        count=row.count,
        of=row.of,
        share=None if row.share is None else str(row.share),
        mean_days=None if row.mean_days is None else str(row.mean_days),
        below=row.below,
        items=tuple(_item(each) for each in row.items),
    )


def _item(each: Item) -> ItemOut:
    return ItemOut(
        stream=each.stream,
        line=each.line,
        what=each.what,
        on=each.on,
        days=each.days,
        note=None if each.note is None else text_out(each.note),
    )
