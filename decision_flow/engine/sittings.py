"""The sittings of a case: each meeting from its call to what it came to, from the facts alone.

Both the record (会议记录) and the summary (纪要) of a meeting are made from these, so that they
cannot decide two different things; a summary that was filed is compared with them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from decision_flow.domain.case import Fact, Payload
from decision_flow.domain.people import Body
from decision_flow.domain.steps.decision.chief import Decide, Outcome
from decision_flow.domain.steps.decision.record import (
    Adjourn,
    Amendment,
    BreakOff,
    Convene,
    Discuss,
    Schedule,
    Vote,
)

P = TypeVar("P", bound=Payload)

_ORDER = (Schedule, Convene, Discuss, Vote, Decide)


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a sitting came to: an outcome with the text of its amendments, or that it broke off."""

    number: str
    held_on: date
    outcome: Outcome | BreakOff
    amendments: tuple[Amendment, ...] = ()
    reasons: str | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting on the matter, by the facts of its step; `facts` are in order."""

    step: str
    facts: tuple[Fact, ...] = ()

    def said(self, payload: type[P]) -> P | None:
        """Return what was said in this sitting by this kind of act."""
        fact = self.fact(payload)
        return fact.payload if fact is not None and isinstance(fact.payload, payload) else None

    def fact(self, payload: type[Payload]) -> Fact | None:
        """Return the fact of this kind of act."""
        return next((f for f in self.facts if isinstance(f.payload, payload)), None)

    def held_on(self, body: Body) -> date | None:
        """Return the legal day on which it opened; before that, the day it is called for."""
        opened, called = self.fact(Convene), self.said(Schedule)
        if opened is not None:
            return body.day(opened.stated_at)
        return None if called is None else called.held_on

    def resolution(self, body: Body) -> Resolution | None:
        """Return what it came to, once it did."""
        called, held_on = self.said(Schedule), self.held_on(body)
        if called is None or held_on is None:
            return None
        if decided := self.said(Decide):
            discussed = self.said(Discuss)
            amended = decided.outcome in {Outcome.AMENDED, Outcome.RETURNED}
            changes = discussed.amendments if discussed is not None and amended else ()
            return Resolution(
                called.number, held_on, decided.outcome, changes, reasons=decided.reasons
            )
        if broken := self.said(Adjourn):
            return Resolution(called.number, held_on, broken.cause, reasons=broken.reasons)
        return None


def sittings(facts: Iterable[Fact]) -> tuple[Sitting, ...]:
    """Return every meeting of a case, in the order in which they were called."""
    found: list[Sitting] = []
    for fact in facts:
        if isinstance(fact.payload, Schedule):
            found.append(Sitting(fact.step, (fact,)))
        elif isinstance(fact.payload, (*_ORDER, Adjourn)):
            last = max((i for i, s in enumerate(found) if s.step == fact.step), default=None)
            if last is not None:
                found[last] = replace(found[last], facts=(*found[last].facts, fact))
    return tuple(found)
