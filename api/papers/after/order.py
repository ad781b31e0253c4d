"""The notice of a supervision (督查通知): of what, whom, when, by which people (733 Article 11)."""

from collections.abc import Iterable, Iterator
from datetime import date

from api.papers.after.inspected import Inspected
from api.papers.material import day_words
from api.papers.sheet import Block, Heading, Paper, Paragraph, SupervisionPaper, Table
from decision_flow.domain.office.supervision.said import KINDS, ORDER_GROUNDS, POOLS, Pool


def order_notice(found: Inspected) -> Paper:
    """Return the notice to the units of the order; what was drawn of them since is told behind."""
    said, there = found.order, found.supervision
    return Paper(
        kind=SupervisionPaper.ORDER,
        title=f"关于“{said.title}”的\n督查通知",
        addressee="、".join(said.units),
        blocks=(
            Paragraph(
                f"根据《政府督查工作条例》第十一条的规定和{ORDER_GROUNDS[said.ground].zh}，决定开展"
                f"{KINDS[said.kind].zh}（督查编号{said.supervision}）。现将有关事项通知如下："
            ),
            Heading("一、督查事项"),
            Paragraph(said.matter),
            Heading("二、督查对象"),
            *_whom(found),
            Heading("三、督查期限"),
            Paragraph(f"自{day_words(said.begins)}起至{day_words(said.until)}止（首尾两日在内）。"),
            *_apart(said.apart),
            Heading("四、督查组"),
            Table((2, 4, 2), tuple(_team(found)), ("姓名", "所在单位", "分工")),
            Paragraph(
                f"本次督查由{found.name(said.ordered_by)}于{day_words(said.ordered_on)}下达"
                f"（{said.document.title}）。"
            ),
        ),
        origin=found.origin(there.order.line, *(each.line for each in there.samples)),
        attachments=(said.scheme.title,),
        signed_by=found.body.name,
        signed_on=day_words(said.ordered_on),
        since=found.since("随机抽取结果", _drawn(found)),
        illustrative=found.illustrative,
    )


def _whom(found: Inspected) -> Iterator[Block]:
    there = found.supervision
    for pool in Pool:
        names, lot = there.pool(pool), there.lot(pool)
        if not names:
            continue
        will = (
            f"其中随机抽取{lot.number}个，以{_seed(lot.seed_from, lot.known_on)}为种子。"
            if lot is not None
            else ""
        )
        yield Paragraph(f"{POOLS[pool].zh}：{_listed(found, pool, names)}。{will}")


def _drawn(found: Inspected) -> Iterator[Block]:
    for noted in found.supervision.samples:
        said, what = noted.said, POOLS[noted.said.pool].zh
        yield Paragraph(
            f"{what}：{_listed(found, said.pool, said.drawn)}。自上列"
            f"{len(found.supervision.pool(said.pool))}个中随机抽取{said.number}个，以"
            f"{_seed(said.seed_from, said.known_on)}“{said.seed}”为种子（第{noted.line}号记录）。"
        )


def _seed(source: str, known_on: date) -> str:
    return f"{source}（{day_words(known_on)}公开）"


def _listed(found: Inspected, pool: Pool, names: Iterable[str]) -> str:
    return "、".join(names if pool is Pool.UNITS else map(found.case, names))


def _apart(reasons: str | None) -> Iterator[Block]:
    if reasons is not None:
        yield Paragraph(f"同一单位同期另有督查，本次督查不属于重复督查的理由：{reasons}")


def _team(found: Inspected) -> Iterator[tuple[str, ...]]:
    for place, person in enumerate(found.order.team):
        known = found.persons.get(person)
        unit = known.unit if known is not None else ""
        yield found.name(person), unit, "组长" if place == 0 else "成员"
