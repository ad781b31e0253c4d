"""Clusters of a register while they are worked on: their order, their members, their answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select, update

from decision_flow.domain.opinions.intake import Disposition
from decision_flow.store.opinions.register import Notice
from decision_flow.store.opinions.tables import OPINION_CLUSTER, OPINION_MEMBER


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a cluster, why, by whom and when."""

    disposition: Disposition
    reason: str | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Shelved:
    """A cluster in its place of the reading order. Numbers are those of the register."""

    place: int
    representative: int
    size: int
    variants: int
    answered: Answered | None = None


Members = Sequence[Sequence[int]]
"""The opinions of a cluster, by wording."""


def replace_all(
    connection: Connection, notice: Notice, found: Sequence[tuple[int, Members]]
) -> None:
    """Put these clusters, each with its representative, in place of those there were.

    An answer stays with a cluster of the very same opinions.
    """
    answers = {
        frozenset(numbers): shelved.answered
        for shelved, numbers in _with_members(connection, notice)
        if shelved.answered is not None
    }
    for table in (OPINION_MEMBER, OPINION_CLUSTER):
        connection.execute(delete(table).where(*_of(table, notice)))
    rows, members = [], []
    for place, (representative, wordings) in enumerate(found, start=1):
        numbers = frozenset(number for wording in wordings for number in wording)
        key = {"case_id": notice.case, "notice": notice.seq, "place": place}
        more = {"representative": representative, "size": len(numbers), "variants": len(wordings)}
        rows.append({**key, **more, **_answer(answers.get(numbers))})
        members += [
            {**key, "number": number, "variant": variant}
            for variant, wording in enumerate(wordings)
            for number in wording
        ]
    for table, values in ((OPINION_CLUSTER, rows), (OPINION_MEMBER, members)):
        if values:
            connection.execute(insert(table), values)


def page(
    connection: Connection, notice: Notice, *, after: int = 0, limit: int | None = None
) -> tuple[Shelved, ...]:
    """Return clusters after a place, in the reading order."""
    query = (
        select(OPINION_CLUSTER)
        .where(*_of(OPINION_CLUSTER, notice), OPINION_CLUSTER.c.place > after)
        .order_by(OPINION_CLUSTER.c.place)
        .limit(limit)
    )
    return tuple(
        Shelved(
            r.place,
            r.representative,
            r.size,
            r.variants,
            None
            if r.disposition is None
            else Answered(Disposition(r.disposition), r.reason, r.disposed_by, r.disposed_at),
        )
        for r in connection.execute(query)
    )


def members(
    connection: Connection, notice: Notice, places: Iterable[int] | None = None
) -> dict[int, tuple[int, ...]]:
    """Return the opinions of clusters by place, the wordings nearest to what is common first."""
    query = (
        select(OPINION_MEMBER.c.place, OPINION_MEMBER.c.number)
        .where(*_of(OPINION_MEMBER, notice))
        .order_by(OPINION_MEMBER.c.place, OPINION_MEMBER.c.variant, OPINION_MEMBER.c.number)
    )
    if places is not None:
        query = query.where(OPINION_MEMBER.c.place.in_(list(places)))
    found: dict[int, list[int]] = {}
    for place, number in connection.execute(query):
        found.setdefault(place, []).append(number)
    return {place: tuple(numbers) for place, numbers in found.items()}


def leading(
    connection: Connection, notice: Notice, places: Sequence[int], most: int
) -> Mapping[int, tuple[int, ...]]:
    """Return one opinion of each of the first wordings of clusters, at most so many a cluster."""
    query = (
        select(OPINION_MEMBER.c.place, func.min(OPINION_MEMBER.c.number))
        .where(
            *_of(OPINION_MEMBER, notice),
            OPINION_MEMBER.c.place.in_(places),
            OPINION_MEMBER.c.variant < most,
        )
        .group_by(OPINION_MEMBER.c.place, OPINION_MEMBER.c.variant)
        .order_by(OPINION_MEMBER.c.place, OPINION_MEMBER.c.variant)
    )
    found: dict[int, list[int]] = {}
    for place, number in connection.execute(query):
        found.setdefault(place, []).append(number)
    return {place: tuple(numbers) for place, numbers in found.items()}


def answer(connection: Connection, notice: Notice, place: int, answered: Answered) -> bool:
    """Note what became of a cluster, and return whether there is such a cluster."""
    table = OPINION_CLUSTER
    changed = connection.execute(
        update(table).where(*_of(table, notice), table.c.place == place).values(**_answer(answered))
    )
    return changed.rowcount == 1


def _with_members(connection: Connection, notice: Notice) -> list[tuple[Shelved, tuple[int, ...]]]:
    inside = members(connection, notice)
    return [(each, inside.get(each.place, ())) for each in page(connection, notice)]


def _answer(answered: Answered | None) -> dict[str, object]:
    if answered is None:
        return dict.fromkeys(("disposition", "reason", "disposed_by", "disposed_at"))
    return {
        "disposition": answered.disposition.value,
        "reason": answered.reason,
        "disposed_by": answered.by,
        "disposed_at": answered.at,
    }


def _of(table: Table, notice: Notice) -> tuple[ColumnElement[bool], ...]:
    return table.c.case_id == notice.case, table.c.notice == notice.seq
