"""`decision-flow export`: a case's journal, drawings and responsibility list in a folder."""

from pathlib import Path

from api.commands.asking import caller
from api.commands.opening import installation
from api.commands.saying import DONE, err, out, say
from api.leavings import leave
from diagrams import GlyphMissingError


def run(case: str, to: Path | None) -> int:
    """Write a case into a folder, by default one named after it; return the exit code."""
    folder = to or Path(case)
    with installation() as installed:
        body = caller(installed).body
        try:
            for path in leave(installed.service, body, case, folder, now=installed.clock()):
                out.print(str(path))
        except GlyphMissingError as error:
            err.print(f"字体缺字，PNG 和 PDF 未画出；SVG 完整。 No PNG or PDF: {error}")
    say(f"已导出到 {folder}。", f"Exported to {folder}.")
    return DONE
