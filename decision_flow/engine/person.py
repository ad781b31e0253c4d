"""Who may do it: the duty exercised, duties kept apart, the unit that was named."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from decision_flow.domain.case import Assign as Entrust
from decision_flow.domain.case import Case
from decision_flow.domain.formerly import formerly
from decision_flow.domain.kind import Verb
from decision_flow.domain.move import Move, Setting
from decision_flow.domain.people import APART, DUTY_LABELS, Actor, Apart, Duty, Level
from decision_flow.domain.said import TakeOver
from decision_flow.domain.steps.handing import Drafting, drafting
from decision_flow.domain.units import is_of, unit_key
from decision_flow.domain.values import FAIR_COMPETITION, HOUSE_RULE, Source, article, decree_713
from decision_flow.domain.verdict import Verdict, verdict
from decision_flow.engine.rules import Ready

IN_PERSON = frozenset({Duty.CHIEF, Duty.MEMBER})
"""Duties that no deputy exercises: one decides, speaks and votes oneself."""


_APART_OF: dict[Duty, tuple[tuple[Duty, Apart], ...]] = {
    duty: tuple((other, pair) for pair in APART if (other := pair.other_of(duty)) is not None)
    for duty in Duty
}
"""What each duty may not meet, with the pair that says so."""


@dataclass(frozen=True, slots=True)
class Acting:
    """A move with the actor that its person becomes."""

    actor: Actor
    verdicts: tuple[Verdict, ...]


def acting(ready: Ready, case: Case, move: Move, verb: Verb, *, setting: Setting) -> Acting:
    """Return the actor of a move, with the verdicts about the person."""
    day = setting.body.day(move.stated_at or setting.at)
    held = move.person.duties_on(day)
    fitting = [duty for duty in verb.by if duty in held and move.duty in {None, duty}]
    duty = fitting[0] if fitting else (move.duty or verb.by[0])
    actor = Actor(
        move.person.id, move.person.name, move.person.unit, duty, instead_of=move.instead_of
    )
    verdicts = (
        _holds_duty(bool(fitting), verb, actor),
        *_apart(case, actor),
        *_entrusted(case, actor, day),
        *_principal(actor, setting, day),
        *_known(move, setting, day),
    )
    units = drafting(case, ready.of_kind("start"), setting.body, move.stated_at or setting.at)
    verdicts += _outside(verb, actor, units.ever) if verb.outside and units.ever else ()
    verdicts += _of_the_unit(units, actor, setting.body.level)
    verdicts += _principal_outside(verb, units, actor, setting)
    away = units.ever if verb.outside else barred(duty, units, setting.body.level)
    people = (move.person, setting.persons.get(move.instead_of or ""))
    verdicts += formerly(people, away, case=case, setting=setting, curers=verb.by)
    verdicts += _taken_over(units, actor) if verb.payload is not TakeOver else ()
    if actor.duty not in verb.by:
        verdicts = tuple(_by_another(v, actor, verb) for v in verdicts)
    return Acting(actor, verdicts)


def _by_another(found: Verdict, actor: Actor, verb: Verb) -> Verdict:
    """Return the verdict cured by who may do this, where a duty that may not would cure it."""
    return replace(found, curers=verb.by) if found.curers == (actor.duty,) else found


def _holds_duty(holds: bool, verb: Verb, actor: Actor) -> Verdict:  # noqa: FBT001 - the answer itself
    zh, en = _named_duties(verb.by)
    return verdict(
        "person.duty",
        holds,
        f"“{verb.label.zh}”由{zh}办理；{actor.name}当日"
        + (f"任{DUTY_LABELS[actor.duty].zh}。" if holds else "不任此职责。"),
        f"“{verb.label.en}” is done by the {en}; {actor.name} "
        + ("is one on that day." if holds else "is not one on that day."),
        HOUSE_RULE,
        curers=verb.by,
    )


@cache
def _named_duties(duties: tuple[Duty, ...]) -> tuple[str, str]:
    """Return these duties by their names, in Chinese and in English."""
    labels = [DUTY_LABELS[duty] for duty in duties]
    return "、".join(each.zh for each in labels), " or ".join(each.en for each in labels)


def _apart(case: Case, actor: Actor) -> tuple[Verdict, ...]:
    duties = case.acted.get(actor.person, frozenset())
    if actor.instead_of is not None:
        # A deputy stands where the principal stands: what either did, the other did (see `follow`).
        duties |= case.acted.get(actor.instead_of, frozenset())
    found = []
    for other, pair in _APART_OF[actor.duty] if duties else ():
        if other not in duties:
            continue
        one, two = DUTY_LABELS[actor.duty], DUTY_LABELS[other]
        found.append(
            verdict(
                "person.apart",
                passed=False,
                zh=f"{actor.name}在本案已作为{two.zh}办理，不得再作为{one.zh}办理。",
                en=f"{actor.name} has acted in this case as {two.en} and may not act as {one.en}.",
                source=pair.source,
                curers=(actor.duty,),
            )
        )
    return tuple(found)


def _entrusted(case: Case, actor: Actor, day: date) -> tuple[Verdict, ...]:
    """Pass who acts for another by assignment in this case; nobody decides for another."""
    if actor.instead_of is None:
        return ()
    label = DUTY_LABELS[actor.duty]
    if actor.duty in IN_PERSON:
        return (
            verdict(
                "person.in_person",
                passed=False,
                zh=f"{label.zh}的职责应当由本人履行，不得由他人代行；可以委托主持会议，但须有记录。",
                en=f"The duties of a {label.en} are exercised in person; only presiding can be "
                "entrusted, on record.",
                source=decree_713(30),
                curers=(actor.duty,),
            ),
        )
    given = case.entrusted.get((actor.person, actor.duty), ())
    since = min((g.since for g in given), default=None)
    return (
        verdict(
            "person.entrusted",
            since is not None and since <= day and actor.instead_of != actor.person,
            f"代他人办理的，须先在本案指定：由{actor.name}任{label.zh}，自指定之日起办理。",
            f"To act for another, {actor.name} is first assigned as {label.en} in this case, and "
            "acts from the day named.",
            HOUSE_RULE,
            curers=(Duty.SECRETARY, Duty.CHIEF),
            earliest=since,
        ),
    )


def _principal(actor: Actor, setting: Setting, day: date) -> tuple[Verdict, ...]:
    """Pass when whom a deputy stands for holds the duty that day: the act binds that person too."""
    if not setting.persons or actor.instead_of is None:
        return ()
    named, label = setting.persons.get(actor.instead_of), DUTY_LABELS[actor.duty]
    return (
        verdict(
            "person.principal",
            named is not None and actor.duty in named.duties_on(day),
            f"被代的人（{actor.instead_of}）当日须任{label.zh}：代办视同本人办理。",
            f"Who is stood for ({actor.instead_of}) is {label.en} that day: the act counts as that "
            "person's own.",
            HOUSE_RULE,
            curers=(actor.duty,),
        ),
    )


def _principal_outside(
    verb: Verb, units: Drafting, actor: Actor, setting: Setting
) -> tuple[Verdict, ...]:
    """Refuse to stand for whoever could not do it in person: it counts as that person's own."""
    principal = setting.persons.get(actor.instead_of) if actor.instead_of is not None else None
    if principal is None:
        return ()
    other = Actor(principal.id, principal.name, principal.unit, actor.duty)
    found = _of_the_unit(units, other, setting.body.level)
    found += _outside(verb, other, units.ever) if verb.outside and units.ever else ()
    return tuple(each for each in found if not each.passed)


def _known(move: Move, setting: Setting, day: date) -> tuple[Verdict, ...]:
    """Pass when whom a move names is of the body and in duty that day."""
    if not setting.persons:
        return ()
    found = []
    for code, named in _named(move):
        person = setting.persons.get(named)
        another = code == "assigned" or named != move.person.id
        passed = person is not None and another and bool(person.duties_on(day))
        found.append(
            verdict(
                f"person.known.{code}",
                passed,
                f"所指人员（{named}）须为本机关当日在职的人员，且不得代本人办理。",
                f"The person named ({named}) is of the body, in duty that day, and not the deputy.",
                HOUSE_RULE,
            )
        )
    return tuple(found)


def _named(move: Move) -> Iterator[tuple[str, str]]:
    """Yield whom a move names besides the one who acts, and as what."""
    said = move.payload
    if move.instead_of is not None:
        yield "instead_of", move.instead_of
    if isinstance(said, Entrust):
        yield "assigned", said.person


def unit_allows(duty: Duty, unit: str, units: Drafting, level: Level) -> bool:
    """Return whether somebody of this unit may act in this duty once these units draft.

    Where none was named yet, every unit may.
    """
    if not units.current:
        return True
    if duty is Duty.DRAFTER:
        return is_of(unit, units.current)
    return not is_of(unit, barred(duty, units, level))


def barred(duty: Duty, units: Drafting, level: Level) -> tuple[str, ...]:
    """Return the units whose people may not act in this duty once these units draft."""
    match duty:
        case Duty.LEGAL_REVIEWER | Duty.DISCLOSURE_REVIEWER:
            return units.ever
        case Duty.MARKET_REGULATOR if level is not Level.DEPARTMENT:
            return units.leads
        case _:
            return ()


def _taken_over(units: Drafting, actor: Actor) -> tuple[Verdict, ...]:
    """Pass a drafter once the unit has taken over what was handed to it."""
    line = units.waiting.get(unit_key(actor.unit))
    if actor.duty is not Duty.DRAFTER or line is None:
        return ()
    return (
        verdict(
            "person.taken_over",
            passed=False,
            zh=f"{actor.unit}须先接收移交（第{line}号记录），再继续承办。",
            en=f"{actor.unit} first takes over what line {line} handed to it, and then goes on.",
            source=decree_713(11),
            curers=(Duty.DRAFTER,),
        ),
    )


def _outside(verb: Verb, actor: Actor, named: tuple[str, ...]) -> tuple[Verdict, ...]:
    """Pass who is of none of the units that draft: no unit answers what it asked for itself."""
    return (
        verdict(
            "person.outside_unit",
            not is_of(actor.unit, named),
            f"“{verb.label.zh}”不得由承办单位（{'、'.join(named)}）的人员办理；"
            f"{actor.name}属{actor.unit}。",
            f"“{verb.label.en}” is done by nobody of the units that draft ({', '.join(named)}); "
            f"{actor.name} is of {actor.unit}.",
            HOUSE_RULE,
            curers=verb.by,
        ),
    )


def _of_the_unit(units: Drafting, actor: Actor, level: Level) -> tuple[Verdict, ...]:
    """Pass a drafter of the units that were named, a legal reviewer of any other.

    A market regulator is of any but the lead unit: the regulator reviews together with those who
    draft. What a department makes itself it reviews itself (Fair Competition Regulations 13, 14).
    Nor does a unit that drafts confirm that its own matter is withheld from the public. It may
    assess the risk (713 Article 22): there the persons are kept apart, not the units. A unit that
    drafted once and does so no more reviews no more than one that does.
    """
    named = units.current
    if not named:
        return ()
    fits = unit_allows(actor.duty, actor.unit, units, level)
    if actor.duty is Duty.DRAFTER:
        return (
            verdict(
                "person.lead_unit",
                fits,
                f"由承办单位（{'、'.join(named)}）办理；{actor.name}属{actor.unit}。",
                f"Done by the units named ({', '.join(named)}); {actor.name} is of {actor.unit}.",
                decree_713(11),
                curers=(Duty.DRAFTER,),
            ),
        )
    if actor.duty is Duty.LEGAL_REVIEWER:
        return (
            verdict(
                "person.reviewer_unit",
                fits,
                f"合法性审查不得由承办单位自行进行；{actor.name}属{actor.unit}。",
                f"The units that draft may not review; {actor.name} is of {actor.unit}.",
                decree_713(25),
                curers=(Duty.LEGAL_REVIEWER,),
            ),
        )
    if actor.duty is Duty.DISCLOSURE_REVIEWER:
        return (
            verdict(
                "person.disclosure_unit",
                fits,
                f"不公开的审查不得由承办单位自行进行；{actor.name}属{actor.unit}。",
                "The units that draft do not confirm that their own matter is not public; "
                f"{actor.name} is of {actor.unit}.",
                HOUSE_RULE,
                curers=(Duty.DISCLOSURE_REVIEWER,),
            ),
        )
    if actor.duty is Duty.MARKET_REGULATOR and level is not Level.DEPARTMENT:
        return (
            verdict(
                "person.regulator_unit",
                fits,
                f"公平竞争审查由市场监管部门会同起草单位进行，不得由牵头承办单位自行审查；"
                f"{actor.name}属{actor.unit}。",
                "Fair competition is reviewed by the market regulator together with those who "
                f"draft, not by the lead unit itself; {actor.name} is of {actor.unit}.",
                Source(FAIR_COMPETITION, article(14)),
                curers=(Duty.MARKET_REGULATOR,),
            ),
        )
    return ()
