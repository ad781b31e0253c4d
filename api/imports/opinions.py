"""Opinions that came by letter, telephone or e-mail, from a table: all rows, or every fault."""

from collections.abc import Iterator
from datetime import date

from api.imports.tables import Column, Formula, Row, refused, table, unreadable
from api.problems import Fault
from api.schemas.text import BAD_CHARACTERS
from decision_flow.domain.opinions.intake import (
    CHANNEL_LABELS,
    MOST_CONTACT,
    MOST_NAME,
    MOST_TEXT,
    Comment,
    OpinionChannel,
)
from decision_flow.domain.values import Text

COLUMNS = (
    Column("channel", ("渠道", "channel"), wanted=True),
    Column("received_on", ("收到日期", "received_on"), wanted=True),
    Column("text", ("意见", "意见内容", "text"), wanted=True),
    Column("name", ("姓名", "name")),
    Column("contact", ("联系方式", "contact")),
)
_MOST = {"text": MOST_TEXT, "name": MOST_NAME, "contact": MOST_CONTACT}
_CHANNELS = {label.zh: channel for channel, label in CHANNEL_LABELS.items()} | {
    channel.value: channel for channel in OpinionChannel
}
_LISTED = "、".join(label.zh for label in CHANNEL_LABELS.values())


def comments(data: bytes, media: str, *, first: date, last: date) -> list[Comment]:
    """Return the opinions of a table, each received between two days, both included.

    Raises ProblemError with what is wrong in every row.
    """
    found, faults = [], []
    for row in table(data, media, COLUMNS):
        wrong = list(_faults(row, first, last))
        faults += wrong
        if not wrong:
            found.append(_comment(row))
    if faults:
        raise refused(faults)
    if not found:
        raise unreadable("文件中没有意见。", "There are no opinions in the file.")
    return found


def _comment(row: Row) -> Comment:
    cells = row.cells
    return Comment(
        channel=_CHANNELS[cells["channel"]],
        received_on=date.fromisoformat(cells["received_on"]),
        text=cells["text"],
        name=cells.get("name"),
        contact=cells.get("contact"),
    )


def _faults(row: Row, first: date, last: date) -> Iterator[Fault]:
    for column in COLUMNS:
        cell, where = row.cells.get(column.key), f"第{row.number}行 {column.names[0]}"
        if cell is None:
            if column.wanted:
                yield Fault(where, Text("未填写", "is missing"), Text("请填写", "give it"))
        elif isinstance(cell, Formula):
            right = Text("请粘贴为数值或者文字", "paste it as a value")
            yield Fault(where, Text("是公式", "is a formula"), right)
        elif BAD_CHARACTERS.search(cell):
            right = Text("请删除不可见的控制字符", "remove characters that cannot be seen")
            yield Fault(where, Text("含有控制字符", "holds a control character"), right)
        elif len(cell) > _MOST.get(column.key, len(cell)):
            most = _MOST[column.key]
            right = Text(f"不超过{most}字", f"at most {most} characters")
            yield Fault(where, Text("过长", "is too long"), right)
        elif column.key == "channel" and cell not in _CHANNELS:
            yield Fault(
                where,
                Text("没有这种渠道", "is no channel"),
                Text(f"可选：{_LISTED}", f"one of {', '.join(OpinionChannel)}"),
            )
        elif column.key == "received_on":
            yield from _day_fault(cell, where, first, last)


def _day_fault(cell: str, where: str, first: date, last: date) -> Iterator[Fault]:
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        right = Text("格式为 2025-01-06", "write 2025-01-06")
        yield Fault(where, Text("不是有效的日期", "is not a date"), right)
        return
    if not first <= day <= last:
        yield Fault(
            where,
            Text("不在公告发布之后、今天之前", "is before the notice or after today"),
            Text(f"{first}至{last}之间", f"between {first} and {last}"),
        )
