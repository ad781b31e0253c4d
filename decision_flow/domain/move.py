"""A move and its two answers."""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from datetime import datetime

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import Fact, Paper, Payload
from decision_flow.domain.content import Said, content_of
from decision_flow.domain.elsewhere import Elsewhere
from decision_flow.domain.links import JointCase, OtherCase
from decision_flow.domain.opinions.intake import Intake
from decision_flow.domain.people import Body, Duty, Person
from decision_flow.domain.sessions.session import Session
from decision_flow.domain.values import Cite
from decision_flow.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Move:
    """A request by a person to do something; nothing has happened yet.

    `stated_at` is when the act happened, when that is not now. `duty` is needed only when the
    person holds several that fit.
    """

    step: str
    verb: str
    payload: Payload
    person: Person
    duty: Duty | None = None
    instead_of: str | None = None
    stated_at: datetime | None = None
    paper: Paper | None = None
    note: str = ""
    content: Said = field(init=False, repr=False, compare=False)
    """The texts and documents of payload and paper: looked through once."""
    looked_through: InitVar[Said | None] = None

    def __post_init__(self, looked_through: Said | None) -> None:
        """Look through what is said, unless somebody has."""
        if looked_through is None:
            looked_through = content_of(self.payload, self.paper)
        object.__setattr__(self, "content", looked_through)


@dataclass(frozen=True, slots=True)
class Setting:
    """All that a decision rests on besides the case and the procedure.

    `documents` are the digests on file among those that the move names. `persons` are the people
    of the body by their ids; where there are none (a question in pure thought) nobody named in a
    move is looked up. The service and the audit always give them. `intake` is the register of the
    consultation that the move is about, where opinions came through the system. `cite` is the
    line of the body's own stream at which it stood so. `joint` are the cases of other bodies with
    which the case is issued, `others` the further cases of the body that the move names, those that
    there are. `session` is the session in which its matter is discussed, as that stands.
    `elsewhere` is what failed in other cases of the body with the same text or title, where a
    review asks. `again` says that a fact that stands is decided once more: what is asked only of
    who acts now (ADR 0056) is not asked of it.
    """

    body: Body
    calendar: Calendar
    at: datetime
    documents: frozenset[str] = frozenset()
    persons: Mapping[str, Person] = field(default_factory=dict)
    intake: Intake | None = None
    cite: Cite | None = None
    joint: tuple[JointCase, ...] = ()
    others: tuple[OtherCase, ...] = ()
    session: Session | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    again: bool = False

    @property
    def cites(self) -> tuple[Cite, ...]:
        """Return the lines of other streams that the decision rests on, the body's first."""
        body = () if self.cite is None else (self.cite,)
        found = body if self.intake is None else (*body, self.intake.last)
        if self.session is not None and self.session.cite is not None:
            found = (*found, self.session.cite)
        if not self.joint and not self.others and not self.elsewhere:
            return found
        joint, others = (each.cite for each in self.joint), (each.cite for each in self.others)
        return (*found, *joint, *others, *(each.cite for each in self.elsewhere))


@dataclass(frozen=True, slots=True)
class Accepted:
    """The move is lawful: the fact to be written, advisory verdicts included."""

    facts: tuple[Fact, ...]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Return every verdict that the facts rest on."""
        return tuple(v for fact in self.facts for v in fact.verdicts)


@dataclass(frozen=True, slots=True)
class Refused:
    """The move is not lawful now: every requirement, met and unmet."""

    step: str
    verb: str
    verdicts: tuple[Verdict, ...]

    @property
    def unmet(self) -> tuple[Verdict, ...]:
        """Return the requirements that stand in the way."""
        return tuple(v for v in self.verdicts if v.refuses)

    @property
    def personal(self) -> bool:
        """Return whether the person is the only obstacle."""
        return all(v.personal for v in self.unmet)
