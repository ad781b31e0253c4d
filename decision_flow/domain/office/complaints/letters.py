"""How a complaint or a proposal reached the body, and what it says: nothing of the journal's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from decision_flow.domain.values import Text


class Channel(StrEnum):
    """How a letter reached the body."""

    ONLINE = "online"
    LETTER = "letter"
    EMAIL = "email"
    CALL = "call"
    VISIT = "visit"
    BOX = "box"
    RECEPTION = "reception"
    OTHER = "other"


CHANNEL_LABELS: Mapping[Channel, Text] = {
    Channel.ONLINE: Text("网上提交", "online"),
    Channel.LETTER: Text("信函", "letter"),
    Channel.EMAIL: Text("电子邮件", "e-mail"),
    Channel.CALL: Text("举报电话", "telephone"),
    Channel.VISIT: Text("来访", "visit"),
    Channel.BOX: Text("投诉箱", "complaint box"),
    Channel.RECEPTION: Text("领导接待日", "day of reception"),
    Channel.OTHER: Text("其他", "other"),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """What came in, whichever way; who sent it, and how to reach them, only where they said so.

    `received_on` is the legal day on which it reached the body.
    """

    channel: Channel
    received_on: date
    text: str
    name: str | None = None
    contact: str | None = None
