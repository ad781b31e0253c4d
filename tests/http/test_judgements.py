"""Whether matters are major, over HTTP: tried, judged, looked at by another, listed."""

from importlib.resources import files

import pytest

from api.examples import intake
from decision_flow.engine.proof import certified
from workflows import canonical, load_text


def asked(**change):
    return {**intake.judgement(), **change}


def answers(**change):
    return {"category": "construction", "great_effect": False, "reasons": "影响不大。", **change}


@pytest.fixture
def county(office):
    """The office with the rule set of a county that has figures (illustrative)."""
    text = files("workflows").joinpath("schema", "example.yaml").read_text("utf-8")
    made = load_text(text, "example.yaml")
    office.installed.service.register(made, canonical(made), certified(made))
    office.now = office.now.replace(year=2025, month=6)
    return office


def test_a_judgement_goes_its_way(any_office):
    office = any_office
    tried = office.post("/judgements/trial", asked())
    assert tried.status_code == 200, tried.text
    assert tried.json()["answer"]["key"] == "major"
    assert tried.json()["reasons"][0]["source"]["place"] == "第三条第一款"
    assert office.get("/judgements").json() == {"judgements": [], "splits": []}
    made = office.post("/judgements", asked(answers=answers()), "wu")
    assert made.status_code == 201, made.text
    found = made.json()["judgement"]
    assert (found["answer"]["key"], found["judged_by"]) == ("not_major", "wu")
    path = f"/judgements/{found['id']}"
    look = office.post(f"{path}/confirmations", intake.confirmation(), "zheng")
    assert look.status_code == 201, look.text
    assert look.json()["judgement"]["confirmed"]
    assert office.get(path).json() == look.json()
    listed = office.get("/judgements?answer=not_major").json()["judgements"]
    assert [each["id"] for each in listed] == [found["id"]]
    assert office.get("/judgements?answer=major").json()["judgements"] == []


def test_what_the_congress_has_to_do_with_a_matter_is_asked_and_told(office):
    congress = {"duty": "congress", "basis": {"act": "示例法", "place": "第十一条"}}
    said = asked(answers=answers(great_effect=True, congress=congress, normative=True))
    tried = office.post("/judgements/trial", said).json()
    assert "提请审议" in tried["reasons"][1]["text"]["zh"]
    assert tried["reasons"][1]["source"]["place"] == "第十一条第二项"
    made = office.post("/judgements", said, "wu")
    assert made.status_code == 201, made.text
    told = made.json()["judgement"]["answers"]
    assert told["congress"]["duty"]["key"] == "congress"
    assert told["congress"]["basis"] == "《示例法》第十一条"
    assert told["normative"] is True
    refused = office.post("/judgements", asked(answers=answers(congress={"duty": "report"})), "wu")
    assert refused.status_code == 409
    assert "法律文件和条款" in refused.text


def test_matters_split_to_stay_below_a_figure_are_flagged_and_summed(county):
    """V24, over HTTP: each alone is below, the two together are major, and both are listed."""
    office, ids = county, []
    for part in ("甲标段（示例）", "乙标段（示例）"):
        said = asked(
            procedure="some-county",
            title=part,
            year=2025,
            project="县道改造（示例）",
            answers=answers(investment=30_000_000),
            related=[],
        )
        made = office.post("/judgements", said)
        assert made.status_code == 201, made.text
        assert made.json()["found"]["answer"]["key"] == "not_major"
        ids.append(made.json()["judgement"]["id"])
    (split,) = office.get("/judgements").json()["splits"]
    assert split["judgements"] == ids
    assert split["source"] == {
        "act": "某县重大行政决策程序规定",
        "place": "第五条",
        "kind": "local",
    }
    summed = office.post("/judgements/trial", {**said, "related": ids[:1]})
    assert (summed.json()["answer"]["key"], summed.json()["together"]) == ("major", True)


def test_a_case_is_opened_on_answers_or_on_a_judgement(office):
    refused = office.post("/cases", office.opening(answers=None))
    assert refused.status_code == 409
    assert [v["code"] for v in refused.json()["verdicts"] if not v["passed"]] == ["open.judged"]
    small = office.post("/cases", office.opening(answers=answers()))
    assert small.status_code == 409
    made = office.post("/judgements", asked()).json()["judgement"]["id"]
    opened = office.post("/cases", office.opening(answers=None, judgement=made))
    assert opened.status_code == 201, opened.text


@pytest.mark.parametrize(
    ("change", "who", "status"),
    [
        ({}, "zheng", 403),
        ({"procedure": "none"}, "sun", 404),
        ({"answers": answers(investment=1.5)}, "sun", 422),
        ({"answers": answers(investment=-1)}, "sun", 422),
        ({"answers": answers(), "related": ["j_none"]}, "sun", 409),
        ({"title": ""}, "sun", 422),
    ],
)
def test_what_cannot_be_judged_is_turned_away(office, change, who, status):
    answer = office.post("/judgements", asked(**change), who)
    assert answer.status_code == status, answer.text
    assert office.get("/judgements").json()["judgements"] == []


def test_another_body_sees_nothing_of_it(office):
    made = office.post("/judgements", asked()).json()["judgement"]["id"]
    assert office.get(f"/judgements/{made}", "stranger").status_code == 404
    look = office.post(f"/judgements/{made}/confirmations", intake.confirmation(), "stranger")
    assert look.status_code == 404
    assert office.get("/judgements", "stranger").json()["judgements"] == []
