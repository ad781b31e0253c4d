"""The record of a meeting (会议记录) and its summary (纪要), both from one sitting.

The record holds who said what, dissent with its reasons; the summary what was decided, and nothing
of positions or votes. The sentence of the decision is one and the same in both.
"""

from collections.abc import Iterator

from api.papers.material import Material, day_words
from api.papers.sheet import Block, Heading, NotYet, Paper, PaperKind, Paragraph, RedHead, Table
from api.papers.views.matter import (
    absent,
    attended,
    decided,
    decision_words,
    observed,
    others,
    recused,
    recused_named,
    spoken,
    stated,
    voted,
)
from decision_flow.domain.said import AnswerRecord
from decision_flow.domain.steps.decision import record as of
from decision_flow.domain.steps.decision.chief import Decide
from decision_flow.domain.values import Text
from decision_flow.engine.sittings import Sitting, sittings

KINDS = {
    of.MeetingKind.STANDING: "常务会议",
    of.MeetingKind.PLENARY: "全体会议",
}


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
            *_attended(material, sitting),
            *_observed(sitting),
            *recused(material, sitting),
            Heading("二、讨论情况（按发言顺序记录）"),
            *spoken(material, sitting),
            Heading("三、组成人员的表态"),
            stated(material, sitting),
            *others(material, sitting),
            *_answered(material, sitting),
            Heading("四、表决"),
            *voted(material, sitting),
            Heading("五、决定"),
            *decided(material, sitting),
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
            *recused_named(material, sitting),
        ),
        origin=material.origin(*sitting.facts),
        illustrative=material.illustrative,
    )


def _latest(material: Material, payload: type[of.Discuss | Decide]) -> Sitting | None:
    found = (s for s in reversed(sittings(material.facts)) if s.fact(payload) is not None)
    return next(found, None)


def _kind(sitting: Sitting) -> str:
    called = sitting.said(of.Schedule)
    return KINDS.get(called.meeting, "会议") if called is not None else "会议"


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


def _attended(material: Material, sitting: Sitting) -> Iterator[Block]:
    """Return who was there, from when until when, and which members were not.

    A vote tells of departures since the opening.
    """
    said = sitting.said(of.Vote) or sitting.said(of.Adjourn) or sitting.said(of.Convene)
    opened, called = sitting.said(of.Convene), sitting.said(of.Schedule)
    there = said.attendance if said is not None and said.attendance else ()
    if not there and opened is not None:
        there = opened.attendance
    yield attended(material, there)
    day = sitting.held_on(material.body)
    if called is not None and day is not None:
        yield from absent(material, called.meeting, day, there)


def _observed(sitting: Sitting) -> Iterator[Block]:
    opened = sitting.said(of.Convene)
    if opened is not None:
        yield from observed(opened.observers)


def _answered(material: Material, sitting: Sitting) -> Iterator[Block]:
    """Return which members confirmed the record of their words, and what the others objected."""
    discussed = sitting.fact(of.Discuss)
    found = [
        said
        for fact in material.facts
        if isinstance(said := fact.payload, AnswerRecord)
        and discussed is not None
        and said.line == discussed.seq
    ]
    if agreed := "、".join(material.name(said.person) for said in found if said.agrees):
        yield Paragraph(f"确认本人发言记录属实：{agreed}。")
    for said in found:
        if not said.agrees:
            yield Paragraph(f"{material.name(said.person)}对本人发言记录有异议：{said.words}")


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
