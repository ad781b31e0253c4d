"""A matter handed to another unit: which units draft it now, and which ever did.

The body names the lead unit (713 Article 11) and can name another, with reasons and on paper; the
new one takes the matter over before it goes on. A unit that a reorganisation made the successor of
another carries its duties on from that day. Evidence stays, and so do the clocks. What a unit was
it stays for the case: neither the old nor the new lead reviews what it drafted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from decision_flow.domain.case import Case
from decision_flow.domain.formerly import left_meanwhile
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import DUTY_LABELS, Body, Duty
from decision_flow.domain.said import Reassign, TakeOver
from decision_flow.domain.steps.before.start import named_units
from decision_flow.domain.units import is_of, kin, successors, unit_key
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, verdict

REVIEWS = (Duty.LEGAL_REVIEWER, Duty.MARKET_REGULATOR, Duty.DISCLOSURE_REVIEWER)
"""What nobody of a unit that drafts may have done in the case."""


@dataclass(frozen=True, slots=True)
class Drafting:
    """The units that draft a case at a moment; the one that leads stands first in each.

    `ever` are all that were named at any time, with those before and after them; `leads` those of
    them that led. `waiting` were named, by which line, and have not taken the matter over.
    """

    current: tuple[str, ...] = ()
    ever: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    waiting: Mapping[str, int] = field(default_factory=dict)


def drafted_by(units: tuple[str, ...]) -> Drafting:
    """Return these units as those that draft, and have from the first."""
    return Drafting(units, units, units[:1])


def drafting(case: Case, steps: Iterable[str], body: Body, at: datetime) -> Drafting:
    """Return the units that draft a case at a moment: named by one of these steps, or later."""
    named = now = named_units(case, steps)
    if not case.handed and not body.successions:
        return drafted_by(named)
    if not named:
        return Drafting()
    leads, day = list(named[:1]), body.day(at)
    for each in case.handed:
        relieved = kin([each.said.unit], body.successions)
        if is_of(leads[-1], relieved):
            leads.append(each.said.to)
        if each.at <= at:
            now = _replaced(now, relieved, each.said.to)
    known, there = body.successions, (each.said.to for each in case.handed)
    waiting = {
        unit_key(unit): each.line
        for each in case.handed
        if each.waits and each.at <= at
        for unit in successors([each.said.to], known, day)
    }
    return Drafting(
        successors(now, known, day), kin((*named, *there), known), kin(leads, known), waiting
    )


def _replaced(units: tuple[str, ...], relieved: tuple[str, ...], to: str) -> tuple[str, ...]:
    """Return the units once one is relieved by another; who assisted and now leads stands once."""
    found: dict[str, str] = {}
    for unit in (to if is_of(each, relieved) else each for each in units):
        found.setdefault(unit_key(unit), unit)
    return tuple(found.values())


def drafting_now(asked: Asked[Any]) -> Drafting:
    """Return the units that draft the case at the moment of the act."""
    steps = (step.key for step in asked.of_kind("start"))
    return drafting(asked.case, steps, asked.setting.body, asked.stated_at)


def handed_by_who_drafts(asked: Asked[Reassign]) -> tuple[Verdict, ...]:
    """Pass when the unit that is relieved drafts now, and the new one does not do so already."""
    said, units = asked.payload, drafting_now(asked).current
    leads = is_of(said.unit, units[:1])
    fits = is_of(said.unit, units) and not is_of(said.to, units[:1] if leads else units)
    return (
        verdict(
            "reassign.units",
            fits and bool(unit_key(said.to)),
            f"原单位须为现在的承办单位（{'、'.join(units)}），新单位须为其他单位"
            "（原牵头单位可以改由配合单位牵头）。",
            f"The unit relieved is one that drafts now ({', '.join(units)}), the new one another "
            "(one that assists may come to lead).",
            decree_713(11),
        ),
    )


def never_reviewed(asked: Asked[Reassign]) -> tuple[Verdict, ...]:
    """Pass when nobody of the new unit has reviewed the matter: it would draft what it judged."""
    case, people = asked.case, asked.setting.persons.values()
    unit = kin([asked.payload.to], asked.setting.body.successions)
    found = [
        f"{person.name}（{DUTY_LABELS[duty].zh}）"
        for person in people
        if is_of(person.unit, unit) or left_meanwhile(person, unit, case, asked.setting)
        for duty in REVIEWS
        if duty in case.acted.get(person.id, ())
    ]
    return (
        verdict(
            "reassign.reviewed",
            not found,
            "新的承办单位不得有人在本案作过审查" + (f"：{'、'.join(found)}。" if found else "。"),
            "Nobody of the new unit has reviewed in this case"
            + (f": {', '.join(found)}." if found else "."),
            decree_713(25),
        ),
    )


def something_was_handed(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass while a unit that was named has not taken the matter over yet."""
    waiting = [h.said.to for h in asked.case.handed if h.waits]
    return (
        verdict(
            "take_over.handed",
            bool(waiting),
            "接收须以决策机关改由另一单位承办为前提"
            + (f"；待接收：{'、'.join(waiting)}。" if waiting else "，现无待接收事项。"),
            "What is taken over was handed over by the body"
            + (f"; by now to: {', '.join(waiting)}." if waiting else ": nothing is."),
            decree_713(11),
            curers=(Duty.SECRETARY, Duty.CHIEF),
        ),
    )


def taken_by_the_new_unit(asked: Asked[TakeOver]) -> tuple[Verdict, ...]:
    """Pass when the line that is named handed the matter to the unit of whoever takes it over."""
    line, unit = asked.payload.handed, asked.actor.unit
    kinship = kin([unit], asked.setting.body.successions)
    found = next((h for h in asked.case.handed if h.line == line), None)
    return (
        verdict(
            "take_over.own",
            found is not None and found.waits and is_of(found.said.to, kinship),
            f"第{line}号须为尚未接收、移交给本单位（{unit}）的记录。",
            f"Line {line} handed the matter to this very unit ({unit}), which has not taken it "
            "over yet.",
            HOUSE_RULE,
        ),
    )
