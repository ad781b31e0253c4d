"""What is told of who could carry a case through, or of what stands in the way."""

from datetime import date

from api.schemas.words import DutyOut, Out, TextOut, VerdictOut, duty_out, text_out, verdict_out
from decision_flow.engine.rules import Ready
from decision_flow.engine.staffing import Act, Candidate, Place, Staffing, TaskAct


class ActOut(Out):
    """A move that is still to be made."""

    step: str
    move: str
    label: TextOut


class CandidateOut(Out):
    """A person in one duty."""

    person: str
    name: str
    unit: str
    duty: DutyOut


class PlaceOut(Out):
    """Moves that one person can make, who would in this solution, and everybody who could."""

    moves: tuple[ActOut, ...]
    by: tuple[DutyOut, ...]
    taken_by: CandidateOut | None
    candidates: tuple[CandidateOut, ...]


class AbleOut(CandidateOut):
    """A person in one duty, and the first day, today or later, on which it is held."""

    since: date


class TaskActOut(Out):
    """A move that an open task still needs: who can make it, and after which tasks.

    Nobody among `candidates` is no obstacle to the case: the tasks can be revised.
    """

    step: str
    task: str
    unit: str
    move: str
    label: TextOut
    after: tuple[str, ...]
    candidates: tuple[AbleOut, ...]


class StaffingOut(Out):
    """One lawful way to carry the case through, or what stands in the way of every one.

    `lead` is the unit taken to lead where none was named yet. `tasks` are what the open tasks of
    the execution still need.
    """

    possible: bool
    obstacles: tuple[VerdictOut, ...]
    lead: str | None
    places: tuple[PlaceOut, ...]
    tasks: tuple[TaskActOut, ...]


def staffing_out(found: Staffing, ready: Ready) -> StaffingOut:
    return StaffingOut(
        possible=found.possible,
        obstacles=tuple(verdict_out(v) for v in found.obstacles),
        lead=found.lead,
        places=tuple(_place_out(place, ready) for place in found.places),
        tasks=tuple(_task_out(act, ready) for act in found.tasks),
    )


def _task_out(act: TaskAct, ready: Ready) -> TaskActOut:
    said = _act_out(Act(act.step, act.verb), ready)
    able = (
        AbleOut(**_candidate_out(each.candidate).model_dump(), since=each.since)
        for each in act.able
    )
    return TaskActOut(
        step=said.step,
        task=act.key,
        unit=act.unit,
        move=said.move,
        label=said.label,
        after=act.after,
        candidates=tuple(able),
    )


def _place_out(place: Place, ready: Ready) -> PlaceOut:
    taken = place.taken_by
    return PlaceOut(
        moves=tuple(_act_out(act, ready) for act in place.need.acts),
        by=tuple(duty_out(duty) for duty in place.need.by),
        taken_by=None if taken is None else _candidate_out(taken),
        candidates=tuple(_candidate_out(each) for each in place.candidates),
    )


def _act_out(act: Act, ready: Ready) -> ActOut:
    move = f"{ready.kind(act.step).name}.{act.verb.name}"
    return ActOut(step=act.step, move=move, label=text_out(act.verb.label))


def _candidate_out(one: Candidate) -> CandidateOut:
    return CandidateOut(person=one.person, name=one.name, unit=one.unit, duty=duty_out(one.duty))
