"""Which characters a font can show, read from its own table (OpenType `cmap`, format 12)."""

import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from noto_cjk_sans_otc import FONT_PATH

from diagrams.errors import GlyphMissingError

_FULL = 12
"""The format of the table that covers all of Unicode."""


def refuse_missing(texts: Iterable[str]) -> None:
    """Raise GlyphMissingError when the font of the drawings lacks a character of these texts."""
    if lacking := missing(texts, Path(str(FONT_PATH))):
        raise GlyphMissingError(lacking)


def missing(texts: Iterable[str], font: Path) -> tuple[str, ...]:
    """Return the characters of these texts that a font has no glyph for, in order."""
    used = sorted({c for text in texts for c in text})
    return tuple(c for c in used if not _shown(c, font))


def _shown(character: str, font: Path) -> bool:
    if "VARIATION SELECTOR" in unicodedata.name(character, ""):
        return True
    firsts, lasts = _ranges(font)
    at = bisect_right(firsts, ord(character)) - 1
    return at >= 0 and ord(character) <= lasts[at]


@cache
def _ranges(path: Path) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the first and the last character of every range, in order."""
    font = path.read_bytes()
    start = struct.unpack_from(">I", font, 12)[0] if font[:4] == b"ttcf" else 0
    table = _table(font, start, b"cmap")
    count = struct.unpack_from(">H", font, table + 2)[0]
    for i in range(count):
        offset = table + struct.unpack_from(">I", font, table + 4 + 8 * i + 4)[0]
        if struct.unpack_from(">H", font, offset)[0] == _FULL:
            return _groups(font, offset)
    raise ValueError("the font has no full character table")


def _table(font: bytes, start: int, name: bytes) -> int:
    count = struct.unpack_from(">H", font, start + 4)[0]
    for i in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, start + 12 + 16 * i)
        if tag == name:
            return int(offset)
    raise ValueError(f"the font has no table {name!r}")


def _groups(font: bytes, offset: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    count = struct.unpack_from(">I", font, offset + 12)[0]
    found = [struct.unpack_from(">III", font, offset + 16 + 12 * i) for i in range(count)]
    return tuple(first for first, _, _ in found), tuple(last for _, last, _ in found)
