"""What the public wrote and who they are: read for whoever works on it, erased when asked to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from decision_flow.store.opinions.register import Notice
from decision_flow.store.opinions.tables import (
    OPINION,
    OPINION_CONTACT,
    OPINION_ERASURE,
    OPINION_TEXT,
)

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Contact:
    """Who wrote an opinion and how to reach them, as far as they said."""

    name: str | None
    contact: str | None


def texts(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return what these opinions say, those that were erased apart."""
    found: dict[str, str] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        query = select(OPINION_TEXT.c.id, OPINION_TEXT.c.text).where(OPINION_TEXT.c.id.in_(some))
        found.update((each, text) for each, text in connection.execute(query))
    return found


def of_numbers(connection: Connection, notice: Notice, numbers: Sequence[int]) -> dict[int, str]:
    """Return what these opinions of a notice say, by number, those that were erased apart."""
    found: dict[int, str] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        query = (
            select(OPINION.c.number, OPINION_TEXT.c.text)
            .join(OPINION_TEXT, OPINION_TEXT.c.id == OPINION.c.id)
            .where(
                OPINION.c.case_id == notice.case,
                OPINION.c.notice == notice.seq,
                OPINION.c.number.in_(numbers[start : start + _AT_ONCE]),
            )
        )
        found.update((number, text) for number, text in connection.execute(query))
    return found


def in_time(connection: Connection, notice: Notice) -> dict[int, str]:
    """Return what the opinions of a notice say that came in time, by number; erased ones say ""."""
    query = (
        select(OPINION.c.number, OPINION_TEXT.c.text)
        .outerjoin(OPINION_TEXT, OPINION_TEXT.c.id == OPINION.c.id)
        .where(OPINION.c.case_id == notice.case, OPINION.c.notice == notice.seq, ~OPINION.c.late)
    )
    return {number: text or "" for number, text in connection.execute(query)}


def salted(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return salt and text of these opinions, those that were erased apart."""
    found: dict[str, tuple[str, str]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        query = select(OPINION_TEXT).where(OPINION_TEXT.c.id.in_(some))
        found.update((row.id, (row.salt, row.text)) for row in connection.execute(query))
    return found


def contact(connection: Connection, opinion: str) -> Contact | None:
    """Return who wrote an opinion, where that was said and not erased."""
    query = select(OPINION_CONTACT.c.name, OPINION_CONTACT.c.contact).where(
        OPINION_CONTACT.c.id == opinion
    )
    row = connection.execute(query).first()
    return None if row is None else Contact(*row)


def erased(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Return which of these opinions were erased."""
    found: set[str] = set()
    wanted = list(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        query = select(OPINION_ERASURE.c.id).where(OPINION_ERASURE.c.id.in_(some))
        found.update(connection.execute(query).scalars())
    return frozenset(found)


def erase(connection: Connection, opinion: str, *, by: str, reason: str, at: datetime) -> None:
    """Erase what an opinion says and who wrote it; that it was erased, and why, is kept."""
    for table in (OPINION_TEXT, OPINION_CONTACT):
        connection.execute(delete(table).where(table.c.id == opinion))
    connection.execute(
        insert(OPINION_ERASURE).values(id=opinion, erased_at=at, erased_by=by, reason=reason)
    )
