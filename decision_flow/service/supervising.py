"""Supervisions of a body: ordered, drawn, found, concluded, objected to, put right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import Fact
from decision_flow.domain.content import documents_of
from decision_flow.domain.errors import CaseNotFoundError, ClockBehindError, NotFoundError
from decision_flow.domain.move import Refused, Setting
from decision_flow.domain.office.emergency import Owed
from decision_flow.domain.office.supervision.following import (
    Supervision,
    follow_supervision,
    supervision_of,
)
from decision_flow.domain.office.supervision.said import (
    OrderSupervision,
    SampleSupervision,
    Supervised,
    cases_named,
)
from decision_flow.domain.staff import KIND, Staff, follow_staff
from decision_flow.domain.supervising.owed import owed, unanswerable
from decision_flow.domain.supervising.recommending import undone
from decision_flow.domain.supervising.told import Told
from decision_flow.domain.values import Cite, Text
from decision_flow.engine.supervising import say
from decision_flow.service.answers import Entered
from decision_flow.service.committing import committed
from decision_flow.service.known import Loaded
from decision_flow.service.refusing import Asked, keep_of_body
from decision_flow.service.registers import Registers
from decision_flow.store import cases, filing, journal, projections
from decision_flow.store.journal import Head, Line


@dataclass(frozen=True, slots=True)
class Overseen:
    """A supervision as it stands, and what is still to be done about it."""

    supervision: Supervision
    owed: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class SupervisionFile:
    """A supervision with the lines of the body's stream that are about it, in order."""

    supervision: Supervision
    lines: tuple[Line, ...]


class Supervising(Registers):
    """What the service does with supervisions."""

    def supervise(
        self, body_id: str, said: Supervised, *, person: str, at: datetime
    ) -> Entered | Refused:
        """Put something on record of a supervision, or keep the refusal.

        Raises NotFoundError, StaleCaseError when somebody else wrote first, ClockBehindError.
        """
        return committed(
            self.database,
            lambda c: self._supervise(c, body_id, said, person=person, at=at),
            stream=body_id,
            seq=self.body(body_id).seq + 1,
        )

    def supervisions(self, body_id: str, *, at: datetime) -> tuple[Overseen, ...]:
        """Return the supervisions of a body, the earliest first. Raises NotFoundError."""
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id).staff
            found = staff.body.supervisions
            if not found:
                return ()
            calendar = self.known.calendar(connection, staff)
        body, day = staff.body, staff.body.day(at)
        return tuple(
            Overseen(
                each,
                (
                    *owed(each, body, calendar, day),
                    *undone(each),
                    *unanswerable(each, body, staff.persons, calendar=calendar, day=day),
                ),
            )
            for each in found
        )

    def supervision(self, body_id: str, number: str, *, at: int | None = None) -> SupervisionFile:
        """Return a supervision with its lines, as it stood after line `at` of the body's stream.

        Raises NotFoundError for an unknown body, a line that is not written, or where it was not
        ordered by then.
        """
        with self.database.reading() as connection:
            found = self.known.body(connection, body_id)
            last = found.head.seq if at is None else at
            there = supervision_of(found.staff.body.supervisions, number)
            if last > found.head.seq or there is None or there.order.line > last:
                raise NotFoundError(
                    Text(
                        f"截至该记录没有编号为“{number}”的督查任务。",
                        f"There is no supervision “{number}” by that line.",
                    )
                )
            every = journal.lines(connection, (body_id, there.order.line - 1, last))[body_id]
        lines: list[Line] = []
        followed: tuple[Supervision, ...] = ()
        for line in every:
            fact, said = line.fact, line.fact.payload
            if isinstance(said, Supervised) and said.supervision == number:
                followed = follow_supervision(
                    followed, said, line=fact.seq, by=fact.actor.person, at=fact.recorded_at
                )
                lines.append(line)
        return SupervisionFile(followed[0], tuple(lines))

    def _supervise(
        self, connection: Connection, body_id: str, said: Supervised, *, person: str, at: datetime
    ) -> Entered | Refused:
        cases.hold_body(connection, body_id)
        before = self.known.body(connection, body_id)
        last = journal.recorded_at(connection, body_id, before.head.seq)
        if last is not None and at < last:
            raise ClockBehindError(body_id, at, last)
        body, calendar = before.staff.body, self.known.calendar(connection, before.staff)
        matters = self._named(connection, body_id, said)
        told = Told(
            said,
            before.person(person),
            body,
            before.staff.persons,
            calendar,
            at,
            {name: loaded.folded.case for name, loaded in matters.items()},
        )
        there = filing.on_file(connection, body_id, (d.digest for d in documents_of(said)))
        setting = Setting(body, calendar, at, documents=there, persons=before.staff.persons)
        cites = tuple(
            Cite(name, each.folded.case.seq, each.folded.head) for name, each in matters.items()
        )
        answer = say(told, setting, before.head.seq + 1, cites)
        if isinstance(answer, Refused):
            asked = Asked(KIND, said, told.actor, at)
            digest = calendar.digest
            keep_of_body(connection, before, asked, answer, calendar=digest, cites=cites)
            return answer
        (fact,) = answer.facts
        line = journal.append(connection, fact, before.head.digest, body_id=body_id)
        after = follow_staff(before.staff, fact)
        projections.write_staff(connection, after, Head(fact.seq, line.digest))
        return Entered(
            fact, line.digest, told=(*_warned(fact), *_unknown(after, said, calendar, at))
        )

    def _named(
        self, connection: Connection, body_id: str, said: Supervised
    ) -> Mapping[str, Loaded]:
        """Return the cases that it names, those that the body has."""
        found = {}
        for case_id in cases_named(said):
            try:
                found[case_id] = self.known.load(connection, body_id, case_id)
            except CaseNotFoundError:
                continue
        return found


def _warned(fact: Fact) -> Iterator[Owed]:
    """Yield the warnings with which something was accepted."""
    for each in fact.verdicts:
        if each.advisory:
            yield Owed(each.code, each.reason, each.source)


def _unknown(staff: Staff, said: Supervised, calendar: Calendar, at: datetime) -> Iterator[Owed]:
    """Yield of which units nobody is known, once it is said which are supervised."""
    if isinstance(said, OrderSupervision | SampleSupervision):
        body, found = staff.body, supervision_of(staff.body.supervisions, said.supervision)
        if found is not None:
            day = body.day(at)
            yield from unanswerable(found, body, staff.persons, calendar=calendar, day=day)
