"""Errors of the drawings; they stand in the tree of `decision_flow.domain.errors`."""

from collections.abc import Iterable

from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.values import Text


class DrawingError(DecisionFlowError):
    """A drawing could not be made; `detail` is what Graphviz said, for the log."""

    code = "drawing-failed"

    def __init__(self, what: str, detail: str = "") -> None:
        super().__init__(Text(f"绘图失败（{what}）。", f"The drawing failed ({what})."))
        self.what = what
        self.detail = detail


class GlyphMissingError(DecisionFlowError):
    """The font has no glyph for a character, and an empty box would say something else."""

    code = "glyph-missing"

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = tuple(characters)
        listed = [f"{c} U+{ord(c):04X}" for c in self.characters[:10]]
        super().__init__(
            Text(
                f"字体缺少下列字符，无法输出PNG或PDF，请改用SVG：{'、'.join(listed)}。",
                f"The font lacks these characters; take the SVG instead: {', '.join(listed)}.",
            )
        )
