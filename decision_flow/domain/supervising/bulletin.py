"""Which supervisions stand in the bulletin of a period (督查通报), and what is told of each.

Definition, the only one: a supervision that was ordered on or before the last day, unless it was
settled and nothing was entered of it since the period began.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.office.supervision.following import Rectification, Supervision
from decision_flow.domain.people import Body
from decision_flow.domain.supervising.stage import Mended, Stage, mended, stage


@dataclass(frozen=True, slots=True)
class Told:
    """A supervision in the bulletin: how far it is, and how what is to be put right stands."""

    supervision: Supervision
    stage: Stage
    items: tuple[tuple[Rectification, Mended], ...]

    def count(self, *stands: Mended) -> int:
        """Return how many items stand in one of these ways."""
        return sum(each in stands for _, each in self.items)


def bulletin(body: Body, calendar: Calendar, period: Period, day: date) -> tuple[Told, ...]:
    """Return the supervisions in the bulletin of a period as of a day, the earliest order first."""
    told = (_told(each, body, calendar, day) for each in body.supervisions)
    found = (each for each in told if _stands(each, body, period))
    return tuple(sorted(found, key=_when))


def _when(told: Told) -> tuple[date, str]:
    return told.supervision.order.said.ordered_on, told.supervision.id


def _told(each: Supervision, body: Body, calendar: Calendar, day: date) -> Told:
    items = tuple((item, mended(item, body, day)) for item in each.items)
    return Told(each, stage(each, body, calendar, day), items)


def _stands(told: Told, body: Body, period: Period) -> bool:
    if told.supervision.order.said.ordered_on > period.last:
        return False
    last = max(body.day(moment) for moment in _entered(told.supervision))
    return told.stage is not Stage.SETTLED or last >= period.first


def _entered(each: Supervision) -> Iterator[datetime]:
    """Yield the moment of every entry about a supervision."""
    yield each.order.at
    yield from (noted.at for noted in each.samples)
    yield from (noted.at for noted in each.findings)
    for there in each.conclusions:
        yield there.noted.at
        yield from (n.at for n in (there.delivered, there.objection, there.review) if n is not None)
    for item in each.items:
        yield from (noted.at for noted in item.reports)
        yield from (noted.at for noted in item.checks)
    for made in each.recommendations:
        told = (made.approval, made.done)
        yield made.entry.at
        yield from (answer[1].at for answer in told if answer is not None)
    yield from (clue.entry.at for clue in each.clues)
