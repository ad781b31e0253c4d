"""Whether somebody may look at a ledger, and the line that says so."""

from datetime import datetime

from decision_flow.domain.answering.look import KIND, LOOKS, Look, asked_of, looker, stream_of
from decision_flow.domain.case import Fact
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.people import Person
from decision_flow.domain.staff import Staff
from decision_flow.domain.values import Cite


def look(
    said: Look, person: Person, staff: Staff, at: datetime, *, seq: int, cite: Cite
) -> Accepted | Refused:
    """Return the line that a look is written as, or every requirement that stands in its way."""
    verdicts = asked_of(said, person, staff.body, at, known=staff.persons)
    if any(each.refuses for each in verdicts):
        return Refused(LOOKS, "look", verdicts)
    fact = Fact(
        stream=stream_of(staff.body.id),
        seq=seq,
        step=LOOKS,
        kind=KIND,
        verb="look",
        trigger="look",
        payload=said,
        actor=looker(person, said, staff.body, at),
        stated_at=at,
        recorded_at=at,
        edges=(),
        verdicts=verdicts,
        procedure="",
        calendar="",
        cites=(cite,),
    )
    return Accepted((fact,))
