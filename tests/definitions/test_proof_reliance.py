"""The quick ways to tell whether ends need an answer say what striking it out and walking says."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from sabotage import parallel
from small_definitions import CORNERS, small

import workflows
from decision_flow.domain.kind import Choice
from decision_flow.domain.law import FLOORS
from decision_flow.domain.steps.registry import KINDS
from decision_flow.engine.proof import Proof
from decision_flow.engine.proof.answers import Reliance
from decision_flow.engine.proof.answers.detours import Detours, _Finer
from decision_flow.engine.proof.answers.routes import Routes
from decision_flow.engine.proof.answers.turns import Turn
from decision_flow.engine.proof.space.code import Code
from decision_flow.engine.proof.space.collapse import collapsed, hopes, keeps
from decision_flow.engine.proof.space.quotient import leaps
from decision_flow.engine.proof.space.reach import DashedError, ends_from_everywhere
from decision_flow.engine.rules import Ready

SEEDS = 200
SHARES = 2
VARIANTS = 12
MOST_STATES = 2_000


def answers(ready):
    return [r.name for r in ready.rules.values() if Choice.FATE in {r.choice, *r.choices.values()}]


def plainly(proof, rule):
    """Whether every case ends without an answer: struck out, collapsed from nothing, walked."""
    net = proof.model.net
    left = replace(net, acts=tuple(act for act in net.acts if act.rule != rule))
    try:
        return walked(left, collapsed(left, hopes(left)))
    except DashedError:
        return walked(left, collapsed(left, frozenset()))


def walked(net, parts):
    ends, _ = ends_from_everywhere(Code(net, parts), leaps(net, parts))
    return ends


def shipped(key, kinds=KINDS):
    procedure = workflows.load(key)
    return Proof(Ready(procedure, kinds), FLOORS[procedure.profile])


def proved(seed):
    """The proof of a small definition, where it is sound."""
    made = small(seed)
    proof = Proof(made.ready, made.floor, limit=MOST_STATES)
    return None if proof.breaches or not proof.explored.complete else proof


@pytest.mark.parametrize("share", range(SHARES))
def test_random_definitions_rely_on_what_a_plain_walk_finds(share):
    asked = Counter()
    for seed in range(len(CORNERS) + share, SEEDS, SHARES):
        proof = proved(seed)
        if proof is None:
            continue
        relied = [rule for rule in answers(proof.ready) if not plainly(proof, rule)]
        found = proof.reliance()
        assert list(found.answers) == relied, f"seed {seed}"
        asked["answers"] += len(answers(proof.ready))
        asked["relied"] += len(relied)
        asked["definitions"] += 1
    assert asked["definitions"] >= 20
    assert min(asked["relied"], asked["answers"] - asked["relied"]) >= 50


@pytest.mark.parametrize("key", workflows.load_all())
def test_the_shipped_procedures_rely_on_what_a_plain_walk_finds(key):
    proof = shipped(key)
    plain = tuple(rule for rule in answers(proof.ready) if not plainly(proof, rule))
    assert proof.reliance() == Reliance(plain, walked=0)


def chosen_anew(seed):
    """The kinds of steps, with some of what is owed or answered left to chance, or the reverse."""
    random = Random(seed)  # noqa: S311 - definitions to try, not secrets
    odds = {Choice.FATE: (0.1, Choice.MAY), Choice.OWED: (0.06, Choice.FATE)}
    odds[Choice.MAY] = (0.05, Choice.FATE)

    def anew(row):
        chance, other = odds[row.choice]
        return replace(row, choice=other) if random.random() < chance else row

    return {k: replace(kind, rows=tuple(map(anew, kind.rows))) for k, kind in KINDS.items()}


def said(proof):
    """What one component alone says of each answer without which its blocks fall apart."""
    detours = Detours(proof.model, Routes(proof.model, proof.ways))
    return [
        (rule, detours.end_without(rule, i))
        for rule in answers(proof.ready)
        for i in detours.of(rule)
        if not keeps(proof.model.parts[i], i, rule)
    ]


def test_one_component_alone_never_says_what_a_plain_walk_denies():
    found = Counter()
    for seed in range(VARIANTS):
        proof = shipped("four-nots", chosen_anew(seed))
        for rule, quick in () if proof.breaches else said(proof):
            assert quick in {None, plainly(proof, rule)}, f"seed {seed}: {rule}"
            found[quick] += 1
    assert min(found[True], found[False], found[None]) >= 5


def _anywhere_in_its_block(self, finer, asked):
    del asked
    return [other for other in self.block if self.block[other] == self.block[finer]]


MUTANTS = {
    "every block follows": ("_following", lambda self: set(self.block)),
    "every block can": ("_can", lambda *_: True),
    "every route turns off": ("_comes_off", lambda *_: True),
    "blocks are not finer": ("_near", _anywhere_in_its_block),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_faulty_detour_is_caught(name, monkeypatch):
    proof = shipped("four-nots")
    assert ("legality_review.accept", False) in said(proof)
    monkeypatch.setattr(_Finer, *MUTANTS[name])
    assert ("legality_review.accept", True) in said(proof)


def test_a_turn_does_for_another_of_the_same_effect_that_needs_no_less():
    needs = {1: frozenset({0, 1})}
    turn = Turn(needs, {2: {0: 1}}, to=0)
    assert turn.does(turn)
    assert turn.does(Turn({1: frozenset({0}), 3: frozenset({0})}, {2: {0: 1}}, to=0))
    assert not turn.does(Turn({1: frozenset({0, 1, 2})}, {2: {0: 1}}, to=0))
    assert not turn.does(Turn({}, {2: {0: 1}}, to=0))
    assert not turn.does(Turn(needs, {}, to=0))


def test_twelve_parallel_steps_are_walked_no_second_time():
    proof = Proof(Ready(parallel(12)), FLOORS["four-nots"])
    assert len(proof.explored.states) < 13_000
    assert proof.reliance() == Reliance(("legality_review.accept", "submission.accept"), walked=0)
