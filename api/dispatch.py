"""How HTTP hands work to the service: one writer at a time on SQLite, a small pool on PostgreSQL.

Requests run in the server's threads. SQLite takes one writer; queueing here, in order, costs less
than waiting for its lock. Whoever waits too long is told so, and nothing was done.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import TypeVar

from api.problems import Kind, ProblemError, accepted
from decision_flow.domain.move import Refused
from decision_flow.domain.values import Text

T = TypeVar("T")

WRITERS_ON_POSTGRESQL = 8
LONGEST_WAIT_SECONDS = 20.0
RULED = (
    Kind.REFUSED,
    Kind.STALE,
    Kind.NOT_FOUND,
    Kind.TOO_LARGE,
    Kind.MEDIA,
    Kind.BUSY,
    Kind.CLOCK,
)
"""What may come of something that is sent for the rules to decide."""


class Dispatch:
    """The doors to the service. `write` waits for its turn, `read` does not."""

    def __init__(self, database: str) -> None:
        writers = 1 if database.startswith("sqlite") else WRITERS_ON_POSTGRESQL
        self._turn = BoundedSemaphore(writers)

    def write(self, work: Callable[[], T]) -> T:
        """Return what `work` returns, once it is this request's turn. Raises ProblemError."""
        with self._my_turn():
            return work()

    def ruled(self, work: Callable[[], T | Refused]) -> T:
        """Return what the rules accepted, once it is this request's turn.

        Raises ProblemError; RefusedError with all that stands in the way.
        """
        return accepted(self.write(work))

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=LONGEST_WAIT_SECONDS):
            raise ProblemError(
                Kind.BUSY,
                Text("排队办理的人较多，本次未作任何改动。", "Many are waiting; nothing was done."),
            )
        try:
            yield
        finally:
            self._turn.release()
