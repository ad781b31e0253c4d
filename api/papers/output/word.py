"""A paper as DOCX, laid out like the PDF, in the fonts that an office's machines have.

The fonts are named, not carried: 仿宋, 黑体, 宋体 and 方正小标宋简体, as GB/T 9704 wants them. The
same paper gives the same bytes: nothing in the file depends on when or where it was written.
"""

import io
from datetime import UTC

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from api.papers.output.oxml import Face, element, exact, fonts, page_field, ruled, run, zipped
from api.papers.output.plain import MARK, clean, foot
from api.papers.sheet import Block, Heading, Imprint, Paper, Table

FANG, HEI, SONG, TITLE = "仿宋", "黑体", "宋体", "方正小标宋简体"
BODY, SMALL, TABLE = Pt(16), Pt(14), Pt(10.5)
PITCH = Pt(28.95)
"""The line of a page with 22 of them; Word counts in twentieths of a point."""
_CLOSER = "-4"
"""Twentieths of a point between characters: 28 of them fill a line of 156 mm."""
TEXT = Face(FANG, BODY)
RED, GREY = RGBColor(0xD7, 0x00, 0x0F), RGBColor(0x59, 0x59, 0x59)
_MARK_MM, _MARK_MOST = 144, 52
"""The mark of the issuing body: as wide as the line at most, and so many points high at most."""


def to_docx(paper: Paper) -> bytes:
    """Return the paper as a Word document. Raises PaperTooLongError."""
    said = clean(paper)
    document = docx.Document()
    _page(document)
    _properties(document, said)
    _furniture(document, said)
    _opening(document, said)
    _parts(document, said.blocks, signed=bool(said.signed_by))
    _closing(document, said)
    kept = io.BytesIO()
    document.save(kept)
    return zipped(kept)


def _parts(document: Document, parts: tuple[Block, ...], *, signed: bool = False) -> None:
    """Write the parts in order; a signature that follows keeps the last of them with it."""
    before: Block | None = None
    for i, block in enumerate(parts, 1):
        if isinstance(block, Table):
            if isinstance(before, Table):
                _blank(document)  # Word makes one of two tables that nothing parts.
            _table(document, block)
        else:
            heading = isinstance(block, Heading)
            line = _line(document, block.text, font=HEI if heading else FANG)
            line.paragraph_format.keep_with_next = heading or (signed and i == len(parts))
        before = block


def _page(document: Document) -> None:
    """Give the page its size, its margins and its lines of 28 characters, 22 of them."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(18)
    for old in section._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001 - no other way to it
        section._sectPr.remove(old)  # noqa: SLF001
    section._sectPr.append(element("w:docGrid", type="lines", linePitch="579"))  # noqa: SLF001
    style = document.styles["Normal"]
    style.font.size = BODY
    known = style.element.get_or_add_rPr()
    fonts(known, FANG)
    known.insert_element_before(element("w:spacing", val=_CLOSER), "w:sz", "w:szCs", "w:lang")
    known.append(element("w:lang", val="zh-CN", eastAsia="zh-CN"))
    shape = style.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, PITCH
    for between in ("w:autoSpaceDE", "w:autoSpaceDN"):
        spaced = style.element.get_or_add_pPr()
        spaced.insert_element_before(element(between, val="0"), "w:spacing", "w:ind", "w:jc")


def _properties(document: Document, paper: Paper) -> None:
    known, at = document.core_properties, paper.origin.at.astimezone(UTC).replace(tzinfo=None)
    known.title = paper.title.replace("\n", "")[:255]
    known.author = known.last_modified_by = known.comments = ""
    known.created = known.modified = at
    known.revision = 1


def _furniture(document: Document, paper: Paper) -> None:
    """Write the page number, the record that the paper was made from, and the mark."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        if paper.illustrative:
            _small(header.paragraphs[0], MARK, ALIGN.CENTER)
    _footer(section.footer, paper, ALIGN.RIGHT)
    _footer(section.even_page_footer, paper, ALIGN.LEFT)


def _footer(footer: _Footer, paper: Paper, side: ALIGN) -> None:
    number = footer.paragraphs[0]
    number.alignment = side
    exact(number, Pt(16))
    number.paragraph_format.left_indent = number.paragraph_format.right_indent = SMALL
    for part in ("— ", None, " —"):
        added = run(number, part or "", Face(SONG, SMALL))
        if part is None:
            page_field(added)
    for said in foot(paper):
        _small(footer.add_paragraph(), said, ALIGN.LEFT)


def _opening(document: Document, paper: Paper) -> None:
    if paper.red is not None:
        mark, most = paper.red.mark, Mm(_MARK_MM).pt
        size = Pt(int(min(_MARK_MOST, most / max(1, len(mark)))))
        head = _centred(document, mark, Face(TITLE, size, RED))
        exact(head, Pt(size.pt * 1.2))
        head.paragraph_format.space_before = Mm(25)
        number = _centred(document, paper.red.number, TEXT)
        number.paragraph_format.space_before = PITCH
        ruled(number, "bottom", "D7000F", 12, space=11)
        _blank(document)
    elif paper.number:
        _centred(document, paper.number, TEXT)
        _blank(document)
    for said in paper.title.split("\n"):
        exact(_centred(document, said, Face(TITLE, Pt(22))), Pt(33))
    _blank(document)
    if paper.addressee:
        _line(document, f"{paper.addressee}：", indent=0)


def _closing(document: Document, paper: Paper) -> None:
    signed = bool(paper.signed_by)
    if paper.attachments:
        _blank(document, kept=signed)
    numbered = len(paper.attachments) > 1
    for i, name in enumerate(paper.attachments):
        lead = "附件：" if i == 0 else "　　　"
        line = _line(document, f"{lead}{f'{i + 1}．' if numbered else ''}{name}")
        line.paragraph_format.keep_with_next = signed
    if signed:
        _blank(document, kept=True)
        _blank(document, kept=True)
        _signed(document, paper.signed_by, paper.signed_on)
    for remark in paper.remarks:
        _line(document, remark)
    if paper.since:
        parted = document.add_paragraph()
        ruled(parted, "bottom", "000000", 8, space=1)
        parted.paragraph_format.keep_with_next = True
        _parts(document, paper.since)
    if paper.imprint is not None:
        _imprint(document, paper.imprint)


def _signed(document: Document, by: str, on: str) -> None:
    """Write the signature: the date four characters from the right, the name centred over it."""
    wide = max(len(by), (len(on) + 3) // 2 + 1)
    for said in (by, on):
        own = sum(1 if ord(c) > 0x2E7F else 0.5 for c in said)  # noqa: PLR2004 - where Han begins
        line = _line(document, said, indent=0, align=ALIGN.RIGHT)
        line.paragraph_format.right_indent = Pt(BODY.pt * (4 + max(0.0, (wide - own) / 2)))
        line.paragraph_format.keep_with_next = said is by


def _imprint(document: Document, imprint: Imprint) -> None:
    _blank(document)
    line = document.add_paragraph()
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = SMALL
    line.paragraph_format.tab_stops.add_tab_stop(Mm(156) - SMALL, WD_TAB_ALIGNMENT.RIGHT)
    run(line, f"{imprint.by}\t{imprint.on}", Face(FANG, SMALL))
    for side in ("top", "bottom"):
        ruled(line, side, "000000", 8, space=1)


def _table(document: Document, table: Table) -> None:
    rows = ((table.head,) if table.head else ()) + table.rows
    made: WordTable = document.add_table(rows=len(rows), cols=len(table.widths))
    made.style = document.styles["Table Grid"]
    made.autofit = False
    total = sum(table.widths)
    widths = [Mm(156 * share / total) for share in table.widths]
    for i, (row, cells) in enumerate(zip(made.rows, rows, strict=True)):
        for cell, said, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            inside = cell.paragraphs[0]
            exact(inside, Pt(16))
            run(inside, said, Face(HEI if table.head and i == 0 else SONG, TABLE))
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width


def _line(
    document: Document,
    said: str,
    *,
    font: str = FANG,
    indent: int = 2,
    align: ALIGN = ALIGN.JUSTIFY,
) -> WordParagraph:
    made = document.add_paragraph()
    made.alignment = align
    made.paragraph_format.first_line_indent = Pt(BODY.pt * indent)
    run(made, said, Face(font, BODY))
    return made


def _centred(document: Document, said: str, face: Face) -> WordParagraph:
    made = document.add_paragraph()
    made.alignment = ALIGN.CENTER
    run(made, said, face)
    return made


def _small(paragraph: WordParagraph, said: str, align: ALIGN) -> None:
    paragraph.alignment = align
    exact(paragraph, Pt(10))
    run(paragraph, said, Face(HEI, Pt(6.5), GREY))


def _blank(document: Document, *, kept: bool = False) -> None:
    document.add_paragraph().paragraph_format.keep_with_next = kept
