"""Complaints and proposals as those who work on them see them: the letterbox and the list."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.ids import new_letter_id, new_salt
from api.problems import Kind
from api.schemas.complaints import ComplaintOut, DeskOut, complaint_out, desk_out
from api.schemas.letters import (
    TAKEN,
    LetterOut,
    LettersOut,
    LettersQuery,
    OpenedOut,
    letter_out,
    opened_out,
)
from api.schemas.reading import read
from api.wire.deps import KNOWN, WANTS_JSON, InsiderDep, InstallationDep, JsonDep, NowDep
from api.wire.openapi import problems, taken_request
from decision_flow.domain.office.complaints.letters import Letter
from decision_flow.domain.values import MOST
from decision_flow.store.letters.box import Arrived

router = APIRouter(
    prefix="/api/v1/complaints",
    tags=["complaints"],
    dependencies=[KNOWN, WANTS_JSON],
    responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
)

NumberDep = Annotated[int, Path(ge=1, le=MOST, description="来件编号 The letter's number")]


@router.get("", summary="投诉台账 The list of complaints, with what is owed")
def desk(who: InsiderDep, installed: InstallationDep, now: NowDep) -> DeskOut:
    """Return every complaint, letters not registered yet, the rule, the days of reception.

    What a complaint contradicts of an executor's reports stands beside it (Articles 35 and 40).
    """
    return desk_out(installed.service.desk(who.body, at=now))


@router.get("/letters", summary="来件登记 The letterbox, in the order in which letters came")
def letters(
    who: InsiderDep, installed: InstallationDep, wanted: Annotated[LettersQuery, Query()]
) -> LettersOut:
    """Return lines of the letterbox, without what the letters say."""
    found = installed.service.letters(who.body, after=wanted.after, limit=wanted.limit)
    more = found[-1].number if len(found) == wanted.limit else None
    return LettersOut(letters=tuple(letter_out(each) for each in found), after=more)


@router.post(
    "/letters",
    status_code=HTTPStatus.CREATED,
    summary="登记来件 Put a letter, a call or a visit into the letterbox",
    openapi_extra=taken_request(),
    responses=problems(Kind.REFUSED, Kind.TOO_LARGE, Kind.MEDIA, Kind.BUSY),
)
def take(*, raw: JsonDep, who: InsiderDep, installed: InstallationDep, now: NowDep) -> LetterOut:
    """Register what came on paper, by telephone or in person, as the office."""
    said = read(TAKEN, raw)
    letter = Letter(said.channel, said.received_on, said.text, said.name, said.contact)
    arrived = Arrived(new_letter_id(), new_salt(), letter)
    line = installed.dispatch.write(
        lambda: installed.service.take_letter(who.body, arrived, person=who.person, at=now)
    )
    return letter_out(line)


@router.get(
    "/letters/{number}",
    summary="来件内容 What a letter says",
    responses=problems(Kind.NOT_FOUND),
)
def open_letter(
    *, number: NumberDep, who: InsiderDep, installed: InstallationDep, now: NowDep
) -> OpenedOut:
    """Return a letter to the office and who investigates; who sent it, to the office alone.

    Nobody reads it who is complained of.
    """
    found = installed.service.open_letter(who.body, number, person=who.person, at=now)
    return opened_out(found)


@router.get(
    "/{number}",
    summary="投诉件 One complaint with all that was entered about it",
    responses=problems(Kind.NOT_FOUND),
)
def complaint(
    *, number: NumberDep, who: InsiderDep, installed: InstallationDep, now: NowDep
) -> ComplaintOut:
    """Return a complaint that the office handles, and what is owed of it."""
    return complaint_out(installed.service.complaint(who.body, number, at=now))
