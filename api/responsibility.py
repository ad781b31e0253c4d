"""The responsibility list in words: who did, said and voted what, in both languages."""

from collections.abc import Iterable, Mapping

from decision_flow.domain.people import DUTY_LABELS, Person
from decision_flow.domain.steps.decision.chief import Outcome
from decision_flow.domain.steps.decision.record import BreakOff, Choice, Stance
from decision_flow.domain.steps.decision.recusal import GROUNDS as RECUSED
from decision_flow.domain.values import Text
from decision_flow.engine.ledger import Act, Answerable, Part
from diagrams import CaseView
from diagrams.model import PathMove
from diagrams.text import entered_late, safe
from diagrams.words import TRIGGERS

_HEAD = (
    "| 人员 Person | 单位 Unit | 办理（号、事项、职责） Acts (line, what, duty) "
    "| 会议 Meeting | 不同意见 Dissent |\n|---|---|---|---|---|"
)

KINDS: Mapping[str, Text] = {
    "attended": Text("到会", "attended"),
    "recused": Text("回避", "recused"),
    "position": Text("表态", "position"),
    "view": Text("列席意见", "observer's view"),
    "vote": Text("表决", "vote"),
    "adjourned": Text("休会", "adjourned"),
    "decided": Text("决定", "decided"),
}
SAYS: Mapping[tuple[str, str], Text] = {
    ("position", Stance.AGREE): Text("同意", "agree"),
    ("position", Stance.AGREE_WITH_CHANGES): Text("同意但要求修改", "agree with changes"),
    ("position", Stance.DISAGREE): Text("不同意", "disagree"),
    ("position", Stance.ABSTAIN): Text("弃权", "abstain"),
    ("vote", Choice.FOR): Text("赞成", "for"),
    ("vote", Choice.AGAINST): Text("反对", "against"),
    ("vote", Choice.ABSTAIN): Text("弃权", "abstain"),
    ("adjourned", BreakOff.NOT_HELD): Text("会议未能举行", "not held"),
    ("adjourned", BreakOff.QUORUM_LOST): Text("到会人数不足", "quorum lost"),
    ("adjourned", BreakOff.CHAIR): Text("主持人说明理由", "for the chair's reasons"),
    **{("recused", ground): text for ground, text in RECUSED.items()},
    **{("decided", outcome): TRIGGERS[outcome] for outcome in Outcome},
}


def responsibility_text(
    view: CaseView, people: Iterable[Answerable], known: Mapping[str, Person]
) -> str:
    """Return the list of a case; `known` are the body's people: units of who never acted."""
    moves = {move.seq: _move(view, move) for move in view.path}
    rows = "\n".join(_row(one, moves, known.get(one.person)) for one in people)
    title = f"# 责任清单 Responsibility list\n\n{safe(view.title)}（{safe(view.number)}）"
    return f"{title}\n\n{_HEAD}\n{rows}\n"


def _move(view: CaseView, move: PathMove) -> str:
    late = f"，{entered_late(view, move)}" if move.late else ""
    return f"{_step(view, move.step)}：{safe(str(move.label))}{late}"


def _step(view: CaseView, key: str) -> str:
    found = next((s.label for s in view.procedure.steps if s.key == key), None)
    return safe(str(found)) if found else "案件 Case"


def _row(one: Answerable, moves: Mapping[int, str], known: Person | None) -> str:
    unit = one.unit or (known.unit if known else "")
    acts = "；".join(_act(act, moves, one.person) for act in one.acts)
    parts = "；".join(map(_part, one.parts))
    dissent = "有 yes" if one.dissented else ""
    return f"| {safe(one.name)} | {safe(unit)} | {acts} | {parts} | {dissent} |"


def _act(act: Act, moves: Mapping[int, str], person: str) -> str:
    instead = f"，代 for {safe(act.instead_of)}" if act.instead_of else ""
    instead = "，由他人代办 by a deputy" if act.instead_of == person else instead
    wrong = "".join(f"，已由 {n} 号更正 corrected by {n}" for n in act.corrected_by)
    return f"{act.seq} {moves[act.seq]}（{DUTY_LABELS[act.duty]}{instead}{wrong}）"


def _part(part: Part) -> str:
    kind, says = KINDS[part.kind], SAYS.get((part.kind, part.says))
    said = str(Text(f"{kind.zh}：{says.zh}", f"{kind.en}: {says.en}") if says else kind)
    return f"{part.seq} {said}（{safe(part.reasons)}）" if part.reasons else f"{part.seq} {said}"
