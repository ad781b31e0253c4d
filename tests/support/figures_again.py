"""The figures of a body counted again from the bytes of its journal, and by nothing of the engine.

Plain words and numbers: whoever doubts a figure could write this in an afternoon.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import chinese_calendar

Line = dict[str, Any]
PHASES = ("initiation", "pre_decision", "decision", "decided", "post_decision", "closed")
DONE: Mapping[str, tuple[str, ...]] = {
    "proposal": ("studied",),
    "start": ("assigned",),
    "drafting": ("current",),
    "feasibility_study": ("filed",),
    "department_opinions": ("agreed", "explained"),
    "consultation": ("answered",),
    "expert_argument": ("adopted",),
    "risk_assessment": ("controllable",),
    "fair_competition": ("passed",),
    "legality_review": ("lawful", "exploratory"),
    "submission": ("accepted",),
    "meeting": ("agreed",),
    "party_report": ("replied",),
    "congress_report": ("replied",),
    "superior_approval": ("replied",),
    "issue": ("issued",),
    "publication": ("published", "withheld"),
    "archive": ("filed",),
    "execution": ("completed", "replaced", "terminated"),
    "post_evaluation": ("kept", "followed"),
    "responsibility": ("registered",),
    "closing": ("closed",),
}
"""The states in which a step of a kind was passed."""


def read(lines: Iterable[bytes], frozen: datetime) -> list[Line]:
    """Return the lines that were recorded by a moment."""
    told = (json.loads(line) for line in lines)
    return [line for line in told if _moment(line["recorded_at"]) <= frozen]


def day(text: str) -> date:
    """Return the day in China of a moment."""
    return (_moment(text) + timedelta(hours=8)).date()


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def by_phase(cases: Iterable[list[Line]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for lines in cases:
        phase = "initiation"
        for line in lines:
            for component, _, _, target in line["edges"]:
                phase = target if component == "case" else phase
        found[phase] += 1
    return found


def times(
    cases: Iterable[list[Line]], first: date, last: date
) -> dict[str, list[tuple[date, date]]]:
    """Return the first and the last day of each passage that ended in the period, by step."""
    found: dict[str, list[tuple[date, date]]] = {}
    for lines in cases:
        kinds = {line["step"]: line["kind"].partition("@")[0] for line in lines}
        began: dict[str, date] = {}
        for line in lines:
            on = day(line["stated_at"])
            for step, _, source, target in line["edges"]:
                if target in {"none", "lapsed"}:
                    began.pop(step, None)
                    continue
                if source in {"none", "lapsed"}:
                    began[step] = on
                if target in DONE.get(kinds.get(step, ""), ()) and step in began:
                    passed = began.pop(step), on
                    if first <= on <= last:
                        found.setdefault(step, []).append(passed)
    return found


def below(step: str, passed: Iterable[tuple[date, date]]) -> int | None:
    """Return how many took less than the thirty days of Article 15, the seven of Article 26."""
    if step == "open_consultation":
        return sum((last - first).days < 30 for first, last in passed)
    if step == "legality_review":
        return sum(last < _seventh(first) for first, last in passed)
    return None


def _seventh(first: date) -> date:
    """Return the seventh working day after a day."""
    on = first
    for _ in range(7):
        on += timedelta(days=1)
        while not chinese_calendar.is_workday(on):
            on += timedelta(days=1)
    return on


def rolled(last: date) -> date:
    """Return the day, or the first working day after it where it is one of rest."""
    while not chinese_calendar.is_workday(last):
        last += timedelta(days=1)
    return last


def adopted(cases: Iterable[list[Line]], first: date, last: date) -> tuple[int, int, int]:
    """Return how many opinions were adopted whole and in part, of how many disposed of."""
    whole = partly = total = 0
    for lines in cases:
        last_of: dict[str, Line] = {}
        for line in lines:
            if line["kind"].startswith("consultation@") and line["verb"] == "answer":
                last_of[line["step"]] = line
        for line in last_of.values():
            said = line["payload"]
            if first <= day(line["stated_at"]) <= last:
                whole, partly = whole + said["adopted"], partly + said["partly"]
                total += said["adopted"] + said["partly"] + said["not_adopted"]
    return whole, partly, total


def reasons(refusals: Iterable[Line], first: date, last: date) -> dict[str, Counter[str]]:
    """Return how often each code was given for each reason, in the period."""
    found: dict[str, Counter[str]] = {}
    for each in refusals:
        if first <= day(each["recorded_at"]) <= last:
            unmet = {
                v["code"]: v["zh"]
                for v in each["verdicts"]
                if v.get("failed") and not v.get("advisory")
            }
            for code, reason in unmet.items():
                found.setdefault(code, Counter())[reason] += 1
    return found


def refused(refusals: Iterable[Line], first: date, last: date) -> Counter[str]:
    """Return how many refusals had each reason, in the period."""
    found: Counter[str] = Counter()
    for each in refusals:
        if first <= day(each["recorded_at"]) <= last:
            codes = {
                v["code"] for v in each["verdicts"] if v.get("failed") and not v.get("advisory")
            }
            found.update(codes)
    return found
