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
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from sqlalchemy import Date, LargeBinary, Row, Table, insert, select

import workflows
from api.demo import performance
from decision_flow.audit import Report, rebuild, verify
from decision_flow.engine.rules import Ready
from decision_flow.engine.views import gate_rules
from decision_flow.store import Database, Readers, law, upgrade
from decision_flow.store.canonical import instant, octets
from decision_flow.store.columns import UTCDateTime
from decision_flow.store.letters.tables import LETTER, LETTER_CONTACT, LETTER_TEXT
from decision_flow.store.tables import (
    CALENDAR,
    CASE,
    DEADLINE,
    DOCUMENT,
    GATE_STANDING,
    JOURNAL,
    PROCEDURE,
    REFUSAL,
)
from workflows import calendar

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "store" / "journals"
READERS = Readers(workflows.parse_canonical, calendar.parse_canonical)
_LETTERS = LETTER, LETTER_TEXT, LETTER_CONTACT
_KEPT = {
    table.name: table for table in (PROCEDURE, CALENDAR, JOURNAL, REFUSAL, DOCUMENT, *_LETTERS)
}
"""What all other tables can be made again from."""
_SEEN = {table.name: table for table in (CASE, GATE_STANDING, DEADLINE)}
"""What everybody saw of the cases under that release: later code must make the same of them."""


def left_by(database: Database) -> Iterator[str]:
    """Yield the rows that a release leaves, a line each, in the order of their keys."""
    with database.reading() as connection:
        for table in (*_KEPT.values(), *_SEEN.values()):
            for row in connection.execute(select(table).order_by(*table.primary_key)):
                yield json.dumps({"table": table.name, "row": _said(row)}, ensure_ascii=False)


def taken_up(url: str, lines: list[str]) -> Report:
    """Return what verify finds in these rows once this code has made all the rest from them.

    A case that now looks otherwise than it did is a finding too.
    """
    database, said = Database(url), [json.loads(line) for line in lines]
    try:
        upgrade(database)
        rows = {
            name: [_row(table, each["row"]) for each in said if each["table"] == name]
            for name, table in _KEPT.items()
        }
        _put(database, rows)
        rebuild(database, READERS)
        with database.writing() as connection:
            for table in (DOCUMENT, *_LETTERS):
                if rows[table.name]:
                    connection.execute(insert(table), rows[table.name])
        report = verify(database, None, READERS)
        for table in _SEEN.values():
            then = [each["row"] for each in said if each["table"] == table.name]
            _compare(database, table, then, report)
        return report
    finally:
        database.close()


def _compare(database: Database, table: Table, then: list[dict[str, Any]], report: Report) -> None:
    """Report every row that is made otherwise now, by the columns that there were."""
    with database.reading() as connection:
        now = [_said(row) for row in connection.execute(select(table))]
    for row in then:
        if not any(row.items() <= other.items() for other in now):
            zh, en = f"{table.name}与当时不同：{row}", f"{table.name} is not as it was: {row}"
            report.found("released.differs", row.get("case_id", row.get("id")), None, zh, en)
    if len(now) != len(then):
        zh, en = f"{table.name}的行数与当时不同", f"{table.name} has more or fewer rows than then"
        report.found("released.differs", table.name, None, zh, en)


def _put(database: Database, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Write what the rest follows from; documents and letters belong to bodies, made first."""
    with database.writing() as connection:
        for table in (PROCEDURE, CALENDAR, JOURNAL, REFUSAL):
            if rows[table.name]:
                connection.execute(insert(table), rows[table.name])
        for row in rows[PROCEDURE.name]:
            ready = Ready(READERS.procedure(row["canonical"]))
            law.keep_gates(connection, row["digest"], gate_rules(ready))


def _said(row: Row[Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in row._mapping.items()}  # noqa: SLF001 - SQLAlchemy's public name for it


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return octets(value).decode()
    return value


def _row(table: Table, said: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(table.c[name].type, value) for name, value in said.items()}


def _value(kind: object, value: Any) -> object:
    if isinstance(kind, LargeBinary):
        return value.encode()
    if isinstance(kind, Date):
        return date.fromisoformat(value)
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
