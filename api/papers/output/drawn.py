"""The drawing of a case as PDF: in A3 pages that can be printed and read, or as one sheet."""

import shutil
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import diagrams
from api.papers.errors import PaperGlyphMissingError
from api.papers.output.pdf import FONTS, typeset
from diagrams import CaseView, Layout, Pages
from diagrams.output.glyphs import missing
from diagrams.words import legal_time

_TEMPLATE = Path(__file__).with_name("drawn.typ")
_PAGE = (1190.55, 841.89)
"""A3, lying, in points."""
_WIDTH, _HEIGHT = 1130.55, 744.0
"""What the drawing may take of it, between head and foot."""


class DrawnOn(StrEnum):
    """What the drawing of a case is put on."""

    A3 = "a3"
    SHEET = "sheet"


def drawn_as_pdf(view: CaseView, layout: Layout, paper: DrawnOn) -> bytes:
    """Return the drawing of a case as PDF; the same record and moment give the same bytes.

    Raises GlyphMissingError or PaperGlyphMissingError for a character that the fonts lack,
    DrawingError or PaperError where it could not be made.
    """
    if paper is DrawnOn.SHEET:
        return diagrams.render(view, diagrams.Format.PDF, layout)
    pages = diagrams.case_pages(view, layout, share=_HEIGHT / _WIDTH)
    data = _data(view, pages)
    _refuse_missing(data)
    with TemporaryDirectory(prefix="decision-flow-drawn-") as name:
        folder = Path(name)
        (folder / "sheet.pdf").write_bytes(diagrams.pressed(pages.sheet, diagrams.Format.PDF))
        template = Path(shutil.copy(_TEMPLATE, folder))
        return typeset(template, data, at=view.moment)


def _data(view: CaseView, pages: Pages) -> dict[str, Any]:
    """Return the pages as their template reads them."""
    return {
        "title": pages.sheet.title,
        "page": _PAGE,
        "width": _WIDTH,
        "sheet": pages.sheet.width,
        "tall": pages.sheet.height,
        "slices": [
            {
                "top": each.top,
                "bottom": each.bottom,
                "phases": " · ".join(str(phase) for phase in each.phases),
            }
            for each in pages.slices
        ],
        "foot": _foot(view),
    }


def _foot(view: CaseView) -> tuple[str, ...]:
    """Return the record that the drawing was made from, at the foot of every page."""
    last, moment = view.path[-1].seq, legal_time(view.moment.astimezone(view.zone))
    english = f"Drawn from line {last} of the case's journal, as of {moment}."
    return (
        f"依案件 {view.number} 过程记录第{last}号绘制，截至 {moment}。 {english}",
        f"该记录的摘要 SHA-256 of that line: {view.head}",
    )


def _refuse_missing(data: dict[str, Any]) -> None:
    said = (data["title"], *data["foot"], *(each["phases"] for each in data["slices"]))
    lacking = sorted({c for font in FONTS for c in missing(said, font)})
    if lacking:
        raise PaperGlyphMissingError(lacking)
