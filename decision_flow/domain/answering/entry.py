"""What the ledger of a person is made of: one entry for each thing that a line says of somebody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from decision_flow.domain.people import Duty
from decision_flow.domain.values import Source, Text


class EntryKind(StrEnum):
    """What a line says of a person."""

    ACTED = "acted"
    """The person made the line; `says` is what was done."""
    REPLACED = "replaced"
    """A deputy acted in the person's stead."""
    CALLED = "called"
    """The meeting was called, and the person is one of its members."""
    ATTENDED = "attended"
    NOT_THERE = "not_there"
    """In office, and neither there nor recused by this line."""
    RECUSED = "recused"
    POSITION = "position"
    WROTE = "wrote"
    """Absent, and wrote; never a vote."""
    VOTED = "voted"
    ADJOURNED = "adjourned"
    DECIDED = "decided"
    SIGNED = "signed"
    """The person signed: a decision, or the sheet of a session."""
    KEPT = "kept"
    """The person kept the record of a session."""
    LISTED = "listed"
    """The list of those responsible names the person; `says` is in which way."""
    CORRECTED = "corrected"
    """A line that the person made was wrong; `says` is its number."""
    OFFICE = "office"
    """Unit, duty or seat: came or ended."""
    NAMED = "named"
    """The line names who did something, whoever entered it; `says` is what."""


ENTRY_LABELS: Mapping[EntryKind, Text] = {
    EntryKind.ACTED: Text("办理", "acted"),
    EntryKind.REPLACED: Text("由他人代行", "a deputy acted"),
    EntryKind.CALLED: Text("会议通知", "called to a meeting"),
    EntryKind.ATTENDED: Text("到会", "attended"),
    EntryKind.NOT_THERE: Text("未到会", "not there"),
    EntryKind.RECUSED: Text("回避", "recused"),
    EntryKind.POSITION: Text("表态", "stated a position"),
    EntryKind.WROTE: Text("书面意见", "wrote while absent"),
    EntryKind.VOTED: Text("表决", "voted"),
    EntryKind.ADJOURNED: Text("宣布休会", "adjourned the meeting"),
    EntryKind.DECIDED: Text("决定", "decided"),
    EntryKind.SIGNED: Text("签署", "signed"),
    EntryKind.KEPT: Text("会议记录", "kept the record of a session"),
    EntryKind.LISTED: Text("列入责任清单", "on the list of those responsible"),
    EntryKind.CORRECTED: Text("所作记录经更正", "a line of the person's was corrected"),
    EntryKind.OFFICE: Text("任职变动", "unit, duty or seat"),
    EntryKind.NAMED: Text("记明由其办理", "named as who did it"),
}


@dataclass(frozen=True, slots=True)
class Noted:
    """A warning that stood when the person acted: late, out of turn, against advice."""

    code: str
    text: Text
    source: Source


@dataclass(frozen=True, slots=True)
class Entry:
    """What line `seq` of a stream says of a person; `place` tells several of one line apart.

    `unit` and `duty` are those in which the person acted. `late` is what was entered from paper
    after its day; `recorded_at` is then later than `stated_at`.
    """

    person: str
    stream: str
    seq: int
    place: int
    kind: EntryKind
    step: str
    says: str
    stated_at: datetime
    recorded_at: datetime
    late: bool = False
    duty: Duty | None = None
    unit: str | None = None
    reasons: str | None = None
    noted: tuple[Noted, ...] = ()
