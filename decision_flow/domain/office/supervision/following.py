"""Supervisions as the facts of a body's stream make them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from decision_flow.domain.office.supervision.after import (
    ApproveRecommendation,
    CarryOutRecommendation,
    Clue,
    Entry,
    OfRecommendation,
    PassClueOn,
    Recommend,
    Recommendation,
)
from decision_flow.domain.office.supervision.said import (
    Checked,
    CheckRectification,
    ConcludeSupervision,
    DeliverConclusion,
    FindInSupervision,
    Lot,
    ObjectToConclusion,
    OfConclusion,
    OrderSupervision,
    Pool,
    Rectify,
    ReportRectification,
    Reviewed,
    ReviewObjection,
    SampleSupervision,
    Supervised,
)
from decision_flow.domain.units import unit_key

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Noted(Generic[S]):
    """Something that was said, the line of the body's stream, who entered it and when."""

    said: S
    line: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Rectification:
    """What is to be put right, by which unit, of which case if of one; and what came of it.

    There is a check for each report but the last, which may wait for its own.
    """

    wanted: Rectify
    unit: str
    case: str | None
    reports: tuple[Noted[ReportRectification], ...] = ()
    checks: tuple[Noted[CheckRectification], ...] = ()
    dropped: bool = False

    @property
    def report(self) -> Noted[ReportRectification] | None:
        """Return the report that waits to be checked."""
        return self.reports[-1] if len(self.reports) > len(self.checks) else None

    @property
    def closed(self) -> bool:
        """Return whether it was struck off."""
        return any(each.said.result is Checked.CLOSED for each in self.checks)

    @property
    def open(self) -> bool:
        """Return whether it is still owed."""
        return not self.dropped and not self.closed


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The conclusion about one unit, and what came of it."""

    noted: Noted[ConcludeSupervision]
    items: tuple[Rectification, ...]
    delivered: Noted[DeliverConclusion] | None = None
    objection: Noted[ObjectToConclusion] | None = None
    review: Noted[ReviewObjection] | None = None

    @property
    def unit(self) -> str:
        """Return the unit that it is about."""
        return self.noted.said.unit

    @property
    def revoked(self) -> bool:
        """Return whether the review of an objection took it back."""
        return self.review is not None and self.review.said.outcome is Reviewed.REVOKED


@dataclass(frozen=True, slots=True)
class Supervision:
    """A supervision by its order, with all that was said of it since."""

    order: Noted[OrderSupervision]
    samples: tuple[Noted[SampleSupervision], ...] = ()
    findings: tuple[Noted[FindInSupervision], ...] = ()
    conclusions: tuple[Conclusion, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    clues: tuple[Clue, ...] = ()

    @property
    def id(self) -> str:
        """Return the number by which others name it."""
        return self.order.said.supervision

    @property
    def cases(self) -> tuple[str, ...]:
        """Return the cases that its order, or something that was found, names; each once."""
        found = [each.said.case for each in self.findings if each.said.case is not None]
        return tuple(dict.fromkeys((*self.order.said.cases, *found)))

    def names(self, case: str) -> bool:
        """Return whether its order or something that was found names a case."""
        return case in self.cases

    def sample(self, pool: Pool) -> SampleSupervision | None:
        """Return what was drawn of a pool."""
        return next((each.said for each in self.samples if each.said.pool is pool), None)

    def lot(self, pool: Pool) -> Lot | None:
        """Return how its order says that it is drawn of a pool; None where it says nothing."""
        return next((each for each in self.order.said.lots if each.pool is pool), None)

    def pool(self, pool: Pool) -> tuple[str, ...]:
        """Return the names that the order gives of a pool."""
        return self.order.said.units if pool is Pool.UNITS else self.order.said.cases

    def scope(self, pool: Pool) -> tuple[str, ...]:
        """Return what is supervised of a pool: what was drawn, or all where nothing was."""
        found = self.sample(pool)
        return self.pool(pool) if found is None else found.drawn

    def of_unit(self, unit: str) -> tuple[FindInSupervision, ...]:
        """Return what was found at a unit."""
        key = unit_key(unit)
        return tuple(f.said for f in self.findings if unit_key(f.said.unit) == key)

    def conclusion(self, unit: str) -> Conclusion | None:
        """Return the conclusion about a unit."""
        key = unit_key(unit)
        return next((each for each in self.conclusions if unit_key(each.unit) == key), None)

    @property
    def items(self) -> Iterator[Rectification]:
        """Yield everything that is or was to be put right."""
        return (item for each in self.conclusions for item in each.items)

    def item(self, item: str) -> tuple[Conclusion, Rectification] | None:
        """Return what is to be put right under this number, with its conclusion."""
        found = ((c, i) for c in self.conclusions for i in c.items if i.wanted.item == item)
        return next(found, None)


def recommendation_of(there: Supervision, recommendation: str) -> Recommendation | None:
    """Return the recommendation of this number."""
    found = (each for each in there.recommendations if each.said.recommendation == recommendation)
    return next(found, None)


def supervision_of(there: Iterable[Supervision], number: str) -> Supervision | None:
    """Return the supervision of this number."""
    return next((each for each in there if each.id == number), None)


def open_in(there: Iterable[Supervision], case: str) -> Iterator[tuple[str, Rectification]]:
    """Yield what of a case is still to be put right, with the number of the supervision."""
    for each in there:
        for item in each.items:
            if item.open and item.case == case:
                yield each.id, item


def unconcluded_in(there: Iterable[Supervision], case: str) -> Iterator[str]:
    """Yield the number of each supervision that found something of a case and is to conclude."""
    for each in there:
        for noted in each.findings:
            if noted.said.case == case and each.conclusion(noted.said.unit) is None:
                yield each.id


def follow_supervision(
    there: tuple[Supervision, ...], said: Supervised, *, line: int, by: str, at: datetime
) -> tuple[Supervision, ...]:
    """Return the register once this was said. Raises `ValueError` for an unknown number."""
    if isinstance(said, OrderSupervision):
        return (*there, Supervision(Noted(said, line, by, at)))
    found = supervision_of(there, said.supervision)
    if found is None:
        raise ValueError(f"there is no supervision {said.supervision}")
    changed = _FOLLOWED[type(said)](found, Noted(said, line, by, at))
    return tuple(changed if each is found else each for each in there)


def _sampled(there: Supervision, noted: Noted[SampleSupervision]) -> Supervision:
    return replace(there, samples=(*there.samples, noted))


def _found(there: Supervision, noted: Noted[FindInSupervision]) -> Supervision:
    return replace(there, findings=(*there.findings, noted))


def _concluded(there: Supervision, noted: Noted[ConcludeSupervision]) -> Supervision:
    cases = {each.said.finding: each.said.case for each in there.findings}
    said = noted.said
    items = tuple(Rectification(i, said.unit, cases[i.finding]) for i in said.rectify)
    return replace(there, conclusions=(*there.conclusions, Conclusion(noted, items)))


def _of_conclusion(there: Supervision, noted: Noted[OfConclusion]) -> Supervision:
    found = there.conclusion(noted.said.unit)
    if found is None:
        raise ValueError(f"nothing was concluded about {noted.said.unit}")
    return _with(there, found, _told_of(found, noted))


def _told_of(found: Conclusion, noted: Noted[Any]) -> Conclusion:
    said = noted.said
    if isinstance(said, DeliverConclusion):
        return replace(found, delivered=noted)
    if isinstance(said, ObjectToConclusion):
        return replace(found, objection=noted)
    all_of_it = said.outcome is Reviewed.REVOKED
    items = tuple(
        replace(each, dropped=each.dropped or all_of_it or each.wanted.item in said.dropped)
        for each in found.items
    )
    return replace(found, review=noted, items=items)


def _of_item(there: Supervision, noted: Noted[Any]) -> Supervision:
    found = there.item(noted.said.item)
    if found is None:
        raise ValueError(f"nothing is to be put right as {noted.said.item}")
    conclusion, item = found
    now = (
        replace(item, reports=(*item.reports, noted))
        if isinstance(noted.said, ReportRectification)
        else replace(item, checks=(*item.checks, noted))
    )
    items = tuple(now if each is item else each for each in conclusion.items)
    return _with(there, conclusion, replace(conclusion, items=items))


def _with(there: Supervision, before: Conclusion, now: Conclusion) -> Supervision:
    found = tuple(now if each is before else each for each in there.conclusions)
    return replace(there, conclusions=found)


def _recommended(there: Supervision, noted: Noted[Recommend]) -> Supervision:
    made = Recommendation(noted.said, _entry(noted))
    return replace(there, recommendations=(*there.recommendations, made))


def _of_recommendation(there: Supervision, noted: Noted[OfRecommendation]) -> Supervision:
    said, found = noted.said, recommendation_of(there, noted.said.recommendation)
    if found is None:
        raise ValueError(f"there is no recommendation {said.recommendation}")
    now = (
        replace(found, approval=(said, _entry(noted)))
        if isinstance(said, ApproveRecommendation)
        else replace(found, done=(said, _entry(noted)))
    )
    recommendations = tuple(now if each is found else each for each in there.recommendations)
    return replace(there, recommendations=recommendations)


def _passed_on(there: Supervision, noted: Noted[PassClueOn]) -> Supervision:
    return replace(there, clues=(*there.clues, Clue(noted.said, _entry(noted))))


def _entry(noted: Noted[Any]) -> Entry:
    return Entry(noted.line, noted.by, noted.at)


_FOLLOWED: Mapping[type[Supervised], Callable[[Supervision, Any], Supervision]] = {
    SampleSupervision: _sampled,
    FindInSupervision: _found,
    ConcludeSupervision: _concluded,
    DeliverConclusion: _of_conclusion,
    ObjectToConclusion: _of_conclusion,
    ReviewObjection: _of_conclusion,
    ReportRectification: _of_item,
    CheckRectification: _of_item,
    Recommend: _recommended,
    ApproveRecommendation: _of_recommendation,
    CarryOutRecommendation: _of_recommendation,
    PassClueOn: _passed_on,
}
