"""Connections: what every one is told, how a reading and a writing transaction begin."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, RootTransaction, create_engine, event, make_url
from sqlalchemy.exc import OperationalError

from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.values import Text
from decision_flow.store.prepared import execute

BUSY_MILLISECONDS = 5_000
_WRITING = "decision_flow_writing"


class StoreBusyError(DecisionFlowError):
    """Others kept the database for longer than anybody waits; nothing was written."""

    code = "store-busy"

    def __init__(self) -> None:
        super().__init__(
            Text("数据库繁忙，请稍后重试。", "The database is busy. Try again in a moment.")
        )


class Database:
    """A SQLite file or a PostgreSQL database, with the two kinds of transaction.

    SQLite lets one writer in at a time, and its queue is unfair: the writers of this process
    wait for each other here instead. Other processes wait for `busy_timeout`.
    """

    def __init__(self, url: str, *, pool: int = 5) -> None:
        made = make_url(url)
        if made.drivername == "postgresql":
            made = made.set(drivername="postgresql+psycopg")
        # On SQLite a reset is one statement more; whoever begins a transaction here ends it.
        reset = None if made.drivername.startswith("sqlite") else "rollback"
        self.engine: Engine = create_engine(
            made, pool_size=pool, max_overflow=pool, pool_reset_on_return=reset
        )
        self.dialect = self.engine.dialect.name
        self._turn: Lock | None = Lock() if self.dialect == "sqlite" else None
        if self.dialect == "sqlite":
            event.listen(self.engine, "connect", _prepare_sqlite)
        self._held: Connection | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection in a transaction that sees one state and writes nothing."""
        with self.engine.connect() as connection:
            if self.dialect == "postgresql":
                connection = connection.execution_options(  # noqa: PLW2901 - the same one, told more
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with _begun(connection) as transaction:
                yield connection
                transaction.rollback()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection in a transaction that is committed at the end, or leaves no trace.

        Raises StoreBusyError when it is not this process's turn for too long.
        """
        if self._turn is None:
            with self._writer() as connection, _begun(connection):
                yield connection
            return
        with self._turn:
            connection = self._holding()
            with _begun(connection):
                yield connection

    def _holding(self) -> Connection:
        """Return the connection that this process writes by: lent once, since one writes at a time.

        Whoever holds the turn may ask.
        """
        if self._held is None or self._held.closed or self._held.invalidated:
            self._held = self._writer()
        return self._held

    def _writer(self) -> Connection:
        return self.engine.connect().execution_options(**{_WRITING: True})

    def close(self) -> None:
        """Close every connection."""
        if self._held is not None:
            self._held.close()
            self._held = None
        self.engine.dispose()


def writes(connection: Connection) -> bool:
    """Return whether this is a connection of a writing transaction."""
    return bool(connection.get_execution_options().get(_WRITING, False))


def _begun(connection: Connection) -> RootTransaction:
    """Return a transaction that is under way. Raises StoreBusyError where others write too long."""
    transaction = connection.begin()
    if connection.dialect.name == "sqlite":
        try:
            execute(connection, "BEGIN IMMEDIATE" if writes(connection) else "BEGIN")
        except OperationalError as error:
            transaction.rollback()
            if "locked" in str(error.orig):
                raise StoreBusyError from error
            raise
    return transaction


def _prepare_sqlite(connection: sqlite3.Connection, record: Any) -> None:  # noqa: ANN401 - the pool's own
    del record
    # The driver's own idea of when to begin loses updates; `_begun` says it instead.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # What is erased is overwritten in the file too, not only forgotten.
    connection.execute("PRAGMA secure_delete = ON")
