"""Opinions as those who work on them see them: the register, imports, who wrote one."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request

from api.ids import new_opinion_id, new_salt
from api.imports.opinions import comments
from api.imports.tables import CSV, XLSX
from api.problems import Kind
from api.routes.public import StepDep
from api.schemas.opinions import (
    ContactOut,
    ImportedOut,
    OpinionsOut,
    OpinionsQuery,
    contact_out,
    imported_out,
    opinion_out,
)
from api.wire.body import of_type, table_type, whole
from api.wire.deps import KNOWN, WANTS_JSON, CaseIdDep, InsiderDep, InstallationDep, NowDep
from api.wire.openapi import problems, table_request
from decision_flow.domain.values import MOST
from decision_flow.store.opinions.register import Arrived


def about_a_consultation() -> APIRouter:
    """Return a router of what is done with the opinions of a step, by those who work on them."""
    return APIRouter(
        prefix="/api/v1/cases/{case_id}/consultations/{step}",
        tags=["consultations"],
        dependencies=[KNOWN, WANTS_JSON],
        responses=problems(
            Kind.MALFORMED,
            Kind.TOKEN_WANTED,
            Kind.NOT_YOURS,
            Kind.NOT_ACCEPTABLE,
            Kind.NOT_FOUND,
            Kind.REFUSED,
        ),
    )


router = about_a_consultation()

NumberDep = Annotated[int, Path(ge=1, le=MOST, description="意见编号 The opinion's number")]


async def table_body(request: Request, who: InsiderDep) -> bytes:
    """Return the bytes of a table; nobody unknown gets this far. Raises ProblemError."""
    del who
    of_type(request, CSV, XLSX)
    return await whole(request, request.app.state.installation.settings.most_table_bytes)


@router.get("/opinions", summary="意见登记 The register, in the order in which opinions came")
def opinions(
    *,
    case_id: CaseIdDep,
    step: StepDep,
    who: InsiderDep,
    installed: InstallationDep,
    wanted: Annotated[OpinionsQuery, Query()],
) -> OpinionsOut:
    """Return opinions of the notice that stands, without who wrote them."""
    found = installed.service.opinions(
        who.body, case_id, step, after=wanted.after, limit=wanted.limit
    )
    more = found[-1].entry.number if len(found) == wanted.limit else None
    return OpinionsOut(opinions=tuple(opinion_out(each) for each in found), after=more)


@router.post(
    "/opinions",
    status_code=HTTPStatus.CREATED,
    summary="导入意见 Import letters, calls and e-mails from a table, all rows or none",
    openapi_extra=table_request(),
    responses=problems(Kind.TOO_LARGE, Kind.MEDIA, Kind.BUSY),
)
def import_opinions(
    *,
    case_id: CaseIdDep,
    step: StepDep,
    data: Annotated[bytes, Depends(table_body)],
    media: Annotated[str, Depends(table_type)],
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
) -> ImportedOut:
    """Register the opinions of a CSV or XLSX table; what is wrong is told row by row."""
    service = installed.service
    first = service.imports_from(who.body, case_id, step, person=who.person, at=now)
    today = service.body(who.body).body.day(now)
    found = comments(data, media, first=first, last=today)
    arrived = [Arrived(new_opinion_id(), new_salt(), each, late=False) for each in found]
    entries = installed.dispatch.write(
        lambda: service.import_opinions(who.body, case_id, step, arrived, person=who.person, at=now)
    )
    return imported_out(entries)


@router.get("/opinions/{number}/contact", summary="意见人 Who wrote an opinion")
def contact(
    *,
    case_id: CaseIdDep,
    step: StepDep,
    number: NumberDep,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
) -> ContactOut:
    """Return who wrote an opinion, to the lead unit's officer and the secretariat alone."""
    found = installed.service.who_wrote(who.body, case_id, step, number, person=who.person, at=now)
    return contact_out(found)
