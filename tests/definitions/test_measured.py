"""The case that is measured stays lawful: its procedure is proved, and its course is accepted."""

import pytest

from benchmarks.__main__ import MENU
from benchmarks.ours import acts
from benchmarks.ours.service import Ours, certificate, procedure
from benchmarks.peers import course
from benchmarks.report import PAGE


def test_its_procedure_is_proved():
    assert certificate(procedure())


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    return Ours(tmp_path_factory.mktemp("measured"))


@pytest.mark.parametrize("together", [course.TOGETHER, course.TOGETHER[::-1]])
def test_its_twenty_moves_lead_to_closing_with_the_parallel_ones_in_either_order(ours, together):
    assert len(acts.COURSE) == len(course.STEPS) == 20
    case = ours.begin()
    for step in (*course.BEFORE, *together, *course.AFTER):
        ours.advance(case, step)
    ours.finish(case)


@pytest.mark.parametrize("name", MENU)
def test_the_page_has_a_place_for_what_is_measured(name):
    page = PAGE.read_text(encoding="utf-8")
    assert page.count(f"<!-- {name}: written by the command -->") == 1
    assert page.count(f"<!-- end {name} -->") == 1
