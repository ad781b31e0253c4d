"""The page of forty ways to break procedure: whole, up to date, and true of the tests."""

from pathlib import Path

from statute.violations import Met, names_of_tests, page, patterns

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "violations.md"
OWED = {*range(1, 41)}
"""Patterns that are refused, or warned of where the law only warns."""


def test_the_page_is_up_to_date():
    anew = "PYTHONPATH=.:tests/support python -m statute.violations > docs/reference/violations.md"

    assert PAGE.read_text("utf-8") == page(), f"run: {anew}"


def test_all_forty_are_listed_once_and_in_order():
    assert [each.number for each in patterns()] == list(range(1, 41))


def test_every_test_that_is_named_exists():
    named = {name for each in patterns() for name in each.tests}

    assert named <= names_of_tests().keys()


def test_each_pattern_that_is_met_has_a_test_with_its_number_and_no_other_has_one():
    numbered = {
        name[5:8] for name in names_of_tests() if name.startswith("test_v") and name[8] == "_"
    }
    met = {each.key.lower() for each in patterns() if each.met in {Met.BLOCKED, Met.WARNED}}

    assert numbered == met


def test_nothing_that_is_owed_is_left_for_later():
    later = {each.number for each in patterns() if each.met is Met.LATER}

    assert later & OWED == set()
