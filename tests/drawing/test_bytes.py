"""The same input gives the same bytes, in any process, whatever Graphviz is there."""

import subprocess
import sys
from pathlib import Path

import pytest

from diagrams import Format, case_svg, layout_from_json, procedure_svg, render

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("form", list(Format))
def test_the_same_case_gives_the_same_bytes(eventful, layout, form):
    assert render(eventful, form, layout) == render(eventful, form, layout)


SCRIPT = """
import hashlib, sys
sys.path[:0] = [{root!r}, {root!r} + "/tests/drawing"]
import conftest
from diagrams import case_svg, case_text, lay_out, procedure_svg
ready = conftest.four_nots()
walk = conftest.Walk(ready, [], dict(ready.initial()))
view = conftest.told(walk)
layout = lay_out(view.procedure)
said = case_svg(view, layout) + procedure_svg(view.procedure, layout) + layout.to_json().encode()
print(hashlib.sha256(said).hexdigest())
"""


def test_another_process_with_another_hash_seed_gives_the_same_bytes():
    said = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT.format(root=str(ROOT))],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(said) == 1


def test_a_kept_layout_draws_as_it_drew_when_it_was_laid_out(eventful, layout):
    kept = layout_from_json(layout.to_json())
    assert kept.to_json() == layout.to_json()
    assert case_svg(eventful, kept) == case_svg(eventful, layout)
    assert procedure_svg(eventful.procedure, kept) == procedure_svg(eventful.procedure, layout)


def test_a_layout_of_another_version_is_refused(layout):
    with pytest.raises(ValueError, match="layout version 0"):
        layout_from_json(layout.to_json().replace('"layout":1', '"layout":0'))


def test_the_layout_of_another_procedure_is_refused(eventful, layout):
    other = layout_from_json(layout.to_json().replace('"procedure":"5f', '"procedure":"6f'))
    with pytest.raises(ValueError, match="another procedure"):
        case_svg(eventful, other)


def test_one_more_fact_changes_the_drawing(walk, layout):
    walk.do("proposal.submit")
    before = case_svg(walk.view(), layout)
    walk.do("proposal.study")
    assert case_svg(walk.view(), layout) != before
