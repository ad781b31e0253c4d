"""What the demonstration leaves behind: journal, drawings, the responsibility list."""

from datetime import datetime
from pathlib import Path

import diagrams
from api.demo.scene import BODY
from api.drawing import drawn, layout_of
from decision_flow.domain.people import DUTY_LABELS
from decision_flow.engine.ledger import Answerable, Part
from decision_flow.service import Service
from decision_flow.store.journal import exported

FORMATS = ("svg", "png", "pdf")

_PARTS = {
    "attended": "到会 attended",
    "recused": "回避 recused",
    "position": "表态 position",
    "view": "列席意见 observer's view",
    "vote": "表决 vote",
    "adjourned": "休会 adjourned",
    "decided": "决定 decided",
}


def leave(service: Service, case_id: str, folder: Path, *, now: datetime) -> tuple[Path, ...]:
    """Return the files that were written: all are made from the record, none by hand."""
    view = drawn(service, BODY, case_id, now=now)
    plan = diagrams.procedure_view(service.case(BODY, case_id).ready)
    made = [_write(folder / "journal.jsonl", _journal(service, case_id))]
    layout = layout_of(service, plan)
    for form in FORMATS:
        made.append(_write(folder / f"case.{form}", diagrams.render(view, form, layout)))
        made.append(_write(folder / f"procedure.{form}", diagrams.render(plan, form, layout)))
    made.append(_write(folder / "case.md", diagrams.case_text(view).encode()))
    made.append(_write(folder / "responsibility.md", _responsibility(service, case_id)))
    return tuple(made)


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _journal(service: Service, case_id: str) -> bytes:
    return exported(service.journal(BODY, case_id))


def _responsibility(service: Service, case_id: str) -> bytes:
    people = service.responsibility(BODY, case_id)
    rows = "\n".join(_row(person) for person in people)
    title = service.case(BODY, case_id).view.title
    return (
        f"# 责任清单 Responsibility list\n\n{title}（人员均为示例 all persons illustrative）\n\n"
        "| 人员 person | 单位 unit | 办理 acts (line: step) | 会议 meeting | 不同意见 dissent |\n"
        f"|---|---|---|---|---|\n{rows}\n"
    ).encode()


def _row(person: Answerable) -> str:
    acts = "；".join(
        f"{a.seq}：{a.step}.{a.trigger}（{DUTY_LABELS[a.duty].zh}）" for a in person.acts
    )
    parts = "；".join(_part(p) for p in person.parts)
    dissent = "有 yes" if person.dissented else ""
    return f"| {person.name} | {person.unit} | {acts} | {parts} | {dissent} |"


def _part(part: Part) -> str:
    said = f"{part.seq}：{_PARTS[part.kind]} {part.says}"
    return said if part.reasons is None else f"{said}（{part.reasons}）"
