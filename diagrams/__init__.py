"""Drawings of cases and procedures: SVG, PNG, PDF and their text alternative.

A view (`procedure_view`, `case_view`, `CounterexampleView`) says what is shown; `svg`, `render` and
the texts show it. A case is drawn on the layout of its procedure: give the stored one, or it is
laid out once a process and procedure.
"""

from enum import StrEnum
from functools import lru_cache

from diagrams.errors import DrawingError, GlyphMissingError
from diagrams.model import Attempt, CaseView, CounterexampleView, ProcedureView, View
from diagrams.output.glyphs import refuse_missing
from diagrams.output.press import press
from diagrams.output.svg import to_svg
from diagrams.output.xdot import to_page, to_xdot
from diagrams.sheets.case import case_sheet
from diagrams.sheets.counterexample import counterexample_sheet
from diagrams.sheets.layout import Layout, lay_out, layout_from_json
from diagrams.sheets.pages import Pages, Slice, paged
from diagrams.sheets.procedure import procedure_sheet
from diagrams.sheets.shapes import Sheet, words_in
from diagrams.text import case_text, counterexample_text, procedure_text
from diagrams.views.case import Subject, case_view
from diagrams.views.procedure import procedure_view


class Format(StrEnum):
    """What a drawing can be rendered to."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


_DPI = {Format.PNG: 144, Format.PDF: 72}


def procedure_svg(view: ProcedureView, layout: Layout | None = None) -> bytes:
    """Return the drawing of a procedure as SVG."""
    return render(view, Format.SVG, layout)


def case_svg(view: CaseView, layout: Layout | None = None) -> bytes:
    """Return the drawing of a case as SVG."""
    return render(view, Format.SVG, layout)


def case_pages(view: CaseView, layout: Layout | None, *, share: float) -> Pages:
    """Return the drawing of a case in slices to be read one by one.

    `share` is the height of a page as a share of its width: a slice is as wide as the sheet.
    """
    sheet = _sheet(view, layout)
    return paged(sheet, sheet.width * share)


def pressed(sheet: Sheet, form: Format) -> bytes:
    """Return a sheet as PNG or PDF. Raises GlyphMissingError, DrawingError."""
    refuse_missing(words.text for words in words_in(sheet.parts))
    return press(to_page(sheet, dpi=_DPI[form]), "nop2", form, to_xdot(sheet))


def counterexample_svg(view: CounterexampleView) -> bytes:
    """Return the drawing of a counterexample as SVG."""
    return render(view, Format.SVG)


def render(view: View, form: Format | str, layout: Layout | None = None) -> bytes:
    """Return the drawing; the same view, layout and format give the same bytes.

    Raises GlyphMissingError for PNG and PDF when the font cannot show a character, DrawingError
    when Graphviz fails, ValueError for another format.
    """
    form = Format(form)
    sheet = _sheet(view, layout)
    if form is Format.SVG:
        return to_svg(sheet)
    return pressed(sheet, form)


def _sheet(view: View, layout: Layout | None) -> Sheet:
    if isinstance(view, CounterexampleView):
        return counterexample_sheet(view)
    if isinstance(view, ProcedureView):
        return procedure_sheet(view, layout or _laid_out(view))
    return case_sheet(view, layout or _laid_out(view.procedure))


@lru_cache(maxsize=256)
def _laid_out(view: ProcedureView) -> Layout:
    return lay_out(view)


__all__ = [
    "Attempt",
    "CaseView",
    "CounterexampleView",
    "DrawingError",
    "Format",
    "GlyphMissingError",
    "Layout",
    "Pages",
    "ProcedureView",
    "Slice",
    "Subject",
    "View",
    "case_pages",
    "case_svg",
    "case_text",
    "case_view",
    "counterexample_svg",
    "counterexample_text",
    "lay_out",
    "layout_from_json",
    "pressed",
    "procedure_svg",
    "procedure_text",
    "procedure_view",
    "render",
]
