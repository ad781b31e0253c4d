"""The reviewer's clock: the day by which the opinion is due, and how that day was counted.

It runs to the day that was set on acceptance, stands still while a supplement is awaited (and,
where a place does not count it, while others are asked or an argument is held), and is extended
once, where the rule set says by how much at the most. Nothing here refuses an opinion: one that
comes late is late, and stands.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from decision_flow.domain import counting
from decision_flow.domain.calendar import Calendar, Unit
from decision_flow.domain.case import STOPS, Case, Fact
from decision_flow.domain.counting import UNITS, Counted, joined, rest_days
from decision_flow.domain.errors import CalendarMissingError
from decision_flow.domain.figures import SEVEN_WORKING_DAYS
from decision_flow.domain.people import Body
from decision_flow.domain.procedure import Bound, Figure, Step
from decision_flow.domain.steps.before.legality_review.said import Accept, Consult, Extend, Inquiry
from decision_flow.domain.values import HOUSE_RULE, Text

TIME_ALLOWED, DECIDED_WITHIN, EXTENSION = "time_allowed", "decided_within", "extension"
EXTENDS = "extend"
UNDER_WAY = frozenset({"reviewing", "wanting", "consulting"})
"""The states in which an opinion is owed."""
NO_EXTENSION = Figure(Bound.AT_MOST, 0, Unit.WORKING_DAYS, HOUSE_RULE)
"""Where the rule set has none: its unit alone is ever read, of a record that no rule set allows."""


INQUIRIES = {
    Inquiry.CONSULTATION: Text("征求有关方面意见", "others are asked for their opinions"),
    Inquiry.ARGUMENT: Text("组织专家论证", "an expert argument is held"),
}
"""What stops the clock where a rule set says so, by the setting that says it."""
COUNTED, NOT_COUNTED = "counted", "not_counted"


def not_counted(step: Step) -> tuple[Inquiry, ...]:
    """Return what a rule set does not count in the reviewer's time, a supplement apart."""
    return tuple(i for i in Inquiry if step.settings.get(str(i), COUNTED) == NOT_COUNTED)


@dataclass(frozen=True, slots=True)
class Why:
    """Why a clock stood still, and what made it go on."""

    stopped: Text
    ended: Text


_SUPPLEMENT = Why(Text("要求补充材料", "a supplement was required"), Text("补充", "a supplement"))


@dataclass(frozen=True, slots=True)
class Due:
    """A day that the clock comes to, how, and the year whose working days are not published."""

    day: date
    told: Text
    unknown: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of one review, read on the day `on`: standing still, it moves its day along.

    Without `on` it is as follows from the facts alone.
    """

    case: Case
    step: Step
    body: Body
    calendar: Calendar
    on: date | None = None

    def due(self) -> Due | None:
        """Return by when the opinion is due; None where no package was accepted."""
        found = self._accepted()
        if found is None:
            return None
        accepted, until = found
        unknown = None if until.year in self.calendar.years else until.year
        return self._run(Due(until, self._set(accepted, until), unknown), Unit(self._least.unit))

    def latest(self) -> Due | None:
        """Return the last day of the ceiling, moved with the clock; None where there is none."""
        found, figure = self._accepted(), self.step.figures.get(DECIDED_WITHIN)
        if found is None or figure is None:
            return None
        last = ceiling_day(self.step, figure, self.calendar, found[0])
        unknown = last.day.year if last.provisional else None
        told = told_ceiling(figure, last)
        return self._run(Due(last.day, told, unknown), Unit(figure.unit))

    def _accepted(self) -> tuple[date, date] | None:
        """Return when the package was accepted, and the day that was set then."""
        fact = self.case.fact(self.step.key, "accept")
        if fact is None or not isinstance(fact.payload, Accept):
            return None
        return self.body.day(fact.stated_at), fact.payload.due

    def _set(self, accepted: date, until: date) -> Text:
        figure = self._least
        zh, en = UNITS[Unit(figure.unit)]
        text = Text(
            f"受理时确定的审查期限{until}：自{accepted}起（首日不计），"
            f"一般不少于{figure.count}{zh}，{figure.source}",
            f"The day set on acceptance, {until}: after {accepted}, as a rule {figure.count} {en} "
            f"at least: {figure.source}",
        )
        most = self.step.figures.get(DECIDED_WITHIN)
        if most is not None:
            last = ceiling_day(self.step, most, self.calendar, accepted)
            text = joined(text, told_ceiling(most, last))
        if figure.unit == Unit.WORKING_DAYS:
            text = joined(text, rest_days(self.calendar, accepted, until))
        return text

    @property
    def _least(self) -> Figure:
        return self.step.figures.get(TIME_ALLOWED) or SEVEN_WORKING_DAYS

    def _run(self, due: Due, unit: Unit) -> Due:
        """Return a day as what stopped the clock and what extended it moved it, in their order."""
        stop: Fact | None = None
        for fact in self._facts():
            if isinstance(fact.payload, Extend):
                due = self._extended(due, self.body.day(fact.stated_at), fact.payload)
            elif fact.verb in STOPS:
                stop = fact
            elif stop is not None:
                due, stop = self._stopped(due, unit, stop, fact), None
        return due if stop is None else self._stopped(due, unit, stop, None)

    def _facts(self) -> tuple[Fact, ...]:
        """Return what moves the clock, in the order of the record."""
        extended = self.case.fact(self.step.key, EXTENDS)
        stops = self.case.stops.get(self.step.key, ())
        if extended is None:
            return stops
        return tuple(sorted((*stops, extended), key=lambda fact: fact.seq))

    def _extended(self, due: Due, day: date, said: Extend) -> Due:
        figure = self.step.figures.get(EXTENSION) or NO_EXTENSION
        unit, unknown = Unit(figure.unit), due.unknown
        try:
            moved = self.calendar.floor(due.day, said.count, unit)
        except CalendarMissingError as error:
            unknown = unknown or error.year
            moved = due.day + timedelta(days=min(said.count, (date.max - due.day).days))
        zh, en = UNITS[unit]
        text = Text(
            f"{day}经批准延长{said.count}{zh}，延至{moved}",
            f"extended by {said.count} {en} on {day}, to {moved}",
        )
        return Due(moved, joined(due.told, text), unknown)

    def _stopped(self, due: Due, unit: Unit, stop: Fact, end: Fact | None) -> Due:
        """Return a day as a stop moves it.

        What was left when the clock stopped is left when it goes on; what was over stays over.
        """
        stopped = self.body.day(stop.stated_at)
        went_on = self.body.day(end.stated_at) if end is not None else None
        again, unknown = went_on or max(stopped, self.on or stopped), due.unknown
        try:
            left, moved = self._left(due.day, stopped, again, unit)
        except CalendarMissingError as error:
            unit, unknown = Unit.DAYS, error.year
            left, moved = self._left(due.day, stopped, again, unit)
        name = UNITS[Unit.WORKING_DAYS if unit is Unit.WORKING_DAYS else Unit.DAYS]
        told = _stood_still(self._why(stop), (stopped, went_on), left, name, moved=moved)
        return Due(moved, joined(due.told, told), unknown)

    def _why(self, stop: Fact) -> Why:
        """Return why the clock stands still: what is awaited, and by which rule."""
        said = stop.payload
        if not isinstance(said, Consult):
            return _SUPPLEMENT
        figure = self.step.figures.get(DECIDED_WITHIN)
        source = figure.source if figure is not None else self.step.source
        asks = INQUIRIES[said.inquiry]
        names = "、".join(said.asked), ", ".join(said.asked)
        return Why(
            Text(
                f"{asks.zh}（{names[0]}），不计入审查期限（{source}）",
                f"{asks.en} ({names[1]}), which is not counted: {source}",
            ),
            Text("收到答复", "an answer"),
        )

    def _left(self, due: date, stopped: date, again: date, unit: Unit) -> tuple[int, date]:
        if stopped > due:
            return 0, due
        if unit is Unit.WORKING_DAYS:
            left = self.calendar.working_days_between(stopped, due)
            # A day of rest that was set as the last one stays so where nothing was left to count.
            moved = self.calendar.add_working_days(again, left)
            return left, due if again == stopped else max(due, moved)
        left = (due - stopped).days
        return left, self.calendar.floor(again, left, Unit.DAYS)


def ceiling_day(step: Step, figure: Figure, calendar: Calendar, accepted: date) -> Counted:
    """Return the last day that may be set on acceptance under a ceiling.

    It is never before the least time is full: days of rest may make the one longer than the other.
    """
    counted = counting.ceiling(calendar, accepted, figure)
    least = step.figures.get(TIME_ALLOWED) or SEVEN_WORKING_DAYS
    try:
        full = calendar.floor(accepted, least.count, Unit(least.unit))
    except CalendarMissingError:
        return counted
    if full <= counted.day:
        return counted
    text = Text(f"审查时间下限{full}方满，以该日为限", f"the least time is full on {full} only")
    return Counted(full, counted.provisional, joined(counted.text, text))


def told_ceiling(figure: Figure, last: Counted) -> Text:
    """Return a ceiling in words: how long at the most, by which rule, until when."""
    zh, en = UNITS[Unit(figure.unit)]
    rule = Text(
        f"至多{figure.count}{zh}，最迟{last.day}，{figure.source}",
        f"{figure.count} {en} at the most, {last.day} at the latest: {figure.source}",
    )
    return joined(rule, last.text) if last.provisional else rule


def _stood_still(
    why: Why, when: tuple[date, date | None], left: int, unit: tuple[str, str], *, moved: date
) -> Text:
    (stopped, went_on), (zh, en) = when, unit
    if went_on is None:
        return Text(
            f"{stopped}{why.stopped.zh}，计时中止至今，余{left}{zh}自{why.ended.zh}之日起计，"
            f"现至早为{moved}，逐日顺延",
            f"the clock has stood still since {stopped} ({why.stopped.en}), {why.ended.en} is "
            f"awaited; {left} {en} are left from the day it comes: {moved} at the earliest, a day "
            "later each day",
        )
    return Text(
        f"{stopped}{why.stopped.zh}，计时中止，{went_on}{why.ended.zh}后继续，余{left}{zh}，顺延至{moved}",
        f"the clock stood still from {stopped} to {went_on} for {why.ended.en} "
        f"({why.stopped.en}), {left} {en} were left: moved to {moved}",
    )
