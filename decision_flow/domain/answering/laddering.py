"""Whether something can be said of a measure: everything that stands in the way, at once.

Nothing skips evidence, hearing or approval; nobody decides on a proposal, a measure or an appeal
of their own.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from decision_flow.domain.answering.resting import not_lost, too_early, won_since
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
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import Body, Duty, Post
from decision_flow.domain.unmet import ahead, taken, unmet, unregistered, unsaid
from decision_flow.domain.values import (
    CIVIL_SERVANTS,
    PUNISHMENT,
    Source,
    SourceKind,
    article,
    blank,
)
from decision_flow.domain.verdict import Verdict

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


def unmet_of_measure(body: Body, said: SaidOfMeasure, writer: Writer) -> Iterator[Verdict]:
    """Yield all that stands in the way of an entry."""
    if isinstance(said, ProposeMeasure):
        yield from _unproposable(body, said, writer)
        return
    found = measure_of(body.measures, said.measure)
    if found is None:
        yield unregistered(
            f"没有编号为“{said.measure}”的追责事项。", f"There is no measure “{said.measure}”."
        )
        return
    yield from _own(found, writer)
    yield from _ASKS[type(said)](body, found, said, writer)


def lines_named(said: object) -> tuple[tuple[str, int], ...]:
    """Return the lines of cases that a proposal names as evidence."""
    shown = said.evidence if isinstance(said, ProposeMeasure) else ()
    return tuple((e.case, e.line) for e in shown if e.case is not None and e.line is not None)


def cases_named(body: Body, said: object) -> tuple[str, ...]:
    """Return the cases that a proposal rests on: of its evidence, and of the lawsuit it follows."""
    if not isinstance(said, ProposeMeasure):
        return ()
    suit = lawsuit_of(body.lawsuits, said.lawsuit) if said.lawsuit is not None else None
    cases = [case for case, _ in lines_named(said)] + ([suit.said.case] if suit else [])
    return tuple(dict.fromkeys(cases))


def no_such_line(case: str, line: int) -> Verdict:
    """Return that a case has no such line."""
    return unmet(
        "measure.line",
        f"案件 {case} 没有第{line}号记录。",
        f"The case {case} has no line {line}.",
    )


def _own(found: Measure, writer: Writer) -> Iterator[Verdict]:
    """Yield that nobody acts in a measure about themself."""
    if found.person == writer.person:
        yield unmet(
            "person.own_measure",
            "本人不得办理追究自己责任的事项；申辩、申诉由他人登记。",
            "Nobody acts in a measure about themself; others enter what they say.",
        )


def _unproposable(body: Body, said: ProposeMeasure, writer: Writer) -> Iterator[Verdict]:
    if measure_of(body.measures, said.measure) is not None:
        yield taken(said.measure)
    if said.person == writer.person:
        yield unmet(
            "person.own_measure", "不得对自己提出。", "Nobody proposes a measure about themself."
        )
    yield from unsaid(("事实和理由", "what happened and why", said.grounds))
    if not said.evidence:
        yield unmet(
            "measure.evidence", "没有证据的，不得提出。", "Nothing is proposed without evidence."
        )
    for number, each in enumerate(said.evidence, 1):
        if blank(each.text) or (each.case is None and each.document is None):
            yield unmet(
                "measure.evidence",
                f"第{number}项证据须写明内容，并写明案件记录或者附存档文件。",
                f"Evidence {number} says what it shows, and names a line of a case or a paper.",
            )
        if (each.case is None) != (each.line is None):
            yield unmet(
                "measure.evidence",
                f"第{number}项证据的案件和序号须一并写明。",
                f"Evidence {number} names case and line together.",
            )
    yield from not_lost(body, said, writer)
    yield from _skipped(body, said)


def _skipped(body: Body, said: ProposeMeasure) -> Iterator[Verdict]:
    """Yield that a higher rung comes at once without a word why."""
    lower = ORDER[: ORDER.index(said.rung)]
    before = {each.stands for each in body.measures if each.person == said.person}
    if lower and before.isdisjoint(lower) and blank(said.directly):
        names = "、".join(RUNGS[rung].zh for rung in lower)
        yield unmet(
            "measure.directly",
            f"此人没有生效的{names}；直接{RUNGS[said.rung].zh}的，须写明理由。",
            f"No lower rung stands about this person: say why it is {RUNGS[said.rung].en} at once.",
        )


def _unheard(body: Body, found: Measure, said: HearPerson, writer: Writer) -> Iterator[Verdict]:
    if found.approved is not None:
        yield unmet("measure.stage", "已经审批。", "It was approved or not already.")
    elif found.heard is not None:
        yield unmet(
            "measure.stage", "已登记听取意见。", "That the person was heard is entered already."
        )
    yield from unsaid(("本人的陈述和申辩（放弃的写明）", "what the person said", said.statement))
    if said.told_on > said.heard_on:
        yield unmet(
            "measure.told",
            "须先告知，后听取意见。",
            "The person is told before being heard.",
            HEARING,
        )
    yield from too_early(body, found, said, writer)
    yield from ahead(said.heard_on, writer.day)


def _unapprovable(
    body: Body, found: Measure, said: ApproveMeasure, writer: Writer
) -> Iterator[Verdict]:
    if found.heard is None:
        yield unmet(
            "measure.unheard",
            "尚未听取本人的陈述和申辩，不得审批。",
            "The person has not been heard: nothing is approved before that.",
            HEARING,
            curers=PROPOSERS,
        )
    if found.approved is not None:
        yield unmet("measure.stage", "已经审批。", "It was approved or not already.")
    if writer.person in found.took_part:
        yield unmet(
            "person.same",
            "提出、听取意见的人不得审批，由另一人审批。",
            "Who proposed it or heard the person does not approve it: somebody else does.",
        )
    if said.approved:
        yield from won_since(body, found, writer)
    yield from unsaid(("审批意见", "why", said.reasons))
    yield from _by_whom(body, found, said, writer)


def _by_whom(body: Body, found: Measure, said: ApproveMeasure, writer: Writer) -> Iterator[Verdict]:
    """Yield that it is not for the chief, or that it is for nobody else."""
    about_chief = _is_chief(body, found.person, writer)
    if about_chief and blank(said.superior):
        yield unmet(
            "measure.approver",
            "对行政首长的，由上级机关审批：写明上级机关，附其文件。",
            "About the chief it is the body above that approves: name it, with its paper.",
            curers=APPROVERS,
        )
    elif not about_chief and said.superior is None and not _is_chief(body, writer.person, writer):
        yield unmet(
            "measure.approver",
            "由行政首长审批，或者写明审批的上级机关。",
            "The chief approves it, or the body above, which is named.",
            curers=APPROVERS,
        )


def _is_chief(body: Body, person: str, writer: Writer) -> bool:
    known = writer.persons.get(person)
    seats = body.in_office(writer.day)
    return (known is not None and Duty.CHIEF in known.duties_on(writer.day)) or any(
        seat.person == person and seat.post is Post.CHIEF for seat in seats
    )


def _undecidable(
    body: Body, found: Measure, said: DecideMeasure, writer: Writer
) -> Iterator[Verdict]:
    if found.heard is None:
        yield unmet(
            "measure.unheard",
            "尚未听取本人的陈述和申辩，不得决定。",
            "The person has not been heard: nothing is decided before that.",
            HEARING,
            curers=PROPOSERS,
        )
    if found.approved is None:
        yield unmet(
            "measure.unapproved",
            "尚未审批，不得决定。",
            "It has not been approved.",
            curers=APPROVERS,
        )
    elif not found.approved.said.approved:
        yield unmet(
            "measure.unapproved", "未获批准，不得决定。", "It was not approved.", curers=APPROVERS
        )
    elif found.heard is not None and said.delivered_on < found.heard.said.heard_on:
        yield unmet(
            "measure.delivered",
            f"送达不得早于听取意见之日（{found.heard.said.heard_on}）。",
            "It is not delivered before the day on which the person was heard "
            f"({found.heard.said.heard_on}).",
            HEARING,
        )
    if found.decided is not None:
        yield unmet("measure.stage", "已经决定。", "It is decided already.")
    yield from won_since(body, found, writer)
    yield from too_early(body, found, said, writer)
    yield from unsaid(("对本人陈述、申辩的处理", "what came of the statement", said.considered))
    yield from ahead(said.delivered_on, writer.day)


def _unappealable(
    body: Body, found: Measure, said: AppealMeasure, writer: Writer
) -> Iterator[Verdict]:
    if found.decided is None:
        yield unmet(
            "measure.undecided",
            "尚未决定，无从申诉。",
            "Nothing is decided yet.",
            APPEAL,
            curers=PROPOSERS,
        )
    elif said.received_on < found.decided.said.delivered_on:
        yield unmet(
            "measure.appeal",
            "申诉不得早于送达之日。",
            "It lies before the day of delivery.",
            APPEAL,
            earliest=found.decided.said.delivered_on,
        )
    yield from too_early(body, found, said, writer)
    if found.appealed is not None:
        yield unmet("measure.stage", "申诉已登记。", "The appeal is entered already.")
    yield from unsaid(("申诉理由", "why", said.grounds))
    yield from ahead(said.received_on, writer.day)


def _unanswerable(_: Body, found: Measure, said: AnswerAppeal, writer: Writer) -> Iterator[Verdict]:
    if found.appealed is None:
        yield unmet(
            "measure.unappealed", "没有申诉。", "There is no appeal.", APPEAL, curers=REGISTRARS
        )
    if found.answered is not None:
        yield unmet("measure.stage", "申诉已答复。", "The appeal is answered already.")
    if writer.person in found.took_part:
        yield unmet(
            "person.same",
            "提出、听取意见、审批、决定的人不得答复申诉。",
            "Who proposed, heard, approved or decided does not answer the appeal.",
            APPEAL,
        )
    yield from unsaid(("答复理由", "why", said.reasons))
    yield from _wrong_rung(found, said)


def _wrong_rung(found: Measure, said: AnswerAppeal) -> Iterator[Verdict]:
    lowered, rung = said.result is Answered.LOWERED, said.rung
    if lowered != (rung is not None):
        yield unmet(
            "measure.rung",
            "只有减轻的，写明减轻为何。",
            "A rung is named where it is lowered, only then.",
        )
    elif rung is not None and not _below(rung, found.proposed.said.rung):
        yield unmet("measure.rung", "减轻须低于原措施。", "Lowered is below what it was.")


def _below(one: Rung, other: Rung) -> bool:
    return ORDER.index(one) < ORDER.index(other)


_ASKS: Mapping[type[Any], Callable[[Body, Measure, Any, Writer], Iterator[Verdict]]] = {
    HearPerson: _unheard,
    ApproveMeasure: _unapprovable,
    DecideMeasure: _undecidable,
    AppealMeasure: _unappealable,
    AnswerAppeal: _unanswerable,
}
