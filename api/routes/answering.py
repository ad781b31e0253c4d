"""The two answers to a move: its facts, or the problem that says what is unmet."""

from fastapi import Response

from api.problems import RefusedError
from api.schemas.cases import phase_out
from api.schemas.facts import MovedOut, fact_out
from api.wire.headers import etag
from decision_flow.domain.move import Refused
from decision_flow.service import Answer


def moved_out(answer: Answer, response: Response) -> MovedOut:
    """Return what was written, with the version to act on next. Raises RefusedError."""
    if isinstance(answer, Refused):
        raise RefusedError(answer)
    response.headers["ETag"] = etag(answer.seq)
    response.headers["Location"] = f"/api/v1/cases/{answer.case.id}"
    return MovedOut(
        case=answer.case.id,
        version=answer.seq,
        head=answer.head,
        phase=phase_out(answer.case.phase),
        facts=tuple(fact_out(fact) for fact in answer.facts),
    )
