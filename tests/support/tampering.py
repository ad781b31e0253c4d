"""An owner of the database at work: what no guard can hold up, and what verify says of it."""

import sqlite3
from contextlib import closing
from typing import Any

from makers import READERS
from sqlalchemy import text

from decision_flow.audit import Report, verify
from decision_flow.service import Service
from decision_flow.store.journal import Head
from decision_flow.store.raw import Chain

Statement = tuple[str, dict[str, Any]]


def audit(service: Service, heads: dict[Chain, Head] | None = None) -> Report:
    """Return what verify finds."""
    return verify(service.database, service.files, READERS, heads=heads)


def codes(
    service: Service, heads: dict[Chain, Head] | None = None
) -> list[tuple[str, str, int | None]]:
    """Return what verify finds, by code, stream and line."""
    return [(f.code, f.stream, f.seq) for f in audit(service, heads).findings]


def unguarded(service: Service, *statements: Statement) -> None:
    """Run statements while triggers and foreign keys are away; put the triggers back."""
    if service.database.dialect == "sqlite":
        with closing(sqlite3.connect(service.database.engine.url.database or "")) as connection:
            made = _take_triggers_away(connection)
            for statement, values in (*statements, *((again, {}) for again in made)):
                connection.execute(statement, values)
            connection.commit()
        return
    with service.database.writing() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        for statement, values in statements:
            connection.execute(text(statement), values)


def _take_triggers_away(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    made = connection.execute(query).fetchall()
    for name, _ in made:
        connection.execute(f"DROP TRIGGER {name}")
    return [again for _, again in made]
