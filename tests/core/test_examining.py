"""What published facts show: lengths and sums at their bounds, other rules, what is not known."""

from datetime import date, timedelta
from typing import Any

import pytest

from decision_flow.domain.published import (
    About,
    Basis,
    Consultation,
    Explained,
    Hearing,
    Mark,
    Matter,
    Procedure,
    Published,
)
from decision_flow.domain.values import decree_713
from decision_flow.engine.examining import Bearing, Observation, examine
from workflows import calendar

OPENS = date(2023, 3, 6)
HELD = date(2023, 3, 31)


def seen(**published: Any) -> dict[str, Observation]:
    """Return what is observed of one published thing, by its code."""
    (one,) = examine(Published(**published), calendar.load())
    return {each.code: each for each in one.observations}


def asked(length: int, **said: Any) -> dict[str, Observation]:
    """Return what is observed of a consultation of so many days."""
    closes = OPENS + timedelta(days=length)
    made = Consultation(id="C", matter="示例", source="示例", opens=OPENS, closes=closes, **said)
    return seen(consultations=(made,))


def heard(**said: Any) -> dict[str, Observation]:
    made = Hearing(id="H", matter="示例", source="示例", notice=OPENS, held=HELD, **said)
    return seen(hearings=(made,))


def listed(**said: Any) -> dict[str, Observation]:
    return seen(matters=(Matter(id="M", title="示例", source="示例", **said),))


@pytest.mark.parametrize(
    ("length", "bearing", "told"),
    [
        (31, Bearing.NOTE, "共31日，不少于"),
        (30, Bearing.NOTE, "共30日，不少于"),
        (29, Bearing.REMARK, "首日计入则为三十日"),
        (28, Bearing.REMARK, "可能依照其他规定"),
        (-1, Bearing.SHOWN, "截止早于起始"),
    ],
)
def test_a_window_is_weighed_and_no_breach_is_found_by_its_length(length, bearing, told):
    window = asked(length)["consultation.window"]
    assert (window.bearing, window.source) == (bearing, decree_713(15))
    assert told in window.text.zh
    assert str(length) in window.text.en


@pytest.mark.parametrize(
    ("said", "bearing"),
    [
        ({"explained": Explained.WITH_NOTICE}, Bearing.NOTE),
        ({"explained": Explained.NOT_EXPLAINED}, Bearing.REMARK),
        ({"explained": Explained.NOT_EXPLAINED, "basis": Basis.DECREE_713}, Bearing.SHOWN),
        ({"basis": Basis.DECREE_713}, Bearing.REMARK),
        ({"explained": Explained.NOT_EXPLAINED, "basis": Basis.OTHER}, Bearing.NOTE),
    ],
)
def test_a_short_window_is_shown_only_where_rule_and_missing_explanation_were_published(
    said, bearing
):
    assert asked(12, **said)["consultation.window"].bearing is bearing


@pytest.mark.parametrize("about", [About.CATALOGUE, About.CALL_FOR_SUGGESTIONS])
def test_what_is_no_draft_follows_another_rule(about):
    found = asked(6, about=about)
    assert found["consultation.other_rule"].bearing is Bearing.NOTE
    assert found["consultation.window"].bearing is Bearing.NOTE


def test_a_last_day_of_rest_is_a_note_and_an_unknown_year_says_so():
    assert asked(30)["consultation.rest_day"].bearing is Bearing.NOTE
    assert "不构成违规" in asked(30)["consultation.rest_day"].text.zh
    assert "consultation.rest_day" not in asked(31)
    assert asked(4 * 366)["consultation.calendar"].bearing is Bearing.UNKNOWN


@pytest.mark.parametrize(
    ("said", "code", "bearing"),
    [
        ({"opinions": 3, "adopted": 2, "not_adopted": 1}, "sum", Bearing.NOTE),
        ({"opinions": 3, "adopted": 2, "not_adopted": 2}, "sum", Bearing.SHOWN),
        ({"opinions": 3, "adopted": 2, "partly": 0, "not_adopted": 0}, "sum", Bearing.SHOWN),
        ({"opinions": 3, "adopted": 2}, "disposal", Bearing.UNKNOWN),
        ({"opinions": 3}, "disposal", Bearing.UNKNOWN),
        ({}, "disposal", Bearing.UNKNOWN),
        ({"opinions": 0}, "sum", Bearing.NOTE),
    ],
)
def test_opinions_are_added_up_only_where_all_parts_were_published(said, code, bearing):
    found = asked(30, **said)
    assert found[f"consultation.{code}"].bearing is bearing


@pytest.mark.parametrize(("parts", "bearing"), [(93, Bearing.NOTE), (92, Bearing.SHOWN)])
def test_a_breakdown_is_compared_with_its_total(parts, bearing):
    found = asked(30, suggestions=93, suggestions_by_breakdown=parts)
    assert found["consultation.breakdown"].bearing is bearing
    assert "consultation.breakdown" not in asked(30, suggestions=93)


@pytest.mark.parametrize(("days", "bearing"), [(0, Bearing.NOTE), (1, Bearing.REMARK)])
def test_a_notice_published_after_its_first_day_is_to_be_looked_into(days, bearing):
    found = asked(30, published=OPENS + timedelta(days=days))
    assert found["consultation.published"].bearing is bearing


def test_when_the_result_was_announced_is_told():
    found = asked(30, announced=OPENS + timedelta(days=40))["consultation.announced"]
    assert "第10日" in found.text.zh


@pytest.mark.parametrize(
    ("before", "basis", "bearing"),
    [
        (8, None, Bearing.NOTE),
        (7, None, Bearing.NOTE),
        (6, None, Bearing.REMARK),
        (6, Basis.OTHER, Bearing.REMARK),
        (6, Basis.DECREE_713, Bearing.SHOWN),
    ],
)
def test_papers_of_a_hearing_are_delivered_seven_days_before(before, basis, bearing):
    found = heard(materials_delivered=HELD - timedelta(days=before), basis=basis)
    assert found["hearing.materials"].bearing is bearing
    assert f"先于听证{before}日" in found["hearing.materials"].text.zh
    assert ("hearing.other_rule" in found) is (basis is Basis.OTHER)


def test_of_a_hearing_what_was_not_published_is_not_known():
    found = heard()
    assert found["hearing.list"].bearing is Bearing.UNKNOWN
    assert found["hearing.materials"].bearing is Bearing.UNKNOWN
    assert set(found) == {"hearing.notice", "hearing.list", "hearing.materials"}


@pytest.mark.parametrize(("days", "bearing"), [(1, Bearing.NOTE), (0, Bearing.SHOWN)])
def test_the_list_is_published_before_the_hearing(days, bearing):
    found = heard(list_published=HELD - timedelta(days=days))
    assert found["hearing.list"].bearing is bearing


def test_a_notice_that_does_not_lie_before_its_hearing_is_shown():
    made = Hearing(id="H", matter="示例", source="示例", notice=HELD, held=HELD)
    assert seen(hearings=(made,))["hearing.notice"].bearing is Bearing.SHOWN


def test_who_came_who_presided_and_when_the_report_was_made_are_notes():
    found = heard(
        sign_up_until=date(2023, 3, 16),
        representatives=9,
        representatives_from_public_agencies_at_least=5,
        due=19,
        attended=17,
        host="承办单位副局长",
        report=date(2023, 4, 9),
    )
    assert {each.bearing for code, each in found.items() if "list" not in code} <= {
        Bearing.NOTE,
        Bearing.UNKNOWN,
    }
    assert heard(due=17, attended=19)["hearing.attendance"].bearing is Bearing.SHOWN


@pytest.mark.parametrize(
    ("named", "bearing"),
    [
        (tuple(Procedure), Bearing.NOTE),
        ((Procedure.LEGALITY_REVIEW, Procedure.COLLECTIVE_DISCUSSION), Bearing.NOTE),
        ((Procedure.LEGALITY_REVIEW,), Bearing.REMARK),
        ((Procedure.COLLECTIVE_DISCUSSION,), Bearing.REMARK),
    ],
)
def test_two_procedures_are_due_of_every_matter(named, bearing):
    assert listed(procedures=named)["matter.procedures"].bearing is bearing


def test_of_a_matter_late_listing_and_a_mark_are_notes_and_nothing_more_is_not_known():
    found = listed(
        catalogue_published=date(2025, 10, 22), due_on=date(2025, 10, 30), hearing=Mark.MARKED
    )
    assert {each.bearing for each in found.values()} == {Bearing.NOTE}
    assert "不是违规" in found["matter.late_listing"].text.zh
    assert listed()["matter.listed"].bearing is Bearing.UNKNOWN
