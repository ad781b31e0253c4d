"""Who may still do what in a case: the duty held, no duty of the past in the way, the right unit.

The same rules as `person` asks of whoever acts, asked beforehand of everybody.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.case import Case
from decision_flow.domain.formerly import left_meanwhile
from decision_flow.domain.move import Setting
from decision_flow.domain.people import APART, Duty, Person, Post
from decision_flow.domain.steps.decision.minutes import keepers
from decision_flow.domain.steps.handing import Drafting
from decision_flow.engine.person import barred, unit_allows
from decision_flow.engine.staffing.needs import Act, Need


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person in one duty."""

    person: str
    name: str
    unit: str
    duty: Duty


@dataclass(frozen=True, slots=True)
class Scene:
    """What candidates are measured against: the case, the body, which units draft, who is out."""

    case: Case
    setting: Setting
    units: Drafting
    recused: frozenset[str]

    @property
    def day(self) -> date:
        """Return the legal day that is asked about."""
        return self.setting.body.day(self.setting.at)

    @property
    def chief(self) -> str | None:
        """Return the chief in office, by person."""
        in_office = self.setting.body.in_office(self.day)
        return next((s.person for s in in_office if s.post is Post.CHIEF), None)


def candidates(scene: Scene, need: Need) -> tuple[Candidate, ...]:
    """Return everybody who may do all acts of a need, in each duty that fits, in order."""
    return tuple(
        Candidate(person.id, person.name, person.unit, duty)
        for duty in need.by
        for person in _holders(scene, duty)
        if not apart_from(scene.case.acted.get(person.id, frozenset()), duty)
        and unit_allows(duty, person.unit, scene.units, scene.setting.body.level)
        and not left_meanwhile(
            person,
            barred(duty, scene.units, scene.setting.body.level),
            scene.case,
            scene.setting,
        )
        and (not need.decides or _may_decide(scene, person.id, duty))
        and not _did_the_first(scene, need, person.id)
    )


def _did_the_first(scene: Scene, need: Need, person: str) -> bool:
    """Return whether the need is to receive what this person handed over, or look at it again.

    Who answered single opinions disposed of them too, as far as their register is known.
    """
    return any(person in _firsts(scene, act) for act in need.acts)


def _firsts(scene: Scene, act: Act) -> frozenset[str]:
    fact = scene.case.fact(act.step, act.follows) if act.follows is not None else None
    if fact is None:
        return frozenset()
    intake = scene.setting.intake
    answered = intake is not None and act.verb.name == "reread" and intake.ledger
    by = answered.persons if answered else frozenset()
    return by | fact.actor.persons


def _to_oneself(one: Need, other: Need) -> bool:
    """Return whether one need is the first act of two people, and the other the second."""
    firsts = {(act.step, act.verb.name) for act in one.acts}
    return any((act.step, act.follows) in firsts for act in other.acts)


def clash(one: Need, a: Candidate, other: Need, b: Candidate) -> bool:
    """Return whether one person may not take both places.

    Duties are kept apart, nobody decides on one's own record, receives what one handed over or
    looks again at what one disposed of.
    """
    if any(pair.other_of(a.duty) is b.duty for pair in APART):
        return True
    if Duty.MEMBER in {a.duty, b.duty} and (one.decides or other.decides):
        # A member who decides has acted as the chief, and keeps the chief's duties apart.
        rest = b.duty if one.decides else a.duty
        if apart_from({Duty.CHIEF}, rest):
            return True
    if _to_oneself(one, other) or _to_oneself(other, one):
        return True
    return (one.decides and other.records) or (one.records and other.decides)


def apart_from(duties: AbstractSet[Duty], duty: Duty) -> bool:
    """Return whether a duty may not be taken up by who has exercised one of these."""
    return any(pair.other_of(duty) in duties for pair in APART)


def drafting_units(setting: Setting, day: date) -> tuple[str, ...]:
    """Return the units that somebody could draft for, each once, in order."""
    holders = (p for p in setting.persons.values() if holds(p, Duty.DRAFTER, day))
    return tuple(dict.fromkeys(p.unit for p in holders))


def holds(person: Person, duty: Duty, day: date) -> bool:
    """Return whether a person holds a duty on this day or will hold it later."""
    return any(h.duty is duty and (h.until is None or h.until >= day) for h in person.held)


def _holders(scene: Scene, duty: Duty) -> Iterator[Person]:
    return (p for p in scene.setting.persons.values() if holds(p, duty, scene.day))


def _may_decide(scene: Scene, person: str, duty: Duty) -> bool:
    """Return whether a person may decide: the chief; where he is recused, a member who is not."""
    if person in keepers(scene.case):
        return False
    if scene.chief is None or scene.chief not in scene.recused:
        return duty is Duty.CHIEF and person == scene.chief
    members = {s.person for s in scene.setting.body.in_office(scene.day)} - scene.recused
    acted = scene.case.acted.get(person, frozenset())
    return duty is Duty.MEMBER and person in members and not apart_from(acted, Duty.CHIEF)
