"""A unit is one however its name is spelt, wherever a rule asks whose unit somebody is of."""

from dataclasses import replace
from datetime import date

import pytest
from cases import DRAFTER, SECRETARY, accepted, ask, before, codes, said, scene_of, take, unmet

from api.demo.scene import PEOPLE
from decision_flow.domain.case import Case
from decision_flow.domain.people import Duty, Held, Person
from decision_flow.domain.steps.before import fair_competition
from decision_flow.domain.steps.common import Confirm
from decision_flow.domain.units import is_of, look_alike, unit_key

LEAD = PEOPLE[DRAFTER].unit
SPELT = (
    f" {LEAD}",
    f"{LEAD}\u3000",
    "宁津县 交通运输局",
    "宁津县交通\u200b运输局",
    "宁津县·交通运输局",
    "宁津县交通运输局\ufe0f",
    "宁津县交通运输局。",
    "宁津县交通运输局\u3164",
    "宁津县交通\uffa0运输局",
    "\u115f宁津县交通运输局",
)
PAPER = said("drafting.register").draft
SAYS = {
    "legality_review.opine": said("legality_review.opine"),
    "fair_competition.conclude": fair_competition.Conclude(
        conclusion=fair_competition.Conclusion.PASSED, document=PAPER
    ),
    "publication.confirm_withheld": Confirm(findings="属实", document=PAPER),
}


@pytest.mark.parametrize("spelt", SPELT)
def test_a_spelling_that_nobody_can_tell_apart_is_the_same_unit(spelt: str) -> None:
    assert spelt != LEAD
    assert unit_key(spelt) == unit_key(LEAD)
    assert is_of(spelt, ["县司法局", LEAD])
    assert look_alike(spelt, ["县司法局", LEAD]) == LEAD


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ＡＢ局", "ab局", True),
        ("县司法局（法制办）", "县司法局(法制办)", True),
        ("第1中心", "第１中心", True),
        ("第1中心", "第2中心", False),
        ("县司法局", "市司法局", False),
    ],
)
def test_width_and_case_make_no_unit_and_a_character_does(
    *, one: str, other: str, same: bool
) -> None:
    assert is_of(one, [other]) is same
    assert look_alike(one, [one]) is None


def assigned(**units: object) -> Case:
    named = said("start.assign", **units)
    return take(before("start.assign"), "start.assign", named, SECRETARY, date(2023, 2, 13))


def of(unit: str, duty: Duty) -> Person:
    return Person("x", "某人", unit, (Held(duty, date(2021, 1, 1)),))


@pytest.mark.parametrize("spelt", SPELT)
@pytest.mark.parametrize(
    ("name", "duty", "code"),
    [
        ("legality_review.opine", Duty.LEGAL_REVIEWER, "person.reviewer_unit"),
        ("fair_competition.conclude", Duty.MARKET_REGULATOR, "person.regulator_unit"),
        ("publication.confirm_withheld", Duty.DISCLOSURE_REVIEWER, "person.disclosure_unit"),
    ],
)
def test_a_blank_takes_nobody_out_of_the_unit_that_drafts(
    spelt: str, name: str, duty: Duty, code: str
) -> None:
    answer = ask(assigned(), name, SAYS[name], of(spelt, duty), date(2023, 6, 1))
    unmet(answer, code)


@pytest.mark.parametrize("spelt", SPELT)
def test_the_drafters_are_of_the_unit_however_it_was_written(spelt: str) -> None:
    scene = scene_of("drafting.register")
    case = assigned(lead=spelt)
    answer = ask(case, "drafting.register", scene.says, of(LEAD, Duty.DRAFTER), scene.on)
    assert "person.lead_unit" not in codes(answer)


@pytest.mark.parametrize("spelt", SPELT)
def test_the_lead_unit_does_not_assist_itself_in_another_spelling(spelt: str) -> None:
    named = said("start.assign", assisting=(spelt,))
    answer = ask(before("start.assign"), "start.assign", named, SECRETARY, date(2023, 2, 13))
    unmet(answer, "start.one_lead")
    other = replace(named, assisting=("县财政局",))
    accepted(ask(before("start.assign"), "start.assign", other, SECRETARY, date(2023, 2, 13)))


def test_no_expert_is_of_the_unit_that_drafts_in_another_spelling() -> None:
    case = before("expert_argument.select")
    experts = said("expert_argument.select").experts
    odd = replace(experts[0], unit=f"{LEAD} ")
    says = said("expert_argument.select", experts=(odd, *experts[1:]))
    answer = ask(case, "expert_argument.select", says, DRAFTER, date(2023, 4, 1))
    unmet(answer, "expert.neutral")
