"""Whether one figure is weaker than another, where the two can be compared at all.

Different units are compared by the shortest and the longest that they can last: a month has 28 to
31 days, and there is no telling how long working days last, only that they are not shorter.
"""

from fractions import Fraction
from math import inf

from decision_flow.domain.calendar import Unit
from decision_flow.domain.procedure import Bound, Figure

SHORTEST_MONTH = 28
LONGEST_MONTH = 31


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
