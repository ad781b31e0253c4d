"""Figures and settings that the law itself fixes, and whether one figure is weaker than another.

Different units are compared by the shortest and the longest that they can last: a month has 28 to
31 days, and there is no telling how long working days last, only that they are not shorter.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import inf

from decision_flow.domain.calendar import Unit
from decision_flow.domain.procedure import SHARE, Bound, Figure
from decision_flow.domain.values import (
    HOUSE_RULE,
    OPENNESS,
    Source,
    SourceKind,
    article,
    decree_713,
)

SHORTEST_MONTH = 28
LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class LeastFigure:
    """What a figure of every step of a kind asks for at the least; a procedure must state it.

    Where it `yields`, the law knows exceptions: a place may ask for less and names the act that
    allows it. Otherwise nothing allows less.
    """

    kind: str
    name: str
    figure: Figure
    yields: bool = False


@dataclass(frozen=True, slots=True)
class LeastSetting:
    """The weakest value that a setting of every step of a kind may have. Nothing allows less."""

    kind: str
    name: str
    value: str
    source: Source


SEVEN_DAYS = Figure(Bound.AT_LEAST, 7, Unit.DAYS, decree_713(16))
THIRTY_DAYS = Figure(Bound.AT_LEAST, 30, Unit.DAYS, decree_713(15))
SHORTEST_WINDOW = Figure(Bound.AT_LEAST, 7, Unit.DAYS, HOUSE_RULE)
"""Article 15 lets urgency shorten the window and names no end to it; the seven days are ours."""
SEVEN_WORKING_DAYS = Figure(Bound.AT_LEAST, 7, Unit.WORKING_DAYS, decree_713(26))
MEMBERS_MAJORITY = Figure(Bound.MORE_THAN, Fraction(1, 2), SHARE, decree_713(30), of="in_office")
"""“会议组成人员多数人的意见”: more than half of the members in office, present or not."""
HALF_THE_MEMBERS = Figure(Bound.AT_LEAST, Fraction(1, 2), SHARE, HOUSE_RULE, of="in_office")
TWENTY_WORKING_DAYS = Figure(Bound.AT_MOST, 20, Unit.WORKING_DAYS, Source(OPENNESS, article(26)))

BY_STATUTE: tuple[LeastFigure, ...] = (
    # Article 15 says 一般: other acts have shorter windows of their own.
    LeastFigure("consultation", "period", THIRTY_DAYS, yields=True),
    LeastFigure("consultation", "shortest", SHORTEST_WINDOW, yields=True),
    LeastFigure("hearing", "materials_before", SEVEN_DAYS),
    LeastFigure("legality_review", "time_allowed", SEVEN_WORKING_DAYS),
    LeastFigure("meeting", "majority", MEMBERS_MAJORITY),
    # “法律、法规对政府信息公开的期限另有规定的，从其规定”: the article itself gives way.
    LeastFigure("publication", "deadline", TWENTY_WORKING_DAYS, yields=True),
)
"""Decree 713 has no quorum and no number of experts; deferral lapses by a rule of this house, and
a window that urgency shortens has its least by one: an act that allows less is named."""

QUORATE = LeastFigure("meeting", "quorum", HALF_THE_MEMBERS)
"""Under the four nots a discussion is collective when half of the members in office are there."""

TWO_KEYS = LeastSetting(
    "meeting",
    "decision",
    "two_keys",
    Source("四个不决策制度", "没有经过集体讨论不决策", SourceKind.LOCAL),
)


TRACED = LeastSetting("execution", "tasks", "traced", decree_713(34))
"""Each task is followed until somebody outside the unit that does it has accepted it."""


def weaker(own: Figure, before: Figure, bases: tuple[str, ...]) -> bool:
    """Return whether `own` asks for less than `before`, or cannot be shown to ask for as much.

    `bases` are the bases of a share from the smallest to the largest.
    """
    if (own.bound is Bound.AT_MOST) is not (before.bound is Bound.AT_MOST):
        return True
    if own.unit != before.unit:
        return not _stricter_period(own, before)
    if own.bound is Bound.AT_MOST:
        return own.value > before.value
    if own.of != before.of and bases.index(str(own.of)) < bases.index(str(before.of)):
        return True
    return _demand(own) < _demand(before)


def never_full(ceiling: Figure, floor: Figure) -> bool:
    """Return whether a ceiling is over before a floor can be full, whatever the days of rest."""
    if ceiling.unit == floor.unit:
        return ceiling.value < floor.value
    return _lasts(ceiling)[1] < _lasts(floor)[0]


WAN_YUAN = "wan_yuan"
WAN = 10_000


def raised(own: Figure, before: Figure) -> bool:
    """Return whether a threshold is reached by more than before: fewer matters come under it."""
    return _demand(_in_yuan(before)) < _demand(_in_yuan(own))


def _in_yuan(figure: Figure) -> Figure:
    return replace(figure, value=figure.value * WAN) if figure.unit == WAN_YUAN else figure


def shown(figure: Figure) -> str:
    """Return a figure as a file writes it: at_least 7 working_days."""
    return " ".join(filter(None, (figure.bound, str(figure.value), figure.unit, figure.of)))


def _demand(figure: Figure) -> tuple[int | Fraction, bool]:
    """Return how much a floor asks for: more than a half is more than at least a half."""
    return figure.value, figure.bound is Bound.MORE_THAN


def _stricter_period(own: Figure, before: Figure) -> bool:
    if own.bound is Bound.AT_MOST:
        return _same_at_most(own, before) or _lasts(own)[1] <= _lasts(before)[0]
    return _lasts(own)[0] >= _lasts(before)[1]


def _same_at_most(own: Figure, before: Figure) -> bool:
    """Return whether both are ceilings and days are set where working days were, no more."""
    days = own.unit == Unit.DAYS and before.unit == Unit.WORKING_DAYS
    return days and own.value <= before.value


def _lasts(figure: Figure) -> tuple[float, float]:
    """Return the days that a period lasts at the least and at the most."""
    count = figure.count
    if figure.unit == Unit.MONTHS:
        return count * SHORTEST_MONTH, count * LONGEST_MONTH
    return count, (inf if figure.unit == Unit.WORKING_DAYS else count)
