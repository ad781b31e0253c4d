"""Which papers a case can have now, and each of them, from its facts up to a line."""

from collections.abc import Callable, Mapping

from api.papers.errors import PaperNotYetError
from api.papers.executed.evaluated import evaluation_report, questionnaire_results
from api.papers.executed.tasks import task_list
from api.papers.material import Material
from api.papers.output.pdf import to_pdf
from api.papers.output.word import to_docx
from api.papers.sheet import Format, NotYet, Paper, PaperKind
from api.papers.views.hearing import hearing_record
from api.papers.views.issue import decision, draft_sheet
from api.papers.views.legality import legality_opinion
from api.papers.views.meeting import meeting_record, meeting_summary
from api.papers.views.participation import adoption_report, notice
from api.papers.views.slip import handling_slip
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.values import Text
from decision_flow.service import Service

VIEWS: Mapping[PaperKind, Callable[[Material], Paper | NotYet]] = {
    PaperKind.NOTICE: notice,
    PaperKind.ADOPTION_REPORT: adoption_report,
    PaperKind.LEGALITY_OPINION: legality_opinion,
    PaperKind.HEARING_RECORD: hearing_record,
    PaperKind.MEETING_RECORD: meeting_record,
    PaperKind.MEETING_SUMMARY: meeting_summary,
    PaperKind.DECISION: decision,
    PaperKind.DRAFT_SHEET: draft_sheet,
    PaperKind.HANDLING_SLIP: handling_slip,
    PaperKind.TASK_LIST: task_list,
    PaperKind.QUESTIONNAIRE_RESULTS: questionnaire_results,
    PaperKind.EVALUATION_REPORT: evaluation_report,
}
_SET: Mapping[Format, Callable[[Paper], bytes]] = {Format.PDF: to_pdf, Format.DOCX: to_docx}


def material_of(service: Service, body: str, case: str, *, at: int | None = None) -> Material:
    """Return what the papers of a case are made from, as it stood after line `at`.

    Raises CaseNotFoundError, and NotFoundError for a line that is not written.
    """
    file, staff = service.case(body, case), service.body(body)
    if at is not None and at > file.view.seq:
        raise NotFoundError(Text(f"本案没有第{at}号记录。", f"The case has no line {at}."))
    return Material(
        case=case,
        title=file.view.title,
        body=staff.body,
        persons=staff.persons,
        lines=service.journal(body, case, limit=file.view.seq if at is None else at),
        steps={key: step.label.zh for key, step in file.ready.procedure.steps.items()},
    )


def offered(material: Material) -> tuple[Paper | NotYet, ...]:
    """Return every paper that can be made, and for each that cannot why not."""
    return tuple(view(material) for view in VIEWS.values())


def made(material: Material, kind: PaperKind) -> Paper:
    """Return one paper. Raises PaperNotYetError."""
    found = VIEWS[kind](material)
    if isinstance(found, NotYet):
        raise PaperNotYetError(found.reason)
    return found


def printed(paper: Paper, form: Format) -> bytes:
    """Return the bytes of a paper: the same paper, the same bytes.

    Raises PaperGlyphMissingError for a PDF, PaperTooLongError, PaperError.
    """
    return _SET[form](paper)
