"""Whether matters are major: judged, looked at by another, listed for auditors."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.ids import new_judgement_id
from api.problems import Kind
from api.routes.laws import latest
from api.schemas.judgements import (
    CONFIRMATION,
    JUDGEMENT,
    FoundOut,
    JudgementsOut,
    JudgementsQuery,
    WeighedOut,
    found_out,
    judgements_out,
    said_of,
    weighed_out,
)
from api.schemas.moves import ID
from api.schemas.reading import read
from api.wire.deps import KNOWN, WANTS_JSON, InsiderDep, InstallationDep, JsonDep, NowDep
from api.wire.openapi import confirmation_body, judgement_body, problems
from decision_flow.domain.intake.judgement import Answer, ConfirmJudgement, JudgeMatter

router = APIRouter(
    prefix="/api/v1/judgements",
    tags=["judgements"],
    dependencies=[KNOWN, WANTS_JSON],
    responses=problems(
        Kind.MALFORMED,
        Kind.TOKEN_WANTED,
        Kind.NOT_YOURS,
        Kind.NOT_ACCEPTABLE,
        Kind.NOT_FOUND,
    ),
)
_WRITES = problems(Kind.REFUSED, Kind.STALE, Kind.TOO_LARGE, Kind.MEDIA, Kind.BUSY)

JudgementDep = Annotated[
    str, Path(alias="judgement", pattern=ID, description="判断编号 The judgement")
]


@router.get("", summary="判断列表 What was judged of matters")
def list_judgements(
    wanted: Annotated[JudgementsQuery, Query()], who: InsiderDep, installed: InstallationDep
) -> JudgementsOut:
    """Return what was judged, and the matters that look split to stay below a figure."""
    service = installed.service
    return judgements_out(service.judgements(who.body, wanted.answer), service.splits(who.body))


@router.get("/{judgement}", summary="判断 What was judged of a matter, and why")
def read_judgement(
    judgement: JudgementDep, who: InsiderDep, installed: InstallationDep
) -> WeighedOut:
    """Return a judgement with every reason and its article."""
    return weighed_out(installed.service.judgement(who.body, judgement))


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    summary="判断 Judge whether a matter is a major decision",
    openapi_extra=judgement_body(),
    responses=_WRITES,
)
def judge_matter(
    *, raw: JsonDep, who: InsiderDep, installed: InstallationDep, now: NowDep
) -> WeighedOut:
    """Keep what a matter is judged to be, whichever way it goes."""
    service, said = installed.service, _asked(raw, who, installed, now)
    installed.dispatch.write(
        lambda: service.judge_matter(who.body, said, person=who.person, at=now)
    )
    return weighed_out(service.judgement(who.body, said.judgement))


@router.post(
    "/trial",
    summary="试判断 What answers would come to; nothing is kept",
    openapi_extra=judgement_body(),
    responses=problems(Kind.TOO_LARGE, Kind.MEDIA),
)
def try_matter(
    *, raw: JsonDep, who: InsiderDep, installed: InstallationDep, now: NowDep
) -> FoundOut:
    """Return what a matter would be judged to be, with every reason and its article."""
    return found_out(installed.service.weigh(who.body, _asked(raw, who, installed, now)))


@router.post(
    "/{judgement}/confirmations",
    status_code=HTTPStatus.CREATED,
    summary="复核判断 A second person looks at a judgement",
    openapi_extra=confirmation_body(),
    responses=_WRITES,
)
def confirm_judgement(
    *,
    judgement: JudgementDep,
    raw: JsonDep,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
) -> WeighedOut:
    """Record whether another person agrees with a judgement, and why."""
    asked, service = read(CONFIRMATION, raw), installed.service
    service.judgement(who.body, judgement)
    said = ConfirmJudgement(judgement=judgement, agrees=asked.agrees, reasons=asked.reasons)
    installed.dispatch.write(
        lambda: service.judge_matter(who.body, said, person=who.person, at=now)
    )
    return weighed_out(service.judgement(who.body, judgement))


def _asked(raw: JsonDep, who: InsiderDep, installed: InstallationDep, now: NowDep) -> JudgeMatter:
    """Return what is asked to be entered, with what its answers come to."""
    asked, service = read(JUDGEMENT, raw), installed.service
    day = service.body(who.body).body.day(now)
    procedure = latest(service.procedures(), asked.procedure, day).procedure.digest
    draft = said_of(asked, new_judgement_id(), procedure, Answer.NOT_MAJOR)
    found = service.weigh(who.body, draft)
    return said_of(asked, draft.judgement, procedure, found.answer)
