"""Units by their names: spellings that differ by nothing one can read name one unit.

Who is of the unit that drafts may not review, compare or confirm. A blank, a wide letter or a
stop more in a name would make two units of one, and the rule would not speak.
"""

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import category, normalize

_READ = frozenset("LN")
"""Letters and numbers: what is left of a name once blanks, stops and invisible signs are gone."""


@lru_cache(maxsize=8192)
def unit_key(name: str) -> str:
    """Return what a unit is known by: the name without width, case, blanks and stops."""
    folded = normalize("NFKC", normalize("NFKC", name).casefold())
    return "".join(sign for sign in folded if category(sign)[0] in _READ)


def is_of(unit: str, units: Iterable[str]) -> bool:
    """Return whether the unit is one of these, however each is spelt."""
    return unit_key(unit) in {unit_key(each) for each in units}


def look_alike(unit: str, units: Iterable[str]) -> str | None:
    """Return the first of these that is the same unit and spelt otherwise."""
    key = unit_key(unit)
    return next((each for each in units if each != unit and unit_key(each) == key), None)
