"""Which opinions say the same: clusters with a representative, a count and their variants.

Wordings are compared with what a cluster has in common, not with each other: two copies of a
letter, each with a fifth of its characters changed, share a quarter of their shingles, but each
shares half with the letter itself. Sketches only say what to compare with; whether a wording
belongs is counted exactly. The order in which opinions came in changes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from decision_flow.domain.opinions.wording import Wording, likeness, sentences

SHORT, BRIEF = 12, 60
"""Wordings of fewer characters must be equal, or nearly so: one 不 turns them round."""
NEARLY = 0.6
"""The least likeness of a brief wording."""
ALIKE = 0.3
"""The least likeness to what a grown cluster has in common."""
YOUNG = 0.2
"""The same while a cluster is small, and what it has in common is not yet seen clearly."""

_GROWN = 4
_COMMON = 3
"""A shingle is common to a cluster when one wording in so many has it."""
_LEARNING = 256
"""What is common is learnt from so many wordings."""
_LEADING = 8
"""So many wordings of a cluster lead others to it by their sketches."""
_CROWDED = 64
"""A hash that leads to more clusters than this is a word of the matter: it leads nowhere."""
_COMPARED = 4
"""So many clusters, those that share most of the sketch, are compared exactly."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording within a cluster: who wrote just so, and its likeness to what is common."""

    ids: tuple[str, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Opinions that say the same. `variants` begin with the wording nearest to what is common."""

    variants: tuple[Variant, ...]

    @property
    def representative(self) -> str:
        """Return the opinion to be read for all of them."""
        return self.variants[0].ids[0]

    @property
    def ids(self) -> tuple[str, ...]:
        """Return every opinion of the cluster."""
        return tuple(each for variant in self.variants for each in variant.ids)

    @property
    def count(self) -> int:
        """Return how many opinions it holds."""
        return sum(len(variant.ids) for variant in self.variants)


@dataclass(slots=True)
class _Group:
    """A cluster in the making: its wordings by place, and what a grown one has in common.

    What a single wording has in common with itself is not kept: most letters are single, and long.
    """

    members: list[int]
    core: frozenset[str] = frozenset()
    seen: Counter[str] = field(default_factory=Counter)


class _Index:
    """Which groups a wording may belong to, by its sketch."""

    def __init__(self) -> None:
        self._leads: defaultdict[int, list[int]] = defaultdict(list)

    def lead(self, hashes: Iterable[int], group: int) -> None:
        """Let these hashes lead to a group."""
        for each in hashes:
            there = self._leads[each]
            if len(there) <= _CROWDED and group not in there:
                there.append(group)

    def candidates(self, hashes: Iterable[int]) -> list[int]:
        """Return the groups that share most of these hashes, at most a few."""
        votes: Counter[int] = Counter()
        for each in hashes:
            there = self._leads.get(each, ())
            if len(there) <= _CROWDED:
                votes.update(there)
        return sorted(votes, key=lambda group: (-votes[group], group))[:_COMPARED]


def clustered(texts: Mapping[str, str]) -> tuple[Cluster, ...]:
    """Return the opinions, by id, in clusters of those that say the same, the largest first.

    Every opinion is in exactly one. A cluster of one is what nobody else wrote.
    """
    wordings = _wordings(texts)
    groups = _settled(wordings, _merged(wordings, _gathered(wordings)))
    found = [_finished(wordings, members) for members in groups]
    return tuple(sorted(found, key=lambda each: (-each.count, each.representative)))


def _wordings(texts: Mapping[str, str]) -> list[Wording]:
    """Return the different wordings, those of most opinions first, whoever came first."""
    same: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for each, text in texts.items():
        same[tuple(sorted(sentences(text)))].append(each)
    found = [Wording(parts, tuple(sorted(ids))) for parts, ids in same.items()]
    return sorted(found, key=lambda wording: (-len(wording.ids), wording.parts))


class _Gathering:
    """The wordings on their way into groups."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = wordings
        self.groups: list[_Group] = []
        self._index = _Index()

    def nearest(self, length: int, core: frozenset[str], hashes: Iterable[int]) -> int | None:
        """Return the group most like this, among those that are enough like it."""
        if length < SHORT:
            return None
        best, most = None, 0.0
        for place in self._index.candidates(hashes):
            group = self.groups[place]
            found = likeness(core, self.core(group))
            if found > most and found >= _needed(length, len(group.members)):
                best, most = place, found
        return best

    def core(self, group: _Group) -> frozenset[str]:
        """Return what the wordings of a group have in common."""
        return group.core or self._wordings[group.members[0]].shingles()

    def found(self, group: _Group, hashes: Iterable[int]) -> None:
        """Begin with a group."""
        self._index.lead(hashes, len(self.groups))
        self.groups.append(group)

    def join(self, place: int, member: int, told: frozenset[str], hashes: Iterable[int]) -> None:
        """Take a wording into a group; look anew at what is common when the group has doubled."""
        group = self.groups[place]
        if len(group.members) == 1:
            group.seen.update(self.core(group))
        group.members.append(member)
        size = len(group.members)
        if size <= _LEADING:
            self._index.lead(hashes, place)
        if size <= _LEARNING:
            group.seen.update(told)
            if size & (size - 1) == 0:
                group.core = _common(group.seen, size)
        if size == _LEARNING:
            group.seen.clear()

    def merge(self, place: int, group: _Group, hashes: Iterable[int]) -> None:
        """Add a smaller group to one that says the same."""
        self.groups[place].members += group.members
        self._index.lead(hashes, place)


def _gathered(wordings: Sequence[Wording]) -> _Gathering:
    """Return every wording in a group: the nearest of those it may belong to, or its own."""
    gathering = _Gathering(wordings)
    for member, wording in enumerate(wordings):
        told, hashes = wording.shingles(), wording.sketch()
        place = gathering.nearest(wording.length, told, hashes)
        if place is None:
            gathering.found(_Group([member]), hashes)
        else:
            gathering.join(place, member, told, hashes)
    return gathering


def _merged(wordings: Sequence[Wording], gathering: _Gathering) -> list[list[int]]:
    """Return the members of the groups, once small ones that say what a larger one says joined it.

    A letter's first copies may have begun groups of their own, before it was seen what is common.
    """
    merged = _Gathering(wordings)
    for group in sorted(gathering.groups, key=lambda each: (-len(each.members), each.members)):
        leading = [wordings[member] for member in group.members[:_LEADING]]
        hashes = {each for wording in leading for each in wording.sketch()}
        core = gathering.core(group)
        place = merged.nearest(leading[0].length, core, hashes)
        if place is None:
            merged.found(group, hashes)
        else:
            merged.merge(place, group, hashes)
    return [group.members for group in merged.groups]


def _settled(wordings: Sequence[Wording], groups: Iterable[list[int]]) -> list[list[int]]:
    """Return the groups once each wording that is not like its own went to the one that it is like.

    The first wordings of a young group may turn out to be letters of their own.
    """
    settled = _Gathering(wordings)
    strays: list[int] = []
    for members in groups:
        core = _learnt(wordings, members)
        alike = {m for m in members if len(members) == 1 or _belongs(wordings[m], core, members)}
        strays += [m for m in members if m not in alike]
        if kept := sorted(alike):
            hashes = {each for m in kept[:_LEADING] for each in wordings[m].sketch()}
            settled.found(_Group(kept, core), hashes)
    for member in sorted(strays):
        wording = wordings[member]
        told, hashes = wording.shingles(), set(wording.sketch())
        place = settled.nearest(wording.length, told, hashes)
        if place is None:
            settled.found(_Group([member]), hashes)
        else:
            settled.merge(place, _Group([member]), hashes)
    return [group.members for group in settled.groups]


def _finished(wordings: Sequence[Wording], members: Sequence[int]) -> Cluster:
    core = _learnt(wordings, members)
    variants = [Variant(wordings[m].ids, likeness(wordings[m].shingles(), core)) for m in members]
    return Cluster(tuple(sorted(variants, key=lambda v: (-v.likeness, -len(v.ids), v.ids))))


def _learnt(wordings: Sequence[Wording], members: Sequence[int]) -> frozenset[str]:
    """Return what these wordings have in common, learnt from the first of them."""
    seen: Counter[str] = Counter()
    learning = sorted(members)[:_LEARNING]
    for member in learning:
        seen.update(wordings[member].shingles())
    return _common(seen, len(learning))


def _belongs(wording: Wording, core: frozenset[str], members: Sequence[int]) -> bool:
    return likeness(wording.shingles(), core) >= _needed(wording.length, len(members))


def _common(seen: Mapping[str, int], size: int) -> frozenset[str]:
    least = -(-size // _COMMON)
    return frozenset(shingle for shingle, times in seen.items() if times >= least)


def _needed(length: int, size: int) -> float:
    """Return the least likeness of a wording of this length to a group of this size."""
    if length < BRIEF:
        return NEARLY
    return ALIKE if size >= _GROWN else YOUNG
