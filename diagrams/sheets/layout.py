"""Where the steps of a procedure stand, laid out once a version by Graphviz's `dot`.

Only opaque names and sizes go in: no text of a procedure reaches DOT. What comes out is whole
numbers that can be kept; a case is drawn on them without Graphviz, ten years later too.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import graphviz

from decision_flow.domain.kind import Phase
from diagrams.model import ProcedureView
from diagrams.output.press import Placed, plain_layout

VERSION = 1
CARD, WIDE = 220, 458
"""Widths of a step's card: in a full row, and in one of few steps. Two and a gap make one."""
FEW = 3
APART = 18
"""Least room between two cards of a row."""
MOST_IN_A_ROW = 6
_INCH = 72


@dataclass(frozen=True, slots=True)
class Way:
    """How an edge of the procedure runs: x at its start, in each row it passes, at its end."""

    source: str
    target: str
    xs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows of steps from top to bottom, the middle of each card, the ways between them."""

    procedure: str
    width: int
    rows: tuple[tuple[str, ...], ...]
    middles: Mapping[str, int]
    ways: tuple[Way, ...]

    def row_of(self, step: str) -> int:
        """Return the row that a step stands in."""
        return next(i for i, row in enumerate(self.rows) if step in row)

    def card(self, step: str) -> int:
        """Return the width of a step's card: rows of few steps have room for wide ones."""
        return card_width(self.rows[self.row_of(step)])

    def to_json(self) -> str:
        """Return the layout as canonical JSON: sorted keys, whole numbers, no spaces."""
        said = {
            "layout": VERSION,
            "middles": dict(self.middles),
            "procedure": self.procedure,
            "rows": [list(row) for row in self.rows],
            "ways": [[w.source, w.target, list(w.xs)] for w in self.ways],
            "width": self.width,
        }
        return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def card_width(row: tuple[str, ...]) -> int:
    """Return the width of the cards of a row."""
    return WIDE if len(row) <= FEW else CARD


def layout_from_json(text: str) -> Layout:
    """Return the layout that `to_json` wrote. Raises `ValueError` for another version."""
    said = json.loads(text)
    if said["layout"] != VERSION:
        raise ValueError(f"layout version {said['layout']} is not {VERSION}")
    return Layout(
        procedure=said["procedure"],
        width=said["width"],
        rows=tuple(tuple(row) for row in said["rows"]),
        middles=said["middles"],
        ways=tuple(Way(source, target, tuple(xs)) for source, target, xs in said["ways"]),
    )


def lay_out(view: ProcedureView) -> Layout:
    """Return where the steps stand; the same procedure gives the same places."""
    rows = _rows(view)
    names = {step.key: f"n{i}" for i, step in enumerate(view.steps)}
    edges = _needed(view)
    placed = plain_layout(to_dot(view, rows, names, edges))
    shifts = [_to_spine(placed, row, names) for row in rows]
    row_of = {key: i for i, row in enumerate(rows) for key in row}
    middles = {key: placed.nodes[name][0] + shifts[row_of[key]] for key, name in names.items()}
    passing = {
        (source, target, i): placed.at_height(
            names[source], names[target], placed.nodes[names[rows[i][0]]][1]
        )
        + shifts[i]
        for source, target in edges
        for i in range(row_of[source] + 1, row_of[target])
    }
    half = {key: card_width(row) / 2 for row in rows for key in row}
    left = min(*(m - half[key] for key, m in middles.items()), *passing.values(), 0)
    right = max(*(m + half[key] for key, m in middles.items()), *passing.values(), 0)
    ways = tuple(
        Way(
            source,
            target,
            tuple(
                round(x - left)
                for x in (
                    middles[source],
                    *(x for (s, t, _), x in passing.items() if (s, t) == (source, target)),
                    middles[target],
                )
            ),
        )
        for source, target in edges
    )
    ordered = tuple(tuple(sorted(row, key=lambda k: middles[k])) for row in rows)
    whole = {key: round(middle - left) for key, middle in middles.items()}
    return Layout(view.digest, round(right - left), ordered, whole, ways)


def _to_spine(placed: Placed, row: tuple[str, ...], names: Mapping[str, str]) -> float:
    """Return how far a row moves, with all that passes it, for its cards to stand in the middle."""
    xs = [placed.nodes[names[key]][0] for key in row]
    return -(min(xs) + max(xs)) / 2


def to_dot(
    view: ProcedureView,
    rows: tuple[tuple[str, ...], ...],
    names: Mapping[str, str],
    edges: Iterable[tuple[str, str]],
) -> str:
    """Return the procedure in DOT: bare boxes with opaque names, one rank a row."""
    dot = graphviz.Digraph(
        "layout",
        graph_attr={
            "rankdir": "TB",
            "newrank": "true",
            "nodesep": f"{APART / _INCH:.3f}",
            "ranksep": "0.5",
        },
        node_attr={"shape": "box", "fixedsize": "true", "label": "", "height": "1"},
        edge_attr={"arrowhead": "none"},
    )
    for i, row in enumerate(rows):
        with dot.subgraph() as rank:
            rank.attr(rank="same")
            rank.node(f"a{i}", width="0.02", style="invis")
            for key in row:
                rank.node(names[key], width=f"{card_width(row) / _INCH:.3f}")
    for i, _ in pairwise(range(len(rows))):
        dot.edge(f"a{i}", f"a{i + 1}", weight="100", style="invis")
    for i, gate in enumerate(view.gates):
        with dot.subgraph(name=f"cluster_{i}") as cluster:
            for key in gate.steps:
                cluster.node(names[key])
    for source, target in edges:
        dot.edge(names[source], names[target], weight="2")
    return str(dot.source)


def _rows(view: ProcedureView) -> tuple[tuple[str, ...], ...]:
    """Return the steps in rows: each below what it stands on, no phase above an earlier one."""
    row_of: dict[str, int] = {}
    floor = 0
    for phase, _ in view.phases:
        todo = [s for s in view.steps if s.phase is phase]
        while todo:
            for step in [s for s in todo if not {*s.after} & {t.key for t in todo}] or todo:
                above = (row_of[k] + 1 for k in step.after if k in row_of)
                row_of[step.key] = max((floor, *above))
            todo = [s for s in todo if s.key not in row_of]
        floor = max(row_of.values()) + 1
    count = max(row_of.values()) + 1
    rows = tuple(tuple(k for k, r in row_of.items() if r == i) for i in range(count))
    return tuple(part for row in rows for part in _folded(row, view))


def _folded(row: tuple[str, ...], view: ProcedureView) -> Iterable[tuple[str, ...]]:
    """Yield a row in parts that fit the sheet; the steps of a gate stay together."""
    if len(row) <= MOST_IN_A_ROW:
        return (row,)
    gates = {key: view.step(key).gate or "" for key in row}
    ordered = sorted(row, key=lambda key: (gates[key] == "", gates[key]))
    parts = -(-len(row) // MOST_IN_A_ROW)
    size = -(-len(row) // parts)
    return tuple(tuple(ordered[i : i + size]) for i in range(0, len(row), size))


def _needed(view: ProcedureView) -> tuple[tuple[str, str], ...]:
    """Return the edges that others do not imply: drawing the rest would say nothing new."""
    above = {s.key: frozenset(s.after) for s in view.steps}

    def far(key: str) -> frozenset[str]:
        near = above[key]
        return near.union(*(far(k) for k in near)) if near else near

    return tuple(
        (one, step.key)
        for step in view.steps
        for one in step.after
        if not any(one in far(other) for other in step.after if other != one)
    )


def phases_by_row(view: ProcedureView, layout: Layout) -> tuple[Phase, ...]:
    """Return the phase of each row."""
    return tuple(view.step(row[0]).phase for row in layout.rows)
