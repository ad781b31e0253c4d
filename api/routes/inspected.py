"""The papers of a supervision, made from the lines of the body that are about it."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from api.identity import Caller
from api.installation import Installation
from api.papers.after.inspected import inspected
from api.papers.after.making import supervision_paper
from api.papers.making import printed
from api.papers.sheet import LABELS, Format, SupervisionPaper
from api.problems import Kind
from api.schemas.moves import ID
from api.schemas.queries import SupervisionPaperQuery
from api.wire.deps import KNOWN, InsiderDep, InstallationDep
from api.wire.files import MEDIA_OF, attached
from api.wire.headers import DOCX, PDF, acceptable
from api.wire.openapi import file_answer, problems

router = APIRouter(
    prefix="/api/v1/supervisions/{supervision}/papers",
    tags=["supervisions"],
    dependencies=[KNOWN],
    responses=problems(
        Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE, Kind.NOT_FOUND
    ),
)
NumberDep = Annotated[str, Path(pattern=ID, description="督查编号 The supervision")]
KindDep = Annotated[SupervisionPaper, Path(description="文书种类 Which paper")]
WantedDep = Annotated[SupervisionPaperQuery, Query()]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which paper is wanted, of which supervision."""

    number: str
    kind: SupervisionPaper
    wanted: SupervisionPaperQuery


@router.get(
    "/{kind}.pdf",
    summary="督查通知、结论书、整改通知书（PDF） A paper of a supervision as PDF",
    response_class=Response,
    responses={**file_answer(PDF, "文书 The paper"), **problems(Kind.CONFLICT, Kind.TOO_LARGE)},
)
def supervision_paper_as_pdf(
    *,
    supervision: NumberDep,
    kind: KindDep,
    who: InsiderDep,
    installed: InstallationDep,
    request: Request,
    wanted: WantedDep,
) -> Response:
    """Return the order, or a unit's conclusion or rectification notice, as PDF/A."""
    acceptable(request, PDF)
    return _answered(installed, who, _Asked(supervision, kind, wanted), Format.PDF)


@router.get(
    "/{kind}.docx",
    summary="督查通知、结论书、整改通知书（DOCX） A paper of a supervision as DOCX",
    response_class=Response,
    responses={**file_answer(DOCX, "文书 The paper"), **problems(Kind.TOO_LARGE)},
)
def supervision_paper_as_docx(
    *,
    supervision: NumberDep,
    kind: KindDep,
    who: InsiderDep,
    installed: InstallationDep,
    request: Request,
    wanted: WantedDep,
) -> Response:
    """Return the order, or a unit's conclusion or rectification notice, as a Word document."""
    acceptable(request, DOCX)
    return _answered(installed, who, _Asked(supervision, kind, wanted), Format.DOCX)


def _answered(installed: Installation, who: Caller, asked: _Asked, form: Format) -> Response:
    found = inspected(installed.service, who.body, asked.number, at=asked.wanted.at)
    content = printed(supervision_paper(found, asked.kind, asked.wanted.unit), form)
    return attached(content, f"{LABELS[asked.kind].zh}.{form}", MEDIA_OF[form])
