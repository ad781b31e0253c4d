"""What is left of a case outside the system: its journal, its drawings, who answers for it.

The same files under the same names, whoever asks for them. Each is made from the record.
"""

import json
from datetime import datetime
from pathlib import Path

import diagrams
from api.drawing import drawn, layout_of
from api.papers.after.inspected import inspected
from api.papers.after.making import every_paper
from api.papers.making import material_of, offered, printed
from api.papers.output.drawn import DrawnOn, drawn_as_pdf
from api.papers.sheet import Format, Paper
from api.responsibility import responsibility_text
from api.schemas.cases import refusal_out
from api.schemas.complaints import complaint_out
from api.schemas.responsibility import answerable_out
from api.schemas.supervisions import supervision_out
from api.schemas.words import Out
from decision_flow.domain.steps.decision.record import Schedule
from decision_flow.service import Service
from decision_flow.store.journal import exported

FORMATS = ("svg", "png", "pdf")
PAPERS, SUPERVISIONS = "papers", "supervisions"
PAGED = "case-a3.pdf"
"""The drawing of the case in pages; `case.pdf` is one sheet."""


def leave(
    service: Service, body: str, case: str, folder: Path, *, now: datetime
) -> tuple[Path, ...]:
    """Write a case into a folder, and return the files.

    Raises GlyphMissingError, once all but the PNG or PDF is written, when the font lacks a
    character.
    """
    folder.mkdir(parents=True, exist_ok=True)
    view = drawn(service, body, case, now=now)
    people = service.responsibility(body, case)
    known = service.body(body).persons
    told = {
        "journal.jsonl": exported(service.journal(body, case)),
        **_sessions(service, body, case),
        **_supervisions(service, body, case, now=now),
        **_complaints(service, body, case, now=now),
        "refusals.jsonl": _lines([refusal_out(each) for each in service.refusals(body, case)]),
        "responsibility.jsonl": _lines([answerable_out(each) for each in people]),
        "responsibility.md": responsibility_text(view, people, known).encode(),
        "case.md": diagrams.case_text(view).encode(),
    }
    written = [_write(folder / name, content) for name, content in told.items()]
    layout = layout_of(service, view.procedure)
    written += _papers(service, body, case, folder / PAPERS)
    written += _of_supervisions(service, body, case, folder / SUPERVISIONS, now=now)
    for form in FORMATS:
        for name, shown in (("case", view), ("procedure", view.procedure)):
            content = diagrams.render(shown, form, layout)
            written.append(_write(folder / f"{name}.{form}", content))
    written.append(_write(folder / PAGED, drawn_as_pdf(view, layout, DrawnOn.A3)))
    return tuple(written)


def _sessions(service: Service, body: str, case: str) -> dict[str, bytes]:
    """Return the record of each session in which the matter was discussed."""
    facts = (line.fact.payload for line in service.journal(body, case))
    named = dict.fromkeys(
        said.session for said in facts if isinstance(said, Schedule) and said.session is not None
    )
    return {f"session-{each}.jsonl": exported(service.session(body, each).lines) for each in named}


def _supervisions(service: Service, body: str, case: str, *, now: datetime) -> dict[str, bytes]:
    """Return the supervisions that the case was named in, one a line, as they stand now."""
    found = service.supervisions(body, at=now)
    named = [each for each in found if each.supervision.names(case)]
    rows: list[Out] = [supervision_out(each) for each in named]
    return {"supervisions.jsonl": _lines(rows)} if rows else {}


def _complaints(service: Service, body: str, case: str, *, now: datetime) -> dict[str, bytes]:
    """Return the complaints that bear on the case, one a line: without a word of the citizens."""
    found = service.desk(body, at=now).complaints
    rows: list[Out] = [complaint_out(e) for e in found if e.complaint.case == case]
    return {"complaints.jsonl": _lines(rows)} if rows else {}


def _papers(service: Service, body: str, case: str, folder: Path) -> list[Path]:
    """Write every paper that can be made, in both forms."""
    folder.mkdir(exist_ok=True)
    found = offered(material_of(service, body, case))
    papers = [paper for paper in found if isinstance(paper, Paper)]
    return [
        _write(folder / f"{paper.kind}.{form}", printed(paper, form))
        for form in reversed(Format)
        for paper in papers
    ]


def _of_supervisions(
    service: Service, body: str, case: str, folder: Path, *, now: datetime
) -> list[Path]:
    """Write the papers of each supervision that the case was named in, in a folder of its own."""
    written = []
    for each in service.supervisions(body, at=now):
        if each.supervision.names(case):
            number = each.supervision.id
            (folder / number).mkdir(parents=True, exist_ok=True)
            for name, paper in every_paper(inspected(service, body, number)):
                for form in Format:
                    path = folder / number / f"{name}.{form}"
                    written.append(_write(path, printed(paper, form)))
    return written


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _lines(rows: list[Out]) -> bytes:
    said = (json.dumps(row.model_dump(mode="json"), ensure_ascii=False) for row in rows)
    return "".join(f"{line}\n" for line in said).encode()
