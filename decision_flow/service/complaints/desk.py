"""The desk of complaints: the list, what is owed of each, what its reports contradict.

What is entered about them goes into the registers of the office (`service.registers`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import IDLE, Case, Fact
from decision_flow.domain.office.complaints.book import Complaint, Reception, Rule
from decision_flow.domain.office.complaints.contradicted import Contradiction, contradictions
from decision_flow.domain.office.complaints.due import (
    Owed,
    ReceptionDay,
    evaluation_called_for,
    owed_of,
    reception_days,
    receptions_missed,
    unregistered_owed,
)
from decision_flow.domain.people import Body
from decision_flow.domain.steps.after.post_evaluation import MANY_OPINIONS
from decision_flow.service.citing import facts_of
from decision_flow.service.complaints.letterbox import Letterbox, no_letter, numbered
from decision_flow.store.letters import box
from decision_flow.store.letters.box import Line

Reported = tuple[Case, tuple[Fact, ...]]
"""A case and all its facts: what its executors reported."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A complaint with its letter's line, what is owed of it, the reports that it contradicts."""

    complaint: Complaint
    line: Line
    owed: tuple[Owed, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """All complaints of a body, letters that nobody registered yet, rules, receptions."""

    complaints: tuple[Followed, ...]
    unregistered: tuple[Line, ...]
    rules: tuple[Rule, ...]
    receptions: tuple[Reception, ...]
    days: tuple[ReceptionDay, ...]
    owed: tuple[Owed, ...]


class Complaints(Letterbox):
    """What the service does with complaints and proposals."""

    def desk(self, body_id: str, *, at: datetime) -> Desk:
        """Return all complaints of a body with what is owed. Raises NotFoundError."""
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id).staff
            body, calendar = staff.body, self.known.calendar(connection, staff)
            lines = {each.number: each for each in box.lines(connection, body_id)}
            today, book = body.day(at), body.complaints
            told = {case: self._told(connection, body, case) for case in book.cases}
            found = tuple(
                _followed(each, lines[each.number], told, (body, calendar, today))
                for each in book.complaints.values()
            )
            called_for = tuple(self._called_for(connection, body))
            waiting = tuple(e for n, e in lines.items() if n not in book.complaints)
        return Desk(
            complaints=found,
            unregistered=waiting,
            rules=book.rules,
            receptions=book.receptions,
            days=_days(body, calendar, today),
            owed=(
                *unregistered_owed(
                    ((e.number, e.received_on) for e in waiting), body, calendar, at=at
                ),
                *receptions_missed(body, calendar, today=today),
                *called_for,
            ),
        )

    def complaint(self, body_id: str, number: int, *, at: datetime) -> Followed:
        """Return a complaint that the office handles. Raises NotFoundError."""
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id).staff
            found = staff.body.complaints.complaints.get(number)
            if found is None:
                raise no_letter(number)
            line, calendar = (
                numbered(connection, body_id, number),
                self.known.calendar(connection, staff),
            )
            seen, case = (staff.body, calendar, staff.body.day(at)), found.case
            told = {} if case is None else {case: self._told(connection, staff.body, case)}
            return _followed(found, line, told, seen)

    # ------------------------------------------------------------------------------------------

    def _called_for(self, connection: Connection, body: Body) -> Iterator[Owed]:
        """Yield the cases about which opinions are as many as call for an evaluation."""
        for case in body.complaints.cases:
            loaded = self.known.load(connection, body.id, case)
            ready, shape = loaded.certified.ready, loaded.folded.case.shape
            for step in ready.of_kind("post_evaluation"):
                figure = ready.procedure.steps[step].figures.get(MANY_OPINIONS)
                if figure is not None and shape[step] in IDLE:
                    yield from evaluation_called_for(body.complaints, case, figure)

    def _told(self, connection: Connection, body: Body, case_id: str) -> Reported:
        case = self.known.load(connection, body.id, case_id).folded.case
        return case, facts_of(connection, case_id, case.seq)


def _followed(
    complaint: Complaint,
    line: Line,
    told: Mapping[str, Reported],
    seen: tuple[Body, Calendar, date],
) -> Followed:
    body, calendar, today = seen
    case, facts = told.get(complaint.case or "", (None, ()))
    against = () if case is None else tuple(contradictions(complaint, case, facts, body))
    owed = tuple(owed_of(complaint, body, calendar, received=line.received_on, today=today))
    return Followed(complaint, line, owed, against)


def _days(body: Body, calendar: Calendar, today: date) -> tuple[ReceptionDay, ...]:
    """Return the days of reception of this year, by the body's rule."""
    return tuple(reception_days(body, calendar, today.replace(month=1, day=1), _last(today)))


def _last(today: date) -> date:
    return today.replace(month=12, day=31)
