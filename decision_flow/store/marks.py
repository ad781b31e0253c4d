"""By what a case in which something failed is known again in another: kept beside the facts."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Connection, Index, bindparam, delete, insert, select
from sqlmodel import Field

from decision_flow.store.columns import Row, clustered
from decision_flow.store.prepared import Prepared, listed, one_of_many
from decision_flow.store.tables import CASE, table_of


class CaseMarkRow(Row, table=True):
    """That something failed in a case which once had this text, or has this title: its digest."""

    __tablename__ = "case_mark"
    __table_args__ = (Index("ix_case_mark_mark", "mark"), clustered())

    case_id: str = Field(primary_key=True, foreign_key="decision_case.id")
    mark: str = Field(primary_key=True)


CASE_MARK = table_of(CaseMarkRow)


def add_marks(connection: Connection, case_id: str, marks: Iterable[str]) -> None:
    """Write marks that are not there yet."""
    rows = [{"case_id": case_id, "mark": mark} for mark in sorted(marks)]
    if rows:
        connection.execute(insert(CASE_MARK), rows)


def replace_marks(connection: Connection, case_id: str, marks: Iterable[str]) -> None:
    """Write the marks of a case, whatever stands there."""
    connection.execute(delete(CASE_MARK).where(CASE_MARK.c.case_id == case_id))
    add_marks(connection, case_id, marks)


def read_marks(connection: Connection, case_id: str) -> frozenset[str]:
    """Return the marks that are kept of a case."""
    query = select(CASE_MARK.c.mark).where(CASE_MARK.c.case_id == case_id)
    return frozenset(connection.execute(query).scalars())


@cache
def _marked(count: int) -> Prepared:
    return Prepared(
        select(CASE.c.id)
        .join(CASE_MARK, CASE_MARK.c.case_id == CASE.c.id)
        .where(
            one_of_many(CASE_MARK.c.mark, count),
            CASE.c.body_id == bindparam("of_body"),
            CASE.c.id != bindparam("but"),
        )
        .distinct()
        .order_by(CASE.c.id)
    )


def find_marked(
    connection: Connection, body_id: str, marks: Iterable[str], *, but: str
) -> tuple[str, ...]:
    """Return the other cases of a body with one of these marks, by id."""
    asked = listed(sorted(marks))
    if not asked:
        return ()
    rows = _marked(len(asked)).all(connection, {"of_body": body_id, "but": but, **asked})
    return tuple(name for (name,) in rows)
