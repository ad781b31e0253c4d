"""A matter brought back with the very same text: what still holds is carried over, and examined."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sending import send
from tampering import codes, edited, unguarded

from api.demo.matter import FIRST, SECOND, THIRD, opening
from api.demo.scene import BODY, paper
from api.demo.story import FOUR_NOTS
from decision_flow.domain.steps.claims.examination import claims
from decision_flow.domain.steps.claims.examined import Claimed
from decision_flow.engine.proof import certified
from decision_flow.store.canonical import plain
from workflows import canonical, offered

LAW = """
key: county-carrying
version: 1
extends: four-nots
profile: four-nots
label: {zh: 示例县（沿用）, en: A county that lets evidence hold (illustrative)}
source: {act: 示例县重大行政决策程序规定（示例）, kind: local}
in_force_from: 2019-09-01
steps:
  - key: open_consultation
    figures:
      carried_within: {at_most: 12, unit: months, source: {place: 第二十条}}
  - key: feasibility_study
    figures:
      carried_within: {at_most: 12, unit: months, source: {place: 第二十条}}
"""
LAWFUL = tuple(scene for scene in FOUR_NOTS if scene.shortcut is None)


def index(step, verb):
    return next(n for n, s in enumerate(LAWFUL) if (s.step, s.verb) == (step, verb))


REVIEWED = index("legality_review", "file")
REGISTER = LAWFUL[index("drafting", "register")]
TEXTS = {text.digest: text for text in (FIRST, SECOND, THIRD)}
STUDY = "feasibility_study"


class Told:
    """A case that is told by scenes and single moves, in an office."""

    def __init__(self, office, **change):
        self.office, self.version = office, 1
        certificate = office.get("/procedures/county-carrying", None).json()["certificate"]
        payload = {**plain(opening(certificate)), **change}
        answer = office.post("/cases", {"procedure": "county-carrying", "payload": payload})
        assert answer.status_code == 201, answer.text
        self.first = answer.json()["facts"][0]
        self.case = answer.json()["case"]

    def tell(self, *scenes):
        for scene in scenes:
            on = max(scene.on, self.office.now + timedelta(minutes=1))
            answer = send(self.office, self.case, replace(scene, on=on), self.version)
            assert answer.status_code == 201, (scene.step, scene.verb, answer.text)
            self.version = answer.json()["version"]

    def asks(self, step, move, payload, who="wu"):
        self.office.now += timedelta(minutes=1)
        asked = {"step": step, "move": move, "payload": payload}
        answer = self.office.move(self.case, asked, who, version=self.version)
        if answer.status_code == 201:
            self.version = answer.json()["version"]
        return answer

    def draft(self):
        return self.office.get(f"/cases/{self.case}").json()["draft"]


def registered(office, text=LAW):
    law = offered().load_text(text, "county-carrying.yaml")
    office.installed.service.register(law, canonical(law), certified(law))


def ended(office):
    """Return a case that was argued and consulted on, and then ended by the body."""
    case = Told(office)
    case.tell(*LAWFUL[:REVIEWED])
    said = {"reasons": "终止", "document": office.filed("关于终止的决定", "wang")}
    assert case.asks("case", "case.withdraw", said, "wang").status_code == 201
    return case


def again(office, earlier, days=30, text=None):
    """Return the case brought back, with the same text registered unless another is given."""
    office.now += timedelta(days=days)
    case = Told(office, links=[{"kind": "continues", "to": earlier.case}])
    text = text or TEXTS[earlier.draft()]
    begun = LAWFUL[: index("drafting", "register")]
    said = replace(REGISTER.says, draft=text)
    case.tell(*begun, replace(REGISTER, says=said))
    return case


def carries(told, step, kind, stood=None, /, **change):
    stood = stood or next(s for s in told.first["stands"] if s["step"] == step)
    said = {
        "case": stood["case"],
        "line": stood["line"],
        "document": told.office.filed("原案的结论"),
        **change,
    }
    return told.asks(step, f"{kind}.carry", said)


def unmet(answer):
    assert answer.status_code in {403, 409}, answer.text
    return {v["code"] for v in answer.json()["verdicts"] if not v["passed"]}


@pytest.fixture
def county(office):
    registered(office)
    return office


def test_what_stood_for_the_same_text_is_carried_over_and_counts(county):
    earlier = ended(county)
    case = again(county, earlier)
    assert {s["step"] for s in case.first["stands"]} == {STUDY, "open_consultation"}
    assert carries(case, STUDY, "feasibility_study").status_code == 201
    assert carries(case, "open_consultation", "consultation").status_code == 201
    gates = county.get(f"/cases/{case.case}/gates").json()["gates"]
    (gate,) = [g for g in gates if g["gate"] == "consultation"]
    assert gate["standing"]["key"] == "fresh"
    (legality,) = [g for g in gates if g["gate"] == "legality"]
    assert legality["standing"]["key"] == "missing"
    assert "沿用原案的结论" in county.get(f"/cases/{case.case}/diagram.txt").text
    assert codes(county.installed.service) == []


def test_of_another_text_nothing_is_carried_over(county):
    earlier = ended(county)
    case = again(county, earlier, text=paper("另一文本"))
    assert "carry.stood" in unmet(carries(case, STUDY, "feasibility_study"))


def last_day(stood):
    day = date.fromisoformat(stood["day"])
    return day.replace(year=day.year + 1)


@pytest.mark.parametrize(("after", "holds"), [(-1, True), (0, True), (1, False)])
def test_it_holds_for_as_long_as_the_rule_set_says(county, after, holds):
    earlier = ended(county)
    case = again(county, earlier, days=200)
    (stood,) = [s for s in case.first["stands"] if s["step"] == STUDY]
    county.now = county.now.replace(hour=2)
    county.now += last_day(stood) + timedelta(days=after) - county.now.date()
    answer = carries(case, STUDY, "feasibility_study")
    assert answer.status_code == 201 if holds else unmet(answer) == {"carry.stood"}


@pytest.mark.parametrize("change", [{"line": 3}, {"case": "c_other"}])
def test_the_line_that_is_cited_is_the_one_by_which_it_stood(county, change):
    case = again(county, ended(county))
    assert unmet(carries(case, STUDY, "feasibility_study", **change)) == {"carry.cited"}


def test_a_step_without_an_age_is_done_anew(county):
    case = again(county, ended(county))
    stood = case.first["stands"][0]
    answer = carries(case, "department_opinions", "department_opinions", stood)
    assert "rule.unavailable" in unmet(answer)
    assert carries(case, STUDY, "feasibility_study").status_code == 201


def test_a_rule_set_without_any_age_takes_nothing_over(office):
    registered(office, LAW.split("steps:", maxsplit=1)[0])
    case = again(office, ended(office))
    assert case.first["stands"] == []


def test_a_case_that_comes_from_none_takes_nothing_over(county):
    ended(county)
    assert Told(county).first["stands"] == []


def test_the_review_examines_what_was_carried_over(county):
    case = again(county, ended(county))
    carries(case, STUDY, "feasibility_study")
    found = county.installed.service.case(BODY, case.case)
    assert (STUDY, Claimed.CARRIED) in set(claims(found.ready.procedure, found.case))


def without_standing(fact):
    return {key: value for key, value in fact.items() if key != "stands"}


def test_what_stood_is_decided_again_by_verify(county):
    earlier, service = ended(county), county.installed.service
    case = Told(county, links=[{"kind": "continues", "to": earlier.case}])
    forged = edited(service, 1, without_standing, stream=case.case)
    head = {"h": forged[1]["digest"], "s": case.case}
    unguarded(service, forged, ("UPDATE decision_case SET head = :h WHERE id = :s", head))
    assert ("again.differs", case.case, 1) in codes(service)
