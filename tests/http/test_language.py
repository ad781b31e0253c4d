"""Chinese first; English for those who ask for it."""

import pytest

from api.wire.language import chosen


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "zh"),
        ("zh-CN", "zh"),
        ("en", "en"),
        ("en-US,en;q=0.9", "en"),
        ("en;q=0.5, zh;q=0.9", "zh"),
        ("en;q=0.5, zh;q=0.5", "zh"),
        ("zh;q=0.4, en;q=0.5", "en"),
        ("fr", "zh"),
        ("fr, en;q=0.1", "en"),
        ("*", "zh"),
        ("zh;q=0, *", "en"),
        ("en;q=two, zh;q=0.1", "zh"),
        ("en;q=9", "zh"),
        (";;;,,,", "zh"),
    ],
)
def test_the_language_with_the_greatest_weight_is_chosen(header, language):
    assert chosen(header) == language
