"""Statements of a move: made from the tables, compiled once, run by the driver itself.

For rows as small as ours SQLAlchemy's way to a statement costs several times what the statement
does, at every move. Here it says what the SQL is and how values are bound and read back; the
driver does the rest, in the same transaction. Everything off that path uses SQLAlchemy as usual.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, Select, bindparam
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase

Values = Mapping[str, Any]
Convert = Callable[[Any], Any]


def one_of_many(column: ColumnElement[str], count: int) -> ColumnElement[bool]:
    """Return the condition that a column holds one of so many values; see `listed`."""
    return column.in_([bindparam(f"listed_{n}") for n in range(count)])


def listed(values: Sequence[str]) -> dict[str, str]:
    """Return the values for `one_of_many`: in powers of two, the last again and again.

    So few statements serve all. None for none.
    """
    count = 1 << (len(values) - 1).bit_length() if values else 0
    return {f"listed_{n}": values[min(n, len(values) - 1)] for n in range(count)}


class Prepared:
    """A statement with named parameters; `columns` are those that it sets, if it sets any."""

    def __init__(self, statement: Select[Any] | UpdateBase, *columns: str) -> None:
        self.statement = statement
        self._columns = columns
        self._compiled: dict[str, _Compiled] = {}

    def run(self, connection: Connection, values: Values) -> None:
        """Carry it out. Raises what SQLAlchemy would raise."""
        compiled = self._for(connection.dialect)
        execute(connection, compiled.sql, compiled.bound(values))

    def run_each(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Carry it out for each of some rows, in one go. Raises what SQLAlchemy would raise."""
        if rows:
            compiled = self._for(connection.dialect)
            execute(connection, compiled.sql, [compiled.bound(row) for row in rows], many=True)

    def first(self, connection: Connection, values: Values) -> tuple[Any, ...] | None:
        """Return the first row that it finds."""
        compiled = self._for(connection.dialect)
        cursor = execute(connection, compiled.sql, compiled.bound(values))
        found = cursor.fetchone()
        cursor.close()
        return None if found is None else compiled.row(found)

    def all(self, connection: Connection, values: Values) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that it finds."""
        compiled = self._for(connection.dialect)
        cursor = execute(connection, compiled.sql, compiled.bound(values))
        yield from map(compiled.row, cursor.fetchall())
        cursor.close()

    def _for(self, dialect: Dialect) -> "_Compiled":
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = _Compiled(self.statement, dialect, self._columns)
        return found


class _Compiled:
    """A statement as one database wants it: text, the order of values, conversions."""

    def __init__(
        self, statement: Select[Any] | UpdateBase, dialect: Dialect, columns: Sequence[str]
    ) -> None:
        made: SQLCompiler = statement.compile(dialect=dialect, column_keys=columns or None)
        self.sql = made.string
        names = made.positiontup if made.positiontup is not None else tuple(made.binds)
        self._names = tuple(names)
        self._positional = made.positional
        binders = ((n, _binder(made.binds[name].type, dialect)) for n, name in enumerate(names))
        self._binders = tuple((n, binder) for n, binder in binders if binder is not None)
        read = statement.selected_columns if isinstance(statement, Select) else ()
        readers = ((n, _reader(column.type, dialect)) for n, column in enumerate(read))
        self._readers = tuple((n, reader) for n, reader in readers if reader is not None)

    def bound(self, values: Values) -> Any:  # noqa: ANN401 - a sequence or a mapping, as the driver wants
        """Return the values as the driver takes them."""
        found = list(map(values.__getitem__, self._names))
        for n, bind in self._binders:
            found[n] = bind(found[n])
        return found if self._positional else dict(zip(self._names, found, strict=True))

    def row(self, found: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return a row as the tables' types say it."""
        if not self._readers:
            return found
        told = list(found)
        for n, read in self._readers:
            told[n] = read(told[n])
        return tuple(told)


def execute(
    connection: Connection,
    sql: str,
    values: Any = (),  # noqa: ANN401 - as the driver takes them
    *,
    many: bool = False,
) -> DBAPICursor:
    """Return the driver's cursor once it has run this. Raises what SQLAlchemy would raise.

    Whoever listens to SQLAlchemy's statements (to count them, to trace them) hears of it too.
    """
    lent, dialect = connection.connection, connection.dialect
    cursor, driver = lent.cursor(), dialect.loaded_dbapi
    if connection._has_events or connection.engine._has_events:  # noqa: SLF001 - as SQLAlchemy asks
        for listener in connection.dispatch.before_cursor_execute:
            listener(connection, cursor, sql, values, None, many)
    try:
        if many:
            cursor.executemany(sql, values)
        else:
            cursor.execute(sql, values)
    except driver.Error as error:
        if dialect.is_disconnect(error, lent, cursor):
            connection.invalidate(error)
        raise DBAPIError.instance(sql, values, error, driver.Error) from error
    return cursor


def _binder(kind: Any, dialect: Dialect) -> Convert | None:  # noqa: ANN401 - any type of a column
    made: Convert | None = kind.dialect_impl(dialect).bind_processor(dialect)
    return made


def _reader(kind: Any, dialect: Dialect) -> Convert | None:  # noqa: ANN401 - any type of a column
    made: Convert | None = kind.dialect_impl(dialect).result_processor(dialect, None)
    return made
