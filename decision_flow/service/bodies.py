"""Bodies and their people: facts of a body's own stream; tokens, which are no facts."""

from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from decision_flow.domain.case import Fact
from decision_flow.domain.entering import unfit, unknown
from decision_flow.domain.errors import (
    ClockBehindError,
    DecisionFlowError,
    NotFoundError,
    StaleCaseError,
)
from decision_flow.domain.people import Actor
from decision_flow.domain.staff import (
    KIND,
    STAFF,
    AdoptCalendar,
    Enrol,
    Found,
    Said,
    Staff,
    follow_staff,
    unfounded,
    verb_of,
)
from decision_flow.service.answers import Entered
from decision_flow.service.known import Known, StaffAt
from decision_flow.store import Database, Readers, cases, filing, journal, law, projections
from decision_flow.store.filing import Bearer
from decision_flow.store.journal import Head


class StaffError(DecisionFlowError):
    """What is to be entered does not fit the body as it is."""

    code = "staff-unfit"


class Bodies:
    """What the service does with bodies and their people."""

    database: Database
    known: Known

    def enter(self, body_id: str, said: Said, *, actor: Actor, at: datetime) -> Entered:
        """Write a fact into a body's stream; the first one is `Found`.

        Raises NotFoundError for an unknown body, person or calendar; StaffError when it does not
        fit; StaleCaseError when somebody else wrote first; ClockBehindError.
        """
        seq = 0
        try:
            with self.database.writing() as connection:
                before = self._before(connection, body_id, said)
                seq = before.head.seq + 1
                last = journal.recorded_at(connection, body_id, before.head.seq)
                if last is not None and at < last:
                    raise ClockBehindError(body_id, at, last)
                _fits(connection, self.known.read, before.staff, said)
                return self._enter(connection, before, said, actor=actor, at=at)
        except IntegrityError as error:
            if journal.taken(error):
                raise StaleCaseError(body_id, seq) from error
            raise

    def body(self, body_id: str) -> Staff:
        """Return a body with its people as they are now. Raises NotFoundError."""
        with self.database.reading() as connection:
            return self.known.body(connection, body_id).staff

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

    def _before(self, connection: Connection, body_id: str, said: Said) -> StaffAt:
        if isinstance(said, Found) and cases.body_head(connection, body_id) is None:
            return StaffAt(unfounded(body_id), Head())
        return self.known.body(connection, body_id)

    def _enter(
        self, connection: Connection, before: StaffAt, said: Said, *, actor: Actor, at: datetime
    ) -> Entered:
        body_id, verb = before.staff.body.id, verb_of(said)
        fact = Fact(
            stream=body_id,
            seq=before.head.seq + 1,
            step=STAFF,
            kind=KIND,
            verb=verb,
            trigger=verb,
            payload=said,
            actor=actor,
            stated_at=at,
            recorded_at=at,
            edges=(),
            verdicts=(),
            procedure="",
            calendar="",
        )
        line = journal.append(connection, fact, before.head.digest, body_id=body_id)
        after = follow_staff(before.staff, fact)
        projections.write_staff(connection, after, Head(fact.seq, line.digest))
        return Entered(fact, line.digest)


def _fits(connection: Connection, read: Readers, staff: Staff, said: Said) -> None:
    """Raise unless what is said fits the body as it is."""
    if isinstance(said, AdoptCalendar):
        law.find_calendar(connection, said.calendar, read)
    person = getattr(said, "person", None)
    if person is not None and person not in staff.persons and not isinstance(said, Enrol):
        raise NotFoundError(unknown(person))
    why = unfit(staff, said)
    if why is not None:
        raise StaffError(why)
