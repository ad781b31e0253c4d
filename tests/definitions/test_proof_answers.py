"""The answers that ends rely on, and the corners of the checker that sound procedures never see."""

import pytest
from agreement import searched
from enumerator import Enumerator
from sabotage import sound
from small_definitions import CORNERS, small

from decision_flow.domain.kind import Choice
from decision_flow.domain.law import FLOORS
from decision_flow.engine.proof import Claim, Proof, prove_ready
from decision_flow.engine.proof.answers import struck
from decision_flow.engine.proof.answers.struck import walked_without
from decision_flow.engine.proof.space.blocks import FAR, Part
from decision_flow.engine.proof.space.code import Code
from decision_flow.engine.proof.space.collapse import collapsed, hopes
from decision_flow.engine.proof.space.net import net_of
from decision_flow.engine.proof.space.quotient import leaps
from decision_flow.engine.proof.space.reach import DashedError, ends_from_everywhere
from decision_flow.engine.proof.tell import ContradictionError, executed, label_of, tell, waiting
from decision_flow.engine.rules import Ready, Rule

SEEDS = 140
MOST_STATES = 250


def test_answers_are_those_without_which_a_full_search_finds_no_end():
    compared = 0
    for seed in range(len(CORNERS), SEEDS):
        made = small(seed)
        seen = searched(made, MOST_STATES)
        if seen is None or seen.broken or seen.endless is not None:
            continue
        proof = Proof(made.ready, made.floor)
        assert list(proof.answers()) == [r for r in answers(made.ready) if needed(made, r)], seed
        compared += 1
    assert compared >= 20


def answers(ready):
    return [r.name for r in ready.rules.values() if Choice.FATE in {r.choice, *r.choices.values()}]


def needed(made, rule):
    return (
        Enumerator(made.ready, made.floor, struck=rule).search(4 * MOST_STATES).endless is not None
    )


@pytest.mark.parametrize("seed", range(len(CORNERS)), ids=CORNERS)
def test_answers_are_found_where_hopes_fail_and_steps_halt(seed):
    made = small(seed)
    assert set(Proof(made.ready, made.floor).answers()) <= set(answers(made.ready))


def test_a_hope_that_fails_is_seen():
    """Evidence that is redone can be voided under what stands on it: rare, and found."""
    assert any(map(hope_fails, range(900)))


def hope_fails(seed):
    made = small(seed)
    net = net_of(made.ready, made.floor)
    parts = collapsed(net, hopes(net))
    try:
        ends_from_everywhere(Code(net, parts), leaps(net, parts))
    except DashedError:
        return True
    return False


def test_a_hope_that_fails_only_without_an_answer_is_given_up(monkeypatch):
    asked = []

    def dashed_at_first(*given):
        asked.append(given)
        if len(asked) == 1:
            raise DashedError
        return ends_from_everywhere(*given)

    proof = Proof(Ready(sound()), FLOORS["four-nots"])
    monkeypatch.setattr(struck, "ends_from_everywhere", dashed_at_first)
    ends, _ = walked_without("legality_review.accept", proof.model)
    assert not ends
    assert len(asked) == 2


def test_a_rule_that_cannot_be_carried_out_is_told_to_its_last_move():
    made = next(m for m in map(small, range(2_000)) if broken(m))
    fault = next(f for f in prove_ready(made.ready, made.floor).faults if f.claim is Claim.FIRES)
    assert fault.element == "rules.submission.accept"
    assert fault.counterexample.moves[-1].rule == "submission.accept"
    assert fault.counterexample.moves[-1].edges == ()


def broken(made):
    twice = made.ready.rules["submission.accept"].fires.count(("case", "table")) == 2
    return twice and any(b.broken[0] is Claim.FIRES for b in Proof(made.ready, made.floor).breaches)


def test_a_bound_is_kept_to_after_a_fault_too():
    made = small(next(s for s in range(2_000) if Proof(small(s).ready, small(s).floor).breaches))
    assert len(Proof(made.ready, made.floor, limit=3).explored.states) <= 40


def test_what_the_machines_refuse_is_never_told():
    ready = Ready(sound())
    with pytest.raises(ContradictionError, match="refused"):
        executed(ready, ["meeting.agreed"])
    proof = Proof(ready, small(10).floor)
    tabled = [n for n, leap in enumerate(proof.model.found) if "issue.sign" in rules(leap)]
    with pytest.raises(ContradictionError, match="nothing leads"):
        tell(ready, proof.model.parts, [proof.model.found[tabled[0]]])


def rules(leap):
    return [variant.act.rule for variant in leap.variants]


def test_a_case_that_waits_for_no_step_waits_for_the_procedure():
    ready = Ready(sound())
    assert waiting(ready, ready.initial()) == "steps.proposal"
    assert waiting(ready, {**ready.initial(), "case": "withdrawn"}) == "procedure"


def test_a_rule_that_nobody_asks_for_is_called_by_its_trigger():
    rule = Rule("meeting", "unheard_of", {}, (), Choice.MAY)
    assert label_of(Ready(sound()), rule).en == "Collective discussion: unheard_of"


def test_what_cannot_be_reached_is_far():
    part = Part((0, 0, 1), {0: ((1, "on"),)}, {}, {})
    assert part.distance(0, frozenset({1})) == 1
    assert part.distance(0, frozenset({2})) == FAR
