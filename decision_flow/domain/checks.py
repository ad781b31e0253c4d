"""Checks that many kinds share: days that must have passed, lists that must be complete."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from decision_flow.domain.calendar import Unit, later
from decision_flow.domain.case import Case
from decision_flow.domain.counting import UNITS
from decision_flow.domain.errors import CalendarMissingError
from decision_flow.domain.formerly import formerly
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Actor, Body, Duty, Person
from decision_flow.domain.procedure import Figure
from decision_flow.domain.values import HOUSE_RULE, Source, Text
from decision_flow.domain.verdict import Verdict, advice, verdict

CHANNEL_PROOF = "channel_proof"
CHANNEL_PROOFS = {CHANNEL_PROOF: ("optional", "each")}
"""The setting by which a rule set asks for a proof of each channel (截图、剪报、链接存档)."""


def not_before(
    code: str,
    asked: Asked[Any],
    first: date,
    why: tuple[str, str],
    *,
    source: Source,
    curers: tuple[Duty, ...] = (),
) -> Verdict:
    """Pass from the legal day `first` on; `why` says in both languages what the day is."""
    return verdict(
        code,
        asked.day >= first,
        f"{why[0]}，最早可于{first.isoformat()}办理。",
        f"{why[1]}: possible from {first.isoformat()} on.",
        source,
        curers=curers,
        earliest=first,
    )


def units_bound(asked: Asked[Any], actor: Actor) -> tuple[str, ...]:
    """Return the units for which an actor acts: their own, and that of whom they stand for."""
    return bound_units(asked.setting.persons, actor)


def bound_units(persons: Mapping[str, Person], actor: Actor) -> tuple[str, ...]:
    """Return the same, by the people of the body."""
    principal = persons.get(actor.instead_of or "")
    return (actor.unit,) if principal is None else (actor.unit, principal.unit)


def come_from(
    asked: Asked[Any], units: tuple[str, ...], *, curers: tuple[Duty, ...]
) -> tuple[Verdict, ...]:
    """Refuse an actor, or whom they stand for, who left one of these units meanwhile."""
    who, persons = asked.actor, asked.setting.persons
    people = [persons.get(each) for each in sorted(who.persons)]
    return formerly(people, units, case=asked.case, setting=asked.setting, curers=curers)


def least_period(
    code: str,
    asked: Asked[Any],
    figure: Figure,
    name: tuple[str, str],
    *,
    start: date,
    end: date,
) -> Verdict:
    """Pass when `end` is at least the figure after `start`, the first day not counted."""
    unit, calendar = Unit(figure.unit), asked.setting.calendar
    zh, en = UNITS[unit]
    try:
        first = calendar.floor(start, figure.count, unit)
    except CalendarMissingError as error:
        return Verdict(code, passed=False, reason=error.text, source=figure.source)
    known = unit is Unit.WORKING_DAYS and end <= first
    given = calendar.working_days_between(start, end) if known else max(0, (end - start).days)
    given_zh, given_en = UNITS[Unit.WORKING_DAYS if known else Unit.DAYS]
    return verdict(
        code,
        end >= first,
        f"{name[0]}不少于{figure.count}{zh}（首日不计）："
        f"自{start}起，最早止于{first}；现定{end}，共{given}{given_zh}。",
        f"{name[1]}: at least {figure.count} {en}, the first day not counted: "
        f"from {start} to {first} at the earliest; set to {end}, {given} {given_en}.",
        figure.source,
        earliest=first,
    )


def overdue(
    code: str,
    asked: Asked[Any],
    figure: Figure,
    name: tuple[str, str],
    *,
    start: date,
    done: date,
) -> tuple[Verdict, ...]:
    """Warn when `done` lies past a ceiling; it never refuses, late being better than not at all."""
    try:
        last = asked.setting.calendar.ceiling(start, figure.count, Unit(figure.unit))
    except CalendarMissingError as error:
        text = error.text
        return (advice(f"{code}.provisional", text.zh, text.en, figure.source),)
    if done <= last:
        return ()
    zh, en = UNITS[Unit(figure.unit)]
    return (
        advice(
            f"{code}.late",
            f"{name[0]}：自{start}起{figure.count}{zh}内，应当于{last}前，实际为{done}，已逾期。",
            f"{name[1]}: within {figure.count} {en} of {start}, due by {last}; done {done}, late.",
            figure.source,
        ),
    )


def all_of(
    code: str,
    wanted: Iterable[str],
    given: Iterable[str],
    name: tuple[str, str],
    *,
    source: Source,
    curers: tuple[Duty, ...] = (),
    called: Callable[[str], Text] | None = None,
) -> Verdict:
    """Pass when nothing wanted is missing; the missing ones are named, as they are `called`."""
    have = frozenset(given)
    missing = [w for w in dict.fromkeys(wanted) if w not in have]
    names = [called(w) if called else Text(w, w) for w in missing]
    listed = "、".join(name.zh for name in names)
    return verdict(
        code,
        not missing,
        f"{name[0]}不全，缺：{listed}。" if missing else f"{name[0]}齐全。",
        f"{name[1]}: missing {', '.join(each.en for each in names)}."
        if missing
        else f"{name[1]}: complete.",
        source,
        curers=curers,
    )


def all_differ(
    code: str, papers: Iterable[str], name: tuple[str, str], *, source: Source
) -> Verdict:
    """Pass when no digest is among them twice: one paper stands for one thing only."""
    given = tuple(papers)
    again = [p[:12] for p in dict.fromkeys(given) if given.count(p) > 1]
    return verdict(
        code,
        not again,
        f"{name[0]}中同一文件不得充作数份材料" + (f"：{'、'.join(again)}。" if again else "。"),
        f"{name[1]}: one paper may not stand for several"
        + (f": {', '.join(again)}." if again else "."),
        source,
    )


def channels_proved(
    code: str, asked: Asked[Any], proofs: Iterable[tuple[str, object]], *, source: Source
) -> tuple[Verdict, ...]:
    """Pass when each channel, by its name, has a proof, where the rule set asks for that."""
    if asked.choice(CHANNEL_PROOF, "optional") != "each":
        return ()
    pairs = tuple(proofs)
    unproved = {name for name, proof in pairs if proof is None}
    names = [name for name, _ in pairs]
    proved = (name for name in names if name not in unproved)
    return (
        all_of(
            code, names, proved, ("各公布渠道的证明", "the proof of each channel"), source=source
        ),
    )


def late_entries(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Warn whoever signs of all standing evidence that was entered late, from paper."""
    steps, day = asked.procedure.steps, asked.setting.body.day
    late = sorted(
        (f for (step, _), f in asked.case.last.items() if step in steps and f.late),
        key=lambda fact: fact.seq,
    )
    if not late:
        return ()
    told = [(f.seq, steps[f.step].label, day(f.stated_at), day(f.recorded_at)) for f in late]
    zh = "；".join(f"第{n}号“{s.zh}”，所述{did}，{noted}补录" for n, s, did, noted in told)
    en = "; ".join(f"line {n} “{s.en}”, of {did}, entered {noted}" for n, s, did, noted in told)
    return (
        advice(
            "evidence.late",
            f"现有办理结果中有补录，请一并核实：{zh}。",
            f"Among the standing evidence these were entered late, from paper: {en}.",
            HOUSE_RULE,
        ),
    )


def text_since(case: Case, drafting: Iterable[str], body: Body) -> date | None:
    """Return the day since which the current text of a case is current; None without one."""
    found = (case.fact(key, "register", "classify") for key in drafting)
    return max((body.day(f.stated_at) for f in found if f is not None), default=None)


def next_day(day: date) -> date:
    """Return the day after; the last date has none and stands for itself."""
    return day if day == date.max else later(day)
