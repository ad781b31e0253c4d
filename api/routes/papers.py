"""The papers of a case, made from its facts: which there can be, and each as PDF or DOCX."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from api.identity import Caller
from api.installation import Installation
from api.papers.compare import MOST_BYTES, compared
from api.papers.making import made, material_of, offered, printed
from api.papers.material import Material
from api.papers.sheet import LABELS, Format, PaperKind
from api.problems import Kind
from api.schemas.papers import ComparisonOut, PapersOut, comparison_out, paper_out
from api.schemas.queries import DrawingQuery
from api.wire.deps import KNOWN, CaseIdDep, InsiderDep, InstallationDep
from api.wire.files import MEDIA_OF, attached
from api.wire.headers import DOCX, JSON, PDF, acceptable
from api.wire.openapi import file_answer, problems

router = APIRouter(
    prefix="/api/v1/cases/{case_id}/papers",
    tags=["papers"],
    dependencies=[KNOWN],
    responses=problems(
        Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE, Kind.NOT_FOUND
    ),
)

AtDep = Annotated[DrawingQuery, Query()]
KindDep = Annotated[PaperKind, Path(description="文书种类 Which paper")]


@router.get("", summary="文书清单 Which papers can be made, and what the others wait for")
def list_papers(
    *,
    case_id: CaseIdDep,
    who: InsiderDep,
    installed: InstallationDep,
    request: Request,
    wanted: AtDep,
) -> PapersOut:
    """Return every kind of paper: made from the facts alone, as they stood after line `at`."""
    acceptable(request, JSON)
    material = _material(installed, who, case_id, wanted)
    prefix = f"/api/v1/cases/{case_id}/papers"
    return PapersOut(papers=tuple(paper_out(found, prefix) for found in offered(material)))


@router.get(
    "/comparison/{digest}",
    summary="纪要与会议记录核对 Does a filed summary decide what the record says",
    responses=problems(Kind.CONFLICT),
)
def compare_summary(
    *,
    case_id: CaseIdDep,
    who: InsiderDep,
    installed: InstallationDep,
    request: Request,
    digest: Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="已存的纪要 The summary")],
) -> ComparisonOut:
    """Compare the decisions of a summary on file (DOCX or text) with the record of its meeting."""
    acceptable(request, JSON)
    material = material_of(installed.service, who.body, case_id)
    _, stream = installed.service.document(who.body, digest)
    with stream:
        return comparison_out(compared(material, stream.read(MOST_BYTES + 1)))


@router.get(
    "/{kind}.pdf",
    summary="文书（PDF） A paper as PDF",
    response_class=Response,
    responses={**file_answer(PDF, "文书 The paper"), **problems(Kind.CONFLICT, Kind.TOO_LARGE)},
)
def paper_as_pdf(
    *,
    case_id: CaseIdDep,
    kind: KindDep,
    who: InsiderDep,
    installed: InstallationDep,
    request: Request,
    wanted: AtDep,
) -> Response:
    """Return a paper as PDF/A, laid out after GB/T 9704; the same facts give the same bytes.

    A character that the fonts lack is a conflict, never an empty box; the DOCX has it.
    """
    acceptable(request, PDF)
    return _answered(_material(installed, who, case_id, wanted), kind, Format.PDF)


@router.get(
    "/{kind}.docx",
    summary="文书（DOCX） A paper as DOCX",
    response_class=Response,
    responses={**file_answer(DOCX, "文书 The paper"), **problems(Kind.TOO_LARGE)},
)
def paper_as_docx(
    *,
    case_id: CaseIdDep,
    kind: KindDep,
    who: InsiderDep,
    installed: InstallationDep,
    request: Request,
    wanted: AtDep,
) -> Response:
    """Return a paper as a Word document that names the fonts of GB/T 9704."""
    acceptable(request, DOCX)
    return _answered(_material(installed, who, case_id, wanted), kind, Format.DOCX)


def _material(installed: Installation, who: Caller, case: str, wanted: DrawingQuery) -> Material:
    return material_of(installed.service, who.body, case, at=wanted.at)


def _answered(material: Material, kind: PaperKind, form: Format) -> Response:
    content = printed(made(material, kind), form)
    return attached(content, f"{LABELS[kind].zh}.{form}", MEDIA_OF[form])
