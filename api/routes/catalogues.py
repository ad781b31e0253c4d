"""The annual catalogue: imported from a table, adjusted, published, read."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request

from api.imports.catalogue import MOST_BYTES, items
from api.imports.tables import CSV, XLSX
from api.problems import Kind
from api.routes.laws import latest
from api.schemas.catalogues import (
    ADJUSTMENT,
    PUBLICATION,
    CatalogueOut,
    CataloguesOut,
    ImportQuery,
    catalogue_out,
    catalogues_out,
)
from api.schemas.reading import read
from api.wire.body import of_type, table_type, whole
from api.wire.deps import KNOWN, WANTS_JSON, InsiderDep, InstallationDep, JsonDep, NowDep
from api.wire.openapi import adjustment_body, catalogue_table, problems, publication_body
from decision_flow.domain.intake.catalogue import (
    FIRST_YEAR,
    LAST_YEAR,
    AdoptCatalogue,
    Catalogued,
)

router = APIRouter(
    prefix="/api/v1/catalogues",
    tags=["catalogues"],
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

YearDep = Annotated[int, Path(ge=FIRST_YEAR, le=LAST_YEAR, description="年度 The year")]


async def catalogue_table_body(request: Request, who: InsiderDep) -> bytes:
    """Return the bytes of a table; nobody unknown gets this far. Raises ProblemError."""
    del who
    of_type(request, CSV, XLSX)
    return await whole(request, MOST_BYTES)


@router.get("", summary="年度目录 The catalogues of your body")
def list_catalogues(who: InsiderDep, installed: InstallationDep) -> CataloguesOut:
    """Return the catalogues of your body, the earliest year first."""
    return catalogues_out(installed.service.catalogues(who.body))


@router.get("/{year}", summary="某年度目录 The catalogue of a year")
def read_catalogue(
    year: YearDep, who: InsiderDep, installed: InstallationDep, now: NowDep
) -> CatalogueOut:
    """Return the matters, the cases that they became, what is overdue, and every version."""
    return catalogue_out(installed.service.catalogue(who.body, year, at=now))


@router.post(
    "/import",
    status_code=HTTPStatus.CREATED,
    summary="导入目录 Adopt the catalogue of a year from a table, all rows or none",
    openapi_extra=catalogue_table(),
    responses=_WRITES,
)
def import_catalogue(
    *,
    data: Annotated[bytes, Depends(catalogue_table_body)],
    media: Annotated[str, Depends(table_type)],
    wanted: Annotated[ImportQuery, Query()],
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
) -> CatalogueOut:
    """Adopt a catalogue with the matters of a CSV or XLSX table; faults are told row by row."""
    service = installed.service
    day = service.body(who.body).body.day(now)
    said = AdoptCatalogue(
        year=wanted.year,
        procedure=latest(service.procedures(), wanted.procedure, day).procedure.digest,
        document=service.named_document(who.body, wanted.document),
        consent=service.named_document(who.body, wanted.consent),
        items=items(data, media, year=wanted.year),
    )
    return _entered(said, who, installed, now)


@router.post(
    "/adjustments",
    status_code=HTTPStatus.CREATED,
    summary="调整目录 Add, change or remove matters",
    openapi_extra=adjustment_body(),
    responses=_WRITES,
)
def adjust_catalogue(
    *, raw: JsonDep, who: InsiderDep, installed: InstallationDep, now: NowDep
) -> CatalogueOut:
    """Make a new version of a catalogue. Removal ends no case."""
    return _entered(read(ADJUSTMENT, raw), who, installed, now)


@router.post(
    "/publications",
    status_code=HTTPStatus.CREATED,
    summary="公布目录 Record that the present version was published",
    openapi_extra=publication_body(),
    responses=_WRITES,
)
def publish_catalogue(
    *, raw: JsonDep, who: InsiderDep, installed: InstallationDep, now: NowDep
) -> CatalogueOut:
    """Record where and when the present version of a catalogue was published."""
    return _entered(read(PUBLICATION, raw), who, installed, now)


def _entered(
    said: Catalogued, who: InsiderDep, installed: InstallationDep, now: NowDep
) -> CatalogueOut:
    service = installed.service
    installed.dispatch.write(
        lambda: service.enter_catalogue(who.body, said, person=who.person, at=now)
    )
    return catalogue_out(service.catalogue(who.body, said.year, at=now))
