"""What `decision-flow paper` does."""

from pathlib import Path

from api.commands.asking import caller
from api.commands.opening import installation
from api.commands.saying import DONE, REFUSED, out, say
from api.papers.compare import compared
from api.papers.making import made, material_of, offered, printed
from api.papers.sheet import LABELS, Format, NotYet, PaperKind


def list_papers(case: str, at: int | None) -> None:
    """Print which papers can be made, and what the others wait for."""
    with installation() as installed:
        body = caller(installed).body
        found = offered(material_of(installed.service, body, case, at=at))
    for each in found:
        mark = "✗" if isinstance(each, NotYet) else "✓"
        why = f"  {each.reason}" if isinstance(each, NotYet) else f"  {each.origin.line}号"
        out.print(f"{mark} {each.kind}  {LABELS[each.kind]}{why}")


def make(case: str, kind: PaperKind, form: Format, to: Path | None, *, at: int | None) -> None:
    """Write a paper into a file, by default one named after it."""
    path = to or Path(f"{kind}.{form}")
    with installation() as installed:
        body = caller(installed).body
        paper = made(material_of(installed.service, body, case, at=at), kind)
        path.write_bytes(printed(paper, form))
    say(f"已生成{LABELS[kind].zh}：", f"Made the {LABELS[kind].en}: {path}")


def compare(case: str, file: Path) -> int:
    """Print whether a summary decides what the record says; return the exit code."""
    with installation() as installed:
        body = caller(installed).body
        found = compared(material_of(installed.service, body, case), file.read_bytes())
    out.print(str(found.reason))
    return DONE if found.same else REFUSED
