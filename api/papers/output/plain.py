"""A paper made fit to be set: nothing invisible in it, nothing that cannot be broken, an end."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from api.papers.errors import PaperTooLongError
from api.papers.output.titles import broken
from api.papers.sheet import Block, Imprint, Paper, Paragraph, RedHead, Table, texts

MOST_CHARACTERS = 200_000
"""What one paper may say; a meeting of a hundred speakers stays far below it."""

MARK = "示例 illustrative · 并非真实公文"
_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NONE = 0xFFFE
"""What the last two code points of every plane, which are no characters, have in common."""
_LONG = re.compile(r"[!-~]{24,}")
_EVERY = re.compile(r"(.{8})(?=.)")
_BREAK = "\u200b"
_NUMBERED = re.compile(r"(?<![!-~])(?=[!-~]*[0-9])(?!\d{4}-\d\d-\d\d(?![!-~]))[!-~]{7,}")
"""A number of something, and no day: what is narrow in a table must be able to hold it."""
_NARROW = re.compile(r"(.{5})(?=.)")


def visible(text: str) -> str:
    """Return a text without what no reader could see: controls, marks of direction, half pairs.

    Line ends stay; a tab is a space. A character that the font has no glyph for is not touched.
    """
    unified = _ENDS.sub("\n", text).replace("\t", " ")
    return "".join(c for c in unified if c == "\n" or _is_seen(c))


def _is_seen(character: str) -> bool:
    is_none = ord(character) & _NONE == _NONE
    return not is_none and unicodedata.category(character) not in {"Cc", "Cf", "Cs"}


def one_line(text: str) -> str:
    """Return a text as one line."""
    return " ".join(visible(text).split())


def breakable(text: str) -> str:
    """Return a text whose long runs of Latin letters and digits may end a line anywhere."""
    return _LONG.sub(lambda run: _EVERY.sub(rf"\1{_BREAK}", run[0]), text)


def in_cell(text: str) -> str:
    """Return a text whose numbers, which have no place to break, may end a line in a narrow cell.

    A day stays whole.
    """
    return _NUMBERED.sub(lambda run: _NARROW.sub(rf"\1{_BREAK}", run[0]), text)


def lines(text: str) -> str:
    """Return a text whose lines each say something."""
    return "\n".join(line for each in visible(text).split("\n") if (line := one_line(each)))


def foot(paper: Paper) -> tuple[str, ...]:
    """Return the small lines at the foot of every page: the record that the paper was made from."""
    made = paper.origin
    if made.cases is not None:
        until = f"{made.at:%Y-%m-%d %H:%M}"
        zh, en = made.gathered.zh, f"Made from {made.line} lines of {made.cases} journals."
        return (
            f"依{made.cases}{zh}截至{until}已登记的{made.line}条过程记录生成。 {en}",
            f"各件最后一条记录摘要的合并摘要 SHA-256 of their last digests: {made.digest}",
        )
    english = f"Made from line {made.line} of the {made.of.en}'s journal."
    register = f"；文号取自发文登记第{made.register}号记录" if made.register is not None else ""
    return (
        f"依{made.of.zh} {one_line(made.case)} 过程记录第{made.line}号生成{register}。 {english}",
        f"该记录的摘要 SHA-256 of that line: {made.digest}",
        *((f"所涉文本的摘要 SHA-256 of the text: {paper.text}",) if paper.text else ()),
    )


def clean(paper: Paper) -> Paper:
    """Return the paper with every text as it will be set. Raises PaperTooLongError."""
    length = sum(map(len, texts(paper)))
    if length > MOST_CHARACTERS:
        raise PaperTooLongError(length, MOST_CHARACTERS)
    red, imprint = paper.red, paper.imprint
    return replace(
        paper,
        title="\n".join(part for line in lines(paper.title).split("\n") for part in broken(line)),
        number=one_line(paper.number),
        addressee=one_line(paper.addressee),
        signed_by=one_line(paper.signed_by),
        signed_on=one_line(paper.signed_on),
        attachments=tuple(map(one_line, paper.attachments)),
        remarks=tuple(map(one_line, paper.remarks)),
        red=None if red is None else RedHead(one_line(red.mark), one_line(red.number)),
        imprint=imprint and Imprint(one_line(imprint.by), one_line(imprint.on)),
        blocks=tuple(part for block in paper.blocks for part in _cleaned(block)),
        since=tuple(part for block in paper.since for part in _cleaned(block)),
    )


def _cleaned(block: Block) -> Iterator[Block]:
    if isinstance(block, Table):
        rows = tuple(tuple(map(one_line, row)) for row in block.rows)
        yield Table(block.widths, rows, tuple(map(one_line, block.head)))
    elif isinstance(block, Paragraph):
        yield from (Paragraph(line) for line in lines(block.text).split("\n") if line)
    else:
        yield replace(block, text=one_line(block.text))
