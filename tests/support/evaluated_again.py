"""Evaluations, legality opinions and complaints counted again from the bytes of journals."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from figures_again import Line, day, rolled


def by_state(cases: Iterable[list[Line]]) -> Counter[str]:
    """Return how many evaluations stand in which state."""
    found: Counter[str] = Counter()
    for lines in cases:
        steps = {line["step"] for line in lines if line["kind"].startswith("post_evaluation@")}
        state = ""
        for line in lines:
            for component, _, _, target in line["edges"]:
                state = target if component in steps else state
        if state not in {"", "none", "lapsed"}:
            found[state] += 1
    return found


def said(
    cases: Iterable[list[Line]], act: tuple[str, str], field: str, span: tuple[date, date]
) -> Counter[str]:
    """Return how often each value of a field was said by an act, kind and verb, in the period."""
    return Counter(
        line["payload"][field]
        for lines in cases
        for line in lines
        if (line["kind"].partition("@")[0], line["verb"]) == act
        and span[0] <= day(line["stated_at"]) <= span[1]
    )


def due(
    cases: Iterable[list[Line]],
    within: Mapping[str, int],
    span: tuple[date, date],
    today: date,
) -> Counter[str]:
    """Return how evaluations stand that were due in the period.

    `within` is in how many days of the publication, by the procedure that a case is under.
    """
    found: Counter[str] = Counter()
    for lines in cases:
        published = [n for n in lines if n["kind"].startswith("publication@")]
        days = within.get(lines[0]["procedure"])
        if not published or days is None:
            continue
        ends = rolled(date.fromisoformat(published[-1]["payload"]["on"]) + timedelta(days=days))
        begun = [day(n["stated_at"]) for n in lines if n["verb"] == "commission"]
        closed = any(e[0] == "case" and e[3] == "closed" for n in lines for e in n["edges"])
        if not span[0] <= ends <= span[1] or (closed and not begun):
            continue
        if begun:
            found["begun_in_time" if begun[0] <= ends else "begun_late"] += 1
        else:
            found["overdue" if today > ends else "not_due"] += 1
    return found


def complaints(lines: Iterable[Line]) -> Counter[str]:
    """Return how many complaints of a body's lines are how far."""
    found: dict[int, dict[str, Any]] = {}
    for line in sorted(lines, key=lambda each: int(each["seq"])):
        if line["verb"].endswith("_complaint") and "complaint" in line["payload"]:
            number, verb = line["payload"]["complaint"], line["verb"].removesuffix("_complaint")
            if verb == "rectify":
                verb = f"rectify {line['payload']['measure']}"
            if verb == "answer":
                verb = "closed" if line["payload"]["concludes"] else "told"
            found.setdefault(number, {})[verb] = line["payload"]
    return Counter(_stands(each) for each in found.values())


def _stands(said: dict[str, Any]) -> str:
    if "closed" in said:
        return "closed"
    if "refuse" in said:
        return "refused"
    if "find" in said:
        measures = range(1, len(said["find"]["measures"]) + 1)
        return "found" if all(f"rectify {n}" in said for n in measures) else "rectifying"
    if "assign" in said:
        return "assigned"
    return "accepted" if "accept" in said else "registered"
