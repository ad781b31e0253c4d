"""What is entered about complaints and proposals, and about the days on which a leader receives.

No word of a citizen and no name of one belongs here: an entry is never taken out again.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from decision_flow.domain.calendar import Unit
from decision_flow.domain.execution.said import Key
from decision_flow.domain.intake.catalogue import Long, Short
from decision_flow.domain.intake.judgement import Id
from decision_flow.domain.links import Named
from decision_flow.domain.values import MOST, Document, Limits, record

Number = Annotated[int, Limits((("ge", 1), ("le", MOST)))]
"""The number of a complaint in the letterbox of its body."""
DayOfMonth = Annotated[int, Limits((("ge", 1), ("le", 28)))]
"""A day that every month has."""
Periods = Annotated[int, Limits((("ge", 1), ("le", 366)))]


class Nature(StrEnum):
    """What was sent in."""

    COMPLAINT = "complaint"
    PROPOSAL = "proposal"


class Ground(StrEnum):
    """Why a complaint is not taken up."""

    ELSEWHERE = "elsewhere"
    """Another authority is competent: it is named."""
    REPEATED = "repeated"
    """It was dealt with under another number, and says nothing new."""
    OTHER_REMEDY = "other_remedy"
    """A court, an arbitration or a review has it, or the law sends it there."""
    WITHOUT_FACTS = "without_facts"
    """It says nothing that could be looked into, and nobody can be asked."""


class Outcome(StrEnum):
    """What the investigation found."""

    FOUNDED = "founded"
    PARTLY = "partly"
    UNFOUNDED = "unfounded"


class Satisfied(StrEnum):
    """What the citizen said of the answer."""

    YES = "yes"
    NO = "no"
    UNTOLD = "untold"


@record
class Within:
    """A time that the body's own rule allows, counted from the day after."""

    count: Periods
    unit: Unit


@record
class AdoptComplaintRule:
    """The times of the body's rule on complaints, from now on; without one nothing has a time.

    `unverified` where the act itself was not seen. On `reception_day` of every month a leader
    receives citizens; a day of rest is followed by the next working day.
    """

    act: Short
    reception_day: DayOfMonth
    document: Document
    place: Short | None = None
    unverified: bool = False
    accept_within: Within | None = None
    conclude_within: Within | None = None
    answer_within: Within | None = None


@record
class RegisterComplaint:
    """A complaint or a proposal of the letterbox is put on the list of what the office handles.

    `first_asked` is the unit that the citizen turned to first: it owns the matter until it hands it
    on (首问负责). `against` and `persons` are complained of. `case` is the decision that it bears
    on, `task` the task of it; `since` the day from which what it tells of is said to be so.
    """

    complaint: Number
    nature: Nature
    subject: Short
    first_asked: Short
    against: tuple[Short, ...] = ()
    persons: tuple[Id, ...] = ()
    case: Named | None = None
    task: Key | None = None
    since: date | None = None


@record
class TieComplaint:
    """What a complaint bears on, said after it was registered: it takes the place of that.

    `case`, `task` and `since` are as in `RegisterComplaint`; without a case it bears on none.
    """

    complaint: Number
    reasons: Long
    document: Document
    case: Named | None = None
    task: Key | None = None
    since: date | None = None


@record
class HandComplaintOn:
    """Who owns it hands it to the unit that is competent; the citizen was told which, on a day."""

    complaint: Number
    to: Short
    reasons: Long
    told_on: date
    document: Document


@record
class AcceptComplaint:
    """It is taken up; `document` is what the citizen was sent, or the note of the call."""

    complaint: Number
    document: Document


@record
class RefuseComplaint:
    """It is not taken up: on which ground, and why."""

    complaint: Number
    ground: Ground
    reasons: Long
    document: Document
    competent: Short | None = None
    same_as: Number | None = None


@record
class AssignComplaint:
    """Who investigates: a unit and people of the body who are not complained of."""

    complaint: Number
    unit: Short
    investigators: tuple[Id, ...]
    document: Document
    by: date | None = None


@record
class Measure:
    """What is to be put right, by which unit, by which day."""

    unit: Short
    measure: Long
    due: date


@record
class FindComplaint:
    """What the investigation found.

    `signed_by` are the investigators who sign, `heard` the units complained of that were heard.
    `belied` are the lines of the case in which a report was made that the findings contradict.
    """

    complaint: Number
    outcome: Outcome
    findings: Long
    signed_by: tuple[Id, ...]
    document: Document
    heard: tuple[Short, ...] = ()
    measures: tuple[Measure, ...] = ()
    belied: tuple[Number, ...] = ()


@record
class RectifyComplaint:
    """A measure, by its place from 1 on, was carried out; `accepted_by` saw that it was."""

    complaint: Number
    measure: Number
    done_on: date
    accepted_by: Id
    document: Document


@record
class AnswerComplaint:
    """The citizen was told; `concludes` where nothing is left to tell."""

    complaint: Number
    answered_on: date
    answer: Long
    concludes: bool
    document: Document
    satisfied: Satisfied = Satisfied.UNTOLD


@record
class PlanReception:
    """A leader is to receive citizens on a day, at a place (领导接待日)."""

    held_on: date
    leader: Id
    place: Short
    document: Document


@record
class HoldReception:
    """Citizens were received: by whom, which complaints came in; why by another than planned."""

    held_on: date
    leader: Id
    document: Document
    complaints: tuple[Number, ...] = ()
    reasons: Long | None = None


OfReception = PlanReception | HoldReception
OfComplaint = (
    RegisterComplaint
    | TieComplaint
    | HandComplaintOn
    | AcceptComplaint
    | RefuseComplaint
    | AssignComplaint
    | FindComplaint
    | RectifyComplaint
    | AnswerComplaint
)
SaidOfComplaints = AdoptComplaintRule | OfComplaint | OfReception

VERBS: Mapping[str, type[Any]] = {
    "adopt_complaint_rule": AdoptComplaintRule,
    "register_complaint": RegisterComplaint,
    "tie_complaint": TieComplaint,
    "hand_complaint_on": HandComplaintOn,
    "accept_complaint": AcceptComplaint,
    "refuse_complaint": RefuseComplaint,
    "assign_complaint": AssignComplaint,
    "find_complaint": FindComplaint,
    "rectify_complaint": RectifyComplaint,
    "answer_complaint": AnswerComplaint,
    "plan_reception": PlanReception,
    "hold_reception": HoldReception,
}
