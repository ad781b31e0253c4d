"""A title in lines: each ends between two words, and together they stand as GB/T 9704 asks.

7.3.1 of GB/T 9704—2012: a title of several lines is complete in meaning where a line ends,
symmetrical, of fitting length, in a trapezoid or a diamond. Nothing here makes a word of its own:
where one is wider than the page, and only there, it is cut.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations, pairwise
from math import ceil, comb

LINE = 20
"""Characters of the second size (二号) that fill a line of 156 mm."""

_MOST = 5000
"""So many ways to break a line are compared; a title of more has lines filled one by one."""
_HANGING = 2
"""So far a mark that ends something may hang over the margin."""
_NEVER_FIRST = frozenset("，。；：、？！）》〉】〕”’…")
_NEVER_LAST = frozenset("（《〈【〔“‘")
_LEANS_BACK = frozenset({*"的地得等", "以及其"})
"""Words that belong to what stands before them: no line begins with one."""
_LEANS_ON = frozenset({*"和与及或在对将把为第至", "关于", "以及", "或者", "印发", "实施", "开展"})
"""Words that belong to what follows: no line ends with one."""
_OWN = ("公开征求", "征求意见", "意见采纳", "合法性审查", "重大行政决策")
"""How what a paper says of a matter begins: a line begins well with it."""
_WHOLE = re.compile(
    r"(?:[0-9０-９.%]+[年月日号期次条届个项万亿元]*)+|[（(][^（）()]{1,6}[）)]|“[^“”]{1,6}”"
)
"""A day, a figure with its unit, a short remark in brackets, a short name in quotes: one word."""
_BRACKETS = frozenset("（(")
_UNEVEN, _UNSHAPED, _TORN, _WELL = 1.0, 6.0, 40.0, 12.0


def broken(line: str) -> tuple[str, ...]:
    """Return a title of one line as lines, none wider than the page."""
    if width(line) <= LINE:
        return (line,)
    words = [part for word in _words(line) for part in _fitting(word)]
    least = ceil(width(line) / LINE)
    for count in (least, least + 1):
        ways = list(_ways(words, count))
        if ways:
            return min(ways, key=_cost)
    return tuple(_filled(words))


def width(text: str) -> float:
    """Return how wide a text is, in Chinese characters."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.6 for c in text)


def _words(line: str) -> list[str]:
    """Return the words of a line, marks with the word that they belong to."""
    found: list[str] = []
    start = 0
    for whole in _WHOLE.finditer(line):
        found += [*_cut(line[start : whole.start()]), whole[0]]
        start = whole.end()
    joined: list[str] = []
    for word in (*found, *_cut(line[start:])):
        ends = word[0] in _NEVER_FIRST or word[0] in _BRACKETS
        stays = ends or (joined and joined[-1][-1] in _NEVER_LAST)
        if joined and stays:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _cut(text: str) -> list[str]:
    import rjieba  # noqa: PLC0415 - a dictionary of 5 MB, read with the first long title

    return rjieba.cut(text) if text else []


def _fitting(word: str) -> Iterator[str]:
    """Yield a word, in parts of about one length where it is wider than the page."""
    parts = ceil(width(word) / LINE)
    done, start = 0.0, 0
    for i, character in enumerate(word):
        ends = character in _NEVER_FIRST and done < LINE + _HANGING
        if done >= width(word) / parts and not ends:
            yield word[start:i]
            done, start = 0.0, i
        done += width(character)
    yield word[start:]


def _ways(words: list[str], count: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to make so many lines that fit of the words, if they can be looked through."""
    if comb(len(words) - 1, count - 1) > _MOST:
        return
    for ends in combinations(range(1, len(words)), count - 1):
        lines = tuple("".join(words[a:b]) for a, b in pairwise((0, *ends, len(words))))
        if all(width(each) <= LINE for each in lines):
            yield tuple(each.strip() for each in lines)


def _cost(lines: tuple[str, ...]) -> float:
    wide = [width(each) for each in lines]
    mean = sum(wide) / len(wide)
    uneven = sum((each - mean) ** 2 for each in wide) / len(wide)
    torn = sum(_torn(a, b) for a, b in pairwise(lines))
    well = sum(each.startswith(_OWN) for each in lines[1:])
    return _UNEVEN * uneven + _UNSHAPED * (not _shaped(wide)) + _TORN * torn - _WELL * well


def _torn(one: str, other: str) -> bool:
    """Return whether a line ends where its meaning does not."""
    ends, begins = any(map(one.endswith, _LEANS_ON)), any(map(other.startswith, _LEANS_BACK))
    opened = any(one.count(a) > one.count(b) for a, b in ("（）", "《》", "“”"))
    return ends or begins or opened


def _shaped(wide: list[float]) -> bool:
    """Return whether lines stand in a trapezoid, either way up, or a diamond."""
    grows = [b - a for a, b in pairwise(wide)]
    turns = [(a < 0) != (b < 0) for a, b in pairwise(grows)]
    return all(grows) and (not any(turns) or (sum(turns) == 1 and grows[0] > 0))


def _filled(words: list[str]) -> Iterator[str]:
    done = ""
    for word in words:
        if done and width(done + word) > LINE:
            yield done.strip()
            done = ""
        done += word
    yield done.strip()
