"""Collapse each component to what the rest can tell apart: branching bisimulation, computed.

An own act moves one component alone. Own acts that are sure and share one context (what they need
of others, always a union of blocks there) are silent: a component may run through them at any time
while the context holds, so states that differ only in how far it has run are one block. Another
act may skip over silent ones where its own needs imply that context. What may never happen is not
silent: it must not carry a claim about ends. Nothing is asserted; the tables decide.

Some acts are hoped to change nothing that is seen where they leave a component in its block:
voiding evidence in the making takes down what stands on it, but nothing can stand on it yet. The
exploration tests the hope in every state; where it fails, the collapse is done without it.

Lengths stay exact: where the ways into a block differ in how far they are from a way out of it,
the block is split.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from decision_flow.engine.proof.space.blocks import Blocks, Part
from decision_flow.engine.proof.space.lengths import entries_of, uneven
from decision_flow.engine.proof.space.net import Act, Net
from decision_flow.engine.proof.space.view import (
    View,
    observed_of,
    own_ways,
    touching_of,
    view_of,
)


def hopes(net: Net) -> frozenset[str]:
    """Return the rules worth hoping for: what may never happen, and does not move the case."""
    return frozenset(act.rule for act in net.acts if not act.sure and 0 not in act.maps)


def collapsed(
    net: Net, hopeful: frozenset[str], known: Mapping[int, Part] | None = None
) -> tuple[Part, ...]:
    """Return every component collapsed, but for those known; the case is left as it is."""
    parts = {0: _as_it_is(len(net.components[0].states)), **(known or {})}
    touching = touching_of(net)
    observed = observed_of(net)
    for i in range(1, len(net.components)):
        if i not in parts:
            view = view_of(net, i, touching[i], observed[i], hopeful=hopeful)
            parts[i] = _part(i, touching[i], view, hopeful)
    return tuple(parts[i] for i in range(len(net.components)))


def struck(part: Part, i: int, rule: str) -> Part:
    """Return a component in the blocks that it falls apart into once a rule is struck out.

    Lengths are not kept.
    """
    silent = tuple(act for act in part.view.silent if act.rule != rule)
    loud = tuple(act for act in part.view.loud if act.rule != rule)
    quiet, maybe = own_ways(silent, i, len(part.blocks))
    view = replace(part.view, silent=silent, quiet=quiet, maybe=maybe, loud=loud)
    return Part(_refined(view, part.blocks), {}, part.home, {}, part.hopeful, view)


def keeps(part: Part, i: int, rule: str) -> bool:
    """Return whether the blocks still tell apart all that differs once a rule is struck out."""
    view = part.view
    if any(act.rule == rule for act in view.silent):
        left = [act for act in view.silent if act.rule != rule]
        quiet, maybe = own_ways(left, i, len(part.blocks))
        loud = tuple(act for act in view.loud if act.rule != rule)
        struck = replace(view, quiet=quiet, maybe=maybe, loud=loud)
    else:
        keys = {act.key for act in view.loud if act.rule == rule}
        if not keys:
            return True
        loud = tuple(act for act in view.loud if act.key in keys and act.rule != rule)
        struck = replace(view, loud=loud)
    signed = {(b, _signature(struck, part.blocks, j)) for j, b in enumerate(part.blocks)}
    return len(signed) == part.size


def _as_it_is(states: int) -> Part:
    return Part(tuple(range(states)), {}, {}, {j: j for j in range(states)})


def _part(i: int, acts: list[Act], view: View, hopeful: frozenset[str]) -> Part:
    """Return the component in the fewest blocks that keep behaviour and lengths."""
    labels = view.labels
    while True:
        blocks = _refined(view, labels)
        part = Part(blocks, _inside(view.silent, i, blocks), view.home, {}, hopeful, view)
        entries = entries_of(i, acts, part)
        apart = uneven(i, acts, part, entries)
        if not apart:
            return replace(part, entries={blocks[j]: j for j in sorted(entries, reverse=True)})
        labels = tuple(zip(blocks, apart, strict=True))


def _refined(view: View, labels: tuple[object, ...]) -> Blocks:
    """Return the coarsest blocks within these labels whose states behave alike."""
    blocks = _numbered(labels)
    while True:
        signed = [(blocks[j], _signature(view, blocks, j)) for j in range(len(blocks))]
        finer = _numbered(signed)
        if max(finer) == max(blocks):
            return blocks
        blocks = finer


def _signature(view: View, blocks: Blocks, state: int) -> frozenset[tuple[object, int]]:
    """Return what a state can come to, silent acts inside its block skipped."""
    own = blocks[state]
    reach, todo = {state}, [state]
    while todo:
        for after in view.quiet[todo.pop()]:
            if blocks[after] == own and after not in reach:
                reach.add(after)
                todo.append(after)
    found: set[tuple[object, int]] = set()
    for j in reach:
        found |= {("silent", blocks[k]) for k in view.quiet[j] if blocks[k] != own}
        found |= {("may", blocks[k]) for k in view.maybe[j] if blocks[k] != own}
    for act in view.loud:
        sources = act.sources & reach if act.waits else act.sources & {state}
        found |= {
            (act.key, blocks[act.row[j]])
            for j in sources
            if not (act.hopeful and blocks[act.row[j]] == own)
        }
    return frozenset(found)


def _numbered(keys: Iterable[object]) -> Blocks:
    seen: dict[object, int] = {}
    return tuple(seen.setdefault(key, len(seen)) for key in keys)


def _inside(
    silent: Iterable[Act], i: int, blocks: Blocks
) -> dict[int, tuple[tuple[int, str], ...]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for act in silent:
        row = act.maps[i]
        for j in sorted(act.needs.get(i, frozenset(range(len(blocks))))):
            if row[j] != j and blocks[row[j]] == blocks[j]:
                found.setdefault(j, []).append((row[j], act.rule))
    return {j: tuple(steps) for j, steps in found.items()}
