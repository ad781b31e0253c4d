"""How often one address may send something without a login: a number in every hour."""

from collections import OrderedDict
from datetime import datetime, timedelta
from threading import Lock

from api.problems import Kind, ProblemError
from decision_flow.domain.values import Text

WINDOW = timedelta(hours=1)
MOST_ADDRESSES = 100_000
"""So many addresses are remembered, those heard last."""


class Bound:
    """Counts by address within an hour, in this process. `most` of 0 bounds nothing."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._seen: OrderedDict[str, tuple[datetime, int]] = OrderedDict()
        self._turn = Lock()

    def take(self, address: str, now: datetime) -> None:
        """Count one more of an address. Raises ProblemError once there were too many."""
        if not self._most:
            return
        with self._turn:
            began, count = self._seen.get(address, (now, 0))
            if not began <= now < began + WINDOW:
                began, count = now, 0
            if count >= self._most:
                raise _too_many(began + WINDOW - now)
            self._seen[address] = (began, count + 1)
            self._seen.move_to_end(address)
            if len(self._seen) > MOST_ADDRESSES:
                self._seen.popitem(last=False)


def _too_many(left: timedelta) -> ProblemError:
    seconds = max(1, int(left.total_seconds()))
    reason = Text(
        f"提交过于频繁，请在{-(-seconds // 60)}分钟后再提交。",
        f"Too many were sent; try again in {-(-seconds // 60)} minutes.",
    )
    return ProblemError(Kind.TOO_MANY, reason, retry_after=seconds)
