"""One transaction, run again when it lost a race for a line."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from decision_flow.domain.errors import StaleCaseError
from decision_flow.store import Database, journal

T = TypeVar("T")

ATTEMPTS = 10
"""How often a lost race is run again: a refusal only looks for the end of its chain anew."""


def committed(
    database: Database, act: Callable[[Connection], T], *, stream: str, seq: int, again: int = 1
) -> T:
    """Return what `act` came to once it is committed, with lost races told in our words.

    Raises StaleCaseError when a line of the stream went to somebody else more than `again` times.
    """
    for attempt in range(ATTEMPTS):
        try:
            with database.writing() as connection:
                return act(connection)
        except IntegrityError as error:
            # Once more, and what won the race is seen: perhaps this very request, by its key.
            if journal.taken(error) and attempt >= again:
                raise StaleCaseError(stream, seq) from error
            if not journal.lost_race(error):
                raise
    raise StaleCaseError(stream, seq)
