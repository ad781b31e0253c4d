"""Which procedure a key means: the newest version that is in force."""

from collections.abc import Iterable
from datetime import date, datetime

from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.people import CHINA
from decision_flow.domain.values import Text
from decision_flow.service.procedures import Listed


def latest(found: Iterable[Listed], key: str, day: date) -> Listed:
    """Return the newest version, one in force on this day before the others.

    Raises NotFoundError.
    """
    named = [each for each in found if each.procedure.key == key]
    if not named:
        raise NotFoundError(Text(f"没有程序 {key}。", f"There is no procedure {key}."))
    return max(named, key=lambda each: (each.in_force(day), each.procedure.version))


def day_in_china(at: datetime) -> date:
    """Return the legal day where no body asks: procedures are read by everybody."""
    return at.astimezone(CHINA).date()
