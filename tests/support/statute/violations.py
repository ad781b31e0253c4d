"""Forty ways in which procedure is broken, how each is met, and the test that shows it.

PYTHONPATH=.:tests/support python -m statute.violations > docs/reference/violations.md
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[3]
TESTS = ROOT / "tests"


class Met(Enum):
    """What becomes of a breach."""

    BLOCKED = "拦截 blocked"
    WARNED = "提示 warned"
    DETECTED = "事后发现 detected"
    LATER = "另行提供 later"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to break procedure; `reading` says where the law asks for less than it seems."""

    key: str
    zh: str
    en: str
    met: Met
    source: str
    tests: tuple[str, ...]
    reading: str

    @property
    def number(self) -> int:
        """Return the number of its key: 7 of V07."""
        return int(self.key[1:])


HEAD = """\
# 四十种违规情形 Forty ways to break procedure

<!-- 本页由 PYTHONPATH=.:tests/support python -m statute.violations 生成，请勿手工修改。 -->

审计、巡视、诉讼中常见的四十种做法，在本系统中各有什么结果。“拦截”是办不成：答复写明条文和谁能补正；
“提示”是办得成，但当场告知、记录在案；“事后发现”是检查历史记录时指出；“另行提供”是本版尚未做到。
测试通过正式接口实施这种做法，写明它被拒绝（或者被提示）。“条例”指《重大行政决策程序暂行条例》。

What becomes of forty practices that audits and courts know. *Blocked*: it cannot be done, and the
answer names the article and who can cure it. *Warned*: it can, and it is said at once and on
record. *Detected*: found when a record is examined afterwards. *Later*: not in this version. Each
test commits it through the API.
"""
COLUMNS = (
    "编号",
    "违规情形",
    "How it is broken",
    "结果",
    "依据",
    "测试 Test",
    "怎样理解",
    "Reading",
)


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the forty, in order."""
    listed = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return tuple(_pattern(**each) for each in listed)


def _pattern(
    *, met: str, tests: list[str] | None = None, reading: dict[str, str] | None = None, **said: Any
) -> Pattern:
    told = " | ".join((reading["zh"], reading["en"])) if reading else "— | —"
    return Pattern(**said, met=Met[met.upper()], tests=tuple(tests or ()), reading=told)


@cache
def names_of_tests() -> dict[str, str]:
    """Return the file of every test, by its name."""
    named = re.compile(r"^def (test_\w+)", re.MULTILINE)
    return {
        name: path.relative_to(TESTS).as_posix()
        for path in sorted(TESTS.rglob("test_*.py"))
        for name in named.findall(path.read_text("utf-8"))
    }


def page() -> str:
    """Return the page."""
    return "\n".join((HEAD, *_counts(), "", *_table(), ""))


def _counts() -> Iterator[str]:
    for met in Met:
        keys = [each.key for each in patterns() if each.met is met]
        if keys:
            yield f"- {met.value}（{len(keys)}）：{'、'.join(keys)}"


def _table() -> Iterator[str]:
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|" + "---|" * len(COLUMNS)
    for each in patterns():
        tests = "；".join(f"`{names_of_tests()[name]}` {name}" for name in each.tests) or "—"
        cells = (each.key, each.zh, each.en, each.met.value, each.source, tests, each.reading)
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.stdout.write(page())
