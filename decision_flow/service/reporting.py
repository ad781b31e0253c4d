"""The report on how decisions are carried out: made of the facts recorded by a moment."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from decision_flow.domain.case import Case, fold
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.execution.report import ExecutionReport, Issued, execution_report
from decision_flow.domain.kind import Phase
from decision_flow.domain.people import Body
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.engine.opening import unopened_for
from decision_flow.engine.rules import Ready
from decision_flow.engine.yearly import Entered, YearLedger, entered, in_order
from decision_flow.service.bodies import Bodies
from decision_flow.service.known import Folded, Loaded
from decision_flow.store import cases, journal


class Reporting(Bodies):
    """What the service reports of a body."""

    def execution_report(self, body_id: str, period: Period, *, at: datetime) -> ExecutionReport:
        """Return how the decisions of a body are carried out in a period, as it stood at `at`.

        Lines recorded later are not read: the same moment gives the same report for ever. Raises
        NotFoundError.
        """
        with self.database.reading() as connection:
            body = self.known.body(connection, body_id).staff.body
            found = tuple(self._issued(connection, body, at))
        return execution_report(found, body, period, at)

    def year_ledger(self, body_id: str, period: Period, *, at: datetime) -> YearLedger:
        """Return every matter of a body that was under way in a period, as it stood at `at`.

        Lines recorded later are not read. Raises NotFoundError.
        """
        with self.database.reading() as connection:
            body = self.known.body(connection, body_id).staff.body
            found = tuple(self._entered(connection, body, period, at))
        return YearLedger(body, period, at, in_order(found))

    def _entered(
        self, connection: Connection, body: Body, period: Period, at: datetime
    ) -> Iterator[Entered]:
        for case_id in cases.all_of(connection, body.id):
            loaded = self.known.load(connection, body.id, case_id)
            folded = _as_of(connection, loaded, at)
            if folded is None:
                continue
            ready = loaded.certified.ready
            found = entered(ready, folded.case, folded.head, body=body, period=period)
            if found is not None:
                yield found

    def _issued(self, connection: Connection, body: Body, at: datetime) -> Iterator[Issued]:
        for case_id in cases.decided(connection, body.id):
            loaded = self.known.load(connection, body.id, case_id)
            folded = _as_of(connection, loaded, at)
            issued = None if folded is None else _said(loaded.certified.ready, folded, body)
            if issued is not None:
                yield issued


def _as_of(connection: Connection, loaded: Loaded, at: datetime) -> Folded | None:
    """Return a case as it stood at a moment; None where it was not opened by then."""
    if loaded.latest.updated_at <= at:
        return loaded.folded
    case = loaded.folded.case
    lines = journal.lines(connection, (case.id, 0, case.seq))[case.id]
    known = [line for line in lines if line.fact.recorded_at <= at]
    if not known:
        return None
    before = unopened_for(loaded.certified.ready, case.body, known[0].fact)
    return Folded(fold(before, (line.fact for line in known)), known[-1].digest)


def _said(ready: Ready, folded: Folded, body: Body) -> Issued | None:
    """Return the decision of a case, once it was issued."""
    case: Case = folded.case
    signed = next((f for s in ready.of_kind("issue") if (f := case.fact(s, "sign"))), None)
    if signed is None or not isinstance(said := signed.payload, Sign):
        return None
    return Issued(
        case=case.id,
        title=case.title,
        number=said.number,
        on=body.day(signed.stated_at),
        closed=case.phase == Phase.CLOSED,
        books=case.tasks,
        seq=case.seq,
        head=folded.head,
        illustrative=any(fact.illustrative for fact in case.last.values()),
    )
