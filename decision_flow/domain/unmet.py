"""What stands in the way of an entry in a body's stream: each a verdict, and all of them told.

An entry is asked everything at once, as a move of a case is. Nothing here knows any register.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from decision_flow.domain.people import DUTY_LABELS, Duty
from decision_flow.domain.values import HOUSE_RULE, Source, Text, blank
from decision_flow.domain.verdict import Verdict


def unmet(
    code: str,
    zh: str,
    en: str,
    source: Source = HOUSE_RULE,
    *,
    curers: tuple[Duty, ...] = (),
    earliest: date | None = None,
) -> Verdict:
    """Return a requirement that is not met; without `curers`, whoever makes the entry cures it."""
    return Verdict(
        code, passed=False, reason=Text(zh, en), source=source, curers=curers, earliest=earliest
    )


def unsaid(*words: tuple[str, str, str | None]) -> Iterator[Verdict]:
    """Yield what is to be written down and is not: its name in both languages, what was written."""
    for zh, en, text in words:
        if blank(text):
            yield unmet("entry.unsaid", f"须写明{zh}。", f"Say the {en}.")


def ahead(day: date, today: date, zh: str = "所写日期", en: str = "The day") -> Iterator[Verdict]:
    """Yield that a day on which something happened is still to come; from that day on it can be."""
    if day > today:
        yield unmet(
            "entry.ahead",
            f"{zh}不得晚于今日：{day}尚未到来。",
            f"{en} ({day}) is still to come.",
            earliest=day,
        )


def taken(entry: str) -> Verdict:
    """Return that a number by which an entry is known was used before."""
    return unmet("entry.taken", f"编号“{entry}”已用过。", f"The number “{entry}” is taken.")


def unregistered(zh: str, en: str) -> Verdict:
    """Return that what an entry goes on from is on no register."""
    return unmet("entry.unregistered", zh, en)


def nobody(person: str) -> Verdict:
    """Return that the body has no such person."""
    return unmet("entry.person", f"本机关没有人员 {person}。", f"The body has no person {person}.")


def lacks(duties: tuple[Duty, ...], doers: tuple[Duty, ...]) -> Iterator[Verdict]:
    """Yield that none of the duties that make the entry is held."""
    if set(duties).isdisjoint(doers):
        zh = "、".join(DUTY_LABELS[each].zh for each in doers)
        en = " or ".join(DUTY_LABELS[each].en for each in doers)
        yield unmet("person.duty", f"此事由{zh}办理。", f"This is done by the {en}.", curers=doers)


def cured_by(found: Iterable[Verdict], doers: tuple[Duty, ...]) -> tuple[Verdict, ...]:
    """Return the verdicts, each once, with who cures it: whoever makes the entry, or as it says."""
    return tuple(dict.fromkeys(v if v.curers else replace(v, curers=doers) for v in found))


def told(found: Iterable[Verdict]) -> Text | None:
    """Return all that is not met in one text, each with its source; None where nothing is."""
    parts = [each for each in found if each.refuses]
    if not parts:
        return None
    return Text(
        "".join(f"{each.reason.zh}依据：{each.source}。" for each in parts),
        " ".join(f"{each.reason.en} ({each.source})" for each in parts),
    )
