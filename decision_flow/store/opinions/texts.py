"""What the opinions of a notice say, by number."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from decision_flow.store.opinions.register import Notice
from decision_flow.store.opinions.tables import OPINION, OPINION_TEXT

_AT_ONCE = 500


def of_numbers(connection: Connection, notice: Notice, numbers: Sequence[int]) -> dict[int, str]:
    """Return what these opinions of a notice say, by number, those that were erased apart."""
    found: dict[int, str] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        query = (
            select(OPINION.c.number, OPINION_TEXT.c.text)
            .join(OPINION_TEXT, OPINION_TEXT.c.id == OPINION.c.id)
            .where(
                OPINION.c.case_id == notice.case,
                OPINION.c.notice == notice.seq,
                OPINION.c.number.in_(numbers[start : start + _AT_ONCE]),
            )
        )
        found.update((number, text) for number, text in connection.execute(query))
    return found


def in_time(connection: Connection, notice: Notice) -> dict[int, str]:
    """Return what the opinions of a notice say that came in time, by number; erased ones say ""."""
    query = (
        select(OPINION.c.number, OPINION_TEXT.c.text)
        .outerjoin(OPINION_TEXT, OPINION_TEXT.c.id == OPINION.c.id)
        .where(OPINION.c.case_id == notice.case, OPINION.c.notice == notice.seq, ~OPINION.c.late)
    )
    return {number: text or "" for number, text in connection.execute(query)}
