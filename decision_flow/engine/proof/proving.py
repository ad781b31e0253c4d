"""Prove a procedure, or show why not: the floor, the exploration, the claims, the story."""

from collections.abc import Mapping

from decision_flow.domain.kind import Kind
from decision_flow.domain.law import FLOORS, Floor
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.steps.registry import KINDS
from decision_flow.engine.proof.answers import Reliance, relied_upon
from decision_flow.engine.proof.canonical import digest, floor_digest, kinds_digest
from decision_flow.engine.proof.floor import below_the_floor, unmade
from decision_flow.engine.proof.space.claims import Safety, bottom, never, stuck, sure_ways
from decision_flow.engine.proof.space.explore import Breach
from decision_flow.engine.proof.space.model import model
from decision_flow.engine.proof.space.net import net_of
from decision_flow.engine.proof.tell import label_of, tell, waiting
from decision_flow.engine.proof.values import (
    CHECKER,
    Answer,
    Certificate,
    Claim,
    Disproof,
    Fault,
    NotProved,
    Outcome,
)
from decision_flow.engine.proof.wording import fault_text
from decision_flow.engine.rules import Ready

LIMIT = 100_000
"""States past which nothing is claimed."""


def prove(
    procedure: Procedure, *, kinds: Mapping[str, Kind] = KINDS, limit: int = LIMIT
) -> Outcome:
    """Return the certificate of a procedure, or every fault found, or that it is too large."""
    floor = FLOORS.get(procedure.profile)
    faults = unmade(procedure, frozenset(kinds), floor)
    if faults or floor is None:
        return Disproof(procedure.key, procedure.version, faults, states=0)
    return prove_ready(Ready(procedure, kinds), floor, limit=limit)


def prove_ready(ready: Ready, floor: Floor, *, limit: int = LIMIT) -> Outcome:
    """Return what can be shown of rules that are made already, against a floor."""
    procedure = ready.procedure
    proof = Proof(ready, floor, limit)
    faults = (*below_the_floor(ready, floor), *proof.faults())
    if faults:
        return Disproof(procedure.key, procedure.version, faults, len(proof.explored.states))
    if not proof.explored.complete:
        return NotProved(procedure.key, procedure.version, limit)
    kinds = {kind.id: kind for kind in (ready.matter, *ready.kinds.values())}
    return Certificate(
        procedure=procedure.key,
        version=procedure.version,
        profile=procedure.profile,
        procedure_digest=procedure.digest or digest(procedure),
        floor_digest=floor_digest(floor),
        kinds_digest=kinds_digest(kinds.values()),
        checker=CHECKER,
        states=len(proof.explored.states),
        edges=len(proof.explored.edges),
        properties=tuple(Claim),
        answers=tuple(Answer(name, label_of(ready, ready.rules[name])) for name in proof.answers()),
    )


class Proof:
    """One exploration of one procedure, and what follows from it."""

    def __init__(self, ready: Ready, floor: Floor, limit: int = LIMIT) -> None:
        self.ready = ready
        self.model = model(net_of(ready, floor), lambda code: Safety(code).broken, limit)
        self.explored = self.model.explored
        self.ways = sure_ways(self.explored, self.model.found)
        self.breaches = self._breaches()

    def _breaches(self) -> tuple[Breach, ...]:
        """Return every claim that fails, those of the fewest moves first.

        The claims about ends are asked only when no state breaks a claim of its own.
        """
        found = list(self.explored.breaches.values())
        if not found and self.explored.complete:
            found = self._without_end() + self._never()
        return tuple(sorted(found, key=lambda breach: breach.cost))

    def faults(self) -> tuple[Fault, ...]:
        """Return every failed claim with its counterexample, executed on the real machines."""
        return tuple(self._fault(breach) for breach in self.breaches)

    def answers(self) -> tuple[str, ...]:
        """Return the answers that the ends rely on."""
        return self.reliance().answers

    def reliance(self) -> Reliance:
        """Return the answers that the ends rely on, and what it took to tell."""
        return relied_upon(self.ready, self.model, self.ways)

    def _without_end(self) -> list[Breach]:
        """Return how near a case is lost, to every end or to adoption, and where it then stands."""
        case, code = self.model.net.case, self.model.code
        asked = (
            (Claim.ENDS, case.ends, code.case_mask),
            (Claim.ADOPTION, case.gated, code.of_states(0, case.early)),
        )
        found = []
        for claim, goal, among in asked:
            lost = stuck(self.explored, self.ways, code.of_states(0, goal), among)
            if lost:
                end = bottom(self.explored, self.model.found, lost)
                cost = self.explored.costs[lost[0]]
                found.append(Breach((claim, "procedure", ""), cost, end))
        return found[:1]

    def _never(self) -> list[Breach]:
        dead = never(self.model.net, self.explored, self.model.found)
        return [Breach((Claim.ALIVE, f"steps.{step}", what), 0, 0) for step, what in dead]

    def _fault(self, breach: Breach) -> Fault:
        claim, element, other = breach.broken
        story = None
        if claim is not Claim.ALIVE:
            numbers = self.explored.path(breach.state)
            numbers += [breach.leap] if breach.leap is not None else []
            path = [self.model.found[n] for n in numbers]
            story = tell(self.ready, self.model.parts, path)
        if claim in {Claim.ENDS, Claim.ADOPTION} and story is not None:
            element = waiting(self.ready, story.shape)
        return Fault(claim, element, fault_text(self.ready, (claim, element, other)), story)
