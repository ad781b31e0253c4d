"""A draw by lot: anybody who has the list and the seed draws the same."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from decision_flow.domain.lots import drawn, lot

NAMES = st.lists(st.text(min_size=1, max_size=8), max_size=12)
NUMBERS = st.integers(0, 14)


def test_a_lot_is_what_sha256sum_says_of_seed_line_feed_and_name() -> None:
    assert lot("7 19 23", "专家甲") == hashlib.sha256("7 19 23\n专家甲".encode()).hexdigest()
    assert lot("abc", "def").startswith("d53d6b91af7caf8f")


def test_a_draw_is_known_for_ever() -> None:
    pool = [f"专家{which}" for which in "甲乙丙丁戊"]
    assert drawn("示例种子", pool, 3) == ("专家丙", "专家丁", "专家戊")


@given(st.text(), NAMES, NUMBERS)
def test_neither_the_order_of_the_pool_nor_a_name_told_twice_matters(
    seed: str, pool: list[str], number: int
) -> None:
    again = drawn(seed, [*reversed(pool), *pool], number)
    assert drawn(seed, pool, number) == again
    assert len(again) == min(number, len(set(pool)))


@given(st.text(), NAMES, NUMBERS)
def test_who_is_left_out_is_replaced_by_the_next_lot_alone(
    seed: str, pool: list[str], number: int
) -> None:
    first = drawn(seed, pool, number)
    for name in first:
        second = drawn(seed, [other for other in pool if other != name], number)
        assert {*first} - {name} <= {*second}
        assert name not in second
