"""What `decision-flow judgement` does."""

from api.commands.asking import caller
from api.commands.opening import installation
from api.commands.saying import out, say
from decision_flow.domain.intake.judgement import ANSWER_LABELS, Answer, Judgement


def shown(answer: Answer | None) -> None:
    """Print what was judged in the caller's body, and what looks split."""
    with installation() as installed:
        body = caller(installed).body
        found = installed.service.judgements(body, answer)
        splits = installed.service.splits(body)
    for each in found:
        out.print(_line(each))
    for split in splits:
        say(f"提示：{split.text.zh}", f"Look at: {split.text.en}")
    say(f"共{len(found)}项。", f"{len(found)} judgements.")


def told(judgement: str) -> None:
    """Print a judgement with its reasons."""
    with installation() as installed:
        body = caller(installed).body
        found = installed.service.judgement(body, judgement)
    out.print(_line(found.judgement))
    for reason in found.found.reasons:
        out.print(f"    {reason.text}  {reason.source}")
    for look in found.judgement.looks:
        mark = "同意 agrees" if look.agrees else "不同意 does not agree"
        out.print(f"    复核 second look：{look.name} {mark}：{look.reasons}")


def _line(each: Judgement) -> str:
    said, label = each.said, ANSWER_LABELS[each.said.answer]
    return f"{each.id}  {said.year}  {said.title}  {said.unit}  {label}  {each.name}"
