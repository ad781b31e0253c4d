"""Lawsuits and administrative reviews about a case: what was attacked, what came of it.

An appeal, a retrial or a lawsuit after a review is an entry of its own that names the one before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from decision_flow.domain.intake.catalogue import Long, Short
from decision_flow.domain.intake.judgement import Id
from decision_flow.domain.values import Document, Limits, Source, Text, article, record

LITIGATION = "行政诉讼法"
_MOST_STEPS = 50
StepKey = Annotated[str, Limits((("pattern", "^[a-z][a-z0-9_]{0,63}$"),))]
Steps = Annotated[tuple[StepKey, ...], Limits((("max_length", _MOST_STEPS),))]


class Instance(StrEnum):
    """Before whom a case is attacked."""

    REVIEW = "review"
    FIRST = "first"
    SECOND = "second"
    RETRIAL = "retrial"


INSTANCES: Mapping[Instance, Text] = {
    Instance.REVIEW: Text("行政复议", "administrative review"),
    Instance.FIRST: Text("一审", "first instance"),
    Instance.SECOND: Text("二审", "second instance"),
    Instance.RETRIAL: Text("再审", "retrial"),
}


class Attacked(StrEnum):
    """What is attacked."""

    DECISION = "decision"
    CARRYING_OUT = "carrying_out"
    """An act by which the decision was carried out."""
    DOCUMENT = "document"
    """The normative document, looked at beside an act (Litigation Law, Article 53)."""
    OMISSION = "omission"


class Result(StrEnum):
    """What it came to."""

    UPHELD = "upheld"
    WITHDRAWN = "withdrawn"
    SETTLED = "settled"
    ANNULLED = "annulled"
    CHANGED = "changed"
    UNLAWFUL = "unlawful"
    ORDERED = "ordered"
    """The body is ordered to act."""
    NOT_APPLIED = "not_applied"
    """The normative document is found unlawful and not applied."""


RESULTS: Mapping[Result, Text] = {
    Result.UPHELD: Text("维持或者驳回", "upheld"),
    Result.WITHDRAWN: Text("撤回", "withdrawn"),
    Result.SETTLED: Text("调解", "settled"),
    Result.ANNULLED: Text("撤销", "annulled"),
    Result.CHANGED: Text("变更", "changed"),
    Result.UNLAWFUL: Text("确认违法", "found unlawful"),
    Result.ORDERED: Text("责令履行", "ordered to act"),
    Result.NOT_APPLIED: Text("规范性文件不合法，不予适用", "the document is not applied"),
}
LOST = frozenset(
    {Result.ANNULLED, Result.CHANGED, Result.UNLAWFUL, Result.ORDERED, Result.NOT_APPLIED}
)
"""What is a loss for the body."""
SOURCES: Mapping[Result, Source] = {
    Result.ANNULLED: Source(LITIGATION, article(70)),
    Result.NOT_APPLIED: Source(LITIGATION, article(64)),
}


@record
class RegisterLawsuit:
    """A lawsuit or a review about a case was received; `number` is the court's (案号).

    `steps` are those of the case that are attacked, where it says so. `after` is the entry of the
    instance before.
    """

    entry: Id
    case: Id
    instance: Instance
    number: Short
    authority: Short
    party: Short
    attacked: Attacked
    claim: Long
    received_on: date
    document: Document
    steps: Steps = ()
    after: Id | None = None


@record
class DecideLawsuit:
    """What it came to; `steps` are those found wrong, `final` whether nothing can follow it."""

    entry: Id
    result: Result
    decided_on: date
    findings: Long
    final: bool
    document: Document
    steps: Steps = ()


@record
class FinishLawsuit:
    """The time for an appeal ran out: what was decided is final from this day."""

    entry: Id
    on: date
    document: Document


SaidOfLawsuit = RegisterLawsuit | DecideLawsuit | FinishLawsuit

VERBS: Mapping[str, type[Any]] = {
    "register_lawsuit": RegisterLawsuit,
    "decide_lawsuit": DecideLawsuit,
    "finish_lawsuit": FinishLawsuit,
}


@dataclass(frozen=True, slots=True)
class Lawsuit:
    """An entry of the register, and what came of it; `line` is that of the body's stream."""

    said: RegisterLawsuit
    at: datetime
    line: int
    decided: DecideLawsuit | None = None
    decided_line: int = 0
    finished: FinishLawsuit | None = None

    @property
    def entry(self) -> str:
        """Return the number by which others name it."""
        return self.said.entry

    @property
    def final(self) -> bool:
        """Return whether what was decided is final by what was entered of it alone."""
        return self.decided is not None and (self.decided.final or self.finished is not None)

    @property
    def lost_alone(self) -> bool:
        """Return whether the body lost for good, whatever followed it."""
        return self.final and self.decided is not None and self.decided.result in LOST

    @property
    def replaces(self) -> bool:
        """Return whether it has a result that stands instead of the one before."""
        return self.decided is not None and self.decided.result is not Result.WITHDRAWN

    @property
    def withdrawn(self) -> bool:
        """Return whether it came to nothing, for good: what was decided before it stands."""
        return self.final and self.decided is not None and self.decided.result is Result.WITHDRAWN


def lawsuit_of(there: Iterable[Lawsuit], entry: str) -> Lawsuit | None:
    """Return the entry of this number."""
    return next((each for each in there if each.entry == entry), None)


def replaced_by(there: Iterable[Lawsuit], before: Lawsuit) -> Lawsuit | None:
    """Return the later instance whose result replaces that of the one before; None where none does.

    What was withdrawn replaces nothing, nor does what is still under way (Litigation Law, Article
    90, of a retrial).
    """
    later = (each for each in there if each.said.after == before.entry)
    return next((each for each in later if each.replaces), None)


def final_on(there: Iterable[Lawsuit], found: Lawsuit) -> date | None:
    """Return since when a result is final; None where it is not, or another replaced it.

    What an appeal attacked is final once the appeal was withdrawn for good.
    """
    known, decided = tuple(there), found.decided
    if decided is None or replaced_by(known, found) is not None:
        return None
    if decided.final:
        return decided.decided_on
    if found.finished is not None:
        return found.finished.on
    later = (each for each in known if each.said.after == found.entry and each.withdrawn)
    return next((final_on(known, each) for each in later), None)


def lost(there: Iterable[Lawsuit], found: Lawsuit) -> bool:
    """Return whether the body lost for good, and no later instance replaced that."""
    decided = found.decided
    return decided is not None and decided.result in LOST and final_on(there, found) is not None


def follow_lawsuit(
    there: tuple[Lawsuit, ...], said: SaidOfLawsuit, *, seq: int, at: datetime
) -> tuple[Lawsuit, ...]:
    """Return the register once this was said. Raises `ValueError` for an unknown entry."""
    if isinstance(said, RegisterLawsuit):
        return (*there, Lawsuit(said, at, seq))
    found = lawsuit_of(there, said.entry)
    if found is None:
        raise ValueError(f"there is no entry {said.entry}")
    changed = (
        replace(found, decided=said, decided_line=seq)
        if isinstance(said, DecideLawsuit)
        else replace(found, finished=said)
    )
    return tuple(changed if each is found else each for each in there)
