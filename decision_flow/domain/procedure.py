"""A procedure: the law of one place made ready as data. What it means is in `engine.rules`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from decision_flow.domain.people import Duty
from decision_flow.domain.values import Source, Text

SHARE = "share"
"""The unit of a figure that is a fraction of something."""


class Bound(StrEnum):
    """How a figure binds. `AT_LEAST` and `MORE_THAN` are floors, `AT_MOST` is a ceiling."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the law: 30 days at least, more than half of those in office.

    `value` is a whole number of `unit`, or for the unit `share` a fraction of the base `of`.
    `departs_from` is the source that allows a figure weaker than the parent rule set's.
    """

    bound: Bound
    value: int | Fraction
    unit: str
    source: Source
    of: str | None = None
    departs_from: Source | None = None

    def needed(self, size: int) -> int:
        """Return the least whole number that satisfies this share of `size`, at least one."""
        exact = Fraction(self.value) * size
        least = exact.numerator // exact.denominator
        if self.bound is Bound.MORE_THAN:
            return max(1, least + 1)
        return max(1, least + (exact.denominator != 1))

    @property
    def attainable(self) -> bool:
        """Return whether it asks for something that can be met: some, and no more than all."""
        share = isinstance(self.value, Fraction)
        more_than_all = self.value > 1 or (self.value == 1 and self.bound is Bound.MORE_THAN)
        return share is (self.unit == SHARE) and self.value > 0 and not (share and more_than_all)

    @property
    def count(self) -> int:
        """Return a figure that is a whole number. Raises `TypeError` for a share."""
        if isinstance(self.value, Fraction):
            raise TypeError("a share is not a count")
        return self.value


@dataclass(frozen=True, slots=True)
class RequiredPaper:
    """A paper that a procedure asks for with an act, besides those that the act always has.

    Where it is `conditional`, it may be missing, with reasons on record.
    """

    label: Text
    source: Source
    conditional: Text | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One statutory act of a procedure; `after` are the steps that it stands on.

    A conditional step may be found not applicable to a draft. `exempt` lists the grounds on
    which the step may fall away altogether (design: open consultation alone). `content` is what
    its report must go into, `papers` what is handed in with it besides, both by key.
    """

    key: str
    kind: str
    label: Text
    source: Source
    after: tuple[str, ...] = ()
    conditional: Text | None = None
    exempt: tuple[str, ...] = ()
    by: Duty | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    content: Mapping[str, Text] = field(default_factory=dict)
    papers: Mapping[str, RequiredPaper] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gate:
    """What must stand before a decision: every one of its steps."""

    key: str
    label: Text
    steps: tuple[str, ...]
    source: Source
    exempt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rework:
    """Where an answer sends the case back to."""

    step: str
    trigger: str
    to: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """A rule set with all that it inherits filled in; `digest` names its very content."""

    key: str
    version: int
    label: Text
    profile: str
    source: Source
    in_force_from: date
    steps: Mapping[str, Step]
    gates: Mapping[str, Gate]
    reopens: Mapping[str, tuple[str, ...]]
    rework: tuple[Rework, ...] = ()
    in_force_to: date | None = None
    superseded_by: str | None = None
    extends: str | None = None
    digest: str = ""

    def in_force(self, day: date) -> bool:
        """Return whether the rule set may be begun under on this day."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

    def gate_of(self, step: str) -> str | None:
        """Return the gate that a step belongs to."""
        return next((g.key for g in self.gates.values() if step in g.steps), None)

    def upstream(self, step: str) -> tuple[str, ...]:
        """Return all that a step stands on, near and far, nearest first."""
        seen: dict[str, None] = {}
        todo = list(self.steps[step].after)
        while todo:
            key = todo.pop(0)
            if key not in seen and key != step:
                seen[key] = None
                todo.extend(self.steps[key].after)
        return tuple(seen)

    def downstream(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return these steps and all that stands on them, in the order of the procedure."""
        seen = set(keys)
        grew = True
        while grew:
            more = {s.key for s in self.steps.values() if s.key not in seen and seen & {*s.after}}
            seen |= more
            grew = bool(more)
        return tuple(key for key in self.steps if key in seen)

    def steps_of_kind(self, name: str) -> tuple[str, ...]:
        """Return the steps of a kind, whatever its version: `steps_of_kind("meeting")`."""
        return tuple(k for k, s in self.steps.items() if s.kind.partition("@")[0] == name)
