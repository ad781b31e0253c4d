"""A case is the fold of its facts; what does not follow is a mistake and raises."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from cases import CHIEF, READY, SECRETARY, accepted, after, ask, before, facts_of, said, scene_of
from procedures import FOUR_NOTS

from decision_flow.domain.case import CASE, Edge, follow
from decision_flow.domain.errors import (
    CalendarMissingError,
    CaseNotFoundError,
    ClockBehindError,
    DecisionFlowError,
    IdempotencyKeyReusedError,
    JournalError,
    MoveUnknownError,
    NotFoundError,
    ProcedureError,
    StaleCaseError,
)
from decision_flow.domain.kind import GATED, Kind, Row, idle
from decision_flow.domain.steps.before.feasibility_study import FEASIBILITY_STUDY
from decision_flow.domain.steps.before.proposal import PROPOSAL
from decision_flow.domain.steps.common import RESERVED, complete
from decision_flow.domain.steps.matter import ENDS, IN_FORCE
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import Text
from decision_flow.engine.machine import Lifecycle


def test_facts_follow_in_order_and_in_their_stream() -> None:
    facts = facts_of()
    case = before("proposal.study")
    for wrong in (facts[0], facts[2], replace(facts[1], stream="other")):
        with pytest.raises(ValueError, match="does not follow"):
            follow(case, wrong)
    assert follow(case, facts[1]).seq == 2


def test_an_edge_starts_from_where_the_component_is() -> None:
    fact = facts_of()[1]
    wrong = replace(fact, edges=(Edge("proposal", "study", "none", "studied"),))
    with pytest.raises(ValueError, match="does not start from 'submitted'"):
        follow(before("proposal.study"), wrong)


def test_a_fact_has_a_name_and_a_case_its_latest() -> None:
    case = after("legality_review.opine")
    latest = case.latest("legality_review")
    assert latest is not None
    assert latest.name == "legality_review.lawful_after_changes"
    assert case.fact("legality_review", "file", "accept") != latest
    assert case.latest("issue") is None


def test_a_fact_names_draft_procedure_and_calendar() -> None:
    scene = scene_of("issue.sign")
    fact = accepted(ask(before("issue.sign"), "issue.sign", scene.says, CHIEF, scene.on))
    assert (fact.draft, fact.procedure) == (said("issue.sign").draft, "f" * 64)
    assert fact.calendar == "c" * 64
    assert fact.kind == "issue@1"
    assert [(e.component, e.target) for e in fact.edges] == [
        ("issue", "issued"),
        (CASE, "post_decision"),
    ]


def test_who_acted_in_which_duty_is_kept() -> None:
    case = after("closing.close")
    assert {"wang", "sun", "wu", "zheng", "zhou", "he", "lin", "qian"} == set(case.acted)
    assert all(case.acted.values())
    assert case.acted[SECRETARY]


def test_a_machine_leads_nowhere_from_the_wrong_state_or_by_an_unknown_trigger() -> None:
    cycle = Lifecycle(["a", "b"], [Row("go", ("a",), "b")])
    assert cycle.fire("a", "go") == "b"
    assert cycle.fire("b", "go") is None
    assert cycle.fire("a", "to_b") is None
    assert cycle.table() == {"go": {"a": "b"}}


def test_a_rule_whose_needs_are_unmet_does_not_fire() -> None:
    rule = READY.rules["issue.sign"]
    with pytest.raises(ValueError, match="does not fire"):
        READY.apply({**READY.initial(), "issue": "issued"}, rule)


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_no_kind_uses_a_reserved_trigger(name: str) -> None:
    kind = replace(PROPOSAL, rows=(idle(name, "done"),))
    with pytest.raises(ValueError, match="reserved"):
        complete(kind)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_kind_names_its_states_in_both_languages_and_lapses_from_each(kind: Kind) -> None:
    for state in kind.states:
        label = kind.state_label(state)
        assert label.zh
        assert label.en
    lapses = [s for row in kind.rows if row.trigger == "lapse" for s in row.sources]
    assert sorted(lapses) == sorted(kind.states)
    assert {row.trigger for row in kind.rows} >= {
        t for v in kind.verbs for t in v.triggers if t != "reopen"
    }
    assert all(verb.label.zh and verb.label.en and verb.by for verb in kind.verbs)
    assert kind.source.act
    assert kind.id == f"{kind.name}@1"


def test_evidence_can_be_reopened_and_nothing_else() -> None:
    assert FEASIBILITY_STUDY.verb("reopen") is not None
    assert PROPOSAL.verb("reopen") is None
    reopened = {name for name in READY.rules if name.endswith(".reopen")}
    gated = {s for g in FOUR_NOTS.gates.values() for s in g.steps} - {"meeting"}
    assert reopened == {f"{step}.reopen" for step in gated}


@pytest.mark.parametrize(
    ("day", "until", "lawful"),
    [
        (date(2019, 12, 31), None, False),
        (date(2020, 1, 1), None, True),
        (date(2023, 12, 31), date(2023, 12, 31), True),
        (date(2024, 1, 1), date(2023, 12, 31), False),
    ],
)
def test_a_procedure_is_in_force_from_its_first_day_to_its_last(
    *, day: date, until: date | None, lawful: bool
) -> None:
    assert replace(FOUR_NOTS, in_force_to=until).in_force(day) is lawful


def test_from_decided_on_means_from_decided_on() -> None:
    assert {str(p) for p in GATED} == {"decided", "post_decision", "closed"}
    assert IN_FORCE < GATED
    assert not GATED & {*ENDS} - {"closed"}


MORNING = datetime(2023, 3, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (CaseNotFoundError("c9"), "case-not-found", "c9"),
        (MoveUnknownError("a", "b"), "move-unknown", "a.b"),
        (StaleCaseError("c1", 7), "case-stale", "第7号"),
        (IdempotencyKeyReusedError("k"), "idempotency-key-reused", "k"),
        (ClockBehindError("c1", MORNING, MORNING), "clock-behind", "c1"),
        (CalendarMissingError(2027), "calendar-missing", "2027年"),
        (JournalError("c1", 3, Text("断链", "broken")), "journal-broken", "断链"),
        (ProcedureError(Text("错", "wrong"), "a.yaml:3: "), "procedure-invalid", "a.yaml:3: 错"),
        (ProcedureError(Text("错", "wrong")), "procedure-invalid", "错"),
    ],
)
def test_an_error_made_on_purpose_has_a_code_and_speaks(
    error: DecisionFlowError, code: str, says: str
) -> None:
    assert error.code == code
    assert says in str(error)
    assert error.text.en
    assert isinstance(error, NotFoundError) is code.endswith(("not-found", "unknown"))
