"""The shipped procedures are proved, small, and named for ever by what was shown of them."""

import json
import resource
from dataclasses import replace

import procedures
import pytest
from sabotage import parallel

import workflows
from decision_flow.domain.kind import Choice, Row
from decision_flow.domain.law import FLOORS
from decision_flow.domain.steps.registry import KINDS
from decision_flow.engine.proof import (
    Certificate,
    Claim,
    Disproof,
    NotProved,
    certificate_bytes,
    prove,
    report,
)
from decision_flow.engine.proof.canonical import digest, floor_digest, kinds_digest
from decision_flow.engine.proof.narrows import narrows

SHIPPED = workflows.load_all()


@pytest.mark.parametrize("key", SHIPPED)
def test_it_is_proved_in_a_few_hundred_states(key):
    outcome = prove(SHIPPED[key])
    assert isinstance(outcome, Certificate)
    assert outcome.procedure_digest == SHIPPED[key].digest
    assert outcome.states <= 400
    assert outcome.properties == tuple(Claim)


def test_the_ends_rely_on_somebody_accepting():
    outcome = prove(SHIPPED["four-nots"])
    assert [a.rule for a in outcome.answers] == ["legality_review.accept", "submission.accept"]
    assert outcome.answers[0].label.zh == "合法性审查：受理"


def waived_by_chance(kind):
    rows = tuple(
        replace(row, choice=Choice.MAY) if row.trigger == "not_applicable" else row
        for row in kind.rows
    )
    return replace(kind, rows=rows)


@pytest.mark.parametrize("key", SHIPPED)
def test_no_end_relies_on_a_step_that_is_found_not_applicable(key):
    """What failed can no longer be: a refusal that lasts must not be on the only way to an end."""
    kinds = {name: waived_by_chance(kind) for name, kind in KINDS.items()}
    outcome = prove(SHIPPED[key], kinds=kinds)
    assert isinstance(outcome, Certificate)
    assert outcome.properties == tuple(Claim)
    relied = {a.rule for a in outcome.answers}
    assert {"risk_assessment.controllable", "fair_competition.pass"} <= relied
    assert not any(rule.endswith(".not_applicable") for rule in relied)


@pytest.mark.parametrize("procedure", [procedures.FOUR_NOTS, procedures.MINIMUM])
def test_procedures_made_in_python_are_proved_too(procedure):
    assert isinstance(prove(procedure), Certificate)


def test_a_certificate_has_the_same_bytes_each_time():
    one, two = (certificate_bytes(prove(SHIPPED["four-nots"])) for _ in range(2))
    assert one == two
    said = json.loads(one)
    assert said["format"] == "certificate/1"
    assert said["certificate"]["checker"] == "proof/4"
    assert said["certificate"]["properties"] == [str(claim) for claim in Claim]


def test_the_digest_of_the_kinds_follows_their_tables():
    issue = KINDS["issue@1"]
    row = Row("sign", ("none", "lapsed"), "issued", Choice.FATE, (("case", "issue"),))
    assert kinds_digest([issue]) == kinds_digest([replace(issue, rows=issue.rows)])
    assert kinds_digest([issue]) != kinds_digest([replace(issue, rows=(row, *issue.rows[1:]))])
    assert kinds_digest(KINDS.values()) == kinds_digest(reversed(KINDS.values()))


def test_the_digest_of_the_floor_follows_the_floor():
    floor = FLOORS["four-nots"]
    assert floor_digest(floor) != floor_digest(FLOORS["decree-713"])
    assert floor_digest(floor) == floor_digest(replace(floor))


def test_what_has_no_lasting_form_has_no_digest():
    with pytest.raises(TypeError):
        digest(object())


def test_a_report_says_what_holds_in_both_languages():
    told = report(prove(SHIPPED["four-nots"]))
    assert "已证明" in told.zh
    assert "answers that the ends rely on: Legality review: accept" in told.en
    assert all(claim.text.zh in told.zh and claim.text.en in told.en for claim in Claim)


def test_past_its_bound_nothing_is_claimed():
    outcome = prove(SHIPPED["four-nots"], limit=100)
    assert outcome == NotProved("four-nots", SHIPPED["four-nots"].version, 100)
    assert "not proved" in report(outcome).en
    assert "不予采用" in report(outcome).zh


def test_twelve_parallel_conditional_and_exemptible_steps_are_proved():
    outcome = prove(parallel(12))
    assert isinstance(outcome, Certificate)
    assert outcome.states < 13_000
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    assert most <= 1_000  # of the whole test process; `benchmarks/proof.py` measures it alone


@pytest.mark.parametrize(
    ("changed", "element"),
    [
        ({"profile": "unheard-of"}, "profile"),
        ({"steps": {}}, "steps"),
        (
            {
                "gates": {
                    **SHIPPED["four-nots"].gates,
                    "g": replace(
                        SHIPPED["four-nots"].gates["legality"], key="g", steps=("nowhere",)
                    ),
                }
            },
            "gates.g",
        ),
        ({"reopens": {**SHIPPED["four-nots"].reopens, "editorial": ("g",)}}, "reopens.editorial"),
        (
            {
                "steps": {
                    **SHIPPED["four-nots"].steps,
                    "issue": replace(SHIPPED["four-nots"].steps["issue"], after=("nowhere",)),
                }
            },
            "steps.issue",
        ),
        (
            {"reopens": {k: v for k, v in SHIPPED["four-nots"].reopens.items() if k != "ordered"}},
            "reopens.ordered",
        ),
        (
            {"rework": (replace(SHIPPED["four-nots"].rework[0], to="nowhere"),)},
            "rework.risk_assessment.uncontrollable",
        ),
    ],
)
def test_names_that_lead_nowhere_are_told(changed, element):
    outcome = prove(replace(SHIPPED["four-nots"], **changed))
    assert isinstance(outcome, Disproof)
    assert element in {fault.element for fault in outcome.faults}
    assert {fault.claim for fault in outcome.faults} == {Claim.FLOOR}
    assert outcome.states == 0


def floor_faults(**changed):
    outcome = prove(replace(SHIPPED["four-nots"], digest="", **changed))
    assert isinstance(outcome, Disproof)
    return {fault.element: fault.text.en for fault in outcome.faults if fault.claim == "floor"}


def step(key, **changed):
    steps = SHIPPED["four-nots"].steps
    return {**steps, key: replace(steps[key], **changed)}


def test_the_floor_names_the_element_that_falls_short():
    gates = SHIPPED["four-nots"].gates
    bare = {**gates, "legality": replace(gates["legality"], steps=("department_opinions",))}
    assert "no step of kind legality_review" in floor_faults(gates=bare)["gates.legality"]
    exempt = {**gates, "evaluation": replace(gates["evaluation"], exempt=("not_public_by_law",))}
    assert "By law only these" in floor_faults(gates=exempt)["gates.evaluation"]
    whim = {**gates, "consultation": replace(gates["consultation"], exempt=("whim",))}
    assert "whim" in floor_faults(gates=whim)["gates.consultation"]
    told = floor_faults(steps=step("feasibility_study", exempt=("not_public_by_law",)))
    assert "cannot be exempt" in told["steps.feasibility_study"]
    told = floor_faults(steps=step("issue", conditional=SHIPPED["four-nots"].label))
    assert "always applies" in told["steps.issue"]
    told = floor_faults(rework=SHIPPED["four-nots"].rework[1:])
    assert "Nothing says where" in told["rework.risk_assessment.uncontrollable"]


def added(*after, kind="feasibility_study@1", stands_on="drafting"):
    """Return a step that a place adds, the steps that wait for it, and what the floor says."""
    steps = SHIPPED["four-nots"].steps
    new = replace(steps["feasibility_study"], key="new", kind=kind, after=(stands_on,))
    waiting = {key: replace(steps[key], after=(*steps[key].after, "new")) for key in after}
    return floor_faults(steps={**steps, "new": new, **waiting})


def test_a_step_that_nobody_waits_for_is_one_fault_with_its_remedy():
    (found,) = added().items()
    assert found[0] == "steps.new"
    assert "name it in `after` of legality_review, or make it part of a gate" in found[1]


def test_a_step_that_is_awaited_too_late_is_told_where_it_is_due_first():
    assert list(added("submission")) == ["steps.legality_review"]


def test_a_step_that_cannot_stand_in_a_gate_is_not_offered_one():
    told = added(kind="superior_approval@1", stands_on="meeting")["steps.new"]
    assert told.endswith("name it in `after` of issue.")


def test_a_report_of_faults_says_that_more_may_follow():
    told = report(prove(replace(SHIPPED["four-nots"], steps={})))
    assert told.en.endswith("some properties can be asked only then.")
    assert told.zh.endswith("以后才能检验。")


def test_narrows_are_what_every_way_passes():
    passed = narrows(SHIPPED["four-nots"], "meeting")
    assert passed == ("proposal", "start", "drafting", "legality_review", "submission", "meeting")
