"""Units by their names: spellings that differ by nothing one can read name one unit.

Who is of the unit that drafts may not review, compare or confirm. A blank, a wide letter or a
stop more in a name would make two units of one, and the rule would not speak.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from unicodedata import category, normalize

_READ = frozenset("LN")
"""Letters and numbers: what is left of a name once blanks, stops and invisible signs are gone."""
_FILLERS = frozenset("\u115f\u1160")
"""Letters that nobody sees: what is left of Unicode's Hangul fillers in one width."""


@lru_cache(maxsize=8192)
def unit_key(name: str) -> str:
    """Return what a unit is known by: the name without width, case, blanks and stops."""
    folded = normalize("NFKC", normalize("NFKC", name).casefold())
    read = (sign for sign in folded if category(sign)[0] in _READ)
    return "".join(sign for sign in read if sign not in _FILLERS)


def is_of(unit: str, units: Iterable[str]) -> bool:
    """Return whether the unit is one of these, however each is spelt."""
    return unit_key(unit) in {unit_key(each) for each in units}


@dataclass(frozen=True, slots=True)
class Succession:
    """A unit whose duties another carries on from a day on; the old name stays on record.

    `line` is that of the body's stream in which it was written down.
    """

    old: str
    new: str
    since: date
    reasons: str
    line: int


def successors(
    units: Iterable[str], successions: Iterable[Succession], day: date
) -> tuple[str, ...]:
    """Return these units, each followed by those that carry its duties on by a day."""
    known = [each for each in successions if each.since <= day]
    return _closed(units, [(each.old, each.new) for each in known])


def kin(units: Iterable[str], successions: Iterable[Succession]) -> tuple[str, ...]:
    """Return these units with all that were before or after them, on whichever day."""
    pairs = [(each.old, each.new) for each in successions]
    return _closed(units, [*pairs, *((new, old) for old, new in pairs)])


def _closed(units: Iterable[str], pairs: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return these units, each followed by what the pairs lead to from it, each once."""
    found: dict[str, str] = {}
    ahead = [*units][::-1]
    while ahead:
        unit = ahead.pop()
        if unit_key(unit) not in found:
            found[unit_key(unit)] = unit
            ahead += [new for old, new in pairs if unit_key(old) == unit_key(unit)]
    return tuple(found.values())


def look_alike(unit: str, units: Iterable[str]) -> str | None:
    """Return the first of these that is the same unit and spelt otherwise."""
    key = unit_key(unit)
    return next((each for each in units if each != unit and unit_key(each) == key), None)
