"""What a journal says of people, counted from its bytes by other means than the engine's."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text

from decision_flow.service import Service

Plain = dict[str, Any]
OFFICE = {"enrol", "give_duty", "end_duty", "take_seat", "leave_seat"}
STANDING = {"chief", "deputy"}
_EVER = "9999"
EIGHT_HOURS = timedelta(hours=8)


def lines_of(service: Service, body_id: str) -> list[Plain]:
    """Return every line of a body but the looks, as plain JSON, by stream."""
    query = text("SELECT body FROM journal WHERE body_id = :b ORDER BY stream_id, seq")
    with service.database.reading() as connection:
        rows = connection.execute(query, {"b": body_id}).scalars()
        found = [json.loads(bytes(row)) for row in rows]
    return [line for line in found if line["step"] != "looks"]


def recounted(lines: list[Plain]) -> dict[str, Counter[str]]:
    """Return for each person how many things of each kind the lines say."""
    seats = [line for line in lines if line["verb"] in {"take_seat", "leave_seat"}]
    made = {(line["stream"], line["seq"]): line["actor"]["person"] for line in lines}
    found: dict[str, Counter[str]] = {}
    for line in lines:
        for person, kind in _of(line, made, seats):
            found.setdefault(person, Counter())[kind] += 1
    return found


def resummed(lines: list[Plain], person: str) -> dict[str, int]:
    """Return the sums of a person's ledger but the kinds; lines come by stream, in order."""
    seats = [line for line in lines if line["verb"] in {"take_seat", "leave_seat"}]
    made = {(line["stream"], line["seq"]): line["actor"]["person"] for line in lines}
    told: dict[str, list[tuple[Plain, set[str]]]] = {}
    for line in lines:
        kinds = {kind for who, kind in _of(line, made, seats) if who == person}
        if kinds:
            told.setdefault(line["stream"], []).append((line, kinds))
    every = [each for stream in told.values() for each in stream]
    own = [line for line, kinds in every if kinds & {"acted", "kept"}]
    return {
        "matters": len(told),
        "lines": len(every),
        "late": sum(line["paper"] is not None for line in own),
        "noted": sum(
            any(v.get("advisory") and v.get("failed") for v in o["verdicts"]) for o in own
        ),
        "dissents": sum(_last_word(stream, person) == "disagree" for stream in told.values()),
        "absences": sum(_missed_one(stream) for stream in told.values()),
    }


def _last_word(stream: list[tuple[Plain, set[str]]], person: str) -> str | None:
    """Return the last position of a person in a case."""
    discussed = [line["payload"] for line, kinds in stream if "position" in kinds]
    said = [p["stance"] for each in discussed for p in each["positions"] if p["person"] == person]
    return said[-1] if said else None


def _missed_one(stream: list[tuple[Plain, set[str]]]) -> bool:
    """Return whether the person was called to some meeting and missing from all of it."""
    meetings: dict[str, list[set[str]]] = {}
    for line, kinds in stream:
        if "called" in kinds:
            meetings.setdefault(line["step"], []).append(set())
        elif line["step"] in meetings:
            meetings[line["step"]][-1] |= kinds
    there = {"attended", "recused", "position", "voted"}
    held = [kinds for each in meetings.values() for kinds in each]
    return any("not_there" in kinds and not kinds & there for kinds in held)


def _of(
    line: Plain, made: dict[tuple[str, int], str], seats: list[Plain]
) -> Iterator[tuple[str, str]]:
    actor, said, name = line["actor"], line["payload"], line["kind"].split("@")[0]
    verb = f"{name}.{line['verb']}"
    yield actor["person"], "kept" if name == "session" else "acted"
    if actor["instead_of"]:
        yield actor["instead_of"], "replaced"
    if verb == "issue.sign":
        yield actor["person"], "signed"
    if verb == "session.open":
        yield from ((person, "signed") for person in {a["person"] for a in said["attendance"]})
    if verb == "case.correct":
        yield made[line["stream"], said["seq"]], "corrected"
    if verb == "responsibility.register":
        yield from ((each["person"], "listed") for each in said["entries"])
    if name == "body" and line["verb"] in OFFICE:
        yield said["person"], "office"
    if name == "meeting":
        yield from _in_meeting(line, seats)
    yield from ((person, "named") for person, _ in sorted(_named(f"{name}.{line['verb']}", said)))


LISTS = {
    "body.order_supervision": ("team",),
    "body.conclude_supervision": ("concluded_by",),
    "body.review_objection": ("reviewers",),
    "body.assign_complaint": ("investigators",),
    "body.find_complaint": ("signed_by",),
}
ONE = {
    "body.order_supervision": ("ordered_by",),
    "body.approve_recommendation": ("approved_by",),
    "body.rectify_complaint": ("accepted_by",),
    "body.plan_reception": ("leader",),
    "body.hold_reception": ("leader",),
    "meeting.convene": ("presiding",),
    "session.open": ("presiding",),
    "case.answer_record": ("person",),
    "case.assign": ("person",),
}
RECORDS = {
    "meeting.discuss": ("speeches",),
    "session.note": ("chair",),
    "session.correct": ("chairs",),
}
"""By the kind of a line and its verb, where it names who did something; `RECORDS` hold `person`."""


def _named(verb: str, said: Plain) -> set[tuple[str, str]]:
    """Return who is named in a line, with the field that names them."""
    found = {(said[field], field) for field in ONE.get(verb, ())}
    found |= {(person, field) for field in LISTS.get(verb, ()) for person in said[field]}
    for field in RECORDS.get(verb, ()):
        held = said[field] or []
        held = held if isinstance(held, list) else [held]
        found |= {(each["person"], field) for each in held}
    return found


def _in_meeting(line: Plain, seats: list[Plain]) -> Iterator[tuple[str, str]]:
    said, verb, day = line["payload"], line["verb"], _day(line["stated_at"])
    if verb == "schedule":
        only = STANDING if said["meeting"] == "standing" else None
        for person in _seated(seats, said["held_on"], line["recorded_at"], only):
            yield person, "called"
    there: set[str] = set()
    if verb == "convene":
        there = {a["person"] for a in said["attendance"]}
        yield from ((person, "attended") for person in there)
        yield from ((each["person"], "recused") for each in said["recusals"])
        there |= {each["person"] for each in said["recusals"]}
    if verb == "vote":
        yield from ((each["person"], "voted") for each in said["ballots"])
        there = {
            a["person"]
            for a in said["attendance"]
            if a["arrived"] <= said["at"] and (not a["left"] or said["at"] < a["left"])
        }
        voted = {each["person"] for each in said["ballots"]}
        yield from ((person, "attended") for person in there - voted)
        there |= voted
    if verb in {"convene", "vote"}:
        for person in _seated(seats, day, line["recorded_at"], None) - there:
            yield person, "not_there"
    if verb == "discuss":
        yield from ((each["person"], "position") for each in said["positions"])
        yield from ((each["person"], "wrote") for each in said["written"])
    if verb == "decide":
        yield line["actor"]["person"], "decided"
    if verb == "adjourn" and said["stated_by"]:
        yield said["stated_by"], "adjourned"


def _seated(seats: list[Plain], day: str, known: str, only: set[str] | None) -> set[str]:
    """Return who sits in the meeting on a day, by what was on record at a moment."""
    found: dict[str, list[list[str]]] = {}
    for line in (each for each in seats if each["recorded_at"] <= known):
        said = line["payload"]
        terms = found.setdefault(said["person"], [])
        if line["verb"] == "take_seat":
            terms.append([said["since"], said["until"] or _EVER, said["post"]])
        for term in terms if line["verb"] == "leave_seat" else ():
            term[1] = said["until"] if term[1] == _EVER else term[1]
    return {
        person
        for person, terms in found.items()
        for since, until, post in terms
        if since <= day <= until and (only is None or post in only)
    }


def _day(moment: str) -> str:
    return (datetime.fromisoformat(moment) + EIGHT_HOURS).date().isoformat()
