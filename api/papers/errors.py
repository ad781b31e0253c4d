"""Errors of the papers; they stand in the tree of `decision_flow.domain.errors`."""

from collections.abc import Iterable

from decision_flow.domain.errors import DecisionFlowError, NotFoundError
from decision_flow.domain.values import Text


class PaperError(DecisionFlowError):
    """A paper could not be set; `detail` is what the typesetter said, for the log."""

    code = "paper-failed"

    def __init__(self, detail: str = "") -> None:
        super().__init__(Text("文书排版失败。", "The paper could not be set."))
        self.detail = detail


class PaperTooLongError(DecisionFlowError):
    """A paper would be longer than anything that is meant to be read."""

    code = "paper-too-long"

    def __init__(self, length: int, most: int) -> None:
        super().__init__(
            Text(
                f"文书共{length}字，超过一份文书的上限{most}字，请将长篇内容作为附件。",
                f"The paper has {length} characters, {most} at most; put long texts in annexes.",
            )
        )


class PaperGlyphMissingError(DecisionFlowError):
    """The fonts have no glyph for a character, and an empty box would say something else."""

    code = "glyph-missing"

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = tuple(characters)
        listed = [f"{_shown(c)}U+{ord(c):04X}" for c in self.characters[:10]]
        super().__init__(
            Text(
                f"字体缺少下列字符，不输出PDF；请改用DOCX，以本机字体排印：{'、'.join(listed)}。",
                f"The fonts lack these characters, so there is no PDF; take the DOCX, which is set "
                f"in the fonts of your own machine: {', '.join(listed)}.",
            )
        )


class PaperNotYetError(NotFoundError):
    """The facts of the case do not make this paper yet; `text` says what it waits for."""

    code = "paper-not-yet"


class PaperUnreadableError(DecisionFlowError):
    """A paper that was handed in is no Word document and no text in UTF-8, or is too large."""

    code = "paper-unreadable"

    def __init__(self) -> None:
        super().__init__(
            Text(
                "文件不是可读的DOCX或者UTF-8文本（不超过20MiB）。",
                "The file is no readable DOCX and no text in UTF-8 (20 MiB at most).",
            )
        )


def _shown(character: str) -> str:
    return f"{character} " if character.isprintable() else ""
