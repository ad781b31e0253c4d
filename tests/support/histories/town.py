"""A town full of people for random histories: some fit, some conflicted, some without duties.

People come and go: a world changes by appointing somebody, never by changing what was.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.people import APART, Body, Duty, Held, Level, Person, Post, Seat

BODY = "town"
OFFICE, LEAD, OTHER, LAW = "县政府办公室", "县交通运输局", "县财政局", "县司法局"
THIRD_PARTY = "某评估中心"
"""A unit that did nothing before the decision."""
UNITS = (OFFICE, LEAD, OTHER, LAW)
SINCE = date(2019, 1, 1)
SECOND_PERSON = "auditor"
"""Who is assigned to look on."""

_PEOPLE: tuple[tuple[str, str, tuple[Duty, ...]], ...] = (
    ("chief", "县人民政府", (Duty.CHIEF, Duty.MEMBER)),
    ("member-1", "县人民政府", (Duty.MEMBER, Duty.LEGAL_REVIEWER)),
    ("member-2", "县人民政府", (Duty.MEMBER, Duty.SECRETARY)),
    *((f"member-{n}", "县人民政府", (Duty.MEMBER,)) for n in range(3, 7)),
    ("office-head", OFFICE, (Duty.MEMBER,)),
    ("secretary", OFFICE, (Duty.SECRETARY,)),
    ("recorder", OFFICE, (Duty.RECORDER,)),
    ("drafter", LEAD, (Duty.DRAFTER,)),
    ("assessor", LEAD, (Duty.DRAFTER, Duty.RISK_ASSESSOR)),
    ("other-drafter", OTHER, (Duty.DRAFTER, Duty.PROPOSER)),
    ("reviewer", LAW, (Duty.LEGAL_REVIEWER,)),
    ("second-reviewer", LAW, (Duty.LEGAL_REVIEWER, Duty.EXPERT)),
    ("reviewer-of-the-lead-unit", LEAD, (Duty.LEGAL_REVIEWER,)),
    ("drafts-and-reviews", OTHER, (Duty.DRAFTER, Duty.LEGAL_REVIEWER)),
    ("disclosure", OFFICE, (Duty.DISCLOSURE_REVIEWER,)),
    ("drafts-and-discloses", LEAD, (Duty.DRAFTER, Duty.DISCLOSURE_REVIEWER)),
    ("keeps-and-discloses", OFFICE, (Duty.SECRETARY, Duty.DISCLOSURE_REVIEWER)),
    ("regulator", "县市场监督管理局", (Duty.MARKET_REGULATOR,)),
    ("regulator-of-the-lead-unit", LEAD, (Duty.MARKET_REGULATOR,)),
    ("executor", LEAD, (Duty.EXECUTOR,)),
    ("evaluator", THIRD_PARTY, (Duty.EVALUATOR,)),
    ("archivist", "县档案馆", (Duty.ARCHIVIST,)),
    ("keeps-and-files", OFFICE, (Duty.SECRETARY, Duty.ARCHIVIST)),
    ("auditor", "县审计局", (Duty.AUDITOR,)),
    ("nobody", OTHER, ()),
)

_GONE = Person("gone", "gone", LEAD, (Held(Duty.DRAFTER, SINCE, date(2019, 6, 30)),))


@dataclass(slots=True)
class World:
    """The body, its people and its calendar at the moment `now`."""

    body: Body
    people: dict[str, Person]
    calendar: Calendar
    now: datetime
    newcomers: int = field(default=0)

    @property
    def day(self) -> date:
        """Return the legal day."""
        return self.body.day(self.now)

    @property
    def chief(self) -> str:
        """Return the chief in office."""
        return next(s.person for s in self.body.in_office(self.day) if s.post is Post.CHIEF)

    @property
    def members(self) -> tuple[str, ...]:
        """Return everybody in office in the meeting."""
        return tuple(s.person for s in self.body.in_office(self.day))

    def wait(self, until: date) -> None:
        """Let time pass to the first moment of a legal day, unless it is later already."""
        start = datetime(until.year, until.month, until.day, tzinfo=self.body.zone)
        self.now = max(self.now, start.astimezone(UTC))

    def appoint(self, duty: Duty, unit: str) -> Person:
        """Return a new person with one duty, held from this day on."""
        self.newcomers += 1
        key = f"new-{self.newcomers}"
        self.people[key] = Person(key, key, unit, (Held(duty, self.day, noted=self.day),))
        return self.people[key]

    def replace_chief(self) -> Person:
        """Return the new chief, who takes office on the morrow; it is the morrow already."""
        last = self.day
        left = tuple(
            replace(s, until=last) if s.post is Post.CHIEF and s.until is None else s
            for s in self.body.seats
        )
        old = self.people[self.chief]
        gone = tuple(replace(h, until=last) for h in old.held)
        self.people[old.id] = replace(old, held=gone)
        self.wait(last + timedelta(days=1))
        new = self.appoint(Duty.CHIEF, old.unit)
        seat = Seat(new.id, new.name, Post.CHIEF, self.day)
        self.body = replace(self.body, seats=(*left, seat))
        return new

    def leaves(self, person: str) -> None:
        """Let a member leave office today; another takes the seat on the morrow."""
        last, seats, old = self.day, self.body.seats, self.people[person]
        posts = [s.post for s in seats if s.person == person and s.until is None]
        left = tuple(replace(s, until=last) if s.person == person else s for s in seats)
        self.people[person] = replace(old, held=tuple(replace(h, until=last) for h in old.held))
        self.wait(last + timedelta(days=1))
        new = self.appoint(Duty.MEMBER, old.unit)
        taken = tuple(Seat(new.id, new.name, post, self.day) for post in posts)
        self.body = replace(self.body, seats=(*left, *taken))


def opened(calendar: Calendar, rng: Random) -> World:
    """Return a world on some morning, with everybody in office."""
    posts = {"chief": Post.CHIEF} | {f"member-{n}": Post.DEPUTY for n in range(1, 7)}
    posts |= {"office-head": Post.OTHER}
    seats = tuple(Seat(person, person, post, SINCE) for person, post in posts.items())
    start = datetime(2020, 1, 2, 2, tzinfo=UTC) + timedelta(days=rng.randrange(1000))
    noted = start.date()
    people = {
        k: Person(k, k, u, tuple(Held(d, SINCE, noted=noted) for d in ds)) for k, u, ds in _PEOPLE
    }
    body = Body(BODY, BODY, Level.COUNTY, seats)
    return World(body, people | {_GONE.id: _GONE}, calendar, start)


def conflicts(duty: Duty, acted: frozenset[Duty]) -> bool:
    """Return whether somebody who acted so may not act in this duty as well."""
    return any(pair.other_of(duty) in acted for pair in APART)
