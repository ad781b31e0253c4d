"""Tables as an XLSX workbook: each text a text, whatever it begins with; the same, the same bytes.

What begins with `=`, `+`, `-` or `@` a program that opens the file would reckon or run; here it is
stored as a string and marked as quoted, so that it stays one when it is edited.
"""

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from api.papers.output.oxml import zipped
from api.papers.output.plain import visible

_PROPERTIES = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
"""The library writes the moment of saving here, whatever it was told."""
Value = str | int | float | Fraction | date | None
SHARE = "0.0%"
"""How a share between 0 and 1 is shown."""
MEAN = "0.0"
"""How a mean is shown; the file holds it to the last digit that it can."""
_DAY = "yyyy-mm-dd"
_MOST = 32_000
"""Characters of one cell; a program that opens the file takes 32,767."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One sheet: its name, the heads of its columns with their widths in characters, its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Sequence[tuple[Value, ...]]


def to_xlsx(title: str, leaves: Sequence[Leaf], at: datetime) -> bytes:
    """Return the sheets as a workbook; `at` is when what they say was made."""
    book = Workbook()
    book.remove(book.worksheets[0])
    moment = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.properties.title = visible(title)
    book.properties.creator = "decision-flow"
    book.properties.created = book.properties.modified = moment
    for leaf in leaves:
        _write(book.create_sheet(leaf.name), leaf)
    kept = io.BytesIO()
    book.save(kept)
    return zipped(kept, {_PROPERTIES: _dated(moment)})


def _dated(moment: datetime) -> Callable[[bytes], bytes]:
    """Return how the properties are made to say when it was made, and not when it was saved."""
    said = rf"\g<1>{moment.isoformat()}Z\g<2>".encode()
    return lambda part: _MODIFIED.sub(said, part)


def _write(sheet: Worksheet, leaf: Leaf) -> None:
    sheet.freeze_panes = "A2"
    for n, (head, width) in enumerate(leaf.columns, 1):
        cell = sheet.cell(1, n)
        _say(cell, head)
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(n)].width = width
    for row, values in enumerate(leaf.rows, 2):
        for n, value in enumerate(values, 1):
            _say(sheet.cell(row, n), value)


def _say(cell: Cell | MergedCell, value: Value) -> None:
    """Put a value into a cell; a text is never taken for anything else."""
    if isinstance(value, str):
        cell.value = visible(value)[:_MOST]
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        return
    cell.value = float(value) if isinstance(value, Fraction) else value
    cell.alignment = Alignment(vertical="top")
    if isinstance(value, float):
        cell.number_format = SHARE
    elif isinstance(value, Fraction):
        cell.number_format = MEAN
    elif isinstance(value, date):
        cell.number_format = _DAY
