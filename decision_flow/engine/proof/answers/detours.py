"""Whether every case can end without an answer, seen of the one component that the answer is of.

Without the answer the blocks of that component fall apart into finer ones. A finer block *follows*
when it can do whatever a route asks of the component there, and then be in a block that follows
again: such a case ends by that very route. A finer block *turns off* when on the way along each
route something leads it to one that follows or turns off.
"""

from collections.abc import Container, Iterator

from decision_flow.engine.proof.answers.routes import ARRIVED, Routes
from decision_flow.engine.proof.answers.turns import Turn, asked_of, behind, turns_of
from decision_flow.engine.proof.space.claims import stuck
from decision_flow.engine.proof.space.collapse import struck
from decision_flow.engine.proof.space.model import Model
from decision_flow.engine.proof.space.net import Act
from decision_flow.engine.proof.space.view import implies, touching_of


class Detours:
    """What the routes ask of each component, and whether it can do so without an answer."""

    def __init__(self, proved: Model, routes: Routes) -> None:
        self.proved, self.routes = proved, routes
        self.touching = touching_of(proved.net)
        self.rules: dict[str, set[int]] = {}
        for i, acts in enumerate(self.touching):
            for act in acts:
                self.rules.setdefault(act.rule, set()).add(i)

    def of(self, rule: str) -> list[int]:
        """Return the components that a rule needs something of, or moves."""
        return sorted(self.rules.get(rule, ()))

    def end_without(self, rule: str, i: int) -> bool | None:
        """Return whether every case can end without an answer that tells apart component `i`.

        None where the component alone does not show it.
        """
        acts = [act for act in self.touching[i] if act.rule != rule]
        local = _reach(acts, i)
        finer = _Finer(self.proved, self.routes, i, acts, rule=rule, local=local)
        if not finer.elsewhere and finer.all_end():
            return True
        return False if self._lost(rule, i, local) else None

    def _lost(self, rule: str, i: int, local: frozenset[int]) -> bool:
        """Return whether a case that has not come to the component yet can end no more."""
        explored, found = self.proved.explored, self.proved.found
        gone = frozenset(
            n
            for n, leap in enumerate(found)
            if all(v.act.rule == rule or not v.sources.get(i, local) & local for v in leap.variants)
        )
        among = self.proved.code.case_mask
        lost = stuck(explored, self.routes.ways, self.routes.ends, among, gone=gone)
        path = explored.path(lost[0]) if lost else []
        return bool(lost) and not any(found[n].touches(i) or behind(found[n], rule) for n in path)


class _Finer:
    """The finer blocks of one component, and what the routes ask of them."""

    def __init__(
        self,
        proved: Model,
        routes: Routes,
        i: int,
        acts: list[Act],
        *,
        rule: str,
        local: frozenset[int],
    ) -> None:
        self.proved, self.routes, self.i = proved, routes, i
        part = struck(proved.parts[i], i, rule)
        self.block = dict(zip(part.blocks, proved.parts[i].blocks, strict=True))
        self.seen = sorted({part.blocks[j] for j in local})
        parts = (*proved.parts[:i], part, *proved.parts[i + 1 :])
        self.turns = turns_of(acts, i, parts)
        self.asked = asked_of(routes.takes, proved, i)
        self.elsewhere = any(
            behind(proved.found[n], rule) for n in routes.takes if n not in self.asked
        )
        """Whether some route takes the answer where nothing is asked of the component."""

    def all_end(self) -> bool:
        """Return whether every finer block that can be reached follows or turns off."""
        good = self._following()
        left = [finer for finer in self.seen if finer not in good]
        while left:
            turned = {finer for finer in left if self._turns_off(finer, good)}
            if not turned:
                return False
            good |= turned
            left = [finer for finer in left if finer not in turned]
        return True

    def _following(self) -> set[int]:
        """Return the finer blocks that can do all that routes ask, among themselves."""
        good = set(self.block)
        while True:
            asked = {finer: self._asked_in(self.block[finer]) for finer in good}
            lacking = {
                finer
                for finer, turns in asked.items()
                if not all(self._can(finer, turn, good) for turn in turns)
            }
            if not lacking:
                return good
            good -= lacking

    def _asked_in(self, block: int) -> list[Turn]:
        return [turns[block] for turns in self.asked.values() if block in turns]

    def _can(self, finer: int, asked: Turn, good: Container[int]) -> bool:
        """Return whether a finer block can do what is asked, and then be in a good one."""
        return any(
            turn.does(asked) and self.block[turn.to] == asked.to and turn.to in good
            for near in self._near(finer, asked)
            for turn in self.turns.get(near, ())
        )

    def _near(self, finer: int, asked: Turn) -> list[int]:
        """Return where the component can be inside its block before it does what is asked."""
        near = [finer]
        for here in near:  # grows while it is walked
            for turn in self.turns.get(here, ()):
                inside = not turn.elsewhere and self.block[turn.to] == self.block[finer]
                if inside and turn.to not in near and implies(asked.needs, turn.needs):
                    near.append(turn.to)
        return near

    def _turns_off(self, finer: int, good: Container[int]) -> bool:
        """Return whether, from wherever a case may be in a finer block, it comes to a good one."""
        off = [
            turn.forbids(self.proved.code) for turn in self.turns.get(finer, ()) if turn.to in good
        ]
        can = {
            n: self._can(finer, turns[self.block[finer]], good)
            for n, turns in self.asked.items()
            if self.block[finer] in turns
        }
        settled: set[int] = set()
        return all(self._comes_off(number, off, can, settled) for number in self._where(finer))

    def _where(self, finer: int) -> Iterator[int]:
        bit = self.proved.code.bit(self.i, self.block[finer])
        return (n for n, state in enumerate(self.proved.explored.states) if state & bit)

    def _comes_off(
        self, number: int, off: list[int], can: dict[int, bool], settled: set[int]
    ) -> bool:
        """Return whether a route comes to its end, to a turn off it, or to what can be done."""
        states = self.proved.explored.states
        while number not in settled:
            settled.add(number)  # what fails is asked no more of anybody
            if any(not states[number] & forbid for forbid in off):
                return True
            leap, number = self.routes.onward[number]
            if leap == ARRIVED:
                return True
            if leap in can:
                return can[leap]
        return True


def _reach(acts: list[Act], i: int) -> frozenset[int]:
    """Return the states of a component that these acts can bring about, whatever the others do."""
    seen, todo = {0}, [0]
    for state in todo:  # grows while it is walked
        for act in acts:
            row, needs = act.maps.get(i), act.needs.get(i)
            if row is not None and (needs is None or state in needs) and row[state] not in seen:
                seen.add(row[state])
                todo.append(row[state])
    return frozenset(seen)
