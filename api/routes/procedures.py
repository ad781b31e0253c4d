"""Procedures: the law as data, open to everybody; and checking one that somebody wrote."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

import diagrams
from api.checking import CheckedOut, checked
from api.drawing import layout_of
from api.problems import Kind
from api.routes.laws import day_in_china, latest
from api.schemas.moves import PROCEDURE_KEY
from api.schemas.procedures import (
    ProcedureOut,
    ProceduresOut,
    ProofOut,
    procedure_out,
    proof_out,
    summary_out,
)
from api.wire.body import yaml_body
from api.wire.deps import KNOWN, WANTS_JSON, CallerDep, InstallationDep, NowDep
from api.wire.headers import SVG, acceptable
from api.wire.openapi import problems, svg_answer, yaml_request

router = APIRouter(
    prefix="/api/v1/procedures",
    tags=["procedures"],
    responses=problems(Kind.MALFORMED, Kind.NOT_ACCEPTABLE),
)

KeyDep = Annotated[str, Path(pattern=PROCEDURE_KEY, description="程序代号 The procedure")]
_NOT_FOUND = problems(Kind.NOT_FOUND)


@router.get("", summary="程序列表 The procedures on file", dependencies=[WANTS_JSON])
def list_procedures(installed: InstallationDep) -> ProceduresOut:
    """Return every procedure on file, each proved before it was registered."""
    found = installed.service.procedures()
    return ProceduresOut(
        procedures=tuple(summary_out(each.procedure, each.certificate) for each in found)
    )


@router.get("/{key}", summary="程序 A procedure", responses=_NOT_FOUND, dependencies=[WANTS_JSON])
def read_procedure(key: KeyDep, installed: InstallationDep, now: NowDep) -> ProcedureOut:
    """Return a procedure with all that it inherits, and the source of every part."""
    found = latest(installed.service.procedures(), key, day_in_china(now))
    return procedure_out(found.procedure, found.certificate)


@router.get(
    "/{key}/proof",
    summary="证明书 What was shown of a procedure",
    responses=_NOT_FOUND,
    dependencies=[WANTS_JSON],
)
def read_proof(key: KeyDep, installed: InstallationDep, now: NowDep) -> ProofOut:
    """Return the certificate that a procedure was registered with."""
    found = latest(installed.service.procedures(), key, day_in_china(now))
    return proof_out(found.certificate, installed.service.certificate(found.procedure.digest))


@router.get(
    "/{key}/diagram.svg",
    summary="程序图 A drawing of a procedure",
    response_class=Response,
    responses={**_NOT_FOUND, **svg_answer()},
)
def draw_procedure(
    key: KeyDep, installed: InstallationDep, now: NowDep, request: Request
) -> Response:
    """Return the drawing of a procedure."""
    acceptable(request, SVG)
    found = latest(installed.service.procedures(), key, day_in_china(now))
    ready = installed.service.procedure(found.procedure.digest).ready
    view = diagrams.procedure_view(ready)
    layout = layout_of(installed.service, view)
    return Response(diagrams.procedure_svg(view, layout), media_type=SVG)


@router.post(
    "/check",
    summary="检查规则文件 Prove a rule set, or say why it cannot be used",
    openapi_extra=yaml_request(),
    responses=problems(
        Kind.TOKEN_WANTED,
        Kind.TOO_LARGE,
        Kind.MEDIA,
        Kind.MALFORMED,
        Kind.PROCEDURE,
        Kind.BUSY,
    ),
    dependencies=[KNOWN, WANTS_JSON],
)
def check_procedure(
    raw: Annotated[bytes, Depends(yaml_body)], who: CallerDep, installed: InstallationDep
) -> CheckedOut:
    """Return what was shown of a rule set; nothing is registered."""
    del who
    return checked(raw, installed.settings)
