"""Ceiling and extension of a legality review in a rule set: they agree, with the floor too."""

import pytest

from workflows import ProcedureFaultsError, offered, shipped

HEAD = """key: some-county
version: 1
extends: {parent}
profile: decree-713
label: {{zh: 某县, en: A county}}
source: {{act: 某县规定, kind: local}}
in_force_from: 2024-01-01
steps:
  - key: legality_review
    figures:
"""


def child(*lines, parent="decree-713"):
    figures = "".join(f"      {line}\n" for line in lines)
    return HEAD.format(parent=parent) + figures


def figure(name, value):
    return f"{name}: {{{value}, source: {{place: 第九条}}}}"


def within(value):
    return figure("decided_within", value)


def extension(value):
    return figure("extension", value)


def told(text):
    try:
        offered().load_text(text, "some-county.yaml")
    except ProcedureFaultsError as error:
        return [(fault.place.line, fault.text.en) for fault in error.faults]
    return []


@pytest.mark.parametrize(
    ("value", "lawful"),
    [
        ("at_most: 6, unit: working_days", False),
        ("at_most: 7, unit: working_days", True),
        ("at_most: 8, unit: working_days", True),
        ("at_most: 6, unit: days", False),
        ("at_most: 7, unit: days", True),
        ("at_most: 1, unit: months", True),
    ],
)
def test_a_ceiling_is_not_over_before_the_floor_is_full(value, lawful):
    found = told(child(within(value)))
    assert (found == []) is lawful
    if not lawful:
        ((line, words),) = found
        assert line == 11
        assert 'over before "time_allowed" (at_least 7 working_days)' in words


def test_a_floor_that_is_raised_is_held_against_the_ceiling_of_the_parent():
    raised = figure("time_allowed", "at_least: 16, unit: working_days")
    ((line, words),) = told(child(raised, parent="city-legality"))
    assert "over before" in words
    assert line == 16, "the line of the ceiling, in the file that it stands in"


def test_an_extension_of_nothing_is_refused():
    ((line, words),) = told(child(extension("at_most: 5, unit: working_days")))
    assert line == 11
    assert '"extension" reaches beyond "decided_within"' in words
    assert (
        told(child(within("at_most: 15, unit: working_days"), extension("at_most: 5, unit: days")))
        == []
    )


def test_nothing_is_extended_where_the_parent_has_a_ceiling_and_no_extension():
    library = shipped().with_texts(
        {"some-county": child(within("at_most: 15, unit: working_days"))}
    )
    text = child(extension("at_most: 5, unit: working_days"), parent="some-county")
    text = text.replace("key: some-county", "key: some-town")
    with pytest.raises(ProcedureFaultsError, match="may not be added"):
        library.load_text(text, "some-town.yaml")


@pytest.mark.parametrize(
    ("line", "lawful"),
    [
        (within("at_most: 15, unit: working_days"), True),
        (within("at_most: 14, unit: working_days"), True),
        (within("at_most: 16, unit: working_days"), False),
        (extension("at_most: 10, unit: working_days"), True),
        (extension("at_most: 11, unit: working_days"), False),
    ],
)
def test_a_child_sets_no_longer_ceiling_and_no_longer_extension(line, lawful):
    found = told(child(line, parent="city-legality"))
    assert (found == []) is lawful


@pytest.mark.parametrize("name", ["decided_within", "extension"])
def test_both_are_ceilings(name):
    lines = [within("at_most: 15, unit: days"), extension("at_most: 5, unit: days")]
    wrong = [
        each.replace("at_most", "at_least") if each.startswith(name) else each for each in lines
    ]
    assert [words for _, words in told(child(*wrong))] == [
        "at_least is not for this figure; allowed: at_most."
    ]


def test_the_shipped_rule_sets_invent_no_ceiling():
    for procedure in shipped().load_all().values():
        review = procedure.steps["legality_review"]
        assert not {"decided_within", "extension"} & review.figures.keys()


def settings(**chosen):
    said = ", ".join(f"{name}: {value}" for name, value in chosen.items())
    return f"    settings: {{{said}}}\n"


def with_settings(said, *figures, parent="decree-713"):
    text = child(*figures, parent=parent)
    if not figures:
        text = text.removesuffix("    figures:\n")
    return text.replace("  - key: legality_review\n", f"  - key: legality_review\n{said}")


@pytest.mark.parametrize("name", ["consultation", "argument"])
@pytest.mark.parametrize(
    ("parent", "value", "lawful"),
    [
        ("decree-713", "not_counted", True),
        ("decree-713", "counted", True),
        ("city-legality", "not_counted", True),
        ("city-legality", "counted", False),
    ],
)
def test_what_the_parent_does_not_count_a_child_does_not_count(name, parent, value, lawful):
    assert (told(with_settings(settings(**{name: value}), parent=parent)) == []) is lawful


def test_a_child_leaves_nothing_out_of_a_ceiling_that_counts_it():
    library = shipped().with_texts(
        {"some-county": child(within("at_most: 15, unit: working_days"))}
    )
    text = with_settings(settings(argument="not_counted"), parent="some-county")
    text = text.replace("key: some-county", "key: some-town")
    with pytest.raises(ProcedureFaultsError, match="ceiling counts this time; allowed: counted"):
        library.load_text(text, "some-town.yaml")


def test_another_word_than_the_two_is_refused_with_both():
    ((line, words),) = told(with_settings(settings(argument="stops")))
    assert line == 10
    assert "counted" in words
    assert "not_counted" in words


def test_the_shipped_rule_sets_count_all_but_a_supplement():
    for procedure in shipped().load_all().values():
        review = procedure.steps["legality_review"]
        assert not {"consultation", "argument"} & review.settings.keys()
