"""The file of a matter that was decided on paper: examined only, its order and its gaps told."""

from datetime import date, timedelta

import pytest

from decision_flow.domain.published import DecidedOnPaper, Published, Sitting
from decision_flow.engine.examining import Bearing, examine
from workflows import calendar

DAYS = {
    "started_on": date(2022, 3, 1),
    "consultation_closes": date(2022, 5, 1),
    "reviewed_on": date(2022, 5, 20),
    "met_on": date(2022, 6, 1),
    "party_report_on": date(2022, 6, 8),
    "issued_on": date(2022, 6, 15),
    "published_on": date(2022, 6, 20),
    "archived_on": date(2022, 9, 1),
}
WHOLE = {
    **DAYS,
    "consultation_opens": date(2022, 3, 30),
    "unit": "示例县交通运输局",
    "reviewer": "示例县司法局",
    "reviewed": "a" * 64,
    "decided": "a" * 64,
    "sitting": Sitting.STANDING,
}


def seen(**change):
    said = {key: value for key, value in {**WHOLE, **change}.items() if value is not None}
    made = DecidedOnPaper(id="D", title="示例", source="示例卷宗", **said)
    (one,) = examine(Published(decided=(made,)), calendar.load())
    return one


def codes(one, bearing):
    return [each.code for each in one.observations if each.bearing is bearing]


def test_a_whole_file_raises_no_alarm():
    one = seen()
    assert one.alarms == ()
    assert codes(one, Bearing.UNKNOWN) == []
    assert {"decided.order", "decided.text", "consultation.window"} <= {
        each.code for each in one.observations
    }


@pytest.mark.parametrize(("first", "then"), list(zip(DAYS, [*DAYS][1:], strict=False)))
@pytest.mark.parametrize("days", [-1, 0])
def test_an_act_dated_before_what_comes_first_is_shown(first, then, days):
    one = seen(**{then: DAYS[first] + timedelta(days=days)})
    shown = [e for e in one.alarms if e.code == "decided.order"]
    assert bool(shown) is (days < 0)


@pytest.mark.parametrize("missing", DAYS)
def test_an_act_of_which_the_file_shows_nothing_is_missing_and_no_breach(missing):
    one = seen(**{missing: None})
    assert codes(one, Bearing.UNKNOWN) == ["decided.missing"]
    assert one.alarms == ()


@pytest.mark.parametrize(
    ("change", "code", "article"),
    [
        ({"sitting": Sitting.OTHER}, "decided.sitting", "第三十条"),
        ({"reviewer": "示例县交通运输局 "}, "decided.reviewer", "第二十五条"),
        ({"decided": "b" * 64}, "decided.text", "第二十五条"),
    ],
)
def test_what_the_file_itself_shows_is_told_with_its_article(change, code, article):
    (alarm,) = seen(**change).alarms
    assert (alarm.code, alarm.source.place) == (code, article)


@pytest.mark.parametrize(("length", "alarms"), [(29, 1), (30, 0), (31, 0)])
def test_the_window_in_the_file_is_weighed_like_any_other(length, alarms):
    closes = DAYS["consultation_closes"]
    one = seen(consultation_opens=closes - timedelta(days=length))
    assert len([e for e in one.alarms if e.code == "consultation.window"]) == alarms
