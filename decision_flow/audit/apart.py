"""Registers of the public: each line chained, what was written the one registered, or erased.

A text or a contact that is gone must have been erased on record. Of lines that earlier releases
wrote the digest is of the text alone: who wrote those nothing tells again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from decision_flow.audit.report import Report
from decision_flow.domain.staff import Staff
from decision_flow.store.apart import (
    SIGNED,
    Apart,
    Contact,
    Written,
    content_of,
    text_content_of,
)
from decision_flow.store.canonical import NO_DIGEST

_NOBODY = Contact(None, None)


@dataclass(frozen=True, slots=True)
class Held:
    """A line of a register: id, number, the salted digest of what was written, its place.

    `version` is the one in which the line says what its digest is of; None where in none.
    """

    id: str
    number: int
    content: str
    prev: str
    digest: str
    version: int | None


@dataclass(frozen=True, slots=True)
class Register:
    """A register by the word that findings about it begin with, and the stream it is cited by.

    `staff` are the people of its body, where its own stream is sound.
    """

    word: str
    stream: str
    lines: Sequence[Held]
    staff: Staff | None


def chained(register: Register, report: Report) -> None:
    """Report the first line that is not as it was written; none goes back to an earlier version."""
    prev, version = NO_DIGEST, 0
    for number, line in enumerate(register.lines, start=1):
        sound = line.number == number and line.prev == prev
        if not sound or line.version is None or line.version < version:
            zh, en = "登记与其摘要或者前一号不符。", "It does not follow from its digest."
            report.found(f"{register.word}.chain", register.stream, line.number, zh, en)
            return
        prev, version = line.digest, line.version


def texts_kept(connection: Connection, apart: Apart, register: Register, report: Report) -> None:
    """Report what is another than was registered, gone and never erased, or erased and there."""
    ids = [each.id for each in register.lines]
    kept, erased = apart.salted(connection, ids), apart.erasures(connection, ids)
    known, code = apart.contacts(connection, ids), f"{register.word}.text"
    for each in register.lines:
        there, who = kept.get(each.id), known.get(each.id)
        if each.id in erased:
            _erased(register, each, erased[each.id], report)
            if there is not None or who is not None:
                zh, en = "已记删除，仍有留存。", "It is said to be erased, and is still kept."
                report.found(code, register.stream, each.number, zh, en)
        elif there is None:
            zh, en = "原文缺失，没有删除记录。", "The text is gone and was never erased."
            report.found(code, register.stream, each.number, zh, en)
        elif _content(each, there, who or _NOBODY) != each.content:
            zh, en = _WRITTEN if each.version == SIGNED else _TEXT
            report.found(code, register.stream, each.number, zh, en)


def _erased(register: Register, line: Held, by: str, report: Report) -> None:
    """Report an erasure that is said to be by somebody whom the body does not have."""
    if register.staff is not None and by not in register.staff.persons:
        zh, en = f"删除人{by}不是本机关人员。", f"{by}, who erased it, is nobody of the body."
        report.found(f"{register.word}.erasure", register.stream, line.number, zh, en)


_TEXT = "原文与登记摘要不符。", "The text is not the one that was registered."
_WRITTEN = (
    "原文、姓名或者联系方式与登记摘要不符。",
    "The text, or who wrote it, is not as it was registered.",
)


def _content(line: Held, there: tuple[str, str], who: Contact) -> str:
    if line.version != SIGNED:
        return text_content_of(*there)
    return content_of(Written(line.id, *there, who.name, who.contact))
