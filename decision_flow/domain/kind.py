"""What a step kind is: a life cycle (rows), what can be asked of it (verbs), and its checks.

A row is the only way that a state changes. A check answers with verdicts and can only refuse;
it must be curable from any history (a floor or a completeness check, never a ceiling).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic, TypeVar

from decision_flow.domain.calendar import Unit
from decision_flow.domain.case import (
    CARRIED,
    CLAIMED,
    EXEMPT,
    IDLE,
    LAPSED,
    NONE,
    NOT_APPLICABLE,
    Case,
    Fact,
    Payload,
)
from decision_flow.domain.figures import raised, weaker
from decision_flow.domain.move import Setting
from decision_flow.domain.people import Actor, Duty
from decision_flow.domain.procedure import Bound, Figure, Procedure, Step
from decision_flow.domain.values import Source, Text
from decision_flow.domain.verdict import Verdict

P_co = TypeVar("P_co", covariant=True)
T = TypeVar("T")


class Choice(StrEnum):
    """Who brings a row about; claims about ends rely on the first two only."""

    OWED = "owed"
    """A duty-holder can always do it in finite time."""
    FATE = "fate"
    """One of the answers of somebody who must answer; which one is theirs."""
    MAY = "may"
    """May happen or never happen."""


class Phase(StrEnum):
    """The states of a case. `DECIDED` and all after it need every mandatory gate."""

    INITIATION = "initiation"
    PRE_DECISION = "pre_decision"
    DECISION = "decision"
    DECIDED = "decided"
    POST_DECISION = "post_decision"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    NOT_ADOPTED = "not_adopted"
    LAPSED = "lapsed"


GATED = frozenset({Phase.DECIDED, Phase.POST_DECISION, Phase.CLOSED})
"""Phases from decided on: none of them without every mandatory gate."""


class Stage(StrEnum):
    """Where a kind stands in the statutory order; see `law.ORDER`."""

    PROPOSED = "proposed"
    STARTED = "started"
    DRAFTED = "drafted"
    ARGUED = "argued"
    REVIEWED = "reviewed"
    SUBMITTED = "submitted"
    MET = "met"
    REPORTED = "reported"
    ISSUED = "issued"
    PUBLISHED = "published"
    ACCOUNTED = "accounted"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Row:
    """`trigger` takes any of `sources` to `dest`, and fires `effects` elsewhere.

    An effect is `("case", trigger)` or `("draft", trigger)`. A row with `rework` sends the case
    back to where the procedure's data say.
    """

    trigger: str
    sources: tuple[str, ...]
    dest: str
    choice: Choice = Choice.OWED
    effects: tuple[tuple[str, str], ...] = ()
    rework: bool = False


@dataclass(frozen=True, slots=True)
class Asked(Generic[P_co]):
    """A move in its surroundings: what a check may look at."""

    case: Case
    procedure: Procedure
    step: Step
    payload: P_co
    setting: Setting
    actor: Actor
    stated_at: datetime
    worked_out: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What several checks ask of this question, worked out once; another question begins anew."""

    @property
    def day(self) -> date:
        """Return the legal day of the act."""
        return self.setting.body.day(self.stated_at)

    def figure(self, name: str) -> Figure | None:
        """Return a figure of this step, where the procedure sets one."""
        return self.step.figures.get(name)

    def choice(self, name: str, default: str) -> str:
        """Return a setting of this step."""
        return self.step.settings.get(name, default)

    def own(self, *verbs: str) -> Fact | None:
        """Return the latest standing fact of this step among these verbs."""
        return self.case.fact(self.step.key, *verbs)

    def said(self, wanted: type[T], *verbs: str) -> T | None:
        """Return what the latest standing fact of this step among these verbs says."""
        return self.said_at(self.step.key, wanted, *verbs)

    def said_at(self, step: str, wanted: type[T], *verbs: str) -> T | None:
        """Return what the latest standing fact of a step among these verbs says."""
        fact = self.case.fact(step, *verbs)
        return fact.payload if fact is not None and isinstance(fact.payload, wanted) else None

    def day_of(self, fact: Fact) -> date:
        """Return the legal day on which a fact happened."""
        return self.setting.body.day(fact.stated_at)

    def step_named(self, key: str) -> Text:
        """Return a step by its label, with the key that a move names it by."""
        step = self.procedure.steps.get(key)
        return (
            Text(f"{step.label.zh}（{key}）", f"{step.label.en} ({key})") if step else _plain(key)
        )

    def person_named(self, person: str) -> Text:
        """Return a person by name, with the id that a move names the person by."""
        known = self.setting.persons.get(person)
        seats = (seat.name for seat in self.setting.body.seats if seat.person == person)
        name = known.name if known is not None else next(seats, None)
        return Text(f"{name}（{person}）", f"{name} ({person})") if name else _plain(person)

    def of_kind(self, kind: str) -> tuple[Step, ...]:
        """Return the procedure's steps of a kind."""
        return tuple(self.procedure.steps[k] for k in self.procedure.steps_of_kind(kind))


def _plain(key: str) -> Text:
    return Text(key, key)


Check = Callable[[Asked[Any]], tuple[Verdict, ...]]


@dataclass(frozen=True, slots=True)
class Verb:
    """What a person can ask of a step.

    `outcome` picks the trigger from the payload, one of `triggers`. `guards` look at time and at
    what stands, and are asked without a payload too (`explain`); `requirements` read the payload.
    `text` names the draft that is current once the fact stands, where the verb changes it.
    `touches` names further steps whose evidence the payload reopens.
    """

    name: str
    label: Text
    payload: type[Any]
    by: tuple[Duty, ...]
    triggers: tuple[str, ...]
    outcome: Callable[[Any], str] | None = None
    guards: tuple[Check, ...] = ()
    requirements: tuple[Check, ...] = ()
    text: Callable[[Asked[Any]], str | None] | None = None
    touches: Callable[[Any], tuple[str, ...]] | None = None
    outside: bool = False
    """Whether nobody of a unit that drafts may do it, whatever their duty."""

    def trigger(self, payload: Payload) -> str:
        """Return the trigger that this payload asks for."""
        return self.outcome(payload) if self.outcome else self.triggers[0]


@dataclass(frozen=True, slots=True)
class FigureRule:
    """A figure that a kind understands: its bounds and the units it may be counted in.

    `bases` are what a share may be a share of, from the smallest base to the largest. `most` is the
    largest number it may have. What `loosens` lets less be done where it stands, and so needs an
    act. A `threshold` brings a matter under the rules: the lower, the stricter. What reaches
    `beyond` a ceiling is nothing without that one, and no rule set adds it to another's ceiling. A
    ceiling is not over before the floor `above` which it stands can be full.
    """

    bounds: tuple[Bound, ...]
    units: tuple[str, ...]
    label: Text
    bases: tuple[str, ...] = ()
    most: int = 3_650
    threshold: bool = False
    loosens: bool = False
    beyond: str | None = None
    above: str | None = None

    def weaker(self, own: Figure, before: Figure) -> bool:
        """Return whether `own` asks for less than `before`."""
        if self.threshold:
            return raised(own, before)
        return weaker(own, before, self.bases)

    def admits(self, figure: Figure) -> bool:
        """Return whether the kind knows such a figure: its bound, unit and base, and a number."""
        small = isinstance(figure.value, Fraction) or figure.value <= self.most
        known = figure.bound in self.bounds and figure.unit in self.units and small
        based = figure.of in self.bases if self.bases else figure.of is None
        return known and based and figure.attainable


@dataclass(frozen=True, slots=True)
class Kind:
    """A step kind. `done` are the states in which what stands on the step may go on.

    `settings` lists each setting's values from the weakest to the strongest; the first is the
    default. `labels` names the kind's own states.
    """

    name: str
    version: int
    label: Text
    phase: Phase
    stage: Stage
    source: Source
    principal: Duty
    rows: tuple[Row, ...]
    verbs: tuple[Verb, ...]
    done: frozenset[str]
    labels: Mapping[str, Text]
    figures: Mapping[str, FigureRule] = field(default_factory=dict)
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    conditional: bool = False
    waivers: tuple[str, ...] = ()
    """On which grounds a conditional step may be found not applicable; on no other."""
    waiver_guards: tuple[Check, ...] = ()
    """What is asked besides where a conditional step is found not applicable."""
    exemptible: bool = False
    fails: Source | None = None
    """By which article an examination that failed is answered, where it is not `source`."""
    evidence: bool = False
    """Whether the step attests to a draft: only such steps may stand in a gate and be reopened."""
    itemized: bool = False
    """Whether a procedure may list what the report goes into (`content`)."""
    papered: str | None = None
    """The verb with which further papers are handed in, where a procedure may ask for some."""
    doers: tuple[Duty, ...] = ()
    """Who may do the acts that these duties share, until a procedure names one of them (`by`)."""

    @property
    def id(self) -> str:
        """Return name and version, as a procedure names the kind."""
        return f"{self.name}@{self.version}"

    @property
    def states(self) -> tuple[str, ...]:
        """Return the states of the life cycle, the first one first."""
        own = dict.fromkeys(s for row in self.rows for s in (*row.sources, row.dest))
        return tuple(dict.fromkeys((NONE, *own, LAPSED)))

    @property
    def failing(self) -> tuple[str, ...]:
        """Return the answers by which a conditional step was done and did not pass.

        They send the case back and leave the step to be done again.
        """
        sent_back = (row for row in self.rows if row.rework and row.dest in IDLE)
        return tuple(row.trigger for row in sent_back) if self.conditional else ()

    @property
    def carries(self) -> bool:
        """Return whether its evidence may be carried over: what is argued, never what is judged."""
        return self.evidence and self.stage is Stage.ARGUED

    def done_by(self, duty: Duty | None) -> "Kind":
        """Return the kind as it is where a procedure names who does it: then nobody else may.

        Who may not be named changes nothing here; the floor refuses such a procedure.
        """
        if duty not in self.doers:
            return self
        verbs = (replace(v, by=(duty,)) if v.by == self.doers else v for v in self.verbs)
        return replace(self, verbs=tuple(verbs))

    def verb(self, name: str) -> Verb | None:
        """Return the verb of this name."""
        return next((v for v in self.verbs if v.name == name), None)

    def state_label(self, state: str) -> Text:
        """Return the state's name in both languages."""
        return self.labels.get(state) or COMMON_LABELS[state]


COMMON_LABELS: Mapping[str, Text] = {
    NONE: Text("尚未办理", "not begun"),
    LAPSED: Text("已失效，须重新办理", "lapsed, to be done again"),
    NOT_APPLICABLE: Text("不适用", "not applicable"),
    CLAIMED: Text("已申请豁免，待审查", "exemption claimed"),
    EXEMPT: Text("依法豁免", "exempt by law"),
    CARRIED: Text("沿用原案的结论", "carried over from an earlier case"),
}

CARRIED_WITHIN = "carried_within"
"""The figure by which a rule set lets evidence of an earlier case hold, and for how long."""


PERIODS: tuple[str, ...] = (Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS)
"""The units that a period may be counted in."""


def examined(report: tuple[str, str], passed: tuple[str, str], failed: str) -> tuple[Row, ...]:
    """Return the life of what is reported and then concluded: it passes, or sends the draft back.

    `report` and `passed` are a trigger and the state that it leads to; `failed` leaves the step to
    be done again.
    """
    (begin, under_way), (passes, done) = report, passed
    return (
        idle(begin, under_way),
        Row(passes, (under_way,), done, Choice.FATE),
        Row(failed, (under_way,), LAPSED, Choice.FATE, rework=True),
    )


def idle(trigger: str, dest: str, *, effects: tuple[tuple[str, str], ...] = ()) -> Row:
    """Return the row that begins a step, or begins it again after its evidence lapsed."""
    return Row(trigger, tuple(sorted(IDLE, reverse=True)), dest, effects=effects)
