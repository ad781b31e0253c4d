"""A history as its facts tell it: acts, and the runs of acts by which steps are done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Protocol, TypeVar

from decision_flow.domain.case import Fact
from decision_flow.domain.people import Body, Duty
from decision_flow.domain.procedure import Procedure

T = TypeVar("T")
GOOD = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as it was written, and the body as it then was."""

    fact: Fact
    body: Body

    @property
    def seq(self) -> int:
        """Return the line."""
        return self.fact.seq

    @property
    def person(self) -> str:
        """Return who acted."""
        return self.fact.actor.person

    @property
    def says(self) -> Any:
        """Return the payload."""
        return self.fact.payload

    @property
    def day(self) -> date:
        """Return the legal day of the act."""
        return self.body.day(self.fact.stated_at)


@dataclass(frozen=True, slots=True)
class Run:
    """The acts of a step since it was last begun."""

    step: str
    kind: str
    told: tuple[Told, ...]

    BEGINS: ClassVar[Mapping[str, frozenset[str]]] = {
        "department_opinions": frozenset({"request"}),
        "consultation": frozenset({"publish", "shorten", "claim", "not_applicable"}),
        "feasibility_study": frozenset({"file"}),
        "expert_argument": frozenset({"select", "not_applicable"}),
        "risk_assessment": frozenset({"report", "not_applicable"}),
        "fair_competition": frozenset({"prereview", "not_applicable"}),
        "assessment": frozenset({"report", "not_applicable"}),
        "hearing": frozenset({"announce", "claim", "not_applicable"}),
        "legality_review": frozenset({"file"}),
        "submission": frozenset({"package"}),
        "meeting": frozenset({"schedule"}),
        "party_report": frozenset({"report"}),
        "congress_report": frozenset({"report", "not_applicable"}),
        "superior_approval": frozenset({"report", "not_applicable"}),
        "publication": frozenset({"publish", "withhold"}),
        "archive": frozenset({"hand_over"}),
    }

    @property
    def first(self) -> int:
        """Return the line in which it was begun."""
        return self.told[0].seq

    @property
    def last(self) -> int:
        """Return the line of its latest act."""
        return self.told[-1].seq

    @property
    def verbs(self) -> tuple[str, ...]:
        """Return what was done, in order."""
        return tuple(t.fact.verb for t in self.told)

    @property
    def waived(self) -> bool:
        """Return whether it was found not applicable."""
        return self.verbs == ("not_applicable",)

    @property
    def exempted(self) -> bool:
        """Return whether it fell away by exemption."""
        return self.verbs == ("claim", "confirm")

    def said(self, wanted: type[T]) -> T:
        """Return the latest payload of this type. Raises `StopIteration` when there is none."""
        return next(t.says for t in reversed(self.told) if isinstance(t.says, wanted))


class Seen(Protocol):
    """What a judgement may ask about the whole history."""

    procedure: Procedure
    told: Sequence[Told]

    def draft(self, before: int | None = None) -> str | None:
        """Return the text that was current before a line, or is now."""


Judge = Callable[[Run, Seen], str]


def duties_met(told: Sequence[Told], person: str, duty: Duty) -> str:
    """Return a complaint when a person also acted in this duty."""
    met = any(t.person == person and t.fact.actor.duty is duty for t in told)
    return f"{person} also acted as {duty}" if met else GOOD


def first_fault(*found: tuple[bool, str]) -> str:
    """Return the first complaint that holds."""
    return next((why for bad, why in found if bad), GOOD)
