"""The book of complaints (投诉台账): each as it stands, and the days on which a leader receives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from decision_flow.domain.office.complaints.said import (
    AcceptComplaint,
    AdoptComplaintRule,
    AnswerComplaint,
    AssignComplaint,
    FindComplaint,
    HandComplaintOn,
    HoldReception,
    Nature,
    OfComplaint,
    Outcome,
    PlanReception,
    RectifyComplaint,
    RefuseComplaint,
    RegisterComplaint,
    SaidOfComplaints,
    TieComplaint,
)
from decision_flow.domain.values import Text


class Stands(StrEnum):
    """How far a complaint is."""

    REGISTERED = "registered"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    ASSIGNED = "assigned"
    RECTIFYING = "rectifying"
    FOUND = "found"
    CLOSED = "closed"


STANDS_LABELS: Mapping[Stands, Text] = {
    Stands.REGISTERED: Text("已登记，待决定是否受理", "registered, to be accepted or not"),
    Stands.REFUSED: Text("不予受理，待答复", "not taken up, to be answered"),
    Stands.ACCEPTED: Text("已受理，待交办", "accepted, to be assigned"),
    Stands.ASSIGNED: Text("调查中", "under investigation"),
    Stands.RECTIFYING: Text("整改中", "being put right"),
    Stands.FOUND: Text("已查结，待答复", "concluded, to be answered"),
    Stands.CLOSED: Text("已办结", "closed"),
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint or proposal that the office handles, with what was entered about it since.

    `line` is the line of the body that registered it, `at` its moment; the other moments are those
    of the entries that they stand beside.
    """

    said: RegisterComplaint
    line: int
    at: datetime
    handed: tuple[HandComplaintOn, ...] = ()
    accepted: datetime | None = None
    refused: RefuseComplaint | None = None
    refused_at: datetime | None = None
    assigned: AssignComplaint | None = None
    found: FindComplaint | None = None
    found_at: datetime | None = None
    rectified: Mapping[int, RectifyComplaint] = field(default_factory=dict)
    answers: tuple[AnswerComplaint, ...] = ()
    ties: tuple[TieComplaint, ...] = ()

    @property
    def case(self) -> str | None:
        """Return the case that it bears on now, as it was registered or tied since."""
        return self._bears.case

    @property
    def task(self) -> str | None:
        """Return the task of that case that it is about."""
        return self._bears.task

    @property
    def since(self) -> date | None:
        """Return the day from which what it tells of is said to be so."""
        return self._bears.since

    @property
    def _bears(self) -> RegisterComplaint | TieComplaint:
        return self.ties[-1] if self.ties else self.said

    @property
    def number(self) -> int:
        """Return its number in the letterbox."""
        return self.said.complaint

    @property
    def owner(self) -> str:
        """Return the unit that owns it now: the one first asked, or the last it was handed to."""
        return self.handed[-1].to if self.handed else self.said.first_asked

    @property
    def closed(self) -> bool:
        """Return whether the citizen was told all there is to tell."""
        return any(each.concludes for each in self.answers)

    @property
    def to_rectify(self) -> tuple[int, ...]:
        """Return the places of the measures that are not carried out yet."""
        measures = self.found.measures if self.found is not None else ()
        return tuple(n for n in range(1, len(measures) + 1) if n not in self.rectified)

    @property
    def proved(self) -> bool:
        """Return whether it was found to be true, at least in part."""
        return self.found is not None and self.found.outcome is not Outcome.UNFOUNDED

    @property
    def counts(self) -> bool:
        """Return whether it counts as an opinion about the case: taken up and not found untrue."""
        untrue = self.found is not None and self.found.outcome is Outcome.UNFOUNDED
        return self.accepted is not None and not untrue

    @property
    def complains(self) -> bool:
        """Return whether it is a complaint, and no proposal."""
        return self.said.nature is Nature.COMPLAINT

    @property
    def stands(self) -> Stands:
        """Return how far it is."""
        if self.closed:
            return Stands.CLOSED
        if self.refused is not None:
            return Stands.REFUSED
        if self.found is not None:
            return Stands.RECTIFYING if self.to_rectify else Stands.FOUND
        if self.assigned is not None:
            return Stands.ASSIGNED
        return Stands.REGISTERED if self.accepted is None else Stands.ACCEPTED


@dataclass(frozen=True, slots=True)
class Rule:
    """The body's rule on complaints, and from which moment it has held."""

    said: AdoptComplaintRule
    at: datetime
    line: int


@dataclass(frozen=True, slots=True)
class Reception:
    """What was entered of a day of reception, and on which line."""

    said: PlanReception | HoldReception
    line: int


@dataclass(frozen=True, slots=True)
class ComplaintBook:
    """All complaints of a body by number, its rules in order, what was said of receptions."""

    complaints: Mapping[int, Complaint] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    receptions: tuple[Reception, ...] = ()

    def about(self, case: str) -> tuple[Complaint, ...]:
        """Return the complaints that bear on a case, by number."""
        return tuple(each for each in self.complaints.values() if each.case == case)

    @property
    def cases(self) -> tuple[str, ...]:
        """Return the cases that complaints bear on, each once."""
        named = (each.case for each in self.complaints.values())
        return tuple(sorted({case for case in named if case is not None}))

    def counted(self, case: str) -> int:
        """Return how many opinions about a case were taken up and not found untrue."""
        return sum(each.counts for each in self.about(case))


def follow_complaints(
    book: ComplaintBook, said: SaidOfComplaints, *, seq: int, at: datetime
) -> ComplaintBook:
    """Return the book once this was said. Raises `ValueError` for an unknown complaint."""
    if isinstance(said, AdoptComplaintRule):
        return replace(book, rules=(*book.rules, Rule(said, at, seq)))
    if isinstance(said, PlanReception | HoldReception):
        return replace(book, receptions=(*book.receptions, Reception(said, seq)))
    if isinstance(said, RegisterComplaint):
        changed = Complaint(said, seq, at)
    else:
        there = book.complaints.get(said.complaint)
        if there is None:
            raise ValueError(f"there is no complaint {said.complaint}")
        changed = _changed(there, said, at)
    return replace(book, complaints={**book.complaints, changed.number: changed})


def _changed(there: Complaint, said: OfComplaint, at: datetime) -> Complaint:
    return _WRITES[type(said)](there, said, at)


_WRITES: Mapping[type, Callable[[Complaint, Any, datetime], Complaint]] = {
    TieComplaint: lambda there, said, _: replace(there, ties=(*there.ties, said)),
    HandComplaintOn: lambda there, said, _: replace(there, handed=(*there.handed, said)),
    AcceptComplaint: lambda there, _, at: replace(there, accepted=at),
    RefuseComplaint: lambda there, said, at: replace(there, refused=said, refused_at=at),
    AssignComplaint: lambda there, said, _: replace(there, assigned=said),
    FindComplaint: lambda there, said, at: replace(there, found=said, found_at=at),
    RectifyComplaint: lambda there, said, _: replace(
        there, rectified={**there.rectified, said.measure: said}
    ),
    AnswerComplaint: lambda there, said, _: replace(there, answers=(*there.answers, said)),
}
"""What each thing said writes into a complaint."""
