"""The head of a case's drawing: which case, under what, seen when, through which phases."""

from collections.abc import Iterator

from decision_flow.domain.case import CASE
from decision_flow.domain.values import Text
from diagrams.model import CaseView, PathMove
from diagrams.sheets.card import recorded
from diagrams.sheets.shapes import Box, Dash, Group, Line, Part, Pen, Words, arrow_head, rounded
from diagrams.sheets.summary import SIDE, Head, gate_row, open_now
from diagrams.sheets.theme import AMBER, GREY, INK, PAPER, RED, numbered
from diagrams.text import entered_late
from diagrams.words import clean, fit, legal_time, width, wrap

_MOST_RECORDS = 12


def case_head(view: CaseView, room: float) -> Head:
    """Return the head of the drawing of a case."""
    parts: list[Part] = []
    y = 16.0
    for line in wrap(view.title, 22, room, 2):
        y += 28
        parts.append(Words((SIDE, y), line, 22, bold=True))
    for text in _facts(view):
        for line in wrap(text, 11, room, 2):
            y += 17
            parts.append(Words((SIDE, y), line, 11, GREY))
    y += 16
    phases, y = _phases(view, y, room)
    gates = gate_row(view, y + 8, room)
    now = open_now(view, gates.bottom, room)
    records, y = _records(view, now.bottom, room)
    return Head((*parts, *phases, *gates.parts, *now.parts, *records), y + 14)


def _facts(view: CaseView) -> Iterator[str]:
    plan = view.procedure
    moment = legal_time(view.moment.astimezone(view.zone))
    yield (
        f"案号 Case {view.number} · 程序 Procedure {plan.label.zh} {plan.label.en}"
        f"（{plan.key} v{plan.version}，{plan.digest[:12]}）"
    )
    yield (
        f"截至 As of {moment} · 记录 {len(view.path)} 条 facts · "
        f"被拒 {len(view.attempts)} 次 refused · 末条摘要 Head {view.head[:16]} · "
        f"现行草案 Draft {(view.draft or '—')[:12]}"
    )
    yield from (str(each) for each in view.notes)


def _phases(view: CaseView, top: float, room: float) -> tuple[tuple[Part, ...], float]:
    """Return the phases as a chain in the order taken; it goes on below where it is long."""
    parts: list[Part] = []
    x, y = float(SIDE), top
    chip, w = _chip(view.begun_in, x, y, last=False)
    taken = [(m, e) for m in view.path for e in m.edges if e.component == CASE]
    parts.extend(_chip(view.begun_in, x, y, last=not taken)[0] if not taken else chip)
    for i, (move, edge) in enumerate(taken):
        x += w
        if x + 46 + _width(edge.result) > SIDE + room:
            x, y = SIDE + 24.0, y + 40
        shapes, w = _chip(edge.result, x + 46, y, last=i == len(taken) - 1)
        line = (
            Line(((x, y + 13), (x + 46, y + 13)), Pen(INK, 1.6)),
            arrow_head((x + 46, y + 13), (x, y + 13), INK, 7),
            *numbered((x + 20, y + 13), str(edge.seq), INK),
        )
        parts.append(recorded(edge, move, (*line, *shapes)))
        x += 46
    return tuple(parts), y + 34


def _width(label: Text) -> float:
    return width(label.zh, 13) + width(label.en, 9.5) + 26


def _chip(label: Text, x: float, y: float, *, last: bool) -> tuple[tuple[Part, ...], float]:
    w = _width(label)
    zh = width(label.zh, 13)
    pen = Pen(INK, 2.4) if last else Pen(GREY, 1)
    return (
        rounded(Box(x, y, w, 26), 13, PAPER, pen),
        Words((x + 10, y + 17.5), label.zh, 13, INK, bold=last),
        Words((x + 16 + zh, y + 17.5), label.en, 9.5, GREY),
    ), w


def _records(view: CaseView, top: float, room: float) -> tuple[tuple[Part, ...], float]:
    """Return what was recorded or refused without moving any step: a line each."""
    keys = {s.key for s in view.procedure.steps}
    still = [m for m in view.path if not m.edges]
    refused = [a for a in view.attempts if a.step not in keys]
    lines: list[Part] = []
    y = top
    for move in still[:_MOST_RECORDS]:
        y += 20
        lines.append(_record(view, move, y, room))
    for attempt in refused[:_MOST_RECORDS]:
        y += 20
        said = f"R{attempt.number} 被拒 refused：{attempt.label} {attempt.actor}"
        said += "".join(f"；{r.zh}" for r in attempt.reasons[:1])
        box = rounded(Box(SIDE, y - 13, room, 18), 5, PAPER, Pen(RED, 1.3, Dash.DOTTED))
        words = Words((SIDE + 8, y), fit(said, 10.5, room - 16), 10.5, RED)
        lines.append(Group("refused", (box, words), (("numbers", str(attempt.number)),)))
    hidden = max(len(still) - _MOST_RECORDS, 0) + max(len(refused) - _MOST_RECORDS, 0)
    if hidden:
        y += 18
        more = f"另有 {hidden} 条，见文字版 and {hidden} more, see the text"
        lines.append(Words((SIDE, y), more, 10, GREY))
    return tuple(lines), y


def _record(view: CaseView, move: PathMove, y: float, room: float) -> Group:
    color = AMBER if move.corrects or move.late else INK
    said = f"{view.day(move.stated_at)} {move.label} · {move.actor}（{move.duty}）"
    if move.corrects:
        said += f" · 更正第 {move.corrects} 号 corrects {move.corrects}"
    if move.late:
        said += f" · {entered_late(view, move)}"
    parts = (
        *numbered((SIDE + 10, y - 4), str(move.seq), color),
        Words((SIDE + 30, y), fit(said, 10.5, room - 40), 10.5, color),
    )
    data = (("seq", str(move.seq)), ("corrects", str(move.corrects or "")))
    return Group("record", parts, data, clean(said))
