"""What is told of the papers of a case: which can be made, and what the others wait for."""

from pydantic import Field

from api.papers.compare import Comparison
from api.papers.sheet import LABELS, Format, NotYet, Paper
from api.schemas.words import Out, SourceOut, TextOut, source_out, text_out
from decision_flow.domain.values import decree_713


class FileOut(Out):
    """One form of a paper, and where it is had."""

    format: Format
    href: str = Field(examples=["/api/v1/cases/c_1/papers/notice.pdf"])


class PaperOut(Out):
    """One paper: its title and files where it can be made, `waits_for` where it cannot.

    `line` and `digest` name the record that it is made from.
    """

    kind: str = Field(examples=["notice"])
    label: TextOut
    title: str | None
    line: int | None
    digest: str | None
    illustrative: bool
    files: tuple[FileOut, ...]
    waits_for: TextOut | None


class PapersOut(Out):
    """Every paper that a case can have."""

    papers: tuple[PaperOut, ...]


class ComparisonOut(Out):
    """The decisions of a meeting's record and of a summary, and whether they are the same."""

    number: str
    same: bool
    reason: TextOut
    source: SourceOut
    record: tuple[str, ...]
    summary: tuple[str, ...]


def comparison_out(found: Comparison) -> ComparisonOut:
    return ComparisonOut(
        number=found.number,
        same=found.same,
        reason=text_out(found.reason),
        source=source_out(decree_713(30)),
        record=found.record,
        summary=found.summary,
    )


def paper_out(found: Paper | NotYet, prefix: str) -> PaperOut:
    """Return what is told of a paper; its files stand under `prefix`."""
    kind, label = str(found.kind), text_out(LABELS[found.kind])
    if isinstance(found, NotYet):
        return PaperOut(
            kind=kind,
            label=label,
            title=None,
            line=None,
            digest=None,
            illustrative=False,
            files=(),
            waits_for=text_out(found.reason),
        )
    return PaperOut(
        kind=kind,
        label=label,
        title=found.title.replace("\n", ""),
        line=found.origin.line,
        digest=found.origin.digest,
        illustrative=found.illustrative,
        files=tuple(FileOut(format=f, href=f"{prefix}/{kind}.{f}") for f in Format),
        waits_for=None,
    )
