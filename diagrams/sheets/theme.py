"""How each state looks: a colour, and always a second sign (line, hatching, mark, words)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_flow.domain.values import Text
from decision_flow.engine.standing import Standing
from diagrams.model import State
from diagrams.sheets.shapes import (
    Area,
    Box,
    Dash,
    Line,
    Pen,
    Point,
    Shape,
    Words,
    circle,
    hatching,
    rounded,
)
from diagrams.words import fit, width

INK, GREY, FAINT, PAPER = "#1a1a1a", "#5b6472", "#b8c0cc", "#ffffff"
GREEN, BLUE, AMBER, RED, VIOLET = "#0b6b3a", "#1550b0", "#9a4a00", "#b3261e", "#5b2ca0"
RADIUS = 7


@dataclass(frozen=True, slots=True)
class Look:
    """The frame of a state. `double` draws it twice, `hatched` hatches what is inside."""

    color: str
    fill: str
    pen: float = 1.4
    dash: Dash = Dash.SOLID
    double: bool = False
    hatched: bool = False


LOOKS: Mapping[State, Look] = {
    State.NOT_BEGUN: Look(GREY, PAPER, 1.0, Dash.DASHED),
    State.WAITING: Look(AMBER, "#fff9ec", 1.8, Dash.DASHED),
    State.RUNNING: Look(BLUE, "#edf4ff", 2.6),
    State.DONE: Look(GREEN, "#f1faf4"),
    State.STALE: Look(RED, PAPER, hatched=True),
    State.EXEMPT: Look(VIOLET, "#f8f4ff", double=True),
    State.NOT_APPLICABLE: Look(GREY, "#f1f2f4", 1.0),
    State.ENDED: Look(GREY, "#f1f2f4"),
}
_HATCH = "#f6dcd8"

GATE_PENS: Mapping[str, Pen] = {
    Standing.FRESH: Pen(GREEN, 2),
    Standing.EXEMPT: Pen(VIOLET, 2),
    Standing.STALE: Pen(RED, 2, Dash.DASHED),
    Standing.MISSING: Pen(GREY, 1.4, Dash.DASHED),
}
GATE_MARKS: Mapping[str, State] = {
    Standing.FRESH: State.DONE,
    Standing.EXEMPT: State.EXEMPT,
    Standing.STALE: State.STALE,
    Standing.MISSING: State.NOT_BEGUN,
}


def frame(box: Box, look: Look) -> Iterator[Shape]:
    """Yield the frame of a card or a gate."""
    pen = Pen(look.color, look.pen, look.dash)
    if look.hatched:
        yield rounded(box, RADIUS, look.fill)
        yield from hatching(box.inset(2), Pen(_HATCH, 1.6))
        yield rounded(box, RADIUS, None, pen)
    else:
        yield rounded(box, RADIUS, look.fill, pen)
    if look.double:
        yield rounded(box.inset(3.5), RADIUS - 3, None, Pen(look.color, 1))


def mark(state: State, at: Point) -> tuple[Shape, ...]:
    """Return the small sign of a state: it says the same as the colour."""
    x, y = at
    color = LOOKS[state].color
    pen, thin = Pen(color, 1.8), Pen(color, 1.2)
    ring = circle(at, 5, PAPER, thin)
    square = ((x - 4, y - 4), (x + 4, y - 4), (x + 4, y + 4), (x - 4, y + 4))
    marks: Mapping[State, tuple[Shape, ...]] = {
        State.NOT_BEGUN: (circle(at, 5, PAPER, Pen(color, 1.4, Dash.DOTTED)),),
        State.WAITING: (circle(at, 5, PAPER, pen),),
        State.RUNNING: (Area(((x - 4, y - 5), (x + 5, y), (x - 4, y + 5)), color),),
        State.DONE: (Line(((x - 4, y), (x - 1, y + 4), (x + 5, y - 4)), pen),),
        State.STALE: (
            Line(((x - 4, y - 4), (x + 4, y + 4)), pen),
            Line(((x - 4, y + 4), (x + 4, y - 4)), pen),
        ),
        State.EXEMPT: (ring, circle(at, 2.5, PAPER, thin)),
        State.NOT_APPLICABLE: (ring, Line(((x - 3.5, y + 3.5), (x + 3.5, y - 3.5)), thin)),
        State.ENDED: (Area(square, color),),
    }
    return marks[state]


def both(
    at: Point, text: Text, sizes: tuple[float, float], room: float, *, bold: bool = False
) -> tuple[Words, ...]:
    """Return a text in Chinese, and in English beside it where that fits uncut."""
    zh = fit(text.zh, sizes[0], room)
    used = width(zh, sizes[0]) + (10 if bold else 6)  # bold runs wider than it is measured
    words = [Words(at, zh, sizes[0], bold=bold)]
    en = fit(text.en, sizes[1], max(room - used, 0))
    if en and not en.endswith("…"):
        words.append(Words((at[0] + used, at[1]), en, sizes[1], GREY))
    return tuple(words)


def numbered(at: Point, number: str, color: str, fill: str = PAPER) -> tuple[Shape, ...]:
    """Return a number in a circle, widened to a pill where it has many digits."""
    half = max(8.5, width(number, 9.5) / 2 + 4)
    box = Box(at[0] - half, at[1] - 8.5, 2 * half, 17)
    words = Words((at[0], at[1] + 3.4), number, 9.5, color, 0, bold=True)
    return (rounded(box, 8.5, fill, Pen(color, 1.3)), words)
