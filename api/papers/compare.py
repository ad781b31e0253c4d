"""Does a filed summary (纪要) decide what the record says? Decisions are compared, nothing else.

A summary may tell of the discussion as it likes; what was decided must be the record's own. A
sentence of it is a decision when it begins with 会议决定 and names the matter; a meeting decides
other matters too.
"""

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.opc.exceptions import PackageNotFoundError

from api.papers.convened import Convened
from api.papers.errors import PaperNotYetError, PaperUnreadableError
from api.papers.material import Material
from api.papers.output.plain import lines
from api.papers.views.matter import DECIDED, decision_words
from decision_flow.domain.values import Text
from decision_flow.engine.sittings import Sitting, sittings

MOST_BYTES = 20 * 1024 * 1024
_SPOILT = (
    *(zipfile.BadZipFile, zlib.error, PackageNotFoundError, SyntaxError),
    *(KeyError, ValueError, AttributeError, RuntimeError),
)
"""What python-docx and what it rests on raise over a file that is no document after all."""
_SKIPPED = "，。；：、？！,.;:?! \u3000"
_KEY = DECIDED.rstrip("：")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The decisions of a record and of a summary of the same meeting, each in order."""

    number: str
    record: tuple[str, ...]
    summary: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Return whether both decide the same."""
        return sorted(map(_core, self.record)) == sorted(map(_core, self.summary))

    @property
    def reason(self) -> Text:
        """Return what was found, in words."""
        if self.same:
            return Text("纪要所载决定与会议记录一致。", "The summary decides what the record says.")
        told, kept = "；".join(self.summary) or "无", "；".join(self.record)
        return Text(
            f"纪要所载决定与会议记录不一致。会议记录：{kept}纪要：{told}",
            f"The summary does not decide what the record says. Record: {kept} Summary: {told}",
        )


def compared(material: Material, summary: bytes) -> Comparison:
    """Return how a summary (DOCX, or text in UTF-8) compares with the record of its meeting.

    The meeting is the one whose number the summary names, else the latest that came to something.
    Raises PaperNotYetError, PaperUnreadableError.
    """
    told = tuple(_told(summary))
    sitting = _meant(material, "".join(told))
    came_to = sitting.resolution(material.body)
    if came_to is None:
        raise _nothing_yet()
    found = (line[line.index(_KEY) :] for line in told if _KEY in line)
    return Comparison(
        came_to.number,
        (decision_words(material.title, came_to),),
        tuple(line for line in found if _core(material.title) in _core(line)),
    )


def compared_session(found: Convened, summary: bytes) -> Comparison:
    """Return how the summary of a session compares with the records of all its matters.

    Raises PaperNotYetError where none of them came to anything, PaperUnreadableError.
    """
    decided = [(m.title, came_to) for m in found.matters if (came_to := m.came_to) is not None]
    if not decided:
        raise _nothing_yet()
    titles = [_core(matter.title) for matter in found.matters if matter.material is not None]
    said = (line[line.index(_KEY) :] for line in _told(summary) if _KEY in line)
    return Comparison(
        found.session.number,
        tuple(decision_words(title, came_to) for title, came_to in decided),
        tuple(line for line in said if any(title in _core(line) for title in titles)),
    )


def _meant(material: Material, whole: str) -> Sitting:
    held = [
        (sitting, came_to.number)
        for sitting in sittings(material.facts)
        if (came_to := sitting.resolution(material.body)) is not None
    ]
    if not held:
        raise _nothing_yet()
    named = [sitting for sitting, number in held if _core(number) in _core(whole)]
    return named[-1] if named else held[-1][0]


def _nothing_yet() -> PaperNotYetError:
    return PaperNotYetError(Text("会议尚未作出决定。", "No meeting has come to a decision."))


def _core(text: str) -> str:
    """Return a text without what two typists may do differently: spaces, widths, punctuation."""
    same = unicodedata.normalize("NFKC", text)
    return "".join(c for c in same if c not in _SKIPPED)


def _told(content: bytes) -> Iterator[str]:
    """Return the paragraphs of a summary. Raises PaperUnreadableError."""
    if len(content) > MOST_BYTES:
        raise PaperUnreadableError
    if not content.startswith(b"PK"):
        try:
            yield from lines(content.decode()).split("\n")
        except UnicodeDecodeError as error:
            raise PaperUnreadableError from error
        return
    yield from _of_word(content)


def _of_word(content: bytes) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_BYTES:
                raise PaperUnreadableError
        return tuple(lines(p.text) for p in docx.Document(io.BytesIO(content)).paragraphs)
    except _SPOILT as error:
        raise PaperUnreadableError from error
