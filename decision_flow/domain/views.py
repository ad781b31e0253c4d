"""What is shown of a case beside its facts: each can be made again from the facts alone."""

from dataclasses import dataclass
from datetime import date, datetime

from decision_flow.domain.case import Paper, Payload
from decision_flow.domain.links import LinkKind
from decision_flow.domain.people import Duty
from decision_flow.domain.values import Cite, Text
from decision_flow.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as a list of cases shows it. `head` is the digest of its latest fact."""

    id: str
    body: str
    title: str
    category: str
    summary: str
    procedure: str
    procedure_key: str
    procedure_version: int
    phase: str
    draft: str | None
    seq: int
    head: str
    opened_at: datetime
    updated_at: datetime

    @property
    def latest(self) -> "Latest":
        """Return where the case stands now."""
        return Latest(self.phase, self.draft, self.seq, self.head, self.updated_at)


@dataclass(frozen=True, slots=True)
class Latest:
    """Where a case stands now: all that a move changes of its row."""

    phase: str
    draft: str | None
    seq: int
    head: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class LinkView:
    """A case as another shows it that names it, or that it names; `kind` is the link's."""

    kind: LinkKind
    case: str
    title: str
    phase: str


@dataclass(frozen=True, slots=True)
class GateView:
    """A gate of a case: how it stands for a draft, and the line that it rests on (0: none)."""

    gate: str
    standing: str
    draft: str | None
    fact: int


@dataclass(frozen=True, slots=True)
class GateRule:
    """A gate as the database guards it: each of its steps with the states that count."""

    gate: str
    mandatory: bool
    exemptible: bool
    steps: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is due, and how it was derived.

    `provisional` when the working days of its year are not published yet.
    """

    step: str
    what: str
    due: date
    provisional: bool
    derivation: Text


@dataclass(frozen=True, slots=True)
class Attempt:
    """Who asked for what: a move as it was asked, whatever came of it."""

    step: str
    verb: str
    kind: str
    payload: Payload
    person: str
    name: str
    unit: str
    duty: Duty | None = None
    instead_of: str | None = None
    stated_at: datetime | None = None
    paper: Paper | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused attempt, as it is kept: a line of a chain of its own beside the path.

    `case_seq` is the line of the case that the attempt was made after.
    """

    stream: str
    seq: int
    case_seq: int
    attempt: Attempt
    verdicts: tuple[Verdict, ...]
    recorded_at: datetime
    procedure: str
    calendar: str
    cites: tuple[Cite, ...] = ()
