"""Whether something can be said of a measure: everything that stands in the way, at once.

Nothing skips evidence, hearing or approval; nobody decides on a proposal, a measure or an appeal
of their own.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from decision_flow.domain.office.ladder import (
    ORDER,
    RUNGS,
    AnswerAppeal,
    Answered,
    AppealMeasure,
    ApproveMeasure,
    DecideMeasure,
    HearPerson,
    Measure,
    ProposeMeasure,
    Rung,
    SaidOfMeasure,
    measure_of,
)
from decision_flow.domain.office.lawsuits import lawsuit_of
from decision_flow.domain.office.writer import Unmet, Writer, joined
from decision_flow.domain.people import Body, Duty, Post
from decision_flow.domain.values import (
    CIVIL_SERVANTS,
    HOUSE_RULE,
    PUNISHMENT,
    Source,
    SourceKind,
    Text,
    article,
    blank,
)

HEARING = Source(PUNISHMENT, article(43), SourceKind.UNVERIFIED)
"""The person is told of the facts and heard before anything is decided."""
APPEAL = Source(CIVIL_SERVANTS, article(95), SourceKind.UNVERIFIED)
"""Who does not accept a measure may ask for a review and appeal."""

PROPOSERS = (Duty.AUDITOR,)
APPROVERS = (Duty.CHIEF, Duty.AUDITOR)
REGISTRARS = (Duty.AUDITOR, Duty.SECRETARY)
ANSWERERS = (Duty.CHIEF, Duty.AUDITOR)
DOERS: Mapping[type[Any], tuple[Duty, ...]] = {
    ProposeMeasure: PROPOSERS,
    HearPerson: PROPOSERS,
    ApproveMeasure: APPROVERS,
    DecideMeasure: PROPOSERS,
    AppealMeasure: REGISTRARS,
    AnswerAppeal: ANSWERERS,
}
"""Whose duty each of it is."""


def unfit_measure(body: Body, said: SaidOfMeasure, writer: Writer) -> Text | None:
    """Return all that stands in the way of an entry, or None where nothing does."""
    if isinstance(said, ProposeMeasure):
        return joined(_unproposable(body, said, writer))
    found = measure_of(body.measures, said.measure)
    if found is None:
        text = f"没有编号为“{said.measure}”的追责事项。"
        return Text(text, f"There is no measure “{said.measure}”.")
    return joined((*_own(found, writer), *_ASKS[type(said)](body, found, said, writer)))


def lines_named(said: object) -> tuple[tuple[str, int], ...]:
    """Return the lines of cases that a proposal names as evidence."""
    shown = said.evidence if isinstance(said, ProposeMeasure) else ()
    return tuple((e.case, e.line) for e in shown if e.case is not None and e.line is not None)


def no_such_line(case: str, line: int) -> Text:
    """Return that a case has no such line."""
    return Text(f"案件 {case} 没有第{line}号记录。", f"The case {case} has no line {line}.")


def _unmet(zh: str, en: str, source: Source = HOUSE_RULE) -> Unmet:
    return Unmet(Text(zh, en), source)


def _blank(text: str, zh: str, en: str) -> Iterator[Unmet]:
    if blank(text):
        yield _unmet(f"须写明{zh}。", f"Say {en}.")


def _ahead(day: date, writer: Writer) -> Iterator[Unmet]:
    if day > writer.day:
        yield _unmet("日期不得晚于登记之日。", "The day lies after today.")


def _own(found: Measure, writer: Writer) -> Iterator[Unmet]:
    """Yield that nobody acts in a measure about themself."""
    if found.person == writer.person:
        yield _unmet(
            "本人不得办理追究自己责任的事项；申辩、申诉由他人登记。",
            "Nobody acts in a measure about themself; others enter what they say.",
        )


def _unproposable(body: Body, said: ProposeMeasure, writer: Writer) -> Iterator[Unmet]:
    if measure_of(body.measures, said.measure) is not None:
        yield _unmet(f"编号“{said.measure}”已用过。", f"The number “{said.measure}” is taken.")
    if said.person == writer.person:
        yield _unmet("不得对自己提出。", "Nobody proposes a measure about themself.")
    yield from _blank(said.grounds, "事实和理由", "what happened and why")
    if not said.evidence:
        yield _unmet("没有证据的，不得提出。", "Nothing is proposed without evidence.")
    for number, each in enumerate(said.evidence, 1):
        if blank(each.text) or (each.case is None and each.document is None):
            yield _unmet(
                f"第{number}项证据须写明内容，并写明案件记录或者附存档文件。",
                f"Evidence {number} says what it shows, and names a line of a case or a paper.",
            )
        if (each.case is None) != (each.line is None):
            yield _unmet(
                f"第{number}项证据的案件和序号须一并写明。",
                f"Evidence {number} names case and line together.",
            )
    if said.lawsuit is not None:
        suit = lawsuit_of(body.lawsuits, said.lawsuit)
        if suit is None or not suit.lost:
            yield _unmet(
                f"没有编号为“{said.lawsuit}”的生效败诉登记。",
                f"No lawsuit “{said.lawsuit}” was lost for good.",
            )
    yield from _skipped(body, said)


def _skipped(body: Body, said: ProposeMeasure) -> Iterator[Unmet]:
    """Yield that a higher rung comes at once without a word why."""
    lower = ORDER[: ORDER.index(said.rung)]
    before = {each.stands for each in body.measures if each.person == said.person}
    if lower and before.isdisjoint(lower) and blank(said.directly):
        names = "、".join(RUNGS[rung].zh for rung in lower)
        yield _unmet(
            f"此人没有生效的{names}；直接{RUNGS[said.rung].zh}的，须写明理由。",
            f"No lower rung stands about this person: say why it is {RUNGS[said.rung].en} at once.",
        )


def _unheard(_: Body, found: Measure, said: HearPerson, writer: Writer) -> Iterator[Unmet]:
    if found.approved is not None:
        yield _unmet("已经审批。", "It was approved or not already.")
    elif found.heard is not None:
        yield _unmet("已登记听取意见。", "That the person was heard is entered already.")
    yield from _blank(said.statement, "本人的陈述和申辩（放弃的写明）", "what the person said")
    if said.told_on > said.heard_on:
        yield _unmet("须先告知，后听取意见。", "The person is told before being heard.", HEARING)
    yield from _ahead(said.heard_on, writer)


def _unapprovable(
    body: Body, found: Measure, said: ApproveMeasure, writer: Writer
) -> Iterator[Unmet]:
    if found.heard is None:
        yield _unmet(
            "尚未听取本人的陈述和申辩，不得审批。",
            "The person has not been heard: nothing is approved before that.",
            HEARING,
        )
    if found.approved is not None:
        yield _unmet("已经审批。", "It was approved or not already.")
    if writer.person in found.took_part:
        yield _unmet(
            "提出、听取意见的人不得审批，由另一人审批。",
            "Who proposed it or heard the person does not approve it: somebody else does.",
        )
    yield from _blank(said.reasons, "审批意见", "why")
    yield from _by_whom(body, found, said, writer)


def _by_whom(body: Body, found: Measure, said: ApproveMeasure, writer: Writer) -> Iterator[Unmet]:
    """Yield that it is not for the chief, or that it is for nobody else."""
    about_chief = _is_chief(body, found.person, writer)
    if about_chief and blank(said.superior):
        yield _unmet(
            "对行政首长的，由上级机关审批：写明上级机关，附其文件。",
            "About the chief it is the body above that approves: name it, with its paper.",
        )
    elif not about_chief and said.superior is None and not _is_chief(body, writer.person, writer):
        yield _unmet(
            "由行政首长审批，或者写明审批的上级机关。",
            "The chief approves it, or the body above, which is named.",
        )


def _is_chief(body: Body, person: str, writer: Writer) -> bool:
    known = writer.persons.get(person)
    seats = body.in_office(writer.day)
    return (known is not None and Duty.CHIEF in known.duties_on(writer.day)) or any(
        seat.person == person and seat.post is Post.CHIEF for seat in seats
    )


def _undecidable(_: Body, found: Measure, said: DecideMeasure, writer: Writer) -> Iterator[Unmet]:
    if found.heard is None:
        yield _unmet(
            "尚未听取本人的陈述和申辩，不得决定。",
            "The person has not been heard: nothing is decided before that.",
            HEARING,
        )
    if found.approved is None:
        yield _unmet("尚未审批，不得决定。", "It has not been approved.")
    elif not found.approved.said.approved:
        yield _unmet("未获批准，不得决定。", "It was not approved.")
    if found.decided is not None:
        yield _unmet("已经决定。", "It is decided already.")
    yield from _blank(said.considered, "对本人陈述、申辩的处理", "what came of the statement")
    yield from _ahead(said.delivered_on, writer)


def _unappealable(_: Body, found: Measure, said: AppealMeasure, writer: Writer) -> Iterator[Unmet]:
    if found.decided is None:
        yield _unmet("尚未决定，无从申诉。", "Nothing is decided yet.", APPEAL)
    elif said.received_on < found.decided.said.delivered_on:
        yield _unmet("申诉不得早于送达之日。", "It lies before the day of delivery.", APPEAL)
    if found.appealed is not None:
        yield _unmet("申诉已登记。", "The appeal is entered already.")
    yield from _blank(said.grounds, "申诉理由", "why")
    yield from _ahead(said.received_on, writer)


def _unanswerable(_: Body, found: Measure, said: AnswerAppeal, writer: Writer) -> Iterator[Unmet]:
    if found.appealed is None:
        yield _unmet("没有申诉。", "There is no appeal.", APPEAL)
    if found.answered is not None:
        yield _unmet("申诉已答复。", "The appeal is answered already.")
    if writer.person in found.took_part:
        yield _unmet(
            "提出、听取意见、审批、决定的人不得答复申诉。",
            "Who proposed, heard, approved or decided does not answer the appeal.",
            APPEAL,
        )
    yield from _blank(said.reasons, "答复理由", "why")
    yield from _wrong_rung(found, said)


def _wrong_rung(found: Measure, said: AnswerAppeal) -> Iterator[Unmet]:
    lowered, rung = said.result is Answered.LOWERED, said.rung
    if lowered != (rung is not None):
        yield _unmet(
            "只有减轻的，写明减轻为何。", "A rung is named where it is lowered, only then."
        )
    elif rung is not None and not _below(rung, found.proposed.said.rung):
        yield _unmet("减轻须低于原措施。", "Lowered is below what it was.")


def _below(one: Rung, other: Rung) -> bool:
    return ORDER.index(one) < ORDER.index(other)


_ASKS: Mapping[type[Any], Callable[[Body, Measure, Any, Writer], Iterator[Unmet]]] = {
    HearPerson: _unheard,
    ApproveMeasure: _unapprovable,
    DecideMeasure: _undecidable,
    AppealMeasure: _unappealable,
    AnswerAppeal: _unanswerable,
}
