"""The annual catalogue from a table as governments publish it: all of its matters, or every fault.

The columns are those that published catalogues have, under the names that they bear there.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from unicodedata import normalize

from api.imports.tables import Column, Formula, Row, refused, table, unreadable
from api.problems import Fault
from api.schemas.text import BAD_CHARACTERS
from decision_flow.domain.intake.catalogue import (
    FIRST_YEAR,
    LAST_YEAR,
    MOST_ITEMS,
    PART_LABELS,
    Item,
    Part,
)
from decision_flow.domain.intake.listing import same_title
from decision_flow.domain.values import Text

MOST_BYTES = 4 * 1024 * 1024
MOST_ROWS = 1_000
MOST_UNPACKED = 32 * 1024 * 1024
"""Bytes of a workbook once it is unpacked: a catalogue has some hundred matters at most."""

COLUMNS = (
    Column("number", ("序号", "编号", "number")),
    Column(
        "title",
        (
            "事项名称",
            "决策事项名称",
            "重大行政决策事项名称",
            "决策事项",
            "事项名称(事项内容)",
            "事项内容",
            "title",
        ),
        wanted=True,
    ),
    Column("content", ("主要内容", "content")),
    Column("unit", ("承办单位", "决策承办单位", "牵头单位", "申报单位", "责任单位", "unit")),
    Column(
        "due",
        (
            "计划完成时间",
            "完成时间",
            "计划(细化)完成时间",
            "细化完成时间",
            "计划决策时间",
            "拟决策时间",
            "拟决策时间和计划",
            "决策时间",
            "due",
        ),
    ),
    Column("decider", ("决策主体", "决策机关", "decider")),
    Column("basis", ("法律政策依据", "决策依据", "依据", "basis")),
    Column(
        "parts",
        ("履行程序要求", "履行程序", "决策程序", "决策事项程序", "parts"),
    ),
    Column("hearing", ("决策中是否需听证", "是否需听证", "是否听证", "听证", "hearing")),
    Column("meeting", ("会议审议",)),
    Column("announced", ("决策预公开",)),
    Column("outcome", ("决策结果",)),
    Column("note", ("备注", "note")),
)
_NAMES = {column.key: column.names[0] for column in COLUMNS}
_MOST = {"title": 300, "unit": 300, "decider": 300, "basis": 2_000, "content": 2_000, "note": 500}
_USUAL = 300
_NUMBER = re.compile(r"[0-9A-Za-z一-龥.]{1,16}")
_YES = frozenset({"是", "需", "需要", "须", "应当", "有", "√", "✓", "yes", "y", "true"})
_NO = frozenset({"否", "不", "不需", "不需要", "无", "无需", "-", "—", "×", "no", "n", "false"})
_PARTS: Mapping[str, Part] = {
    **{label.zh: part for part, label in PART_LABELS.items()},
    **{part.value: part for part in Part},
    "公开征求意见": Part.PUBLIC_PARTICIPATION,
    "征求公众意见": Part.PUBLIC_PARTICIPATION,
    "社会稳定风险评估": Part.RISK_ASSESSMENT,
    "集体讨论": Part.COLLECTIVE_DISCUSSION,
    "集体审议": Part.COLLECTIVE_DISCUSSION,
    "集体决定": Part.COLLECTIVE_DISCUSSION,
}
_BETWEEN = re.compile(r"[、,;/+\s。]+")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_MONTH = re.compile(r"(?:(\d{4})[-/.年](\d{1,2})月?|(\d{1,2})月)")
_QUARTER = re.compile(r"(?:(\d{4})[-年]?)?(?:第?([一二三四1-4])季度|Q([1-4]))", re.IGNORECASE)
_YEAR = re.compile(r"(?:(\d{4})年?|全?年)")
_TAIL = re.compile(r"(?<=[日月度底年])(?:之?前|底|末|内|前?(?:完成|立项|决策))+$")
_MONTHS = 12
_QUARTERS = {"一": "1", "二": "2", "三": "3", "四": "4"}


def items(data: bytes, media: str, *, year: int) -> tuple[Item, ...]:
    """Return the matters of a table. Raises ProblemError with what is wrong in every row.

    A matter without a number is numbered by its place; a month, a quarter or “年底” without a year
    is of the catalogue's own.
    """
    found: list[Item] = []
    faults: list[Fault] = []
    seen: set[tuple[str, str]] = set()
    rows = table(data, media, COLUMNS, most_rows=MOST_ROWS, most_unpacked=MOST_UNPACKED)
    for place, row in enumerate(rows, start=1):
        wrong = [*_faults(row, year), *_repeated(row, place, seen)]
        faults += wrong
        if not wrong:
            found.append(_item(row, place, year))
    if faults:
        raise refused(faults)
    if not found:
        raise unreadable("文件中没有事项。", "There are no matters in the file.")
    if len(found) > MOST_ITEMS:
        zh, en = f"事项不得超过{MOST_ITEMS}项。", f"At most {MOST_ITEMS} matters are taken."
        raise unreadable(zh, en)
    return tuple(found)


def due_of(cell: str, year: int) -> str | None:
    """Return a due time as it is kept (2026-10-30, 2026-10, 2026-Q4, 2026), or None."""
    found = _due(cell, year)
    known = found is not None and FIRST_YEAR <= int(found[:4]) <= LAST_YEAR
    return found if known else None


def _due(cell: str, year: int) -> str | None:
    said = _TAIL.sub("", "".join(normalize("NFKC", cell).split()))
    if day := _DAY.fullmatch(said):
        try:
            return date(*map(int, day.groups())).isoformat()
        except ValueError:
            return None
    if quarter := _QUARTER.fullmatch(said):
        of, word, number = quarter.groups()
        return f"{of or year}-Q{number or _QUARTERS.get(word, word)}"
    if whole := _YEAR.fullmatch(said):
        return whole[1] or str(year)
    if month := _MONTH.fullmatch(said):
        of, named, alone = month.groups()
        number = int(named or alone)
        return f"{of or year}-{number:02}" if 1 <= number <= _MONTHS else None
    return None


def _item(row: Row, place: int, year: int) -> Item:
    cells = row.cells
    due = cells.get("due")
    return Item(
        number=cells.get("number", str(place)),
        title=cells["title"],
        unit=cells.get("unit"),
        due=None if due is None else due_of(due, year),
        hearing=_mark(cells.get("hearing", "否")) is True,
        parts=tuple(dict.fromkeys(_PARTS[word] for word in _words(cells.get("parts", "")))),
        decider=cells.get("decider"),
        basis=cells.get("basis"),
        content=cells.get("content"),
        note=_note(cells),
    )


def _note(cells: Mapping[str, str]) -> str | None:
    """Return the remark, and what the table says of meeting, announcement and outcome."""
    told = [f"{_NAMES[k]}：{cells[k]}" for k in ("meeting", "announced", "outcome") if k in cells]
    return "；".join(filter(None, (cells.get("note"), *told))) or None


def _words(cell: str) -> list[str]:
    return [word for word in _BETWEEN.split(normalize("NFKC", cell)) if word]


def _mark(cell: str) -> bool | None:
    said = normalize("NFKC", cell).casefold().strip()
    return True if said in _YES else False if said in _NO else None


def _faults(row: Row, year: int) -> Iterator[Fault]:
    if "title" not in row.cells:
        where = _where(row, "title")
        yield Fault(where, Text("未填写", "is missing"), Text("请填写", "give it"))
    for key, cell in row.cells.items():
        wrong = _of_any_cell(key, cell) or _of_this_cell(key, cell, year)
        if wrong is not None:
            yield Fault(_where(row, key), *wrong)


def _where(row: Row, key: str) -> str:
    return f"第{row.number}行 {_NAMES.get(key, key)}"


def _of_any_cell(key: str, cell: str) -> tuple[Text, Text] | None:
    if isinstance(cell, Formula):
        right = Text("请粘贴为数值或者文字", "paste it as a value")
        return Text("是公式", "is a formula"), right
    if BAD_CHARACTERS.search(cell):
        right = Text("请删除不可见的控制字符", "remove characters that cannot be seen")
        return Text("含有控制字符", "holds a control character"), right
    most = _MOST.get(key, _USUAL)
    if len(cell) > most:
        return Text("过长", "is too long"), Text(f"不超过{most}字", f"at most {most} characters")
    return None


def _of_this_cell(key: str, cell: str, year: int) -> tuple[Text, Text] | None:
    if key == "number" and not _NUMBER.fullmatch(cell):
        right = Text("不超过16个数字、字母或者汉字", "at most 16 digits, letters or characters")
        return Text("不是序号", "is no number"), right
    if key == "title" and not same_title(cell):
        return Text("未填写", "is missing"), Text("请填写", "give it")
    if key == "due" and due_of(cell, year) is None:
        right = Text(
            f"写作 {year}年10月30日、{year}年10月、{year}年第四季度 或者 {year}年底",
            f"write {year}-10-30, {year}-10, {year}-Q4 or {year}",
        )
        return Text(f"“{cell[:40]}”不是日期、月份、季度或者年底", "is no due time"), right
    if key == "hearing" and _mark(cell) is None:
        return Text("不是“是”或者“否”", "is neither yes nor no"), Text("填是或者否", "yes or no")
    strange = [w for w in _words(cell) if w not in _PARTS] if key == "parts" else []
    if strange:
        listed = "、".join(label.zh for label in PART_LABELS.values())
        right = Text(f"以顿号分隔，可用：{listed}", f"any of {', '.join(Part)}")
        return Text(f"没有“{strange[0][:40]}”这一程序", "is no procedure"), right
    return None


def _repeated(row: Row, place: int, seen: set[tuple[str, str]]) -> Iterator[Fault]:
    """Yield the number and the title that stood in a row before; `seen` takes them in."""
    told = (
        ("number", row.cells.get("number", str(place)), "序号", "每项另编序号", "number each one"),
        (
            "title",
            same_title(row.cells.get("title", "")),
            "事项",
            "删去其一，或者写明区别",
            "leave one out, or tell them apart",
        ),
    )
    for key, said, zh, right, right_en in told:
        if said and (key, said) in seen:
            wrong = Text(f"{zh}重复", "stands there twice")
            yield Fault(_where(row, key), wrong, Text(right, right_en))
        seen.add((key, said))
