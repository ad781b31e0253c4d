"""When a matter of the catalogue is due: a day, a month, a quarter or a year.

Catalogues say “12月”, “第二季度” or “年底”. Such a time lasts until its last day; that is a reading
of this system, no act says so.
"""

from calendar import monthrange
from datetime import date
from typing import Annotated

from decision_flow.domain.values import Limits, Text

Due = Annotated[
    str, Limits((("pattern", r"^[0-9]{4}(-(Q[1-4]|(0[1-9]|1[0-2])(-[0-3][0-9])?))?$"),))
]
"""A day (2026-10-30), a month (2026-10), a quarter (2026-Q4) or a year (2026)."""

_QUARTERS = "一二三四"


def last_day(due: str) -> date:
    """Return the last day of a due time. Raises `ValueError` for a day that is not."""
    year, _, rest = due.partition("-")
    if rest.startswith("Q"):
        return _month_end(int(year), 3 * int(rest[1:]))
    if not rest:
        return date(int(year), 12, 31)
    if "-" in rest:
        return date.fromisoformat(due)
    return _month_end(int(year), int(rest))


def is_day(due: str) -> bool:
    """Return whether a due time is one day; others end with their last."""
    return due.count("-") == 2  # noqa: PLR2004 - year, month, day


def due_label(due: str) -> Text:
    """Return a due time in words."""
    year, _, rest = due.partition("-")
    if rest.startswith("Q"):
        return Text(f"{year}年第{_QUARTERS[int(rest[1:]) - 1]}季度", f"{rest} of {year}")
    if not rest:
        return Text(f"{year}年底", f"end of {year}")
    month, _, day = rest.partition("-")
    zh = f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")
    return Text(zh, due)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
