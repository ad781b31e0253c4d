"""Whose turn it is, when a number is taken."""

from decision_flow.domain.numbering import TakeNumber
from decision_flow.domain.staff import Staff
from decision_flow.service.errors import NumberNotNextError


def in_turn(staff: Staff, said: TakeNumber) -> None:
    """Pass when the next number is taken. Raises NumberNotNextError when it went to another."""
    series = {each.key: each for each in staff.body.series}.get(said.series)
    if series is not None:
        following = series.following(said.year)
        if said.number != following:
            raise NumberNotNextError(following)
