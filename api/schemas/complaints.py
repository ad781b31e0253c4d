"""What is told of complaints and proposals: each with all that was entered about it."""

from datetime import date, datetime

from api.schemas.catalogues import PaperOut, paper_out
from api.schemas.letters import LetterOut, letter_out
from api.schemas.receptions import (
    ReceptionDayOut,
    ReceptionOut,
    RuleOut,
    day_out,
    reception_out,
    rule_out,
)
from api.schemas.recorded import of_record
from api.schemas.words import Out, SourceOut, TextOut, source_out, text_out
from decision_flow.domain.office.complaints.book import STANDS_LABELS, Complaint
from decision_flow.domain.office.complaints.contradicted import CODE, SOURCE, Contradiction
from decision_flow.domain.office.complaints.due import Owed
from decision_flow.domain.office.complaints.said import FindComplaint
from decision_flow.service.complaints.desk import Desk, Followed


class HandedOut(Out):
    """A hand-over: to which unit, why, on which day the citizen was told."""

    to: str
    reasons: str
    told_on: date
    document: PaperOut


class ComplaintOwedOut(Out):
    """What is still to be done; `due` is none where no rule sets a day. It blocks nothing."""

    code: str
    complaint: int | None
    due: date | None
    late: bool
    text: TextOut
    source: SourceOut


class MeasureOut(Out):
    """What is to be put right, and when it was, if it was."""

    unit: str
    measure: str
    due: date
    done_on: date | None
    accepted_by: str | None


class FindingOut(Out):
    """What the investigation found."""

    outcome: str
    findings: str
    signed_by: tuple[str, ...]
    heard: tuple[str, ...]
    belied: tuple[int, ...]
    measures: tuple[MeasureOut, ...]
    document: PaperOut


class RefusedOut(Out):
    """That it was not taken up, and why."""

    ground: str
    reasons: str
    competent: str | None
    same_as: int | None
    document: PaperOut


class AssignedOut(Out):
    """Who investigates."""

    unit: str
    investigators: tuple[str, ...]
    by: date | None
    document: PaperOut


class AnswerOut(Out):
    """What the citizen was told."""

    answered_on: date
    answer: str
    concludes: bool
    satisfied: str
    document: PaperOut


class ContradictionOut(Out):
    """A report of a case that a complaint contradicts; `shown` once the complaint was found true.

    Until then it is to be looked into, and accuses nobody.
    """

    code: str
    case: str
    task: str
    line: int
    unit: str
    reported_on: date
    shown: bool
    text: TextOut
    source: SourceOut


class TieOut(Out):
    """What it was said to bear on after it was registered, and why."""

    case: str | None
    task: str | None
    since: date | None
    reasons: str
    document: PaperOut


class ComplaintOut(Out):
    """A complaint or proposal that the office handles; `case`, `task`, `since` as tied last."""

    number: int
    line: int
    registered_at: datetime
    nature: str
    subject: str
    stands: str
    label: TextOut
    owner: str
    first_asked: str
    against: tuple[str, ...]
    persons: tuple[str, ...]
    case: str | None
    task: str | None
    since: date | None
    ties: tuple[TieOut, ...]
    letter: LetterOut
    handed: tuple[HandedOut, ...]
    accepted_at: datetime | None
    refused: RefusedOut | None
    assigned: AssignedOut | None
    found: FindingOut | None
    answers: tuple[AnswerOut, ...]
    owed: tuple[ComplaintOwedOut, ...]
    contradictions: tuple[ContradictionOut, ...]


class DeskOut(Out):
    """All complaints of your body, letters that nobody registered yet, rules and receptions."""

    complaints: tuple[ComplaintOut, ...]
    unregistered: tuple[LetterOut, ...]
    rules: tuple[RuleOut, ...]
    receptions: tuple[ReceptionOut, ...]
    reception_days: tuple[ReceptionDayOut, ...]
    owed: tuple[ComplaintOwedOut, ...]


def desk_out(found: Desk) -> DeskOut:
    return DeskOut(
        complaints=tuple(complaint_out(each) for each in found.complaints),
        unregistered=tuple(letter_out(each) for each in found.unregistered),
        rules=tuple(rule_out(each) for each in found.rules),
        receptions=tuple(reception_out(each) for each in found.receptions),
        reception_days=tuple(day_out(each) for each in found.days),
        owed=tuple(_owed(each) for each in found.owed),
    )


def complaint_out(followed: Followed) -> ComplaintOut:
    found, said = followed.complaint, followed.complaint.said
    return ComplaintOut(
        number=found.number,
        line=found.line,
        registered_at=found.at,
        nature=said.nature,
        subject=said.subject,
        stands=found.stands,
        label=text_out(STANDS_LABELS[found.stands]),
        owner=found.owner,
        first_asked=said.first_asked,
        against=said.against,
        persons=said.persons,
        case=found.case,
        task=found.task,
        since=found.since,
        ties=tuple(of_record(TieOut, each) for each in found.ties),
        letter=letter_out(followed.line),
        handed=tuple(of_record(HandedOut, each) for each in found.handed),
        accepted_at=found.accepted,
        refused=_refused(found),
        assigned=_assigned(found),
        found=_finding(found, found.found) if found.found else None,
        answers=tuple(of_record(AnswerOut, each) for each in found.answers),
        owed=tuple(_owed(each) for each in followed.owed),
        contradictions=tuple(_contradiction(each) for each in followed.contradictions),
    )


def _refused(found: Complaint) -> RefusedOut | None:
    said = found.refused
    if said is None:
        return None
    return RefusedOut(
        ground=said.ground,
        reasons=said.reasons,
        competent=said.competent,
        same_as=said.same_as,
        document=paper_out(said.document),
    )


def _assigned(found: Complaint) -> AssignedOut | None:
    said = found.assigned
    if said is None:
        return None
    return AssignedOut(
        unit=said.unit,
        investigators=said.investigators,
        by=said.by,
        document=paper_out(said.document),
    )


def _finding(found: Complaint, said: FindComplaint) -> FindingOut:
    measures = []
    for place, each in enumerate(said.measures, start=1):
        done = found.rectified.get(place)
        measures.append(
            MeasureOut(
                unit=each.unit,
                measure=each.measure,
                due=each.due,
                done_on=done.done_on if done else None,
                accepted_by=done.accepted_by if done else None,
            )
        )
    return FindingOut(
        outcome=said.outcome,
        findings=said.findings,
        signed_by=said.signed_by,
        heard=said.heard,
        belied=said.belied,
        measures=tuple(measures),
        document=paper_out(said.document),
    )


def _contradiction(each: Contradiction) -> ContradictionOut:
    return ContradictionOut(
        code=CODE,
        case=each.case,
        task=each.task,
        line=each.line,
        unit=each.unit,
        reported_on=each.reported_on,
        shown=each.shown,
        text=text_out(each.text),
        source=source_out(SOURCE),
    )


def _owed(each: Owed) -> ComplaintOwedOut:
    return ComplaintOwedOut(
        code=each.code,
        complaint=each.complaint,
        due=each.due,
        late=each.late,
        text=text_out(each.text),
        source=source_out(each.source),
    )
