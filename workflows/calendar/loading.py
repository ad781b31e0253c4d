"""From a table of working days to a calendar, and from a calendar to the bytes that name it.

A table says, year by year, which weekdays are off and which weekend days are worked. It holds
whole years or nothing: a year that it does not hold is unknown, never guessed. A year that is
imported comes with the notice that published it; other days for a year on file are a correction,
which names the notice that it corrects.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from decision_flow.domain.calendar import SATURDAY, Calendar, Notice, Year
from decision_flow.domain.errors import ProcedureError
from decision_flow.domain.values import Text
from workflows.faults import Fault, fault, refuse
from workflows.grammar import CALENDAR, misshapen
from workflows.nodes import Node
from workflows.reading import read

FORMAT = "calendar/1"

FIXED_SINCE = 2008
FIXED = ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3))
FIXED_BY = "《全国年节及纪念日放假办法》第二条"
"""The public holidays whose date is the same every year; which days move to them, a notice says."""

_NAMES = {"off": ("周一至周五", "Monday to Friday"), "worked": ("周六、周日", "Saturday or Sunday")}


@cache
def load() -> Calendar:
    """Return the calendar that ships with the engine."""
    text = files("workflows").joinpath("calendar", "working-days.yaml").read_text("utf-8")
    return load_text(text, "working-days.yaml")


def load_text(text: str, name: str) -> Calendar:
    """Return the calendar of a table. Raises ProcedureFaultsError with every fault and its line."""
    return _named({int(key): _year(node) for key, node in _table(text, name).items()})


def import_years(text: str, name: str, upon: Calendar) -> Calendar:
    """Return the calendar `upon` with the years of a table, each with its notice.

    Raises ProcedureFaultsError: a year without its notice, or with other days than on file and no
    word of the notice that it corrects.
    """
    years = _table(text, name)
    refuse(f for key, node in years.items() for f in _unpublished(node, key))
    refuse(f for key, node in years.items() for f in _taken(node, upon.years.get(int(key)), key))
    return _named({**upon.years, **{int(key): _year(node) for key, node in years.items()}})


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


def _table(text: str, name: str) -> Mapping[str, Node]:
    """Return the years of a table, each sound in itself."""
    table = read(text, name)
    refuse(misshapen(table, CALENDAR))
    years = table.entries("years")
    refuse(f for key, year in years.items() for f in (*_misplaced(key, year), *_lacking(key, year)))
    return years


def _named(years: Mapping[int, Year]) -> Calendar:
    return Calendar(years, digest_of(Calendar(years, "")))


def _plain(year: Year) -> dict[str, Any]:
    off, worked = ([str(day) for day in sorted(days)] for days in (year.off, year.worked))
    told: dict[str, Any] = {"off": off, "source": year.source, "worked": worked}
    if year.corrects:
        told["corrects"] = year.corrects
    if year.notice is not None:
        told["notice"] = {
            "act": year.notice.act,
            "date": str(year.notice.issued_on) if year.notice.issued_on else None,
            "number": year.notice.number,
            "unverified": year.notice.unverified,
        }
    return told


def _parsed(given: Mapping[str, Any]) -> dict[int, Year]:
    if given["format"] != FORMAT:
        raise ValueError(f"format {given['format']!r}")
    return {
        int(key): Year(
            _days(year["off"]),
            _days(year["worked"]),
            year["source"],
            notice=_parsed_notice(year.get("notice")),
            corrects=year.get("corrects", ""),
        )
        for key, year in given["years"].items()
    }


def _parsed_notice(given: Mapping[str, Any] | None) -> Notice | None:
    if given is None:
        return None
    day = given["date"]
    issued = date.fromisoformat(day) if day is not None else None
    return Notice(given["act"], given["number"], issued, unverified=given["unverified"])


def _days(words: tuple[str, ...] | list[str]) -> frozenset[date]:
    return frozenset(date.fromisoformat(word) for word in words)


def _year(node: Node) -> Year:
    return Year(
        _days(node.words("off")),
        _days(node.words("worked")),
        node["source"].text,
        notice=_notice(node.get("notice")),
        corrects=_word(node, "corrects"),
    )


def _notice(node: Node | None) -> Notice | None:
    if node is None:
        return None
    day = _word(node, "date")
    issued = date.fromisoformat(day) if day else None
    number, kind = _word(node, "number"), _word(node, "kind")
    return Notice(node["act"].text, number, issued, unverified=bool(kind))


def _word(node: Node, key: str) -> str:
    found = node.get(key)
    return found.text if found is not None else ""


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


def _lacking(year: str, node: Node) -> Iterator[Fault]:
    """Yield the public holidays of fixed date that fall on a weekday and are not off."""
    if int(year) < FIXED_SINCE:
        return
    off = _days(node.words("off"))
    fixed = (date(int(year), month, day) for month, day in FIXED)
    lacking = [str(d) for d in fixed if d.weekday() < SATURDAY and d not in off]
    if lacking:
        days = ", ".join(lacking)
        zh = f"off 缺少法定节日 {days}（{FIXED_BY}）；允许：列入 off。"
        yield fault(node.place, zh, f"off lacks the public holiday {days}; allowed: in off.")


def _unpublished(node: Node, year: str) -> Iterator[Fault]:
    """Yield that a year is imported without its notice."""
    notice = node.get("notice")
    if notice is None or not (_word(notice, "number") and _word(notice, "date")):
        zh = f"{year}年须写明公布安排的通知；允许：notice: {{act: …, number: …, date: …}}。"
        en = f"{year} needs the notice that published it; allowed: notice: {{act, number, date}}."
        yield fault((notice or node).place, zh, en)


def _taken(node: Node, there: Year | None, year: str) -> Iterator[Fault]:
    """Yield that a year is on file with other days, unless this is a correction of its notice."""
    said = _word(node, "corrects")
    if there is None:
        if said:
            zh = f"{year}年尚未登记，没有可更正的通知；允许：删去 corrects。"
            en = f"{year} is not on file: there is nothing to correct; allowed: without corrects."
            yield fault(node["corrects"].place, zh, en)
        return
    name = there.published_by
    if said and said != name:
        zh = f"{year}年现行安排不是依“{said}”登记的；允许：corrects: {name}。"
        en = f'{year} is not on file by "{said}"; allowed: corrects: {name}.'
        yield fault(node["corrects"].place, zh, en)
    elif not said and not there.same_days(_year(node)):
        zh = f"{year}年已依“{name}”登记，日期不同；允许：更正的，写明 corrects: {name}。"
        en = f'{year} is on file by "{name}" with other days; allowed: corrects: {name}.'
        yield fault(node.place, zh, en)
