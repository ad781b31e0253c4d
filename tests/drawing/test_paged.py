"""A drawing in pages: no card is cut, nothing is left out, and each page can be told apart."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.papers.output.drawn import DrawnOn, drawn_as_pdf
from decision_flow.domain.values import Text
from diagrams import case_pages
from diagrams.sheets.pages import paged
from diagrams.sheets.shapes import Area, Blob, Group, Lane, Sheet

A3 = 744 / 1130.55


def cards(parts):
    """Yield (top, bottom) of each card on a sheet."""
    for part in parts:
        if isinstance(part, Group) and part.kind == "step":
            frame = next(p for p in part.parts if isinstance(p, Area | Blob))
            heights = [y for _, y in frame.points]
            yield min(heights), max(heights)


def test_pages_follow_on_each_other_and_cut_no_card(eventful, layout):
    found = case_pages(eventful, layout, share=A3)
    assert len(found.slices) > 1
    assert found.slices[0].top == 0
    assert found.slices[-1].bottom == found.sheet.height
    for one, other in pairwise(found.slices):
        assert one.bottom == other.top
        assert not [c for c in cards(found.sheet.parts) if c[0] < one.bottom < c[1]]
    assert all(s.bottom - s.top <= found.sheet.width * A3 for s in found.slices)


def test_every_page_after_the_first_names_the_phases_of_its_steps(eventful, layout):
    found = case_pages(eventful, layout, share=A3)
    assert all(page.phases for page in found.slices)
    named = {phase for page in found.slices for phase in page.phases}
    assert named == {lane.label for lane in found.sheet.lanes}


def test_a_page_ends_with_a_phase_where_that_leaves_it_full_enough():
    lanes = (Lane(Text("甲", "a"), 0, 70), Lane(Text("乙", "b"), 70, 200))
    sheet = Sheet(100, 200, "", "", (), cuts=(30, 70, 90, 140), lanes=lanes)
    assert [s.bottom for s in paged(sheet, 100).slices] == [70, 140, 200]
    late = replace(sheet, lanes=(replace(lanes[0], bottom=30), replace(lanes[1], top=30)))
    assert [s.bottom for s in paged(late, 100).slices] == [90, 140, 200]


def test_what_is_taller_than_a_page_goes_on_with_its_last_lines_once_more():
    sheet = Sheet(100, 260, "", "", (), cuts=(240,))
    pages = [(s.top, s.bottom) for s in paged(sheet, 100).slices]
    assert pages == [(0, 100), (76, 176), (152, 240), (240, 260)]


@given(st.integers(50, 5000), st.lists(st.integers(1, 5000), max_size=40), st.integers(49, 1500))
def test_whatever_the_heights_the_whole_sheet_is_shown_in_order(height, cuts, room):
    inside = tuple(sorted({float(c) for c in cuts if c < height}))
    found = paged(Sheet(100, height, "", "", (), cuts=inside), room).slices
    assert found[0].top == 0
    assert found[-1].bottom == height
    for one, other in pairwise(found):
        assert one.top < other.top <= one.bottom < other.bottom
    assert all(s.bottom - s.top <= room for s in found)


def test_too_little_room_is_a_mistake():
    with pytest.raises(ValueError, match="room"):
        paged(Sheet(100, 200, "", "", ()), 48)


def test_the_pdf_has_a_page_a_slice_and_the_same_bytes_each_time(eventful, layout):
    made = drawn_as_pdf(eventful, layout, DrawnOn.A3)
    slices = case_pages(eventful, layout, share=A3).slices
    assert len(re.findall(rb"/MediaBox ?\[0 0 1190\.55 841\.89\]", made)) >= 1
    assert re.findall(rb"/Count (\d+)", made)[-1] == str(len(slices)).encode()
    assert made == drawn_as_pdf(eventful, layout, DrawnOn.A3)
    assert made != drawn_as_pdf(eventful, layout, DrawnOn.SHEET)
