"""What is told of who answers: what each person did, said and voted."""

from datetime import datetime

from api.schemas.words import DutyOut, Out, duty_out
from decision_flow.engine.ledger import Act, Answerable, Part


class ActOut(Out):
    """One line of the journal that a person made; `late` when it was entered after its day.

    Where `instead_of` is the very person under whom it is listed, a deputy made it for them.
    """

    seq: int
    step: str
    trigger: str
    duty: DutyOut
    stated_at: datetime
    recorded_at: datetime
    late: bool
    instead_of: str | None
    corrected_by: tuple[int, ...]


class PartOut(Out):
    """A person's part in a meeting, and the line of the record that it rests on."""

    seq: int
    kind: str
    says: str
    reasons: str | None


class AnswerableOut(Out):
    """One person; a recorded dissent can exonerate (713 Article 38)."""

    person: str
    name: str
    unit: str
    acts: tuple[ActOut, ...]
    parts: tuple[PartOut, ...]
    dissented: bool


class ResponsibilityOut(Out):
    """Everyone who acted or took part."""

    people: tuple[AnswerableOut, ...]


def answerable_out(one: Answerable) -> AnswerableOut:
    return AnswerableOut(
        person=one.person,
        name=one.name,
        unit=one.unit,
        acts=tuple(_act_out(act) for act in one.acts),
        parts=tuple(_part_out(part) for part in one.parts),
        dissented=one.dissented,
    )


def _act_out(act: Act) -> ActOut:
    return ActOut(
        seq=act.seq,
        step=act.step,
        trigger=act.trigger,
        duty=duty_out(act.duty),
        stated_at=act.stated_at,
        recorded_at=act.recorded_at,
        late=act.late,
        instead_of=act.instead_of,
        corrected_by=act.corrected_by,
    )


def _part_out(part: Part) -> PartOut:
    return PartOut(seq=part.seq, kind=part.kind, says=part.says, reasons=part.reasons)
