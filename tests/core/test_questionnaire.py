"""Whether a matter is major (713 Article 3): answers, figures of a place, sums."""

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from importlib.resources import files

import pytest
from cases import CALENDAR, READY, TOWN, sourced
from histories.history import CERTIFICATE
from hypothesis import given
from hypothesis import strategies as st

from api.demo.matter import opening
from api.demo.people import PEOPLE
from decision_flow.domain.case import CASE
from decision_flow.domain.intake.judgement import (
    Answer,
    Answers,
    Basis,
    Category,
    ConfirmJudgement,
    Exclusion,
    JudgeMatter,
    follow_judgement,
)
from decision_flow.domain.intake.judging import splits, unmet_of_judgement
from decision_flow.domain.intake.questionnaire import (
    judge,
    second_person_wanted,
    thresholds_of,
)
from decision_flow.domain.move import Accepted, Move, Setting
from decision_flow.domain.people import Level
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.unmet import told
from decision_flow.domain.values import Source, SourceKind
from decision_flow.engine.opening import Opening, opening_move
from decision_flow.engine.rules import Ready
from workflows import load_text

AT = datetime(2023, 2, 1, 2, tzinfo=UTC)
LOCAL = Source("某县重大行政决策程序规定", "第五条", SourceKind.LOCAL)
FIGURES = {
    "investment": Figure(Bound.AT_LEAST, 5_000, "wan_yuan", LOCAL),
    "fiscal_funds": Figure(Bound.MORE_THAN, 20_000_000, "yuan", LOCAL),
    "people_affected": Figure(Bound.AT_LEAST, 10_000, "persons", LOCAL),
    "share_affected": Figure(Bound.MORE_THAN, Fraction(1, 20), "share", LOCAL, of="residents"),
}
SMALL = Answers(category=Category.CONSTRUCTION, great_effect=False, reasons="影响限于本单位。")
COUNTY = load_text(
    files("workflows").joinpath("schema", "example.yaml").read_text("utf-8"), "example.yaml"
)


def found(figures=FIGURES, level=Level.COUNTY, related=(), **change):
    return judge(replace(SMALL, **change), figures, level, related=related)


# The questionnaire ---------------------------------------------------------------------------


@pytest.mark.parametrize("exclusion", Exclusion)
def test_what_is_excluded_is_excluded_whatever_else_is_answered(exclusion):
    answer = found(exclusion=exclusion, great_effect=True, investment=10**9)
    assert answer.answer is Answer.EXCLUDED
    assert answer.reasons[0].source.place == "第三条第二款"


def test_a_measure_of_an_emergency_is_registered_only_and_what_outlives_it_is_judged():
    gone = found(exclusion=Exclusion.EMERGENCY_RESPONSE, great_effect=True)
    assert any("只作登记" in r.text.zh for r in gone.reasons)
    stays = found(exclusion=Exclusion.EMERGENCY_RESPONSE, outlives=True, great_effect=True)
    assert stays.answer is Answer.MAJOR


def test_another_laws_procedure_prevails_and_is_named():
    """C06: trees are moved under an act of its own; 713's periods do not bind its notice."""
    basis = Basis(act="城市绿化条例", place="第二十四条")
    answer = found(procedure_basis=basis, great_effect=True, investment=10**9)
    assert answer.answer is Answer.OTHER_PROCEDURE
    assert "城市绿化条例" in answer.reasons[0].text.zh


@pytest.mark.parametrize("category", Category)
def test_each_of_the_five_kinds_is_major_where_effect_or_interest_is_great(category):
    assert found({}, category=category, great_effect=True).answer is Answer.MAJOR
    assert found({}, category=category).answer is Answer.NOT_MAJOR


def test_what_is_none_of_the_kinds_is_not_major_and_says_why():
    answer = found(category=None, great_effect=True)
    assert answer.answer is Answer.NOT_MAJOR
    assert "五类" in answer.reasons[0].text.zh
    assert "影响限于本单位" in answer.reasons[0].text.zh


@pytest.mark.parametrize(
    ("change", "major"),
    [
        ({"investment": 49_999_999}, False),
        ({"investment": 50_000_000}, True),
        ({"investment": 50_000_001}, True),
        ({"fiscal_funds": 19_999_999}, False),
        ({"fiscal_funds": 20_000_000}, False),
        ({"fiscal_funds": 20_000_001}, True),
        ({"people": 9_999, "residents": 10**6}, False),
        ({"people": 10_000, "residents": 10**6}, True),
        ({"people": 499, "residents": 10_000}, False),
        ({"people": 500, "residents": 10_000}, False),
        ({"people": 501, "residents": 10_000}, True),
    ],
)
def test_a_figure_that_is_reached_makes_it_major_without_more(change, major):
    answer = found(**change)
    assert (answer.answer is Answer.MAJOR) is major
    assert answer.reasons[0 if major else 1].source == LOCAL


def test_the_decree_and_the_four_nots_have_no_figure():
    assert thresholds_of(READY.procedure) == {}
    assert found({}, investment=10**15).answer is Answer.NOT_MAJOR


def test_the_figures_of_a_county_carry_their_source():
    figures = thresholds_of(COUNTY)
    assert {"investment", "fiscal_funds", "share_affected"} == figures.keys()
    for figure in figures.values():
        sourced(figure.source)
    assert second_person_wanted(COUNTY).act == "某县重大行政决策程序规定"
    assert second_person_wanted(READY.procedure) is None


@pytest.mark.parametrize(("level", "told"), [(Level.TOWNSHIP, True), (Level.COUNTY, False)])
def test_a_township_follows_by_reference(level, told):
    reasons = found(level=level, great_effect=True).reasons
    assert any(r.source.place == "第四十二条" for r in reasons) is told


sums = st.integers(0, 10**9)


@given(st.lists(sums, max_size=5), sums)
def test_adding_related_matters_never_makes_less_of_a_matter(related, own):
    others = [replace(SMALL, investment=each) for each in related]
    alone, summed = found(investment=own), found(investment=own, related=others)
    reached = own + sum(related) >= 50_000_000
    assert (summed.answer is Answer.MAJOR) is reached
    assert summed.together is (reached and own < 50_000_000)
    assert not (alone.answer is Answer.MAJOR and summed.answer is not Answer.MAJOR)


@given(st.permutations([1, 2, 3, 4]))
def test_the_order_of_related_matters_does_not_matter(order):
    others = [replace(SMALL, investment=n * 10**7) for n in order]
    assert found(investment=1, related=others).answer is Answer.MAJOR


def test_people_of_related_matters_are_not_added_up_for_they_may_be_the_same():
    one = replace(SMALL, people=9_000, residents=10**6)
    assert found(people=9_000, residents=10**6, related=[one]).answer is Answer.NOT_MAJOR


# Judgements ----------------------------------------------------------------------------------


def judgement(name, *, answer=Answer.NOT_MAJOR, investment=30_000_000, **change):
    said = {
        "judgement": name,
        "title": f"道路工程{name}标段（示例）",
        "unit": "县交通运输局",
        "year": 2023,
        "procedure": COUNTY.digest,
        "answers": replace(SMALL, investment=investment),
        "answer": answer,
        "project": "县道改造（示例）",
    }
    return JudgeMatter(**{**said, **change})


def entered(*said, person="wu"):
    there = ()
    for seq, each in enumerate(said, start=1):
        there = follow_judgement(there, each, by=(person, "吴", "县交通运输局"), seq=seq, at=AT)
    return there


def unfit(there, said, person="sun"):
    found = unmet_of_judgement(there, said, person=person, thresholds=FIGURES, level=Level.COUNTY)
    return told(found)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (judgement("j_1"), "编号已用过"),
        (judgement("j_2", answer=Answer.MAJOR), "不符"),
        (judgement("j_2", title=" "), "事项名称"),
        (judgement("j_2", answers=replace(SMALL, reasons=" ")), "判断理由"),
        (judgement("j_2", answers=replace(SMALL, outlives=True)), "应急"),
        (judgement("j_2", answers=replace(SMALL, people=3)), "常住人口"),
        (judgement("j_2", related=("j_9",)), "没有编号"),
        (judgement("j_2", related=("j_1",), project="另一项目"), "不能合并"),
        (judgement("j_2", related=("j_1",), year=2024), "不能合并"),
        (judgement("j_2", related=("j_1",), unit="县水利局"), "不能合并"),
        (judgement("j_2", related=("j_1",), project=None), "不能合并"),
        (judgement("j_2", related=("j_1", "j_1")), "写了两次"),
        (judgement("j_2", related=("j_1",)), "不符"),
        (
            judgement(
                "j_2",
                answer=Answer.MAJOR,
                answers=replace(SMALL, category=None, investment=10**9),
            ),
            "哪一类",
        ),
        (ConfirmJudgement(judgement="j_9", agrees=True, reasons="同意"), "没有这一判断"),
        (ConfirmJudgement(judgement="j_1", agrees=True, reasons=" "), "复核意见"),
    ],
)
def test_what_does_not_fit_says_why(said, says):
    why = unfit(entered(judgement("j_1")), said)
    assert says in why.zh
    assert why.en


def test_a_judgement_is_looked_at_by_another_person():
    there, said = (
        entered(judgement("j_1")),
        ConfirmJudgement(judgement="j_1", agrees=True, reasons="同意"),
    )
    assert "另一人" in unfit(there, said, person="wu").zh
    assert unfit(there, said, person="sun") is None


def test_the_last_who_looked_counts():
    said = [
        ConfirmJudgement(judgement="j_1", agrees=agrees, reasons="x") for agrees in (True, False)
    ]
    assert entered(judgement("j_1"), said[0])[0].confirmed
    assert not entered(judgement("j_1"), *said)[0].confirmed


def test_a_matter_that_reaches_the_figure_with_its_related_ones_is_major():
    said = judgement("j_2", answer=Answer.MAJOR, related=("j_1",))
    assert unfit(entered(judgement("j_1")), said) is None


@pytest.mark.parametrize(
    ("second", "flagged"),
    [
        (judgement("j_2", investment=19_999_999), False),
        (judgement("j_2", investment=20_000_000), True),
        (judgement("j_2", investment=20_000_000, unit=" 县交通运输局"), True),
        (judgement("j_2", investment=20_000_000, project="县道改造 （示例）"), True),
        (judgement("j_2", investment=20_000_000, year=2024), False),
        (judgement("j_2", investment=20_000_000, unit="县水利局"), False),
        (judgement("j_2", investment=20_000_000, project="另一项目"), False),
        (judgement("j_2", investment=60_000_000, answer=Answer.MAJOR), False),
    ],
)
def test_matters_split_to_stay_below_a_figure_are_flagged(second, flagged):
    """V24: the sum over matters of one project, year and unit, as declared."""
    split = splits(entered(judgement("j_1"), second), lambda _: FIGURES)
    assert bool(split) is flagged
    for each in split:
        assert each.judgements == ("j_1", "j_2")
        assert each.source == LOCAL
        assert "道路工程j_1标段" in each.text.zh


def test_nothing_is_flagged_where_a_place_has_no_figure():
    assert splits(entered(judgement("j_1"), judgement("j_2")), lambda _: {}) == ()


# Opening -------------------------------------------------------------------------------------


def opened(ready=READY, judgements=(), **change):
    said = replace(opening(CERTIFICATE), **change)
    body = replace(TOWN, judgements=judgements)
    setting = Setting(body, CALENDAR, AT)
    answer = opening_move(
        ready, Opening("c", Move(CASE, "open", said, PEOPLE["sun"]), CERTIFICATE), setting
    )
    return answer, {v.code for v in answer.verdicts if v.refuses}


MAJOR = judgement(
    "j_1", answer=Answer.MAJOR, answers=replace(SMALL, great_effect=True, investment=None)
)


def test_a_case_is_opened_on_answers_or_on_a_judgement():
    answer, codes = opened()
    assert isinstance(answer, Accepted)
    assert not codes
    _, codes = opened(answers=None)
    assert codes == {"open.judged"}
    _, codes = opened(judgement="j_1", judgements=entered(MAJOR))
    assert codes == {"open.judged"}
    _, codes = opened(answers=None, judgement="j_1", judgements=entered(MAJOR))
    assert not codes
    _, codes = opened(answers=None, judgement="j_9", judgements=entered(MAJOR))
    assert codes == {"open.judged"}


@pytest.mark.parametrize(
    ("change", "lawful"),
    [
        ({}, True),
        ({"great_effect": False}, False),
        ({"category": Category.PLAN}, False),
        ({"category": None}, False),
        ({"exclusion": Exclusion.MACRO_CONTROL}, False),
        ({"procedure_basis": Basis(act="城乡规划法", place="第十六条")}, False),
    ],
)
def test_only_a_major_matter_is_opened_under_its_own_kind(change, lawful):
    answer, codes = opened(answers=replace(SMALL, **{"great_effect": True, **change}))
    assert (codes == set()) is lawful
    if not lawful:
        assert codes == {"open.major"}
        (verdict,) = [v for v in answer.verdicts if v.refuses]
        assert verdict.curers


def test_where_a_place_asks_for_it_a_second_person_confirmed_the_judgement():
    ready = Ready(replace(COUNTY, in_force_from=READY.procedure.in_force_from))
    there = entered(MAJOR)
    look = ConfirmJudgement(judgement="j_1", agrees=True, reasons="同意")
    seen = follow_judgement(there, look, by=("sun", "孙", "办公室"), seq=2, at=AT)
    cited = {"answers": None, "judgement": "j_1"}
    assert opened(ready)[1] == {"open.second_person"}
    assert opened(ready, there, **cited)[1] == {"open.second_person"}
    assert opened(ready, seen, **cited)[1] == set()
