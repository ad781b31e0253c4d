"""What somebody with the database in hand may try: by ORM, by SQL, on the file itself.

The database refuses the first ones; the last is done on a copy without its triggers, and `verify`
names the line.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from decision_flow.domain.values import Text
from decision_flow.store import Database
from decision_flow.store.tables import CaseRow

FORGED_PHASE = "post_decision"
"""What a case row says of a decision that was issued."""

_NO_GATE = "案件表：有关口尚未成立，不得写入决定以后的阶段。"
IN_CHINESE = {
    "decision_case: a gate does not stand": _NO_GATE,
    "decision_case: a gate does not stand in the journal": _NO_GATE,
    "journal: is append-only": "过程记录只能追加，不得修改或者删除。",
}
"""What the triggers say in English only, since it is part of the schema."""


@dataclass(frozen=True, slots=True)
class Attack:
    """An attack, and in whose words it was turned away."""

    name: Text
    answer: Text


def by_orm(database: Database, case_id: str) -> Attack:
    """Write `issued` on a case row through the ORM."""

    def forge() -> None:
        with Session(database.engine) as session:
            row = session.get_one(CaseRow, case_id)
            row.phase = FORGED_PHASE
            session.add(row)
            session.commit()

    name = Text("用ORM把案件改为“已出台”", "issued forged by the ORM")
    return Attack(name, _refusal_of(forge))


def by_sql(database: Database, case_id: str) -> Attack:
    """Write `issued` on a case row by SQL."""
    statement = "UPDATE decision_case SET phase = :phase WHERE id = :id"
    name = Text("用SQL把案件改为“已出台”", "issued forged by SQL")
    return Attack(name, _execute(database, statement, phase=FORGED_PHASE, id=case_id))


def on_the_journal(database: Database, case_id: str) -> Attack:
    """Change a line of the journal by SQL."""
    statement = "UPDATE journal SET recorded_at = recorded_at, body = :body WHERE stream_id = :id"
    name = Text("用SQL修改过程记录", "a journal row edited by SQL")
    return Attack(name, _execute(database, statement, body=b"{}", id=case_id))


def _execute(database: Database, statement: str, **values: object) -> Text:
    def run() -> None:
        with database.writing() as connection:
            connection.execute(text(statement), values)

    return _refusal_of(run)


def _refusal_of(act: Callable[[], None]) -> Text:
    """Return the database's own words, with Chinese beside them.

    Raises `AssertionError` when it let the act through.
    """
    try:
        act()
    except DatabaseError as error:
        own = str(error.orig)
        return Text(IN_CHINESE.get(own, "数据库拒绝了这一操作。"), own)
    raise AssertionError("the database let the forgery through")


def forged_copy(source: Path, copy: Path, case_id: str, seq: int) -> None:
    """Copy a SQLite file, drop the copy's triggers, and change one line of its journal."""
    copy.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(copy)) as written:
        read.backup(written)
        triggers = written.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            written.execute(f'DROP TRIGGER "{name}"')
        where = "WHERE stream_id = ? AND seq = ?"
        row = written.execute(f"SELECT body FROM journal {where}", (case_id, seq)).fetchone()  # noqa: S608 - our own words
        forged = bytes(row[0]).replace("示例".encode(), "真实".encode(), 1)
        written.execute(f"UPDATE journal SET body = ? {where}", (forged, case_id, seq))  # noqa: S608 - our own words
        written.commit()
