"""What an act of a random history looks at: the case, the world, and the answer that is wanted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any, TypeVar

from histories.filling import paper, plain
from histories.town import World

from decision_flow.domain.case import CASE, Case, Fact
from decision_flow.domain.kind import Asked, Choice, Verb
from decision_flow.domain.move import Setting
from decision_flow.domain.people import Actor
from decision_flow.domain.procedure import Figure, RequiredPaper
from decision_flow.domain.values import Document
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.decide import declared
from decision_flow.engine.rules import Ready, Rule

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of a step that somebody is about to exercise, with the answer that they give."""

    ready: Ready
    case: Case
    world: World
    step: str
    verb: Verb
    trigger: str
    rng: Random

    @property
    def at(self) -> datetime:
        """Return the moment of the act."""
        return self.world.now

    @property
    def day(self) -> date:
        """Return the legal day of the act."""
        return self.world.day

    @property
    def text(self) -> str:
        """Return the current draft, or one that there is not before there is any."""
        return self.case.draft or "0" * 64

    @property
    def kind(self) -> str:
        """Return the name of the step's kind."""
        return self.ready.kind(self.step).name

    @property
    def choice(self) -> Choice:
        """Return who brings the act about, from the state in which the step now is."""
        rule = self.ready.rules[f"{self.step}.{self.trigger}"]
        return rule.choice_from(self.case.shape[self.step])

    def shut_by(self, setting: Setting) -> tuple[Verdict, ...]:
        """Return the guards of the verb that are not met."""
        if not self.verb.guards:
            return ()
        nobody = Actor("", "", "", self.verb.by[0])
        step, at = declared(self.ready, self.step), setting.at
        asked = Asked(self.case, self.ready.procedure, step, None, setting, nobody, at)
        return tuple(v for guard in self.verb.guards for v in guard(asked) if v.refuses)

    def nears(self, goal: Rule) -> bool:
        """Return whether the act takes its step nearer to where a rule needs it.

        The rule's own step comes last: what it stands on would fall with it again.
        """
        shape = self.case.shape
        if self.step == goal.step and any(
            shape[c] not in allowed for c, allowed in goal.needs.items() if c != self.step
        ):
            return False
        allowed, now = goal.needs.get(self.step), shape[self.step]
        leads = self.ready.tables[self.step].leads
        then = leads.get(self.trigger, {}).get(now)
        if allowed is None or then is None or now in allowed:
            return False
        return _distance(leads, then, allowed) < _distance(leads, now, allowed)

    def own(self, *verbs: str) -> Fact | None:
        """Return the step's latest standing fact among these verbs."""
        return self.case.fact(self.step, *verbs)

    def said(self, wanted: type[T], verb: str) -> T | None:
        """Return what the step's standing fact of this verb says."""
        fact = self.own(verb)
        return fact.payload if fact is not None and isinstance(fact.payload, wanted) else None

    def figure(self, name: str) -> Figure | None:
        """Return a figure of the step."""
        return (
            None if self.step == CASE else self.ready.procedure.steps[self.step].figures.get(name)
        )

    @property
    def papers(self) -> Mapping[str, RequiredPaper]:
        """Return the papers that the procedure asks for with this act."""
        if self.step == CASE or self.ready.kind(self.step).papered != self.verb.name:
            return {}
        return self.ready.procedure.steps[self.step].papers

    def new_text(self) -> Document:
        """Return a text that no case has seen."""
        return paper(f"草案{self.case.seq}-{self.rng.getrandbits(48):012x}")

    def chance(self, share: float) -> bool:
        """Return whether it happens this time."""
        return self.rng.random() < share

    def fill(self, **given: object) -> Any:
        """Return the payload of the verb with these fields, the others well-formed."""
        return plain(self.verb.payload, self.at, self.rng, **given)


def _distance(leads: Mapping[str, Mapping[str, str]], state: str, allowed: frozenset[str]) -> int:
    """Return how many triggers lead from a state to one of those allowed; many if none do."""
    reached, count = {state}, 0
    while not reached & allowed and count < len(leads):
        reached |= {to for table in leads.values() for of, to in table.items() if of in reached}
        count += 1
    return count
