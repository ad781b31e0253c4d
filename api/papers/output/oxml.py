"""What python-docx has no words for: Asian fonts, borders, fields, a file without a date.

Nothing here knows what a paper is.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.font import CT_RPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_ZIPPED = (1980, 1, 1, 0, 0, 0)


def exact(paragraph: Paragraph, height: Length) -> None:
    """Give the lines of a paragraph a height of their own, off the grid of the page."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx knows no grid
    properties.insert_element_before(
        element("w:snapToGrid", val="0"), "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    shape = paragraph.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, height


@dataclass(frozen=True, slots=True)
class Face:
    """A font by its name, in a size and a colour."""

    font: str
    size: Length
    color: RGBColor | None = None


def run(paragraph: Paragraph, said: str, face: Face) -> Run:
    """Return what was added to a paragraph, set in a face."""
    added = paragraph.add_run(said)
    added.font.size = face.size
    if face.color is not None:
        added.font.color.rgb = face.color
    fonts(added._r.get_or_add_rPr(), face.font)  # noqa: SLF001 - python-docx knows no Asian fonts
    return added


def fonts(properties: CT_RPr, font: str) -> None:
    """Name one font for every script."""
    named = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        named.set(qn(f"w:{script}"), font)


def ruled(paragraph: Paragraph, side: str, color: str, eighths: int, *, space: int) -> None:
    """Draw a line over or under a paragraph, so many eighths of a point thick."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no borders
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = element("w:pBdr")
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    line = {"val": "single", "sz": str(eighths), "space": str(space), "color": color}
    borders.append(element(f"w:{side}", **line))


def page_field(run: Run) -> None:
    """Make a run show the number of its page."""
    for kind in ("begin", None, "end"):
        if kind is None:
            code = element("w:instrText")
            code.text = "PAGE"
            run._r.append(code)  # noqa: SLF001 - python-docx has no fields
        else:
            run._r.append(element("w:fldChar", fldCharType=kind))  # noqa: SLF001


def element(name: str, **attributes: str) -> BaseOxmlElement:
    """Return an element of the document's own language, with its attributes."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def zipped(
    kept: io.BytesIO, changed: Mapping[str, Callable[[bytes], bytes]] | None = None
) -> bytes:
    """Return the same parts in the same order, with a date that says nothing.

    Parts that are `changed` go through that first.
    """
    change = changed or {}
    made = io.BytesIO()
    with zipfile.ZipFile(kept) as parts, zipfile.ZipFile(made, "w") as fixed:
        for name in sorted(parts.namelist(), key=_order):
            whole = zipfile.ZipInfo(name, _ZIPPED)
            whole.compress_type = zipfile.ZIP_DEFLATED
            part = parts.read(name)
            fixed.writestr(whole, change[name](part) if name in change else part)
    return made.getvalue()


def _order(name: str) -> tuple[bool, str]:
    return name != "[Content_Types].xml", name
