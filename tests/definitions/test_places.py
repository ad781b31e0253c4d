"""The rule sets of places: each is proved at once, differs by a cited act, and lowers nothing."""

import time
from datetime import date
from fractions import Fraction
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from api.commands import proving
from decision_flow.domain.figures import shown
from decision_flow.domain.procedure import Bound
from decision_flow.domain.values import SourceKind
from decision_flow.engine.proof import Certificate, prove
from workflows import offered, shipped
from workflows.rule_sets import differences, page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rule-sets.md"
PLACES = [key for key in offered().keys if key not in shipped().keys]
BY_NOBODY_NAMED = (
    "banner-catalogue",
    "city-ballot",
    "city-evaluation",
    "city-hearing",
    "city-legality",
    "city-meeting",
    "city-risk",
    "county-experts",
    "county-vote",
    "department-hearing",
    "town-hearing",
)
PARAMETERS = {
    "least days of consultation and their unit": ("consultation", "period"),
    "a shorter window only with reasons": ("consultation", "shortening=forbidden"),
    "notice of a hearing": ("hearing", "notice_before"),
    "list of a hearing": ("hearing", "list_before"),
    "materials of a hearing, in days": ("hearing", "materials_before at_least 7 days"),
    "materials of a hearing, in working days": (
        "hearing",
        "materials_before at_least 10 working_days",
    ),
    "least number heard": ("hearing", "participants"),
    "quorum of a hearing": ("hearing", "quorum"),
    "report of a hearing published": ("hearing", "published_within"),
    "least number of experts": ("expert_argument", "experts"),
    "an odd number of experts": ("expert_argument", "number=odd"),
    "share of experts of the department": ("expert_argument", "competent_share"),
    "experts of a pool": ("expert_argument", "pool=required"),
    "least time for the legality review": ("legality_review", "time_allowed"),
    "longest time of the legality review": ("legality_review", "decided_within"),
    "extension of the legality review": ("legality_review", "extension"),
    "a stop while others are asked": ("legality_review", "consultation=not_counted"),
    "a stop for an argument": ("legality_review", "argument=not_counted"),
    "quorum of the meeting": ("meeting", "quorum"),
    "a vote that binds": ("meeting", "decision=two_keys"),
    "share and denominator of the vote": ("meeting", "majority"),
    "how it is voted": ("meeting", "method=named_ballot"),
    "a close vote is put off": ("meeting", "margin"),
    "what is put off lapses": ("meeting", "deferral_lapses_after"),
    "materials before the meeting": ("meeting", "materials_before"),
    "publication": ("publication", "deadline"),
    "handing over to the archive": ("archive", "handed_over_within"),
    "transfer to the public archives": ("archive", "transferred_within"),
    "evaluation after so many months": ("post_evaluation", "within"),
    "levels of risk": ("risk_assessment", "scheme=three_levels"),
    "a catalogue that must be": ("start", "catalogue=mandatory"),
    "the Party's consent to the catalogue": ("start", "catalogue_adjustment=party_consent"),
    "in whose name it is reported": ("party_report", "in_the_name_of=party_group"),
}
"""What rules of places set differently, each as a rule set has it: figure, or setting and value."""

every_place = pytest.mark.parametrize("key", PLACES)


def test_there_are_ten_at_the_least():
    assert len(PLACES) >= 10


def set_anywhere():
    """Return every figure and setting of every rule set that is offered, by kind of step."""
    for key in offered().keys:
        for step in offered().load(key).steps.values():
            kind = step.kind.partition("@")[0]
            yield from ((kind, f"{name}={value}") for name, value in step.settings.items())
            for name, figure in step.figures.items():
                yield kind, name
                yield kind, f"{name} {shown(figure)}"


@pytest.mark.parametrize("wanted", PARAMETERS.values(), ids=PARAMETERS)
def test_whatever_places_set_differently_some_rule_set_sets(wanted):
    assert wanted in set(set_anywhere())


@every_place
def test_it_is_proved_within_a_second(key):
    procedure = offered().load(key)
    begun = time.process_time()

    outcome = prove(procedure)

    assert isinstance(outcome, Certificate)
    assert time.process_time() - begun <= 1
    more = len(procedure.steps) - len(shipped().load("decree-713").steps)
    assert outcome.states <= 450 * 2**more


@every_place
def test_the_command_line_checks_its_file(key):
    with as_file(files("workflows").joinpath("rules", "places", f"{key}.yaml")) as file:
        assert proving.loaded(file).procedure == offered().load(key)


@every_place
def test_each_difference_names_its_act_or_says_that_it_is_a_choice_of_this_house(key):
    own = offered().load(key)
    for each in differences(offered().load(own.extends), own):
        assert each.source.place or each.source.kind is SourceKind.DEFAULT


@every_place
def test_nothing_is_lowered_by_an_act_that_was_not_seen(key):
    for step in offered().load(key).steps.values():
        assert all(figure.departs_from is None for figure in step.figures.values())


@pytest.mark.parametrize("key", BY_NOBODY_NAMED)
def test_a_rule_whose_place_is_not_known_is_ascribed_to_none(key):
    made = offered().load(key)
    assert made.source.kind is SourceKind.UNVERIFIED
    assert made.source.act.startswith("某")


def test_the_page_is_up_to_date():
    assert PAGE.read_text("utf-8") == page(), (
        "run: python -m workflows.rule_sets > docs/reference/rule-sets.md"
    )


def test_the_page_marks_what_was_not_seen_and_says_where_all_is_inherited():
    told = page()
    (experts,) = [line for line in told.splitlines() if "at_least 5 persons" in line]
    assert "`quzhou-experts-2023`" in experts
    assert "未核" in experts
    assert any("全部沿用" in line and "sichuan-2015" in line for line in told.splitlines())


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        (date(2025, 2, 28), "sichuan-2015"),
        (date(2025, 3, 1), "sichuan-2025"),
    ],
)
def test_sichuan_2025_replaces_2015_by_its_day(day, in_force):
    found = [k for k in ("sichuan-2015", "sichuan-2025") if offered().load(k).in_force(day)]
    assert found == [in_force]
    assert offered().load("sichuan-2015").superseded_by == "sichuan-2025"


def test_sichuan_2025_asks_for_two_assessments_that_no_code_knows():
    sichuan = offered().load("sichuan-2025")
    gate = sichuan.gates["consistency"]
    assert [sichuan.steps[key].kind for key in gate.steps] == ["assessment@1"] * 2
    assert {*gate.steps} <= {*sichuan.upstream("legality_review")}
    assert {*gate.steps} <= {r.step for r in sichuan.rework if r.to == "drafting"}
    for key in gate.steps:
        assert sichuan.steps[key].source.kind is SourceKind.UNVERIFIED
        assert not sichuan.steps[key].content, "what they go into was not seen"


@pytest.mark.parametrize(
    ("key", "figures", "settings"),
    [
        ("chizhou-hearing", {"notice_before": 30, "list_before": 15}, {"monitor": "required"}),
        ("guangdong-2024", {}, {}),
        ("yingjiang-hearing", {"published_within": 10}, {}),
        ("city-hearing", {"notice_before": 10}, {"participants": "no_civil_servants"}),
        ("town-hearing", {"participants": 9, "quorum": Fraction(2, 3)}, {}),
        ("department-hearing", {"materials_before": 10}, {}),
        ("four-nots-hearing", {}, {}),
    ],
)
def test_a_hearing_has_the_seven_days_of_the_decree_and_the_figures_of_its_place(
    key, figures, settings
):
    hearing = offered().load(key).steps["hearing"]
    found = {name: figure.value for name, figure in hearing.figures.items()}
    assert found == {"materials_before": 7, **figures}
    assert hearing.settings == settings
    assert hearing.exempt == ("not_public_by_law",)


def test_guangdong_has_the_start_decision_say_whether_a_hearing_is_due():
    assert offered().load("guangdong-2024").steps["start"].settings["hearing_mark"] == "mandatory"


def test_experts_of_a_county_are_drawn_by_lot():
    step = offered().load("county-experts").steps["expert_argument"]
    assert step.settings == {"pool": "required", "method": "drawn"}
    assert step.figures["experts"].count == 3


def test_a_district_extends_its_city():
    nansha = offered().load("nansha-2023")
    assert nansha.extends == "guangzhou-2022"
    assert nansha.steps["open_consultation"].conditional is None
    assert nansha.steps["meeting"].figures["quorum"].bound is Bound.AT_LEAST
