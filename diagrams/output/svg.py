"""A sheet as SVG: no scripts, no addresses, no styles from outside; the same sheet, the same bytes.

Everything that a person wrote is escaped here, once, on its way out.
"""

import hashlib
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from diagrams.sheets.shapes import (
    Area,
    Blob,
    Dash,
    Group,
    Line,
    Part,
    Pen,
    Point,
    Sheet,
    Words,
)

FONTS = (
    "Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC,PingFang SC,Microsoft YaHei,SimHei,sans-serif"
)
_DASHES = {Dash.DASHED: "6 4", Dash.DOTTED: "1.5 3.5"}
_ANCHORS = {0: "middle", 1: "end"}


def to_svg(sheet: Sheet) -> bytes:
    """Return the sheet as an SVG document in UTF-8."""
    mark = hashlib.sha256(f"{sheet.title}\n{sheet.text}".encode()).hexdigest()[:10]
    width, height = _number(sheet.width), _number(sheet.height)
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="t{mark} d{mark}" '
            f'xml:lang="zh-CN" font-family="{FONTS}">'
        ),
        f'<title id="t{mark}">{escape(sheet.title)}</title>',
        f'<desc id="d{mark}">{escape(sheet.text)}</desc>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *(line for part in sheet.parts for line in _part(part)),
        "</svg>\n",
    ]
    return "\n".join(lines).encode()


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Group):
        data = "".join(f" data-{key}={quoteattr(value)}" for key, value in part.data)
        yield f'<g class="{part.kind}"{data}>'
        if part.title:
            yield f"<title>{escape(part.title)}</title>"
        for each in part.parts:
            yield from _part(each)
        yield "</g>"
    elif isinstance(part, Words):
        yield _words(part)
    elif isinstance(part, Area | Line):
        closed = isinstance(part, Area)
        fill = part.fill if isinstance(part, Area) else None
        points = " ".join(_pair(p) for p in part.points)
        yield f'<{"polygon" if closed else "polyline"} points="{points}"{_paint(fill, part.pen)}/>'
    else:
        fill, end = (part.fill, "Z") if isinstance(part, Blob) else (None, "")
        first, *rest = (_pair(p) for p in part.points)
        yield f'<path d="M{first}C{" ".join(rest)}{end}"{_paint(fill, part.pen)}/>'


def _words(words: Words) -> str:
    x, y = words.at
    anchor = f' text-anchor="{_ANCHORS[words.align]}"' if words.align in _ANCHORS else ""
    weight = ' font-weight="bold"' if words.bold else ""
    return (
        f'<text x="{_number(x)}" y="{_number(y)}" font-size="{_number(words.size)}" '
        f'fill="{words.color}"{anchor}{weight}>{escape(words.text)}</text>'
    )


def _paint(fill: str | None, pen: Pen | None) -> str:
    said = f' fill="{fill or "none"}"'
    if pen is not None:
        said += f' stroke="{pen.color}" stroke-width="{_number(pen.width)}"'
        if pen.dash in _DASHES:
            said += f' stroke-dasharray="{_DASHES[pen.dash]}"'
    return said


def _pair(point: Point) -> str:
    return f"{_number(point[0])},{_number(point[1])}"


def _number(value: float) -> str:
    """Return a number with at most one decimal, the same on every machine."""
    tenths = round(value * 10)
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths / 10:.1f}"
