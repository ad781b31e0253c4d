"""`decision-flow rebuild`: what is kept beside the record, compared with it and made anew."""

from pathlib import Path

from api.commands.opening import installation
from api.commands.saying import DONE, NOT_VERIFIED, REFUSED, err, out, say
from api.commands.verifying import Noted, read_noted, told
from api.installation import READERS, Installation
from decision_flow.audit import Finding, Report, rebuild, verify


def run(noted: Path | None = None, *, write: bool = False) -> int:
    """Compare, and with `write` make anew; return 1 while that would cover something up.

    Without `write` 3 says that something differs; with it, that something still does.
    """
    heads = {} if noted is None else read_noted(noted)
    with installation() as installed:
        report = _verified(installed, heads)
        _list(report.beside)
        if report.unsound:
            return _refused(report)
        if not report.beside:
            say(
                f"过程记录{report.streams}条链，依其生成的案件、关口、期限等列表逐项相符，无须重建。",
                f"{report.streams} streams: the lists of cases, gates, deadlines are as they say.",
            )
            return DONE
        if not write:
            say(
                f"共{len(report.beside)}处不符，尚未改动；加 --write 依过程记录重新生成。",
                f"{len(report.beside)} differ, and nothing was changed; --write makes them anew.",
            )
            return NOT_VERIFIED
        streams = rebuild(installed.service.database, READERS)
        left = _verified(installed, heads)
    say(
        f"已依{streams}条链的过程记录重新生成案件、关口、期限等列表。",
        f"The lists of cases, gates and deadlines were made anew from {streams} streams.",
    )
    _list(left.findings)
    if left.findings:
        err.print(f"重建后仍有{len(left.findings)}处不符。 {len(left.findings)} still differ.")
        return NOT_VERIFIED
    say("再次核验，全部相符。", "Verified again: everything is as the record says.")
    return DONE


def _verified(installed: Installation, heads: Noted) -> Report:
    return verify(installed.service.database, installed.service.files, READERS, heads=heads)


def _list(findings: tuple[Finding, ...] | list[Finding]) -> None:
    for each in findings:
        out.print(told(each))


def _refused(report: Report) -> int:
    for each in report.unsound:
        err.print(told(each))
    err.print(
        "过程记录本身有误，或者末尾可能被截去，不予重建：重建会抹去所余痕迹。"
        "请先从备份恢复并查明原因。 "
        "The record itself is unsound, or its end may be cut off: nothing is made anew, since that "
        "would cover up what is left to see. Restore a backup, and find out why."
    )
    return REFUSED
