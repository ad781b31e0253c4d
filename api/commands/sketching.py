"""What `decision-flow case draw` does."""

from pathlib import Path

import diagrams
from api.commands.asking import caller
from api.commands.opening import installation
from api.commands.saying import say, wrong
from api.drawing import drawn, layout_of
from api.papers.output.drawn import DrawnOn, drawn_as_pdf
from decision_flow.domain.values import Text

_SVG, _PDF = ".svg", ".pdf"


def draw(case: str, to: Path, paper: str, at: int | None) -> None:
    """Write the drawing of a case into a file, as its ending says."""
    ending = to.suffix.lower()
    if ending not in {_SVG, _PDF}:
        raise wrong(Text("请输出为 .svg 或者 .pdf 文件。", "Write a .svg or a .pdf file."))
    if paper not in set(DrawnOn):
        names = "、".join(DrawnOn)
        zh, en = f"没有纸张“{paper}”，请写{names}。", f"No paper “{paper}”: {', '.join(DrawnOn)}."
        raise wrong(Text(zh, en))
    with installation() as installed:
        body = caller(installed).body
        view = drawn(installed.service, body, case, now=installed.clock(), at=at)
        layout = layout_of(installed.service, view.procedure)
    svg = ending == _SVG
    to.write_bytes(
        diagrams.case_svg(view, layout) if svg else drawn_as_pdf(view, layout, DrawnOn(paper))
    )
    say(f"已绘制到{to}。", f"Drawn into {to}.")
