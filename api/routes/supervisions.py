"""Supervisions: ordered, drawn by lot, concluded, objected to, put right."""

from http import HTTPStatus

from fastapi import APIRouter

from api.dispatch import RULED
from api.problems import Kind
from api.schemas.reading import read
from api.schemas.supervisions import (
    ANY_SUPERVISED,
    SupervisedOut,
    SupervisionsOut,
    supervised_out,
    supervisions_out,
)
from api.wire.deps import KNOWN, WANTS_JSON, CallerDep, InsiderDep, InstallationDep, JsonDep, NowDep
from api.wire.openapi import problems, supervision_body

router = APIRouter(
    prefix="/api/v1/supervisions",
    tags=["supervisions"],
    dependencies=[KNOWN, WANTS_JSON],
    responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
)


@router.get("", summary="督查 The supervisions of your body")
def read_supervisions(who: InsiderDep, installed: InstallationDep, now: NowDep) -> SupervisionsOut:
    """Return every supervision with what was found and put right, and what is still owed of it."""
    return supervisions_out(installed.service.supervisions(who.body, at=now))


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    summary="督查记录 Put on record what happens in a supervision",
    openapi_extra=supervision_body(),
    responses=problems(*RULED),
)
def supervise(
    *, raw: JsonDep, who: CallerDep, installed: InstallationDep, now: NowDep
) -> SupervisedOut:
    """Order, draw, find, conclude, deliver, object, review, report or check. Refused it is 409."""
    asked, service = read(ANY_SUPERVISED, raw), installed.service
    answer = installed.dispatch.ruled(
        lambda: service.supervise(who.body, asked.payload, person=who.person, at=now)
    )
    return supervised_out(answer)
