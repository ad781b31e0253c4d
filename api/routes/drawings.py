"""Drawings of a case, and the same in words."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

import diagrams
from api.drawing import drawn, layout_of
from api.papers.output.drawn import drawn_as_pdf
from api.problems import Kind
from api.schemas.queries import DrawingQuery, PagesQuery
from api.wire.deps import KNOWN, CaseIdDep, InsiderDep, InstallationDep, NowDep
from api.wire.files import attached
from api.wire.headers import PDF, PLAIN, SVG, acceptable
from api.wire.openapi import file_answer, problems, svg_answer, text_answer

router = APIRouter(
    prefix="/api/v1/cases/{case_id}",
    tags=["drawings"],
    dependencies=[KNOWN],
    responses=problems(
        Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE, Kind.NOT_FOUND
    ),
)

DrawingDep = Annotated[DrawingQuery, Query()]


@router.get(
    "/diagram.svg",
    summary="办理过程图 The case drawn",
    response_class=Response,
    responses=svg_answer(),
)
def draw_case(
    *,
    case_id: CaseIdDep,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
    request: Request,
    wanted: DrawingDep,
) -> Response:
    """Return the drawing of a case, made from its recorded edges alone."""
    acceptable(request, SVG)
    view = drawn(installed.service, who.body, case_id, now=now, at=wanted.at)
    layout = layout_of(installed.service, view.procedure)
    return Response(diagrams.case_svg(view, layout), media_type=SVG)


@router.get(
    "/diagram.pdf",
    summary="办理过程图（PDF） The case drawn, in A3 pages or as one sheet",
    response_class=Response,
    responses={**file_answer(PDF, "办理过程图 The drawing"), **problems(Kind.CONFLICT)},
)
def print_case(
    *,
    case_id: CaseIdDep,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
    request: Request,
    wanted: Annotated[PagesQuery, Query()],
) -> Response:
    """Return the drawing of a case to be printed: pages cut between steps, numbered, with imprint.

    A character that the fonts lack is a conflict, never an empty box; the SVG has it.
    """
    acceptable(request, PDF)
    view = drawn(installed.service, who.body, case_id, now=now, at=wanted.at)
    layout = layout_of(installed.service, view.procedure)
    content = drawn_as_pdf(view, layout, wanted.paper)
    return attached(content, f"办理过程图{case_id}.pdf", PDF)


@router.get(
    "/diagram.txt",
    summary="办理过程（文字） The case told in words",
    response_class=Response,
    responses=text_answer(),
)
def tell_case(
    *,
    case_id: CaseIdDep,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
    request: Request,
    wanted: DrawingDep,
) -> Response:
    """Return the same as the drawing, in words."""
    acceptable(request, PLAIN)
    view = drawn(installed.service, who.body, case_id, now=now, at=wanted.at)
    return Response(diagrams.case_text(view), media_type=f"{PLAIN}; charset=utf-8")
