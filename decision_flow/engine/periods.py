"""How long what is still to be done takes: each step from the end of what it stands on.

The window of the consultation, the days before a hearing, the time given to the reviewer, the
notice of the meeting and the days for its papers take time. All else can be done on the day on
which it may begin.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from decision_flow.domain.calendar import Calendar, Unit
from decision_flow.domain.case import IDLE, Case
from decision_flow.domain.checks import next_day, text_since
from decision_flow.domain.counting import FIRST_DAY, UNITS, joined, plainly, rest_days
from decision_flow.domain.errors import CalendarMissingError
from decision_flow.domain.figures import (
    SEVEN_DAYS,
    SEVEN_WORKING_DAYS,
    SHORTEST_WINDOW,
    THIRTY_DAYS,
)
from decision_flow.domain.people import Body
from decision_flow.domain.procedure import Figure, Step
from decision_flow.domain.steps.before.consultation import Publish
from decision_flow.domain.steps.before.hearing import Announce
from decision_flow.domain.steps.before.legality_review.clock import UNDER_WAY
from decision_flow.domain.steps.before.start import due_hearing
from decision_flow.domain.steps.claims.shortening import ASKED, SHORTENED, Shorten
from decision_flow.domain.steps.decision.record import Schedule
from decision_flow.domain.values import Source, Text
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.rules import Ready, Shape

T = TypeVar("T")

_TO_BE_HELD = frozenset({"announced", "listed", "delivered"})
_LISTED = ("list_before", "materials_before")
_BEFORE_IT = {
    "notice_before": Text("听证公告至听证会", "from the notice to the hearing"),
    "list_before": Text("参加人名单至听证会", "from the list to the hearing"),
    "materials_before": Text(
        "听证材料送达至听证会", "from the delivery of the materials to the hearing"
    ),
}


class Pace(StrEnum):
    """How quickly what is still to be done is done."""

    ORDINARY = "ordinary"
    """Every period in full, the reviewer's too."""
    EARLIEST = "earliest"
    """Every least period in full; the reviewer, whose time is a floor on what he is given, is done
    on the day he begins; a hearing is held where the start decision says that it has to be."""
    EXCEPTIONAL = "exceptional"
    """Every exception that the procedure knows is used: a window shortened with reasons, an
    exemption by law, a step not applicable, a notice or a meeting called anew. No lawful course of
    acts that are still to come decides before this day."""


@dataclass(frozen=True, slots=True)
class Leg:
    """What a step takes from `start` to `end`: told and sourced where it takes time by a figure."""

    start: date
    end: date
    told: Text | None = None
    source: Source | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """One way through what is still to be done, at one pace."""

    ready: Ready
    case: Case
    body: Body
    calendar: Calendar
    on: date
    pace: Pace
    shape: Shape
    legs: dict[str, Leg] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """Return the day of the decision: the end of the last meeting."""
        return max((self.leg(step).end for step in self.ready.of_kind("meeting")), default=self.on)

    def leg(self, step: str) -> Leg:
        """Return from when to when a step takes."""
        if step not in self.legs:
            declared = self.ready.procedure.steps[step]
            start = max([self.on, *(self.leg(above).end for above in declared.after)])
            takes = _TAKES.get(self.ready.kinds[step].name)
            if takes is None or self.shape[step] in self.ready.counting(step):
                self.legs[step] = Leg(start, start)
            else:
                self.legs[step] = takes(self, declared, start)
        return self.legs[step]

    def begun(self, step: str) -> bool:
        """Return whether a step is under way, and not taken down by a revision."""
        return self.shape[step] not in IDLE and self.shape[step] == self.case.shape[step]

    def said(self, step: str, wanted: type[T], verb: str) -> T | None:
        """Return what a fact of a step that is under way says."""
        fact = self.case.fact(step, verb) if self.begun(step) else None
        return fact.payload if fact is not None and isinstance(fact.payload, wanted) else None

    def floor(self, start: date, figure: Figure, name: Text) -> Leg:
        """Return the leg of a least period after a day."""
        unit = Unit(figure.unit)
        zh, en = UNITS[unit]
        unknown = None
        try:
            end = self.calendar.floor(start, figure.count, unit)
        except CalendarMissingError as error:
            unknown = plainly(error.year)
            end = self.calendar.floor(start, figure.count, Unit.DAYS)
        rest = None
        if unit is Unit.WORKING_DAYS and unknown is None:
            rest = rest_days(self.calendar, start, end)
        told = Text(
            f"{name.zh}不少于{figure.count}{zh}，自{start}起（{FIRST_DAY.zh}），满期为{end}",
            f"{name.en}: {figure.count} {en} at least after {start} ({FIRST_DAY.en}), full on "
            f"{end}",
        )
        return Leg(start, end, joined(told, rest, unknown), figure.source, unknown is not None)

    def critical(self) -> frozenset[str]:
        """Return the steps on which the day of the decision hangs."""
        steps = self.ready.procedure.steps
        todo = [s for s in self.ready.of_kind("meeting") if self.leg(s).end == self.day]
        found: set[str] = set()
        while todo:
            step = todo.pop()
            found.add(step)
            todo += [a for a in steps[step].after if self.leg(a).end == self.leg(step).start]
        return frozenset(found)


def _consultation(course: Course, step: Step, start: date) -> Leg:
    notice = course.said(step.key, Publish, "publish")
    state, anew = course.shape[step.key], _window(course, step, start)
    if state == "open" and notice is not None:
        closes = notice.closes
        end = max(start, next_day(closes))
        told = Text(
            f"征求意见公告所载截止日{closes}，次日起方可结束",
            f"The notice runs until the end of {closes}; it is closed from the next day on",
        )
        if course.pace is Pace.EXCEPTIONAL:
            end = min(end, anew.end)
        return Leg(start, end, told, step.source)
    return anew if state in IDLE | {ASKED, SHORTENED} else Leg(start, start)


def _window(course: Course, step: Step, start: date) -> Leg:
    """Return the leg of a window that is still to be opened."""
    if course.pace is Pace.EXCEPTIONAL and (step.exempt or step.conditional):
        return Leg(start, start)
    figure, name = _least_window(course, step)
    found = course.floor(start, figure, name)
    closing = Text("次日起方可结束", "closed from the next day on")
    told = joined(found.told, closing)
    return Leg(start, next_day(found.end), told, found.source, found.provisional)


def _least_window(course: Course, step: Step) -> tuple[Figure, Text]:
    """Return the least window: a whole one, the shorter one that was allowed, or the shortest."""
    whole = step.figures.get("period") or THIRTY_DAYS
    if course.pace is Pace.EXCEPTIONAL and may_be_shortened(step):
        shortest = step.figures.get("shortest") or SHORTEST_WINDOW
        return shortest, Text("缩短后的征求意见期限", "a shortened consultation")
    asked = course.said(step.key, Shorten, "shorten")
    if course.shape[step.key] == SHORTENED and asked is not None:
        allowed = replace(whole, value=asked.days, unit=Unit.DAYS)
        return allowed, Text("经核准的征求意见期限", "the window that was allowed")
    return whole, Text("公开征求意见期限", "the open consultation")


def may_be_shortened(step: Step) -> bool:
    """Return whether the procedure allows a shorter window, with reasons."""
    return step.settings.get("shortening", "allowed") == "allowed"


def _hearing(course: Course, step: Step, start: date) -> Leg:
    state, notice = course.shape[step.key], course.said(step.key, Announce, "announce")
    if notice is None or state not in _TO_BE_HELD:
        idle = state in IDLE or state == "postponed"
        return _announced(course, step, start) if idle else Leg(start, start)
    held = course.body.day(notice.held_at)
    if state == "announced" and held < _ahead(course, step, start, _LISTED).end:
        return _announced(course, step, start)  # the list would come too late: it is postponed
    end = max(start, held)
    told = Text(f"听证会公告于{held}举行", f"The hearing was announced for {held}")
    if course.pace is Pace.EXCEPTIONAL:
        end = min(end, _announced(course, step, start).end)
    return Leg(start, end, told, step.source)


def _announced(course: Course, step: Step, start: date) -> Leg:
    """Return the leg of a hearing that is still to be announced; its list goes out at once."""
    due = due_hearing(course.case, course.ready.of_kind("start")) is not None
    waived = step.conditional is not None and not due and course.pace is not Pace.ORDINARY
    if waived or _exempt(course, step):
        return Leg(start, start)
    return _ahead(course, step, start, ("notice_before", *_LISTED))


def _ahead(course: Course, step: Step, start: date, names: Iterable[str]) -> Leg:
    """Return the leg of the longest of these periods before a hearing."""
    figures = {"materials_before": SEVEN_DAYS, **step.figures}
    legs = (course.floor(start, figures[n], _BEFORE_IT[n]) for n in names if n in figures)
    return max(legs, key=lambda leg: leg.end)


def _exempt(course: Course, step: Step) -> bool:
    return course.pace is Pace.EXCEPTIONAL and bool(step.exempt)


def _legality_review(course: Course, step: Step, start: date) -> Leg:
    state, figure = course.shape[step.key], step.figures.get("time_allowed") or SEVEN_WORKING_DAYS
    if state in UNDER_WAY and course.begun(step.key):
        due = deadlines(course.ready, course.case, course.body, course.calendar, on=course.on)
        (set_,) = (d for d in due if (d.step, d.what) == (step.key, "opine"))
        ends = max(start, set_.due)
        leg = Leg(start, ends, set_.derivation, figure.source, set_.provisional)
    elif state in IDLE or state == "filed":
        name = Text("合法性审查时间", "the legality review")
        leg = course.floor(start, figure, name)
    else:
        return Leg(start, start)
    early = Text("提前出具意见的，不受此限", "an opinion given earlier is no breach")
    ends = leg.end if course.pace is Pace.ORDINARY else start
    return Leg(start, ends, joined(leg.told, early), leg.source, leg.provisional)


def _meeting(course: Course, step: Step, start: date) -> Leg:
    state = course.shape[step.key]
    called = course.said(step.key, Schedule, "schedule")
    anew = _called(course, step, start)
    if state == "scheduled" and called is not None:
        held_on = called.held_on
        end = max(start, held_on)
        if course.pace is Pace.EXCEPTIONAL:
            end = min(end, anew.end)
        told = Text(f"会议定于{held_on}召开", f"The meeting is called for {held_on}")
        return Leg(start, end, told, step.source)
    return anew if state in IDLE or state == "deferred" else Leg(start, start)


def _called(course: Course, step: Step, start: date) -> Leg:
    """Return the leg of a meeting that is still to be called: its notice and its papers."""
    told = [
        course.floor(since, figure, name)
        for key, name, since in (
            ("notice_before", Text("会议通知", "notice of the meeting"), start),
            (
                "materials_before",
                Text("会议材料送达", "papers before the meeting"),
                _papers(course, start),
            ),
        )
        if (figure := step.figures.get(key)) is not None
    ]
    last = max(told, key=lambda leg: leg.end, default=None)
    if last is None or last.end <= start:
        return Leg(start, start)
    return Leg(start, last.end, last.told, last.source, last.provisional)


def _papers(course: Course, start: date) -> date:
    """Return the first day on which members can have had the papers: with the text at the least."""
    if course.pace is Pace.ORDINARY:
        return start
    drafting = course.ready.drafting
    if course.case.shape[drafting] not in {"current", "revising"}:
        return course.leg(drafting).end
    return text_since(course.case, (drafting,), course.body) or start


_TAKES: Mapping[str, Callable[[Course, Step, date], Leg]] = {
    "consultation": _consultation,
    "hearing": _hearing,
    "legality_review": _legality_review,
    "meeting": _meeting,
}
"""The kinds that take time: each least period that a kind understands is counted by one of them."""
