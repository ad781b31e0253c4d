"""What is still to be done about a supervision: alarms, told when the register is read."""

from collections.abc import Iterator
from datetime import date

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.office.emergency import Owed
from decision_flow.domain.office.supervision.following import (
    Conclusion,
    Rectification,
    Supervision,
)
from decision_flow.domain.office.supervision.said import Pool
from decision_flow.domain.people import Body
from decision_flow.domain.supervising.days import review_due
from decision_flow.domain.supervising.told import decree_733
from decision_flow.domain.values import Text


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
