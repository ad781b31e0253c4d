"""The page for those who write procedure files says what the loader does."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from decision_flow.domain.steps.registry import KINDS
from decision_flow.engine.proof import Certificate, prove
from workflows import load_text
from workflows.grammar import CALENDAR, PROCEDURE, schema
from workflows.reference import page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "procedure-format.md"


def test_the_page_is_up_to_date():
    anew = "python -m workflows.reference > docs/reference/procedure-format.md"

    assert PAGE.read_text("utf-8") == page(), f"run: {anew}"


def test_the_example_of_the_page_loads_is_proved_and_shows_what_it_says():
    example = files("workflows").joinpath("schema", "example.yaml").read_text("utf-8")

    made = load_text(example, "example.yaml")

    assert example.rstrip() in page()
    assert made.steps["publication"].figures["deadline"].departs_from.act
    assert "environment_assessment" in made.upstream("meeting")
    assert isinstance(prove(made), Certificate)


def test_the_page_names_every_word_of_the_vocabulary():
    told = set(re.findall(r"`([^`\s]+)`", page()))

    for kind in KINDS.values():
        answers = {row.trigger for row in kind.rows if row.rework}
        assert {kind.id, *kind.figures, *kind.settings, *answers} <= told


@pytest.mark.parametrize("of", [PROCEDURE, CALENDAR])
def test_a_schema_is_one_and_says_everywhere_what_it_expects_in_both_languages(of):
    whole = schema(of)

    Draft202012Validator.check_schema(whole)
    parts = [*whole["$defs"].values(), *whole.get("properties", {}).values()]
    expected = [part["x-expect"] for part in parts if "$ref" not in part]
    assert all(told.keys() == {"zh", "en"} and all(told.values()) for told in expected)
