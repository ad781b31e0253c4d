"""What came in: how each opinion reached the body, and the register's counts as a fact cites them.

No text and no person stands here: these live beside the journal, and can be erased.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from decision_flow.domain.values import Cite, Text

MOST_TEXT = 10_000
"""Characters of one opinion; whoever has more to say sends a paper."""
MOST_NAME, MOST_CONTACT = 100, 200


class OpinionChannel(StrEnum):
    """How an opinion reached the body."""

    ONLINE = "online"
    LETTER = "letter"
    EMAIL = "email"
    CALL = "call"
    VISIT = "visit"
    OTHER = "other"


CHANNEL_LABELS: Mapping[OpinionChannel, Text] = {
    OpinionChannel.ONLINE: Text("网上提交", "online"),
    OpinionChannel.LETTER: Text("信函", "letter"),
    OpinionChannel.EMAIL: Text("电子邮件", "e-mail"),
    OpinionChannel.CALL: Text("电话", "call"),
    OpinionChannel.VISIT: Text("来访", "visit"),
    OpinionChannel.OTHER: Text("其他", "other"),
}


class Disposition(StrEnum):
    """What became of an opinion (713 Article 18)."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT_ADOPTED = "not_adopted"


DISPOSITION_LABELS: Mapping[Disposition, Text] = {
    Disposition.ADOPTED: Text("采纳", "adopted"),
    Disposition.PARTLY: Text("部分采纳", "adopted in part"),
    Disposition.NOT_ADOPTED: Text("不采纳", "not adopted"),
}


@dataclass(frozen=True, slots=True)
class Comment:
    """One opinion as it came in; who wrote it, and how to reach them, only where they said so.

    `received_on` is the legal day on which it reached the body.
    """

    channel: OpinionChannel
    received_on: date
    text: str
    name: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Disposed:
    """The sums of a ledger: clusters, opinions by what became of them, and who disposed of any.

    `upto` is the last number of the register that it was made from.
    """

    upto: int
    clusters: int
    adopted: int
    partly: int
    not_adopted: int
    persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class Intake:
    """The register of a notice as a decision sees it: counts in time, late ones, its last line.

    `ledger` holds the sums of the ledger that the move names, where it was made from this register.
    """

    received: Mapping[OpinionChannel, int]
    late: int
    last: Cite
    ledger: Disposed | None = None

    @property
    def in_time(self) -> int:
        """Return how many came in time."""
        return sum(self.received.values())
