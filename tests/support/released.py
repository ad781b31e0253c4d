"""The journal that a tagged release leaves: what later code must replay, for ever.

`python tests/support/released.py` plays the demonstration and writes what it left into
tests/store/journals/, named after the version in pyproject.toml. The same code leaves the same
bytes.
"""

import json
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from sqlalchemy import LargeBinary, Table, insert, select

import workflows
from api.demo import performance
from decision_flow.audit import Report, rebuild, verify
from decision_flow.engine.rules import Ready
from decision_flow.engine.views import gate_rules
from decision_flow.store import Database, Readers, law, upgrade
from decision_flow.store.canonical import instant, octets
from decision_flow.store.columns import UTCDateTime
from decision_flow.store.tables import CALENDAR, DOCUMENT, JOURNAL, PROCEDURE, REFUSAL
from workflows import calendar

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "store" / "journals"
READERS = Readers(workflows.parse_canonical, calendar.parse_canonical)
_KEPT = {table.name: table for table in (PROCEDURE, CALENDAR, JOURNAL, REFUSAL, DOCUMENT)}
"""What nothing else can be made again from: all other tables follow from these."""


def left_by(database: Database) -> Iterator[str]:
    """Yield the rows that a release leaves, a line each, in the order of their keys."""
    with database.reading() as connection:
        for table in _KEPT.values():
            for row in connection.execute(select(table).order_by(*table.primary_key)):
                said = {name: _plain(value) for name, value in row._mapping.items()}  # noqa: SLF001 - SQLAlchemy's public name for it
                yield json.dumps({"table": table.name, "row": said}, ensure_ascii=False)


def taken_up(url: str, lines: list[str]) -> Report:
    """Return what verify finds in these rows once this code has made all the rest from them."""
    database = Database(url)
    try:
        upgrade(database)
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _KEPT}
        for line in lines:
            said = json.loads(line)
            rows[said["table"]].append(_row(_KEPT[said["table"]], said["row"]))
        _put(database, rows)
        rebuild(database, READERS)
        with database.writing() as connection:
            connection.execute(insert(DOCUMENT), rows[DOCUMENT.name])
        return verify(database, None, READERS)
    finally:
        database.close()


def _put(database: Database, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Write what the rest follows from; documents belong to bodies, which are made first."""
    with database.writing() as connection:
        for table in (PROCEDURE, CALENDAR, JOURNAL, REFUSAL):
            if rows[table.name]:
                connection.execute(insert(table), rows[table.name])
        for row in rows[PROCEDURE.name]:
            ready = Ready(READERS.procedure(row["canonical"]))
            law.keep_gates(connection, row["digest"], gate_rules(ready))


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, bytes | memoryview):
        return octets(value).decode()
    return value


def _row(table: Table, said: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(table.c[name].type, value) for name, value in said.items()}


def _value(kind: object, value: Any) -> object:
    if isinstance(kind, LargeBinary):
        return value.encode()
    return datetime.fromisoformat(value) if isinstance(kind, UTCDateTime) else value


def main() -> Path:
    """Return the file into which this version's journal was written."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    with tempfile.TemporaryDirectory() as home:
        performance.run(Path(home), Console(quiet=True))
        database = Database(f"sqlite:///{Path(home) / performance.DATABASE}")
        text = "".join(f"{line}\n" for line in left_by(database))
        database.close()
    FOLDER.mkdir(exist_ok=True)
    file = FOLDER / f"{version}.jsonl"
    file.write_text(text, encoding="utf-8")
    return file


if __name__ == "__main__":
    sys.stdout.write(f"{main()}\n")
