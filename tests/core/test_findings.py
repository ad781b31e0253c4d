"""A correction of a fact on which a passed gate rests is a finding; nothing falls by it."""

import pytest
from cases import (
    CALENDAR,
    READY,
    TOWN,
    accepted,
    ask,
    before,
    scene_of,
    take,
    warnings,
)
from corrections import as_reported

from api.demo.scene import paper
from decision_flow.domain.case import Case, ReportError
from decision_flow.domain.move import Setting
from decision_flow.domain.steps.common import Reopen
from decision_flow.engine.explain import explain
from decision_flow.engine.findings import findings
from decision_flow.engine.ledger import ledger


def corrected(case: Case, name: str) -> tuple[Case, int]:
    """Return the case once the fact of this name was corrected, and the fact's line."""
    step, _, verb = name.partition(".")
    fact = case.fact(step, verb)
    assert fact is not None
    error = ReportError(seq=fact.seq, wrong="12条", right="21条", evidence=paper("登记簿"))
    when = max(f.stated_at for f in case.last.values())
    case = take(case, "case.report_error", error, "zhou", when)
    return take(case, "case.correct", as_reported(error, case.seq), "guo", when), fact.seq


def test_a_correction_of_what_a_passed_gate_rests_on_is_a_finding() -> None:
    case, wrong = corrected(before("meeting.schedule"), "open_consultation.answer")
    (found,) = findings(READY, case)
    assert (found.gate, found.step, found.fact) == ("consultation", "open_consultation", wrong)
    assert found.correction == case.seq


def test_whoever_acts_next_is_told_and_not_kept_from_it() -> None:
    case, _ = corrected(before("meeting.schedule"), "open_consultation.answer")
    scene = scene_of("meeting.schedule")
    answer = ask(case, "meeting.schedule", scene.says, scene.who, scene.on)
    accepted(answer)
    assert "gate.corrected" in warnings(answer)
    options = explain(READY, case, Setting(TOWN, CALENDAR, scene.on))
    (told,) = [o for o in options if (o.step, o.verb) == ("meeting", "schedule")]
    assert told.open
    assert "gate.corrected" in {v.code for v in told.verdicts}


@pytest.mark.parametrize("name", ["proposal.submit", "drafting.register"])
def test_a_correction_of_what_no_gate_rests_on_is_none(name: str) -> None:
    case, _ = corrected(before("meeting.schedule"), name)
    assert findings(READY, case) == ()
    assert case.corrections


def test_while_the_gate_is_not_passed_there_is_nothing_to_undermine() -> None:
    case, _ = corrected(before("open_consultation.answer"), "open_consultation.publish")
    assert findings(READY, case) == ()


def test_evidence_that_fell_is_no_longer_found_wrong() -> None:
    case, _ = corrected(before("legality_review.file"), "open_consultation.answer")
    assert findings(READY, case)
    when = max(f.stated_at for f in case.last.values())
    case = take(case, "open_consultation.reopen", Reopen(reasons="条数有误"), "zheng", when)
    assert findings(READY, case) == ()


def test_the_ledger_names_the_correction_beside_the_act() -> None:
    case, wrong = corrected(before("meeting.schedule"), "open_consultation.answer")
    facts = sorted(case.last.values(), key=lambda f: f.seq)
    acts = [a for one in ledger(facts, {}) for a in one.acts if a.seq == wrong]
    assert [a.corrected_by for a in acts] == [(case.seq,)]
