"""Everyone a place, nobody in two that do not go together; or the fewest places that cannot be had.

Pure search over small numbers: some twenty places, some thirty people. A place is taken by one
candidate; two candidates clash when they are one person in duties kept apart. Each place knows its
own candidates only, so what clashes is looked up once and kept as bits.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

C = TypeVar("C")
P = TypeVar("P", bound=Hashable)


class Places(Generic[C, P]):
    """Places with their candidates; `person` names whose a candidate is.

    `clash(i, a, j, b)` says whether candidate `a` at place `i` excludes `b` at place `j`; it is
    asked of two candidates of one person only.
    """

    def __init__(
        self,
        candidates: Sequence[Sequence[C]],
        person: Callable[[C], P],
        clash: Callable[[int, C, int, C], bool],
    ) -> None:
        self.candidates = tuple(tuple(each) for each in candidates)
        self._clashes = _clashes(self.candidates, person, clash)

    def fill(self, places: Iterable[int]) -> dict[int, C] | None:
        """Return a candidate for each of these places, none clashing, or None if there is none.

        The first one found, places with fewest candidates first and candidates in their order.
        """
        left = {place: (1 << len(self.candidates[place])) - 1 for place in places}
        taken = self._fill(left)
        if taken is None:
            return None
        return {place: self.candidates[place][number] for place, number in sorted(taken.items())}

    def _fill(self, left: dict[int, int]) -> dict[int, int] | None:
        if not left:
            return {}
        place = min(left, key=lambda p: (left[p].bit_count(), p))
        rest = {p: bits for p, bits in left.items() if p != place}
        for number in _bits(left[place]):
            narrowed = self._without(rest, place, number)
            taken = self._fill(narrowed) if narrowed is not None else None
            if taken is not None:
                return taken | {place: number}
        return None

    def _without(self, left: dict[int, int], place: int, number: int) -> dict[int, int] | None:
        """Return what is left once a candidate is taken, or None where a place has nobody left."""
        clashes = self._clashes.get((place, number))
        if clashes is None:
            return left
        narrowed = {p: bits & ~clashes.get(p, 0) for p, bits in left.items()}
        return narrowed if all(narrowed.values()) else None


def smallest_conflict(ways: Sequence[Places[C, P]]) -> tuple[int, ...]:
    """Return the fewest places that cannot all be taken in any of these ways; empty if all can be.

    Whatever can be taken together leaves some places out, and every conflict has one of these.
    The fewest places that have one out of each such remainder are either a conflict, and then
    there is no smaller one, or they can be taken, and show a further remainder.
    """
    everywhere = frozenset(range(len(ways[0].candidates)))
    left_out: list[frozenset[int]] = []
    while True:
        some = _fewest_of_each(left_out)
        if not _can_be_filled(ways, some):
            return tuple(sorted(some))
        rest = everywhere - _as_many_as_can_be(ways, some, everywhere)
        if not rest:
            return ()
        left_out.append(rest)


def _as_many_as_can_be(
    ways: Sequence[Places[C, P]], some: frozenset[int], everywhere: frozenset[int]
) -> frozenset[int]:
    """Return these places with every further one that can be taken too, tried in order."""
    for place in sorted(everywhere - some):
        if _can_be_filled(ways, some | {place}):
            some |= {place}
    return some


def _fewest_of_each(sets: Sequence[frozenset[int]]) -> frozenset[int]:
    """Return a smallest set that has a member of each of these."""
    for size in range(_disjoint(sets), len(sets) + 1):
        found = _of_each(sets, size)
        if found is not None:
            return found
    raise AssertionError("one member of each set is a set that has one of each")


def _of_each(sets: Sequence[frozenset[int]], size: int) -> frozenset[int] | None:
    """Return a set of at most `size` that has a member of each, or None if there is none."""
    if not sets:
        return frozenset()
    if _disjoint(sets) > size:
        return None
    shortest: frozenset[int] = min(sets, key=len)
    for member in sorted(shortest):
        found = _of_each([s for s in sets if member not in s], size - 1)
        if found is not None:
            return found | {member}
    return None


def _disjoint(sets: Sequence[frozenset[int]]) -> int:
    """Return how many of the sets, taken the smallest first, have nothing in common."""
    seen: frozenset[int] = frozenset()
    count = 0
    for each in sorted(sets, key=len):
        if seen.isdisjoint(each):
            seen |= each
            count += 1
    return count


def _can_be_filled(ways: Sequence[Places[C, P]], places: Iterable[int]) -> bool:
    chosen = tuple(places)
    return any(way.fill(chosen) is not None for way in ways)


def _clashes(
    candidates: Sequence[Sequence[C]],
    person: Callable[[C], P],
    clash: Callable[[int, C, int, C], bool],
) -> dict[tuple[int, int], dict[int, int]]:
    """Return, for each candidate of each place, the bits of those that it excludes elsewhere."""
    everybody: dict[P, list[tuple[int, int, C]]] = {}
    for place, each in enumerate(candidates):
        for number, candidate in enumerate(each):
            everybody.setdefault(person(candidate), []).append((place, number, candidate))
    found: dict[tuple[int, int], dict[int, int]] = {}
    for own in everybody.values():
        for place, number, candidate in own:
            for other, bit, rival in own:
                if other != place and clash(place, candidate, other, rival):
                    bits = found.setdefault((place, number), {})
                    bits[other] = bits.get(other, 0) | 1 << bit
    return found


def _bits(mask: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, the lowest first."""
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1
