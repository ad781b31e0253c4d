"""What is kept beside the facts, compared with what the facts say."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection

from decision_flow.audit.report import Report
from decision_flow.audit.shown import differs
from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import Case, Fact
from decision_flow.domain.staff import Staff
from decision_flow.domain.views import CaseView
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.elsewhere import left_behind
from decision_flow.engine.rules import Ready
from decision_flow.engine.views import case_view, gate_views
from decision_flow.store import cases, projections, raw
from decision_flow.store.journal import Head
from decision_flow.store.links import read_links
from decision_flow.store.marks import read_marks
from decision_flow.store.projections import shown


@contextmanager
def unreadable(report: Report, stream: str) -> Iterator[None]:
    """Turn what cannot even be fetched into a finding."""
    try:
        yield
    except (TypeError, ValueError) as error:
        zh, en = f"不能读取：{error}", f"It cannot be read: {error}"
        report.found("projection.unreadable", stream, None, zh, en)


def compare_case(
    connection: Connection, report: Report, ready: Ready, case: Case, *, last: Fact, head: str
) -> None:
    """Report where the row of a case differs from its facts."""
    expected = case_view(ready, case, head, last.recorded_at)
    there = cases.find(connection, case.body, case.id)
    if there is None:
        zh, en = "案件列表中没有此案", "The list of cases lacks it"
        report.found("projection.case", case.id, None, f"{zh}。", f"{en}.")
        return
    for each in fields(CaseView):
        wanted, found = getattr(expected, each.name), getattr(there, each.name)
        if isinstance(wanted, str):
            wanted = shown(wanted)
        if wanted != found:
            _differs(report, f"decision_case.{each.name}", case.id, (wanted, found))
    cut_off(report, case.id, there.seq, expected.seq)
    gates = {g.gate: g for g in gate_views(ready, case)}
    kept = {g.gate: g for g in projections.read_gates(connection, case.id)}
    _compare(report, "gate_standing", case.id, expected=gates, there=kept)
    named = {each.to: str(each.kind) for each in case.links}
    _compare(report, "case_link", case.id, expected=named, there=read_links(connection, case.id))
    marks = dict.fromkeys(left_behind(ready, case), True)
    kept_marks = dict.fromkeys(read_marks(connection, case.id), True)
    _compare(report, "case_mark", case.id, expected=marks, there=kept_marks)


def compare_deadlines(
    connection: Connection,
    report: Report,
    ready: Ready,
    case: Case,
    *,
    staff: Staff,
    calendar: Calendar,
) -> None:
    """Report where the deadlines kept of a case differ from what follows from its facts."""
    expected = deadlines(ready, case, staff.body, calendar)
    there = projections.read_deadlines(connection, case.id)
    wanted, kept = dict(enumerate(expected)), dict(enumerate(there))
    _compare(report, "deadline", case.id, expected=wanted, there=kept)
    for place, owner in sorted(raw.deadline_owners(connection, case.id).items()):
        if owner != case.body:
            _differs(report, f"deadline[{place}].body_id", case.id, (case.body, owner))


def compare_staff(connection: Connection, report: Report, staff: Staff, head: Head) -> None:
    """Report where the rows of a body differ from its facts."""
    there = raw.rows_of(connection, staff.body.id)
    for table, rows in projections.staff_rows(staff, head).items():
        wanted, kept = dict(enumerate(rows)), dict(enumerate(there[table]))
        _compare(report, table, staff.body.id, expected=wanted, there=kept)
    for row in there["body"]:
        cut_off(report, staff.body.id, row["seq"], head.seq)


def cut_off(report: Report, stream: str, counted: object, lines: int) -> None:
    """Report a row that has counted more lines than there are: what may tell of an end cut off."""
    if isinstance(counted, int) and counted > lines:
        zh = f"旁存数据记有{counted}条，过程记录只有{lines}条：末尾可能被截去。"
        en = f"{counted} lines were counted and there are {lines}: the end may be cut off."
        report.found("projection.ahead", stream, counted, zh, en)


def _compare(
    report: Report,
    what: str,
    stream: str,
    *,
    expected: Mapping[Any, Any],
    there: Mapping[Any, Any],
) -> None:
    for key in [*expected, *(k for k in there if k not in expected)]:
        pair = expected.get(key), there.get(key)
        if pair[0] != pair[1]:
            _differs(report, f"{what}[{key}]", stream, pair)


def _differs(report: Report, what: str, stream: str, pair: tuple[object, object]) -> None:
    zh, en = differs(what, *pair)
    report.found("projection.differs", stream, None, zh, en)
