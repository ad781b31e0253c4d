"""A sheet: lines, areas and words at their places, in points, y downwards.

Everything drawn is one of these, so that SVG, PNG and PDF show the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from decision_flow.domain.values import Text

Point = tuple[float, float]


class Dash(StrEnum):
    """How a line is broken."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class Pen:
    """Colour (`#rrggbb`), width and dash of a line."""

    color: str
    width: float = 1.0
    dash: Dash = Dash.SOLID


@dataclass(frozen=True, slots=True)
class Area:
    """A closed outline through corners, filled, with an optional line round it."""

    points: tuple[Point, ...]
    fill: str | None = None
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Blob:
    """A closed outline of cubic curves: a start, then three points a curve."""

    points: tuple[Point, ...]
    fill: str | None = None
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An open line through points."""

    points: tuple[Point, ...]
    pen: Pen


@dataclass(frozen=True, slots=True)
class Curve:
    """An open line of cubic curves: a start, then three points a curve."""

    points: tuple[Point, ...]
    pen: Pen


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `at` is its baseline. `align` is -1 from, 0 around, 1 up to `at`."""

    at: Point
    text: str
    size: float
    color: str = "#1a1a1a"
    align: int = -1
    bold: bool = False


Shape = Area | Blob | Line | Curve | Words


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that are one thing to a reader: its kind, its data, its title."""

    kind: str
    parts: "tuple[Part, ...]"
    data: tuple[tuple[str, str], ...] = ()
    title: str = ""


Part = Shape | Group


@dataclass(frozen=True, slots=True)
class Lane:
    """What a phase is called, and from which height to which it is drawn."""

    label: Text
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole drawing; `text` says in words what it shows.

    At `cuts` it can be cut without cutting a card; the top of each lane is among them.
    """

    width: float
    height: float
    title: str
    text: str
    parts: tuple[Part, ...]
    cuts: tuple[float, ...] = ()
    lanes: tuple[Lane, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its left, top, width and height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Return the right border."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Return the lower border."""
        return self.y + self.h

    @property
    def middle(self) -> float:
        """Return the x of the middle."""
        return self.x + self.w / 2

    def inset(self, by: float) -> "Box":
        """Return the box made smaller on every side."""
        return Box(self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)


def rectangle(box: Box, fill: str | None = None, pen: Pen | None = None) -> Area:
    """Return a rectangle with corners."""
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    return Area(corners, fill, pen)


def rounded(box: Box, radius: float, fill: str | None = None, pen: Pen | None = None) -> Blob:
    """Return a rectangle with round corners."""
    r, k = radius, radius * 0.45
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    points: list[Point] = [(left + r, top)]
    sides = (
        ((right - r, top), (right - k, top), (right, top + k), (right, top + r)),
        ((right, bottom - r), (right, bottom - k), (right - k, bottom), (right - r, bottom)),
        ((left + r, bottom), (left + k, bottom), (left, bottom - k), (left, bottom - r)),
        ((left, top + r), (left, top + k), (left + k, top), (left + r, top)),
    )
    for end, first, second, corner in sides:
        points += [points[-1], end, end, first, second, corner]
    return Blob(tuple(points), fill, pen)


def circle(center: Point, radius: float, fill: str | None, pen: Pen | None = None) -> Blob:
    """Return a circle."""
    x, y = center
    return rounded(Box(x - radius, y - radius, 2 * radius, 2 * radius), radius, fill, pen)


def hatching(box: Box, pen: Pen, step: float = 7) -> Iterator[Line]:
    """Yield the slanting lines that hatch a rectangle, each cut at its borders."""
    at = box.x + box.y + step
    while at < box.right + box.bottom:
        first = (min(box.right, at - box.y), max(box.y, at - box.right))
        last = (max(box.x, at - box.bottom), min(box.bottom, at - box.x))
        yield Line((first, last), pen)
        at += step


def arrow_head(tip: Point, back: Point, color: str, size: float = 6) -> Area:
    """Return the head of an arrow that ends at `tip` and comes straight from `back`."""
    dx, dy = tip[0] - back[0], tip[1] - back[1]
    length = max((dx * dx + dy * dy) ** 0.5, 0.001)
    ux, uy = dx / length * size, dy / length * size
    foot = (tip[0] - ux, tip[1] - uy)
    left = (foot[0] - uy * 0.5, foot[1] + ux * 0.5)
    right = (foot[0] + uy * 0.5, foot[1] - ux * 0.5)
    return Area((tip, left, right), color)


def words_in(parts: tuple[Part, ...]) -> Iterator[Words]:
    """Yield every line of text of a drawing."""
    for part in parts:
        if isinstance(part, Group):
            yield from words_in(part.parts)
        elif isinstance(part, Words):
            yield part


def moved(part: Part, dx: float, dy: float) -> Part:
    """Return the same thing at another place."""
    if isinstance(part, Group):
        return replace(part, parts=tuple(moved(each, dx, dy) for each in part.parts))
    if isinstance(part, Words):
        return replace(part, at=(part.at[0] + dx, part.at[1] + dy))
    return replace(part, points=tuple((x + dx, y + dy) for x, y in part.points))
