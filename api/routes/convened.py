"""The papers of a session: its record and its summary, every matter in them."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from api.identity import Caller
from api.installation import Installation
from api.papers.compare import MOST_BYTES, compared_session
from api.papers.convened import convened_of
from api.papers.making import printed
from api.papers.sheet import LABELS, Format, PaperKind
from api.papers.views.session import session_paper
from api.problems import Kind
from api.routes.sessions import SessionIdDep
from api.schemas.papers import ComparisonOut, comparison_out
from api.wire.deps import KNOWN, InsiderDep, InstallationDep
from api.wire.files import MEDIA_OF, attached
from api.wire.headers import DOCX, JSON, PDF, acceptable
from api.wire.openapi import file_answer, problems

router = APIRouter(
    prefix="/api/v1/sessions/{session_id}/papers",
    tags=["sessions"],
    dependencies=[KNOWN],
    responses=problems(
        Kind.MALFORMED,
        Kind.TOKEN_WANTED,
        Kind.NOT_YOURS,
        Kind.NOT_ACCEPTABLE,
        Kind.NOT_FOUND,
        Kind.CONFLICT,
    ),
)
KindDep = Annotated[PaperKind, Path(description="会议记录或者纪要 Record or summary")]


@router.get(
    "/comparison/{digest}",
    summary="纪要与各议题记录核对 Does a filed summary decide what the records say",
)
def compare_session_summary(
    *,
    session_id: SessionIdDep,
    who: InsiderDep,
    installed: InstallationDep,
    request: Request,
    digest: Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="已存的纪要 The summary")],
) -> ComparisonOut:
    """Compare the decisions of a summary on file with those of every matter of the session."""
    acceptable(request, JSON)
    found = convened_of(installed.service, who.body, session_id)
    _, stream = installed.service.document(who.body, digest)
    with stream:
        return comparison_out(compared_session(found, stream.read(MOST_BYTES + 1)))


@router.get(
    "/{kind}.pdf",
    summary="会议记录、纪要（PDF） Record or summary as PDF",
    response_class=Response,
    responses={**file_answer(PDF, "文书 The paper"), **problems(Kind.CONFLICT, Kind.TOO_LARGE)},
)
def session_paper_as_pdf(
    *,
    session_id: SessionIdDep,
    kind: KindDep,
    who: InsiderDep,
    installed: InstallationDep,
    request: Request,
) -> Response:
    """Return the record or the summary of a session as PDF/A, from the facts alone."""
    acceptable(request, PDF)
    return _answered(installed, who, session_id, kind, form=Format.PDF)


@router.get(
    "/{kind}.docx",
    summary="会议记录、纪要（DOCX） Record or summary as DOCX",
    response_class=Response,
    responses={**file_answer(DOCX, "文书 The paper"), **problems(Kind.TOO_LARGE)},
)
def session_paper_as_docx(
    *,
    session_id: SessionIdDep,
    kind: KindDep,
    who: InsiderDep,
    installed: InstallationDep,
    request: Request,
) -> Response:
    """Return the record or the summary of a session as a Word document."""
    acceptable(request, DOCX)
    return _answered(installed, who, session_id, kind, form=Format.DOCX)


def _answered(
    installed: Installation, who: Caller, session_id: str, kind: PaperKind, *, form: Format
) -> Response:
    found = convened_of(installed.service, who.body, session_id)
    content = printed(session_paper(found, kind), form)
    return attached(content, f"{LABELS[kind].zh}.{form}", MEDIA_OF[form])
