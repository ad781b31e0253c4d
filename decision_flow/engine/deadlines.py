"""What is due in a case, by which day, and how that day was counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from decision_flow.domain import counting
from decision_flow.domain.calendar import Calendar, Unit
from decision_flow.domain.case import IDLE, Case, Fact
from decision_flow.domain.counting import joined, plainly, rest_day, unpublished
from decision_flow.domain.figures import THIRTY_DAYS
from decision_flow.domain.kind import Phase
from decision_flow.domain.people import Body
from decision_flow.domain.procedure import Figure
from decision_flow.domain.steps.after.filing import FILE_WITHIN, published_on
from decision_flow.domain.steps.after.post_evaluation import WITHIN
from decision_flow.domain.steps.after.sending import SENT_WITHIN, decided_on
from decision_flow.domain.steps.before.consultation import Publish
from decision_flow.domain.steps.before.legality_review import Accept
from decision_flow.domain.steps.before.legality_review.clock import UNDER_WAY, Clock
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
REPORTS = ("party_report", "congress_report", "superior_approval")
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
            case Accept():
                yield from self._review(step)
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

    def _review(self, step: str) -> Iterator[Deadline]:
        if self.case.shape[step] not in UNDER_WAY:
            return
        declared = self.ready.procedure.steps[step]
        due = Clock(self.case, declared, self.body, self.calendar, self.on).due()
        if due is not None and due.unknown is not None:
            yield _provisional(step, "opine", due.day, joined(due.told, plainly(due.unknown)))
        elif due is not None:
            yield Deadline(step, "opine", due.day, provisional=False, derivation=due.told)

    def _figure(self, step: str, name: str, default: Figure) -> Figure:
        return self.ready.procedure.steps[step].figures.get(name) or default


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


def _reports(asked: _Due) -> Iterator[Deadline]:
    """Yield by when what was decided is reported, until the report is sent."""
    ready, case, body, calendar = asked.ready, asked.case, asked.body, asked.calendar
    meetings = ready.of_kind("meeting")
    start = decided_on(case, meetings, body)
    if start is None or any(case.shape[m] not in ready.counting(m) for m in meetings):
        return
    for step in (s for kind in REPORTS for s in ready.of_kind(kind)):
        figure = ready.procedure.steps[step].figures.get(SENT_WITHIN)
        if figure is not None and case.shape[step] in IDLE:
            name = Text("决定之日", "the decision")
            yield ceiling_deadline(step, "report", start, figure, calendar, name)


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
    _Source(REPORTS, _reports, SENT_WITHIN, ("meeting",)),
    _Source((EXECUTION,), _tasks),
    _Source((EXECUTION,), _suspension),
    _Source(("post_evaluation",), _evaluation, WITHIN, ("publication",)),
)
"""Every kind of day; a new one is added here."""
