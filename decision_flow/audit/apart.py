"""Texts beside a register: each the one that its digest is of, or erased on record."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from decision_flow.audit.report import Report
from decision_flow.store.apart import Apart, content_of


@dataclass(frozen=True, slots=True)
class Held:
    """A line of a register: its id, its number, the salted digest of its text."""

    id: str
    number: int
    content: str


@dataclass(frozen=True, slots=True)
class Register:
    """A register by the word that findings about it begin with, and the stream it is cited by."""

    word: str
    stream: str
    lines: Sequence[Held]


def texts_kept(connection: Connection, apart: Apart, register: Register, report: Report) -> None:
    """Report texts that are another than was registered, or gone and never erased on record."""
    ids = [each.id for each in register.lines]
    kept, erased = apart.salted(connection, ids), apart.erased(connection, ids)
    code = f"{register.word}.text"
    for each in register.lines:
        there = kept.get(each.id)
        if there is None and each.id not in erased:
            zh, en = "原文缺失，没有删除记录。", "The text is gone and was never erased."
            report.found(code, register.stream, each.number, zh, en)
        elif there is not None and content_of(*there) != each.content:
            zh, en = "原文与登记摘要不符。", "The text is not the one that was registered."
            report.found(code, register.stream, each.number, zh, en)
