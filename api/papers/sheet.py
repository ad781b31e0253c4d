"""A paper before it is set: what it says, part by part, and which record it was made from.

The parts are those of GB/T 9704—2012. Nothing here knows PDF or DOCX, and no text is markup.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from decision_flow.domain.values import Text


class PaperKind(StrEnum):
    """The papers that can be made of a case; the value names it in an address."""

    NOTICE = "notice"
    ADOPTION_REPORT = "adoption-report"
    LEGALITY_OPINION = "legality-opinion"
    HEARING_RECORD = "hearing-record"
    MEETING_RECORD = "meeting-record"
    MEETING_SUMMARY = "meeting-summary"
    DECISION = "decision"
    DRAFT_SHEET = "draft-sheet"
    HANDLING_SLIP = "handling-slip"
    TASK_LIST = "task-list"
    QUESTIONNAIRE_RESULTS = "questionnaire-results"
    EVALUATION_REPORT = "evaluation-report"


class SupervisionPaper(StrEnum):
    """The papers that can be made of a supervision; the value names it in an address."""

    ORDER = "order"
    CONCLUSION = "conclusion"
    RECTIFICATION = "rectification-notice"


class TracePaper(StrEnum):
    """The paper that can be made of a tracing back (倒查)."""

    REPORT = "tracing-report"


class ReportKind(StrEnum):
    """The reports that can be made of a body."""

    EXECUTION = "execution-report"
    SUPERVISION = "supervision-report"
    ANNUAL = "annual-report"

    @property
    def word(self) -> str:
        """Return the word that names it in an address and on the command line."""
        return self.value.removesuffix("-report")


Kind = PaperKind | SupervisionPaper | TracePaper | ReportKind

LABELS: dict[Kind, Text] = {
    PaperKind.NOTICE: Text("征求意见公告", "notice of consultation"),
    PaperKind.ADOPTION_REPORT: Text("意见采纳情况报告", "report on the adoption of opinions"),
    PaperKind.LEGALITY_OPINION: Text("合法性审查意见书", "legality opinion"),
    PaperKind.HEARING_RECORD: Text("听证笔录", "hearing record"),
    PaperKind.MEETING_RECORD: Text("会议记录", "record of the meeting"),
    PaperKind.MEETING_SUMMARY: Text("会议纪要", "summary of the meeting"),
    PaperKind.DECISION: Text("决定（印发通知）", "decision as issued"),
    PaperKind.DRAFT_SHEET: Text("发文稿纸", "draft sheet"),
    PaperKind.HANDLING_SLIP: Text("办文单（含定稿）", "handling slip with the final copy"),
    PaperKind.TASK_LIST: Text("任务分解表", "list of tasks"),
    PaperKind.QUESTIONNAIRE_RESULTS: Text("后评估公众问卷结果", "what the public answered"),
    PaperKind.EVALUATION_REPORT: Text("决策后评估报告", "report of the evaluation"),
    SupervisionPaper.ORDER: Text("督查通知", "notice of a supervision"),
    SupervisionPaper.CONCLUSION: Text("督查结论书", "conclusion of a supervision"),
    SupervisionPaper.RECTIFICATION: Text("整改通知书", "rectification notice"),
    TracePaper.REPORT: Text("倒查情况报告", "report of what a harm was traced back to"),
    ReportKind.EXECUTION: Text("决策执行情况通报", "report on the execution of decisions"),
    ReportKind.SUPERVISION: Text("督查情况通报", "bulletin of supervision"),
    ReportKind.ANNUAL: Text("重大行政决策工作报告", "report on major decisions"),
}


class Format(StrEnum):
    """What a paper can be set as."""

    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first level (一、)."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text (正文), its first line indented by two characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `widths` are shares of the line; `head` is empty where the rows speak alone."""

    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()


Block = Heading | Paragraph | Table


def since_heading(what: str) -> Heading:
    """Return the heading of what came after the day of the signature."""
    return Heading(f"附记：{what}（后续登记，不属于正文）")


@dataclass(frozen=True, slots=True)
class RedHead:
    """The red heading (版头): the issuing body's mark, and the number below it."""

    mark: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """The imprint (版记) at the foot of the last page: who printed it, and on which day."""

    by: str
    on: str


CASE, SESSION = Text("案件", "case"), Text("会议", "session")
BODY = Text("机关", "body")
DECISIONS = Text("件决策", "journals")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a paper was made from: the latest line that it rests on, its digest and its moment.

    `register` is the line of the body's stream by which its number was taken, where it has one.
    `of` is what `case` names: a case, a session of the meeting, or a body. What is gathered from
    several `cases` of a body names the body, how many lines were read, and the digest of all their
    ends; `gathered` is what they are called, and `at` is in the body's own time.
    """

    case: str
    line: int
    digest: str
    at: datetime
    register: int | None = None
    of: Text = CASE
    cases: int | None = None
    gathered: Text = DECISIONS


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `signed_by` and `signed_on` are the signature; `remarks` stand below it.

    `since` tells what came after the day of the signature: it stands behind everything else, and
    is no part of what was signed. `text` is the digest of the text that it is about.
    `illustrative` marks every page: the case, or part of it, was made up.
    """

    kind: Kind
    title: str
    blocks: tuple[Block, ...]
    origin: Origin
    red: RedHead | None = None
    number: str = ""
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    signed_by: str = ""
    signed_on: str = ""
    remarks: tuple[str, ...] = ()
    imprint: Imprint | None = None
    since: tuple[Block, ...] = ()
    text: str = ""
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class NotYet:
    """Why a paper cannot be made from the facts as they are, and what it waits for."""

    kind: Kind
    reason: Text = field(compare=False)


def texts(paper: Paper) -> Iterator[str]:
    """Return every text of a paper, in no order that matters."""
    yield from paper.title.split("\n")
    yield from (paper.number, paper.addressee, paper.signed_by, paper.signed_on)
    yield from (*paper.attachments, *paper.remarks)
    if paper.red is not None:
        yield from (paper.red.mark, paper.red.number)
    if paper.imprint is not None:
        yield from (paper.imprint.by, paper.imprint.on)
    for block in (*paper.blocks, *paper.since):
        if isinstance(block, Table):
            yield from block.head
            yield from (cell for row in block.rows for cell in row)
        else:
            yield block.text
