"""The page docs/law-coverage.md: each article, guard and situation, and what carries it.

PYTHONPATH=.:tests/support python -m statute.page > docs/law-coverage.md
"""

import sys
from collections.abc import Iterable, Iterator

from statute import scanning
from statute.articles import ARTICLES, Article
from statute.guards import GUARDS
from statute.practice import FIRST_DAY, SITUATIONS, Situation
from statute.supervising import DECREE_733

MOST_TESTS = 2

HEAD = """\
# 法条与实现对照 What carries the law

<!-- 本页由 PYTHONPATH=.:tests/support python -m statute.page 生成，请勿手工修改。 Generated. -->

条例每一条、每一项控制要求，由哪项检查、规则文件的哪一行承载，由哪个测试证明；没有的，写明为什么
不需要，或者何时提供。检查写作代号：被拒绝时，答复中的 `code` 就是它。

Which check, which line of a rule set and which test carry each article of Decree 713, each guard
and each everyday situation; where nothing does, why none is needed or that it comes later. A check
is named by its code, as a refusal names it.
"""


def page() -> str:
    """Return the page."""
    parts = (
        HEAD,
        *_articles(),
        "",
        *_guards(),
        "",
        *_practice("政府督查工作条例 Decree 733, on supervision", DECREE_733),
        "",
        *_practice("日常情形 Everyday situations", SITUATIONS),
        "",
        *_practice("第一天就要用到的 Expected on the first day", FIRST_DAY),
        "",
    )
    return "\n".join(parts)


def _articles() -> Iterator[str]:
    yield "## 条例各条 The articles of Decree 713\n"
    yield "| 条 | 内容 | About | 检查 Checks | 规则文件 Rule sets | 测试 Tests | 说明 Note |"
    yield "|---|---|---|---|---|---|---|"
    for each in ARTICLES:
        yield _row(
            f"{each.number}",
            each.zh,
            each.en,
            _codes(c.code for c in scanning.checks().get(each.number, ())),
            _places(each),
            _tests(each),
            each.note or "—",
        )


def _places(each: Article) -> str:
    kinds = [f"环节 `{name}`" for name in scanning.kinds().get(each.number, ())]
    lines = [f"{line.file}:{line.number}" for line in scanning.lines(each.number)]
    return "、".join([*kinds, *lines]) or "—"


def _tests(each: Article) -> str:
    named = [scanning.test_names()[name] for name in each.tests]
    for check in scanning.checks().get(each.number, ()):
        named += scanning.tests().get(check.code, ())[:1]
    return _shown(named)


def _guards() -> Iterator[str]:
    yield "## 控制要求 The guards\n"
    yield "| 项 | 要求 | 条 | 检查 Checks | 结构 Structure | 测试 Tests | 尚缺 Later |"
    yield "|---|---|---|---|---|---|---|"
    for each in GUARDS:
        yield _row(
            each.key,
            each.zh,
            each.articles,
            _codes(each.codes),
            each.structure or "—",
            _shown(_proving(each.codes, each.tests)),
            each.later or "—",
        )


def _practice(title: str, situations: Iterable[Situation]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| 情形 | Situation | 如何办理 How | 检查 Checks | 测试 Tests | 尚缺 Later |"
    yield "|---|---|---|---|---|---|"
    for each in situations:
        yield _row(
            each.zh,
            each.en,
            each.how,
            _codes(each.codes),
            _shown(_proving(each.codes, each.tests)),
            each.later or "—",
        )


def _proving(codes: Iterable[str], tests: Iterable[str]) -> list[scanning.Test]:
    """Return the tests named, and one for each code."""
    named = [scanning.test_names()[name] for name in tests]
    for code in codes:
        named += scanning.tests().get(code, ())[:1]
    return named


def _codes(codes: Iterable[str]) -> str:
    return "、".join(f"`{code}`" for code in dict.fromkeys(codes)) or "—"


def _shown(tests: Iterable[scanning.Test]) -> str:
    shown = list(dict.fromkeys(f"`{t.file.removeprefix('tests/')}` {t.name}" for t in tests))
    more = f"，另{len(shown) - MOST_TESTS}项" if len(shown) > MOST_TESTS else ""
    return ("；".join(shown[:MOST_TESTS]) + more) or "—"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.stdout.write(page())
