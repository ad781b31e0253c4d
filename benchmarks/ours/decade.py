"""Ten years of a body: two hundred cases on days of their own, its people in three offices each.

The cases overlap as they do in an office: every act is made in the order of its day. The rule set
is dated back for it, since nothing was decided under the decree before September 2019.
"""

import dataclasses
import heapq
import itertools
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.ours import acts
from benchmarks.ours.acts import Act
from benchmarks.ours.cast import BODY, CHIEF, DUTIES, INSTALLER, MEMBERS, SECRETARY, at
from benchmarks.ours.service import RULES, Ours
from decision_flow.domain.calendar import Calendar
from decision_flow.domain.people import CHINA, Duty, Post
from decision_flow.domain.staff import EndDuty, Enrol, GiveDuty, LeaveSeat, Said, TakeSeat
from decision_flow.service import settle
from workflows import calendar, load_text

T = TypeVar("T")
Happening = tuple[datetime, int, str, Act | Said | None]
"""When, in which case by number and by id, and what: None is the opening."""
CASES, OFFICES = 200, 3
FIRST, LAST = date(2016, 1, 4), date(2025, 7, 7)
"""The days on which the first case and the last one are opened; each takes about five months."""
SINCE, SETTLED = date(2015, 12, 1), at(date(2015, 12, 31))
MOVING = (SECRETARY, CHIEF, MEMBERS[1])
_DATED = "in_force_from: 2019-09-01", f"in_force_from: {SINCE}"
_ORIGIN = acts.OPENED_AT.astimezone(CHINA).date()
_SLACK = 11, 10
"""A little more room between two acts than the measured case has: least periods hold every year."""


class Decade(Ours):
    """A body with ten years of cases behind it."""

    def __init__(self, folder: Path) -> None:
        dated = load_text(RULES.read_text("utf-8").replace(*_DATED), RULES.name)
        super().__init__(folder, rules=dated, since=SINCE, settled=SETTLED)
        settle()

    def pass_by(self, cases: int = CASES) -> None:
        """Bring all cases from their opening to their closing, and the people to their offices."""
        days = calendar.load()
        opened = [_start(number, cases) for number in range(cases)]
        streams = [_case(n, Days(days, start)) for n, start in enumerate(opened)]
        streams.append(_offices(days, cases))
        for moment, _, case, what in heapq.merge(*streams, key=lambda each: each[:2]):
            if what is None:
                self.open(case, moment)
            elif isinstance(what, Act):
                self.do(case, what)
            else:
                self.service.enter(BODY, what, actor=INSTALLER, at=moment)


@dataclasses.dataclass(frozen=True, slots=True)
class Days:
    """The days of the measured case as they fall for one that was opened on another day."""

    calendar: Calendar
    start: date

    def of(self, said: T) -> T:
        """Return what is said, with every day and moment in it moved."""
        moved: Any = said
        if isinstance(said, datetime):
            local = said.astimezone(CHINA)
            moved = at(self.day(local.date()), time.isoformat(local.time(), "minutes"))
        elif isinstance(said, date):
            moved = self.day(said)
        elif isinstance(said, tuple):
            moved = tuple(self.of(each) for each in said)
        elif dataclasses.is_dataclass(said) and not isinstance(said, type):
            fields = {f.name: getattr(said, f.name) for f in dataclasses.fields(said)}
            moved = dataclasses.replace(said, **{name: self.of(v) for name, v in fields.items()})
        return moved  # type: ignore[no-any-return] - the same kind of thing as came in

    def day(self, day: date) -> date:
        """Return the day that lies as many working days after the start, and a tenth more."""
        more, of = _SLACK
        passed = -(-_passed(day) * more // of)
        return self.calendar.add_working_days(self.start, passed)


@cache
def _passed(day: date) -> int:
    return calendar.load().working_days_between(_ORIGIN, day)


def _start(number: int, cases: int) -> date:
    """Return the day on which a case is opened: evenly between FIRST and LAST."""
    return FIRST + timedelta(days=(LAST - FIRST).days * number // max(1, cases - 1))


def _case(number: int, days: Days) -> Iterator[Happening]:
    """Yield the opening of a case and every act of it, each on its day."""
    case = f"case-{number + 1}"
    yield days.of(acts.OPENED_AT), number, case, None
    for act in itertools.chain(acts.BEFORE, acts.COURSE, acts.AFTER):
        moved = days.of(act)
        yield moved.on, number, case, moved


def _offices(days: Calendar, cases: int) -> Iterator[Happening]:
    """Yield how people come to their second and third office, in the order of the days."""
    for office in range(1, OFFICES):
        since = days.rolled(_start(cases * office // OFFICES, cases))
        for said in itertools.chain.from_iterable(_moved(p, office, since) for p in MOVING):
            yield at(since, "08:00"), -1, "", said


def _moved(person: str, office: int, since: date) -> Iterator[Said]:
    """Yield that a person ends one office and takes the next: unit, duty, and a member's seat."""
    before, duty = since - timedelta(days=1), DUTIES.get(person, Duty.MEMBER)
    yield Enrol(person=person, name=f"{person}（示例）", unit=f"示例单位{office + 1}")
    yield EndDuty(person=person, duty=duty, until=before)
    yield GiveDuty(person=person, duty=duty, since=since)
    if person in MEMBERS:
        yield LeaveSeat(person=person, until=before)
        post = Post.CHIEF if person == CHIEF else Post.DEPUTY
        yield TakeSeat(person=person, post=post, since=since)
