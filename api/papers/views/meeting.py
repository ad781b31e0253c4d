"""The record of a meeting (会议记录) and its summary (纪要), both from one sitting.

The record holds who said what, dissent with its reasons; the summary what was decided, and nothing
of positions or votes. The sentence of the decision is one and the same in both.
"""

from collections.abc import Iterator

from api.papers.material import Material, day_words
from api.papers.sheet import Block, Heading, NotYet, Paper, PaperKind, Paragraph, RedHead, Table
from decision_flow.domain.steps.decision import record as of
from decision_flow.domain.steps.decision.chief import Decide, Outcome
from decision_flow.domain.steps.decision.recusal import GROUNDS
from decision_flow.domain.values import Text
from decision_flow.engine.sittings import Resolution, Sitting, sittings

DECIDED = "会议决定："
"""How the sentence of a decision begins, in the record, the summary and a summary that is filed."""

_KINDS = {
    of.MeetingKind.STANDING: "常务会议",
    of.MeetingKind.PLENARY: "全体会议",
}
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


def meeting_record(material: Material) -> Paper | NotYet:
    """Return the record of the latest meeting at which the matter was discussed."""
    kind = PaperKind.MEETING_RECORD
    sitting = _latest(material, of.Discuss)
    if sitting is None:
        return NotYet(kind, Text("会议尚未讨论本事项。", "No meeting has discussed the matter."))
    return Paper(
        kind=kind,
        title=f"{material.body.name}\n{_name(sitting)}记录",
        blocks=(
            Table((1, 4), tuple(_facts_of(material, sitting))),
            Heading("一、出席、列席和回避"),
            _attended(material, sitting),
            *_observed(sitting),
            *_recused(material, sitting),
            Heading("二、讨论情况（按发言顺序记录）"),
            *_spoken(material, sitting),
            Heading("三、组成人员的表态"),
            _stated(material, sitting),
            *_others(material, sitting),
            Heading("四、表决"),
            *_voted(material, sitting),
            Heading("五、决定"),
            *_decided(material, sitting),
            *material.corrected(*sitting.facts),
            Table((1, 2, 1, 2), (("记录人", _recorder(sitting), "审核签字", ""),)),
        ),
        origin=material.origin(*sitting.facts),
        illustrative=material.illustrative,
    )


def meeting_summary(material: Material) -> Paper | NotYet:
    """Return the summary of the latest meeting that came to a decision."""
    kind = PaperKind.MEETING_SUMMARY
    sitting = _latest(material, Decide)
    came_to = sitting.resolution(material.body) if sitting is not None else None
    if sitting is None or came_to is None:
        return NotYet(kind, Text("会议尚未作出决定。", "No meeting has come to a decision."))
    opened = sitting.said(of.Convene)
    chair = material.name(opened.presiding) if opened is not None else ""
    return Paper(
        kind=kind,
        title=f"关于研究《{material.title}》的会议纪要",
        red=RedHead(f"{material.body.name}{_kind(sitting)}纪要", came_to.number),
        blocks=(
            Paragraph(
                f"{day_words(came_to.held_on)}，{chair}主持召开{came_to.number}，"
                f"研究《{material.title}》。现纪要如下："
            ),
            Paragraph(f"会议听取了关于《{material.title}》的汇报，进行了集体讨论。"),
            Paragraph(decision_words(material.title, came_to)),
            *material.corrected(*sitting.facts),
            Paragraph(f"出席：{'、'.join(_present(material, sitting))}。"),
            *_observers_named(sitting),
            *_recused_named(material, sitting),
        ),
        origin=material.origin(*sitting.facts),
        illustrative=material.illustrative,
    )


def _latest(material: Material, payload: type[of.Discuss | Decide]) -> Sitting | None:
    found = (s for s in reversed(sittings(material.facts)) if s.fact(payload) is not None)
    return next(found, None)


def _kind(sitting: Sitting) -> str:
    called = sitting.said(of.Schedule)
    return _KINDS.get(called.meeting, "会议") if called is not None else "会议"


def _name(sitting: Sitting) -> str:
    called = sitting.said(of.Schedule)
    return called.number if called is not None else "会议"


def _facts_of(material: Material, sitting: Sitting) -> Iterator[tuple[str, str]]:
    called, opened = sitting.said(of.Schedule), sitting.fact(of.Convene)
    said = sitting.said(of.Convene)
    if called is not None:
        yield "会议", f"{called.number}（{_kind(sitting)}）"
        yield "会议通知", called.notice.title
        if called.materials_on is not None:
            yield "材料送达", day_words(called.materials_on)
    if opened is not None and said is not None:
        yield "开会时间", material.moment(opened.stated_at)
        yield "主持人", material.name(said.presiding)
        if said.entrustment is not None:
            yield "主持委托", said.entrustment.title
    yield "议题", material.title
    decided = sitting.said(Decide)
    if decided is not None:
        yield "讨论文本", f"《{material.text_of(decided.draft)}》（SHA-256 {decided.draft}）"


def _attended(material: Material, sitting: Sitting) -> Block:
    """Return who was there, from when until when; a vote tells of departures since the opening."""
    said = sitting.said(of.Vote) or sitting.said(of.Adjourn) or sitting.said(of.Convene)
    opened = sitting.said(of.Convene)
    there = said.attendance if said is not None and said.attendance else ()
    if not there and opened is not None:
        there = opened.attendance
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


def _observed(sitting: Sitting) -> Iterator[Block]:
    opened = sitting.said(of.Convene)
    if opened is not None and opened.observers:
        rows = tuple((o.name, o.post) for o in opened.observers)
        yield Table((2, 4), rows, ("列席", "单位、职务"))


def _recused(material: Material, sitting: Sitting) -> Iterator[Block]:
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


def _spoken(material: Material, sitting: Sitting) -> Iterator[Block]:
    discussed = sitting.said(of.Discuss)
    if discussed is None or not discussed.speeches:
        yield Paragraph("没有发言记录。")
        return
    for speech in discussed.speeches:
        yield Paragraph(f"{material.name(speech.person)}：{speech.words}")
    for change in discussed.amendments:
        yield Paragraph(f"修改意见（{change.place}）：“{change.before}”改为“{change.after}”。")


def _stated(material: Material, sitting: Sitting) -> Block:
    discussed = sitting.said(of.Discuss)
    rows = tuple(
        (material.name(p.person), STANCES[p.stance], p.reasons or "")
        for p in (discussed.positions if discussed is not None else ())
    )
    return Table((1, 1, 3), rows, ("组成人员", "表态", "理由（不同意见如实记录）"))


def _others(material: Material, sitting: Sitting) -> Iterator[Block]:
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


def _voted(material: Material, sitting: Sitting) -> Iterator[Block]:
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


def _decided(material: Material, sitting: Sitting) -> Iterator[Block]:
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


def _recorder(sitting: Sitting) -> str:
    opened = sitting.fact(of.Convene)
    return f"{opened.actor.name}（{opened.actor.unit}）" if opened is not None else ""


def _present(material: Material, sitting: Sitting) -> tuple[str, ...]:
    opened, vote = sitting.said(of.Convene), sitting.said(of.Vote)
    there = [a.person for said in (opened, vote) if said is not None for a in said.attendance]
    return tuple(material.name(person) for person in dict.fromkeys(there))


def _observers_named(sitting: Sitting) -> Iterator[Block]:
    opened = sitting.said(of.Convene)
    if opened is not None and opened.observers:
        yield Paragraph(f"列席：{'、'.join(f'{o.name}（{o.post}）' for o in opened.observers)}。")


def _recused_named(material: Material, sitting: Sitting) -> Iterator[Block]:
    opened = sitting.said(of.Convene)
    if opened is not None and opened.recusals:
        yield Paragraph(f"回避：{'、'.join(material.name(r.person) for r in opened.recusals)}。")
