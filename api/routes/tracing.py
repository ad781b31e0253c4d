"""From a harm back to the acts on which it rests (倒查): as data, and as a paper."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.papers.after.traced import tracing_report
from api.papers.making import material_of, printed
from api.papers.sheet import LABELS, Format, TracePaper
from api.problems import Kind
from api.schemas.tracing import TraceOut, TraceQuery, trace_out
from api.wire.deps import KNOWN, CaseIdDep, InsiderDep, InstallationDep, taking
from api.wire.files import attached
from api.wire.headers import JSON, PDF
from api.wire.openapi import file_answer, problems

router = APIRouter(
    prefix="/api/v1/cases/{case_id}/trace",
    tags=["records"],
    dependencies=[KNOWN],
    responses=problems(
        Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE, Kind.NOT_FOUND
    ),
)

WantedDep = Annotated[TraceQuery, Query()]


@router.get(
    "",
    summary="倒查 From a harm back to the acts on which it rests",
    responses=problems(Kind.REFUSED),
    dependencies=[taking(JSON)],
)
def trace(
    case_id: CaseIdDep,
    *,
    who: InsiderDep,
    installed: InstallationDep,
    wanted: WantedDep,
) -> TraceOut:
    """Return the acts behind a lawsuit lost, a finding or an evaluation, and who did them.

    A different opinion is shown with the article by which it counts. Nobody is judged.
    """
    found = installed.service.trace(who.body, case_id, wanted.kind, wanted.name, steps=wanted.step)
    return trace_out(found)


@router.get(
    "/report.pdf",
    summary="倒查情况报告（PDF） The same as a paper",
    response_class=Response,
    responses={
        **file_answer(PDF, "报告 The report"),
        **problems(Kind.REFUSED, Kind.CONFLICT, Kind.TOO_LARGE),
    },
    dependencies=[taking(PDF)],
)
def trace_report(
    case_id: CaseIdDep,
    *,
    who: InsiderDep,
    installed: InstallationDep,
    wanted: WantedDep,
) -> Response:
    """Return the way back from a harm as PDF/A: steps, acts, people, and who differed."""
    service = installed.service
    found = service.trace(who.body, case_id, wanted.kind, wanted.name, steps=wanted.step)
    report = tracing_report(material_of(service, who.body, case_id), found)
    return attached(printed(report, Format.PDF), f"{LABELS[TracePaper.REPORT].zh}.pdf", PDF)
