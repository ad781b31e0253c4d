"""What is proved is what runs: tables are the machines', and `decide` takes every edge."""

import pytest
from permissive import asked_for, opened, permissive, taken
from transitions import Machine, MachineError

import workflows
from decision_flow.domain.case import follow
from decision_flow.domain.law import FLOORS
from decision_flow.domain.move import Accepted
from decision_flow.domain.steps.matter import MATTER
from decision_flow.domain.steps.registry import KINDS
from decision_flow.engine.machine import table_of
from decision_flow.engine.proof import Proof
from decision_flow.engine.proof.space.watch import CURRENT
from decision_flow.engine.proof.tell import moves
from decision_flow.engine.rules import Ready


class Marker:
    state = ""


@pytest.mark.parametrize("kind", [*KINDS.values(), MATTER], ids=lambda kind: kind.id)
def test_every_state_and_trigger_of_a_table_is_what_a_fresh_machine_does(kind):
    rows = [row for row in kind.rows if row.dest != "="]
    still = [row.trigger for row in kind.rows if row.dest == "="]
    states = [str(state) for state in kind.states]
    machine = Machine(model=None, states=states, initial=states[0], auto_transitions=False)
    for row in rows:
        machine.add_transition(row.trigger, [str(s) for s in row.sources], str(row.dest))
    leads = table_of(kind).leads
    assert {*leads} == {row.trigger for row in kind.rows}
    for trigger in leads:
        for state in states:
            assert leads[trigger].get(state) == fired(machine, state, trigger) or trigger in still


def fired(machine, state, trigger):
    marker = Marker()
    machine.add_model(marker, initial=state)
    try:
        machine.events[trigger].trigger(marker)
    except (MachineError, KeyError):
        return None
    finally:
        machine.remove_model(marker)
    return marker.state


@pytest.fixture(scope="module", params=["four-nots", "decree-713", "city-hearing"])
def walked(request):
    """The proof of a shipped procedure, and a case in each of its states, led there by `decide`.

    Every edge is taken on the way, from the case in its source; nothing is shared with the
    exploration but the names of the moves.
    """
    procedure = workflows.offered().load(request.param)
    proof = Proof(Ready(procedure), FLOORS[procedure.profile])
    ready = permissive(procedure)
    model, explored = proof.model, proof.explored
    cases = {0: (opened(ready), [0] * len(model.parts))}
    taken_edges = 0
    for source, target, leap in sorted(explored.edges, key=lambda e: explored.costs[e[0]]):
        case, states = cases[source]
        states = [*states]
        for name in moves(model.parts, states, model.found[leap]):
            case = taken(ready, case, name)
        assert_same(model.net, case, states)
        reached = tuple(part.blocks[j] for part, j in zip(model.parts, states, strict=True))
        expected = model.code.blocks(explored.states[target])
        assert reached == expected or reached[0] == expected[0]
        taken_edges += 1
        cases.setdefault(target, (case, states))
    assert taken_edges == len(explored.edges)
    assert len(cases) == len(explored.states)
    return ready, proof, cases


def assert_same(net, case, states):
    """The case stands where the proof says, and its evidence is about what the law says."""
    for part, j in zip(net.components, states, strict=True):
        state, mark = part.states[j]
        assert case.shape[part.name] == state
        if mark == CURRENT:
            assert case.about[part.name] == case.draft


def test_every_edge_of_the_proof_is_taken_by_decide(walked):
    _, proof, cases = walked
    assert len(cases) == len(proof.explored.states)


def test_decide_refuses_what_the_proof_does_not_explore_and_nothing_else(walked):
    ready, _, cases = walked
    for number, (case, _) in cases.items():
        for rule in ready.rules.values():
            allowed = not ready.unmet(case.shape, rule)
            if allowed or number % 4 == 0:
                answer = asked_for(ready, case, rule.name)
                assert isinstance(answer, Accepted) == allowed, rule.name
                edges = answer.facts[0].edges if allowed else ()
                assert edges == (ready.apply(case.shape, rule) if allowed else ())


def test_a_touched_step_is_reopened_by_a_rule_of_the_proof(walked):
    ready, _, cases = walked
    rule, then = "drafting.classify_editorial", "feasibility_study.reopen"
    tried = 0
    for case, _ in cases.values():
        if ready.unmet(case.shape, ready.rules[rule]):
            continue
        answer = asked_for(ready, case, rule, touches=("feasibility_study",))
        after = taken(ready, case, rule)
        again = ready.rules[then]
        if not ready.unmet(after.shape, again):
            tried += 1
            after = taken(ready, after, then)
        assert isinstance(answer, Accepted)
        assert follow(case, answer.facts[0]).shape == after.shape
    assert tried
