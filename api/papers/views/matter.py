"""One matter at a meeting as papers tell it: recusals, what was said, votes, what was decided.

The sentence of a decision is one and the same in every paper.
"""

from collections.abc import Iterator
from datetime import date

from api.papers.material import Material
from api.papers.sheet import Block, Paragraph, Table
from decision_flow.domain.steps.decision import record as of
from decision_flow.domain.steps.decision.chief import Decide, Outcome
from decision_flow.domain.steps.decision.recusal import GROUNDS
from decision_flow.engine.sittings import Resolution, Sitting

DECIDED = "会议决定："
"""How the sentence of a decision begins, in the record, the summary and a summary that is filed."""

STANCES = {
    of.Stance.AGREE: "同意",
    of.Stance.AGREE_WITH_CHANGES: "同意，但要求修改",
    of.Stance.DISAGREE: "不同意",
    of.Stance.ABSTAIN: "弃权",
}
_CHOICES = {of.Choice.FOR: "赞成", of.Choice.AGAINST: "反对", of.Choice.ABSTAIN: "弃权"}
_METHODS = {
    of.Method.POSITIONS: "以口头表态计票",
    of.Method.SHOW_OF_HANDS: "举手表决",
    of.Method.NAMED_BALLOT: "记名投票",
    of.Method.SECRET_BALLOT: "无记名投票",
}
_RECUSED_BY = {
    of.RecusedBy.SELF: "本人提出",
    of.RecusedBy.CHIEF: "行政首长决定",
    of.RecusedBy.MEETING: "会议决定",
}
_OUTCOMES = {
    Outcome.AGREED: "同意《{}》。",
    Outcome.NOT_AGREED: "不同意《{}》。",
    Outcome.AMENDED: "《{}》按照会议意见修改后通过。",
    Outcome.RETURNED: "《{}》退回修改，重新履行相关程序后再提请讨论。",
    Outcome.DEFERRED: "《{}》暂缓决定。",
    Outcome.DISCUSS_AGAIN: "《{}》再次讨论。",
    of.BreakOff.NOT_HELD: "会议未能举行，未对《{}》作出决定。",
    of.BreakOff.QUORUM_LOST: "到会人数不足，会议休会，未对《{}》作出决定。",
    of.BreakOff.CHAIR: "会议休会，未对《{}》作出决定。",
}


def decision_words(title: str, came_to: Resolution) -> str:
    """Return the sentence that says what a meeting came to."""
    said = DECIDED + _OUTCOMES[came_to.outcome].format(title)
    changes = "；".join(f"{a.place}：“{a.before}”改为“{a.after}”" for a in came_to.amendments)
    return f"{said}修改内容：{changes}。" if changes else said


def recused(material: Material, sitting: Sitting) -> Iterator[Block]:
    opened = sitting.said(of.Convene)
    if opened is not None and opened.recusals:
        rows = tuple(
            (
                material.name(r.person),
                GROUNDS[r.ground].zh,
                f"{r.reasons}（{_RECUSED_BY[r.by]}；{r.document.title}）",
            )
            for r in opened.recusals
        )
        yield Table((1, 2, 3), rows, ("回避", "情形", "理由、依据"))


def spoken(material: Material, sitting: Sitting) -> Iterator[Block]:
    discussed = sitting.said(of.Discuss)
    if discussed is None or not discussed.speeches:
        yield Paragraph("没有发言记录。")
        return
    for speech in discussed.speeches:
        yield Paragraph(f"{material.name(speech.person)}：{speech.words}")
    for change in discussed.amendments:
        yield Paragraph(f"修改意见（{change.place}）：“{change.before}”改为“{change.after}”。")


def stated(material: Material, sitting: Sitting) -> Block:
    discussed = sitting.said(of.Discuss)
    rows = tuple(
        (material.name(p.person), STANCES[p.stance], p.reasons or "")
        for p in (discussed.positions if discussed is not None else ())
    )
    return Table((1, 1, 3), rows, ("组成人员", "表态", "理由（不同意见如实记录）"))


def others(material: Material, sitting: Sitting) -> Iterator[Block]:
    discussed = sitting.said(of.Discuss)
    if discussed is None:
        return
    for seen in discussed.observers:
        yield Paragraph(f"列席人员{seen.name}的不同意见：{seen.view}")
    for view in discussed.written:
        yield Paragraph(
            f"未到会的{material.name(view.person)}书面意见：{STANCES[view.stance]}"
            f"（{view.document.title}；不计入表决）。"
        )


def voted(material: Material, sitting: Sitting) -> Iterator[Block]:
    vote = sitting.said(of.Vote)
    if vote is None:
        yield Paragraph("未进行表决。")
        return
    count = of.tally(vote)
    yield Paragraph(
        f"{material.moment(vote.at)}，{_METHODS[vote.method]}："
        f"赞成{count[of.Choice.FOR]}票，反对{count[of.Choice.AGAINST]}票，"
        f"弃权{count[of.Choice.ABSTAIN]}票。"
    )
    if vote.ballots:
        rows = tuple((material.name(b.person), _CHOICES[b.choice]) for b in vote.ballots)
        yield Table((1, 1), rows, ("表决人", "表决"))


def decided(material: Material, sitting: Sitting) -> Iterator[Block]:
    came_to, fact = sitting.resolution(material.body), sitting.fact(Decide)
    if came_to is None:
        yield Paragraph("尚未作出决定。")
        return
    if fact is not None:
        yield Paragraph(
            f"{fact.actor.name}在集体讨论的基础上作出决定（{material.moment(fact.stated_at)}）。"
        )
    yield Paragraph(decision_words(material.title, came_to))
    if came_to.reasons:
        yield Paragraph(f"理由：{came_to.reasons}")


def recused_named(material: Material, sitting: Sitting) -> Iterator[Block]:
    opened = sitting.said(of.Convene)
    if opened is not None and opened.recusals:
        yield Paragraph(f"回避：{'、'.join(material.name(r.person) for r in opened.recusals)}。")


def attended(material: Material, there: tuple[of.Attendance, ...]) -> Table:
    """Return who was there, from when until when."""
    rows = tuple(
        (
            material.name(a.person),
            material.post(a.person),
            material.clock(a.arrived),
            material.clock(a.left) if a.left is not None else "至散会",
        )
        for a in there
    )
    return Table((2, 2, 1, 1), rows, ("出席", "职务", "到会", "离会"))


def absent(
    material: Material,
    meeting: of.MeetingKind,
    day: date,
    there: tuple[of.Attendance, ...],
) -> Iterator[Block]:
    """Return the members in office on the day of the meeting who were not there at any time."""
    body = material.body
    seats = body.standing(day) if meeting is of.MeetingKind.STANDING else body.in_office(day)
    came = {a.person for a in there}
    missing = dict.fromkeys(seat.person for seat in seats if seat.person not in came)
    if missing:
        yield Paragraph(f"未到会：{'、'.join(material.name(person) for person in missing)}。")


def observed(observers: tuple[of.Observer, ...]) -> Iterator[Block]:
    """Return who attended without a vote."""
    if observers:
        yield Table((2, 4), tuple((o.name, o.post) for o in observers), ("列席", "单位、职务"))
