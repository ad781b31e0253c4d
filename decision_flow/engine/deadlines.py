"""What is due in a case, by which day, and how that day was counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from decision_flow.domain import counting
from decision_flow.domain.calendar import Calendar, Unit
from decision_flow.domain.case import IDLE, STOPS, Case, Fact
from decision_flow.domain.counting import joined, plainly, rest_day, rest_days, unpublished
from decision_flow.domain.errors import CalendarMissingError
from decision_flow.domain.figures import SEVEN_WORKING_DAYS, THIRTY_DAYS
from decision_flow.domain.kind import Phase
from decision_flow.domain.people import Body
from decision_flow.domain.procedure import Figure
from decision_flow.domain.steps.after.filing import FILE_WITHIN, published_on
from decision_flow.domain.steps.after.post_evaluation import WITHIN
from decision_flow.domain.steps.before.consultation import Publish
from decision_flow.domain.steps.before.legality_review import Accept
from decision_flow.domain.steps.decision.local import TABLED_WITHIN
from decision_flow.domain.steps.matter import ENDS
from decision_flow.domain.values import Text
from decision_flow.domain.views import Deadline
from decision_flow.engine.execution import (
    EXECUTION,
    ceiling_deadline,
    evaluation_due,
    suspension_due,
    tasks_due,
)
from decision_flow.engine.rules import Ready

DEFERRED = "deferred"
_NAMING = (Publish, Accept)
"""The payloads that name a day by which something is due."""


def deadlines(
    ready: Ready, case: Case, body: Body, calendar: Calendar, *, on: date | None = None
) -> tuple[Deadline, ...]:
    """Return every day by which something is due, the earliest first.

    With `on`, as it is on that day: a clock that stands still has moved its day along. Without,
    as follows from the facts alone.
    """
    if Phase(case.phase) in ENDS:
        return ()
    asked = _Due(ready, case, body, calendar, on)
    return _in_order(due for source in _SOURCES for due in source.find(asked))


def deadlines_after(
    ready: Ready,
    case: Case,
    fact: Fact,
    had: tuple[Deadline, ...],
    *,
    body: Body,
    calendar: Calendar,
) -> tuple[Deadline, ...]:
    """Return every day by which something is due once `fact` stands, where it was `had` before it.

    A day hangs on steps of some kinds alone: what touches none of them leaves it. The end of the
    case ends every one.
    """
    if Phase(case.phase) in ENDS:
        return ()
    touched = {fact.step, *(edge.component for edge in fact.edges)}
    moved = _moved(ready)
    kinds = {kind for step in touched if step in moved for kind in moved[step]}
    if not kinds:
        return had
    asked = _Due(ready, case, body, calendar, None)
    anew = [d for s in _SOURCES if not kinds.isdisjoint(s.kinds) for d in s.find(asked)]
    return _in_order((*(d for d in had if ready.kind(d.step).name not in kinds), *anew))


def _in_order(found: Iterable[Deadline]) -> tuple[Deadline, ...]:
    return tuple(sorted(set(found), key=lambda d: (d.due, d.step, d.what)))


@lru_cache(maxsize=256)
def _moved(ready: Ready) -> Mapping[str, frozenset[str]]:
    """Return the kinds in whose steps a day falls due, by the steps that move such a day."""
    found: dict[str, frozenset[str]] = {}
    for source in _SOURCES:
        bearing = [ready.procedure.steps[s] for kind in source.kinds for s in ready.of_kind(kind)]
        if source.figure is not None and not any(source.figure in s.figures for s in bearing):
            continue
        for kind in (*source.kinds, *source.moved_by):
            for step in ready.of_kind(kind):
                found[step] = found.get(step, frozenset()) | {*source.kinds}
    return found


@lru_cache(maxsize=256)
def _naming(ready: Ready) -> tuple[tuple[str, str], ...]:
    """Return the steps and verbs whose payload names such a day."""
    return tuple(
        (step, verb.name)
        for step, kind in ready.kinds.items()
        for verb in kind.verbs
        if issubclass(verb.payload, _NAMING)
    )


@dataclass(frozen=True, slots=True)
class _Due:
    """The days that the payloads of a case name."""

    ready: Ready
    case: Case
    body: Body
    calendar: Calendar
    on: date | None

    def named(self) -> Iterator[Deadline]:
        """Yield what the payloads say is due, in steps that are not done."""
        for step, verb in _naming(self.ready):
            fact = self.case.last.get((step, verb))
            if fact is not None and self.case.shape[step] not in self.ready.counting(step):
                yield from self.said(step, fact)

    def said(self, step: str, fact: Fact) -> Iterator[Deadline]:
        """Yield what a fact says is due."""
        match fact.payload:
            case Publish(opens=opens, closes=closes):
                yield self._window(step, opens, closes)
            case Accept(due=due):
                yield self._review(step, self.body.day(fact.stated_at), due)
            case _:
                return

    def _window(self, step: str, opens: date, closes: date) -> Deadline:
        figure = self._figure(step, "period", THIRTY_DAYS)
        zh, en = counting.UNITS[Unit(figure.unit)]
        text = Text(
            f"征求意见公告所载截止日{closes}（24时止）：自{opens}起（首日不计）共"
            f"{(closes - opens).days}日，一般不少于{figure.count}{zh}，{figure.source}",
            f"The last day in the notice, {closes} (until 24:00): {(closes - opens).days} days "
            f"after {opens}; as a rule {figure.count} {en} at least: {figure.source}",
        )
        if closes.year not in self.calendar.years:
            return _provisional(step, "close", closes, joined(text, unpublished(closes.year)))
        rest = rest_day(self.calendar, closes)
        if rest is not None:
            warning = Text(
                f"末日为休息日（{rest.zh}），最短期限不顺延",
                f"the last day is one of rest ({rest.en}); a least period does not roll over",
            )
            text = joined(text, warning)
        return Deadline(step, "close", closes, provisional=False, derivation=text)

    def _review(self, step: str, accepted: date, due: date) -> Deadline:
        figure = self._figure(step, "time_allowed", SEVEN_WORKING_DAYS)
        zh, en = counting.UNITS[Unit(figure.unit)]
        text = Text(
            f"受理时确定的审查期限{due}：自{accepted}起（首日不计），"
            f"一般不少于{figure.count}{zh}，{figure.source}",
            f"The day set on acceptance, {due}: after {accepted}, as a rule {figure.count} {en} "
            f"at least: {figure.source}",
        )
        if figure.unit == Unit.WORKING_DAYS:
            text = joined(text, rest_days(self.calendar, accepted, due))
        unknown = None if due.year in self.calendar.years else due.year
        for stopped, went_on in self._stops(step):
            due, told, missing = self._moved(due, stopped, went_on, figure)
            text, unknown = joined(text, told), missing or unknown
        if unknown is not None:
            return _provisional(step, "opine", due, joined(text, plainly(unknown)))
        return Deadline(step, "opine", due, provisional=False, derivation=text)

    def _stops(self, step: str) -> Iterator[tuple[date, date | None]]:
        """Yield when the clock stood still and when it went on; None while it stands still."""
        began: date | None = None
        for fact in self.case.stops.get(step, ()):
            day = self.body.day(fact.stated_at)
            if fact.verb == STOPS:
                began = day
            elif began is not None:
                yield began, day
                began = None
        if began is not None:
            yield began, None

    def _moved(
        self, due: date, stopped: date, went_on: date | None, figure: Figure
    ) -> tuple[date, Text, int | None]:
        """Return the day due once the clock stood still, how, and a year that is not published.

        What was left when it stopped is left when it goes on; what was over stays over.
        """
        again = went_on or max(stopped, self.on or stopped)
        unit, missing = Unit(figure.unit), None
        try:
            left, moved = self._left(due, stopped, again, unit)
        except CalendarMissingError as error:
            unit, missing = Unit.DAYS, error.year
            left, moved = self._left(due, stopped, again, unit)
        zh, en = counting.UNITS[Unit.WORKING_DAYS if unit is Unit.WORKING_DAYS else Unit.DAYS]
        if went_on is None:
            return moved, _standing_still(stopped, left, (zh, en), moved), missing
        text = Text(
            f"{stopped}要求补充材料，计时中止，{went_on}补充后继续，余{left}{zh}，顺延至{moved}",
            f"the clock stood still from {stopped} to {went_on} for a supplement, {left} {en} "
            f"were left: moved to {moved}",
        )
        return moved, text, missing

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

    def _figure(self, step: str, name: str, default: Figure) -> Figure:
        return self.ready.procedure.steps[step].figures.get(name) or default


def _standing_still(stopped: date, left: int, unit: tuple[str, str], moved: date) -> Text:
    return Text(
        f"{stopped}要求补充材料，计时中止至今，余{left}{unit[0]}自补充之日起计，"
        f"现至早为{moved}，逐日顺延",
        f"the clock has stood still since {stopped}, a supplement is awaited; {left} {unit[1]} are "
        f"left from the day it comes: {moved} at the earliest, a day later each day",
    )


def _provisional(step: str, what: str, due: date, text: Text) -> Deadline:
    return Deadline(step, what, due, provisional=True, derivation=text)


def _publication(asked: _Due) -> Iterator[Deadline]:
    ready, case, body, calendar = asked.ready, asked.case, asked.body, asked.calendar
    issued = next((f for s in ready.of_kind("issue") if (f := case.latest(s))), None)
    for step in ready.of_kind("publication"):
        figure = ready.procedure.steps[step].figures.get("deadline")
        if issued is None or figure is None or case.shape[step] in ready.counting(step):
            continue
        name = Text("出台之日", "the issue")
        yield ceiling_deadline(step, "publish", body.day(issued.stated_at), figure, calendar, name)


def _filing(asked: _Due) -> Iterator[Deadline]:
    ready, case, body, calendar = asked.ready, asked.case, asked.body, asked.calendar
    start = published_on((case.latest(s) for s in ready.of_kind("publication")), body)
    for step in ready.of_kind("filing"):
        figure = ready.procedure.steps[step].figures.get(FILE_WITHIN)
        begun = case.fact(step, "file") is not None
        if start is None or figure is None or begun:
            continue
        name = Text("公布之日", "the publication")
        yield ceiling_deadline(step, "file", start, figure, calendar, name)


def _tabling(asked: _Due) -> Iterator[Deadline]:
    """Yield by when the meeting is called on what was put on its agenda."""
    ready, case, body, calendar = asked.ready, asked.case, asked.body, asked.calendar
    put = [f for s in ready.of_kind("submission") if (f := case.fact(s, "accept"))]
    for step in ready.of_kind("meeting"):
        figure = ready.procedure.steps[step].figures.get(TABLED_WITHIN)
        if figure is None or not put or case.shape[step] not in IDLE:
            continue
        name = Text("列入会议议题之日", "being put on the agenda")
        start = body.day(put[-1].stated_at)
        yield ceiling_deadline(step, "schedule", start, figure, calendar, name)


def _deferral(asked: _Due) -> Iterator[Deadline]:
    ready, case, body, calendar = asked.ready, asked.case, asked.body, asked.calendar
    for step in ready.of_kind("meeting"):
        figure = ready.procedure.steps[step].figures.get("deferral_lapses_after")
        decided = case.fact(step, "decide")
        if figure is None or decided is None or case.shape[step] != DEFERRED:
            continue
        name = Text("决定暂缓之日", "the deferral")
        yield ceiling_deadline(
            step, "schedule", body.day(decided.stated_at), figure, calendar, name
        )


def _tasks(asked: _Due) -> Iterator[Deadline]:
    return tasks_due(asked.ready, asked.case, asked.body)


def _suspension(asked: _Due) -> Iterator[Deadline]:
    return suspension_due(asked.ready, asked.case, asked.body, asked.calendar)


def _evaluation(asked: _Due) -> Iterator[Deadline]:
    return evaluation_due(asked.ready, asked.case, asked.body, asked.calendar)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where days come from: in steps of which kinds they fall due, and what else moves them.

    With `figure`, only where one of these steps has that figure.
    """

    kinds: tuple[str, ...]
    find: Callable[[_Due], Iterator[Deadline]]
    figure: str | None = None
    moved_by: tuple[str, ...] = ()


_SOURCES = (
    _Source(("consultation", "legality_review"), _Due.named),
    _Source(("publication",), _publication, "deadline", ("issue",)),
    _Source(("filing",), _filing, FILE_WITHIN, ("publication",)),
    _Source(("meeting",), _deferral, "deferral_lapses_after"),
    _Source(("meeting",), _tabling, TABLED_WITHIN, ("submission",)),
    _Source((EXECUTION,), _tasks),
    _Source((EXECUTION,), _suspension),
    _Source(("post_evaluation",), _evaluation, WITHIN, ("publication",)),
)
"""Every kind of day; a new one is added here."""
