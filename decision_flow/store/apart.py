"""What somebody of the public wrote and who they are, kept apart from the register that cites it.

A register is a chain of ids and salted digests; text and contact stand in tables of their own and
can be erased row by row, and the chain stays whole. That it was done is a row that stays.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, Text, delete, insert, select
from sqlmodel import Field, SQLModel

from decision_flow.store.canonical import canonical, digest_of
from decision_flow.store.columns import UTCDateTime

_AT_ONCE = 500
UNSIGNED, SIGNED = 1, 2
"""Versions of a line of a register: its content is the text alone, or who wrote it too."""


class TextColumns(SQLModel):
    """What somebody wrote, and the salt of its digest: gone once it is erased."""

    salt: str
    text: str = Field(sa_type=Text)


class ContactColumns(SQLModel):
    """Who wrote it and how to reach them: gone once it is erased."""

    name: str | None
    contact: str | None


class ErasureColumns(SQLModel):
    """That somebody's text and contact were erased, by whom, why: an official's act stays."""

    erased_at: datetime = Field(sa_type=UTCDateTime)
    erased_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Who wrote and how to reach them, as far as they said."""

    name: str | None
    contact: str | None


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote on its way in, under an id and with a salt made outside."""

    id: str
    salt: str
    text: str
    name: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """The three tables beside a register."""

    text: Table
    contact: Table
    erasure: Table

    @property
    def tables(self) -> tuple[Table, Table, Table]:
        """Return all three."""
        return self.text, self.contact, self.erasure

    def keep(self, connection: Connection, written: Sequence[Written]) -> None:
        """Keep what was written, whose lines of the register stand."""
        texts = [{"id": o.id, "salt": o.salt, "text": o.text} for o in written]
        known = [{"id": o.id, "name": o.name, "contact": o.contact} for o in written if _known(o)]
        for table, values in ((self.text, texts), (self.contact, known)):
            if values:
                connection.execute(insert(table), values)

    def texts(self, connection: Connection, ids: Sequence[str]) -> dict[str, str]:
        """Return what these say, those that were erased apart."""
        return {each: text for each, (_, text) in self.salted(connection, ids).items()}

    def salted(self, connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Return salt and text of these, those that were erased apart."""
        found: dict[str, tuple[str, str]] = {}
        for some in _parts(ids):
            query = select(self.text).where(self.text.c.id.in_(some))
            found.update((row.id, (row.salt, row.text)) for row in connection.execute(query))
        return found

    def contact_of(self, connection: Connection, written: str) -> Contact | None:
        """Return who wrote it, where that was said and not erased."""
        table = self.contact
        query = select(table.c.name, table.c.contact).where(table.c.id == written)
        row = connection.execute(query).first()
        return None if row is None else Contact(*row)

    def contacts(self, connection: Connection, ids: Sequence[str]) -> dict[str, Contact]:
        """Return who wrote these, those apart that did not say or were erased."""
        found: dict[str, Contact] = {}
        for some in _parts(ids):
            query = select(self.contact).where(self.contact.c.id.in_(some))
            found.update((r.id, Contact(r.name, r.contact)) for r in connection.execute(query))
        return found

    def erased(self, connection: Connection, ids: Iterable[str]) -> frozenset[str]:
        """Return which of these were erased."""
        return frozenset(self.erasures(connection, ids))

    def erasures(self, connection: Connection, ids: Iterable[str]) -> dict[str, str]:
        """Return by whom these were erased, those that were."""
        found: dict[str, str] = {}
        for some in _parts([*ids]):
            query = select(self.erasure).where(self.erasure.c.id.in_(some))
            found.update((row.id, row.erased_by) for row in connection.execute(query))
        return found

    def erase(
        self, connection: Connection, written: str, *, by: str, reason: str, at: datetime
    ) -> None:
        """Erase what it says and who wrote it; that it was erased, and why, is kept."""
        for table in (self.text, self.contact):
            connection.execute(delete(table).where(table.c.id == written))
        connection.execute(
            insert(self.erasure).values(id=written, erased_at=at, erased_by=by, reason=reason)
        )


def content_of(written: Written) -> str:
    """Return the salted digest of what was written and by whom: nobody can try words against it.

    The salt goes with the text.
    """
    known = Contact(written.name, written.contact) if _known(written) else Contact(None, None)
    said = {"salt": written.salt, "text": written.text, **asdict(known)}
    return digest_of(canonical(said))


def text_content_of(salt: str, text: str) -> str:
    """Return the digest that lines of before have (`UNSIGNED`): of the text alone."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def _known(written: Written) -> bool:
    return bool(written.name or written.contact)


def _parts(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
