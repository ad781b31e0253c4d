"""A report that is made of figures, as a paper: part by part, each figure with its definition."""

import hashlib
from collections.abc import Callable, Iterator

from api.papers.material import day_words
from api.papers.sheet import Block, Heading, Origin, Paper, Paragraph, ReportKind, Table
from decision_flow.domain.execution.report import AUDIENCES, Audience
from decision_flow.domain.office.supervision.said import KINDS, Pool
from decision_flow.domain.supervising.bulletin import Told
from decision_flow.domain.supervising.stage import MENDED, STAGES, Mended
from decision_flow.domain.values import Text
from decision_flow.engine.statistics import PeriodicReport, Row, Statistic

NUMERALS = "一二三四五六七八九十"
_SETTLED = (Mended.IN_TIME, Mended.LATE)
_OPEN = (Mended.OVERDUE, Mended.WAITING, Mended.NOT_DUE)
_RECORDS = Text("份记录", "journals")


def figures_paper(kind: ReportKind, report: PeriodicReport, audience: Audience) -> Paper:
    """Return the report as a paper addressed to one audience; the figures are the same for all."""
    body = report.body
    first, last = day_words(report.period.first), day_words(report.period.last)
    return Paper(
        kind=kind,
        title=f"{body.name}\n关于{first}至{last}\n{report.form.title.zh}",
        addressee=AUDIENCES[audience].zh,
        blocks=tuple(_blocks(report)),
        origin=_origin(report),
        signed_by=body.name,
        signed_on=day_words(body.day(report.at)),
        illustrative=report.illustrative,
    )


def _origin(report: PeriodicReport) -> Origin:
    ends = "".join(f"{each.stream} {each.seq} {each.digest}\n" for each in report.ends)
    return Origin(
        case=report.body.id,
        line=sum(each.seq for each in report.ends),
        digest=hashlib.sha256(ends.encode()).hexdigest(),
        at=report.at.astimezone(report.body.zone),
        cases=len(report.ends),
        gathered=_RECORDS,
    )


def _blocks(report: PeriodicReport) -> Iterator[Block]:
    until = day_words(report.body.day(report.at))
    yield Paragraph(
        f"以下各项指标依据截至{until}已登记的记录统计，各附定义；所计的每一案件、每一条记录载于同一报告的"
        "数据表。数量为零的项目不逐项列出。"
    )
    for place, part in enumerate(report.form.parts):
        yield Heading(f"{NUMERALS[place]}、{part.heading.zh}")
        for number, key in enumerate(part.figures):
            figure = report.figures[key]
            sub = f"（{NUMERALS[number]}）" if len(part.figures) > 1 else ""
            yield Paragraph(
                f"{sub}{figure.label.zh}。{figure.definition.zh}依据：{figure.source}。"
            )
            yield from _figure(figure)
            if report.form.supervisions and key in _LISTS:
                yield from _LISTS[key](report)


def _figure(figure: Statistic) -> Iterator[Block]:
    rows = [row for row in figure.rows if row.count]
    if not rows:
        yield Paragraph("各项均为零。")
        return
    columns = [c for c in _COLUMNS if c[2](rows)]
    yield Table(
        tuple(width for _, width, *_ in columns),
        tuple(tuple(said(row) for *_, said in columns) for row in rows),
        tuple(head for head, *_ in columns),
    )


Column = tuple[str, int, Callable[[list[Row]], bool], Callable[[Row], str]]
_COLUMNS: tuple[Column, ...] = (
    ("项目", 44, lambda _: True, lambda row: row.label.zh),
    ("数量", 10, lambda _: True, lambda row: str(row.count)),
    (
        "所占比例",
        20,
        lambda rows: any(row.of for row in rows),
        lambda row: "—" if row.share is None else f"{float(row.share):.1%}（{row.count}/{row.of}）",
    ),
    (
        "平均日数",
        13,
        lambda rows: any(row.days is not None for row in rows),
        lambda row: "—" if row.mean_days is None else f"{float(row.mean_days):.1f}",
    ),
    (
        "短于最短期限",
        13,
        lambda rows: any(row.below is not None for row in rows),
        lambda row: "—" if row.below is None else str(row.below),
    ),
)


def _supervisions(report: PeriodicReport) -> Iterator[Block]:
    if report.supervisions:
        yield Table(
            (14, 20, 11, 20, 17, 18),
            tuple(_supervision(each) for each in report.supervisions),
            ("编号", "督查事项", "类型", "督查对象", "期限", "进展（整改已销号/全部）"),
        )


def _supervision(told: Told) -> tuple[str, ...]:
    said = told.supervision.order.said
    done, wanted = told.count(*_SETTLED), len(told.items) - told.count(Mended.DROPPED)
    return (
        told.supervision.id,
        said.title,
        KINDS[said.kind].zh,
        "、".join(told.supervision.scope(Pool.UNITS)),
        f"{said.begins}\n至{said.until}",
        f"{STAGES[told.stage].zh}（{done}/{wanted}）",
    )


def _to_put_right(report: PeriodicReport) -> Iterator[Block]:
    rows = [
        (
            each.supervision.id,
            item.wanted.item,
            item.unit,
            item.wanted.measure,
            str(item.wanted.due),
            MENDED[stands].zh,
        )
        for each in report.supervisions
        for item, stands in each.items
        if stands in _OPEN
    ]
    if rows:
        yield Paragraph("列入本期通报的督查任务中尚未销号的整改事项：")
        head = ("督查编号", "事项", "整改单位", "整改要求", "期限", "状况")
        yield Table((14, 12, 20, 22, 17, 15), tuple(rows), head)


def _late(report: PeriodicReport) -> Iterator[Block]:
    rows = tuple(
        (row.label.zh, item.what, str(item.on), str(item.days))
        for row in report.figures["overdue_in_supervisions"].rows
        for item in row.items
    )
    if rows:
        yield Table((24, 45, 17, 14), rows, ("逾期的", "督查事项", "期限", "逾期日数"))


_LISTS: dict[str, Callable[[PeriodicReport], Iterator[Block]]] = {
    "supervisions": _supervisions,
    "rectifications": _to_put_right,
    "overdue_in_supervisions": _late,
}
"""What is listed one by one after a figure, in a report that lists supervisions."""
