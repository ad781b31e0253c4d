"""Supervisions as they may be drawn: each its own way, some lawful, some refused on the way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

import overseen
from overseen import BUILDER, BUREAU, HEAD, KEEPER, MEMBER

from decision_flow.domain.lots import drawn
from decision_flow.domain.office.supervision import said as of
from decision_flow.domain.office.supervision.after import Recommended

Act = tuple[of.Supervised, str, date]
START = date(2023, 1, 9)
WHO = {BUILDER: "he", BUREAU: "wu"}


@dataclass(frozen=True)
class Watched:
    """What becomes of a supervision: how many days later each thing is done, if at all."""

    later: int
    kind: of.SupervisionKind
    means: of.Means
    found: int
    drawn: bool
    concluded: int | None
    delivered: bool
    objected: int | None
    reviewed: int | None
    outcome: of.Reviewed
    reported: int | None
    stated: int
    checked: tuple[of.Checked, ...]


def watched(lot: Random) -> Watched:
    """Return a supervision drawn by lot, most of them a good way on."""

    def maybe(odds: float, most: int) -> int | None:
        return lot.randint(0, most) if lot.random() < odds else None

    return Watched(
        later=lot.randint(0, 200),
        kind=lot.choice(list(of.SupervisionKind)),
        means=lot.choice(list(of.Means)),
        found=lot.randint(0, 3),
        drawn=lot.random() < 0.2,
        concluded=maybe(0.85, 6),
        delivered=lot.random() < 0.9,
        objected=maybe(0.4, 34),
        reviewed=maybe(0.7, 40),
        outcome=lot.choice(list(of.Reviewed)),
        reported=maybe(0.8, 40),
        stated=lot.randint(0, 3),
        checked=tuple(lot.choices(list(of.Checked), k=lot.randint(0, 2))),
    )


def acts(all_of_them: Iterable[Watched]) -> list[Act]:
    """Return what is said of supervisions, the earliest first."""
    told = [act for n, each in enumerate(all_of_them, 1) for act in _course(each, f"D{n:03}")]
    return sorted(told, key=lambda act: act[2])


def _course(each: Watched, name: str) -> Iterator[Act]:
    day = START + timedelta(days=each.later)
    begins, until = day + timedelta(days=2), day + timedelta(days=11)
    order = overseen.order(
        supervision=name,
        kind=each.kind,
        ordered_on=day,
        begins=begins,
        until=until,
        apart="事项不同（示例）。",
    )
    yield order, KEEPER, day
    units = order.units
    if each.drawn:
        known = day + timedelta(days=1)
        sample = replace(overseen.sample(of.Pool.UNITS, units), supervision=name, known_on=known)
        units = drawn(sample.seed, units, 1)
        yield sample, HEAD, known
    unit, more = units[0], units[1:]
    keys = [f"f{n}" for n in range(each.found)]
    for n, key in enumerate(keys):
        on = begins + timedelta(days=n)
        said = overseen.finding(key, supervision=name, unit=unit, on=on, means=each.means)
        yield said, HEAD, on
    if each.found > 1:
        yield overseen.clue(supervision=name, on=begins), HEAD, begins
    if each.concluded is None:
        return
    on = begins + timedelta(days=5 + each.concluded)
    due = on + timedelta(days=30)
    items = [overseen.item(f"{name}-{k}", finding=k, due=due) for k in keys]
    whole = overseen.conclusion(supervision=name, unit=unit, concluded_on=on)
    yield replace(whole, rectify=tuple(items)), HEAD, on
    for other in more:
        yield replace(whole, unit=other, rectify=()), HEAD, on
    if each.delivered:
        day = on + timedelta(days=1)
        for other in units:
            yield overseen.delivery(supervision=name, unit=other, delivered_on=day), KEEPER, day
        yield from _afterwards(each, replace(whole, rectify=tuple(items)), day)
        yield from _recommended(each, replace(whole, rectify=tuple(items)), day)


def _recommended(each: Watched, concluded: of.ConcludeSupervision, on: date) -> Iterator[Act]:
    """Yield what the team recommends of a conclusion to which nobody objected."""
    if each.objected is not None:
        return
    name, unit, later = concluded.supervision, concluded.unit, timedelta(days=1)
    praised = Recommended.ACCOUNTABILITY if concluded.rectify else Recommended.PRAISE
    made = overseen.recommendation(supervision=name, unit=unit, recommended=praised, on=on)
    yield made, HEAD, on
    approved = each.reported is not None
    answer = overseen.approval(supervision=name, approved=approved, on=on + later)
    yield answer, KEEPER, on + later
    if approved:
        yield overseen.carried(supervision=name, on=on + 2 * later), KEEPER, on + 2 * later


def _afterwards(each: Watched, concluded: of.ConcludeSupervision, on: date) -> Iterator[Act]:
    """Yield what comes of a conclusion that was delivered on a day."""
    name, unit, items = concluded.supervision, concluded.unit, concluded.rectify
    if each.objected is not None:
        lodged = on + timedelta(days=each.objected)
        yield overseen.objection(lodged, supervision=name, unit=unit), WHO[unit], lodged
        if each.reviewed is not None:
            day = lodged + timedelta(days=each.reviewed)
            changed = each.outcome is of.Reviewed.CHANGED
            dropped = tuple(i.item for i in items[:1]) if changed else ()
            review = overseen.review(day, supervision=name, unit=unit, dropped=dropped)
            yield replace(review, outcome=each.outcome), KEEPER, day
    if each.reported is None:
        return
    for n, item in enumerate(items):
        day = on + timedelta(days=each.reported + n)
        for result in (*each.checked, None):
            report = overseen.rectified(day - timedelta(days=each.stated), item.item)
            yield replace(report, supervision=name), WHO[unit], day
            if result is not None:
                day += timedelta(days=2)
                check = overseen.check(day, result, item.item)
                yield replace(check, supervision=name), MEMBER, day
