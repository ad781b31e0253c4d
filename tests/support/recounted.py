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
    found: dict[str, tuple[str, str, str]] = {}
    for line in (each for each in seats if each["recorded_at"] <= known):
        said = line["payload"]
        if line["verb"] == "take_seat":
            found[said["person"]] = said["since"], said["until"] or "9999", said["post"]
        else:
            since, _, post = found[said["person"]]
            found[said["person"]] = since, said["until"], post
    return {
        person
        for person, (since, until, post) in found.items()
        if since <= day <= until and (only is None or post in only)
    }


def _day(moment: str) -> str:
    return (datetime.fromisoformat(moment) + EIGHT_HOURS).date().isoformat()
