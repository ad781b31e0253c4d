"""What is told of who could carry a case through, or of what stands in the way."""

from api.schemas.words import DutyOut, Out, TextOut, VerdictOut, duty_out, text_out, verdict_out
from decision_flow.engine.rules import Ready
from decision_flow.engine.staffing import Act, Candidate, Place, Staffing


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


class StaffingOut(Out):
    """One lawful way to carry the case through, or what stands in the way of every one.

    `lead` is the unit taken to lead where none was named yet.
    """

    possible: bool
    obstacles: tuple[VerdictOut, ...]
    lead: str | None
    places: tuple[PlaceOut, ...]


def staffing_out(found: Staffing, ready: Ready) -> StaffingOut:
    return StaffingOut(
        possible=found.possible,
        obstacles=tuple(verdict_out(v) for v in found.obstacles),
        lead=found.lead,
        places=tuple(_place_out(place, ready) for place in found.places),
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
