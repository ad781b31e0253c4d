"""The decision as it is issued, and the draft sheet (发文稿纸) on which it was passed along."""

from collections.abc import Iterator

from api.papers.material import Material, day_words
from api.papers.sheet import (
    Imprint,
    NotYet,
    Paper,
    PaperKind,
    Paragraph,
    RedHead,
    Table,
)
from api.papers.views.legality import CONCLUSIONS
from api.papers.views.matter import decision_words
from decision_flow.domain.case import Fact
from decision_flow.domain.numbering import Numbered
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.domain.steps.after.publication import Publish, Withhold
from decision_flow.domain.steps.before.department_opinions import Collect, Stance
from decision_flow.domain.steps.before.drafting import Register, Revise
from decision_flow.domain.steps.before.legality_review import Opine
from decision_flow.domain.steps.decision.chief import Decide
from decision_flow.domain.values import Text
from decision_flow.engine.sittings import Sitting, sittings

_STANCES = {Stance.AGREES: "同意", Stance.COMMENTS: "有意见建议", Stance.DISAGREES: "不同意"}


def decision(material: Material) -> Paper | NotYet:
    """Return the decision paper as it was signed, with the number that it was issued under."""
    kind, fact = PaperKind.DECISION, material.latest(Sign)
    if fact is None or not isinstance(said := fact.payload, Sign):
        return NotYet(kind, Text("尚未签发。", "It has not been signed yet."))
    sitting = _decisive(material)
    used = (fact, *(sitting.facts if sitting is not None else ()))
    published = material.latest(Publish)
    body = material.body.name
    return Paper(
        kind=kind,
        title=f"{body}\n{said.document.title}",
        red=RedHead(f"{body}文件", said.number),
        blocks=(
            Paragraph(_discussed(material, sitting)),
            Paragraph(
                f"现予印发，自{day_words(said.effective_on)}起施行。"
                "所附文本为经集体讨论决定的文本。"
            ),
            *material.corrected(*used),
        ),
        origin=material.origin(*used, register=material.register(said.number)),
        attachments=(material.text_of(said.draft),),
        signed_by=body,
        signed_on=material.day(fact.stated_at),
        text=said.draft,
        remarks=("（此件公开发布）",) if published is not None else (),
        imprint=Imprint(body, f"{material.day(fact.stated_at)}印发"),
        illustrative=material.illustrative,
    )


def _decisive(material: Material) -> Sitting | None:
    found = [s for s in sittings(material.facts) if s.fact(Decide) is not None]
    return found[-1] if found else None


def _discussed(material: Material, sitting: Sitting | None) -> str:
    came_to = sitting.resolution(material.body) if sitting is not None else None
    if came_to is None:
        return f"《{material.title}》已依照法定程序作出决定。"
    return (
        f"《{material.title}》已经{came_to.number}（{day_words(came_to.held_on)}）集体讨论。"
        f"{decision_words(material.title, came_to)}"
    )


def draft_sheet(material: Material) -> Paper | NotYet:
    """Return the draft sheet: what is on record of its passage, and room for what is not yet."""
    kind, drafted = PaperKind.DRAFT_SHEET, material.latest(Revise, Register)
    if drafted is None:
        return NotYet(kind, Text("草案尚未登记。", "No draft has been registered yet."))
    first = material.latest(Register) or drafted
    parts = (
        material.latest(Opine),
        material.latest(Collect),
        material.latest(Sign),
        material.latest(Publish, Withhold),
    )
    sitting = _decisive(material)
    known = tuple(f for f in parts if f is not None)
    used = (first, drafted, *known, *(sitting.facts if sitting is not None else ()))
    return Paper(
        kind=kind,
        title=f"{material.body.name}发文稿纸",
        blocks=(
            Table((1, 2, 1, 2), tuple(_heads(material, first))),
            Table((1, 5), tuple(_passage(material, sitting, parts))),
            *material.corrected(*used),
        ),
        origin=material.origin(*used),
        illustrative=material.illustrative,
    )


def _heads(material: Material, first: Fact) -> Iterator[tuple[str, str, str, str]]:
    signed = material.latest(Sign)
    said = signed.payload if signed is not None else None
    number = said.number if isinstance(said, Sign) else material.number(Numbered.DECISION)
    day = material.day(signed.stated_at) if signed is not None else ""
    yield "发文字号", number, "成文日期", day
    yield "拟稿单位", first.actor.unit, "拟稿人", first.actor.name
    yield "密级", "", "缓急", ""
    yield "主送", "", "抄送", ""
    yield "印数", "", "核稿", ""


def _passage(
    material: Material, sitting: Sitting | None, parts: tuple[Fact | None, ...]
) -> Iterator[tuple[str, str]]:
    opined, collected, signed, published = parts
    said = signed.payload if signed is not None else None
    yield "签发", _acted(material, signed)
    yield "标题", said.document.title if isinstance(said, Sign) else f"《{material.title}》"
    yield "会签（部门意见）", _replies(collected)
    yield "合法性审查", _reviewed(material, opined)
    yield "集体讨论", _discussed(material, sitting) if sitting is not None else ""
    current = material.facts[-1].draft
    yield "文本", f"《{material.text_of(current)}》（SHA-256 {current}）" if current else ""
    yield "附件", ""
    yield "公开属性", _openness(published)
    yield "备注", ""


def _acted(material: Material, fact: Fact | None) -> str:
    return f"{fact.actor.name}　{material.day(fact.stated_at)}" if fact is not None else ""


def _replies(fact: Fact | None) -> str:
    if fact is None or not isinstance(said := fact.payload, Collect):
        return ""
    return "；".join(f"{r.department}：{_STANCES[r.stance]}" for r in said.replies)


def _reviewed(material: Material, fact: Fact | None) -> str:
    if fact is None or not isinstance(said := fact.payload, Opine):
        return ""
    return f"{CONCLUSIONS[said.conclusion]}（{fact.actor.unit}　{_acted(material, fact)}）"


def _openness(fact: Fact | None) -> str:
    if fact is None:
        return ""
    return "依法不予公开" if isinstance(fact.payload, Withhold) else "主动公开"
