"""The rule sets that ship: they load, they cite, and what is published stays as it was."""

from fractions import Fraction

import pytest

from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.law import FLOORS
from decision_flow.domain.procedure import Bound
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import DECREE_713, FAIR_COMPETITION, OPENNESS, SourceKind
from workflows import load, load_all

PUBLISHED = {
    ("decree-713", 1): "5a7cd1e67a75ac3ec5a5f4dc1831fd01392fadcb69d6e7e617600e2e16b53e04",
    ("four-nots", 1): "fa617eb04463df448288e0b6acd5ba47c717a7bdf26d4a57596c4a019e89525b",
    ("decree-713", 2): "4229ac417af2d57e3f21c02f88b7c88f9980661361ab2a7445d62d3ddca56c27",
    ("four-nots", 2): "8f703cafc9282450e7919edf4bf88930126d4beb6c41b7ffe48d231fc3298873",
    ("four-nots", 3): "88e42b64471303d17cdd9ff86240775c0b1978a2ca7fe3b7e1d99b1663527e69",
    ("four-nots", 4): "96bb66b3be70d4806ca94dcb2d345326bf0a84dd46113f3f7e458b661925ed23",
}
"""Published is published: a change is a new version, and a new line here."""

STEPS = """
proposal start drafting feasibility_study department_opinions open_consultation expert_argument
risk_assessment fair_competition legality_review submission meeting party_report congress_report
superior_approval issue publication archive execution post_evaluation responsibility closing"""

GATES = {
    "departments": ("department_opinions",),
    "consultation": ("open_consultation",),
    "evaluation": ("feasibility_study", "expert_argument", "risk_assessment"),
    "fair_competition": ("fair_competition",),
    "legality": ("legality_review",),
    "deliberation": ("meeting",),
}

CONDITIONAL = {
    "expert_argument",
    "risk_assessment",
    "fair_competition",
    "congress_report",
    "superior_approval",
}

ACTS = {DECREE_713, FAIR_COMPETITION, OPENNESS, "预算法", "四个不决策制度", "本系统默认规则"}

every_shipped = pytest.mark.parametrize("key", load_all())


def sources_of(procedure):
    """Yield every source of a procedure."""
    yield procedure.source
    for gate in procedure.gates.values():
        yield gate.source
    for step in procedure.steps.values():
        yield step.source
        yield from (figure.source for figure in step.figures.values())
        yield from (paper.source for paper in step.papers.values())


def test_every_shipped_version_is_published_and_unchanged():
    shipped = {(p.key, p.version): p.digest for p in load_all().values()}
    newest = {key: max(v for k, v in PUBLISHED if k == key) for key, _ in PUBLISHED}

    assert shipped == {item: PUBLISHED[item] for item in newest.items()}


@every_shipped
def test_the_steps_and_gates_have_the_names_that_everything_else_relies_on(key):
    procedure = load(key)

    assert list(procedure.steps) == STEPS.split()
    assert {name: gate.steps for name, gate in procedure.gates.items()} == GATES


@every_shipped
def test_every_step_follows_what_it_stands_on(key):
    procedure = load(key)
    place = {step: number for number, step in enumerate(procedure.steps)}

    assert all(place[a] < place[s.key] for s in procedure.steps.values() for a in s.after)


@every_shipped
def test_the_floor_that_a_procedure_names_finds_its_gates_and_kinds(key):
    procedure = load(key)
    floor = FLOORS[procedure.profile]

    for gate in floor.gates:
        assert any(s in procedure.steps_of_kind(gate.kind) for s in procedure.gates[gate.key].steps)
    for required in floor.required:
        assert procedure.steps_of_kind(required.kind)


@every_shipped
def test_every_source_is_an_act_of_the_list_with_an_article_or_a_house_default(key):
    for source in list(sources_of(load(key)))[1:]:
        assert source.act in ACTS
        assert (source.kind is SourceKind.DEFAULT) is not bool(source.place)


@every_shipped
def test_only_consultation_can_be_exempt_and_only_because_the_matter_is_not_public(key):
    procedure = load(key)

    exempt = {step.key: step.exempt for step in procedure.steps.values() if step.exempt}
    assert exempt == {"open_consultation": ("not_public_by_law",)}


@every_shipped
def test_every_answer_that_sends_back_leads_to_the_draft_but_one_more_discussion(key):
    procedure = load(key)
    due = {
        (step.key, row.trigger)
        for step in procedure.steps.values()
        for row in KINDS[step.kind].rows
        if row.rework
    }

    told = {(r.step, r.trigger): r.to for r in procedure.rework}
    assert told.keys() == due
    assert told.pop(("meeting", "discuss_again")) == "submission"
    assert set(told.values()) == {"drafting"}


def test_the_national_minimum_has_the_figures_of_the_decree_and_some_of_this_house():
    found = {
        f"{step.key}.{name}": (figure.bound, figure.value, figure.unit, figure.source.place)
        for step in load("decree-713").steps.values()
        for name, figure in step.figures.items()
    }

    assert found == {
        "open_consultation.period": (Bound.AT_LEAST, 30, "days", "第十五条"),
        "open_consultation.shortest": (Bound.AT_LEAST, 7, "days", ""),
        "legality_review.time_allowed": (Bound.AT_LEAST, 7, "working_days", "第二十六条"),
        "meeting.majority": (Bound.MORE_THAN, Fraction(1, 2), "share", "第三十条"),
        "publication.deadline": (Bound.AT_MOST, 20, "working_days", "第二十六条"),
        "meeting.tabled_within": (Bound.AT_MOST, 60, "days", ""),
        "execution.report_within": (Bound.AT_MOST, 5, "working_days", ""),
        "execution.resolve_within": (Bound.AT_MOST, 90, "days", ""),
    }
    for step, name in (
        ("open_consultation", "shortest"),
        ("meeting", "tabled_within"),
        ("execution", "report_within"),
        ("execution", "resolve_within"),
    ):
        ours = load("decree-713").steps[step].figures[name]
        assert ours.source.kind is SourceKind.DEFAULT


def test_the_four_nots_add_a_quorum_and_an_end_to_deferral_as_house_defaults():
    meeting = load("four-nots").steps["meeting"]

    added = meeting.figures.keys() - load("decree-713").steps["meeting"].figures.keys()
    assert added == {"quorum", "deferral_lapses_after"}
    assert {meeting.figures[name].source.kind for name in added} == {SourceKind.DEFAULT}


@pytest.mark.parametrize(
    ("key", "optional"),
    [("decree-713", CONDITIONAL | {"open_consultation"}), ("four-nots", CONDITIONAL)],
)
def test_what_may_be_found_not_applicable(key, optional):
    steps = load(key).steps.values()

    assert {step.key for step in steps if step.conditional is not None} == optional


@pytest.mark.parametrize(
    ("key", "decision"), [("decree-713", "chief_decides"), ("four-nots", "two_keys")]
)
def test_who_decides(key, decision):
    assert load(key).steps["meeting"].settings == {"decision": decision}


def test_a_change_of_substance_reopens_everything_and_a_responsive_one_the_legality_review():
    assert load("four-nots").reopens == {
        "editorial": (),
        "responsive": ("legality",),
        "ordered": (),
        "substantive": ("all",),
    }


def test_an_unknown_procedure_is_not_found_and_the_known_ones_are_named():
    with pytest.raises(NotFoundError, match="decree-713, four-nots"):
        load("decree-714")
