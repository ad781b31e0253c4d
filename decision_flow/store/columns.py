"""What every table is made of: names of constraints, moments in UTC, checks, clustering."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, DateTime, Dialect, MetaData, TypeDecorator
from sqlmodel import SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in UTC; naive ones are refused on the way in, and none comes out."""

    impl = DateTime(timezone=True)
    cache_ok = True

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
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


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
