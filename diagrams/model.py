"""What a drawing shows, before anything is drawn: plain values, all of them.

Made by `views`; read by the sheets and by the text alternative, so that both say the same.
"""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

from decision_flow.domain.kind import Phase
from decision_flow.domain.values import Text


class State(StrEnum):
    """How a step stands, as a reader sees it."""

    NOT_BEGUN = "not_begun"
    WAITING = "waiting"
    """Not begun, but all that it stands on stands: it can be begun now."""
    RUNNING = "running"
    DONE = "done"
    """Done, and about the current draft."""
    STALE = "stale"
    EXEMPT = "exempt"
    NOT_APPLICABLE = "not_applicable"
    ENDED = "ended"
    """Left where it was when the case ended."""


SETTLED = frozenset({State.DONE, State.EXEMPT, State.NOT_APPLICABLE, State.ENDED})
"""The states in which a step waits for nothing."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A number of the law in words, with its article."""

    label: Text
    amount: Text
    source: str
    departs_from: str | None = None


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper handed in with an act; with `conditional`, it may be missing, with reasons."""

    label: Text
    source: str
    conditional: Text | None


@dataclass(frozen=True, slots=True)
class PlannedActs:
    """What is done in a step by whoever holds one of these duties."""

    by: Text
    acts: Text


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step as the procedure declares it."""

    key: str
    label: Text
    phase: Phase
    gate: str | None
    after: tuple[str, ...]
    duty: Text
    source: str
    figures: tuple[FigureView, ...] = ()
    conditional: Text | None = None
    exempt: tuple[Text, ...] = ()
    papers: tuple[PaperView, ...] = ()
    acts: tuple[PlannedActs, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedGate:
    """A gate and its steps, in the order of the procedure."""

    key: str
    label: Text
    steps: tuple[str, ...]
    source: str
    mandatory: bool


@dataclass(frozen=True, slots=True)
class PlannedRework:
    """An answer of `step` that sends the case back to `to`."""

    step: str
    trigger: str
    label: Text
    to: str


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """A procedure as it is drawn; `phases` names those that its steps stand in."""

    key: str
    version: int
    label: Text
    digest: str
    source: str
    in_force_from: date
    phases: tuple[tuple[Phase, Text], ...]
    steps: tuple[PlannedStep, ...]
    gates: tuple[PlannedGate, ...]
    rework: tuple[PlannedRework, ...]

    def step(self, key: str) -> PlannedStep:
        """Return the step of this key. Raises `KeyError`."""
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class PathEdge:
    """One recorded edge; `index` is its place among the edges of its fact.

    `by` is the step whose move took it: another one than `component` when it took effect there.
    """

    seq: int
    index: int
    component: str
    trigger: str
    source: str
    target: str
    result: Text
    by: str
    lapse: bool


@dataclass(frozen=True, slots=True)
class PathMove:
    """A recorded fact: who did what, when, and the edges that it took.

    `act` is what was done (出具合法性审查意见), `answer` what it came to (不合法).
    `corrects` is the number of the fact that this one corrects. `late` tells an act that was
    entered on a later day than it happened, from paper that somebody compared in line `compared`.
    """

    seq: int
    step: str
    trigger: str
    act: Text
    answer: Text
    actor: str
    duty: Text
    stated_at: datetime
    recorded_at: datetime
    edges: tuple[PathEdge, ...]
    instead_of: str | None = None
    compared: int | None = None
    corrects: int | None = None
    corrected_by: tuple[int, ...] = ()

    @property
    def late(self) -> bool:
        """Return whether it was entered on a later day than it happened."""
        return self.compared is not None

    @property
    def label(self) -> Text:
        """Return what was done and, where that says more, what it came to."""
        if self.act == self.answer:
            return self.act
        return Text(f"{self.act.zh}：{self.answer.zh}", f"{self.act.en}: {self.answer.en}")


@dataclass(frozen=True, slots=True)
class Attempt:
    """A refused attempt, numbered in a chain of its own. The caller makes it from its records.

    `after` is the number of the fact that it was made after, where that is kept.
    """

    number: int
    step: str
    label: Text
    actor: str
    duty: Text
    at: datetime
    reasons: tuple[Text, ...]
    after: int | None = None


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of a case. `days` counts legal days under way, all rounds; None before the first.

    `waits_for` says what a step that is not done waits for, `awaits` whom, `since` from when.
    `open` says whether it can be gone on with now, as far as steps and phases go.
    """

    plan: PlannedStep
    state: str
    state_label: Text
    standing: State
    open: bool
    days: int | None
    evidence: int
    since: datetime | None
    awaits: Text
    waits_for: tuple[Text, ...]
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class GateView:
    """A gate of a case with its standing for the current draft, in words."""

    plan: PlannedGate
    standing: str
    label: Text


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as it is drawn at a moment; `path` is the whole of what was recorded, in order.

    `head` is the digest of the last line of its journal. `zone` is the body's: days are told in it.
    """

    number: str
    title: str
    procedure: ProcedureView
    phase: str
    phase_label: Text
    begun_in: Text
    ended: bool
    draft: str | None
    head: str
    moment: datetime
    zone: tzinfo
    steps: tuple[StepView, ...]
    gates: tuple[GateView, ...]
    path: tuple[PathMove, ...]
    attempts: tuple[Attempt, ...]
    decidable: Text | None = None
    """From when the case can be decided, until it is; told in words alone."""
    notes: tuple[Text, ...] = ()
    """Where the case comes from, and as what it went on."""

    def before(self, step: StepView) -> tuple[str, ...]:
        """Return the steps right before this one that keep it from its turn: those not settled."""
        if step.open:
            return ()
        settled = {other.plan.key for other in self.steps if other.standing in SETTLED}
        return tuple(key for key in step.plan.after if key not in settled)

    def day(self, moment: datetime) -> date:
        """Return the legal day of a moment."""
        return moment.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class CounterexampleView:
    """The fewest moves that lead to what must never be; `moves` in order."""

    procedure: Text
    claim: Text
    moves: tuple[Text, ...]
    outcome: Text


View = ProcedureView | CaseView | CounterexampleView
