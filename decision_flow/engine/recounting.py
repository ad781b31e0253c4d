"""What a new calendar moves: the days due in a case counted by the old one and by the new one.

Facts stay judged by the calendar that they name. What follows from them is counted anew, and
whoever was told another day is to be told again: a day that moves is never moved in silence.
"""

from dataclasses import dataclass
from datetime import date

from decision_flow.domain.calendar import Calendar, Unit
from decision_flow.domain.case import Case
from decision_flow.domain.counting import UNITS, rest_day
from decision_flow.domain.errors import CalendarMissingError
from decision_flow.domain.figures import SEVEN_WORKING_DAYS, THIRTY_DAYS
from decision_flow.domain.people import Body
from decision_flow.domain.procedure import Figure
from decision_flow.domain.steps.before.consultation import Publish
from decision_flow.domain.steps.before.legality_review import Accept
from decision_flow.domain.values import Text
from decision_flow.domain.views import Deadline
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.rules import Ready


@dataclass(frozen=True, slots=True)
class Recounted:
    """A day due as it was counted and as it is now; `warning` where somebody is to be told."""

    case: str
    title: str
    was: Deadline
    now: Deadline
    warning: Text | None = None

    @property
    def moved(self) -> bool:
        """Return whether the day itself is another one."""
        return self.was.due != self.now.due


@dataclass(frozen=True, slots=True)
class Told:
    """A period whose last day was set and told: from when, until when, by which figure."""

    start: date
    until: date
    figure: Figure


def recounted(
    ready: Ready, case: Case, body: Body, *, old: Calendar, new: Calendar
) -> tuple[Recounted, ...]:
    """Return what is due in a case and is no longer as it was, in the order of the days."""
    before, after = (_by_place(deadlines(ready, case, body, each)) for each in (old, new))
    pairs = [(before[place], now) for place, now in after.items() if place in before]
    found = (
        Recounted(
            case.id,
            case.title,
            was,
            now,
            _warning(was, now, told=_told(ready, case, body, now), old=old, new=new),
        )
        for was, now in pairs
    )
    return tuple(each for each in found if each.was != each.now or each.warning is not None)


def _by_place(due: tuple[Deadline, ...]) -> dict[tuple[str, str, int], Deadline]:
    """Return the days by what is due: of the same thing the first, the second and so on."""
    found: dict[tuple[str, str, int], Deadline] = {}
    for each in due:
        number = sum((step, what) == (each.step, each.what) for step, what, _ in found)
        found[each.step, each.what, number] = each
    return found


def _told(ready: Ready, case: Case, body: Body, due: Deadline) -> Told | None:
    """Return the period that a notice or an acceptance set, where this day is its end."""
    figures = ready.procedure.steps[due.step].figures
    fact = case.latest(due.step) and case.fact(due.step, "publish", "accept")
    match fact.payload if fact else None:
        case Publish(opens=opens, closes=closes):
            return Told(opens, closes, figures.get("period") or THIRTY_DAYS)
        case Accept(due=until) if fact:
            start = body.day(fact.stated_at)
            return Told(start, until, figures.get("time_allowed") or SEVEN_WORKING_DAYS)
        case _:
            return None


def _warning(
    was: Deadline, now: Deadline, *, told: Told | None, old: Calendar, new: Calendar
) -> Text | None:
    """Return what is to be said of a day that was told, or None where nothing is."""
    if was.due != now.due:
        return _moved(was, now)
    if told is None:
        return None
    least = _least(told, new)
    if least is not None and told.until < least and _was_full(told, old):
        return _short(told, least)
    rest = rest_day(new, told.until)
    if rest is None or rest_day(old, told.until) is not None or now.what != "close":
        return None
    return Text(
        f"已公布的截止日{told.until}依新的安排为休息日（{rest.zh}）：最短期限不顺延，仍属合法；"
        "请确认当日可以提交意见。",
        f"The last day that was published, {told.until}, is one of rest by the new table "
        f"({rest.en}): a least period does not roll over, it is lawful still; see that opinions "
        "can be handed in on that day.",
    )


def _moved(was: Deadline, now: Deadline) -> Text:
    sooner = now.due < was.due
    return Text(
        f"由{was.due}{'提前' if sooner else '推迟'}至{now.due}；原日期已经告知有关单位或者公众的，"
        "应当另行告知。",
        f"{'Brought forward' if sooner else 'Put off'} from {was.due} to {now.due}: whoever was "
        "told the former day is to be told again.",
    )


def _short(told: Told, least: date) -> Text:
    zh, en = UNITS[Unit(told.figure.unit)]
    count = told.figure.count
    return Text(
        f"已告知的期限{told.start}至{told.until}依新的安排不足{count}{zh}（满期为{least}）："
        f"该办理依当时的日历判定，仍然有效；请研究是否延长。依据{told.figure.source}",
        f"The period that was told, {told.start} to {told.until}, is less than {count} {en} by the "
        f"new table (full on {least}): the act stands as it was judged, by the calendar of its "
        f"day; consider extending it. {told.figure.source}",
    )


def _was_full(told: Told, calendar: Calendar) -> bool:
    least = _least(told, calendar)
    return least is not None and least <= told.until


def _least(told: Told, calendar: Calendar) -> date | None:
    """Return the first day on which the period is full; None where that is not known."""
    try:
        return calendar.floor(told.start, told.figure.count, Unit(told.figure.unit))
    except CalendarMissingError:
        return None
