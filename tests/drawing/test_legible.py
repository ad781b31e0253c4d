"""Nothing on a drawing lies over anything else, and nothing sticks out."""

from collections.abc import Iterator

import pytest
from drawn import spoilt
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_flow.engine.rules import Ready
from diagrams import lay_out, procedure_view
from diagrams.sheets.case import case_sheet
from diagrams.sheets.procedure import procedure_sheet
from diagrams.sheets.shapes import Box, Sheet, words_in
from diagrams.words import width
from workflows import load


def places(sheet: Sheet) -> Iterator[tuple[Box, str]]:
    for words in words_in(sheet.parts):
        wide = width(words.text, words.size)
        left = words.at[0] - {-1: 0, 0: wide / 2, 1: wide}[words.align]
        yield Box(left, words.at[1] - words.size * 0.8, wide, words.size * 0.9), words.text


def overlapping(sheet: Sheet) -> list[tuple[str, str]]:
    found = sorted(places(sheet), key=lambda place: place[0].y)
    pairs = []
    for i, (one, text) in enumerate(found):
        for other, second in found[i + 1 :]:
            if other.y >= one.bottom:
                break
            if one.x < other.right and other.x < one.right:
                pairs.append((text, second))
    return pairs


def sticking_out(sheet: Sheet) -> list[str]:
    return [t for b, t in places(sheet) if b.x < 0 or b.right > sheet.width + 0.1 or b.y < 0]


@given(choices=st.lists(st.integers(0, 999), max_size=80))
@settings(max_examples=40)
def test_no_words_of_any_case_lie_over_others(random_walk, layout, choices):
    sheet = case_sheet(random_walk(choices).view(), layout)
    assert overlapping(sheet) == []
    assert sticking_out(sheet) == []


def test_no_words_lie_over_others_where_much_is_said(eventful, layout):
    sheet = case_sheet(eventful, layout)
    assert overlapping(sheet) == []
    assert sticking_out(sheet) == []


@pytest.mark.parametrize("text", ["万" * 10_000, "W" * 10_000, "词 " * 500, "，。" * 500])
def test_no_words_stick_out_whatever_people_write(eventful, layout, text):
    sheet = case_sheet(spoilt(eventful, text), layout)
    assert overlapping(sheet) == []
    assert sticking_out(sheet) == []


@pytest.mark.parametrize("key", ["decree-713", "four-nots"])
def test_no_words_of_a_procedure_in_force_lie_over_others(key):
    view = procedure_view(Ready(load(key)))
    sheet = procedure_sheet(view, lay_out(view))
    assert overlapping(sheet) == []
    assert sticking_out(sheet) == []
