"""A scene on other days: every day and moment in what is said moved by as much."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any


def shifted(value: Any, by: timedelta) -> Any:  # noqa: ANN401 - any payload, any depth
    """Return the same with every moment in it moved, and every day by as many whole days."""
    if isinstance(value, datetime):
        return value + by
    if isinstance(value, date):
        return value + timedelta(days=round(by / timedelta(days=1)))
    if isinstance(value, tuple):
        return tuple(shifted(each, by) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: shifted(getattr(value, f.name), by) for f in fields(value)}
        return replace(value, **changed)
    return value
