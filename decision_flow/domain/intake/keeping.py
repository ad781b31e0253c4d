"""How a catalogue is kept: what became of its matters, what is overdue, whether it is published.

An alarm is to be looked at and blocks nothing: a matter listed late is no breach by itself, one
that was removed goes on, one that qualifies and is not listed follows the procedure all the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.intake.catalogue import Catalogue, Item, key_of
from decision_flow.domain.intake.due import due_label, is_day, last_day
from decision_flow.domain.values import HOUSE_RULE, Source, Text, decree_713


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something of a catalogue to be looked at, and by which rule."""

    code: str
    text: Text
    source: Source


@dataclass(frozen=True, slots=True)
class Kept:
    """A matter of the catalogue: how others name it, its last day, the cases that it became."""

    key: str
    item: Item
    last_day: date | None
    cases: tuple[str, ...]
    overdue: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A catalogue with what became of its matters, and what is to be looked at."""

    catalogue: Catalogue
    matters: tuple[Kept, ...]
    alarms: tuple[Alarm, ...]


def listing(catalogue: Catalogue, started: Mapping[str, tuple[str, ...]], *, day: date) -> Listing:
    """Return how a catalogue stands on a day; `started` are the cases by the matter they name."""
    matters = tuple(_kept(catalogue.year, item, started, day) for item in catalogue.items)
    alarms = (*_unpublished(catalogue), *(_late(each) for each in matters if each.overdue))
    return Listing(catalogue, matters, alarms)


def _kept(year: int, item: Item, started: Mapping[str, tuple[str, ...]], day: date) -> Kept:
    key = key_of(year, item)
    ends = None if item.due is None else last_day(item.due)
    cases = started.get(key, ())
    return Kept(key, item, ends, cases, overdue=ends is not None and ends < day and not cases)


def _unpublished(catalogue: Catalogue) -> tuple[Alarm, ...]:
    present = catalogue.present
    if present.published_on is not None:
        return ()
    return (
        Alarm(
            "catalogue.unpublished",
            Text(
                f"{catalogue.year}年度目录（第{present.number}版）尚无公布记录；目录应当向社会公布。",
                f"There is no record that version {present.number} of the catalogue of "
                f"{catalogue.year} was published; a catalogue is.",
            ),
            decree_713(3, 3),
        ),
    )


def _late(kept: Kept) -> Alarm:
    due, item = due_label(str(kept.item.due)), kept.item
    reading = ("", "") if is_day(str(item.due)) else (f"（按至{kept.last_day}计）", " (to its end)")
    return Alarm(
        "catalogue.overdue",
        Text(
            f"第{item.number}号“{item.title}”应于{due.zh}{reading[0]}完成，尚未启动："
            "请启动程序，或者按规定调整目录。",
            f"Matter {item.number}, “{item.title}”, was due {due.en}{reading[1]} and no case was "
            "started: start one, or adjust the catalogue.",
        ),
        HOUSE_RULE,
    )
