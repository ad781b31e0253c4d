"""The earliest day on which a case can lawfully be decided, from where it stands now.

The longest way through what is still to be done. Acts that were done on paper and are not entered
yet are not known here. Three days are told, since the law knows ordinary and exceptional ways:
`Pace` says which.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import IDLE, Case
from decision_flow.domain.kind import Phase
from decision_flow.domain.people import Body
from decision_flow.domain.steps.claims.shortening import ASKED
from decision_flow.domain.values import Source, Text
from decision_flow.engine.periods import Course, Pace, may_be_shortened
from decision_flow.engine.rules import CLASSIFY, Ready, Rule, Shape

UNDECIDED = frozenset({Phase.INITIATION, Phase.PRE_DECISION, Phase.DECISION})


@dataclass(frozen=True, slots=True)
class Part:
    """A step that still takes time: from when, until when, until when at the ordinary pace.

    `critical` when the ordinary day of the decision hangs on it.
    """

    step: str
    label: Text
    start: date
    end: date
    ordinary: date
    critical: bool
    derivation: Text
    source: Source


@dataclass(frozen=True, slots=True)
class Earliest:
    """The first day on which a case can be decided, at each pace, and what it is made of.

    `provisional` where a year's working days are not published.
    """

    day: date
    ordinary: date
    exceptional: date
    provisional: bool
    parts: tuple[Part, ...]
    exceptions: tuple[Text, ...]

    @property
    def text(self) -> Text:
        """Return the days in one sentence."""
        text = Text(
            f"最早可于{self.day}作出决定；各项期限按一般期限计满的，为{self.ordinary}",
            f"possible from {self.day} on; {self.ordinary} with every period in full",
        )
        unsure = Text(
            "（暂定：有年份的工作日安排尚未公布）", " (provisional: a year is not published)"
        )
        if not self.provisional:
            return text
        return Text(text.zh + unsure.zh, text.en + unsure.en)


def earliest(
    ready: Ready, case: Case, body: Body, calendar: Calendar, *, on: date
) -> Earliest | None:
    """Return when a case can be decided if all goes on from the day `on`; None once it is."""
    if Phase(case.phase) not in UNDECIDED:
        return None
    courses = {
        pace: min(
            (
                Course(ready, case, body, calendar, on, pace, shape)
                for shape in _shapes(ready, case)
            ),
            key=lambda course: course.day,
        )
        for pace in Pace
    }
    swift, ordinary = courses[Pace.EARLIEST], courses[Pace.ORDINARY]
    parts = tuple(_parts(ready, swift, ordinary))
    return Earliest(
        swift.day,
        ordinary.day,
        courses[Pace.EXCEPTIONAL].day,
        any(leg.provisional for course in (swift, ordinary) for leg in course.legs.values()),
        parts,
        tuple(_exceptions(ready, case)),
    )


def _shapes(ready: Ready, case: Case) -> Iterator[Shape]:
    """Yield how the steps stand once a revision that is owed is classed, for each class."""
    if case.shape[ready.drafting] not in {"demanded", "redrafted"}:
        yield case.shape
        return
    prefix = f"{ready.drafting}.{CLASSIFY}"
    for name, rule in ready.rules.items():
        if name.startswith(prefix) and "redrafted" in rule.needs[ready.drafting]:
            yield _after(ready, case.shape, rule)


def _after(ready: Ready, shape: Shape, rule: Rule) -> Shape:
    """Return the shape once the rule has fired, the step's own state being as the rule wants."""
    now = {**shape, rule.step: "redrafted"}
    for component, trigger in rule.fires:
        now[component] = ready.tables[component].leads[trigger].get(now[component], now[component])
    return now


def _parts(ready: Ready, swift: Course, ordinary: Course) -> Iterator[Part]:
    """Yield the steps that still take time, in the order of the procedure."""
    critical = ordinary.critical()
    for key, step in ready.procedure.steps.items():
        if key not in ordinary.legs:
            continue
        leg, swiftly = ordinary.legs[key], swift.leg(key)
        if leg.told is None or leg.source is None or leg.end == leg.start:
            continue
        yield Part(
            step=key,
            label=step.label,
            start=swiftly.start,
            end=swiftly.end,
            ordinary=leg.end,
            critical=key in critical,
            derivation=leg.told,
            source=leg.source,
        )


def _exceptions(ready: Ready, case: Case) -> Iterator[Text]:
    """Yield what could make it earlier, and what each asks for."""
    for key in ready.of_kind("consultation"):
        step = ready.procedure.steps[key]
        if case.shape[key] not in IDLE | {ASKED}:
            continue
        if may_be_shortened(step):
            yield Text(
                f"“{step.label.zh}”期限确因情况紧急等原因可以申请缩短，经承办单位以外核准，"
                f"并在公布草案时予以说明，{step.source}",
                f"“{step.label.en}” may be shortened where that is urgent, allowed outside the "
                f"lead unit and explained as the draft is published: {step.source}",
            )
        if step.exempt:
            yield Text(
                f"“{step.label.zh}”对依法不予公开的事项经审查同意可以豁免，{step.source}",
                f"“{step.label.en}” is exempt for what is by law not public, once that is "
                f"confirmed: {step.source}",
            )
        if step.conditional is not None:
            yield Text(
                f"“{step.label.zh}”可以认定不适用：{step.conditional.zh}",
                f"“{step.label.en}” may be found not applicable: {step.conditional.en}",
            )
