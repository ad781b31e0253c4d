"""`decision-flow export`: a case's journal, drawing and responsibility list in a folder."""

import json
from pathlib import Path

import diagrams
from api.commands.asking import caller
from api.commands.saying import DONE, installation, say
from api.drawing import drawn, layout_of
from api.schemas.cases import refusal_out
from api.schemas.responsibility import answerable_out
from api.schemas.words import Out
from decision_flow.store.journal import exported


def run(case: str, to: Path | None) -> int:
    """Write a case into a folder, by default one named after it; return the exit code."""
    folder = to or Path(case)
    with installation() as installed:
        body = caller(installed).body
        service, now = installed.service, installed.clock()
        lines = service.journal(body, case)
        view = drawn(service, body, case, now=now)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "journal.jsonl").write_bytes(exported(lines))
        _lines(folder / "refusals.jsonl", [refusal_out(r) for r in service.refusals(body, case)])
        people = service.responsibility(body, case)
        _lines(folder / "responsibility.jsonl", [answerable_out(one) for one in people])
        layout = layout_of(service, view.procedure)
    (folder / "case.svg").write_bytes(diagrams.case_svg(view, layout))
    (folder / "case.txt").write_text(diagrams.case_text(view), encoding="utf-8")
    say(f"已导出到 {folder}，共{len(lines)}条记录。", f"Exported to {folder}: {len(lines)} facts.")
    return DONE


def _lines(path: Path, rows: list[Out]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            print(json.dumps(row.model_dump(mode="json"), ensure_ascii=False), file=file)
