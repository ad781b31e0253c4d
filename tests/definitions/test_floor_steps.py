"""The floor holds steps: what a matter may need is asked of every matter, whoever made the file."""

from dataclasses import replace

import pytest
from sabotage import without_step

from decision_flow.domain.law import FLOORS, REQUIRED
from decision_flow.domain.steps.registry import KINDS
from decision_flow.engine.proof import Claim, Disproof, prove
from workflows import load, shipped

UNDER = ["decree-713", "four-nots"]
BY_KIND = {required.kind: required for required in REQUIRED}


def step_of(kind):
    (key,) = load("decree-713").steps_of_kind(kind)
    return key


def floor_faults(procedure):
    outcome = prove(procedure)
    assert isinstance(outcome, Disproof)
    return [fault for fault in outcome.faults if fault.claim is Claim.FLOOR]


@pytest.mark.parametrize("under", UNDER)
@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("department_opinions", "《重大行政决策程序暂行条例》第十三条"),
        ("fair_competition", "《公平竞争审查条例》第十四条"),
        ("congress_report", "《重大行政决策程序暂行条例》第八条"),
        ("consultation", "《重大行政决策程序暂行条例》第十四条"),
        ("expert_argument", "《重大行政决策程序暂行条例》第十九条"),
        ("risk_assessment", "《重大行政决策程序暂行条例》第二十二条"),
        ("execution", "《重大行政决策程序暂行条例》第三十四条"),
    ],
)
def test_a_procedure_that_leaves_a_statutory_step_out_is_told_its_article_and_what_to_add(
    under, kind, source
):
    found = floor_faults(without_step(load(under), step_of(kind)))

    (told,) = [f.text for f in found if f.element == "steps"]
    assert source in told.zh
    assert f"add a step of kind {kind}@1" in told.en
    assert ("in a gate" in told.en) is KINDS[f"{kind}@1"].evidence
    assert ("`when`" in told.en) is KINDS[f"{kind}@1"].conditional


@pytest.mark.parametrize("kind", [k for k, required in BY_KIND.items() if required.gated])
def test_a_step_that_attests_to_the_text_stands_in_a_gate_or_no_change_reopens_it(kind):
    procedure, key = load("decree-713"), step_of(kind)
    gates = {
        name: replace(gate, steps=tuple(s for s in gate.steps if s != key))
        for name, gate in procedure.gates.items()
    }

    found = floor_faults(replace(procedure, gates=gates, digest=""))

    told = [f.text for f in found if "no change of the text reopens it" in f.text.en]
    assert [text.zh.startswith(f"“{BY_KIND[kind].label.zh}”") for text in told] == [True]
    assert "列入一个关口" in told[0].zh


@pytest.mark.parametrize("under", UNDER)
def test_the_evaluation_always_has_the_lead_units_study(under):
    found = floor_faults(without_step(load(under), "feasibility_study"))

    assert [f.element for f in found] == ["gates.evaluation"]
    assert "feasibility_study" in found[0].text.en


@pytest.mark.parametrize("under", UNDER)
def test_the_lead_units_study_is_never_found_not_applicable(under):
    assert not KINDS["feasibility_study@1"].conditional
    floor = next(gate for gate in FLOORS[under].gates if gate.key == "evaluation")
    assert floor.kind == "feasibility_study"


def test_what_the_floor_says_of_a_kind_is_what_the_kind_is():
    for required in REQUIRED:
        kind = KINDS[f"{required.kind}@1"]
        assert required.conditional is kind.conditional
        assert not required.gated or kind.evidence


def test_a_file_from_scratch_is_refused_at_its_steps(decree_713, line_of):
    text = decree_713.replace("key: decree-713", "key: scratch")
    begins, ends = (text.index(f"  - key: {key}") for key in ("congress_report", "superior_app"))
    text = text[:begins] + text[ends:]
    text = text.replace("party_report, congress_report, sup", "party_report, sup")
    text = text.replace("party_report.return, congress_report.return,", "party_report.return,")

    resolved = shipped().resolve_text(text, "scratch.yaml")

    (fault,) = floor_faults(resolved.procedure)
    assert "第八条" in fault.text.zh
    assert resolved.place(fault.element).line == line_of(text, "steps:")
