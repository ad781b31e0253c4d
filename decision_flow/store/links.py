"""Which case names which: kept beside the facts, so that a case can be asked who came from it."""

from collections.abc import Iterable

from sqlalchemy import Connection, Index, delete, insert, select
from sqlmodel import Field

from decision_flow.domain.links import Link, LinkKind
from decision_flow.domain.views import LinkView
from decision_flow.store.columns import Row, clustered
from decision_flow.store.tables import CASE, table_of


class CaseLinkRow(Row, table=True):
    """That a case names another, and in which way."""

    __tablename__ = "case_link"
    __table_args__ = (Index("ix_case_link_named", "named"), clustered())

    case_id: str = Field(primary_key=True, foreign_key="decision_case.id")
    named: str = Field(primary_key=True)
    kind: str


CASE_LINK = table_of(CaseLinkRow)


def write_links(connection: Connection, case_id: str, links: Iterable[Link]) -> None:
    """Write which cases a case names, whatever stands there."""
    connection.execute(delete(CASE_LINK).where(CASE_LINK.c.case_id == case_id))
    rows = [{"case_id": case_id, "named": each.to, "kind": str(each.kind)} for each in links]
    if rows:
        connection.execute(insert(CASE_LINK), rows)


def read_links(connection: Connection, case_id: str) -> dict[str, str]:
    """Return the kind of each link of a case, by the case that is named."""
    query = select(CASE_LINK.c.named, CASE_LINK.c.kind).where(CASE_LINK.c.case_id == case_id)
    return {row.named: row.kind for row in connection.execute(query)}


def names(connection: Connection, body_id: str, case_id: str) -> tuple[LinkView, ...]:
    """Return the cases of a body that this one names, by id."""
    return _views(connection, body_id, mine="case_id", other="named", case_id=case_id)


def named_by(connection: Connection, body_id: str, case_id: str) -> tuple[LinkView, ...]:
    """Return the cases of a body that name this one, by id."""
    return _views(connection, body_id, mine="named", other="case_id", case_id=case_id)


def _views(
    connection: Connection, body_id: str, *, mine: str, other: str, case_id: str
) -> tuple[LinkView, ...]:
    query = (
        select(CASE_LINK.c.kind, CASE.c.id, CASE.c.title, CASE.c.phase)
        .join(CASE, CASE.c.id == CASE_LINK.c[other])
        .where(CASE_LINK.c[mine] == case_id, CASE.c.body_id == body_id)
        .order_by(CASE.c.id)
    )
    found = connection.execute(query)
    return tuple(LinkView(LinkKind(kind), case, title, phase) for kind, case, title, phase in found)
