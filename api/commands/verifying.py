"""`decision-flow verify`: every chain, every fact decided again, every row compared."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.commands.opening import installation
from api.commands.saying import DONE, NOT_VERIFIED, err, say, wrong
from api.installation import READERS
from decision_flow.audit import Finding, Report, verify
from decision_flow.domain.values import Text
from decision_flow.store.journal import Head
from decision_flow.store.raw import Chain

Noted = Mapping[Chain, Head]
"""Ends of chains as they were noted elsewhere."""


class _Noted(BaseModel):
    """The end of a chain as a file of ends says it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: Annotated[str, Field(pattern="^(journal|refusal|letter|opinion)$")]
    stream: str
    seq: Annotated[int, Field(ge=1)]
    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


def run(noted: Path | None = None, note: Path | None = None) -> int:
    """Verify all that is kept; return 3 when anything is not as the facts say.

    `noted` is a file of ends kept elsewhere, to be compared; into `note` the present ones go.
    """
    known = {} if noted is None else read_noted(noted)
    with installation() as installed:
        service = installed.service
        report = verify(service.database, service.files, READERS, heads=known)
    if not (known or report.streams or report.laws):
        raise wrong(
            Text(
                "数据库里没有任何过程记录，没有可核验的。请核对所连接的数据库。",
                "There is no record in this database, nothing to verify. Look at which it is.",
            )
        )
    _checked(report)
    for finding in report.findings:
        err.print(told(finding))
    for each in report.notes:
        place = each.stream if each.seq is None else f"{each.stream} {each.seq}"
        say(f"待核实 {place}：{each.text.zh}", f"Finding: {each.text.en}")
    if not report.passed:
        count = len(report.findings)
        if report.unread:
            say(
                f"过程记录自首个不可信的一号起未再核对，共{report.unread}条。",
                f"From the first line at fault of a stream on, {report.unread} were not looked at.",
            )
        err.print(f"核验未通过：{count}处不符。 Not verified: {count} found.")
        return NOT_VERIFIED
    if note is not None:
        _write(note, report.ends)
    say(
        f"核验通过：{report.streams}个过程记录，{report.facts}条事实，{report.refusals}条拒绝。",
        f"Verified: {report.streams} streams, {report.facts} facts, {report.refusals} refusals.",
    )
    return DONE


def _checked(report: Report) -> None:
    """Say what was looked at, so that nobody takes silence for more than it is."""
    say(
        f"已核对：数据库触发器及其函数{report.guards}个，程序与工作日历{report.laws}份"
        f"（程序均重新证明），过程记录{report.streams}条链共{report.facts}条事实、"
        f"拒绝记录{report.refusals}条（逐条重新判定，并核对列表、关口、期限各表），"
        f"公众意见登记{report.opinions}条，投诉、建议来件{report.letters}件（原文、姓名和联系方式），"
        f"文件{report.documents}份（内容、大小和存档人），先前留存的末号{report.heads}个。",
        f"Looked at: {report.guards} guards of the database, {report.laws} procedures and "
        f"calendars (procedures proved again), {report.facts} facts in {report.streams} streams "
        f"and {report.refusals} refusals (each decided again, all rows beside them compared), "
        f"{report.opinions} opinions and {report.letters} letters in their registers "
        "(words, name, contact), "
        f"{report.documents} documents (bytes, size, by somebody of the body), "
        f"{report.heads} ends noted before.",
    )
    if not report.heads:
        say(
            "未提供先前留存的末号：链尾被整体截去或者重写的，最后的拒绝、查阅、来件和意见被删去的，"
            "须凭 --noted 才能发现。",
            "No ends noted before were given: an end cut off or rewritten whole is found by "
            "--noted alone, the last refusals, looks, letters and opinions among them.",
        )


def told(finding: Finding) -> str:
    """Return a finding on one line: its code, where it is, and what is wrong."""
    where = finding.stream
    if finding.seq is not None:
        zh, en = ("拒绝第", "refusal") if finding.code.startswith("refusal.") else ("第", "line")
        where += f" {zh}{finding.seq}号 {en} {finding.seq}"
    return f"{finding.code} {where}: {finding.text}"


def read_noted(path: Path) -> Noted:
    """Return the ends that a file holds; what is none ends the command."""
    try:
        rows = [_Noted.model_validate_json(each) for each in path.read_text("utf-8").splitlines()]
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        zh, en = f"不能读取末号文件 {path}。", f"{path} is no file of ends."
        raise wrong(Text(zh, en)) from error
    return {Chain(row.kind, row.stream): Head(row.seq, row.digest) for row in rows}


def _write(path: Path, ends: Mapping[Chain, Head]) -> None:
    """Write the ends of all chains, one a line, to be kept where no owner of the database is."""
    rows = (
        {"kind": c.kind, "stream": c.stream, "seq": head.seq, "digest": head.digest}
        for c, head in sorted(ends.items())
    )
    text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    path.write_text(text, encoding="utf-8")
