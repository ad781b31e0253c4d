"""The registers of opinions: each line chained, each text the one that its digest is of."""

from decision_flow.audit.apart import Held, Register, chained, texts_kept
from decision_flow.audit.grounds import Grounds
from decision_flow.audit.report import Report
from decision_flow.store import journal
from decision_flow.store.opinions import register
from decision_flow.store.opinions.register import Entry, Notice
from decision_flow.store.opinions.tables import BESIDE


def verify_registers(grounds: Grounds, report: Report) -> None:
    """Report the first line of each register that is not as it was written, and lost texts."""
    connection = grounds.connection
    for notice in register.notices(connection):
        try:
            entries = register.entries(connection, notice)
        except (TypeError, ValueError) as error:
            zh, en = f"意见登记不能读取：{error}", f"The register cannot be read: {error}"
            report.found("opinion.unreadable", notice.stream, None, zh, en)
            continue
        report.opinions += len(entries)
        staff = grounds.present.get(journal.body_of(connection, notice.case) or "")
        lines = [_held(notice, each) for each in entries]
        held = Register("opinion", notice.stream, lines, staff)
        chained(held, report)
        texts_kept(connection, BESIDE, held, report)


def _held(notice: Notice, entry: Entry) -> Held:
    version = register.version_of(notice, entry)
    return Held(entry.id, entry.number, entry.content, entry.prev, entry.digest, version)
