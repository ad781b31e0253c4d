"""What every table is made of: names of constraints, moments in UTC, checks, clustering."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, DateTime, Dialect, MetaData, TypeDecorator
from sqlalchemy.dialects.sqlite import DATETIME
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


class _Moment(DATETIME):
    """SQLite's text for a moment, as SQLAlchemy writes it, made and read by the language itself."""

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], str | None]:
        """Return how a moment becomes text."""
        del dialect
        return _written

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[str | None], datetime | None]:
        """Return how a text becomes a moment."""
        del dialect, coltype
        return _read


def _written(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(" ", "microseconds")


def _read(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(f"{text}+00:00")


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in UTC; naive ones are refused on the way in, and none comes out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime]:
        """Return how the database holds it."""
        if dialect.name == "sqlite":
            return _Moment()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves its arguments untyped
        return dialect.type_descriptor(self.impl_instance)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC. Raises `ValueError` for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment, aware and in UTC."""
        del dialect
        return value if value is None or value.tzinfo is UTC else value.astimezone(UTC)


def one_of(column: str, words: Any) -> CheckConstraint:  # noqa: ANN401 - any enumeration of strings
    """Return the check that a column holds one of these words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def digest(column: str) -> CheckConstraint:
    """Return the check that a column is as long as a digest."""
    return CheckConstraint(f"length({column}) = 64", name=f"{column}_length")


def clustered() -> dict[str, object]:
    """Lay the few short rows of a case side by side on SQLite: a move then writes fewer pages.

    Not for what holds whole facts. A row of 3 KB would be cut at a quarter of a page, the rest laid
    elsewhere: every line would write more pages, and a history be read no faster for it.
    """
    return {"sqlite_with_rowid": False}


class Row(SQLModel):
    """What every table has: our names for its constraints."""

    metadata: ClassVar[MetaData] = metadata
