"""What is due in cases, counted again from the bytes of their journals: tasks, and other days.

Plain words and numbers, as in `figures_again`. No decision is changed and no review is stopped in
these cases; a task may be given longer, be sent back, or be accepted, and all may be suspended.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import chinese_calendar
from figures_again import Line, day, rolled

Plain = dict[str, Any]
WORKED = 20
"""In how many working days a decision is published (Article 26 of the disclosure regulation)."""


def tasks(lines: list[Line]) -> dict[str, Plain]:
    """Return the tasks of a case by key: the day now due, the one that counts, done, accepted."""
    found: dict[str, Plain] = {}
    stopped = date.max
    for line in lines:
        if not line["kind"].startswith("execution@"):
            continue
        said, on = line["payload"], day(line["stated_at"])
        stopped = _stood_still(found, stopped, line)
        match line["verb"]:
            case "assign":
                found = _planned(said["tasks"], added=False)
            case "revise":
                found = {**_planned(said["tasks"], added=True), **found}
            case "ask_extension":
                found[said["task"]]["asked"] = on, _on(said["to"])
            case "answer_extension" if said["granted"]:
                one = found[said["task"]]
                asked, to = one["asked"]
                one |= {"due": to, "counted": to if asked <= one["counted"] else one["counted"]}
            case "finish":
                found[said["task"]]["did"] = on
            case "inspect":
                found[said["task"]] |= {"ok": on} if said["accepted"] else {"did": None}
            case "settle":
                found |= {key: {**found[key], "ended": on} for key in _ended(said, found)}
    return found


def _stood_still(tasks: dict[str, Plain], stopped: date, line: Line) -> date:
    """Return since when the clock stands still; once it goes on, move what is not done along.

    It stands still from the day on which a suspension was written down; what was past then stays.
    """
    if line["verb"] == "suspend":
        return day(line["recorded_at"])
    if line["verb"] != "resume":
        return stopped
    stood = max(timedelta(), day(line["stated_at"]) - stopped)
    for task in tasks.values():
        for which in ("due", "counted"):
            if task["did"] is None and stopped <= task[which]:
                task[which] += stood
    return date.max


def _ended(said: Plain, tasks: Mapping[str, Plain]) -> list[str]:
    """Return the tasks that another decision ended: those it names, or all that were open."""
    if said["effect"] in {"carries_on", "goes_on_troubled"}:
        return said["ended"]
    gone = said["effect"] in {"replaced", "terminated"}
    return [key for key, one in tasks.items() if gone and not one["ok"] and not one["ended"]]


def _planned(said: list[Plain], *, added: bool) -> dict[str, Plain]:
    """Return the tasks of a plan as nothing was done of them yet."""
    fresh = {"did": None, "ok": None, "ended": None, "added": added}
    return {t["key"]: {"due": _on(t["due"]), "counted": _on(t["due"]), **fresh} for t in said}


def stands(task: Plain) -> str:
    """Return how a task stands that was due."""
    if task["did"] is None:
        return "not_done"
    if task["did"] > task["counted"]:
        return "late"
    return "not_accepted" if task["ok"] is None else "in_time"


def on_time(cases: Iterable[list[Line]], first: date, last: date) -> Counter[str]:
    """Return how the tasks stand whose day that counts lies in the period; what was added."""
    found = (task for lines in cases for task in tasks(lines).values())
    counted = Counter[str]()
    for task in found:
        gone = task["ended"] is not None and task["ended"] <= task["counted"]
        if first <= task["counted"] <= last and not gone:
            how = stands(task)
            counted[how] += 1
            counted["added"] += task["added"]
            counted["planned_in_time"] += how == "in_time" and not task["added"]
    return +counted


def overdue(
    cases: Iterable[list[Line]], today: date, within: Mapping[str, int], tabled: int | None
) -> tuple[Counter[str], Counter[str]]:
    """Return how much is past its day, by step and act, and how many days together.

    `within` is as in `evaluated_again.due`; `tabled` in how many days a meeting is called.
    """
    counted, late = Counter[str](), Counter[str]()
    for lines in cases:
        for what, due in _due(lines, within, tabled):
            if due < today and not _over(lines):
                counted[what] += 1
                late[what] += (today - due).days
    return counted, late


def _due(
    lines: list[Line], within: Mapping[str, int], tabled: int | None
) -> Iterator[tuple[str, date]]:
    for task in tasks(lines).values():
        if task["did"] is None and task["ok"] is None and task["ended"] is None:
            yield "execution.finish", task["due"]
    notice, review = _last(lines, "open_consultation", "publish"), _at(lines, "legality_review")
    if notice and _at(lines, "open_consultation") not in {"answered", "exempt", "none", "lapsed"}:
        yield "open_consultation.close", _on(notice["payload"]["closes"])
    accepted = _last(lines, "legality_review", "accept")
    if accepted and review == "reviewing":
        yield "legality_review.opine", _on(accepted["payload"]["due"])
    package, signed = _last(lines, "submission", "accept"), _last(lines, "issue", "sign")
    waits = _at(lines, "submission") == "accepted" and _at(lines, "meeting") in {"none", "lapsed"}
    if tabled and package and waits:
        called = day(package["stated_at"]) + timedelta(days=tabled)
        yield "meeting.schedule", rolled(called)
    published = _last(lines, "publication", "publish")
    if signed and not published:
        yield "publication.publish", _worked(day(signed["stated_at"]))
    days = within.get(lines[0]["procedure"])
    if published and days and not _last(lines, "post_evaluation", "commission"):
        ends = _on(published["payload"]["on"]) + timedelta(days=days)
        yield "post_evaluation.commission", rolled(ends)


def _over(lines: list[Line]) -> bool:
    return _at(lines, "case") == "closed"


def _at(lines: list[Line], component: str) -> str:
    """Return the state in which a component was left."""
    state = "none"
    for line in lines:
        for name, _, _, target in line["edges"]:
            state = target if name == component else state
    return state


def _last(lines: list[Line], step: str, verb: str) -> Line | None:
    found = [line for line in lines if (line["step"], line["verb"]) == (step, verb)]
    return found[-1] if found else None


def _worked(first: date) -> date:
    """Return the last of the working days in which a decision is published."""
    on, left = first, WORKED
    while left:
        on += timedelta(days=1)
        left -= chinese_calendar.is_workday(on)
    return on


def _on(text: str) -> date:
    return date.fromisoformat(text)
