"""How far a supervision is, and how what is to be put right stands: defined once, for all counts.

Something was put right in time when the report that was struck off is on record by its day. It is
the day of the entry that counts and not the one that the report states: the unit enters it itself.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.office.supervision.following import Rectification, Supervision
from decision_flow.domain.office.supervision.said import Pool
from decision_flow.domain.people import Body
from decision_flow.domain.supervising.owed import owed
from decision_flow.domain.values import Text


class Stage(StrEnum):
    """How far a supervision is."""

    UNDER_WAY = "under_way"
    UNCONCLUDED = "unconcluded"
    OWING = "owing"
    SETTLED = "settled"


STAGES: Mapping[Stage, Text] = {
    Stage.UNDER_WAY: Text("督查期限内，结论未出齐", "within its days, not all concluded"),
    Stage.UNCONCLUDED: Text("期限届满，结论未出齐", "its days are over, not all concluded"),
    Stage.OWING: Text(
        "结论出齐，尚有待送达、待复核或者待整改的", "concluded, something of it is still owed"
    ),
    Stage.SETTLED: Text("结论出齐，无待办事项", "concluded, nothing of it is owed"),
}


class Mended(StrEnum):
    """How something stands that is to be put right."""

    IN_TIME = "in_time"
    LATE = "late"
    WAITING = "waiting"
    NOT_DUE = "not_due"
    OVERDUE = "overdue"
    DROPPED = "dropped"


MENDED: Mapping[Mended, Text] = {
    Mended.IN_TIME: Text("按期报告并销号", "reported in time and struck off"),
    Mended.LATE: Text("逾期报告并销号", "reported late and struck off"),
    Mended.WAITING: Text("已报告、待核查", "reported, to be checked"),
    Mended.NOT_DUE: Text("未报告、期限未到", "not reported, not due yet"),
    Mended.OVERDUE: Text("未报告、已逾期", "not reported, overdue"),
    Mended.DROPPED: Text("经复核免除", "dropped by the review"),
}


def stage(there: Supervision, body: Body, calendar: Calendar, day: date) -> Stage:
    """Return how far a supervision is on a day."""
    if any(there.conclusion(unit) is None for unit in there.scope(Pool.UNITS)):
        return Stage.UNDER_WAY if day <= there.order.said.until else Stage.UNCONCLUDED
    return Stage.OWING if any(owed(there, body, calendar, day)) else Stage.SETTLED


def mended(item: Rectification, body: Body, day: date) -> Mended:
    """Return how something that is to be put right stands on a day."""
    if item.dropped:
        return Mended.DROPPED
    if item.closed:
        report = item.reports[len(item.checks) - 1]
        return Mended.IN_TIME if body.day(report.at) <= item.wanted.due else Mended.LATE
    if item.report is not None:
        return Mended.WAITING
    return Mended.OVERDUE if day > item.wanted.due else Mended.NOT_DUE
