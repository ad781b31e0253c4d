"""The legality opinion (713 Articles 25–28): authority, procedure, content, conclusion."""

from api.papers.material import Material
from api.papers.sheet import Block, Heading, NotYet, Paper, PaperKind, Paragraph
from decision_flow.domain.numbering import Numbered
from decision_flow.domain.steps.before.legality_review import Opine, Opinion
from decision_flow.domain.steps.claims.examination import CLAIMED_LABELS
from decision_flow.domain.values import Text

CONCLUSIONS = {
    Opinion.LAWFUL: "合法",
    Opinion.LAWFUL_AFTER_CHANGES: "按照本意见修改后合法",
    Opinion.UNLAWFUL: "不合法",
    Opinion.EXPLORATORY: "属于探索性改革，未发现违反法律、法规的强制性规定",
}


def legality_opinion(material: Material) -> Paper | NotYet:
    """Return the latest opinion that the department of review gave."""
    kind, fact = PaperKind.LEGALITY_OPINION, material.latest(Opine)
    if fact is None or not isinstance(said := fact.payload, Opine):
        reason = Text("合法性审查意见尚未出具。", "No legality opinion has been given yet.")
        return NotYet(kind, reason)
    number = material.number(Numbered.LEGALITY_OPINION)
    return Paper(
        kind=kind,
        title=f"关于《{material.title}》的\n合法性审查意见书",
        blocks=(
            Paragraph(
                "根据《重大行政决策程序暂行条例》第二十五条、第二十七条的规定，对下列决策草案进行了"
                f"合法性审查：《{material.text_of(said.draft)}》。现提出审查意见如下："
            ),
            Heading("一、关于决策事项是否符合法定权限"),
            Paragraph(said.authority),
            Heading("二、关于决策草案的形成是否履行相关法定程序"),
            Paragraph(said.procedure),
            Heading("三、关于决策草案内容是否符合有关法律、法规、规章和国家政策的规定"),
            Paragraph(said.content),
            Heading("四、审查结论"),
            Paragraph(f"{CONCLUSIONS[said.conclusion]}。"),
            *_more(said),
            *_examined(material, said),
            *material.corrected(fact),
        ),
        origin=material.origin(fact, register=material.register(number)),
        number=number,
        addressee=material.body.name,
        attachments=(said.counsel.title,) if said.counsel is not None else (),
        signed_by=fact.actor.unit,
        signed_on=material.day(fact.stated_at),
        text=said.draft,
        illustrative=material.illustrative,
    )


def _more(said: Opine) -> tuple[Block, ...]:
    changes = tuple(Paragraph(f"（{i}）{change}") for i, change in enumerate(said.changes, 1))
    found: tuple[Block, ...] = ()
    if changes:
        found += (Heading("修改意见"), *changes)
    if said.risk_statement:
        found += (Heading("法律风险说明"), Paragraph(said.risk_statement))
    return found


def _examined(material: Material, said: Opine) -> tuple[Block, ...]:
    """Say what the reviewer answered to each claim to do less, or not at all."""
    return tuple(
        Paragraph(
            f"关于{material.step(each.step)}“{CLAIMED_LABELS[each.claimed].zh}”的主张，经审查"
            f"{'成立' if each.upheld else '不成立'}：{each.reasons}"
        )
        for each in said.examined
    )
