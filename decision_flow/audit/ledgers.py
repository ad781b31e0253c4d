"""The ledgers of people: made again from the facts, and compared with what is kept."""

from decision_flow.audit.grounds import Grounds
from decision_flow.audit.report import Report
from decision_flow.domain.errors import JournalError
from decision_flow.engine.answering import entries
from decision_flow.store import answering, journal
from decision_flow.store.answering import key_of, row_of


def make_ledgers(grounds: Grounds, stream: str) -> None:
    """Read a whole stream into the ledgers. Raises JournalError where it does not follow."""
    lines = journal.lines(grounds.connection, (stream, 0, None))[stream]
    body_id = journal.body_of(grounds.connection, stream) or ""
    body = grounds.present[body_id].body
    found = entries((line.fact for line in lines), body, {})
    answering.add(grounds.connection, body_id, stream, found, upto=lines[-1].fact.seq)


def verify_ledgers(grounds: Grounds, report: Report) -> None:
    """Report what the ledgers say of people otherwise than the facts do, up to the line read.

    A stream that cannot be read is reported as such elsewhere, and its rows by no other word.
    """
    for stream in sorted(answering.streams_read(grounds.connection)):
        try:
            _compare(grounds, report, stream)
        except (JournalError, TypeError, ValueError) as error:
            zh, en = f"不能读取：{error}", f"It cannot be read: {error}"
            report.found("projection.unreadable", stream, None, zh, en)


def _compare(grounds: Grounds, report: Report, stream: str) -> None:
    connection = grounds.connection
    upto, read_as = answering.read_upto(connection, stream)
    lines = journal.lines(connection, (stream, 0, upto))[stream]
    body_id = journal.body_of(connection, stream) or ""
    staff = grounds.present.get(body_id)
    if staff is None and lines:
        return
    if not lines or lines[-1].fact.seq != upto or staff is None or read_as != body_id:
        zh, en = "所据记录不存在", "The lines that it rests on are not there"
        report.found("ledger.stranger", stream, None, f"{zh}。", f"{en}.")
        return
    rows = (row_of(body_id, e) for e in entries((n.fact for n in lines), staff.body, {}))
    wanted = {key_of(row): row for row in rows}
    there = answering.rows_of_stream(connection, stream)
    for key in sorted({*wanted, *there}):
        if wanted.get(key) != there.get(key):
            seq, person, place = key
            zh = f"人员{person}责任台账（第{seq}号之{place}）与记录不符。"
            en = f"The ledger of {person} (line {seq}, place {place}) is not as the facts say."
            report.found("ledger.differs", stream, seq, zh, en)
