"""What is said of a supervision, and what is told of one."""

from datetime import date
from typing import Annotated, Any, Literal, Union

from pydantic import Field, TypeAdapter, create_model

from api.schemas.catalogues import PaperOut, paper_out
from api.schemas.moves import In
from api.schemas.recommendations import ClueOut, RecommendationOut, clue_out, recommendation_out
from api.schemas.registers import OwedOut
from api.schemas.words import Out, TextOut, source_out, text_out
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
    CheckRectification,
    FindInSupervision,
    Means,
    ObjectToConclusion,
    OrderGround,
    Pool,
    ReportRectification,
    Reviewed,
    ReviewObjection,
    SampleSupervision,
    SupervisionKind,
)
from decision_flow.service.supervising import Overseen


class OverseeIn(In):
    """What is to be said of a supervision; `entry` says which act, and what its payload is."""

    entry: str
    payload: Any


def _model(name: str, payload: type[Any]) -> type[OverseeIn]:
    # Types that are made while running have no other way to be named.
    fields: dict[str, Any] = {"entry": (Literal[name], ...), "payload": (payload, ...)}
    return create_model(f"Supervision_{name}", __base__=OverseeIn, **fields)


MODELS: dict[str, type[OverseeIn]] = {name: _model(name, said) for name, said in VERBS.items()}
_UNION: Any = Annotated[Union[tuple(MODELS.values())], Field(discriminator="entry")]  # noqa: UP007 - made of a tuple
ANY_SUPERVISED: TypeAdapter[OverseeIn] = TypeAdapter(_UNION)


class NotedOut(Out):
    """The line of the body's record where something stands, and who entered it."""

    line: int
    by: str


class SampleOut(NotedOut):
    """A draw by lot: from which pool, by which seed, and what was drawn."""

    pool: Pool
    seed: str
    seed_from: str
    known_on: date
    drawn: tuple[str, ...]


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
    """The unit's objection."""

    on: date
    reasons: str
    document: PaperOut


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
    scheme: PaperOut
    document: PaperOut
    samples: tuple[SampleOut, ...]
    findings: tuple[FindingOut, ...]
    conclusions: tuple[ConclusionOut, ...]
    recommendations: tuple[RecommendationOut, ...]
    clues: tuple[ClueOut, ...]
    owed: tuple[OwedOut, ...]


class SupervisionsOut(Out):
    """The supervisions of your body, the earliest first."""

    supervisions: tuple[SupervisionOut, ...]


def supervisions_out(found: tuple[Overseen, ...]) -> SupervisionsOut:
    return SupervisionsOut(supervisions=tuple(supervision_out(each) for each in found))


def supervision_out(overseen: Overseen) -> SupervisionOut:
    found: Supervision = overseen.supervision
    said = found.order.said
    return SupervisionOut(
        **_noted(found.order),
        supervision=said.supervision,
        title=said.title,
        kind=said.kind,
        label=text_out(KINDS[said.kind]),
        ground=said.ground,
        ordered_by=said.ordered_by,
        ordered_on=said.ordered_on,
        matter=said.matter,
        units=said.units,
        cases=said.cases,
        begins=said.begins,
        until=said.until,
        team=said.team,
        apart=said.apart,
        scheme=paper_out(said.scheme),
        document=paper_out(said.document),
        samples=tuple(_sample(each) for each in found.samples),
        findings=tuple(_finding(each) for each in found.findings),
        conclusions=tuple(_conclusion(each) for each in found.conclusions),
        recommendations=tuple(recommendation_out(each) for each in found.recommendations),
        clues=tuple(clue_out(each) for each in found.clues),
        owed=tuple(
            OwedOut(code=each.code, text=text_out(each.text), source=source_out(each.source))
            for each in overseen.owed
        ),
    )


def _noted(noted: Noted[Any]) -> dict[str, Any]:
    return {"line": noted.line, "by": noted.by}


def _sample(noted: Noted[SampleSupervision]) -> SampleOut:
    said = noted.said
    return SampleOut(
        **_noted(noted),
        pool=said.pool,
        seed=said.seed,
        seed_from=said.seed_from,
        known_on=said.known_on,
        drawn=said.drawn,
    )


def _finding(noted: Noted[FindInSupervision]) -> FindingOut:
    said = noted.said
    return FindingOut(
        **_noted(noted),
        finding=said.finding,
        unit=said.unit,
        case=said.case,
        on=said.on,
        means=said.means,
        text=said.text,
        evidence=tuple(paper_out(each) for each in said.evidence),
    )


def _conclusion(found: Conclusion) -> ConclusionOut:
    said = found.noted.said
    return ConclusionOut(
        **_noted(found.noted),
        unit=said.unit,
        concluded_on=said.concluded_on,
        concluded_by=said.concluded_by,
        text=said.text,
        document=paper_out(said.document),
        delivered_on=found.delivered.said.delivered_on if found.delivered else None,
        objection=_objection(found.objection) if found.objection else None,
        review=_review(found.review) if found.review else None,
        rectify=tuple(_rectification(each) for each in found.items),
    )


def _objection(noted: Noted[ObjectToConclusion]) -> ObjectionOut:
    said = noted.said
    paper = paper_out(said.document)
    return ObjectionOut(**_noted(noted), on=said.on, reasons=said.reasons, document=paper)


def _review(noted: Noted[ReviewObjection]) -> ReviewOut:
    said = noted.said
    return ReviewOut(
        **_noted(noted),
        decided_on=said.decided_on,
        outcome=said.outcome,
        reviewers=said.reviewers,
        reasons=said.reasons,
        document=paper_out(said.document),
    )


def _rectification(item: Rectification) -> RectificationOut:
    return RectificationOut(
        item=item.wanted.item,
        finding=item.wanted.finding,
        case=item.case,
        measure=item.wanted.measure,
        due=item.wanted.due,
        open=item.open,
        dropped=item.dropped,
        reports=tuple(_report(each) for each in item.reports),
        checks=tuple(_check(each) for each in item.checks),
    )


def _report(noted: Noted[ReportRectification]) -> ReportOut:
    said = noted.said
    papers = tuple(paper_out(each) for each in said.evidence)
    return ReportOut(**_noted(noted), on=said.on, text=said.text, evidence=papers)


def _check(noted: Noted[CheckRectification]) -> CheckOut:
    said = noted.said
    return CheckOut(
        **_noted(noted),
        on=said.on,
        result=said.result,
        reasons=said.reasons,
        document=paper_out(said.document),
    )
