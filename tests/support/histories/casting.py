"""Who does it: a person who lawfully can, newly appointed where nobody is left."""

from histories.acts import Act
from histories.meeting_cures import decider
from histories.town import LAW, LEAD, THIRD_PARTY, World, conflicts

from decision_flow.domain.case import CASE, Case, Handed
from decision_flow.domain.people import Duty, Person
from decision_flow.domain.steps.before import start
from decision_flow.domain.steps.decision.record import Convene
from decision_flow.domain.steps.matter import ENDS

OUTSIDE = "独立审查单位"
NEW_UNITS = ("县城乡建设局", "县水利局", "县林业局", "县民政局")
"""Units to which a matter may be handed: at most three draft at once."""
CARRYING_OUT = {Duty.EXECUTOR: LEAD, Duty.EVALUATOR: THIRD_PARTY}
"""Of which unit those are who carry the decision out, and who evaluate it."""
OUTSIDERS = frozenset({Duty.LEGAL_REVIEWER, Duty.DISCLOSURE_REVIEWER})
"""Duties that nobody of a unit that drafts may exercise."""


def named_units(case: Case) -> tuple[str, ...]:
    """Return the lead unit and those that work with it."""
    said = [f.payload for (_, verb), f in case.last.items() if verb == "assign"]
    named = [(p.lead, *p.assisting) for p in said if isinstance(p, start.Assign)]
    units = [*named[0]] if named else []
    for each in case.handed:
        units = list(dict.fromkeys(each.said.to if u == each.said.unit else u for u in units))
    return tuple(units)


def untaken(case: Case) -> Handed | None:
    """Return the first hand-over that was not taken over."""
    return next((each for each in case.handed if each.waits), None)


def ever_named(case: Case) -> tuple[str, ...]:
    """Return every unit that drafted at any time."""
    there = (unit for each in case.handed for unit in (each.said.unit, each.said.to))
    return tuple(dict.fromkeys((*named_units(case), *there)))


def may(case: Case, person: Person, duty: Duty) -> bool:
    """Return whether the person may act in this duty, the duty being held."""
    units = named_units(case)
    if conflicts(duty, case.acted.get(person.id, frozenset())):
        return False
    if units and duty is Duty.DRAFTER:
        return person.unit in units
    if units and duty is Duty.MARKET_REGULATOR:
        return person.unit not in {units[0], *ever_named(case)} - {*units[1:]}
    return not (units and duty in OUTSIDERS and person.unit in ever_named(case))


def fitting(act: Act, *, besides: str | None = None) -> tuple[Person, Duty]:
    """Return a person who may do the act and the duty; a new one if there is none `besides`."""
    case, world, rng = act.case, act.world, act.rng
    if (act.kind, act.verb.name) in {("meeting", "decide"), ("issue", "sign")}:
        return _deciding(act)
    corrects = (act.step, act.verb.name) == (CASE, "correct")
    reporters = {error.person for error in case.reported.values()} if corrects else set()
    duty = _duty_for(act, reporters)
    if duty is Duty.CHIEF:
        return _chief(act), duty
    held = [p for p in world.people.values() if duty in p.duties_on(world.day)]
    held = [p for p in held if p.id not in reporters]
    if act.verb.name in {"confirm", "confirm_withheld"}:
        claimed = act.own("claim", "withhold")
        held = [p for p in held if claimed is None or p.id != claimed.actor.person]
    held = _of_fit_units(act, duty, held)
    if act.verb.name == "receive":
        given = act.own("hand_over", "supplement")
        held = [p for p in held if given is None or p.id != given.actor.person]
    if act.verb.name == "reread":
        disposed = act.own("dispose")
        held = [p for p in held if disposed is None or p.id != disposed.actor.person]
    unit = unit_for(case, duty)
    if act.verb.name == "take_over" and (handed := untaken(case)) is not None:
        unit = handed.said.to
        held = [p for p in held if p.unit == unit]
    if act.verb.name == "compare":
        unit = unit_for(case, Duty.LEGAL_REVIEWER)
        away = {*ever_named(case), CARRYING_OUT[Duty.EXECUTOR]}
        held = [p for p in held if p.unit not in away]
    free = [p for p in held if may(case, p, duty) and p.id != besides]
    return (rng.choice(free) if free else world.appoint(duty, unit)), duty


def _duty_for(act: Act, reporters: set[str]) -> Duty:
    """Return the duty in which the act is done: one of the verb's, or the one that is fit."""
    drawn = act.rng.choice(
        [d for d in act.verb.by if d is not Duty.CHIEF or act.world.chief not in reporters]
    )
    if act.verb.name == "answer_record":  # on the paper that any member may have signed
        return act.rng.choice([Duty.RECORDER, Duty.SECRETARY])
    if _wipes_opinions_away(act):
        return Duty.SECRETARY
    return Duty.EXECUTOR if act.verb.name == "problem" else drawn


def _of_fit_units(act: Act, duty: Duty, held: list[Person]) -> list[Person]:
    """Return those whose unit may do it: the one that carries a task out, or none that drafts."""
    if act.kind in {"execution", "post_evaluation"} and duty in CARRYING_OUT:
        return [p for p in held if p.unit == CARRYING_OUT[duty]]
    outside = act.verb.outside or _wipes_opinions_away(act)
    return [p for p in held if not outside or p.unit not in ever_named(act.case)]


def _wipes_opinions_away(act: Act) -> bool:
    """Return whether a notice is voided: once somebody wrote, by the office alone."""
    return (act.kind, act.verb.name) == ("consultation", "void")


def _deciding(act: Act) -> tuple[Person, Duty]:
    """Return who decides and signs; where nobody can, a new chief, who is recused from nothing."""
    who = decider(act)
    if who == act.world.chief:
        return _chief(act), Duty.CHIEF
    if who is None:
        return act.world.replace_chief(), Duty.CHIEF
    return act.world.people[who], Duty.MEMBER


def _chief(act: Act) -> Person:
    chief = act.world.people[act.world.chief]
    return chief if may(act.case, chief, Duty.CHIEF) else act.world.replace_chief()


def unit_for(case: Case, duty: Duty) -> str:
    """Return a unit in which a person of this duty is fit for the case."""
    units = named_units(case)
    if duty is Duty.DRAFTER:
        return units[0] if units else LEAD
    if duty in CARRYING_OUT:
        return CARRYING_OUT[duty]
    units = ever_named(case)
    if duty in OUTSIDERS | {Duty.MARKET_REGULATOR, Duty.SECRETARY}:
        return OUTSIDE if LAW in units else LAW
    return LAW


def stand_in(case: Case, world: World) -> str | None:
    """Return who presided for a recused chief, while that member is to decide or to sign."""
    opening = case.fact("meeting", "convene")
    said = opening.payload if opening is not None else None
    if case.shape["meeting"] not in {"voted", "agreed"} or case.phase in ENDS:
        return None
    if not isinstance(said, Convene) or said.presiding not in world.members:
        return None
    out = {r.person for r in said.recusals}
    return said.presiding if world.chief in out - {said.presiding} else None
