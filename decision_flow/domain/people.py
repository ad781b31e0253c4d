"""Who acts: persons, duties, the body and its roster; which duties may not meet in one person."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone, tzinfo
from enum import StrEnum

from decision_flow.domain.intake.catalogue import Catalogue
from decision_flow.domain.intake.judgement import Judgement
from decision_flow.domain.numbering import Series
from decision_flow.domain.office.complaints.book import ComplaintBook
from decision_flow.domain.office.custody.said import Custody
from decision_flow.domain.office.emergency import Emergency
from decision_flow.domain.office.ladder import Measure
from decision_flow.domain.office.lawsuits import Lawsuit
from decision_flow.domain.office.seals import Sealed
from decision_flow.domain.office.supervision.following import Supervision
from decision_flow.domain.units import Succession, is_of
from decision_flow.domain.values import (
    FAIR_COMPETITION,
    HOUSE_RULE,
    ORGANIC_LAW,
    Source,
    Text,
    article,
    decree_713,
)

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")


class Duty(StrEnum):
    """In what capacity a person acts; every fact names one."""

    PROPOSER = "proposer"
    SECRETARY = "secretary"
    CHIEF = "chief"
    MEMBER = "member"
    DRAFTER = "drafter"
    RISK_ASSESSOR = "risk_assessor"
    MARKET_REGULATOR = "market_regulator"
    DISCLOSURE_REVIEWER = "disclosure_reviewer"
    LEGAL_REVIEWER = "legal_reviewer"
    EXPERT = "expert"
    RECORDER = "recorder"
    EXECUTOR = "executor"
    EVALUATOR = "evaluator"
    ARCHIVIST = "archivist"
    AUDITOR = "auditor"


DUTY_LABELS: dict[Duty, Text] = {
    Duty.PROPOSER: Text("提出人", "proposer"),
    Duty.SECRETARY: Text("办公厅（室）工作人员", "secretariat"),
    Duty.CHIEF: Text("行政首长", "chief"),
    Duty.MEMBER: Text("会议组成人员", "member"),
    Duty.DRAFTER: Text("决策承办单位经办人", "lead unit's officer"),
    Duty.RISK_ASSESSOR: Text("风险评估人员", "risk assessor"),
    Duty.MARKET_REGULATOR: Text("市场监管部门审查人员", "market regulator"),
    Duty.DISCLOSURE_REVIEWER: Text("公开（保密）审查人员", "disclosure reviewer"),
    Duty.LEGAL_REVIEWER: Text("合法性审查人员", "legal reviewer"),
    Duty.EXPERT: Text("论证专家", "expert"),
    Duty.RECORDER: Text("会议记录人员", "recorder"),
    Duty.EXECUTOR: Text("决策执行单位人员", "executor"),
    Duty.EVALUATOR: Text("决策后评估人员", "evaluator"),
    Duty.ARCHIVIST: Text("档案人员", "archivist"),
    Duty.AUDITOR: Text("审计监督人员", "auditor"),
}


KEEPERS = (Duty.SECRETARY, Duty.CHIEF)
"""Who keeps a body's catalogue: the secretariat, or the chief."""
JUDGES = (*KEEPERS, Duty.DRAFTER)
"""Who judges whether a matter is a major decision: who keeps the catalogue, or a lead unit."""
CONFIRMERS = (*KEEPERS, Duty.LEGAL_REVIEWER)
"""Who may be the second person to look at a judgement."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Two duties that may not meet in one person on one case."""

    one: Duty
    other: Duty
    source: Source

    def met_by(self, duties: Iterable[Duty]) -> bool:
        """Return whether both duties are among these."""
        held = frozenset(duties)
        return self.one in held and self.other in held

    def other_of(self, duty: Duty) -> Duty | None:
        """Return the duty that `duty` excludes here, or None when this pair is not about it."""
        if duty is self.one:
            return self.other
        return self.one if duty is self.other else None


APART: tuple[Apart, ...] = (
    Apart(Duty.DRAFTER, Duty.LEGAL_REVIEWER, decree_713(25)),
    Apart(Duty.DRAFTER, Duty.MARKET_REGULATOR, Source(FAIR_COMPETITION, article(14))),
    Apart(Duty.DRAFTER, Duty.DISCLOSURE_REVIEWER, HOUSE_RULE),
    Apart(Duty.DRAFTER, Duty.EXPERT, decree_713(20)),
    Apart(Duty.RISK_ASSESSOR, Duty.EVALUATOR, decree_713(36)),
    Apart(Duty.EXPERT, Duty.EVALUATOR, decree_713(36)),
    Apart(Duty.CHIEF, Duty.RECORDER, HOUSE_RULE),
    Apart(Duty.CHIEF, Duty.LEGAL_REVIEWER, HOUSE_RULE),
    Apart(Duty.CHIEF, Duty.DRAFTER, HOUSE_RULE),
    Apart(Duty.LEGAL_REVIEWER, Duty.EXPERT, HOUSE_RULE),
    Apart(Duty.DRAFTER, Duty.SECRETARY, HOUSE_RULE),
    Apart(Duty.DRAFTER, Duty.RECORDER, HOUSE_RULE),
    Apart(Duty.LEGAL_REVIEWER, Duty.RECORDER, HOUSE_RULE),
)


@dataclass(frozen=True, slots=True)
class Held:
    """A duty held in a body, from a day (inclusive) until a day (inclusive) or without end.

    `noted` is the day on which the body wrote it down, where that is known.
    """

    duty: Duty
    since: date
    until: date | None = None
    noted: date | None = None

    def on(self, day: date) -> bool:
        """Return whether the duty is held on this day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Left:
    """A unit that a person was of, and the day on which the body wrote down another."""

    unit: str
    on: date


@dataclass(frozen=True, slots=True)
class Person:
    """A named person of a body, with the duties held there; `left` are the units of before."""

    id: str
    name: str
    unit: str
    held: tuple[Held, ...] = ()
    left: tuple[Left, ...] = ()

    def duties_on(self, day: date) -> tuple[Duty, ...]:
        """Return the duties held on this day, each once, in the order they were given."""
        return tuple(dict.fromkeys(h.duty for h in self.held if h.on(day)))

    def once_of(self, units: Iterable[str], since: date | None = None) -> bool:
        """Return whether the person left one of these units, whichever it is of now.

        With `since`, only a unit counts that was left on that day or later: of that unit the
        person was at some moment from that day on.
        """
        there = tuple(units)
        return any(
            is_of(each.unit, there) for each in self.left if since is None or each.on >= since
        )

    def unit_on(self, day: date) -> str:
        """Return the unit of the person at the end of a day; the first one before all others."""
        return next((each.unit for each in self.left if day < each.on), self.unit)


def held_from(
    persons: Iterable[Person], units: Iterable[str], duty: Duty, day: date
) -> date | None:
    """Return the first day, not before `day`, on which somebody of these units holds a duty.

    None where nobody of them ever will, as far as is written down.
    """
    there = tuple(units)
    days = (
        max(held.since, day)
        for person in persons
        if is_of(person.unit, there)
        for held in person.held
        if held.duty is duty and (held.until is None or held.until >= day)
    )
    return min(days, default=None)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person acting in one duty; `instead_of` names the person whose deputy acts."""

    person: str
    name: str
    unit: str
    duty: Duty
    instead_of: str | None = None

    @property
    def persons(self) -> frozenset[str]:
        """Return who acts and in whose place: what a deputy does binds the person stood for."""
        return frozenset({self.person, self.instead_of or self.person})


class Level(StrEnum):
    """The level of a body; it fixes who sits in the standing meeting."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    DEPARTMENT = "department"


class Post(StrEnum):
    """A seat in the roster of a body's meeting."""

    CHIEF = "chief"
    DEPUTY = "deputy"
    SECRETARY_GENERAL = "secretary_general"
    OTHER = "other"


ROSTER_SOURCE = Source(ORGANIC_LAW, article(78))

_WITH_SECRETARY_GENERAL = frozenset({Post.CHIEF, Post.DEPUTY, Post.SECRETARY_GENERAL})
STANDING: dict[Level, frozenset[Post]] = {
    Level.PROVINCE: _WITH_SECRETARY_GENERAL,
    Level.PREFECTURE: _WITH_SECRETARY_GENERAL,
    Level.COUNTY: frozenset({Post.CHIEF, Post.DEPUTY}),
}
"""Who sits in the standing meeting, by level; other bodies have none that the law composes."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A member of the body's meeting, with the days in office (both inclusive).

    `noted` is when the body wrote down that the seat was taken, `left_noted` that it was left,
    where that is known. `acting` is the number of the decision by which a deputy acts as chief.
    """

    person: str
    name: str
    post: Post
    since: date
    until: date | None = None
    left_noted: datetime | None = None
    noted: datetime | None = None
    acting: str | None = None

    def in_office(
        self, day: date, known: datetime | None = None, recorded: datetime | None = None
    ) -> bool:
        """Return whether the seat is held on this day, by what was `known` at a moment if given.

        A seat written down as taken only after `recorded` is not held.
        """
        if recorded is not None and self.noted is not None and self.noted > recorded:
            return False
        if known is not None and self.left_noted is not None and self.left_noted > known:
            return self.since <= day
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Body:
    """A body that decides (决策机关): its level, roster, zone, series of numbers and catalogues."""

    id: str
    name: str
    level: Level
    seats: tuple[Seat, ...] = ()
    zone: tzinfo = field(default=CHINA)
    series: tuple[Series, ...] = ()
    catalogues: tuple[Catalogue, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    successions: tuple[Succession, ...] = ()
    emergencies: tuple[Emergency, ...] = ()
    seals: tuple[Sealed, ...] = ()
    lawsuits: tuple[Lawsuit, ...] = ()
    measures: tuple[Measure, ...] = ()
    supervisions: tuple[Supervision, ...] = ()
    complaints: ComplaintBook = field(default_factory=ComplaintBook)
    custody: Custody = field(default_factory=Custody)

    def day(self, moment: datetime) -> date:
        """Return the legal day of a moment: its date in the body's time zone.

        The first and the last date stand for moments that the zone would put outside them.
        """
        try:
            return moment.astimezone(self.zone).date()
        except OverflowError:
            return moment.date()

    def in_office(
        self, day: date, known: datetime | None = None, recorded: datetime | None = None
    ) -> tuple[Seat, ...]:
        """Return the members of the meeting in office on this day, by what was `known` then.

        Left out are those whose seat was written down as taken only after `recorded`.
        """
        return tuple(seat for seat in self.seats if seat.in_office(day, known, recorded))

    def standing(
        self, day: date, known: datetime | None = None, recorded: datetime | None = None
    ) -> tuple[Seat, ...]:
        """Return the members of the standing meeting in office on this day, likewise.

        Counties and above: Organic Law 78. A township or department has no standing meeting
        that the law composes: all its seats count.
        """
        posts = STANDING.get(self.level, frozenset(Post))
        return tuple(seat for seat in self.in_office(day, known, recorded) if seat.post in posts)
