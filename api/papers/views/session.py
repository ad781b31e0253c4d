"""The record (会议记录) and the summary (纪要) of a session, every matter of its agenda in them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from api.papers.convened import Convened, Matter
from api.papers.errors import PaperNotYetError
from api.papers.material import day_words
from api.papers.sheet import (
    SESSION,
    Block,
    Heading,
    NotYet,
    Paper,
    PaperKind,
    Paragraph,
    RedHead,
    Table,
)
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
from api.papers.views.meeting import KINDS
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.sessions.session import State
from decision_flow.domain.steps.decision.record import Discuss
from decision_flow.domain.values import Text

_ELSEWHERE = "该议题不属于本系统办理的决策事项，讨论情况另行记录。"
_NOT_DISCUSSED = "本次会议未讨论该议题。"


def session_record(found: Convened) -> Paper | NotYet:
    """Return the record of a session, once it opened."""
    session, own = found.session, found.own
    if session.opened_at is None:
        return NotYet(
            PaperKind.MEETING_RECORD,
            Text("会议尚未召开。", "The session has not opened."),
        )
    return Paper(
        kind=PaperKind.MEETING_RECORD,
        title=f"{own.body.name}\n{session.number}记录",
        blocks=(
            Table((1, 4), tuple(_facts_of(found))),
            Heading("一、出席、列席"),
            attended(own, session.attendance),
            *absent(own, session.meeting, own.body.day(session.opened_at), session.attendance),
            *observed(session.observers),
            Heading("二、议题"),
            *(block for n, each in enumerate(found.matters, 1) for block in _told(n, each)),
            *_corrected(found),
            Heading("三、所依据的案件记录"),
            _rests_on(found),
            Table((1, 2, 1, 2), (("记录人", _recorder(found), "审核签字", ""),)),
        ),
        origin=replace(own.origin(*own.facts), of=SESSION),
        illustrative=found.illustrative,
    )


def session_summary(found: Convened) -> Paper | NotYet:
    """Return the summary of a session, once it closed and each matter discussed came to an end."""
    session, own = found.session, found.own
    kind = PaperKind.MEETING_SUMMARY
    if session.state is not State.CLOSED or session.opened_at is None:
        return NotYet(kind, Text("会议尚未散会。", "The session has not closed."))
    open_ = [m.title for m in found.matters if m.sitting is not None and m.came_to is None]
    if open_:
        return NotYet(
            kind,
            Text(
                f"下列议题尚未作出决定：{'、'.join(open_)}。",
                f"Not decided yet: {', '.join(open_)}.",
            ),
        )
    day, chair = own.body.day(session.opened_at), own.name(session.chairs[0].person)
    return Paper(
        kind=kind,
        title=f"{session.number}纪要",
        red=RedHead(f"{own.body.name}{KINDS.get(session.meeting, '会议')}纪要", session.number),
        blocks=(
            Paragraph(
                f"{day_words(day)}，{chair}主持召开{session.number}，"
                f"研究{len(found.matters)}项议题。现纪要如下："
            ),
            *(block for n, each in enumerate(found.matters, 1) for block in _summed(n, each)),
            Paragraph(f"出席：{'、'.join(_present(found))}。"),
            *_observers(found),
            *_recused(found),
        ),
        origin=replace(own.origin(*own.facts), of=SESSION),
        illustrative=found.illustrative,
    )


VIEWS: Mapping[PaperKind, Callable[[Convened], Paper | NotYet]] = {
    PaperKind.MEETING_RECORD: session_record,
    PaperKind.MEETING_SUMMARY: session_summary,
}


def session_paper(found: Convened, kind: PaperKind) -> Paper:
    """Return a paper of a session. Raises NotFoundError for another kind, PaperNotYetError."""
    view = VIEWS.get(kind)
    if view is None:
        raise NotFoundError(
            Text("会议只有会议记录和会议纪要。", "A session has a record and a summary only.")
        )
    made = view(found)
    if isinstance(made, NotYet):
        raise PaperNotYetError(made.reason)
    return made


def _facts_of(found: Convened) -> Iterator[tuple[str, str]]:
    session, own = found.session, found.own
    yield "会议", f"{session.number}（{KINDS.get(session.meeting, '会议')}）"
    yield "会议通知", session.notice.title
    yield "议题审批", session.approval.title
    if session.place is not None:
        yield "地点", session.place
    if session.opened_at is not None:
        yield "开会时间", own.moment(session.opened_at)
    if session.closed_at is not None:
        yield "散会时间", own.moment(session.closed_at)
    for chair in session.chairs:
        paper = f"（{chair.entrustment.title}）" if chair.entrustment is not None else ""
        yield "主持人", f"{own.name(chair.person)}，自{own.clock(chair.since)}起{paper}"
    if session.sheet is not None:
        yield "签到册", session.sheet.title


def _told(number: int, matter: Matter) -> Iterator[Block]:
    yield Paragraph(f"议题{number}：《{matter.title}》")
    material, sitting = matter.material, matter.sitting
    if material is None:
        yield Paragraph(_ELSEWHERE)
        return
    if sitting is None or sitting.fact(Discuss) is None:
        yield Paragraph(_NOT_DISCUSSED)
        return
    yield from recused(material, sitting)
    yield from spoken(material, sitting)
    yield stated(material, sitting)
    yield from others(material, sitting)
    yield from voted(material, sitting)
    yield from decided(material, sitting)
    yield from material.corrected(*sitting.facts)


def _summed(number: int, matter: Matter) -> Iterator[Block]:
    yield Paragraph(f"议题{number}：《{matter.title}》")
    came_to = matter.came_to
    if matter.material is None:
        yield Paragraph(_ELSEWHERE)
    elif came_to is None:
        yield Paragraph(_NOT_DISCUSSED)
    else:
        yield Paragraph(f"会议听取了关于《{matter.title}》的汇报，进行了集体讨论。")
        yield Paragraph(decision_words(matter.title, came_to))


def _corrected(found: Convened) -> Iterator[Block]:
    """Return what was wrong with the record of the session, and what is right."""
    for each in found.session.errors:
        if each.corrected is not None:
            yield Paragraph(
                f"更正：会议记录有误（{each.said.wrong}，见第{each.line}号），应为：{each.said.right}"
                f"（见第{each.corrected}号）。"
            )


def _rests_on(found: Convened) -> Table:
    """Return the line of each case that the paper was made from, by number and digest."""
    rows = []
    for matter in found.matters:
        if matter.material is not None and matter.sitting is not None:
            origin = matter.material.origin(*matter.sitting.facts)
            rows.append((matter.title, str(origin.line), origin.digest))
    return Table((3, 1, 4), tuple(rows), ("案件", "记录号", "摘要"))


def _recorder(found: Convened) -> str:
    opened = next(f for f in found.own.facts if f.verb == "open")
    return f"{opened.actor.name}（{opened.actor.unit}）"


def _present(found: Convened) -> tuple[str, ...]:
    there = dict.fromkeys(a.person for a in found.session.attendance)
    return tuple(found.own.name(person) for person in there)


def _observers(found: Convened) -> Iterator[Block]:
    observers = found.session.observers
    if observers:
        yield Paragraph(f"列席：{'、'.join(f'{o.name}（{o.post}）' for o in observers)}。")


def _recused(found: Convened) -> Iterator[Block]:
    for matter in found.matters:
        if matter.material is None or matter.sitting is None:
            continue
        for block in recused_named(matter.material, matter.sitting):
            if isinstance(block, Paragraph):
                yield Paragraph(f"《{matter.title}》{block.text}")
