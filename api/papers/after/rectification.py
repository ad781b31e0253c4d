"""The rectification notice (整改通知书): what a unit puts right by when, and how each stands."""

from api.papers.after.conclusion import not_concluded
from api.papers.after.inspected import Inspected
from api.papers.material import day_words
from api.papers.sheet import Block, Heading, NotYet, Paper, Paragraph, SupervisionPaper, Table
from decision_flow.domain.office.supervision.following import Conclusion, Rectification
from decision_flow.domain.office.supervision.said import Checked, Reviewed
from decision_flow.domain.values import Text


def rectification_notice(found: Inspected, unit: str | None = None) -> Paper | NotYet:
    """Return what a unit is to put right; what came of it is told behind. Raises NotFoundError."""
    there, kind = found.about(unit), SupervisionPaper.RECTIFICATION
    if there is None:
        return not_concluded(kind)
    if not there.items:
        return NotYet(kind, Text("结论没有整改事项。", "Nothing is to be put right."))
    if there.review is not None and there.review.said.outcome is Reviewed.REVOKED:
        text = Text("督查结论已经复核撤销，无须整改。", "A review revoked the conclusion.")
        return NotYet(kind, text)
    order, said = found.order, there.noted.said
    return Paper(
        kind=kind,
        title=f"关于“{order.title}”的\n整改通知书",
        addressee=there.unit,
        blocks=(
            Paragraph(
                f"根据《政府督查工作条例》第十八条的规定和{day_words(said.concluded_on)}作出的督查结论"
                f"（督查编号{order.supervision}），请你单位对下列事项在期限以内整改："
            ),
            Heading("一、整改事项"),
            Table((2, 5, 6, 3), tuple(_wanted(found, there)), _HEAD),
            *_closing(found, there),
            Heading("二、整改报告"),
            Paragraph(
                "请逐项报告整改情况，附具证据。整改情况由其他单位的人员核查，整改到位的予以销号，不到位的退回继续"
                "整改。"
            ),
        ),
        origin=found.origin(there.noted.line, *_lines(there)),
        signed_by=found.team,
        signed_on=day_words(said.concluded_on),
        since=found.since("整改情况", _since(there)),
        illustrative=found.illustrative,
    )


_HEAD = ("事项", "督查发现", "整改要求", "期限（含当日）")
_CHECKED = {Checked.CLOSED: "核查销号", Checked.RETURNED: "核查退回"}


def _lines(there: Conclusion) -> list[int]:
    reports = [each.line for item in there.items for each in item.reports]
    checks = [each.line for item in there.items for each in item.checks]
    return [*reports, *checks, *([] if there.review is None else [there.review.line])]


def _wanted(found: Inspected, there: Conclusion) -> list[tuple[str, ...]]:
    told = {each.finding: each.text for each in found.supervision.of_unit(there.unit)}
    return [
        (
            each.wanted.item,
            f"{each.wanted.finding}：{told.get(each.wanted.finding, '')}",
            each.wanted.measure,
            str(each.wanted.due),
        )
        for each in there.items
    ]


def _closing(found: Inspected, there: Conclusion) -> list[Block]:
    cases = dict.fromkeys(each.case for each in there.items if each.case is not None)
    if not cases:
        return []
    named = "、".join(map(found.case, cases))
    return [Paragraph(f"整改事项涉及{named}，销号或者经复核免除以前，该案不得结案。")]


def _since(there: Conclusion) -> list[Block]:
    """Return what came of each: reports and checks by turns, or that it was dropped."""
    rows = tuple(row for item in there.items for row in _rows(item, there))
    return [Table((2, 3, 4, 7), rows, ("事项", "日期", "办理", "情况"))] if rows else []


def _rows(item: Rectification, there: Conclusion) -> list[tuple[str, ...]]:
    name = item.wanted.item
    rows: list[tuple[str, ...]] = []
    for place, report in enumerate(item.reports):
        rows.append((name, str(report.said.on), "单位报告", report.said.text))
        if place < len(item.checks):
            check = item.checks[place].said
            rows.append((name, str(check.on), _CHECKED[check.result], check.reasons))
    if item.dropped and there.review is not None:
        review = there.review.said
        rows.append((name, str(review.decided_on), "经复核免除", review.reasons))
    return rows
