"""The conclusion about a unit (督查结论书), with its objection and review (733 Articles 16, 17)."""

from collections.abc import Iterator

from api.papers.after.inspected import Inspected
from api.papers.material import day_words
from api.papers.sheet import Block, Heading, NotYet, Paper, Paragraph, SupervisionPaper, Table
from decision_flow.domain.office.supervision.following import Conclusion, Noted
from decision_flow.domain.office.supervision.said import (
    KINDS,
    MEANS,
    REVIEWED,
    ConcludeSupervision,
    FindInSupervision,
)
from decision_flow.domain.supervising.told import OBJECTION
from decision_flow.domain.units import unit_key
from decision_flow.domain.values import Text


def conclusion_paper(found: Inspected, unit: str | None = None) -> Paper | NotYet:
    """Return the conclusion about a unit, as of its own line; what came of it is told behind.

    Raises NotFoundError.
    """
    there, kind = found.about(unit), SupervisionPaper.CONCLUSION
    if there is None:
        return not_concluded(kind)
    order, said = found.order, there.noted.said
    later = (there.delivered, there.objection, there.review)
    findings = _findings(found, there)
    return Paper(
        kind=kind,
        title=f"关于“{order.title}”的\n督查结论书",
        addressee=there.unit,
        blocks=(
            Paragraph(
                f"根据《政府督查工作条例》第十六条的规定，{found.team}{_period(found, said)}"
                f"对你单位开展了{KINDS[order.kind].zh}（督查编号{order.supervision}）。现作出督查结论如下："
            ),
            Heading("一、督查发现"),
            *_found(found, findings),
            Heading("二、督查结论"),
            Paragraph(said.text),
            Heading("三、整改要求"),
            *_wanted(there),
            Heading("四、申请复核"),
            Paragraph(
                f"对本结论有异议的，可以自收到督查结论之日起三十日内（{OBJECTION.source}），向"
                f"{found.body.name}申请复核；参与作出结论的人员应当回避。"
            ),
            Paragraph(f"参与作出本结论的人员：{found.names(said.concluded_by)}。"),
        ),
        origin=found.origin(
            there.noted.line,
            *(each.line for each in findings),
            *(each.line for each in later if each is not None),
        ),
        signed_by=found.team,
        signed_on=day_words(said.concluded_on),
        since=found.since("送达和复核情况", _since(found, there)),
        text=said.document.digest,
        illustrative=found.illustrative,
    )


def not_concluded(kind: SupervisionPaper) -> NotYet:
    """Return that nothing was concluded yet."""
    return NotYet(kind, Text("尚未作出督查结论。", "Nothing was concluded yet."))


def _findings(found: Inspected, there: Conclusion) -> list[Noted[FindInSupervision]]:
    """Return what had been found at the unit when it was concluded about."""
    key = unit_key(there.unit)
    return [
        each
        for each in found.supervision.findings
        if unit_key(each.said.unit) == key and each.line < there.noted.line
    ]


def _period(found: Inspected, said: ConcludeSupervision) -> str:
    """Say how long it had been supervised: the period that was ordered, as far as it was over."""
    begins, until = found.order.begins, found.order.until
    if said.concluded_on >= until:
        return f"自{day_words(begins)}至{day_words(until)}"
    return f"自{day_words(begins)}起（督查期限至{day_words(until)}止）"


def _found(found: Inspected, findings: list[Noted[FindInSupervision]]) -> Iterator[Block]:
    rows = tuple(
        (
            each.finding,
            str(each.on),
            MEANS[each.means].zh,
            each.text if each.case is None else f"{each.text}涉及{found.case(each.case)}。",
            "、".join(paper.title for paper in each.evidence),
        )
        for each in (noted.said for noted in findings)
    )
    yield (
        Table((2, 3, 3, 7, 4), rows, ("编号", "日期", "方式", "情况", "证据"))
        if rows
        else Paragraph("未记录问题。")
    )


def _wanted(there: Conclusion) -> Iterator[Block]:
    rows = tuple(
        (each.item, each.finding, each.measure, str(each.due)) for each in there.noted.said.rectify
    )
    yield (
        Table((2, 2, 7, 3), rows, ("事项", "依据的发现", "整改要求", "期限（含当日）"))
        if rows
        else Paragraph("无整改事项。")
    )


def _since(found: Inspected, there: Conclusion) -> Iterator[Block]:
    """Say when the unit received it, whether it objected, and what the review came to."""
    if there.delivered is not None:
        got = there.delivered.said
        yield Paragraph(f"送达：{day_words(got.delivered_on)}（{got.document.title}）。")
    if there.objection is not None:
        asked = there.objection.said
        yield Paragraph(
            f"申请复核：{there.unit}于{day_words(asked.on)}申请（{asked.document.title}），"
            f"理由：{asked.reasons}"
        )
    if there.review is not None:
        came = there.review.said
        dropped = f"免除的整改事项：{'、'.join(came.dropped)}。" if came.dropped else ""
        yield Paragraph(
            f"复核：{day_words(came.decided_on)}，由未参与作出结论的{found.names(came.reviewers)}复核，决定"
            f"{REVIEWED[came.outcome].zh}（{came.document.title}），理由：{came.reasons}{dropped}"
        )
    elif there.objection is not None:
        yield Paragraph("复核：决定尚未作出。")
