"""What `decision-flow supervision` does."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from api.commands.asking import asked_in, caller
from api.commands.opening import installation
from api.commands.saying import DONE, out, refused, say
from api.papers.after.inspected import inspected
from api.papers.after.making import supervision_paper
from api.papers.making import printed
from api.papers.sheet import LABELS, Format, SupervisionPaper
from api.schemas.supervisions import ANY_SUPERVISED
from decision_flow.domain.move import Refused
from decision_flow.domain.office.emergency import Owed
from decision_flow.domain.office.supervision.after import RECOMMENDED
from decision_flow.domain.office.supervision.following import Rectification
from decision_flow.domain.office.supervision.said import KINDS
from decision_flow.domain.values import Text


def enter(file: Path) -> int:
    """Put something on record of a supervision; return the exit code."""
    asked = asked_in(ANY_SUPERVISED, file)
    with installation() as installed:
        who, now = caller(installed), installed.clock()
        answer = installed.service.supervise(who.body, asked.payload, person=who.person, at=now)
    if isinstance(answer, Refused):
        return refused(answer.unmet)
    say(f"已记录，第{answer.fact.seq}号。", f"On record, line {answer.fact.seq}.")
    _look_at(answer.told)
    return DONE


def shown() -> None:
    """Print the supervisions of the caller's body."""
    with installation() as installed:
        body, now = caller(installed).body, installed.clock()
        found = installed.service.supervisions(body, at=now)
    for each in found:
        said = each.supervision.order.said
        out.print(f"{said.supervision}  {KINDS[said.kind].zh}  {said.begins}–{said.until}")
        out.print(f"    {said.title}  {'、'.join(said.units)}")
        for item in each.supervision.items:
            case = f"  {item.case}" if item.case is not None else ""
            state = _state(item)
            out.print(f"    整改 {item.wanted.item}  {item.unit}  {item.wanted.due}{case}  {state}")
        for one in (found.said for found in each.supervision.recommendations):
            out.print(f"    {RECOMMENDED[one.recommended]} {one.recommendation}  {one.unit}")
        for clue in each.supervision.clues:
            out.print(
                f"    移送线索 clue passed on {clue.said.clue}  {clue.said.on}  {clue.said.to}"
            )
        _look_at(each.owed)
    say(f"共{len(found)}次。", f"{len(found)} supervisions.")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which paper is wanted: of which supervision, of which unit, after which line."""

    supervision: str
    kind: SupervisionPaper
    unit: str | None
    at: int | None


def paper(asked: Asked, form: Format, to: Path | None) -> None:
    """Write a paper of a supervision into a file, by default one named after it."""
    path = to or Path(f"{asked.kind}.{form}")
    with installation() as installed:
        body = caller(installed).body
        found = inspected(installed.service, body, asked.supervision, at=asked.at)
        path.write_bytes(printed(supervision_paper(found, asked.kind, asked.unit), form))
    label = LABELS[asked.kind]
    say(f"已生成{label.zh}：", f"Made the {label.en}: {path}")


def _look_at(owed: Iterable[Owed]) -> None:
    for each in owed:
        say(f"    提示：{each.text.zh}{each.source}", f"Look at: {each.text.en}")


def _state(item: Rectification) -> Text:
    if item.dropped:
        return Text("复核免除", "dropped")
    return Text("未销号", "open") if item.open else Text("已销号", "struck off")
