"""The register that a move rests on: which notice stands in its step, and what came in to it."""

from sqlalchemy import Connection

from decision_flow.domain.case import Case, Payload
from decision_flow.domain.opinions.collation import Dispose, Reread
from decision_flow.domain.opinions.intake import Intake
from decision_flow.domain.steps.before.consultation import Publish
from decision_flow.store.opinions import register
from decision_flow.store.opinions.register import Notice


def notice_of(case: Case, step: str) -> Notice | None:
    """Return the notice that stands in a step, if the step is a consultation with one."""
    published = case.fact(step, "publish")
    if published is None or not isinstance(published.payload, Publish):
        return None
    return Notice(case.id, published.seq)


def looked_at_again(connection: Connection, case: Case) -> Intake | None:
    """Return the register whose ledger waits for a second look, as it is now."""
    for (step, verb), fact in case.last.items():
        if verb == "dispose" and case.shape[step] == "disposed":
            return intake_for(connection, case, step, fact.payload)
    return None


def intake_for(
    connection: Connection, case: Case, step: str, payload: Payload, *, upto: int | None = None
) -> Intake | None:
    """Return the register of the consultation that a move is about, where it has any opinion.

    `upto` is the last line that it had then; without it, as it is now.
    """
    notice = notice_of(case, step)
    if notice is None:
        return None
    ledger = payload.ledger.digest if isinstance(payload, Dispose | Reread) else None
    return register.intake(connection, notice, upto=upto, ledger=ledger)
