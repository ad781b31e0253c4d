"""What was refused, kept: a line of a chain of its own beside the stream that it was asked of."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from decision_flow.domain.fact import Payload
from decision_flow.domain.move import Refused
from decision_flow.domain.people import Actor
from decision_flow.domain.values import Cite
from decision_flow.domain.views import Attempt, Refusal
from decision_flow.service.known import StaffAt
from decision_flow.store import journal


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that was asked of a body: of which kind, what it says, by whom, when."""

    kind: str
    said: Payload
    actor: Actor
    at: datetime


def keep(connection: Connection, refusal: Refusal, *, body_id: str) -> Refusal:
    """Write a refused attempt as the next line of its chain, and return it so numbered.

    Raises `IntegrityError` when somebody else was refused first.
    """
    head = journal.refusal_head(connection, refusal.stream)
    kept = replace(refusal, seq=head.seq + 1)
    journal.append_refusal(connection, kept, head.digest, body_id=body_id)
    return kept


def keep_of_body(
    connection: Connection,
    staff: StaffAt,
    asked: Asked,
    refused: Refused,
    *,
    calendar: str = "",
    cites: tuple[Cite, ...] = (),
) -> Refusal:
    """Keep what was refused of a body's own: an entry, a supervision, a session, a look.

    It rests on the body as it stood, and on the lines of other streams that it cites.
    """
    actor = asked.actor
    attempt = Attempt(
        step=refused.step,
        verb=refused.verb,
        kind=asked.kind,
        payload=asked.said,
        person=actor.person,
        name=actor.name,
        unit=actor.unit,
        duty=actor.duty,
    )
    refusal = Refusal(
        stream=staff.staff.body.id,
        seq=0,
        case_seq=0,
        attempt=attempt,
        verdicts=refused.verdicts,
        recorded_at=asked.at,
        procedure="",
        calendar=calendar,
        cites=(*cites, staff.cite),
    )
    return keep(connection, refusal, body_id=staff.staff.body.id)
