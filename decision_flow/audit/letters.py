"""The letterboxes: each line chained, each text kept or erased on record, each cited line there."""

from sqlalchemy import Connection

from decision_flow.audit.apart import Held, Register, texts_kept
from decision_flow.audit.report import Report
from decision_flow.store.canonical import NO_DIGEST
from decision_flow.store.letters import box
from decision_flow.store.letters.tables import BESIDE


def verify_letters(connection: Connection, report: Report) -> None:
    """Report the first line of each letterbox that is not as it was written, and lost texts."""
    for body_id in box.boxes(connection):
        stream = box.stream_of(body_id)
        try:
            found = box.lines(connection, body_id)
        except (TypeError, ValueError) as error:
            zh, en = f"来件登记不能读取：{error}", f"The letterbox cannot be read: {error}"
            report.found("letter.unreadable", stream, None, zh, en)
            continue
        report.letters += len(found)
        _chained(body_id, found, report)
        held = [Held(each.id, each.number, each.content) for each in found]
        texts_kept(connection, BESIDE, Register("letter", stream, held), report)


def _chained(body_id: str, found: tuple[box.Line, ...], report: Report) -> None:
    prev = NO_DIGEST
    for number, line in enumerate(found, start=1):
        sound = line.number == number and line.prev == prev
        if not sound or line.digest != box.chained(body_id, line):
            zh, en = "来件登记与其摘要或者前一号不符。", "It does not follow from its digest."
            report.found("letter.chain", box.stream_of(body_id), line.number, zh, en)
            return
        prev = line.digest
