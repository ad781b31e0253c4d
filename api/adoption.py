"""The adoption report in words, in both languages: numbers, answers, reasons; who looked again."""

from collections.abc import Iterator

from decision_flow.domain.opinions.intake import CHANNEL_LABELS, DISPOSITION_LABELS
from decision_flow.domain.opinions.report import PUBLISHED, Collated, Item, checks
from decision_flow.domain.values import Text
from diagrams.text import safe

_PUBLIC, _INSIDE = Text("公布", "published"), Text("内部", "not published")
_HEAD = (
    "| 类 Place | 条数 Opinions | 处理结果 Answer | 理由 Reason | 代表意见（内部）"
    " Representative (not published) |\n|---|---|---|---|---|"
)


def adoption_text(title: str, body: str, report: Collated) -> str:
    """Return the report of a consultation as Markdown; what the public wrote stays plain text."""
    return "\n\n".join(_parts(title, body, report)) + "\n"


def _parts(title: str, body: str, report: Collated) -> Iterator[str]:
    yield "# 公众意见采纳情况报告 Report on the adoption of opinions"
    yield f"{safe(title)}（{safe(body)}）"
    sources = "、".join(map(str, PUBLISHED))
    yield (
        f"征求意见 Consultation：{report.opens} – {report.closes}。"
        f"条数、处理结果和理由为公布内容，依据{sources}；意见原文和抽查情况为内部内容。"
        " Numbers, answers and reasons are for publication; the words of opinions and the second"
        " look are not."
    )
    yield f"## 收到意见 Received（{_PUBLIC}）\n\n{_received(report)}"
    yield f"## 处理结果 Answers（{_PUBLIC}）\n\n{_answers(report)}"
    if report.items:
        rows = "\n".join(map(_row, report.items))
        yield f"## 分类处理 By cluster\n\n{_HEAD}\n{rows}"
    if report.looked:
        yield f"## 抽查 Second look（{_INSIDE}）\n\n{_looked(report)}"
    yield f"## 核对 Sums\n\n{_sums(report)}"


def _received(report: Collated) -> str:
    counted = report.counted
    if counted is None:
        return "尚未截止。 The window has not been closed."
    by = "；".join(f"{CHANNEL_LABELS[c]} {count}" for c, count in report.channels.items())
    told = f"按期收到 {counted.received} 条 in time"
    told += f"（{by}）" if by else ""
    return f"{told}；逾期 {counted.late} 条 late（未计入 not counted）。"


def _answers(report: Collated) -> str:
    if not (report.answered or report.disposed):
        return "尚未处理。 Not disposed of yet."
    told = "；".join(f"{label} {report.by(each)}" for each, label in DISPOSITION_LABELS.items())
    reasons = report.answered.reasons if report.answered else None
    return f"{told}。" + (f"\n\n理由 Reasons：{safe(reasons)}" if reasons else "")


def _row(item: Item) -> str:
    label = DISPOSITION_LABELS[item.disposition]
    text = safe(item.text) if item.text is not None else "（已删除 erased）"
    return f"| {item.place} | {item.size} | {label} | {safe(item.reason or '')} | {text} |"


def _looked(report: Collated) -> str:
    looked = report.looked
    if looked is None:
        return ""
    places = "、".join(map(str, looked.places))
    objected = "、".join(map(str, looked.objected)) or "无 none"
    return (
        f"{safe(looked.by)}，{looked.on}，抽查第 {places} 类 places；"
        f"不同意 not agreed：{objected}；种子 seed：`{looked.seed}`。"
    )


def _sums(report: Collated) -> str:
    found = checks(report)
    if not found:
        return "尚无可核对的条数。 Nothing to add up yet."
    return "\n".join(f"- {'✓' if v.passed else '✗'} {safe(str(v.reason))}" for v in found)
