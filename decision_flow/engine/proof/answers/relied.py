"""Each answer is struck out, and the ends are asked for again: the quick ways first.

Whoever still finds another way on, and whoever is lost before the answer could be given, needs no
new walk: `routes` sees it of the states that were explored, `detours` of one component alone. What
neither decides is walked again, by `struck`.
"""

from dataclasses import dataclass

from decision_flow.domain.kind import Choice
from decision_flow.engine.proof.answers.detours import Detours
from decision_flow.engine.proof.answers.routes import Routes
from decision_flow.engine.proof.answers.struck import walked_without
from decision_flow.engine.proof.answers.turns import behind
from decision_flow.engine.proof.space.claims import Ways
from decision_flow.engine.proof.space.collapse import keeps
from decision_flow.engine.proof.space.model import Model
from decision_flow.engine.rules import Ready


@dataclass(frozen=True, slots=True)
class Reliance:
    """The answers that the ends rely on, in the order of the rules, and what it took to tell."""

    answers: tuple[str, ...]
    walked: int
    """States walked again."""


def relied_upon(ready: Ready, proved: Model, ways: Ways) -> Reliance:
    """Return the answers without which some case could not end.

    `proved` must hold its claims: every state that can be reached is in it, and reaches an end.
    """
    routes = Routes(proved, ways)
    detours = Detours(proved, routes)
    relied, walked = [], 0
    for rule in ready.rules.values():
        if Choice.FATE not in {rule.choice, *rule.choices.values()}:
            continue
        ends = _quickly(rule.name, proved, routes, detours)
        if ends is None:
            ends, states = walked_without(rule.name, proved)
            walked += states
        if not ends:
            relied.append(rule.name)
    return Reliance(tuple(relied), walked)


def _quickly(rule: str, proved: Model, routes: Routes, detours: Detours) -> bool | None:
    """Return whether every case could end without an answer, or None where only a walk can say."""
    apart = [i for i in detours.of(rule) if not keeps(proved.parts[i], i, rule)]
    if not apart:
        only = (n for n, leap in enumerate(proved.found) if leap.maps and behind(leap, rule))
        return routes.end_without(frozenset(only))
    return detours.end_without(rule, apart[0]) if len(apart) == 1 else None
