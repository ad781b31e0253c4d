"""What two texts share: shingles of characters, whatever their punctuation and their order."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern
from zlib import crc32

SKETCH = 48
"""How many hashes stand for a wording when those like it are looked for."""

_BREAKS = re.compile(r"[\W_]+")
_POINT = 4
"""Bytes of one character as it is hashed."""


def sentences(text: str) -> tuple[str, ...]:
    """Return the words of a text between its marks, in one width and case, blanks left out."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return tuple(part for part in _BREAKS.split(plain) if part)


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of a text in one fixed order, and all who wrote just these."""

    parts: tuple[str, ...]
    ids: tuple[str, ...]

    @property
    def length(self) -> int:
        """Return how many characters it has, marks and blanks apart."""
        return sum(map(len, self.parts))

    def shingles(self) -> frozenset[str]:
        """Return the pairs of neighbouring characters; none reaches into the next sentence.

        A text of single characters is told by these.
        """
        pairs = (intern(part[i : i + 2]) for part in self.parts for i in range(len(part) - 1))
        return frozenset(pairs) or frozenset(self.parts)

    def sketch(self) -> tuple[int, ...]:
        """Return the least hashes of the triples of characters: a bottom-k MinHash.

        Wordings that share much share some of these; they are the same on every machine.
        """
        return tuple(sorted(set(_hashes(self.parts)))[:SKETCH])


def _hashes(parts: tuple[str, ...]) -> Iterator[int]:
    for part in parts:
        points = part.encode("utf-32-le")
        last = max(len(points) - 2 * _POINT, _POINT)
        for start in range(0, last, _POINT):
            yield crc32(points[start : start + 3 * _POINT])


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the Jaccard index: what both have, of what either has. Two empty texts are equal."""
    shared = len(one & other)
    either = len(one) + len(other) - shared
    return shared / either if either else 1.0
