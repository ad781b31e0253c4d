"""The figures of a body: read from its journal up to a moment, and from nothing else."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection

from decision_flow.domain.case import fold
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.staff import fold_staff, unfounded
from decision_flow.domain.unmet import unmet
from decision_flow.domain.values import Cite
from decision_flow.domain.verdict import Verdict
from decision_flow.domain.views import Refusal
from decision_flow.engine.opening import unopened_for
from decision_flow.engine.statistics import (
    Form,
    PeriodicReport,
    Population,
    Record,
    Statistic,
    periodic_report,
    statistics,
)
from decision_flow.service.bodies import Bodies
from decision_flow.service.errors import demand
from decision_flow.store import cases, journal
from decision_flow.store.journal import Line

_AT_ONCE = 50
"""So many cases are read at once."""


class Statistics(Bodies):
    """What the service counts."""

    def statistics(
        self, body_id: str, period: Period, *, frozen: datetime, at: datetime
    ) -> tuple[Statistic, ...]:
        """Return the figures of a period, of what was recorded by the moment `frozen`.

        Raises NotFoundError; UnfitError for a moment that has not come, and for a period that ends
        before it begins.
        """
        return statistics(self._population(body_id, period, frozen=frozen, at=at))

    def periodic_report(
        self, body_id: str, form: Form, period: Period, *, at: datetime
    ) -> PeriodicReport:
        """Return a report of a period, of what was recorded by the moment `at`.

        Lines recorded later are not read: the same moment gives the same report for ever. Raises
        NotFoundError; UnfitError for a period that ends before it begins.
        """
        return periodic_report(form, self._population(body_id, period, frozen=at, at=at))

    def _population(
        self, body_id: str, period: Period, *, frozen: datetime, at: datetime
    ) -> Population:
        with self.database.reading() as connection:
            zone = self.known.body(connection, body_id).staff.body.zone
            demand("statistics", "read", _uncountable(period, frozen.astimezone(zone), at))
            return self._counted(connection, body_id, period, frozen)

    def _counted(
        self, connection: Connection, body_id: str, period: Period, frozen: datetime
    ) -> Population:
        head = self.known.body(connection, body_id).head
        lines = journal.lines(connection, (body_id, 0, head.seq))[body_id]
        then = [line for line in lines if line.fact.recorded_at <= frozen]
        staff = fold_staff(unfounded(body_id), (line.fact for line in then))
        ids = cases.all_of(connection, body_id)
        records, ends = [], [_end(then)] if then else []
        for record, end in self._records(connection, body_id, ids, frozen):
            records.append(record)
            ends.append(end)
        told = (*(line.fact for line in then), *(f for each in records for f in each.facts))
        return Population(
            body=staff.body,
            calendar=self.known.calendar(connection, staff),
            records=tuple(records),
            refusals=tuple(_refusals(connection, (body_id, *ids), frozen)),
            period=period,
            frozen=frozen,
            ends=tuple(ends),
            illustrative=any(fact.illustrative for fact in told),
        )

    def _records(
        self, connection: Connection, body_id: str, ids: tuple[str, ...], frozen: datetime
    ) -> Iterator[tuple[Record, Cite]]:
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            found = journal.lines(connection, *((each, 0, None) for each in some))
            for case_id in some:
                lines = [x for x in found[case_id] if x.fact.recorded_at <= frozen]
                if not lines:
                    continue
                facts = tuple(line.fact for line in lines)
                ready = self.known.procedure(connection, facts[0].procedure).ready
                before = unopened_for(ready, body_id, facts[0])
                yield Record(fold(before, facts), ready, facts), _end(lines)


def _uncountable(period: Period, frozen: datetime, at: datetime) -> Iterator[Verdict]:
    """Yield why there is nothing to count; `frozen` is in the time of the body."""
    if frozen > at:
        yield unmet(
            "statistics.frozen",
            f"冻结时刻不得晚于此刻：{frozen:%Y-%m-%d %H:%M:%S}尚未到来。",
            f"The moment ({frozen:%Y-%m-%d %H:%M:%S}) is still to come.",
            earliest=frozen.date(),
        )
    if period.last < period.first:
        yield unmet(
            "statistics.period",
            f"统计期的末日（{period.last}）不得早于首日（{period.first}）。",
            f"The period ends ({period.last}) before it begins ({period.first}).",
        )


def _end(lines: Sequence[Line]) -> Cite:
    """Return the last line that was read of a stream."""
    last = lines[-1]
    return Cite(last.fact.stream, last.fact.seq, last.digest)


def _refusals(
    connection: Connection, streams: tuple[str, ...], frozen: datetime
) -> Iterator[Refusal]:
    for stream in streams:
        found = journal.refusals(connection, stream)
        yield from (each for each in found if each.recorded_at <= frozen)
