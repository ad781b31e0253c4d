"""The letterboxes: each line chained, each text kept or erased on record, each cited line there."""

from decision_flow.audit.apart import Held, Register, chained, texts_kept
from decision_flow.audit.grounds import Grounds
from decision_flow.audit.report import Report
from decision_flow.store.letters import box
from decision_flow.store.letters.tables import BESIDE


def verify_letters(grounds: Grounds, report: Report) -> None:
    """Report the first line of each letterbox that is not as it was written, and lost texts."""
    connection = grounds.connection
    for body_id in box.boxes(connection):
        stream = box.stream_of(body_id)
        try:
            found = box.lines(connection, body_id)
        except (TypeError, ValueError) as error:
            zh, en = f"来件登记不能读取：{error}", f"The letterbox cannot be read: {error}"
            report.found("letter.unreadable", stream, None, zh, en)
            continue
        report.letters += len(found)
        lines, staff = [_held(body_id, each) for each in found], grounds.present.get(body_id)
        register = Register("letter", stream, lines, staff)
        chained(register, report)
        texts_kept(connection, BESIDE, register, report)


def _held(body_id: str, line: box.Line) -> Held:
    version = box.version_of(body_id, line)
    return Held(line.id, line.number, line.content, line.prev, line.digest, version)
