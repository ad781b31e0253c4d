"""Spoiled procedures are refused, each with a story told by the real machines, or its element."""

import pytest
from sabotage import SABOTAGE, sound

from decision_flow.domain.law import FLOORS
from decision_flow.engine.proof import Certificate, Claim, Disproof, prove, prove_ready, report
from decision_flow.engine.rules import Ready
from workflows import ProcedureFaultsError, load_text

WITHOUT_STORY = {Claim.FLOOR, Claim.ALIVE}


def proved(spoiled):
    if isinstance(spoiled, Ready):
        return prove_ready(spoiled, FLOORS[spoiled.procedure.profile])
    return prove(spoiled)


def replay(ready, story, claim):
    """Make every move again on the real machines: each is allowed, and takes the edges told.

    What is shown of a rule that cannot be carried out is that they refuse its last move.
    """
    shape = ready.initial()
    for told in story.moves:
        rule = ready.rules[told.rule]
        assert not ready.unmet(shape, rule)
        if told is story.moves[-1] and claim is Claim.FIRES:
            with pytest.raises(ValueError, match="does not fire"):
                ready.apply(shape, rule)
            return shape
        assert ready.apply(shape, rule) == told.edges
        shape = {**shape} | {edge.component: edge.target for edge in told.edges}
    return shape


def test_it_is_sound_before_it_is_spoiled():
    assert isinstance(prove(sound()), Certificate)


def test_there_are_seventeen_at_least():
    assert len(SABOTAGE) >= 17


def test_every_claim_refuses_one_of_them():
    assert {claim for _, claim, _ in SABOTAGE.values()} == {str(claim) for claim in Claim}


@pytest.mark.parametrize("name", SABOTAGE)
def test_a_spoiled_procedure_is_refused(name):
    spoil, claim, element = SABOTAGE[name]
    spoiled = spoil()
    outcome = proved(spoiled)
    assert isinstance(outcome, Disproof)
    assert (claim, element) in {(str(f.claim), f.element) for f in outcome.faults}
    assert outcome.states <= 25_000
    ready = spoiled if isinstance(spoiled, Ready) else Ready(spoiled)
    for fault in outcome.faults:
        assert (fault.counterexample is None) == (fault.claim in WITHOUT_STORY)
        if fault.counterexample is not None:
            assert replay(ready, fault.counterexample, fault.claim) == fault.counterexample.shape
    told = report(outcome)
    assert element in told.zh
    assert element in told.en


def test_a_period_lowered_without_a_source_is_refused_by_line(child):
    text = child("""\
steps:
  - key: open_consultation
    figures:
      period: {at_least: 10, unit: days, source: {place: 第十二条}}
""")
    with pytest.raises(ProcedureFaultsError) as caught:
        load_text(text, "some-county.yaml")
    assert [fault.place.line for fault in caught.value.faults] == [11]


def test_a_story_has_the_fewest_moves():
    spoil, _, _ = SABOTAGE["a loop that keeps stale evidence"]
    stale = [f for f in prove(spoil()).faults if f.claim is Claim.STANDING]
    shortest = min(len(f.counterexample.moves) for f in stale)
    told = next(f for f in stale if f.element == "steps.feasibility_study").counterexample
    assert len(told.moves) == shortest
    assert [move.rule for move in told.moves][-4:] == [
        "drafting.register",
        "feasibility_study.file",
        "drafting.revise",
        "drafting.classify_substantive",
    ]
    assert told.moves[-1].label.zh == "决策草案：认定修改性质（classify_substantive）"
