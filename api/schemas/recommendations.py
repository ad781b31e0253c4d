"""What came of a supervision as it goes out: recommendations, and that clues were passed on."""

from datetime import date

from api.schemas.catalogues import PaperOut, paper_out
from api.schemas.words import Out, TextOut, text_out
from decision_flow.domain.office.supervision.after import (
    RECOMMENDED,
    Clue,
    Recommendation,
    Recommended,
)


class ApprovalOut(Out):
    """Whether a recommendation was approved, by whom and why."""

    line: int
    by: str
    approved: bool
    approved_by: str
    on: date
    reasons: str
    document: PaperOut


class CarriedOutOut(Out):
    """What was done of it; `to` is the organ to which it was handed, if to one."""

    line: int
    by: str
    on: date
    text: str
    to: str | None
    document: PaperOut


class RecommendationOut(Out):
    """A recommendation of praise or accountability of a unit, and how far it has come."""

    line: int
    by: str
    recommendation: str
    unit: str
    recommended: Recommended
    label: TextOut
    on: date
    reasons: str
    document: PaperOut
    approval: ApprovalOut | None
    carried_out: CarriedOutOut | None


class ClueOut(Out):
    """That a clue was passed on, to whom and when; what it says is in its paper alone."""

    line: int
    by: str
    clue: str
    to: str
    on: date


def recommendation_out(found: Recommendation) -> RecommendationOut:
    said, entry = found.said, found.entry
    return RecommendationOut(
        line=entry.line,
        by=entry.by,
        recommendation=said.recommendation,
        unit=said.unit,
        recommended=said.recommended,
        label=text_out(RECOMMENDED[said.recommended]),
        on=said.on,
        reasons=said.reasons,
        document=paper_out(said.document),
        approval=_approval(found),
        carried_out=_carried_out(found),
    )


def clue_out(found: Clue) -> ClueOut:
    said, entry = found.said, found.entry
    return ClueOut(line=entry.line, by=entry.by, clue=said.clue, to=said.to, on=said.on)


def _approval(found: Recommendation) -> ApprovalOut | None:
    if found.approval is None:
        return None
    said, entry = found.approval
    return ApprovalOut(
        line=entry.line,
        by=entry.by,
        approved=said.approved,
        approved_by=said.approved_by,
        on=said.on,
        reasons=said.reasons,
        document=paper_out(said.document),
    )


def _carried_out(found: Recommendation) -> CarriedOutOut | None:
    if found.done is None:
        return None
    said, entry = found.done
    return CarriedOutOut(
        line=entry.line,
        by=entry.by,
        on=said.on,
        text=said.text,
        to=said.to,
        document=paper_out(said.document),
    )
