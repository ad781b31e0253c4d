"""The ladder of accountability: reminder, caution, admonition, being held to account.

Each measure about a person goes the same way: proposed on evidence, the person heard, approved by
somebody else, decided and delivered; then perhaps appealed and answered. No step can be left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar

from decision_flow.domain.intake.catalogue import Long, Short
from decision_flow.domain.intake.judgement import Id
from decision_flow.domain.values import Count, Document, Limits, Text, record

MOST_EVIDENCE = 50
S = TypeVar("S")


class Rung(StrEnum):
    """The rungs, the lowest first."""

    REMIND = "remind"
    CAUTION = "caution"
    ADMONISH = "admonish"
    HOLD = "hold"


RUNGS: Mapping[Rung, Text] = {
    Rung.REMIND: Text("提醒", "reminder"),
    Rung.CAUTION: Text("效能告诫", "caution"),
    Rung.ADMONISH: Text("诫勉", "admonition"),
    Rung.HOLD: Text("问责", "held to account"),
}
ORDER = tuple(Rung)


class Answered(StrEnum):
    """What an appeal comes to."""

    UPHELD = "upheld"
    LOWERED = "lowered"
    REVOKED = "revoked"


@record
class Evidence:
    """What shows it: a line of a case, a paper on file, or both."""

    text: Long
    case: Id | None = None
    line: Count | None = None
    document: Document | None = None


Shown = Annotated[tuple[Evidence, ...], Limits((("max_length", MOST_EVIDENCE),))]


@record
class ProposeMeasure:
    """A measure about a person is proposed, on evidence.

    `lawsuit` is the entry of one that was lost, where it follows from that. `directly` says why a
    higher rung comes at once, where no lower one stands; `mitigation` how it was weighed that the
    person had a different opinion, where the person did (713 Article 38).
    """

    measure: Id
    person: Id
    rung: Rung
    grounds: Long
    evidence: Shown
    document: Document
    lawsuit: Id | None = None
    directly: Long | None = None
    mitigation: Long | None = None


@record
class HearPerson:
    """The person was told of grounds and evidence, and heard; or declined, in writing.

    `statement` is what the person said, `document` the record that the person signed.
    """

    measure: Id
    told_on: date
    heard_on: date
    statement: Long
    document: Document
    declined: bool = False


@record
class ApproveMeasure:
    """Somebody else approves it or not; `superior` is the body above, where that decides."""

    measure: Id
    approved: bool
    reasons: Long
    document: Document
    superior: Short | None = None


@record
class DecideMeasure:
    """The decision, with what it makes of the statement, delivered to the person."""

    measure: Id
    considered: Long
    delivered_on: date
    document: Document


@record
class AppealMeasure:
    """The person appeals: to be entered on whichever day it comes."""

    measure: Id
    received_on: date
    grounds: Long
    document: Document


@record
class AnswerAppeal:
    """What the appeal comes to, by people who had no part in the measure; `rung` where lowered."""

    measure: Id
    result: Answered
    reasons: Long
    document: Document
    rung: Rung | None = None


SaidOfMeasure = (
    ProposeMeasure | HearPerson | ApproveMeasure | DecideMeasure | AppealMeasure | AnswerAppeal
)

VERBS: Mapping[str, type[Any]] = {
    "propose_measure": ProposeMeasure,
    "hear_person": HearPerson,
    "approve_measure": ApproveMeasure,
    "decide_measure": DecideMeasure,
    "appeal_measure": AppealMeasure,
    "answer_appeal": AnswerAppeal,
}


@dataclass(frozen=True, slots=True)
class Entered(Generic[S]):
    """Something that was said of a measure: in which line, by whom, when."""

    said: S
    line: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure about a person, and how far it has come."""

    proposed: Entered[ProposeMeasure]
    heard: Entered[HearPerson] | None = None
    approved: Entered[ApproveMeasure] | None = None
    decided: Entered[DecideMeasure] | None = None
    appealed: Entered[AppealMeasure] | None = None
    answered: Entered[AnswerAppeal] | None = None

    @property
    def id(self) -> str:
        """Return the number by which others name it."""
        return self.proposed.said.measure

    @property
    def person(self) -> str:
        """Return whom it is about."""
        return self.proposed.said.person

    @property
    def stands(self) -> Rung | None:
        """Return the rung that stands; None where nothing was decided, or it was revoked."""
        if self.decided is None:
            return None
        if self.answered is None or self.answered.said.result is Answered.UPHELD:
            return self.proposed.said.rung
        return self.answered.said.rung

    @property
    def open(self) -> bool:
        """Return whether somebody has yet to act: until it is decided or declined, or answered."""
        if self.appealed is not None:
            return self.answered is None
        declined = self.approved is not None and not self.approved.said.approved
        return self.decided is None and not declined

    @property
    def took_part(self) -> tuple[str, ...]:
        """Return everybody who brought it about."""
        acts = (self.proposed, self.heard, self.approved, self.decided)
        return tuple(dict.fromkeys(each.by for each in acts if each is not None))


def measure_of(there: Iterable[Measure], measure: str) -> Measure | None:
    """Return the measure of this number."""
    return next((each for each in there if each.id == measure), None)


_PARTS: Mapping[type[Any], str] = {
    HearPerson: "heard",
    ApproveMeasure: "approved",
    DecideMeasure: "decided",
    AppealMeasure: "appealed",
    AnswerAppeal: "answered",
}


def follow_measure(
    there: tuple[Measure, ...], said: SaidOfMeasure, *, seq: int, by: str, at: datetime
) -> tuple[Measure, ...]:
    """Return the measures once this was said. Raises `ValueError` for an unknown one."""
    if isinstance(said, ProposeMeasure):
        return (*there, Measure(Entered(said, seq, by, at)))
    found = measure_of(there, said.measure)
    if found is None:
        raise ValueError(f"there is no measure {said.measure}")
    part: dict[str, Any] = {_PARTS[type(said)]: Entered(said, seq, by, at)}
    changed = replace(found, **part)
    return tuple(changed if each is found else each for each in there)
