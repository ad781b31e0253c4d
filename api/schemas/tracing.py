"""What is told of a harm and of the acts on which it rests."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from api.ledgers import POSTS
from api.responsibility import KINDS, SAYS
from api.schemas.cases import NamedOut
from api.schemas.ledgers import NotedOut, noted_out
from api.schemas.moves import STEP_KEY
from api.schemas.queries import Query
from api.schemas.words import DutyOut, Out, SourceOut, TextOut, duty_out, source_out, text_out
from decision_flow.domain.people import Seat
from decision_flow.domain.values import Text
from decision_flow.engine.ledger import Part
from decision_flow.engine.tracing import (
    ROLES,
    HarmKind,
    Role,
    Trace,
    TracedAct,
    TracedPerson,
    TracedStep,
)


class TraceQuery(Query):
    """From what is traced back."""

    kind: Annotated[
        HarmKind, Field(description="由何倒查 From a lawsuit, a finding, an evaluation")
    ]
    name: Annotated[
        str,
        Field(
            pattern="^[A-Za-z0-9_:.-]{1,140}$",
            description="诉讼登记编号；督查编号:发现编号；评估结论的号 "
            "The entry of the lawsuit; SUPERVISION:FINDING; the line of the evaluation",
        ),
    ]
    step: Annotated[
        tuple[Annotated[str, Field(pattern=STEP_KEY, max_length=64)], ...],
        Field(max_length=50, description="认为有误的环节 Steps taken for wrong"),
    ] = ()


class HarmOut(Out):
    """What went wrong, and where it shows."""

    kind: str
    name: str
    text: TextOut
    on: date
    source: SourceOut
    points: tuple[str, ...]
    wrong: tuple[str, ...]


class TracedActOut(Out):
    """An act on which the harm rests."""

    line: int
    person: str
    name: str
    unit: str
    duty: DutyOut
    trigger: str
    stated_at: datetime
    late: bool
    instead_of: str | None
    corrected_by: tuple[int, ...]
    noted: tuple[NotedOut, ...]


class TracedStepOut(Out):
    """A step on which the harm rests, and how it hangs together with it."""

    step: str
    label: TextOut
    source: SourceOut
    role: NamedOut
    acts: tuple[TracedActOut, ...]


class TracedPartOut(Out):
    """A part in a meeting."""

    line: int
    kind: NamedOut
    says: NamedOut
    reasons: str | None


class TracedPersonOut(Out):
    """A person in the chain; with `mitigation` where the last word was a different opinion.

    `by_deputy` are the lines that a deputy wrote in the person's stead.
    """

    person: str
    name: str
    unit: str
    role: NamedOut
    lines: tuple[int, ...]
    by_deputy: tuple[int, ...]
    parts: tuple[TracedPartOut, ...]
    dissent: TracedPartOut | None
    mitigation: SourceOut | None


class LeaderOut(Out):
    """A seat of the body on the day of the decision."""

    person: str
    name: str
    post: NamedOut
    acting: str | None


class TraceOut(Out):
    """The way back from a harm to the acts on which it rests; it judges nobody.

    `leaders` sat in the body on the day of the decision, or of the harm where there was none.
    """

    harm: HarmOut
    decided_on: date | None
    leaders: tuple[LeaderOut, ...]
    steps: tuple[TracedStepOut, ...]
    people: tuple[TracedPersonOut, ...]


def trace_out(found: Trace) -> TraceOut:
    harm = found.harm
    return TraceOut(
        harm=HarmOut(
            kind=str(harm.kind),
            name=harm.name,
            text=text_out(harm.text),
            on=harm.on,
            source=source_out(harm.source),
            points=harm.points,
            wrong=harm.wrong,
        ),
        decided_on=found.decided_on,
        leaders=tuple(_leader(each) for each in found.leaders),
        steps=tuple(_step(each) for each in found.steps),
        people=tuple(_person(each) for each in found.people),
    )


def _leader(seat: Seat) -> LeaderOut:
    post = POSTS[seat.post]
    return LeaderOut(
        person=seat.person,
        name=seat.name,
        post=NamedOut(key=str(seat.post), zh=post.zh, en=post.en),
        acting=seat.acting,
    )


def _step(step: TracedStep) -> TracedStepOut:
    return TracedStepOut(
        step=step.step,
        label=text_out(step.label),
        source=source_out(step.source),
        role=_role(step.role),
        acts=tuple(_act(each) for each in step.acts),
    )


def _act(traced: TracedAct) -> TracedActOut:
    act = traced.act
    return TracedActOut(
        line=act.seq,
        person=traced.person,
        name=traced.name,
        unit=traced.unit,
        duty=duty_out(act.duty),
        trigger=act.trigger,
        stated_at=act.stated_at,
        late=act.late,
        instead_of=act.instead_of,
        corrected_by=act.corrected_by,
        noted=tuple(noted_out(each) for each in traced.noted),
    )


def _person(one: TracedPerson) -> TracedPersonOut:
    return TracedPersonOut(
        person=one.person,
        name=one.name,
        unit=one.unit,
        role=_role(one.role),
        lines=one.lines,
        by_deputy=one.by_deputy,
        parts=tuple(_part(each) for each in one.parts),
        dissent=_part(one.dissent) if one.dissent else None,
        mitigation=source_out(one.mitigation) if one.mitigation else None,
    )


def _part(part: Part) -> TracedPartOut:
    says = SAYS.get((part.kind, part.says), Text(part.says, part.says))
    kind = KINDS[part.kind]
    return TracedPartOut(
        line=part.seq,
        kind=NamedOut(key=part.kind, zh=kind.zh, en=kind.en),
        says=NamedOut(key=part.says, zh=says.zh, en=says.en),
        reasons=part.reasons,
    )


def _role(role: Role) -> NamedOut:
    label = ROLES[role]
    return NamedOut(key=str(role), zh=label.zh, en=label.en)
