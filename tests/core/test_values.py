"""Articles, figures, the legal day, what a payload read from outside may look like."""

import json
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from cases import TOWN
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from decision_flow.domain.opinions.collation import Close
from decision_flow.domain.people import CHINA, Duty, Held, Person
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.decision.record import Attendance
from decision_flow.domain.values import (
    HOUSE_RULE,
    MOST,
    Document,
    Text,
    article,
    blank,
    decree_713,
    seen,
)


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000\n", "\u200b", "\u2060", "\u3164", "\ufe0f\u00ad", "\U000e0041", None]
)
def test_a_text_in_which_nobody_sees_anything_is_blank(text: str | None) -> None:
    assert blank(text)
    assert seen(text or "") == ""


@given(st.text())
def test_a_text_is_blank_when_nothing_of_it_is_seen(text: str) -> None:
    assert blank(text) is (seen(text) == "")
    assert seen(seen(text)) == seen(text)
    assert blank(text) or not blank(f"\u200b{text}\u3000")


@pytest.mark.parametrize(
    ("number", "place"),
    [
        (1, "第一条"),
        (10, "第十条"),
        (11, "第十一条"),
        (20, "第二十条"),
        (25, "第二十五条"),
        (99, "第九十九条"),
        (100, "第一百条"),
        (101, "第一百零一条"),
        (110, "第一百一十条"),
        (111, "第一百一十一条"),
        (120, "第一百二十条"),
        (199, "第一百九十九条"),
    ],
)
def test_an_article_is_written_as_chinese_law_writes_it(number: int, place: str) -> None:
    assert article(number) == place


def test_every_article_has_a_place_of_its_own() -> None:
    assert len({article(n) for n in range(1, 200)}) == 199


def test_a_paragraph_follows_its_article() -> None:
    assert decree_713(3, 2).place == "第三条第二款"


@pytest.mark.parametrize("number", [0, 200, -1])
def test_no_article_lies_outside_1_to_199(number: int) -> None:
    with pytest.raises(ValueError, match="no article"):
        article(number)


def test_a_source_reads_as_act_and_article() -> None:
    assert str(decree_713(15)) == "《重大行政决策程序暂行条例》第十五条"
    assert str(HOUSE_RULE) == "本系统默认规则"
    assert str(Text("中", "en")) == "中 en"


def figure(bound: Bound, part: Fraction) -> Figure:
    return Figure(bound, part, "share", HOUSE_RULE)


@pytest.mark.parametrize(
    ("bound", "part", "size", "needed"),
    [
        (Bound.AT_LEAST, Fraction(1, 2), 6, 3),
        (Bound.AT_LEAST, Fraction(1, 2), 7, 4),
        (Bound.AT_LEAST, Fraction(1, 2), 8, 4),
        (Bound.AT_LEAST, Fraction(1, 2), 9, 5),
        (Bound.MORE_THAN, Fraction(1, 2), 6, 4),
        (Bound.MORE_THAN, Fraction(1, 2), 7, 4),
        (Bound.MORE_THAN, Fraction(1, 2), 8, 5),
        (Bound.AT_LEAST, Fraction(2, 3), 7, 5),
        (Bound.AT_LEAST, Fraction(2, 3), 9, 6),
        (Bound.MORE_THAN, Fraction(2, 3), 9, 7),
        (Bound.AT_LEAST, Fraction(2, 3), 99, 66),
        (Bound.AT_LEAST, Fraction(1, 2), 0, 1),
    ],
)
def test_a_share_is_counted_exactly(bound: Bound, part: Fraction, size: int, needed: int) -> None:
    assert figure(bound, part).needed(size) == needed


@given(
    st.sampled_from([Bound.AT_LEAST, Bound.MORE_THAN]),
    st.fractions(min_value=Fraction(1, 20), max_value=Fraction(19, 20), max_denominator=20),
    st.integers(0, 400),
)
def test_needed_is_the_least_number_that_satisfies(bound: Bound, part: Fraction, size: int) -> None:
    def satisfies(count: int) -> bool:
        reached = count > part * size if bound is Bound.MORE_THAN else count >= part * size
        return count >= 1 and reached

    needed = figure(bound, part).needed(size)
    assert satisfies(needed)
    assert not satisfies(needed - 1)


def test_a_share_is_no_count() -> None:
    assert Figure(Bound.AT_LEAST, 30, "days", HOUSE_RULE).count == 30
    with pytest.raises(TypeError, match="share"):
        _ = figure(Bound.AT_LEAST, Fraction(1, 2)).count


def test_the_legal_day_is_the_day_in_the_bodys_time_zone() -> None:
    assert TOWN.day(datetime(2023, 4, 5, 15, 59, tzinfo=UTC)) == date(2023, 4, 5)
    assert TOWN.day(datetime(2023, 4, 5, 16, 0, tzinfo=UTC)) == date(2023, 4, 6)


def test_the_legal_day_of_the_first_and_last_moment_is_the_first_and_last_day() -> None:
    assert TOWN.day(datetime.max.replace(tzinfo=UTC)) == date.max
    assert TOWN.day(datetime.min.replace(tzinfo=CHINA)) == date.min


def test_a_duty_is_held_from_its_first_day_to_its_last() -> None:
    held = Held(Duty.DRAFTER, date(2023, 1, 10), date(2023, 1, 20))
    person = Person("p", "p", "u", (held, held))
    assert [held.on(date(2023, 1, d)) for d in (9, 10, 20, 21)] == [False, True, True, False]
    assert person.duties_on(date(2023, 1, 15)) == (Duty.DRAFTER,)


DIGEST = "a" * 64


@pytest.mark.parametrize(
    ("wanted", "given_"),
    [
        (Document, {"title": "公告", "digest": "ABC"}),
        (Document, {"title": "", "digest": DIGEST}),
        (Document, {"title": "公告", "digest": DIGEST, "more": 1}),
        (Close, {"received": -1}),
        (Close, {"received": MOST + 1}),
        (Close, {"received": "3"}),
        (Attendance, {"person": "li", "arrived": "2023-05-15T09:00:00"}),
    ],
)
def test_what_comes_from_outside_is_read_strictly(wanted: type, given_: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(wanted).validate_json(json.dumps(given_))


def test_what_is_well_formed_is_read_as_it_stands() -> None:
    read = TypeAdapter(Document).validate_json(json.dumps({"title": "公告", "digest": DIGEST}))
    assert read == Document(title="公告", digest=DIGEST)
