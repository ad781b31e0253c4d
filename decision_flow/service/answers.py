"""What is asked of the service, and what it answers."""

from dataclasses import dataclass
from datetime import datetime

from decision_flow.domain.case import Case, Fact, Paper, Payload
from decision_flow.domain.move import Refused
from decision_flow.domain.office.emergency import Owed
from decision_flow.domain.people import Duty
from decision_flow.domain.views import CaseView, LinkView
from decision_flow.engine.recounting import Recounted
from decision_flow.engine.rules import Ready


@dataclass(frozen=True, slots=True)
class Request:
    """A person asks for something; `person` is an id of the body.

    `stated_at` is when the act happened, when that is not now.
    """

    step: str
    verb: str
    payload: Payload
    person: str
    duty: Duty | None = None
    instead_of: str | None = None
    stated_at: datetime | None = None
    paper: Paper | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """What was written: the facts, the number and digest of the last one, the case as it now is."""

    facts: tuple[Fact, ...]
    seq: int
    head: str
    case: Case


@dataclass(frozen=True, slots=True)
class Entered:
    """What was written in a body's own stream, and what of its cases was counted anew by it.

    `told` is what whoever entered it should look at; it blocks nothing.
    """

    fact: Fact
    head: str
    recounted: tuple[Recounted, ...] = ()
    told: tuple[Owed, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case to be read: its row, the fold of its facts, its procedure made ready."""

    view: CaseView
    case: Case
    ready: Ready


@dataclass(frozen=True, slots=True)
class Linked:
    """The cases that a case comes from, and those that come from it.

    `awaited` are the matters, by title, as which it was ended to go on and that no case took up.
    """

    names: tuple[LinkView, ...]
    named_by: tuple[LinkView, ...]
    awaited: tuple[str, ...] = ()


Answer = Moved | Refused
