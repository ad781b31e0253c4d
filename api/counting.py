"""The figures of a body as a workbook: one sheet of numbers with definitions, one of all cases."""

from collections.abc import Iterator
from datetime import datetime

from api.papers.output.workbook import Leaf, Value, to_xlsx
from decision_flow.domain.execution.rate import Period
from decision_flow.engine.statistics import Statistic

_NUMBERS = (
    ("指标 Figure", 40),
    ("项目 Row", 34),
    ("代号 Key", 24),
    ("数量 Count", 12),
    ("总数 Of", 12),
    ("比例 Share", 12),
    ("平均日数 Mean days", 12),
    ("短于最短期限 Below", 12),
    ("定义 Definition", 80),
    ("依据 Source", 34),
)
_ITEMS = (
    ("指标 Figure", 34),
    ("项目 Row", 34),
    ("案件或者机关 Stream", 30),
    ("记录 Line", 10),
    ("内容 What", 60),
    ("日期 On", 14),
    ("日数 Days", 10),
    ("说明 Note", 60),
)
_ABOUT = (("事项 What", 24), ("内容 Value", 50))


def statistics_workbook(found: tuple[Statistic, ...], period: Period, frozen: datetime) -> bytes:
    """Return the workbook of figures, frozen at a moment in the body's own time.

    Hostile words in titles stay words.
    """
    told = (
        ("统计期 Period", f"{period.first} – {period.last}"),
        ("冻结时刻 Frozen", f"{frozen:%Y-%m-%d %H:%M:%S}"),
    )
    leaves = (*figure_leaves(found), Leaf("说明 About", _ABOUT, told))
    return to_xlsx("统计指标 Figures", leaves, frozen)


def figure_leaves(found: tuple[Statistic, ...]) -> tuple[Leaf, Leaf]:
    """Return the sheet of figures and the sheet of all that they count."""
    return (
        Leaf("指标 Figures", _NUMBERS, tuple(_numbers(found))),
        Leaf("明细 Items", _ITEMS, tuple(_items(found))),
    )


def _numbers(found: tuple[Statistic, ...]) -> Iterator[tuple[Value, ...]]:
    for each in found:
        for row in each.rows:
            yield (
                str(each.label),
                str(row.label),
                row.key,
                row.count,
                row.of,
                None if row.share is None else float(row.share),
                row.mean_days,
                row.below,
                str(each.definition),
                str(each.source),
            )


def _items(found: tuple[Statistic, ...]) -> Iterator[tuple[Value, ...]]:
    for each in found:
        for row in each.rows:
            for item in row.items:
                key = f"{each.key}.{row.key}"
                note = None if item.note is None else str(item.note)
                told = item.stream, item.line, item.what, item.on, item.days, note
                yield each.label.zh, key, *told
