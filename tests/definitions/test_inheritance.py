"""A rule set takes from its parent what it does not write, and a fault stands in the right file."""

import pytest

from workflows import Library, ProcedureFaultsError, load, load_text, shipped


def test_a_child_inherits_what_it_does_not_write(child):
    parent, made = load("decree-713"), load_text(child(), "child.yaml")

    assert made.steps == parent.steps
    assert made.gates == parent.gates
    assert made.rework == parent.rework
    assert made.digest != parent.digest


def test_a_child_changes_only_the_fields_that_it_names(child):
    text = child(
        "steps:\n  - key: open_consultation\n    label: {zh: 网上征求意见, en: Online}\n"
        "    figures: {period: {at_least: 40, unit: days, source: {place: 第九条}}}\n"
    )

    before, after = load("decree-713").steps, load_text(text, "child.yaml").steps

    step = after["open_consultation"]
    assert step.label.zh == "网上征求意见"
    assert step.figures["period"].value == 40
    assert step.figures["period"].source.act == "某县重大行政决策程序规定"
    assert step.conditional == before["open_consultation"].conditional
    assert step.source == before["open_consultation"].source
    assert {k: s for k, s in after.items() if k != step.key} == {
        k: s for k, s in before.items() if k != step.key
    }


HEARING = """\
steps:
  - key: hearing
    kind: consultation@1
    label: {zh: 听证会, en: Hearing}
    after: [drafting]
    source: {place: 第十二条}
  - key: legality_review
    after: [departments, evaluation, consultation, fair_competition, hearing]
gates:
  hearing:
    label: {zh: 听证, en: Hearing}
    all_of: [hearing]
    source: {place: 第十二条}
"""


def test_a_child_may_add_a_step_and_a_gate_which_stand_where_they_belong(child):
    made = load_text(child(HEARING), "child.yaml")

    keys = list(made.steps)
    assert keys.index("fair_competition") < keys.index("hearing") < keys.index("legality_review")
    assert made.gate_of("hearing") == "hearing"
    assert "hearing" in made.upstream("issue")


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ("    kind: consultation@1\n", "is missing: kind"),
        ("    source: {place: 第十二条}\n", "is missing: source"),
        ("    label: {zh: 听证, en: Hearing}\n", 'gate "hearing" is missing: label'),
    ],
)
def test_what_a_child_adds_must_be_complete(child, faults_of, left_out, words):
    text = child(HEARING.replace(left_out, "", 1))

    assert any(words in f.text.en for f in faults_of(text))


def test_a_step_that_a_child_adds_in_front_keeps_the_order_of_the_parent(child):
    text = child(
        "steps:\n  - key: second_study\n    kind: feasibility_study@1\n    after: [drafting]\n"
        "    source: {place: 第八条}\n  - key: expert_argument\n    after: [second_study]\n"
    )

    assert load_text(text, "child.yaml").upstream("expert_argument")[0] == "second_study"


SECOND_ASSESSMENT = (
    "steps:\n  - key: second_assessment\n    kind: risk_assessment@1\n    after: [drafting]\n"
    "    source: {place: 第八条}\n"
)


def test_a_step_that_a_child_adds_must_say_where_it_sends_the_case_back(child, faults_of):
    (found,) = faults_of(child(SECOND_ASSESSMENT))

    assert (found.place.file, found.place.line) == ("some.yaml", 9)
    assert "{on: [second_assessment.uncontrollable], to: STEP}" in found.text.en
    assert "with all that the parent has there" in found.text.en


def test_a_child_that_writes_a_list_of_returns_is_told_there_what_is_missing(child, faults_of):
    returns = "rework:\n  - {on: [meeting.returned], to: drafting}\n"
    text = child(SECOND_ASSESSMENT + returns)

    found = [f for f in faults_of(text) if "second_assessment.uncontrollable" in f.text.en]

    assert [str(f.place) for f in found] == ["some.yaml:13 rework"]


NAMED_OTHERWISE = 'The key "some-county" is not the name of the file; allowed: '


def test_a_file_has_the_name_of_its_key(child):
    assert shipped().resolve_file(child(), "some-county.yaml").procedure.key == "some-county"

    with pytest.raises(ProcedureFaultsError) as caught:
        shipped().resolve_file(child(), "my-town.yaml")

    (found,) = caught.value.faults
    assert str(found.place) == "my-town.yaml:1 key"
    assert found.text.en == f"{NAMED_OTHERWISE}my-town, or rename the file to some-county.yaml."


def test_rule_sets_that_extend_each_other_are_refused(child):
    texts = {
        "one": child().replace("some-county", "one").replace("decree-713\np", "two\np"),
        "two": child().replace("some-county", "two").replace("decree-713\np", "one\np"),
    }

    with pytest.raises(ProcedureFaultsError, match=r"two\.yaml:3 extends"):
        Library(texts).load("one")


def test_a_rule_set_may_not_extend_itself(child, faults_of):
    (found,) = faults_of(child().replace("extends: decree-713", "extends: some-county"))

    assert found.place.line == 3


def test_a_rule_set_goes_by_the_name_of_its_file(child):
    with pytest.raises(ProcedureFaultsError, match="allowed: other"):
        shipped().with_texts({"other": child()}).load("other")


def test_a_fault_of_a_parent_is_shown_in_the_parents_file(decree_713, child):
    broken = decree_713.replace("unit: days", "unit: weeks")

    with pytest.raises(ProcedureFaultsError, match=r"decree-713\.yaml:79 "):
        Library({"decree-713": broken, "some-county": child()}).load("some-county")


def test_a_setting_may_not_be_loosened_again_by_a_grandchild(child):
    strict = child("steps:\n  - key: open_consultation\n    settings: {shortening: forbidden}\n")
    loose = strict.replace("some-county", "some-town").replace("forbidden", "allowed")
    texts = {"some-county": strict, "some-town": loose.replace("decree-713\np", "some-county\np")}

    with pytest.raises(ProcedureFaultsError, match="allowed: forbidden"):
        shipped().with_texts(texts).load("some-town")


def test_a_step_that_the_parent_keeps_out_of_any_gate_does_not_become_exempt(child):
    bare = HEARING[: HEARING.index("gates:")]
    gate = HEARING[HEARING.index("gates:") :] + "    exempt: [not_public_by_law]\n"
    town = (
        child(gate).replace("some-county", "some-town").replace("decree-713\np", "some-county\np")
    )
    texts = {"some-county": child(bare), "some-town": town}

    with pytest.raises(ProcedureFaultsError, match="has no exemption: not_public_by_law"):
        shipped().with_texts(texts).load("some-town")


def test_the_rule_sets_of_a_place_stand_beside_the_shipped_ones(child):
    library = shipped().with_texts({"some-county": child()})

    assert library.keys == ("decree-713", "four-nots", "some-county")
    assert library.load_all()["some-county"].extends == "decree-713"
    assert shipped().keys == ("decree-713", "four-nots")


def test_the_rule_set_of_a_place_does_not_replace_a_shipped_one(child):
    with pytest.raises(ProcedureFaultsError, match="This key is taken"):
        shipped().with_texts({"four-nots": child().replace("some-county", "four-nots")})


@pytest.mark.parametrize(
    ("element", "words"),
    [
        ("profile", "profile: decree-713"),
        ("steps", "steps:\n  # ----"),
        ("steps.meeting", "- key: meeting"),
        ("steps.meeting.figures.majority", "majority: {more_than"),
        ("steps.meeting.figures.quorum", "figures:\n      # “会议组成人员"),
        ("steps.meeting.settings.decision", "settings: {decision:"),
        ("steps.none", "steps:\n  # ----"),
        ("gates.legality", "  legality:"),
        ("reopens.responsive", "  responsive:"),
        ("rework.meeting.exceed", "- on: [meeting.returned, meeting.exceed]"),
        ("rework.meeting.none", "rework:"),
        ("nothing", "key: decree-713"),
    ],
)
def test_an_element_that_a_proof_names_is_found_in_the_file(decree_713, line_of, element, words):
    found = shipped().resolve_text(decree_713, "some.yaml").place(element)

    assert (found.file, found.line) == ("some.yaml", line_of(decree_713, words))


def test_an_element_that_is_inherited_is_found_at_the_nearest_line_of_the_file_itself(child):
    bare = shipped().resolve_text(child(), "child.yaml")
    some = child("steps:\n  - key: issue\n    label: {zh: 签发, en: Issue}\n")
    written = shipped().resolve_text(some, "child.yaml")

    assert str(bare.place("steps.meeting")) == "child.yaml:1"
    assert bare.place("profile").line == 4
    assert str(written.place("steps.meeting")) == "child.yaml:8 steps"
    assert written.place("steps.issue.figures.period").line == 9
