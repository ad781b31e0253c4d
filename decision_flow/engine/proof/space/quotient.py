"""The acts of the collapsed net: between blocks, each with the fewest moves it stands for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from decision_flow.engine.proof.space.blocks import Case, Part
from decision_flow.engine.proof.space.net import Act, Net
from decision_flow.engine.proof.space.view import context_of


@dataclass(frozen=True, slots=True)
class Variant:
    """One act behind a step of the collapsed net, with the states it may start from."""

    act: Act
    sources: Mapping[int, frozenset[int]]
    cost: int
    """The act itself and the silent acts that must come before it."""


@dataclass(frozen=True, slots=True)
class Leap:
    """What can happen between blocks. Without `maps` nothing is seen to change.

    A hoped leap rests on the hope that it changes nothing wherever it looks possible.
    """

    sure: bool
    broken: bool
    hoped: bool
    needs: Mapping[int, frozenset[int]]
    maps: Mapping[int, Mapping[int, int]]
    variants: tuple[Variant, ...]

    @property
    def cost(self) -> int:
        """Return the fewest moves that it takes."""
        return min(variant.cost for variant in self.variants)

    def touches(self, i: int) -> bool:
        """Return whether it needs something of a component, or moves it."""
        return i in self.needs or i in self.maps


def leaps(net: Net, parts: tuple[Part, ...]) -> tuple[Leap, ...]:
    """Return everything that can happen in the collapsed net, like things together."""
    found: dict[object, tuple[Leap, list[Variant]]] = {}
    for act in net.acts:
        for leap in leaps_of(act, parts):
            key = (
                leap.sure,
                leap.broken,
                leap.hoped,
                frozenset(leap.needs.items()),
                frozenset((i, frozenset(m.items())) for i, m in leap.maps.items()),
            )
            found.setdefault(key, (leap, []))[1].extend(leap.variants)
    return tuple(
        Leap(leap.sure, leap.broken, leap.hoped, leap.needs, leap.maps, tuple(variants))
        for leap, variants in found.values()
    )


def leaps_of(act: Act, parts: tuple[Part, ...]) -> Iterator[Leap]:
    """Yield what one act can be between blocks."""
    touched = sorted({*act.needs, *act.maps})
    for combination in product(*(_cases(act, i, parts[i]) for i in touched)):
        cases = dict(zip(touched, combination, strict=True))
        variant = Variant(
            act, {i: c.sources for i, c in cases.items()}, 1 + sum(c.wait for c in combination)
        )
        yield Leap(
            sure=act.sure,
            broken=act.broken,
            hoped=any(c.hoped for c in combination),
            needs={i: frozenset(c.leads) for i, c in cases.items() if len(c.leads) < parts[i].size},
            maps={
                i: c.leads for i, c in cases.items() if any(b != to for b, to in c.leads.items())
            },
            variants=(variant,),
        )


def _cases(act: Act, i: int, part: Part) -> tuple[Case, ...]:
    """Return the act as it looks from each block, like blocks together."""
    known = part.cases.get(id(act))
    if known is None:
        known = part.cases[id(act)] = _together(_apart(act, i, part))
    return known


def _apart(act: Act, i: int, part: Part) -> list[Case]:
    row, waits = act.maps.get(i), part.waits(context_of(act, i))
    apart: dict[tuple[int, int], set[int]] = {}
    for j in sorted(act.needs.get(i, frozenset(range(len(part.blocks))))):
        to = part.blocks[row[j] if row is not None else j]
        apart.setdefault((part.blocks[j], to), set()).add(j)
    return [
        Case(
            {block: to},
            frozenset(sources),
            _wait(part, block, sources) if waits else 0,
            hoped=row is not None and to == block and _half(act, part, block, sources),
        )
        for (block, to), sources in apart.items()
    ]


def _wait(part: Part, block: int, sources: set[int]) -> int:
    entry = part.entries.get(block)
    return 0 if entry is None else max(0, part.distance(entry, frozenset(sources)))


def _half(act: Act, part: Part, block: int, sources: set[int]) -> bool:
    """Return whether an act that was hoped for starts from a part of its block only."""
    return act.rule in part.hopeful and len(sources) < part.blocks.count(block)


def _together(cases: list[Case]) -> tuple[Case, ...]:
    """Join cases of equal wait whose blocks lead to one place each."""
    blocks = [block for case in cases for block in case.leads]
    joined: dict[int, Case] = {}
    alone = []
    for case in cases:
        if case.hoped or any(blocks.count(block) > 1 for block in case.leads):
            alone.append(case)
            continue
        met = joined.get(case.wait)
        leads = case.leads if met is None else {**met.leads, **case.leads}
        sources = case.sources if met is None else met.sources | case.sources
        joined[case.wait] = Case(leads, sources, case.wait, hoped=False)
    return (*joined.values(), *alone)
