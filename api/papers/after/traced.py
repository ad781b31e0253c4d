"""What a harm was traced back to (倒查情况报告, 713 Article 38): facts, and no verdict."""

from collections.abc import Iterator

from api.ledgers import POSTS
from api.papers.material import Material, day_words
from api.papers.sheet import Block, Heading, Paper, Paragraph, Table, TracePaper
from api.papers.views.slip import act_words
from api.responsibility import KINDS, SAYS
from decision_flow.domain.people import DUTY_LABELS
from decision_flow.engine.ledger import Part
from decision_flow.engine.tracing import ROLES, HarmKind, Role, Trace, TracedAct, TracedPerson

HARMS = {
    HarmKind.LAWSUIT: "诉讼、行政复议结果",
    HarmKind.FINDING: "督查发现",
    HarmKind.EVALUATION: "决策后评估结论",
}
_NONE = Paragraph("无。")


def tracing_report(material: Material, found: Trace) -> Paper:
    """Return the way back as a paper; `material` is the case, up to the line it was traced at."""
    return Paper(
        kind=TracePaper.REPORT,
        title=f"关于《{material.title}》的\n倒查情况报告",
        blocks=(
            Paragraph(
                "根据《重大行政决策程序暂行条例》第三十八条的规定，由下列情形倒查本案过程记录。所列均为记录"
                "所载事实，不认定任何人的责任。"
            ),
            Heading("一、由何倒查"),
            Table((1, 4), tuple(_harm(material, found))),
            Heading("二、环节"),
            Table((2, 4, 5), tuple(_steps(found)), ("关系", "环节", "依据")),
            Heading("三、办理情况"),
            Table(_ACT_WIDTHS, tuple(_acts(material, found)), _ACTS),
            Heading("四、有关人员"),
            Table((2, 3, 4, 6), tuple(_person(found, each) for each in found.people), _PEOPLE),
            Heading("五、不同意见"),
            *(_dissents(found) or [_NONE]),
            Heading("六、决定之日在任的领导人员"),
            *_leaders(found),
            *material.corrected(*material.facts),
        ),
        origin=material.origin(*material.facts),
        illustrative=material.illustrative,
    )


_ACTS = ("记录号", "日期", "办理事项", "办理人", "当时的提示、更正")
_ACT_WIDTHS = (6, 9, 13, 17, 15)
_PEOPLE = ("人员", "所在单位", "关系、记录号", "在会议上")


def _harm(material: Material, found: Trace) -> Iterator[tuple[str, str]]:
    harm = found.harm
    yield "情形", f"{HARMS[harm.kind]}（{harm.name}）"
    yield "日期", day_words(harm.on)
    yield "内容", harm.text.zh
    yield "依据", str(harm.source)
    yield "体现于", "、".join(map(material.step, harm.points))
    yield "有误环节", "、".join(map(material.step, harm.wrong)) or "没有写明"


def _steps(found: Trace) -> Iterator[tuple[str, ...]]:
    for role in Role:
        for step in found.steps:
            if step.role is role:
                yield ROLES[role].zh, step.label.zh, str(step.source)


def _acts(material: Material, found: Trace) -> Iterator[tuple[str, ...]]:
    told: dict[int, TracedAct] = {each.act.seq: each for s in found.steps for each in s.acts}
    for seq in sorted(told):
        each, fact = told[seq], material.facts[seq - 1]
        stood = each.act.instead_of
        instead = f"，代{material.name(stood)}办理" if stood is not None else ""
        noted = [f"{one.text.zh}（{one.source}）" for one in each.noted]
        noted += [f"第{line}号更正" for line in each.act.corrected_by]
        yield (
            f"第{seq}号",
            str(material.body.day(fact.stated_at)) + ("（补录）" if fact.late else ""),
            act_words(material, fact),
            f"{each.name}（{each.unit}，{DUTY_LABELS[each.act.duty].zh}{instead}）",
            "；".join(noted),
        )


def _person(found: Trace, one: TracedPerson) -> tuple[str, ...]:
    """Return a person with each line under the relation of its own step, the nearest first."""
    told, left = [], set(one.lines)
    for role in Role:
        of_role = {a.act.seq for s in found.steps if s.role is role for a in s.acts}
        lines = sorted(left & of_role)
        left -= of_role
        if lines:
            told.append(f"{ROLES[role].zh}：第{'、'.join(map(str, lines))}号")
    deputy = f"（第{'、'.join(map(str, one.by_deputy))}号由他人代办）" if one.by_deputy else ""
    return (
        one.name,
        one.unit,
        f"{'；'.join(told) or ROLES[one.role].zh}{deputy}",
        "；".join(f"{_said(part)}（第{part.seq}号）" for part in one.parts),
    )


def _said(part: Part) -> str:
    kind, says = KINDS[part.kind].zh, SAYS.get((part.kind, part.says))
    return kind if says is None else f"{kind}：{says.zh}"


def _dissents(found: Trace) -> list[Block]:
    return [
        Paragraph(
            f"{one.name}最后一次{_said(one.dissent)}（第{one.dissent.seq}号）"
            f"{'，理由：' + one.dissent.reasons if one.dissent.reasons else '。'}"
            f"有关规定：{one.mitigation}。"
        )
        for one in found.people
        if one.dissent is not None
    ]


def _leaders(found: Trace) -> Iterator[Block]:
    day = day_words(found.decided_on or found.harm.on)
    seats = "、".join(f"{seat.name}（{POSTS[seat.post].zh}）" for seat in found.leaders)
    yield Paragraph(f"{day}在任：{seats}。")
