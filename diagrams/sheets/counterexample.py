"""The drawing of a counterexample: the moves that lead to what must never be, top to bottom."""

from diagrams.model import CounterexampleView
from diagrams.sheets.shapes import Box, Group, Line, Part, Pen, Sheet, Words, arrow_head, rounded
from diagrams.sheets.summary import SIDE
from diagrams.sheets.theme import GREY, INK, PAPER, RED, numbered
from diagrams.text import counterexample_text
from diagrams.words import clean, wrap

_WIDTH = 560
_ROOM = _WIDTH - 2 * SIDE


def counterexample_sheet(view: CounterexampleView) -> Sheet:
    """Return the drawing of a counterexample."""
    parts, y = _head(view)
    for i, move in enumerate(view.moves, start=1):
        box = Box(SIDE, y, _ROOM, 40)
        tip = (SIDE + 24.0, box.bottom + 18)
        shapes: tuple[Part, ...] = (
            rounded(box, 7, PAPER, Pen(INK, 1.2)),
            *numbered((SIDE + 24, y + 20), str(i), INK),
            *_lines(move.zh, 13, INK, (SIDE + 48, y + 18)),
            *_lines(move.en, 10, GREY, (SIDE + 48, y + 33)),
            Line(((tip[0], box.bottom), tip), Pen(INK, 1.6)),
            arrow_head(tip, (tip[0], tip[1] - 8), INK, 8),
        )
        parts.append(Group("move", shapes, (("seq", str(i)),), clean(str(move))))
        y = box.bottom + 20
    end = Box(SIDE, y, _ROOM, 46)
    parts.append(rounded(end, 7, "#fdf0ef", Pen(RED, 2.6)))
    parts.extend(_lines(view.outcome.zh, 13, RED, (SIDE + 14, y + 20)))
    parts.extend(_lines(view.outcome.en, 10, GREY, (SIDE + 14, y + 36)))
    return Sheet(
        width=_WIDTH,
        height=end.bottom + 20,
        title=clean(f"反例 Counterexample：{view.procedure}"),
        text=counterexample_text(view),
        parts=tuple(parts),
    )


def _head(view: CounterexampleView) -> tuple[list[Part], float]:
    parts: list[Part] = []
    y = 20.0
    texts = (
        (f"反例 Counterexample：{view.procedure.zh}", 17, INK),
        (f"要求 Required：{view.claim.zh}", 12, INK),
        (view.claim.en, 10.5, GREY),
    )
    for text, size, color in texts:
        for line in wrap(text, size, _ROOM, 3):
            y += size * 1.4
            parts.append(Words((SIDE, y), line, size, color))
    return parts, y + 20


def _lines(text: str, size: float, color: str, at: tuple[float, float]) -> tuple[Words, ...]:
    room = _WIDTH - SIDE - at[0] - 12
    return tuple(Words(at, line, size, color) for line in wrap(text, size, room, 1))
