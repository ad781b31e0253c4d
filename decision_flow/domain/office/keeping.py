"""The registers that a body's office keeps, under no rule set: what is entered, and whether it can.

Each entry is a fact of the body's stream with its paper on file; none is ever taken out again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from decision_flow.domain.answering.laddering import unmet_of_measure
from decision_flow.domain.answering.suing import unmet_of_lawsuit
from decision_flow.domain.office import emergency, ladder, lawsuits, seals, succession
from decision_flow.domain.office.complaints import said as complaints
from decision_flow.domain.office.complaints.book import follow_complaints
from decision_flow.domain.office.complaints.kept_away import kept_away
from decision_flow.domain.office.complaints.receptions import unmet_of_reception, unmet_of_rule
from decision_flow.domain.office.complaints.said import (
    AdoptComplaintRule,
    HoldReception,
    PlanReception,
    SaidOfComplaints,
)
from decision_flow.domain.office.complaints.unfit import unmet_of_complaint
from decision_flow.domain.office.custody import said as custody
from decision_flow.domain.office.custody.said import (
    ConsultFile,
    PlaceHold,
    SaidOfCustody,
    follow_custody,
)
from decision_flow.domain.office.custody.unfit import unmet_of_custody
from decision_flow.domain.office.emergency import SaidOfEmergency, follow_emergency
from decision_flow.domain.office.entering import (
    unmet_of_emergency,
    unmet_of_seal,
    unmet_of_succession,
)
from decision_flow.domain.office.ladder import SaidOfMeasure, follow_measure
from decision_flow.domain.office.lawsuits import RegisterLawsuit, SaidOfLawsuit, follow_lawsuit
from decision_flow.domain.office.seals import Sealed, UseSeal
from decision_flow.domain.office.succession import SucceedUnit, follow_succession
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import Body
from decision_flow.domain.verdict import Verdict

Kept = (
    SucceedUnit
    | SaidOfEmergency
    | UseSeal
    | SaidOfComplaints
    | SaidOfLawsuit
    | SaidOfMeasure
    | SaidOfCustody
)

VERBS: Mapping[str, type[Any]] = {
    **succession.VERBS,
    **emergency.VERBS,
    **seals.VERBS,
    **complaints.VERBS,
    **lawsuits.VERBS,
    **ladder.VERBS,
    **custody.VERBS,
}
"""What can be entered, by the word that an entry is asked for with."""


def case_of(said: object) -> str | None:
    """Return the case that an entry itself says it is about."""
    of_a_case = UseSeal | RegisterLawsuit | PlaceHold | ConsultFile
    return said.case if isinstance(said, of_a_case) else None


def follow_kept(body: Body, said: Kept, *, seq: int, by: str, at: datetime) -> Body:
    """Return the body with one more entry by a person. Raises `ValueError` for an unknown one."""
    changed: dict[str, Any]
    if isinstance(said, SucceedUnit):
        changed = {"successions": follow_succession(body.successions, said, seq=seq)}
    elif isinstance(said, UseSeal):
        changed = {"seals": (*body.seals, Sealed(said, at, seq))}
    elif isinstance(said, SaidOfComplaints):
        changed = {"complaints": follow_complaints(body.complaints, said, seq=seq, at=at)}
    elif isinstance(said, SaidOfMeasure):
        changed = {"measures": follow_measure(body.measures, said, seq=seq, by=by, at=at)}
    elif isinstance(said, SaidOfLawsuit):
        changed = {"lawsuits": follow_lawsuit(body.lawsuits, said, seq=seq, at=at)}
    elif isinstance(said, SaidOfCustody):
        changed = {"custody": follow_custody(body.custody, said, seq=seq, at=at)}
    else:
        changed = {"emergencies": follow_emergency(body.emergencies, said, seq=seq, at=at)}
    return replace(body, **changed)


def unmet_of_kept(body: Body, said: Kept, writer: Writer) -> Iterator[Verdict]:
    """Yield all that stands in the way of an entry by a person."""
    if isinstance(said, SucceedUnit):
        yield from unmet_of_succession(body.successions, said, writer)
    elif isinstance(said, UseSeal):
        yield from unmet_of_seal(said)
    elif isinstance(said, SaidOfComplaints):
        yield from _unmet_of_complaints(body, said, writer)
    elif isinstance(said, SaidOfMeasure):
        yield from unmet_of_measure(body, said, writer)
    elif isinstance(said, SaidOfLawsuit):
        yield from unmet_of_lawsuit(body.lawsuits, said, writer)
    elif isinstance(said, SaidOfCustody):
        yield from unmet_of_custody(body.custody, said, writer)
    else:
        yield from unmet_of_emergency(body.emergencies, said)


def _unmet_of_complaints(body: Body, said: SaidOfComplaints, writer: Writer) -> Iterator[Verdict]:
    if isinstance(said, AdoptComplaintRule):
        yield from unmet_of_rule(said)
    elif isinstance(said, PlanReception | HoldReception):
        yield from unmet_of_reception(body.complaints, said, writer, body.seats)
    else:
        yield from unmet_of_complaint(body.complaints, said, writer, body.successions)
        yield from kept_away(body, said, writer)
