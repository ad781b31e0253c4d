"""The floor holds figures and settings too: what a file sets may be stricter, and never weaker."""

from dataclasses import replace
from fractions import Fraction

import pytest

from decision_flow.domain.figures import BY_STATUTE, QUORATE, TWO_KEYS
from decision_flow.domain.law import FLOORS
from decision_flow.domain.procedure import SHARE, Bound, Figure
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import HOUSE_RULE, Source, SourceKind
from decision_flow.engine.proof import Claim, Disproof, prove
from decision_flow.engine.proof.canonical import floor_digest
from decision_flow.engine.proof.figures import too_weak
from decision_flow.engine.rules import Ready
from workflows import load, load_text, shipped

AN_ACT = Source("某省规定", "第十条", SourceKind.LOCAL)


def at_least(value, unit):
    return Figure(Bound.AT_LEAST, value, unit, AN_ACT)


def at_most(value, unit):
    return Figure(Bound.AT_MOST, value, unit, AN_ACT)


def share(bound, part, of="in_office"):
    return Figure(Bound(bound), Fraction(part), SHARE, AN_ACT, of=of)


WHERE = {
    "period": "open_consultation",
    "shortest": "open_consultation",
    "time_allowed": "legality_review",
    "majority": "meeting",
    "quorum": "meeting",
    "deferral_lapses_after": "meeting",
    "experts": "expert_argument",
    "deadline": "publication",
}

AS_STRICT = [
    ("period", at_least(30, "days")),
    ("period", at_least(31, "days")),
    ("period", at_least(30, "working_days")),
    ("shortest", at_least(7, "days")),
    ("shortest", at_least(8, "days")),
    ("shortest", at_least(7, "working_days")),
    ("time_allowed", at_least(7, "working_days")),
    ("time_allowed", at_least(8, "working_days")),
    ("majority", share("more_than", "1/2")),
    ("majority", share("at_least", "501/1000")),
    ("majority", share("at_least", "2/3")),
    ("quorum", share("at_least", "1/2")),
    ("quorum", share("more_than", "1/2")),
    ("deadline", at_most(20, "working_days")),
    ("deadline", at_most(19, "working_days")),
    ("deadline", at_most(20, "days")),
    ("experts", at_least(1, "persons")),
    ("deferral_lapses_after", at_most(60, "months")),
]

WEAKER = [
    ("period", at_least(29, "days")),
    ("period", at_least(29, "working_days")),
    ("period", at_least(1, "months")),
    ("shortest", at_least(6, "days")),
    ("shortest", at_least(6, "working_days")),
    ("time_allowed", at_least(6, "working_days")),
    ("time_allowed", at_least(10, "days")),
    ("majority", share("at_least", "1/2")),
    ("majority", share("more_than", "499/1000")),
    ("majority", share("at_least", "1/100")),
    ("majority", share("at_least", "1/1", "present")),
    ("quorum", share("at_least", "499/1000")),
    ("deadline", at_most(21, "working_days")),
    ("deadline", at_most(21, "days")),
]

NONE_AT_ALL = [
    ("period", at_least(0, "days")),
    ("period", at_least(4, "decades")),
    ("period", at_most(30, "days")),
    ("period", replace(at_least(30, "days"), of="in_office")),
    ("experts", at_least(0, "persons")),
    ("majority", share("more_than", "1/1")),
    ("majority", share("at_least", "3/2")),
    ("majority", share("more_than", "1/2", "citizens")),
    ("majority", replace(share("more_than", "1/2"), value=1)),
    ("quorum", share("more_than", "1/2", None)),
]


OWED = [each for each in (*BY_STATUTE, QUORATE) if load("four-nots").steps_of_kind(each.kind)]
"""A hearing is a step of places: see test_assessments."""


def stepped(key, under="four-nots", **changed):
    """Return a shipped procedure as somebody could make it without a file."""
    procedure = load(under)
    step = replace(procedure.steps[key], **changed)
    return replace(procedure, steps={**procedure.steps, key: step}, digest="")


def figured(name, figure, under="four-nots"):
    """Return the same with a figure of its step set, or taken away when it is None."""
    key = WHERE[name]
    figures = {**load(under).steps[key].figures, name: figure}
    return stepped(key, under, figures={k: f for k, f in figures.items() if f is not None})


def faults(procedure):
    return {f.element: f.text for f in too_weak(Ready(procedure), FLOORS[procedure.profile])}


def element(name):
    return f"steps.{WHERE[name]}.figures.{name}"


@pytest.mark.parametrize("key", ["decree-713", "four-nots"])
def test_the_shipped_procedures_keep_the_floor(key):
    assert faults(load(key)) == {}


@pytest.mark.parametrize(("name", "figure"), AS_STRICT)
def test_a_figure_may_be_as_strict_as_the_floor_or_stricter(name, figure):
    assert faults(figured(name, figure)) == {}


@pytest.mark.parametrize(("name", "figure"), WEAKER)
def test_a_figure_may_not_be_weaker_than_the_floor(name, figure):
    found = faults(figured(name, figure))

    assert list(found) == [element(name)]
    assert "is too weak; the floor is" in found[element(name)].en
    assert "低于底线" in found[element(name)].zh


@pytest.mark.parametrize(("name", "figure"), WEAKER)
def test_an_act_allows_less_where_the_law_knows_exceptions_and_nowhere_else(name, figure):
    found = faults(figured(name, replace(figure, departs_from=AN_ACT)))

    assert (found == {}) is (name in {"period", "shortest", "deadline"})
    assert all("no act allows less" in text.en for text in found.values())


@pytest.mark.parametrize("act", [HOUSE_RULE, Source("", "第一条")])
def test_a_house_default_or_an_act_without_a_name_allows_nothing(act):
    short = replace(at_least(29, "days"), departs_from=act)

    assert list(faults(figured("period", short))) == [element("period")]


@pytest.mark.parametrize(("name", "figure"), NONE_AT_ALL)
def test_what_is_no_figure_of_the_kind_is_refused_and_not_compared(name, figure):
    found = faults(figured(name, figure))

    assert list(found) == [element(name)]
    assert "knows no such figure" in found[element(name)].en


def test_a_figure_or_a_setting_of_another_kind_is_refused():
    stray = stepped("issue", figures={"quorum": share("at_least", "1/2")}, settings={"a": "b"})

    assert list(faults(stray)) == ["steps.issue.figures.quorum", "steps.issue.settings.a"]


@pytest.mark.parametrize("name", [each.name for each in OWED])
def test_a_figure_of_the_floor_must_be_stated(name):
    found = faults(figured(name, None))

    assert list(found) == [element(name)]
    assert "is missing; the floor is" in found[element(name)].en


def test_a_second_step_of_the_kind_is_held_to_the_floor_too():
    procedure = load("four-nots")
    short = {"period": at_least(7, "days"), "shortest": at_least(7, "days")}
    again = replace(procedure.steps["open_consultation"], key="again", figures=short)

    found = faults(replace(procedure, steps={**procedure.steps, "again": again}))

    assert list(found) == ["steps.again.figures.period"]


@pytest.mark.parametrize("settings", [{"decision": "chief_decides"}, {}])
def test_under_the_four_nots_the_majority_has_its_key(settings):
    found = faults(stepped("meeting", settings=settings))

    assert "(chief_decides) is too weak" in found["steps.meeting.settings.decision"].en
    assert faults(stepped("meeting", "decree-713", settings=settings)) == {}


def test_a_value_that_no_setting_has_is_refused():
    found = faults(stepped("legality_review", settings={"shortening": "forbiden"}))

    assert "knows no such setting" in found["steps.legality_review.settings.shortening"].en


def test_decree_713_asks_for_no_quorum():
    assert faults(figured("quorum", share("at_least", "1/3"), "decree-713")) == {}
    assert faults(figured("quorum", None, "decree-713")) == {}


def test_every_figure_and_setting_of_the_floor_is_one_that_its_kind_knows():
    for least in (*BY_STATUTE, QUORATE):
        assert KINDS[f"{least.kind}@1"].figures[least.name].admits(least.figure)
    assert TWO_KEYS.value in KINDS[f"{TWO_KEYS.kind}@1"].settings[TWO_KEYS.name]


def test_the_digest_of_the_floor_follows_its_figures_and_settings():
    floor = FLOORS["four-nots"]
    longer = replace(BY_STATUTE[0], figure=at_least(31, "days"))
    others = [
        replace(floor, figures=(longer, *floor.figures[1:])),
        replace(floor, figures=(replace(BY_STATUTE[0], yields=False), *floor.figures[1:])),
        replace(floor, settings=()),
    ]

    assert len({floor_digest(each) for each in (floor, *others)}) == 4


SPOILED = (
    ("at_least: 30, unit: days", "at_least: 1, unit: days", "open_consultation.figures.period"),
    ("at_least: 7, unit: days", "at_least: 1, unit: days", "open_consultation.figures.shortest"),
    (
        "at_least: 7, unit: working_days",
        "at_least: 6, unit: working_days",
        "legality_review.figures.time_allowed",
    ),
    ("more_than: 1/2", "at_least: 1/100", "meeting.figures.majority"),
    ("at_most: 20", "at_most: 250", "publication.figures.deadline"),
)


@pytest.fixture
def scratch(decree_713):
    """The text of a rule set that extends nothing, names the four nots, and weakens all it can."""
    text = decree_713.replace("key: decree-713", "key: scratch")
    text = text.replace("profile: decree-713", "profile: four-nots")
    for old, new, _ in SPOILED:
        text = text.replace(old, new, 1)
    return text


def test_a_file_from_scratch_is_refused_for_each_of_its_figures_at_its_line(scratch, line_of):
    resolved = shipped().resolve_text(scratch, "scratch.yaml")

    outcome = prove(resolved.procedure)

    assert isinstance(outcome, Disproof)
    found = {f.element: resolved.place(f.element) for f in outcome.faults if f.claim is Claim.FLOOR}
    for _, _, name in SPOILED:
        place = found[f"steps.{name}"]
        words = f"{name.rpartition('.')[2]}:"
        assert (place.file, place.line) == ("scratch.yaml", line_of(scratch, words))
    assert found["steps.meeting.settings.decision"].line == line_of(scratch, "{decision:")
    assert found["steps.meeting.figures.quorum"].line == line_of(scratch, "figures:\n      # “会议")


DEPARTURE = "departs_from: {act: 某省规定, place: 第十条, kind: local}"


def test_a_file_from_scratch_may_name_the_act_that_allows_less(decree_713, faults_of):
    source = "source: {place: 第十五条}}"
    departing = decree_713.replace(source, f"{source[:-1]}, {DEPARTURE}}}", 1)

    made = load_text(departing.replace("at_least: 30", "at_least: 29"), "scratch.yaml")

    assert faults(made) == {}
    assert ["nothing for departs_from" in f.text.en for f in faults_of(departing)] == [True]


def test_who_raises_a_figure_that_stays_below_the_floor_names_the_act_again(child):
    def county(key, parent, days, more):
        figure = f"{{at_least: {days}, unit: days, source: {{place: 第九条}}{more}}}"
        text = child(f"steps:\n  - key: open_consultation\n    figures: {{period: {figure}}}\n")
        return text.replace("some-county", key).replace("extends: decree-713", f"extends: {parent}")

    below = county("some-county", "decree-713", 10, f", {DEPARTURE}")
    for days, more, lawful in ((20, f", {DEPARTURE}", True), (20, "", False), (30, "", True)):
        town = county("some-town", "some-county", days, more)
        library = shipped().with_texts({"some-county": below, "some-town": town})
        assert (faults(library.load("some-town")) == {}) is lawful


@pytest.mark.parametrize(
    ("source", "allowed"),
    [
        (AN_ACT, True),
        (HOUSE_RULE, False),
        (replace(AN_ACT, kind=SourceKind.UNVERIFIED), False),
    ],
)
def test_what_lets_less_be_done_names_an_act_that_was_seen(source, allowed):
    procedure = load("four-nots")
    step = procedure.steps["open_consultation"]
    age = Figure(Bound.AT_MOST, 12, "months", source)
    figures = {**step.figures, "carried_within": age}
    steps = {**procedure.steps, step.key: replace(step, figures=figures)}
    faults = too_weak(Ready(replace(procedure, steps=steps)), FLOORS["four-nots"])
    named = {fault.element for fault in faults}
    assert named == (set() if allowed else {"steps.open_consultation.figures.carried_within"})
