"""Rows of cards put at their heights: lanes of phases, gates round their steps, ways between them.

The layout fixes rows and places across; only heights depend on what the cards say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_flow.domain.kind import Phase
from diagrams.model import PlannedGate, ProcedureView
from diagrams.sheets.layout import Layout, Way, phases_by_row
from diagrams.sheets.shapes import (
    Box,
    Curve,
    Dash,
    Group,
    Line,
    Part,
    Pen,
    Point,
    Words,
    arrow_head,
    moved,
    rectangle,
)
from diagrams.sheets.theme import FAINT, GREY, INK, numbered

LEFT = 26
_LANE_HEAD, _GAP, _GATE_HEAD, _GATE_FOOT = 28, 26, 28, 12
_CHANNEL, _MARGIN = 8, 13
_LANES = ("#f7f8fa", "#eef1f5")


@dataclass(frozen=True, slots=True)
class Return:
    """An arrow back from one card to another, with what is written on it."""

    source: str
    target: str
    number: str
    color: str
    dash: Dash
    title: str


@dataclass(frozen=True, slots=True)
class Board:
    """Where every card and lane is; `bottom` is where the board ends.

    `ends` are the heights at which a row has ended, the way of its arrows included.
    """

    view: ProcedureView
    layout: Layout
    boxes: Mapping[str, Box]
    tops: tuple[float, ...]
    floors: tuple[float, ...]
    lanes: tuple[tuple[Phase, float, float], ...]
    ends: tuple[float, ...]
    returns: tuple[Return, ...]
    bottom: float

    @property
    def right(self) -> float:
        """Return the right border of the lanes, beyond the arrows back."""
        return LEFT + self.layout.width + 24 + _MARGIN * len(self.returns)


def arrange(
    view: ProcedureView,
    layout: Layout,
    heights: Mapping[str, float],
    *,
    top: float,
    returns: tuple[Return, ...],
) -> Board:
    """Return the board on which cards of these heights have room."""
    phases = phases_by_row(view, layout)
    rows = {key: i for i, row in enumerate(layout.rows) for key in row}
    into = [sum(rows[r.target] == i for r in returns) for i in range(len(phases))]
    out = [sum(rows[r.source] == i for r in returns) for i in range(len(phases))]
    gated = {rows[key] for gate in view.gates for key in gate.steps}
    boxes: dict[str, Box] = {}
    tops, floors, lanes, ends = [], [], [], []
    y = lane_top = top
    for i, row in enumerate(layout.rows):
        new_lane = i == 0 or phases[i] is not phases[i - 1]
        if new_lane:
            if i:
                lanes.append((phases[i - 1], lane_top, y))
            lane_top = y
            y += _LANE_HEAD
        y += (4 if new_lane else _GAP) + _CHANNEL * into[i] + (_GATE_HEAD if i in gated else 4)
        tops.append(y)
        for key in row:
            middle = LEFT + layout.middles[key]
            width = layout.card(key)
            boxes[key] = Box(middle - width / 2, y, width, heights[key])
        y += max(heights[key] for key in row)
        floors.append(y)
        y += (_GATE_FOOT if i in gated else 4) + _CHANNEL * out[i] + 4
        ends.append(y)
    lanes.append((phases[-1], lane_top, y))
    return Board(
        view,
        layout,
        boxes,
        tuple(tops),
        tuple(floors),
        lanes=tuple(lanes),
        ends=tuple(ends),
        returns=returns,
        bottom=y,
    )


def lanes(board: Board) -> Iterator[Part]:
    """Yield the lanes of the phases with their names."""
    labels = dict(board.view.phases)
    for i, (phase, top, bottom) in enumerate(board.lanes):
        box = Box(8, top, board.right, bottom - top)
        label = labels[phase]
        parts = (
            rectangle(box, _LANES[i % 2]),
            Line(((8, top), (8 + board.right, top)), Pen(FAINT, 1.2)),
            Words((18, top + 20), label.zh, 15, INK, bold=True),
            Words((18 + 15 * len(label.zh) + 12, top + 20), label.en, 11, GREY),
        )
        yield Group("lane", parts, (("phase", str(phase)),))


def gate_box(board: Board, gate: PlannedGate) -> Box:
    """Return the box round the steps of a gate, with room for its name."""
    steps = [board.boxes[key] for key in gate.steps]
    left, right = min(b.x for b in steps), max(b.right for b in steps)
    top = min(b.y for b in steps) - 22
    rows = [i for i, row in enumerate(board.layout.rows) if {*row} & {*gate.steps}]
    alone = {key for i in rows for key in board.layout.rows[i]} == {*gate.steps}
    floor = board.floors[max(rows)] if alone else max(b.bottom for b in steps)
    return Box(left - 7, top, right - left + 14, max(floor, top + 30) - top + 8)


def ways(board: Board) -> Iterator[Part]:
    """Yield the order that the procedure prescribes: thin and grey, never a path taken."""
    rows = board.layout
    for way in rows.ways:
        points = _through(board, way)
        pen = Pen("#97a1af", 1.2)
        tip = points[-1]
        parts = (Curve(tuple(points), pen), arrow_head(tip, (tip[0], tip[1] - 9), pen.color))
        data = (("source", way.source), ("target", way.target))
        yield Group("order", parts, data)


def _through(board: Board, way: Way) -> list[Point]:
    """Return curves between rows and straight lines along the cards that the way passes."""
    first, last = board.layout.row_of(way.source), board.layout.row_of(way.target)
    points: list[Point] = [(LEFT + way.xs[0], board.boxes[way.source].bottom)]
    _straight(points, board.floors[first])
    for i, x in enumerate(way.xs[1:], start=first + 1):
        here, down = points[-1], board.tops[i]
        bend = (down - here[1]) / 2
        to = (LEFT + x, down)
        points += [(here[0], here[1] + bend), (to[0], to[1] - bend), to]
        if i < last:
            _straight(points, board.floors[i])
    return points


def _straight(points: list[Point], to: float) -> None:
    x, y = points[-1]
    if to > y:
        points += [(x, y + (to - y) / 3), (x, y + (to - y) * 2 / 3), (x, to)]


def returns(board: Board) -> Iterator[Part]:
    """Yield the arrows back, each in a channel of its own at the right."""
    used: dict[str, int] = {}
    for i, back in enumerate(board.returns):
        margin = LEFT + board.layout.width + 20 + _MARGIN * i
        points = _round(board, i, margin, used)
        tip = points[-1]
        half_way = (points[2][1] + points[3][1]) / 2 + 22 * (i % 3 - 1)
        parts: tuple[Part, ...] = (
            Line(points, Pen(back.color, 1.8, back.dash)),
            arrow_head(tip, points[-2], back.color, 8),
            *numbered((margin, half_way), back.number, back.color),
        )
        data = (("number", back.number), ("source", back.source), ("target", back.target))
        yield Group("return", parts, data, back.title)


def _round(board: Board, i: int, margin: float, used: dict[str, int]) -> tuple[Point, ...]:
    """Return the way of an arrow back: below its row, up the margin, down on its target."""
    back, rows = board.returns[i], board.layout
    source, target = rows.row_of(back.source), rows.row_of(back.target)
    before = board.returns[:i]
    below = sum(rows.row_of(r.source) == source for r in before)
    above = sum(rows.row_of(r.target) == target for r in before)
    low = board.floors[source] + 12 + _CHANNEL * below
    high = board.tops[target] - _above(board, back.target) - _CHANNEL * above
    start, end = _port(board, back.source, used), _port(board, back.target, used)
    return (
        (start, board.boxes[back.source].bottom),
        (start, low),
        (margin, low),
        (margin, high),
        (end, high),
        (end, board.boxes[back.target].y),
    )


def _above(board: Board, step: str) -> float:
    """Return how far above its card an arrow comes in: clear of the name of a gate."""
    row = {*board.layout.rows[board.layout.row_of(step)]}
    return 34 if any(row & {*gate.steps} for gate in board.view.gates) else 12


def _port(board: Board, step: str, used: dict[str, int]) -> float:
    nth = used.get(step, 0)
    used[step] = nth + 1
    return board.boxes[step].right - 14 - 9 * nth % (board.layout.card(step) / 2)


def place(board: Board, step: str, parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield a card, drawn at the origin, at its place."""
    box = board.boxes[step]
    for part in parts:
        yield moved(part, box.x, box.y)
