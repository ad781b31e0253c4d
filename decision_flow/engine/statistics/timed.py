"""How long steps took, beside the least time that their rule set sets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.calendar import Calendar, Unit
from decision_flow.domain.case import IDLE, Fact
from decision_flow.domain.errors import CalendarMissingError
from decision_flow.domain.people import Body
from decision_flow.domain.procedure import Figure
from decision_flow.domain.values import HOUSE_RULE, Text
from decision_flow.engine.rules import Ready
from decision_flow.engine.statistics.population import Item, Population, Record, Row, Statistic

MINIMUMS: Mapping[str, str] = {"consultation": "period", "legality_review": "time_allowed"}
"""By kind, the figure that sets the least time of a step (713 Articles 15 and 26)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A step from its first act to its conclusion, in one case."""

    record: Record
    step: str
    began: Fact
    ended: Fact


def step_times(population: Population) -> Statistic:
    """Return how long each step took that was concluded in the period."""
    body, found = population.body, dict[str, list[Passage]]()
    for record in population.records:
        for each in passages(record):
            if body.day(each.ended.stated_at) in population.period:
                found.setdefault(each.step, []).append(each)
    rows = (_row(step, found[step], body, population.calendar) for step in sorted(found))
    return Statistic(
        "step_times",
        Text("各环节用时（与法定最短期限对照）", "Time per step, against the least time"),
        Text(
            "统计期内得出通过结论的环节，自其第一个动作之日至该结论之日的自然日数；失效后重新"
            "办理的另计一次，不适用、豁免的不计。短于最短期限的次数，以该案规则所定为准："
            "经批准缩短征求意见期限的也计在内，不等于违法；工作日历缺年份、无法判断的不计；短于的各次在明细中注明。",
            "Of the steps that were passed in the period, the days from the first act to the one "
            "that passed it; a step done again after it lapsed counts again, one that did not "
            "apply or was exempt does not. `below` are those shorter than the least time of the "
            "case's rule set: a consultation that was lawfully shortened is among them; the "
            "items say which they are.",
        ),
        HOUSE_RULE,
        tuple(rows),
    )


def passages(record: Record) -> Iterator[Passage]:
    """Yield every passage of every step of a case, in the order in which they ended."""
    began: dict[str, Fact] = {}
    for fact in record.facts:
        for edge in fact.edges:
            step = edge.component
            if step not in record.ready.kinds:
                continue
            if edge.target in IDLE:
                continue
            if edge.source in IDLE:
                began[step] = fact
            if edge.target in record.ready.kinds[step].done and step in began:
                yield Passage(record, step, began.pop(step), fact)


def least_of(ready: Ready, step: str) -> Figure | None:
    """Return the least time that a rule set gives a step, where it is of a kind that has one."""
    name = MINIMUMS.get(ready.kind(step).name)
    return None if name is None else ready.procedure.steps[step].figures.get(name)


def _row(step: str, found: list[Passage], body: Body, calendar: Calendar) -> Row:
    items, below, compared = [], 0, False
    for each in found:
        first, last = body.day(each.began.stated_at), body.day(each.ended.stated_at)
        title = each.record.case.title
        least = _least_day(each, first, calendar)
        short = least is not None and last < least
        note = _short(least) if least is not None and short else None
        took = (last - first).days
        items.append(Item(each.ended.stream, each.ended.seq, title, last, took, note))
        compared, below = compared or least is not None, below + short
    label = found[-1].record.ready.procedure.steps[step].label
    days = sum(item.days or 0 for item in items)
    told = tuple(items)
    return Row(step, label, len(told), told, days=days, below=below if compared else None)


def _least_day(passage: Passage, first: date, calendar: Calendar) -> date | None:
    """Return the first day on which a step could end; None where nothing sets or shows it."""
    figure = least_of(passage.record.ready, passage.step)
    if figure is None:
        return None
    try:
        return calendar.floor(first, figure.count, Unit(figure.unit))
    except CalendarMissingError:
        return None


def _short(least: date) -> Text:
    return Text(
        f"短于最短期限：按期限最早止于{least}",
        f"shorter than the least time: {least} at the earliest",
    )
