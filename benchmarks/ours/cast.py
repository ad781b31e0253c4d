"""The people and papers of the measured case, kept apart from the demonstration's.

The demonstration may change its story; figures taken years apart should be of the same case.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from decision_flow.domain import staff
from decision_flow.domain.people import CHINA, Actor, Duty, Level, Post
from decision_flow.domain.values import Document

BODY, BODY_NAME = "county", "示例县人民政府"
LEAD_UNIT = "县交通运输局"
SINCE = date(2021, 12, 1)
INSTALLER = Actor("installer", "安装", "安装", Duty.SECRETARY)

CHIEF = "chief"
MEMBERS = (CHIEF, *(f"member-{n}" for n in range(1, 7)))
SECRETARY, RECORDER, DRAFTER = "secretary", "recorder", "drafter"
REVIEWER, ARCHIVIST, EXECUTOR = "reviewer", "archivist", "executor"

UNITS = {
    SECRETARY: "县政府办公室",
    RECORDER: "县政府办公室",
    DRAFTER: LEAD_UNIT,
    REVIEWER: "县司法局",
    ARCHIVIST: "县档案馆",
    EXECUTOR: LEAD_UNIT,
} | dict.fromkeys(MEMBERS, "县人民政府")

DUTIES = {
    SECRETARY: Duty.SECRETARY,
    RECORDER: Duty.RECORDER,
    DRAFTER: Duty.DRAFTER,
    REVIEWER: Duty.LEGAL_REVIEWER,
    ARCHIVIST: Duty.ARCHIVIST,
    EXECUTOR: Duty.EXECUTOR,
    CHIEF: Duty.CHIEF,
}


def at(day: date, clock: str = "10:00") -> datetime:
    """Return a moment of a legal day in China, in UTC."""
    return datetime.combine(day, time.fromisoformat(clock), CHINA).astimezone(UTC)


def content_of(title: str) -> bytes:
    """Return the bytes of a paper; the title alone decides them."""
    return f"示例文件\n\n{title}\n".encode()


def paper(title: str) -> Document:
    """Return a paper as it will stand on file."""
    return Document(title=title, digest=hashlib.sha256(content_of(title)).hexdigest())


def founding(calendar: str, since: date = SINCE) -> Iterator[staff.Said]:
    """Return how the body comes to be: people, duties, seats."""
    yield staff.Found(name=BODY_NAME, level=Level.COUNTY)
    yield staff.AdoptCalendar(calendar=calendar)
    for person, unit in UNITS.items():
        yield staff.Enrol(person=person, name=f"{person}（示例）", unit=unit)
        duty = DUTIES.get(person, Duty.MEMBER)
        yield staff.GiveDuty(person=person, duty=duty, since=since)
    for member in MEMBERS:
        post = Post.CHIEF if member == CHIEF else Post.DEPUTY
        yield staff.TakeSeat(person=member, post=post, since=since)
