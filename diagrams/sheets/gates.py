"""A gate on the board: a frame round its steps, with its name and how it stands."""

from collections.abc import Iterator

from decision_flow.domain.values import Text
from diagrams.model import GateView, PlannedGate
from diagrams.sheets.board import Board, gate_box
from diagrams.sheets.shapes import Box, Group, Part, Pen, Words, rounded
from diagrams.sheets.theme import GATE_MARKS, GATE_PENS, GREEN, GREY, INK, PAPER, mark
from diagrams.words import clean, fit, width


def standing_gates(board: Board, gates: tuple[GateView, ...]) -> Iterator[Part]:
    """Yield the gates of a case, each as it stands for the current draft."""
    for gate in gates:
        pen = GATE_PENS[gate.standing]
        box = gate_box(board, gate.plan)
        parts = [*_framed(box, gate.plan.label, pen, gate.label)]
        parts.extend(mark(GATE_MARKS[gate.standing], (box.x + 14, box.y + 1)))
        data = (("gate", gate.plan.key), ("standing", gate.standing))
        yield Group("gate", tuple(parts), data, clean(f"{gate.plan.label}：{gate.label}"))


def planned_gates(board: Board, gates: tuple[PlannedGate, ...]) -> Iterator[Part]:
    """Yield the gates of a procedure."""
    for gate in gates:
        says = (
            Text("缺一不可", "mandatory") if gate.mandatory else Text("适用时", "where it applies")
        )
        box = gate_box(board, gate)
        parts = tuple(_framed(box, gate.label, Pen(GREEN, 2), says))
        title = clean(f"{gate.label}：{gate.source}")
        yield Group("gate", parts, (("gate", gate.key),), title)


def _framed(box: Box, label: Text, pen: Pen, says: Text) -> Iterator[Part]:
    yield rounded(box, 10, None, pen)
    room = box.w - 44
    zh = fit(_name(label.zh, says.zh, room), 11.5, room)
    en = fit(f"{label.en} · {says.en}", 9, room - width(zh, 11.5) - 6)
    shown = "" if en.endswith("…") else en
    wide = width(zh, 11.5) + (width(shown, 9) + 6 if shown else 0) + 28
    yield rounded(Box(box.x + 6, box.y - 8, wide, 18), 6, PAPER, Pen(pen.color, 1))
    yield Words((box.x + 24, box.y + 5), zh, 11.5, pen.color if pen.color != GREY else INK)
    if shown:
        yield Words((box.x + 30 + width(zh, 11.5), box.y + 5), shown, 9, GREY)


def _name(label: str, says: str, room: float) -> str:
    """Return a gate's name and standing; what stands in brackets gives way first."""
    whole = f"关口 {label} · {says}"
    return whole if width(whole, 11.5) <= room else f"关口 {label} · {says.partition('（')[0]}"
