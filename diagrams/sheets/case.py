"""The drawing of a case: what was recorded, on the places that the procedure's layout fixes."""

from collections.abc import Iterator

from decision_flow.domain.case import CASE
from diagrams.model import CaseView, PathMove
from diagrams.sheets.board import LEFT, Return, arrange, lanes, place, returns, ways
from diagrams.sheets.card import draw_card
from diagrams.sheets.gates import standing_gates
from diagrams.sheets.header import case_head
from diagrams.sheets.layout import Layout
from diagrams.sheets.legend import case_samples, legend
from diagrams.sheets.shapes import Dash, Lane, Sheet
from diagrams.sheets.theme import VIOLET
from diagrams.text import case_text
from diagrams.words import clean


def case_sheet(view: CaseView, layout: Layout) -> Sheet:
    """Return the drawing of a case. Raises `ValueError` for the layout of another procedure."""
    if layout.procedure != view.procedure.digest:
        raise ValueError("the layout belongs to another procedure")
    cards = {s.plan.key: draw_card(view, s, layout.card(s.plan.key)) for s in view.steps}
    back = tuple(_returns(view))
    room = LEFT + layout.width
    head = case_head(view, room)
    heights = {key: card.height for key, card in cards.items()}
    board = arrange(view.procedure, layout, heights, top=head.bottom, returns=back)
    labels = dict(view.procedure.phases)
    foot = legend(case_samples(), board.bottom, board.right - 20)
    return Sheet(
        width=board.right + 16,
        height=foot.bottom,
        title=clean(f"{view.number} {view.title}：{view.phase_label}"),
        text=case_text(view),
        parts=(
            *head.parts,
            *lanes(board),
            *ways(board),
            *standing_gates(board, view.gates),
            *(part for key, card in cards.items() for part in place(board, key, card.parts)),
            *returns(board),
            *foot.parts,
        ),
        cuts=(head.bottom, *board.ends),
        lanes=tuple(Lane(labels[phase], top, bottom) for phase, top, bottom in board.lanes),
    )


def _returns(view: CaseView) -> Iterator[Return]:
    """Yield an arrow for each recorded edge that took effect on another step, lapses apart."""
    sent_to = {(r.step, r.trigger): r.to for r in view.procedure.rework}
    for move in view.path:
        targets = [
            e.component for e in move.edges if e.component not in {CASE, move.step} and not e.lapse
        ]
        target = sent_to.get((move.step, move.trigger))
        if not targets and any(e.component == target for e in move.edges):
            targets = [target] if target else []
        yield from (_return(move, target) for target in targets if move.step != CASE)


def _return(move: PathMove, target: str) -> Return:
    title = clean(f"{move.seq} {move.label}")
    return Return(move.step, target, str(move.seq), VIOLET, Dash.SOLID, title)
