"""From a table of working days to a calendar, and from a calendar to the bytes that name it.

A table says, year by year, which weekdays are off and which weekend days are worked. It holds
whole years or nothing: a year that it does not hold is unknown, never guessed.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from decision_flow.domain.calendar import SATURDAY, Calendar, Year
from decision_flow.domain.errors import ProcedureError
from decision_flow.domain.values import Text
from workflows.faults import Fault, fault, refuse
from workflows.grammar import CALENDAR, misshapen
from workflows.nodes import Node
from workflows.reading import read

FORMAT = "calendar/1"

_NAMES = {"off": ("周一至周五", "Monday to Friday"), "worked": ("周六、周日", "Saturday or Sunday")}


@cache
def load() -> Calendar:
    """Return the calendar that ships with the engine."""
    text = files("workflows").joinpath("calendar", "working-days.yaml").read_text("utf-8")
    return load_text(text, "working-days.yaml")


def load_text(text: str, name: str) -> Calendar:
    """Return the calendar of a table. Raises ProcedureFaultsError with every fault and its line."""
    table = read(text, name)
    refuse(misshapen(table, CALENDAR))
    years = table.entries("years")
    refuse(f for key, year in years.items() for f in _misplaced(key, year))
    return _named({int(key): _year(node) for key, node in years.items()})


def canonical(calendar: Calendar) -> bytes:
    """Return the bytes that name the calendar: canonical JSON (RFC 8785)."""
    years = {str(number): _plain(year) for number, year in calendar.years.items()}
    whole = {"format": FORMAT, "years": years}
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def digest_of(calendar: Calendar) -> str:
    """Return the SHA-256 of the calendar's bytes."""
    return hashlib.sha256(canonical(calendar)).hexdigest()


def parse_canonical(content: bytes) -> Calendar:
    """Return the calendar of these bytes. Raises ProcedureError unless they are its very bytes."""
    try:
        made = _named(_parsed(json.loads(content)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _broken(str(error)) from error
    if canonical(made) != content:
        raise _broken("not the canonical bytes")
    return made


def _broken(why: str) -> ProcedureError:
    zh = f"保存的工作日安排不能读取：{why}。"
    return ProcedureError(Text(zh, f"The stored calendar cannot be read: {why}."))


def _named(years: Mapping[int, Year]) -> Calendar:
    return Calendar(years, digest_of(Calendar(years, "")))


def _plain(year: Year) -> dict[str, Any]:
    off, worked = ([str(day) for day in sorted(days)] for days in (year.off, year.worked))
    return {"off": off, "source": year.source, "worked": worked}


def _parsed(given: Mapping[str, Any]) -> dict[int, Year]:
    if given["format"] != FORMAT:
        raise ValueError(f"format {given['format']!r}")
    return {
        int(key): Year(_days(year["off"]), _days(year["worked"]), year["source"])
        for key, year in given["years"].items()
    }


def _days(words: tuple[str, ...] | list[str]) -> frozenset[date]:
    return frozenset(date.fromisoformat(word) for word in words)


def _year(node: Node) -> Year:
    return Year(_days(node.words("off")), _days(node.words("worked")), node["source"].text)


def _misplaced(year: str, node: Node) -> Iterator[Fault]:
    """Yield the days that belong to another year or need not be said."""
    for name, (zh_days, en_days) in _NAMES.items():
        for item in node.each(name):
            day = date.fromisoformat(item.text)
            if day.year != int(year):
                zh = f"{day} 不在{year}年；允许：{year}年的日期。"
                yield fault(item.place, zh, f"{day} is not in {year}; allowed: days of {year}.")
            elif (day.weekday() >= SATURDAY) is not (name == "worked"):
                zh = f"{name} 中的 {day} 不是{zh_days}；允许：{zh_days}。"
                yield fault(item.place, zh, f"{day} in {name}; allowed: {en_days}.")
