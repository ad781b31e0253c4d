"""A table from a CSV or XLSX file: its rows by the names of its columns, every cell plain text.

Nothing in a cell is ever run: a formula is a fault of its row, a text that looks like one is text.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice
from typing import Any
from unicodedata import normalize

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from api.problems import Fault, Kind, ProblemError
from decision_flow.domain.values import Text

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 200_000
MOST_UNPACKED = 400 * 1024 * 1024
"""Bytes of a workbook once it is unpacked: a small file may hold a very large one."""
MOST_FAULTS = 200
"""So many faults are told one by one; the rest are counted."""
_MOST_CELL = 100_000
_ABOVE = 10
"""In so many rows the head is looked for: tables often bear a title above it."""
_FORMULA = "f"


class Formula(str):
    """A cell that holds a formula, as it is written."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table by its number in the file, from 1; empty cells are left out."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is looked for: how it is called, in any of these ways."""

    key: str
    names: tuple[str, ...]
    wanted: bool = False


def table(
    data: bytes,
    media: str,
    columns: Sequence[Column],
    *,
    most_rows: int = MOST_ROWS,
    most_unpacked: int = MOST_UNPACKED,
) -> Iterator[Row]:
    """Yield the rows below the head of a file that say anything. Raises ProblemError.

    The head is the first row that names a column that is wanted; what stands above is a title. A
    column that is none of these is refused: a misspelt one would be passed over.
    """
    lines = _xlsx(data, most_unpacked) if media == XLSX else _csv(data)
    head, below = _headed(lines, columns)
    keys = _keys(head, columns)
    for count, (number, cells) in enumerate(below):
        if count >= most_rows:
            raise unreadable(f"超过{most_rows}行。", f"There are more than {most_rows} rows.")
        said = {key: cell for key, cell in zip(keys, cells, strict=False) if key and cell}
        if said:
            yield Row(number, said)


def refused(faults: Sequence[Fault]) -> ProblemError:
    """Return the error that tells what is wrong row by row; nothing was imported."""
    rest = len(faults) - MOST_FAULTS
    zh, en = (
        f"有{len(faults)}处错误，未导入任何一行。",
        f"{len(faults)} faults; nothing is imported.",
    )
    if rest > 0:
        zh, en = f"{zh}以下列出前{MOST_FAULTS}处。", f"{en} The first {MOST_FAULTS} are told."
    return ProblemError(Kind.MALFORMED, Text(zh, en), faults=faults[:MOST_FAULTS])


def unreadable(zh: str, en: str) -> ProblemError:
    """Return the error of a file that cannot be read as a table."""
    return ProblemError(Kind.MALFORMED, Text(zh, en))


def _headed(
    lines: Iterator[tuple[int, list[str]]], columns: Sequence[Column]
) -> tuple[list[str], Iterable[tuple[int, list[str]]]]:
    """Return the head, and the lines below it."""
    first = [line for line in islice(lines, _ABOVE) if any(line[1])]
    if not first:
        raise unreadable("文件中没有内容。", "There is nothing in the file.")
    wanted = {_name(name) for column in columns if column.wanted for name in column.names}
    heads = (i for i, (_, cells) in enumerate(first) if wanted & {_name(c) for c in cells})
    found = next(heads, 0)
    return first[found][1], chain(first[found + 1 :], lines)


def _name(cell: str) -> str:
    """Return the name of a column without width, case and blanks."""
    return "".join(normalize("NFKC", cell).casefold().split())


def _keys(head: Sequence[str], columns: Sequence[Column]) -> list[str]:
    known = {_name(name): column.key for column in columns for name in column.names}
    keys = [known.get(_name(cell), cell) for cell in head]
    names = [column.names[0] for column in columns]
    strange = [c for c in head if c and _name(c) not in known]
    found = [key for key in keys if key]
    missing = [c.names[0] for c in columns if c.wanted and c.key not in found]
    faults = [
        Fault(
            cell,
            Text("没有这一列", "no such column"),
            Text(f"可用：{'、'.join(names)}", f"one of {', '.join(names)}"),
        )
        for cell in strange
    ]
    faults += [
        Fault(name, Text("缺少此列", "the column is missing"), Text("请补上", "add it"))
        for name in missing
    ]
    if len(set(found)) != len(found):
        faults.append(Fault("", Text("列名重复", "a column is named twice"), Text("", "")))
    if faults:
        raise refused(faults)
    return keys


def _csv(data: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(data)
    csv.field_size_limit(_MOST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        line = reader.line_num
        raise unreadable(
            f"第{line}行不是有效的 CSV。", f"Line {line} is no CSV: {error}."
        ) from error


def _decoded(data: bytes) -> str:
    """Return the text of a CSV file: UTF-8, or what spreadsheets in China save."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise unreadable("文件须为 UTF-8 或者 GB18030 编码。", "The file must be in UTF-8 or GB18030.")


def _xlsx(data: bytes, most_unpacked: int) -> Iterator[tuple[int, list[str]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(each.file_size for each in packed.infolist())
        if unpacked > most_unpacked:
            raise unreadable("工作簿过大。", "The workbook is too large.")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()
        yield from _rows(sheet.iter_rows())
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        KeyError,
        IndexError,
        ValueError,
        SyntaxError,
        OSError,
    ) as error:
        raise unreadable("不是有效的 XLSX 工作簿。", "This is no XLSX workbook.") from error


def _rows(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(rows, start=1):
        yield number, [_cell(cell) for cell in cells]


def _cell(cell: Any) -> str:  # noqa: ANN401 - a cell of a workbook
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == _FORMULA:
        return Formula(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
