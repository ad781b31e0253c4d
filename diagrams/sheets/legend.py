"""What the signs mean, at the foot of every drawing that uses them."""

from collections.abc import Sequence

from decision_flow.domain.values import Text
from diagrams.model import State
from diagrams.sheets.shapes import (
    Box,
    Curve,
    Dash,
    Group,
    Line,
    Part,
    Pen,
    Words,
    arrow_head,
    moved,
    rounded,
)
from diagrams.sheets.summary import SIDE, Head
from diagrams.sheets.theme import GREEN, INK, LOOKS, PAPER, RED, VIOLET, frame, mark, numbered
from diagrams.words import STATES, width

Sample = tuple[tuple[Part, ...], Text]
_SAMPLE = 56
_LINE = 34


def legend(samples: Sequence[Sample], top: float, room: float) -> Head:
    """Return the legend: a sample and its meaning, as many in a line as fit."""
    parts: list[Part] = [Words((SIDE, top + 20), "图例 Legend", 13, INK, bold=True)]
    x, y = float(SIDE), top + 34
    for drawn, meaning in samples:
        size = _SAMPLE + width(meaning.zh, 11) + width(meaning.en, 9.5) + 26
        if x > SIDE and x + size > SIDE + room:
            x, y = float(SIDE), y + _LINE
        parts.extend(moved(part, x, y) for part in drawn)
        parts.append(Words((x + _SAMPLE, y + 16), meaning.zh, 11))
        after = x + _SAMPLE + width(meaning.zh, 11) + 6
        parts.append(Words((after, y + 16), meaning.en, 9.5, "#5b6472"))
        x += size
    return Head((Group("legend", tuple(parts)),), y + _LINE + 8)


def case_samples() -> tuple[Sample, ...]:
    """Return the signs of a drawing of a case."""
    states = tuple((_state(state), STATES[state]) for state in State)
    path = (Line(((4, 12), (48, 12)), Pen(INK, 1.6)), *numbered((26, 12), "7", INK))
    lapse = (Line(((4, 12), (48, 12)), Pen(RED, 1.6, Dash.DASHED)), *numbered((26, 12), "7", RED))
    back = (*_return(Dash.SOLID), *numbered((26, 12), "7", VIOLET))
    refused = (rounded(Box(4, 2, 44, 20), 5, PAPER, Pen(RED, 1.4, Dash.DOTTED)),)
    return (
        *states,
        (path, Text("第7号记录所走的一步", "the edge that fact 7 took")),
        (lapse, Text("第7号记录使其失效", "lapsed by fact 7")),
        (back, Text("第7号记录退回或者要求别的环节", "fact 7 took effect on another step")),
        (refused, Text("被拒的办理（R为编号）", "refused attempts, numbered R")),
        *_common(),
    )


def procedure_samples() -> tuple[Sample, ...]:
    """Return the signs of a drawing of a procedure."""
    back = (*_return(Dash.DASHED), *numbered((26, 12), "1", VIOLET))
    conditional = tuple(frame(Box(4, 2, 44, 20), LOOKS[State.WAITING]))
    exempt = tuple(frame(Box(4, 2, 44, 20), LOOKS[State.EXEMPT]))
    return (
        (conditional, Text("视情适用的环节", "step that may not apply")),
        (exempt, Text("可依法豁免的环节", "step that the law may exempt")),
        (back, Text("退回路径（编号见下）", "rework, numbered below")),
        *_common(),
    )


def _common() -> tuple[Sample, ...]:
    order = (
        Curve(((26, 0), (26, 8), (26, 12), (26, 22)), Pen("#97a1af", 1.2)),
        arrow_head((26, 24), (26, 12), "#97a1af"),
    )
    gate = (rounded(Box(2, 1, 48, 22), 9, None, Pen(GREEN, 2)),)
    return (
        (order, Text("程序规定的先后", "order prescribed")),
        (gate, Text("关口：缺一不可", "gate: none may lack")),
    )


def _return(dash: Dash) -> tuple[Part, ...]:
    return (
        Line(((48, 12), (4, 12)), Pen(VIOLET, 1.8, dash)),
        arrow_head((3, 12), (20, 12), VIOLET, 8),
    )


def _state(state: State) -> tuple[Part, ...]:
    return (*frame(Box(4, 2, 44, 20), LOOKS[state]), *mark(state, (26, 12)))
