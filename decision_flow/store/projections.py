"""What is kept of streams beside their facts: lists, gates, deadlines, people.

Written in the transaction of the fact, from values that the engine computed; made again from the
facts by `audit.rebuild`.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from decision_flow.domain.kind import GATED, Phase
from decision_flow.domain.staff import Staff
from decision_flow.domain.values import Text
from decision_flow.domain.views import CaseView, Deadline, GateView, Latest
from decision_flow.store.journal import Head
from decision_flow.store.prepared import Prepared
from decision_flow.store.tables import (
    BODY,
    CASE,
    DEADLINE,
    DUTY,
    GATE_STANDING,
    PERSON,
    SEAT,
    TOKEN,
)

_GATED = frozenset(str(phase) for phase in GATED)
_UNPRINTABLE = {0: "\ufffd"}
"""PostgreSQL's text holds no NUL; the facts keep what was said."""


_CHANGE = Prepared(
    update(CASE).where(CASE.c.id == bindparam("of_case")),
    *("phase", "draft", "seq", "head", "updated_at"),
)
_GO_ON = Prepared(
    update(CASE).where(CASE.c.id == bindparam("of_case")), "seq", "head", "updated_at"
)
_STAND = Prepared(
    update(GATE_STANDING).where(
        GATE_STANDING.c.case_id == bindparam("of_case"),
        GATE_STANDING.c.gate == bindparam("of_gate"),
    ),
    *("draft", "standing", "fact_seq"),
)
_CLEAR = Prepared(
    delete(DEADLINE).where(
        DEADLINE.c.case_id == bindparam("of_case"), DEADLINE.c.place >= bindparam("from_place")
    )
)
_DUE = Prepared(insert(DEADLINE), *DEADLINE.c.keys())


def shown(text: str) -> str:
    """Return a text as a column can hold it."""
    return text.translate(_UNPRINTABLE)


def write_opened(connection: Connection, case: CaseView, gates: Sequence[GateView]) -> None:
    """Write the row and the gates of a case that has just been opened."""
    _insert_case(connection, case)
    write_gates(connection, case.id, gates, new=True)


def write_case(
    connection: Connection,
    case_id: str,
    now: Latest,
    gates: Sequence[GateView],
    *,
    before: Latest,
) -> None:
    """Write where a case and the gates given stand now, the row of the case having said `before`.

    A decision comes after its gates, a return from one before them: the database looks each time.
    """
    if (before.phase, before.draft) == (now.phase, now.draft):
        # Most moves: nothing that a list is looked up by changes, and no index is written.
        write_gates(connection, case_id, gates)
        _GO_ON.run(connection, {"of_case": case_id, **_going_on(now)})
        return
    decided = now.phase in _GATED
    if decided:
        write_gates(connection, case_id, gates)
    _CHANGE.run(connection, {"of_case": case_id, **_changing(now)})
    if not decided:
        write_gates(connection, case_id, gates)


def _insert_case(connection: Connection, case: CaseView) -> None:
    fixed = {
        "id": case.id,
        "body_id": case.body,
        "procedure_digest": case.procedure,
        "opened_at": case.opened_at,
    }
    connection.execute(insert(CASE).values(**fixed, **_changing(case.latest), **_told(case)))


def _changing(now: Latest) -> dict[str, object]:
    return {"phase": now.phase, "draft": now.draft, **_going_on(now)}


def _going_on(now: Latest) -> dict[str, object]:
    return {"seq": now.seq, "head": now.head, "updated_at": now.updated_at}


def _told(case: CaseView) -> dict[str, object]:
    return {
        "title": shown(case.title),
        "category": case.category,
        "summary": shown(case.summary),
        "procedure_key": case.procedure_key,
        "procedure_version": case.procedure_version,
    }


def write_gates(
    connection: Connection, case_id: str, gates: Sequence[GateView], *, new: bool = False
) -> None:
    """Write how these gates stand."""
    if not gates:
        return
    if new:
        rows = [
            {
                "case_id": case_id,
                "gate": g.gate,
                "draft": g.draft,
                "standing": g.standing,
                "fact_seq": g.fact,
            }
            for g in gates
        ]
        connection.execute(insert(GATE_STANDING), rows)
        return
    rows = [
        {
            "of_case": case_id,
            "of_gate": g.gate,
            "draft": g.draft,
            "standing": g.standing,
            "fact_seq": g.fact,
        }
        for g in gates
    ]
    _STAND.run_each(connection, rows)


def write_deadlines(
    connection: Connection,
    case_id: str,
    due: Sequence[Deadline],
    *,
    body_id: str,
    before: Sequence[Deadline] | None = None,
) -> None:
    """Write the deadlines of a case in place of those it had: `before`, None when not known."""
    had = before or ()
    same = next((n for n, (old, new) in enumerate(zip(had, due, strict=False)) if old != new), None)
    kept = min(len(had), len(due)) if same is None else same
    if before is None or kept < len(had):
        _CLEAR.run(connection, {"of_case": case_id, "from_place": kept})
    rows = [
        {
            "case_id": case_id,
            "place": place,
            "body_id": body_id,
            "step": d.step,
            "what": d.what,
            "due": d.due,
            "provisional": d.provisional,
            "zh": shown(d.derivation.zh),
            "en": shown(d.derivation.en),
        }
        for place, d in enumerate(due)
        if place >= kept
    ]
    _DUE.run_each(connection, rows)


def replace_case(
    connection: Connection, case: CaseView, gates: Sequence[GateView], due: Sequence[Deadline]
) -> None:
    """Write all that is kept of a case anew, whatever stands there.

    The row goes through the first phase: nothing is frozen there, and the database looks again at
    every gate before it lets the row go where the facts say.
    """
    start = replace(case, phase=str(Phase.INITIATION))
    same = CASE.c.id == case.id
    values = {**_changing(start.latest), **_told(start), "opened_at": case.opened_at}
    if connection.execute(update(CASE).where(same).values(**values)).rowcount == 0:
        _insert_case(connection, start)
    connection.execute(delete(GATE_STANDING).where(GATE_STANDING.c.case_id == case.id))
    write_gates(connection, case.id, gates, new=True)
    _CHANGE.run(connection, {"of_case": case.id, **_changing(case.latest)})
    write_deadlines(connection, case.id, due, body_id=case.body)


def read_gates(connection: Connection, case_id: str) -> tuple[GateView, ...]:
    """Return the gate rows of a case, by gate."""
    query = (
        select(
            GATE_STANDING.c.gate,
            GATE_STANDING.c.standing,
            GATE_STANDING.c.draft,
            GATE_STANDING.c.fact_seq,
        )
        .where(GATE_STANDING.c.case_id == case_id)
        .order_by(GATE_STANDING.c.gate)
    )
    return tuple(GateView(*row) for row in connection.execute(query))


def read_deadlines(connection: Connection, case_id: str) -> tuple[Deadline, ...]:
    """Return the deadline rows of a case, the earliest first."""
    query = select(DEADLINE).where(DEADLINE.c.case_id == case_id).order_by(DEADLINE.c.place)
    return tuple(
        Deadline(row.step, row.what, row.due, row.provisional, Text(row.zh, row.en))
        for row in connection.execute(query)
    )


def staff_rows(staff: Staff, head: Head) -> dict[str, list[dict[str, Any]]]:
    """Return the rows that are kept of a body, by table, in the order of their keys."""
    body = staff.body
    people = sorted(staff.persons.values(), key=lambda p: p.id)
    return {
        "body": [
            {
                "id": body.id,
                "name": shown(body.name),
                "level": str(body.level),
                "zone": str(body.zone),
                "calendar": staff.calendar,
                "seq": head.seq,
                "head": head.digest,
            }
        ],
        "person": [
            {"body_id": body.id, "id": p.id, "name": shown(p.name), "unit": shown(p.unit)}
            for p in people
        ],
        "duty": [
            {
                "body_id": body.id,
                "person_id": p.id,
                "place": place,
                "duty": str(h.duty),
                "since": h.since,
                "until": h.until,
            }
            for p in people
            for place, h in enumerate(p.held)
        ],
        "seat": [
            {
                "body_id": body.id,
                "place": place,
                "person_id": s.person,
                "name": shown(s.name),
                "post": str(s.post),
                "since": s.since,
                "until": s.until,
            }
            for place, s in enumerate(body.seats)
        ],
    }


def write_staff(connection: Connection, staff: Staff, head: Head) -> None:
    """Write what a body and its people are now, in place of what stood there."""
    rows, body_id = staff_rows(staff, head), staff.body.id
    (body,) = rows["body"]
    if connection.execute(update(BODY).where(BODY.c.id == body_id).values(**body)).rowcount == 0:
        connection.execute(insert(BODY).values(**body))
    connection.execute(delete(DUTY).where(DUTY.c.body_id == body_id))
    connection.execute(delete(SEAT).where(SEAT.c.body_id == body_id))
    _write_people(connection, body_id, rows["person"])
    for table in (DUTY, SEAT):
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])


def _write_people(connection: Connection, body_id: str, people: list[dict[str, Any]]) -> None:
    query = select(PERSON).where(PERSON.c.body_id == body_id)
    there = {row.id: dict(row._mapping) for row in connection.execute(query)}  # noqa: SLF001 - SQLAlchemy's public name for it
    for unknown in there.keys() - {p["id"] for p in people}:
        # Somebody whom no fact knows: whoever acts for such a person acts for nobody.
        for table, column in ((TOKEN, TOKEN.c.person_id), (PERSON, PERSON.c.id)):
            same = (table.c.body_id == body_id) & (column == unknown)
            connection.execute(delete(table).where(same))
    fresh = [p for p in people if p["id"] not in there]
    if fresh:
        connection.execute(insert(PERSON), fresh)
    for person in people:
        if there.get(person["id"], person) != person:
            same = (PERSON.c.body_id == body_id) & (PERSON.c.id == person["id"])
            connection.execute(update(PERSON).where(same).values(**person))
