"""The registers of a body's office: successions, emergencies, the use of seals, lawsuits."""

from http import HTTPStatus

from fastapi import APIRouter

from api.problems import Kind
from api.schemas.reading import read
from api.schemas.registers import ANY_ENTRY, EntryOut, RegistersOut, registers_out
from api.wire.deps import KNOWN, WANTS_JSON, InsiderDep, InstallationDep, JsonDep, NowDep
from api.wire.openapi import entry_body, problems

router = APIRouter(
    prefix="/api/v1/registers",
    tags=["registers"],
    dependencies=[KNOWN, WANTS_JSON],
    responses=problems(Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE),
)


@router.get("", summary="办公登记 The registers of the office")
def read_registers(who: InsiderDep, installed: InstallationDep) -> RegistersOut:
    """Return every entry, the cases that go on from an emergency, and what is still owed of it."""
    return registers_out(installed.service.registers(who.body))


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    summary="登记 Make an entry",
    openapi_extra=entry_body(),
    responses=problems(
        Kind.REFUSED, Kind.STALE, Kind.NOT_FOUND, Kind.TOO_LARGE, Kind.MEDIA, Kind.BUSY
    ),
)
def make_entry(
    *, raw: JsonDep, who: InsiderDep, installed: InstallationDep, now: NowDep
) -> EntryOut:
    """Enter a succession, an emergency, the use of a seal, a lawsuit, or what became of these."""
    asked, service = read(ANY_ENTRY, raw), installed.service
    made = installed.dispatch.write(
        lambda: service.keep(who.body, asked.payload, person=who.person, at=now)
    )
    return EntryOut(line=made.fact.seq, head=made.head)
