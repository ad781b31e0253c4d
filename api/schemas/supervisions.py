"""What is said of a supervision, and what is told of one."""

from datetime import date
from typing import Any, TypeVar

from api.schemas.catalogues import PaperOut
from api.schemas.entries import any_of, models
from api.schemas.recommendations import ClueOut, RecommendationOut, clue_out, recommendation_out
from api.schemas.recorded import of_record
from api.schemas.registers import EntryOut, OwedOut, owed_out
from api.schemas.words import Out, TextOut, text_out
from decision_flow.domain.office.supervision.following import (
    Conclusion,
    Noted,
    Rectification,
    Supervision,
)
from decision_flow.domain.office.supervision.said import (
    KINDS,
    VERBS,
    Checked,
    Means,
    OrderGround,
    Pool,
    Reviewed,
    SampleSupervision,
    SupervisionKind,
)
from decision_flow.service import Entered
from decision_flow.service.supervising import Overseen

N = TypeVar("N", bound="NotedOut")
MODELS = models("Supervision", VERBS)
ANY_SUPERVISED = any_of(MODELS)


class NotedOut(Out):
    """The line of the body's record where something stands, and who entered it."""

    line: int
    by: str


class LotOut(Out):
    """How the order says that it will be drawn by lot."""

    pool: Pool
    number: int
    seed_from: str
    known_on: date


class SampleOut(NotedOut):
    """A draw by lot: from which pool, by which seed, and what was drawn.

    `announced`: the order said, before the seed was known, how many would be drawn and by what.
    """

    pool: Pool
    seed: str
    seed_from: str
    known_on: date
    drawn: tuple[str, ...]
    announced: bool


class FindingOut(NotedOut):
    """What was found at a unit, with its evidence."""

    finding: str
    unit: str
    case: str | None
    on: date
    means: Means
    text: str
    evidence: tuple[PaperOut, ...]


class ReportOut(NotedOut):
    """What the unit says it put right."""

    on: date
    text: str
    evidence: tuple[PaperOut, ...]


class CheckOut(NotedOut):
    """What a check of that came to."""

    on: date
    result: Checked
    reasons: str
    document: PaperOut


class RectificationOut(Out):
    """What is to be put right, by when, and what came of it; `open` while it is owed."""

    item: str
    finding: str
    case: str | None
    measure: str
    due: date
    open: bool
    dropped: bool
    reports: tuple[ReportOut, ...]
    checks: tuple[CheckOut, ...]


class ObjectionOut(NotedOut):
    """The unit's objection; the receipt shows that it was handed in on its day."""

    on: date
    reasons: str
    document: PaperOut
    receipt: PaperOut | None


class ReviewOut(NotedOut):
    """The decision on it, and who made that."""

    decided_on: date
    outcome: Reviewed
    reviewers: tuple[str, ...]
    reasons: str
    document: PaperOut


class ConclusionOut(NotedOut):
    """The conclusion about one unit, and what came of it."""

    unit: str
    concluded_on: date
    concluded_by: tuple[str, ...]
    text: str
    document: PaperOut
    delivered_on: date | None
    objection: ObjectionOut | None
    review: ReviewOut | None
    rectify: tuple[RectificationOut, ...]


class SupervisionOut(NotedOut):
    """A supervision by its order, with all that was said of it, and what is still owed."""

    supervision: str
    title: str
    kind: SupervisionKind
    label: TextOut
    ground: OrderGround
    ordered_by: str
    ordered_on: date
    matter: str
    units: tuple[str, ...]
    cases: tuple[str, ...]
    begins: date
    until: date
    team: tuple[str, ...]
    apart: str | None
    lots: tuple[LotOut, ...]
    scheme: PaperOut
    document: PaperOut
    samples: tuple[SampleOut, ...]
    findings: tuple[FindingOut, ...]
    conclusions: tuple[ConclusionOut, ...]
    recommendations: tuple[RecommendationOut, ...]
    clues: tuple[ClueOut, ...]
    owed: tuple[OwedOut, ...]


class SupervisedOut(EntryOut):
    """The line that it was written as, and what to look at: nothing of it stood in the way."""

    told: tuple[OwedOut, ...]


class SupervisionsOut(Out):
    """The supervisions of your body, the earliest first."""

    supervisions: tuple[SupervisionOut, ...]


def supervised_out(made: Entered) -> SupervisedOut:
    told = tuple(owed_out(each) for each in made.told)
    return SupervisedOut(line=made.fact.seq, head=made.head, told=told)


def supervisions_out(found: tuple[Overseen, ...]) -> SupervisionsOut:
    return SupervisionsOut(supervisions=tuple(supervision_out(each) for each in found))


def supervision_out(overseen: Overseen) -> SupervisionOut:
    found: Supervision = overseen.supervision
    return _noted(
        SupervisionOut,
        found.order,
        label=text_out(KINDS[found.order.said.kind]),
        lots=tuple(of_record(LotOut, each) for each in found.order.said.lots),
        samples=tuple(_sample(found, each) for each in found.samples),
        findings=tuple(_noted(FindingOut, each) for each in found.findings),
        conclusions=tuple(_conclusion(each) for each in found.conclusions),
        recommendations=tuple(recommendation_out(each) for each in found.recommendations),
        clues=tuple(clue_out(each) for each in found.clues),
        owed=tuple(owed_out(each) for each in overseen.owed),
    )


def _noted(model: type[N], noted: Noted[Any], **more: Any) -> N:  # noqa: ANN401 - checked by the model
    return of_record(model, noted.said, line=noted.line, by=noted.by, **more)


def _sample(there: Supervision, drawn: Noted[SampleSupervision]) -> SampleOut:
    return _noted(SampleOut, drawn, announced=there.lot(drawn.said.pool) is not None)


def _conclusion(found: Conclusion) -> ConclusionOut:
    return _noted(
        ConclusionOut,
        found.noted,
        delivered_on=found.delivered.said.delivered_on if found.delivered else None,
        objection=_noted(ObjectionOut, found.objection) if found.objection else None,
        review=_noted(ReviewOut, found.review) if found.review else None,
        rectify=tuple(_rectification(each) for each in found.items),
    )


def _rectification(item: Rectification) -> RectificationOut:
    return of_record(
        RectificationOut,
        item.wanted,
        case=item.case,
        open=item.open,
        dropped=item.dropped,
        reports=tuple(_noted(ReportOut, each) for each in item.reports),
        checks=tuple(_noted(CheckOut, each) for each in item.checks),
    )
