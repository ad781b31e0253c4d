"""A step's card on the drawing of a case: how it stands, its own path, what it waits for.

The path in a card is the chain of the step's recorded edges from top to bottom; a loop lengthens
the chain, so that it is shown as often as it happened.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from decision_flow.domain.values import Text
from diagrams.model import Attempt, CaseView, PathEdge, PathMove, StepView
from diagrams.sheets.shapes import Box, Dash, Group, Line, Part, Pen, Point, Words, circle, rounded
from diagrams.sheets.stack import PAD, Card, Stack
from diagrams.sheets.theme import AMBER, GREY, INK, LOOKS, PAPER, RED, both, frame, mark, numbered
from diagrams.sheets.waiting import wait
from diagrams.text import standing_words
from diagrams.words import clean, duration, first_fitting, fit, width, wrap

_LOG = 24
"""Where the words of a line of the log begin, from the card's padding."""
_RESULT = 224
"""Most room for what a move led to, before the day in a wide card."""
_HOW, _LINE = 9.5, 12
"""The size of the words that say when and by whom, and how far apart their lines are."""
_MOST_HOW = 270
"""Most room that these words may ask for in a wide card."""
_ASIDE = 188


def draw_card(view: CaseView, step: StepView, across: float) -> Card:
    """Return the card of a step, so wide."""
    stack = Stack(across)
    stack.title(step.plan.label, aside=_ASIDE)
    _standing(stack, step)
    _log(stack, view, step)
    wait(stack, view, step)
    _attempts(stack, step.attempts)
    height = stack.y + PAD
    back = tuple(frame(Box(0, 0, across, height), LOOKS[step.standing]))
    label = standing_words(step)
    group = Group(
        "step",
        (*back, *stack.parts),
        (("step", step.plan.key), ("standing", str(step.standing)), ("state", step.state)),
        clean(f"{step.plan.label}：{label}；{step.state_label}；{step.plan.source}"),
    )
    return Card(height, (group,))


def _standing(stack: Stack, step: StepView) -> None:
    label, look = standing_words(step), LOOKS[step.standing]
    if stack.wide:
        box = Box(stack.width - PAD - _ASIDE + 8, stack.y - 19, _ASIDE - 6, 20)
    else:
        box = Box(PAD - 2, stack.y + 4, stack.room + 4, 20)
        stack.y += 25
    stack.parts.append(rounded(box, 5, PAPER, Pen(look.color, 1)))
    stack.parts.extend(mark(step.standing, (box.x + 11, box.y + 10)))
    stack.parts.extend(both((box.x + 22, box.y + 14.5), label, (12, 9.5), box.w - 24))
    said = []
    if step.days is not None:
        spent = duration(step.days)
        said.append(f"用时 {spent.zh} {spent.en}")
    if step.evidence:
        said.append(f"证据 {step.evidence} 件 docs")
    if said:
        stack.y += 2
        stack.words(" · ".join(said), 10, GREY)


def _log(stack: Stack, view: CaseView, step: StepView) -> None:
    key = step.plan.key
    own = [(m, e) for m in view.path for e in m.edges if e.component == key]
    if not own:
        return
    stack.y += 4
    above = (PAD + 8.0, stack.y + 4)
    stack.parts.append(circle(above, 3, PAPER, Pen(GREY, 1.2)))
    stack.y += 10
    aside = _column(stack, view, own)
    for move, edge in own:
        below = (PAD + 8.0, stack.y + 9)
        remark = _remark(view, move)
        how = _how_lines(view, move, edge, stack.room - _LOG - aside)
        stack.parts.append(
            _edge(stack, move, edge, above=above, aside=aside, how=how, remark=remark)
        )
        more = len(how) - 1 + bool(remark)
        stack.y += (22 if stack.wide else 29) + _LINE * more
        above = (below[0], below[1] + 8.5)
    stack.y += 2


def _column(stack: Stack, view: CaseView, own: Iterable[tuple[PathMove, PathEdge]]) -> float:
    """Return where a wide card says when and by whom: no more is kept free before it than needed.

    A narrow card says it on lines of their own.
    """
    if not stack.wide:
        return 0
    own = tuple(own)
    said = max(width(first_fitting(_how(view, m, e), _HOW, _MOST_HOW), _HOW) for m, e in own)
    least = max(width(clean(e.result.zh), 12) for _, e in own) + 8
    return min(_RESULT, max(least, stack.room - _LOG - said - 1))


def _edge(
    stack: Stack,
    move: PathMove,
    edge: PathEdge,
    *,
    above: Point,
    aside: float,
    how: tuple[str, ...],
    remark: str,
) -> Group:
    """Return one recorded edge: its line, its number, where it led, when and by whom."""
    color = RED if edge.lapse else INK
    pen = Pen(color, 1.6, Dash.DASHED if edge.lapse else Dash.SOLID)
    x, y, room = above[0], stack.y + 9, stack.room - _LOG
    result_room = aside - 6 if stack.wide else room
    first = y + 3 if stack.wide else y + 16
    parts: list[Part] = [
        Line((above, (x, y - 8.5)), pen),
        *numbered((x, y), str(edge.seq), color),
        *both((PAD + _LOG, y + 3), edge.result, (12, 9.5), result_room),
        *(
            Words((PAD + _LOG + aside, first + _LINE * i), line, _HOW, GREY)
            for i, line in enumerate(how)
        ),
    ]
    if remark:
        at = (PAD + _LOG, first + _LINE * len(how))
        parts.append(Words(at, fit(remark, 9.5, room), 9.5, AMBER))
    return recorded(edge, move, parts)


def recorded(edge: PathEdge, move: PathMove, parts: Iterable[Part]) -> Group:
    """Return the group that stands for one recorded edge and can be read back."""
    data = (
        ("seq", str(edge.seq)),
        ("index", str(edge.index)),
        ("component", edge.component),
        ("trigger", edge.trigger),
        ("from", edge.source),
        ("to", edge.target),
    )
    title = f"{edge.seq} {move.label} → {edge.result}；{move.actor}（{move.duty}）"
    return Group("edge", tuple(parts), data, clean(title))


def _how_lines(view: CaseView, move: PathMove, edge: PathEdge, room: float) -> tuple[str, ...]:
    """Return when, by whom and by what move, whole: on one line where that fits, else on more."""
    for line in map(clean, _how(view, move, edge)):
        if width(line, _HOW) <= room:
            return (line,)
    when = f"{view.day(move.stated_at).isoformat()} {move.actor}"
    what = first_fitting((act.zh for act in _acts(view, move, edge)), _HOW, room)
    return (*wrap(when, _HOW, room, 2), what)


def _how(view: CaseView, move: PathMove, edge: PathEdge) -> tuple[str, ...]:
    """Return the same on one line, the fullest first; another step that caused it is named."""
    when = f"{view.day(move.stated_at).isoformat()} {move.actor}"
    whole, *shorter = _acts(view, move, edge)
    said = (whole, *shorter) if edge.by == edge.component else (whole,)
    return tuple(f"{when} {act.zh}" for act in said)


def _acts(view: CaseView, move: PathMove, edge: PathEdge) -> tuple[Text, ...]:
    """Return what was done, the fullest first: in this step, or in the other one that caused it."""
    if edge.by != edge.component:
        named = (s.label for s in view.procedure.steps if s.key == edge.by)
        cause = next(named, Text("案件", "Case"))
        whole = Text(f"{cause.zh}：{move.answer.zh}", f"{cause.en}: {move.answer.en}")
        return (whole, move.answer)
    return (move.label, move.act if move.answer == edge.result else move.answer)


def _remark(view: CaseView, move: PathMove) -> str:
    said = [f"已由 {n} 号更正 corrected by {n}" for n in move.corrected_by]
    if move.late:
        said.append(f"补录 late {view.day(move.recorded_at)}，核对见 {move.compared} 号")
    return "；".join(said)


def named(numbers: Sequence[int]) -> str:
    """Return the numbers of refused attempts, each named: three or more in a row as from and to."""
    told = []
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        row = [f"R{number}" for _, number in run]
        told += [f"{row[0]}–{row[-1]}"] if len(row) > 2 else row  # noqa: PLR2004 - from – to
    return " ".join(told)


def _attempts(stack: Stack, attempts: tuple[Attempt, ...]) -> None:
    if not attempts:
        return
    stack.y += 8
    top = stack.y
    inner = Stack(stack.width, stack.y + 2)
    told = f"被拒 {len(attempts)} 次 refused: {named([a.number for a in attempts])}"
    inner.wrapped(told, 10.5, RED, indent=6, most=len(attempts))
    last = attempts[-1]
    for reason in last.reasons[:1]:
        inner.wrapped(f"R{last.number} {reason.zh}", 9.5, GREY, indent=6, most=3)
    box = Box(PAD - 3, top, stack.room + 6, inner.y - top + 6)
    dotted = rounded(box, 5, PAPER, Pen(RED, 1.4, Dash.DOTTED))
    data = (("count", str(len(attempts))), ("numbers", " ".join(str(a.number) for a in attempts)))
    stack.parts.append(Group("refused", (dotted, *inner.parts), data))
    stack.y = inner.y + 8
