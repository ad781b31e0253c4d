"""The handling slip (办文单) with the final copy: through whose hands a matter went, by lines."""

from collections.abc import Iterator

from api.papers.material import Material, day_words
from api.papers.sheet import Block, Heading, NotYet, Paper, PaperKind, Paragraph, Table
from decision_flow.domain.case import CASE, Fact
from decision_flow.domain.people import DUTY_LABELS
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.domain.steps.before.drafting import Register, Revise
from decision_flow.domain.steps.matter import MATTER
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import Text
from diagrams.words import came_to

_HEAD = ("记录号", "时间", "办理事项", "办理人", "办理结果")
_WIDTHS = (2, 3, 5, 5, 3)


def handling_slip(material: Material) -> Paper | NotYet:
    """Return who did what in which order, every version of the text, and the one signed."""
    kind, facts = PaperKind.HANDLING_SLIP, material.facts
    if len(facts) < 2:  # noqa: PLR2004 - the first is the opening, which nobody has acted on
        return NotYet(kind, Text("立案以后尚未办理。", "Nothing was done since it was opened."))
    opened = facts[0]
    return Paper(
        kind=kind,
        title=f"{material.body.name}办文单",
        blocks=(
            Table((1, 5), tuple(_heads(material, opened))),
            Heading("一、办理经过"),
            Table(_WIDTHS, tuple(_line(material, fact) for fact in facts), _HEAD),
            Heading("二、文稿"),
            *_texts(material),
            *material.corrected(*facts),
        ),
        origin=material.origin(*facts),
        illustrative=material.illustrative,
    )


def _heads(material: Material, opened: Fact) -> Iterator[tuple[str, str]]:
    yield "标题", f"《{material.title}》"
    yield "案件编号", material.case
    yield "立案", f"{opened.actor.unit}　{opened.actor.name}　{material.day(opened.stated_at)}"


def act_words(material: Material, fact: Fact) -> str:
    """Return what was done, with the step in which it was."""
    verb = (MATTER if fact.step == CASE else KINDS[fact.kind]).verb(fact.verb)
    # The opening alone is no verb of the case: there is none yet.
    said = verb.label.zh if verb is not None else "立案"
    return said if fact.step == CASE else f"{material.step(fact.step)}：{said}"


def _line(material: Material, fact: Fact) -> tuple[str, ...]:
    kind = MATTER if fact.step == CASE else KINDS[fact.kind]
    own = [edge for edge in fact.edges if edge.component == fact.step]
    late = "（补录）" if fact.late else ""
    return (
        f"第{fact.seq}号",
        f"{material.moment(fact.stated_at)}{late}",
        act_words(material, fact),
        f"{fact.actor.name}（{fact.actor.unit}，{DUTY_LABELS[fact.actor.duty].zh}）",
        came_to(kind, own[-1], fact.step).zh if own else "",
    )


def _texts(material: Material) -> tuple[Block, ...]:
    """Tell every version of the text in order, and which is the final copy (定稿)."""
    versions = [f for f in material.facts if isinstance(f.payload, Register | Revise)]
    told = tuple(
        Paragraph(
            f"第{n}稿：{fact.payload.draft.title}，{material.day(fact.stated_at)}，"
            f"{fact.actor.name}（SHA-256 {fact.payload.draft.digest}）。"
        )
        for n, fact in enumerate(versions, 1)
        if isinstance(fact.payload, Register | Revise)
    )
    signed = material.latest(Sign)
    if signed is None or not isinstance(said := signed.payload, Sign):
        return (*told, Paragraph("定稿：尚未签发。"))
    return (
        *told,
        Paragraph(
            f"定稿：{material.text_of(said.draft)}（SHA-256 {said.draft}），"
            f"{signed.actor.name}于{material.day(signed.stated_at)}签发，文号{said.number}，"
            f"自{day_words(said.effective_on)}起施行。"
        ),
    )
