"""Whatever people write, a drawing stays a drawing: no markup, no overflow, no tricks."""

import dataclasses
from xml.etree import ElementTree as ET

import pytest
from drawn import SVG, root_of, spoilt
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_flow.domain.values import Text
from diagrams import (
    CounterexampleView,
    Format,
    case_svg,
    case_text,
    counterexample_svg,
    render,
)
from diagrams.words import clean, fit, width, wrap

ELEMENTS = {"svg", "title", "desc", "g", "rect", "path", "polygon", "polyline", "text"}
ATTRIBUTES = {
    *("id", "width", "height", "viewBox", "role", "aria-labelledby", "font-family", "class"),
    *("x", "y", "fill", "stroke", "stroke-width", "stroke-dasharray", "points", "d"),
    *("font-size", "font-weight", "text-anchor", "{http://www.w3.org/XML/1998/namespace}lang"),
}
HOSTILE = (
    "<script>alert(1)</script>",
    "]]><svg onload=alert(1)>",
    "\"'&lt;&#x3c;&amp;",
    "a\\N\\G\\",
    "<b>HTML-like</b>",
    "\x00\x01\x1b[31m\x7f\r\n\t",
    "\u202eevitcerid\u2066 isolate \u200b\ufeff",
    "javascript:alert(1)",
    "t 1 c 7 -#ff0000 T 0 0 0 0 4 -fake",
    "万" * 10_000,
    "x" * 10_000,
    "\ud800 lone surrogate",
    "| a | b |\n|---|---|\n[x](javascript:1)",
)


def harmless(svg: bytes) -> ET.Element:
    root = root_of(svg)
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS
        names = {a for a in element.attrib if not a.startswith("data-")}
        assert names <= ATTRIBUTES
        assert "javascript" not in str(
            {k: v for k, v in element.attrib.items() if not k.startswith("data-")}
        )
    return root


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_neither_breaks_the_drawing_nor_adds_to_it(eventful, layout, text):
    plain = harmless(case_svg(spoilt(eventful, "甲"), layout))
    root = harmless(case_svg(spoilt(eventful, text), layout))
    edges = [g for g in root.iter(f"{SVG}g") if g.get("class") == "edge"]
    assert len(edges) == len([g for g in plain.iter(f"{SVG}g") if g.get("class") == "edge"])


@given(text=st.text(max_size=80))
@settings(max_examples=60)
def test_no_text_breaks_a_counterexample(text):
    said = Text(text, text)
    harmless(counterexample_svg(CounterexampleView(said, said, (said, said), said)))


def test_quotes_and_backslashes_reach_the_page_and_not_graphviz(eventful, layout):
    view = dataclasses.replace(eventful, title='a\\" b "c" \\', number="<N>")
    assert render(view, Format.PNG, layout).startswith(b"\x89PNG")


@given(text=st.text(), size=st.sampled_from([9.5, 12, 22]), room=st.integers(30, 400))
def test_what_is_fitted_is_never_wider_than_its_room(text, size, room):
    assert width(fit(text, size, room), size) <= room
    for line in wrap(text, size, room, 3):
        assert width(line, size) <= room


def test_what_turns_text_round_or_hides_it_is_left_out():
    assert clean("甲\u202e乙\u2066丙\u200b丁\x1b[31m\ud800戊\n己") == "甲 乙 丙 丁 [31m 戊 己"


@given(text=st.text(max_size=300))
def test_what_is_cleaned_can_be_shown_and_stays_so(text):
    once = clean(text)
    assert clean(once) == once
    assert not any(ord(c) < 32 or c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068" for c in once)
    once.encode()


def test_a_table_of_the_text_keeps_its_columns_whatever_people_write(eventful):
    text = case_text(spoilt(eventful, "| a | <b> [x](javascript:1) `c`"))
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows} <= {4, 6}
    assert "<b>" not in text
    assert "](" not in text
