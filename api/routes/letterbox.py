"""What the public sends in without a login: a complaint or a proposal; how far a letter is."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path

from api.ids import new_letter_id, new_salt
from api.problems import Kind
from api.routes.public import SENT, OpinionDep, key_digest, within_bounds
from api.schemas.letters import LETTER, LetterOut, ToldOut, letter_out, told_out
from api.schemas.moves import ID
from api.schemas.reading import read
from api.wire.deps import WANTS_JSON, InstallationDep, KeyDep, NowDep
from api.wire.openapi import letter_request, problems
from decision_flow.domain.office.complaints.letters import Channel, Letter
from decision_flow.store.letters.box import Arrived

router = APIRouter(
    prefix="/api/v1/public",
    tags=["public"],
    dependencies=[WANTS_JSON],
    responses=problems(Kind.MALFORMED, Kind.NOT_ACCEPTABLE, Kind.NOT_FOUND),
)

BodyIdDep = Annotated[str, Path(alias="body_id", pattern=ID, description="决策机关 The body")]
LetterIdDep = Annotated[str, Path(alias="letter_id", pattern=ID, description="回执 The receipt")]


@router.post(
    "/bodies/{body_id}/letters",
    status_code=HTTPStatus.CREATED,
    summary="提交投诉、建议 Send a complaint or a proposal; no login is needed",
    dependencies=[Depends(within_bounds)],
    openapi_extra=letter_request(),
    responses=SENT,
)
def send_letter(
    *,
    body_id: BodyIdDep,
    raw: OpinionDep,
    installed: InstallationDep,
    now: NowDep,
    key: KeyDep = None,
) -> LetterOut:
    """Put a complaint or a proposal into the letterbox of a body; its `id` is the receipt.

    Sent again under the same `Idempotency-Key` it is the same letter.
    """
    said, service = read(LETTER, raw), installed.service
    day = service.body(body_id).body.day(now)
    letter = Letter(Channel.ONLINE, day, said.text, said.name, said.contact)
    arrived = Arrived(new_letter_id(), new_salt(), letter, key_digest(key))
    line = installed.dispatch.write(lambda: service.send_letter(body_id, arrived, at=now))
    return letter_out(line)


@router.get("/letters/{letter_id}", summary="办理情况 How far a letter is, by its receipt")
def letter_told(letter_id: LetterIdDep, installed: InstallationDep) -> ToldOut:
    """Return with which unit a letter is, why it was not taken up, what was answered at the end."""
    return told_out(installed.service.letter_told(letter_id))
