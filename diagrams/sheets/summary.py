"""A case at a glance: how its gates stand, and what can be done now."""

from dataclasses import dataclass

from diagrams.model import CaseView, State
from diagrams.sheets.shapes import Box, Group, Part, Words, rounded
from diagrams.sheets.theme import AMBER, GATE_MARKS, GATE_PENS, GREY, INK, PAPER, mark
from diagrams.words import STATES, clean, width, wrap

SIDE = 18
_PILL = 26
_AS = {
    State.WAITING: STATES[State.WAITING].zh,
    State.RUNNING: STATES[State.RUNNING].zh,
    State.STALE: "须重新办理",
}


@dataclass(frozen=True, slots=True)
class Head:
    """Parts from some height of the sheet on, and where they end."""

    parts: tuple[Part, ...]
    bottom: float


def gate_row(view: CaseView, top: float, room: float) -> Head:
    """Return a row with every gate and how it stands for the current draft."""
    parts: list[Part] = [Words((SIDE, top + 17), "关口", 12, INK, bold=True)]
    parts.append(Words((SIDE + 28, top + 17), "Gates", 9.5, GREY))
    begin = SIDE + 66.0
    x, y = begin, top
    for gate in view.gates:
        label, says = clean(gate.plan.label.zh, 24), gate.label
        zh, en = width(label, 12), width(says.zh, 11)
        wide = 30 + zh + 10 + en + 6 + width(says.en, 9.5) + 10
        if x > begin and x + wide > SIDE + room:
            x, y = begin, y + _PILL + 6
        pen = GATE_PENS[gate.standing]
        parts.append(
            Group(
                "gate-summary",
                (
                    rounded(Box(x, y, wide, _PILL), 6, PAPER, pen),
                    *mark(GATE_MARKS[gate.standing], (x + 15, y + 13)),
                    Words((x + 28, y + 17.5), label, 12, INK, bold=True),
                    Words((x + 38 + zh, y + 17), says.zh, 11, pen.color),
                    Words((x + 44 + zh + en, y + 17), says.en, 9.5, GREY),
                ),
                (("gate", gate.plan.key), ("standing", gate.standing)),
            )
        )
        x += wide + 10
    return Head(tuple(parts) if view.gates else (), y + _PILL if view.gates else top)


def open_now(view: CaseView, top: float, room: float) -> Head:
    """Return the line that says what can be done now; nothing once the case has ended."""
    steps = [step for step in view.steps if step.open]
    if not steps:
        return Head((), top)
    parts: list[Part] = []
    y = top + 8
    zh = " · ".join(f"{step.plan.label.zh}（{_AS[step.standing]}）" for step in steps)
    for line in wrap(f"现在可办 Open now：{zh}", 12, room, 3):
        y += 18
        parts.append(Words((SIDE, y), line, 12, AMBER))
    return Head(tuple(parts), y)
