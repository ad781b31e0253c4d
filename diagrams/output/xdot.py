"""A sheet as Graphviz draws it: PNG and PDF show what the SVG shows.

Every line and word goes to its place as an `xdot` operation, in the background of a graph without
nodes of its own. Nothing is laid out here, and no text passes through DOT.
"""

from collections.abc import Iterator

import graphviz

from diagrams.sheets.shapes import Area, Blob, Curve, Group, Line, Part, Pen, Point, Sheet, Words

FONT = "Noto Sans CJK SC"
_POINT = {"width": "0.001", "height": "0.001", "shape": "point", "style": "invis", "label": ""}


def to_page(sheet: Sheet, *, dpi: int) -> str:
    """Return an empty page of the size of the sheet, as DOT for `nop2`."""
    width, height = _number(sheet.width), _number(sheet.height)
    page = graphviz.Digraph(
        "sheet",
        graph_attr={"bb": f"0,0,{width},{height}", "pad": "0", "margin": "0", "dpi": str(dpi)},
        node_attr=_POINT,
    )
    page.node("a", pos="0,0")
    page.node("b", pos=f"{width},{height}")
    return str(page.source)


def to_xdot(sheet: Sheet) -> str:
    """Return everything on the sheet as `xdot` operations."""
    return " ".join(op for part in sheet.parts for op in _part(part, sheet.height))


def _part(part: Part, top: float) -> Iterator[str]:
    if isinstance(part, Group):
        for each in part.parts:
            yield from _part(each, top)
    elif isinstance(part, Words):
        yield _words(part, top)
    else:
        yield from _outline(part, top)


def _outline(part: Area | Blob | Curve | Line, top: float) -> Iterator[str]:
    points = " ".join(_pair(p, top) for p in part.points)
    fill = part.fill if isinstance(part, Area | Blob) else None
    straight = isinstance(part, Area | Line)
    if fill is not None:
        pen = part.pen if part.pen is not None else Pen(fill, 0)
        op = "P" if straight else "b"
        yield f"{_pen(pen)} {_text('C', fill)} {op} {len(part.points)} {points}"
    elif part.pen is not None:
        closed = isinstance(part, Area)
        op = ("p" if closed else "L") if straight else "B"
        yield f"{_pen(part.pen)} {op} {len(part.points)} {points}"


def _pen(pen: Pen) -> str:
    return (
        f"{_text('c', pen.color)} {_text('S', f'setlinewidth({_number(pen.width)})')} "
        f"{_text('S', str(pen.dash))}"
    )


def _words(words: Words, top: float) -> str:
    bold = "t 1" if words.bold else "t 0"
    return (
        f"{bold} {_text('c', words.color)} F {_number(words.size)} {_counted(FONT)} "
        f"T {_pair(words.at, top)} {words.align} 0 {_counted(words.text)}"
    )


def _text(op: str, text: str) -> str:
    return f"{op} {_counted(text)}"


def _counted(text: str) -> str:
    return f"{len(text.encode())} -{text}"


def _pair(point: Point, top: float) -> str:
    return f"{_number(point[0])} {_number(top - point[1])}"


def _number(value: float) -> str:
    return f"{value:.1f}"
