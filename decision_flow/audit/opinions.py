"""The registers of opinions: each line chained, each text the one that its digest is of.

A text that is gone must have been erased on record. Who wrote it is nowhere in the chain.
"""

from sqlalchemy import Connection

from decision_flow.audit.apart import Held, Register, texts_kept
from decision_flow.audit.report import Report
from decision_flow.store.canonical import NO_DIGEST
from decision_flow.store.opinions import register
from decision_flow.store.opinions.register import Entry, Notice
from decision_flow.store.opinions.tables import BESIDE


def verify_registers(connection: Connection, report: Report) -> None:
    """Report the first line of each register that is not as it was written, and lost texts."""
    for notice in register.notices(connection):
        try:
            entries = register.entries(connection, notice)
        except (TypeError, ValueError) as error:
            zh, en = f"意见登记不能读取：{error}", f"The register cannot be read: {error}"
            report.found("opinion.unreadable", notice.stream, None, zh, en)
            continue
        report.opinions += len(entries)
        _chained(notice, entries, report)
        held = [Held(each.id, each.number, each.content) for each in entries]
        texts_kept(connection, BESIDE, Register("opinion", notice.stream, held), report)


def _chained(notice: Notice, entries: tuple[Entry, ...], report: Report) -> None:
    prev = NO_DIGEST
    for number, entry in enumerate(entries, start=1):
        sound = entry.number == number and entry.prev == prev
        if not sound or entry.digest != register.chained(notice, entry):
            zh, en = "意见登记与其摘要或者前一号不符。", "It does not follow from its digest."
            report.found("opinion.chain", notice.stream, entry.number, zh, en)
            return
        prev = entry.digest
