"""What comes of a supervision: praise or accountability once approved, clues passed on.

About a unit alone. What follows for a person is a measure of the ladder, which few may see. Of a
clue the record says that it was passed on and to whom; what it says stands in its paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from decision_flow.domain.intake.catalogue import Long, Short
from decision_flow.domain.intake.judgement import Id
from decision_flow.domain.values import Document, Text, record


class Recommended(StrEnum):
    """What the team may propose about a unit (Decree 733, Article 21)."""

    PRAISE = "praise"
    ACCOUNTABILITY = "accountability"


RECOMMENDED: Mapping[Recommended, Text] = {
    Recommended.PRAISE: Text("表扬", "praise"),
    Recommended.ACCOUNTABILITY: Text("追究责任", "accountability"),
}


@record
class Recommend:
    """The team proposes praise or accountability of a unit about which it concluded."""

    supervision: Id
    recommendation: Id
    unit: Short
    recommended: Recommended
    on: date
    reasons: Long
    document: Document


@record
class ApproveRecommendation:
    """A recommendation is approved or not; `approved_by` is the chief of that day."""

    supervision: Id
    recommendation: Id
    approved: bool
    approved_by: Id
    on: date
    reasons: Long
    document: Document


@record
class CarryOutRecommendation:
    """What was approved was done; `to` is the organ to which it was handed, if to one."""

    supervision: Id
    recommendation: Id
    on: date
    text: Long
    document: Document
    to: Short | None = None


@record
class PassClueOn:
    """A clue that was found is passed on to the supervision commission (监察机关)."""

    supervision: Id
    clue: Id
    to: Short
    on: date
    document: Document


OfRecommendation = ApproveRecommendation | CarryOutRecommendation
SaidAfter = Recommend | OfRecommendation | PassClueOn

VERBS: Mapping[str, type[SaidAfter]] = {
    "recommend": Recommend,
    "approve_recommendation": ApproveRecommendation,
    "carry_out_recommendation": CarryOutRecommendation,
    "pass_clue_on": PassClueOn,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Where something stands in the body's stream, who entered it and when."""

    line: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation, and how far it has come."""

    said: Recommend
    entry: Entry
    approval: tuple[ApproveRecommendation, Entry] | None = None
    done: tuple[CarryOutRecommendation, Entry] | None = None

    @property
    def approved(self) -> bool:
        """Return whether it was approved."""
        return self.approval is not None and self.approval[0].approved


@dataclass(frozen=True, slots=True)
class Clue:
    """A clue that was passed on."""

    said: PassClueOn
    entry: Entry
