"""Forty ways to break procedure, committed over HTTP: one matter made to look like several."""

from importlib.resources import files

import pytest

from api.examples import intake
from decision_flow.engine.proof import certified
from workflows import canonical, load_text


@pytest.fixture
def county(office):
    """An office with the rule set of a fictitious county that has figures."""
    text = files("workflows").joinpath("schema", "example.yaml").read_text("utf-8")
    made = load_text(text, "example.yaml")
    office.installed.service.register(made, canonical(made), certified(made))
    office.now = office.now.replace(year=2025, month=6)
    return office


def test_v24_a_matter_split_to_stay_below_a_figure_is_pointed_out_with_all_its_parts(county):
    parts = []
    for title in ("甲标段（示例）", "乙标段（示例）", "丙标段（示例）"):
        small = {
            "category": "construction",
            "great_effect": False,
            "reasons": "单个标段影响不大。",
            "investment": 20_000_000,
        }
        said = {**intake.judgement(), "procedure": "some-county", "year": 2025, "title": title}
        made = county.post("/judgements", {**said, "project": "县道改造（示例）", "answers": small})
        assert made.json()["found"]["answer"]["key"] == "not_major"
        parts.append(made.json()["judgement"]["id"])

    (split,) = county.get("/judgements").json()["splits"]

    assert split["judgements"] == parts
    assert split["source"]["act"] == "某县重大行政决策程序规定"
    assert "合计" in split["text"]["zh"]
