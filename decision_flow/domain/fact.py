"""A fact: what happened in a stream, written down once and never changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Protocol

from decision_flow.domain.people import Actor
from decision_flow.domain.said import Inherited, Paper, Stood
from decision_flow.domain.values import ILLUSTRATIVE, Cite
from decision_flow.domain.verdict import Verdict

CASE = "case"
"""The component of a shape that is the case itself: its phase."""

NONE, LAPSED, NOT_APPLICABLE = "none", "lapsed", "not_applicable"
CLAIMED, EXEMPT, CARRIED = "claimed", "exempt", "carried"
IDLE = frozenset({NONE, LAPSED})
"""States of a step in which nothing is under way and nothing stands."""


class Payload(Protocol):
    """What a move says: a frozen dataclass of its step kind."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Edge:
    """One component taken from one state to another."""

    component: str
    trigger: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What happened: never changed.

    `draft` is the digest of the current draft once this fact stands. `stated_at` is when the act
    happened, `recorded_at` when it was written down; both are aware, stated ≤ recorded.
    `inherits` is what failed in the cases that this one comes from, `stands` what was done there;
    only the first fact has any.
    """

    stream: str
    seq: int
    step: str
    kind: str
    verb: str
    trigger: str
    payload: Payload
    actor: Actor
    stated_at: datetime
    recorded_at: datetime
    edges: tuple[Edge, ...]
    verdicts: tuple[Verdict, ...]
    procedure: str
    calendar: str
    draft: str | None = None
    paper: Paper | None = None
    note: str = ""
    cites: tuple[Cite, ...] = ()
    inherits: tuple[Inherited, ...] = ()
    stands: tuple[Stood, ...] = ()

    @property
    def illustrative(self) -> bool:
        """Return whether its note, or the name of who acted, says that it was made up."""
        return any(word in text for text in (self.note, self.actor.name) for word in ILLUSTRATIVE)

    @property
    def name(self) -> str:
        """Return what happened in one word: `legality_review.lawful`."""
        return f"{self.step}.{self.trigger}"

    @property
    def late(self) -> bool:
        """Return whether it was entered later than its day, from paper."""
        return self.paper is not None
