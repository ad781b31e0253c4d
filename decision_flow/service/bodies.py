"""Bodies and their people: facts of a body's own stream; tokens, which are no facts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.entered import entered
from decision_flow.domain.errors import (
    ClockBehindError,
    StaleCaseError,
)
from decision_flow.domain.move import Refused
from decision_flow.domain.numbering import Numbered, TakeNumber
from decision_flow.domain.people import Actor
from decision_flow.domain.staff import (
    KIND,
    Found,
    Said,
    Staff,
    follow_staff,
    unfounded,
)
from decision_flow.service import numbers
from decision_flow.service.answers import Entered
from decision_flow.service.citing import cited
from decision_flow.service.entering import Entry, refused
from decision_flow.service.errors import NumberNotNextError, UnfitError
from decision_flow.service.known import Known, StaffAt
from decision_flow.service.recounting import recount
from decision_flow.service.refusing import Asked, keep_of_body
from decision_flow.store import Database, cases, filing, journal, projections
from decision_flow.store.filing import Bearer
from decision_flow.store.journal import Head

_ATTEMPTS = 10
"""How often a number is asked for again when somebody else took it first."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A number that is wanted: of which series, for which paper, of a case or of none."""

    series: str
    paper: Numbered
    title: str
    case: str | None = None


class Bodies:
    """What the service does with bodies and their people."""

    database: Database
    known: Known

    def enter(self, body_id: str, said: Said, *, actor: Actor, at: datetime) -> Entered:
        """Write a fact into a body's stream; the first one is `Found`.

        Raises NotFoundError for an unknown body, person or calendar; UnfitError with all that
        stands in the way, once that is on record; StaleCaseError when somebody else wrote first;
        ClockBehindError.
        """
        seq = 0
        for attempt in range(_ATTEMPTS):
            try:
                with self.database.writing() as connection:
                    cases.hold_body(connection, body_id)
                    before = self._before(connection, body_id, said)
                    seq = before.head.seq + 1
                    last = journal.recorded_at(connection, body_id, before.head.seq)
                    if last is not None and at < last:
                        raise ClockBehindError(body_id, at, last)
                    answer = self._answer(connection, before, said, actor=actor, at=at)
            except IntegrityError as error:
                if journal.taken(error):
                    raise StaleCaseError(body_id, seq) from error
                # Somebody else was refused at the same moment: the chain of refusals goes on.
                if not journal.lost_race(error) or attempt + 1 == _ATTEMPTS:
                    raise
            else:
                if isinstance(answer, Refused):
                    raise UnfitError(answer)
                return answer
        raise AssertionError("unreachable")

    def take_number(self, body_id: str, wanted: Wanted, *, actor: Actor, at: datetime) -> Entered:
        """Take the next number of a series; of two who ask at once each gets another.

        Raises NotFoundError for an unknown body or case, StaffError, ClockBehindError.
        """
        for attempt in range(_ATTEMPTS):
            staff = self.body(body_id)
            year = staff.body.day(at).year
            number = next(
                (s.following(year) for s in staff.body.series if s.key == wanted.series), 1
            )
            said = TakeNumber(
                series=wanted.series,
                year=year,
                number=number,
                paper=wanted.paper,
                title=wanted.title,
                case=wanted.case,
            )
            try:
                return self.enter(body_id, said, actor=actor, at=at)
            except (StaleCaseError, NumberNotNextError):
                if attempt + 1 == _ATTEMPTS:
                    raise
        raise AssertionError("unreachable")

    def bodies(self) -> tuple[Staff, ...]:
        """Return every body of this installation, by id: for whoever runs it."""
        with self.database.reading() as connection:
            return tuple(
                self.known.body(connection, body_id).staff for body_id in cases.bodies(connection)
            )

    def body(self, body_id: str) -> Staff:
        """Return a body with its people as they are now. Raises NotFoundError."""
        with self.database.reading() as connection:
            return self.known.body(connection, body_id).staff

    def calendar_of(self, body_id: str) -> Calendar:
        """Return the calendar that a body counts by. Raises NotFoundError."""
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id).staff
            return self.known.calendar(connection, staff)

    def add_token(
        self,
        body_id: str,
        person: str,
        digest: str,
        *,
        label: str,
        expires_at: datetime | None = None,
    ) -> None:
        """Keep the SHA-256 of a token that stands for a person. Raises NotFoundError."""
        with self.database.writing() as connection:
            self.known.body(connection, body_id).person(person)
            filing.add_token(
                connection, digest, Bearer(body_id, person), label=label, expires_at=expires_at
            )

    def revoke_token(self, digest: str, *, at: datetime) -> bool:
        """End a token, and return whether there was one to end."""
        with self.database.writing() as connection:
            return filing.revoke_token(connection, digest, at)

    def bearer(self, digest: str, *, at: datetime) -> Bearer | None:
        """Return whom the token with this SHA-256 stands for at a moment."""
        with self.database.reading() as connection:
            return filing.bearer_of(connection, digest, at)

    def _answer(
        self, connection: Connection, before: StaffAt, said: Said, *, actor: Actor, at: datetime
    ) -> Entered | Refused:
        """Make an entry, or keep its refusal."""
        if isinstance(said, TakeNumber):
            numbers.in_turn(before.staff, said)
        answer = refused(connection, self.known, Entry(before.staff, said, actor, at))
        if answer is None:
            return self._enter(connection, before, said, actor=actor, at=at)
        keep_of_body(connection, before, Asked(KIND, said, actor, at), answer)
        return answer

    def _before(self, connection: Connection, body_id: str, said: Said) -> StaffAt:
        if isinstance(said, Found) and cases.body_head(connection, body_id) is None:
            return StaffAt(unfounded(body_id), Head())
        return self.known.body(connection, body_id)

    def _enter(
        self, connection: Connection, before: StaffAt, said: Said, *, actor: Actor, at: datetime
    ) -> Entered:
        cites = cited(connection, self.known, before.staff, said)
        fact = entered(before.staff, said, actor=actor, at=at, cites=cites)
        line = journal.append(connection, fact, before.head.digest, body_id=fact.stream)
        after = follow_staff(before.staff, fact)
        projections.write_staff(connection, after, Head(fact.seq, line.digest))
        found = recount(connection, self.known, before.staff, after)
        return Entered(fact, line.digest, found)
