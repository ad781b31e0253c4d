"""What is still to be done about a supervision: alarms, told when the register is read."""

from collections.abc import Iterator, Mapping
from datetime import date

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.office.emergency import Owed
from decision_flow.domain.office.supervision.following import (
    Conclusion,
    Rectification,
    Supervision,
)
from decision_flow.domain.office.supervision.said import Pool
from decision_flow.domain.people import Body, Person
from decision_flow.domain.supervising.days import objection_ends, review_due
from decision_flow.domain.supervising.told import decree_733
from decision_flow.domain.units import is_of, kin
from decision_flow.domain.values import Text

NAMED = 20
"""How many of the units that have people are named in one answer."""


def owed(there: Supervision, body: Body, calendar: Calendar, day: date) -> Iterator[Owed]:
    """Yield what is still to be done about a supervision by a day."""
    until = there.order.said.until
    for unit in there.scope(Pool.UNITS):
        conclusion = there.conclusion(unit)
        if conclusion is not None:
            yield from _of_conclusion(conclusion, body, calendar, day)
        elif day > until:
            yield Owed(
                "supervision.unconcluded",
                Text(
                    f"督查“{there.id}”已于{until}届满，对“{unit}”尚未作出结论。",
                    f"The supervision “{there.id}” ended on {until}; nothing was concluded about "
                    f"“{unit}”.",
                ),
                decree_733(16),
            )


def unanswerable(
    there: Supervision, body: Body, persons: Mapping[str, Person], *, calendar: Calendar, day: date
) -> Iterator[Owed]:
    """Yield that nobody on the body's register is of a unit that may still have to answer.

    Told and never asked: the people may be entered until the unit is to answer, and the register
    of people changes without a word on any supervision.
    """
    known = sorted({person.unit for person in persons.values()})
    for unit in there.scope(Pool.UNITS):
        found = there.conclusion(unit)
        if is_of(unit, kin(known, body.successions)) or (
            found is not None and _answered(found, body, calendar, day)
        ):
            continue
        named, rest = known[:NAMED], len(known) - NAMED
        zh, en = "、".join(named), ", ".join(named)
        zh, en = (f"{zh}等{len(known)}个单位", f"{en} and {rest} more") if rest > 0 else (zh, en)
        yield Owed(
            "supervision.unit_unknown",
            Text(
                f"本机关没有登记“{unit}”的人员，该单位无法申请复核、报告整改：先登记其人员；名称有误的，"
                f"另行下达任务。有人员登记的单位：{zh or '无'}。",
                f"Nobody on the body's register is of “{unit}”, which can neither object nor "
                "report: enter its people first; where the name is wrong, order it anew. Units "
                f"with people: {en or 'none'}.",
            ),
            decree_733(17),
        )


def _answered(there: Conclusion, body: Body, calendar: Calendar, day: date) -> bool:
    """Return whether nothing is left that the unit itself could or should say."""
    if there.delivered is None or any(item.open for item in there.items):
        return False
    return there.objection is not None or (
        day > objection_ends(body, calendar, there.delivered).day
    )


def _of_conclusion(there: Conclusion, body: Body, calendar: Calendar, day: date) -> Iterator[Owed]:
    if there.delivered is None:
        yield Owed(
            "supervision.undelivered",
            Text(
                f"对“{there.unit}”的督查结论尚未登记送达。",
                f"There is no record that “{there.unit}” received the conclusion about it.",
            ),
            decree_733(16),
        )
    if there.objection is not None and there.review is None:
        yield _unreviewed(there.unit, review_due(body, calendar, there.objection).day, day)
    for item in there.items:
        if item.open:
            yield _unrectified(item, day)


def _unreviewed(unit: str, due: date, day: date) -> Owed:
    late = Text("，已逾期", ", overdue") if day > due else Text("", "")
    return Owed(
        "supervision.unreviewed",
        Text(
            f"“{unit}”申请复核，应于{due}前作出决定{late.zh}。",
            f"“{unit}” objected: to be decided by {due}{late.en}.",
        ),
        decree_733(17),
    )


def _unrectified(item: Rectification, day: date) -> Owed:
    due = item.wanted.due
    late = Text("，已逾期", ", overdue") if day > due else Text("", "")
    return Owed(
        "supervision.unrectified",
        Text(
            f"整改事项“{item.wanted.item}”（{item.unit}）应于{due}前完成，尚未销号{late.zh}。",
            f"“{item.wanted.item}” ({item.unit}) is to be put right by {due} and was not struck "
            f"off{late.en}.",
        ),
        decree_733(18),
    )
