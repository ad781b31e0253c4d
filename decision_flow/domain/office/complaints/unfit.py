"""Why something cannot be entered about a complaint: every reason, not the first alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from decision_flow.domain.office.complaints.accused import Accused, accused_himself
from decision_flow.domain.office.complaints.book import (
    STANDS_LABELS,
    Complaint,
    ComplaintBook,
    Stands,
)
from decision_flow.domain.office.complaints.said import (
    AcceptComplaint,
    AnswerComplaint,
    AssignComplaint,
    FindComplaint,
    Ground,
    HandComplaintOn,
    Nature,
    OfComplaint,
    Outcome,
    RectifyComplaint,
    RefuseComplaint,
    RegisterComplaint,
    TieComplaint,
)
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.units import Succession, is_of, kin, unit_key
from decision_flow.domain.unmet import ahead, nobody, unmet, unregistered, unsaid
from decision_flow.domain.values import Source, blank, decree_713
from decision_flow.domain.verdict import Verdict

_STAGES: Mapping[type, tuple[Stands, ...]] = {
    TieComplaint: tuple(each for each in Stands if each is not Stands.REFUSED),
    HandComplaintOn: (Stands.REGISTERED, Stands.ACCEPTED, Stands.ASSIGNED),
    AcceptComplaint: (Stands.REGISTERED,),
    RefuseComplaint: (Stands.REGISTERED,),
    AssignComplaint: (Stands.ACCEPTED, Stands.ASSIGNED),
    FindComplaint: (Stands.ASSIGNED,),
    RectifyComplaint: (Stands.RECTIFYING,),
    AnswerComplaint: tuple(each for each in Stands if each is not Stands.CLOSED),
}
"""How far a complaint is when something can be entered about it."""
_ANYBODY = (RegisterComplaint, HandComplaintOn)
"""What somebody who is complained of may enter as well: that it came in is never in the way."""


def unmet_of_complaint(
    book: ComplaintBook, said: OfComplaint, writer: Writer, successions: Iterable[Succession]
) -> Iterator[Verdict]:
    """Yield all that stands in the way of an entry about a complaint."""
    known = tuple(successions)
    there = book.complaints.get(said.complaint)
    if isinstance(said, RegisterComplaint):
        yield from _registered(there, said, writer)
        return
    if there is None:
        yield unregistered(
            f"投诉台账中没有第{said.complaint}号；收到的来件须先登记。",
            f"No complaint {said.complaint} is on the list: what came in is registered first.",
        )
        return
    if there.stands not in _STAGES[type(said)]:
        stage = STANDS_LABELS[there.stands]
        yield unmet(
            "complaint.stage",
            f"该件{stage.zh}，不能办理此事。",
            f"It is {stage.en}: this cannot be entered.",
        )
    accused = Accused(there, known)
    if not isinstance(said, _ANYBODY) and accused.includes(writer):
        yield accused_himself()
    asks = _ASKS.get(type(said))
    if asks is not None:
        yield from asks(book, accused, said, writer)


def _unknown(writer: Writer, named: Iterable[str]) -> Iterator[Verdict]:
    for each in dict.fromkeys(writer.strangers(named)):
        yield nobody(each)


def _registered(
    there: Complaint | None, said: RegisterComplaint, writer: Writer
) -> Iterator[Verdict]:
    if there is not None:
        yield unmet("entry.taken", "该件已登记。", "It is on the list already.")
    yield from unsaid(
        ("事由", "subject", said.subject),
        ("首先询问的单位", "unit first asked", said.first_asked),
        *(("被投诉单位", "unit complained of", unit) for unit in said.against),
    )
    if said.nature is Nature.COMPLAINT and not said.against:
        yield unmet(
            "complaint.against",
            "投诉须写明被投诉单位。",
            "A complaint names the unit complained of.",
        )
    yield from _bears(said, writer)
    yield from _unknown(writer, said.persons)


def _bears(said: RegisterComplaint | TieComplaint, writer: Writer) -> Iterator[Verdict]:
    if said.task is not None and said.case is None:
        yield unmet(
            "complaint.task", "写明任务的，须写明案件。", "Whoever names a task names its case."
        )
    if said.since is not None:
        yield from ahead(said.since, writer.day, "所反映情况的起始日", "The day since when")


def _tied(
    _: ComplaintBook, accused: Accused, said: TieComplaint, writer: Writer
) -> Iterator[Verdict]:
    there = accused.complaint
    yield from unsaid(("理由", "reasons", said.reasons))
    yield from _bears(said, writer)
    if (said.case, said.task, said.since) == (there.case, there.task, there.since):
        yield unmet(
            "complaint.tied",
            "该件所涉案件、任务和起始日就是所写的。",
            "It bears on that case and task, since that day, already.",
        )
    if there.found is not None and there.case is not None:
        yield unmet(
            "complaint.tied_when_found",
            f"该件已就案件{there.case}查结，所涉案件、任务和起始日不得再改；与其他案件有关的，另行登记来件。",
            f"It was concluded as a complaint about case {there.case}: what it bears on stays. "
            "What concerns another case as well is registered from a letter of its own.",
        )


def _handed(
    _: ComplaintBook, accused: Accused, said: HandComplaintOn, writer: Writer
) -> Iterator[Verdict]:
    yield from unsaid(("承接单位", "unit it goes to", said.to), ("理由", "reasons", said.reasons))
    if unit_key(said.to) == unit_key(accused.complaint.owner):
        yield unmet("complaint.owner", "该单位就是现责任单位。", "That unit owns it already.")
    if is_of(said.to, accused.units):
        yield unmet(
            "complaint.accused",
            "不得转交被投诉单位办理。",
            "It is not handed to the unit complained of.",
        )
    yield from ahead(
        said.told_on, writer.day, "转办前须已告知来件人由谁承接，告知日", "The day of telling"
    )


def _refused(
    book: ComplaintBook, accused: Accused, said: RefuseComplaint, writer: Writer
) -> Iterator[Verdict]:
    yield from unsaid(("理由", "reasons", said.reasons))
    elsewhere, repeated = said.ground is Ground.ELSEWHERE, said.ground is Ground.REPEATED
    if elsewhere is blank(said.competent):
        yield unmet(
            "complaint.competent",
            "因属其他机关职权不予受理的，须写明有权机关；其他理由不写。",
            "Where another authority is competent it is named, and only there.",
        )
    own = {unit_key(each.unit) for each in writer.persons.values()}
    if elsewhere and unit_key(said.competent or "") in own:
        yield unmet(
            "complaint.competent",
            "所写单位属本机关，不得以此不予受理，应当转办（首问负责）。",
            "That unit is of this body: it is handed on to it, and not refused.",
        )
    before = book.complaints.get(said.same_as or 0)
    settled = before is not None and before.stands in {Stands.CLOSED, Stands.FOUND}
    if repeated is not (said.same_as is not None) or (
        repeated and (not settled or said.same_as == accused.complaint.number)
    ):
        yield unmet(
            "complaint.repeated",
            "因重复不予受理的，须写明已查结的原件编号；其他理由不写。",
            "Where it repeats another, that one is named and was concluded; only there.",
        )


def _assigned(
    _: ComplaintBook, accused: Accused, said: AssignComplaint, writer: Writer
) -> Iterator[Verdict]:
    yield from unsaid(("调查单位", "unit that investigates", said.unit))
    yield from _unknown(writer, said.investigators)
    if not said.investigators:
        yield unmet("complaint.investigators", "须写明调查人员。", "Say who investigates.")
    yield from _apart(accused, said.unit, said.investigators, writer)
    if said.by is not None and said.by < writer.day:
        yield unmet(
            "complaint.by",
            "调查期限不得早于今日。",
            "The day by which it is done lies before today.",
        )


def _apart(
    accused: Accused, unit: str | None, people: Iterable[str], writer: Writer
) -> Iterator[Verdict]:
    """Yield that the unit, or those of the people, are complained of."""
    among = accused.among(people, writer)
    if (unit is not None and is_of(unit, accused.units)) or among:
        named = writer.named(sorted(among))
        zh = f"（{'、'.join(named)}）" if named else ""
        en = f" ({', '.join(named)})" if named else ""
        yield unmet(
            "complaint.accused",
            f"被投诉单位（含其前身、承继单位）及其人员、被投诉人不得调查该件{zh}。",
            f"Nobody investigates who is complained of or of a unit that is, was or became it{en}.",
        )


def _found(
    _: ComplaintBook, accused: Accused, said: FindComplaint, writer: Writer
) -> Iterator[Verdict]:
    there, true = accused.complaint, said.outcome is not Outcome.UNFOUNDED
    yield from unsaid(
        ("查明的情况", "findings", said.findings),
        *(("整改单位", "unit that puts it right", each.unit) for each in said.measures),
        *(("整改措施", "measure", each.measure) for each in said.measures),
    )
    charged = there.assigned.investigators if there.assigned is not None else ()
    if not said.signed_by or not {*said.signed_by} <= {*charged}:
        yield unmet(
            "complaint.signed",
            "调查结论须由所指定的调查人员签字。",
            "The investigators who were named sign it.",
        )
    yield from _apart(accused, None, said.signed_by, writer)
    unheard = [unit for unit in there.said.against if not is_of(unit, said.heard)]
    if unheard:
        yield unmet(
            "complaint.heard",
            f"须听取被投诉单位的陈述：{'、'.join(unheard)}。",
            f"The unit complained of is heard: {', '.join(unheard)}.",
        )
    yield from _consequence(there, said, writer, true=true)


def _consequence(
    there: Complaint, said: FindComplaint, writer: Writer, *, true: bool
) -> Iterator[Verdict]:
    if there.complains and true is not bool(said.measures):
        yield unmet(
            "complaint.measures",
            "投诉属实或者部分属实的，须写明整改措施；不属实的，不写。",
            "What is true, even in part, is to be put right: say how; what is not true, is not.",
        )
    if any(each.due < writer.day for each in said.measures):
        yield unmet(
            "complaint.measures", "整改期限不得早于今日。", "A measure is due before today."
        )
    if said.belied and (not true or there.case is None):
        yield unmet(
            "complaint.belied",
            "与执行报告不符的认定，须为涉及案件、属实或者部分属实的投诉。",
            "Reports are contradicted by a complaint about their case that is true in part at "
            "least.",
            CONCEALED,
        )


def _rectified(
    _: ComplaintBook, accused: Accused, said: RectifyComplaint, writer: Writer
) -> Iterator[Verdict]:
    found, places = accused.complaint.found, accused.complaint.to_rectify
    if said.measure not in places:
        listed = "、".join(str(place) for place in places) or "无"
        yield unmet(
            "complaint.measure",
            f"该项措施不在待整改之列（待整改：{listed}）。",
            f"That measure is not among those left to carry out ({', '.join(map(str, places))}).",
        )
    elif found is not None and writer.of_units(
        [said.accepted_by], kin([found.measures[said.measure - 1].unit], ())
    ):
        yield unmet(
            "complaint.accepted_by",
            "整改由整改单位以外的人员验收。",
            "Somebody of another unit accepts it.",
        )
    if said.accepted_by in accused.persons:
        yield unmet(
            "complaint.accepted_by",
            "被投诉人不得验收整改。",
            "Whoever is complained of does not accept it.",
        )
    yield from ahead(said.done_on, writer.day, "完成日", "The day of carrying it out")
    yield from _unknown(writer, [said.accepted_by])


def _answered(
    _: ComplaintBook, accused: Accused, said: AnswerComplaint, writer: Writer
) -> Iterator[Verdict]:
    yield from unsaid(("答复内容", "answer", said.answer))
    there = accused.complaint
    ended = {Stands.REFUSED, Stands.FOUND}
    if not there.complains:
        ended |= {Stands.ACCEPTED, Stands.ASSIGNED}
    if said.concludes and there.stands not in ended:
        left = STANDS_LABELS[there.stands]
        yield unmet(
            "complaint.open",
            f"该件{left.zh}，尚不能作最后答复。",
            f"It is {left.en}: the last answer cannot be given yet.",
        )
    yield from ahead(said.answered_on, writer.day, "答复日", "The day of the answer")


CONCEALED: Source = decree_713(40)
"""An executor that conceals, misreports or leaves out a major problem answers for it."""

_ASKS: Mapping[type, Callable[[ComplaintBook, Accused, Any, Writer], Iterator[Verdict]]] = {
    TieComplaint: _tied,
    HandComplaintOn: _handed,
    RefuseComplaint: _refused,
    AssignComplaint: _assigned,
    FindComplaint: _found,
    RectifyComplaint: _rectified,
    AnswerComplaint: _answered,
}
