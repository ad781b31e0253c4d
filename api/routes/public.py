"""What the public asks without a login: a notice, and an opinion while opinions are asked for."""

import hashlib
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request

from api.ids import new_opinion_id, new_salt
from api.problems import Kind
from api.schemas.moves import STEP_KEY
from api.schemas.opinions import (
    OPINION,
    ConsultationOut,
    ReceiptOut,
    consultation_out,
    receipt_out,
)
from api.schemas.reading import read
from api.wire.body import opinion_body
from api.wire.deps import WANTS_JSON, CaseIdDep, InstallationDep, KeyDep, NowDep
from api.wire.openapi import opinion_request, problems
from decision_flow.domain.opinions.intake import Comment, OpinionChannel
from decision_flow.store.opinions.register import Arrived

router = APIRouter(
    prefix="/api/v1/public/cases/{case_id}/consultations/{step}",
    tags=["public"],
    dependencies=[WANTS_JSON],
    responses=problems(Kind.MALFORMED, Kind.NOT_ACCEPTABLE, Kind.NOT_FOUND),
)

StepDep = Annotated[str, Path(pattern=STEP_KEY, max_length=64, description="环节 The step")]
SENT = problems(Kind.REFUSED, Kind.TOO_LARGE, Kind.MEDIA, Kind.KEY_REUSED, Kind.TOO_MANY, Kind.BUSY)
"""What may come of something that the public sends in."""
OpinionDep = Annotated[bytes, Depends(opinion_body)]


def within_bounds(request: Request, installed: InstallationDep, now: NowDep) -> None:
    """Count one more of this address, before its body is read. Raises ProblemError."""
    client = request.client
    installed.bound.take(client.host if client else "", now)


@router.get("", summary="征求意见公告 A notice, and whether opinions are taken now")
def read_notice(
    case_id: CaseIdDep, step: StepDep, installed: InstallationDep, now: NowDep
) -> ConsultationOut:
    """Return the notice that stands: what it is about, where it stands, how and until when."""
    return consultation_out(installed.service.consultation(case_id, step, at=now))


@router.post(
    "/opinions",
    status_code=HTTPStatus.CREATED,
    summary="提交意见 Send an opinion; no login is needed",
    dependencies=[Depends(within_bounds)],
    openapi_extra=opinion_request(),
    responses=SENT,
)
def send_opinion(
    *,
    case_id: CaseIdDep,
    step: StepDep,
    raw: OpinionDep,
    installed: InstallationDep,
    now: NowDep,
    key: KeyDep = None,
) -> ReceiptOut:
    """Register an opinion. One that comes after the last day is kept, and marked as late.

    Sent again under the same `Idempotency-Key` it is the same opinion.
    """
    said = read(OPINION, raw)
    comment = Comment(OpinionChannel.ONLINE, now.date(), said.text, said.name, said.contact)
    arrived = Arrived(new_opinion_id(), new_salt(), comment, late=False, key=key_digest(key))
    entry = installed.dispatch.write(
        lambda: installed.service.comment(case_id, step, arrived, at=now)
    )
    return receipt_out(entry)


def key_digest(key: str | None) -> str | None:
    """Return what is kept of a key: a sender may put anything into it."""
    return None if key is None else hashlib.sha256(key.encode()).hexdigest()
