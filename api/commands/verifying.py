"""`decision-flow verify`: every chain, every fact decided again, every row compared."""

from api.commands.saying import DONE, NOT_VERIFIED, err, installation, say
from api.installation import READERS
from decision_flow.audit import verify


def run() -> int:
    """Verify all that is kept; return 3 when anything is not as the facts say."""
    with installation() as installed:
        service = installed.service
        report = verify(service.database, service.files, READERS)
    for finding in report.findings:
        where = finding.stream if finding.seq is None else f"{finding.stream} {finding.seq}"
        err.print(f"{finding.code} {where}: {finding.text}")
    for note in report.notes:
        say(f"待核实 {note.stream} {note.seq}：{note.text.zh}", f"Finding: {note.text.en}")
    if report.findings:
        count = len(report.findings)
        err.print(f"核验未通过：{count}处不符。 Not verified: {count} findings.")
        return NOT_VERIFIED
    say(
        f"核验通过：{report.streams}个过程记录，{report.facts}条事实，{report.refusals}条拒绝。",
        f"Verified: {report.streams} streams, {report.facts} facts, {report.refusals} refusals.",
    )
    return DONE
