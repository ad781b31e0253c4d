"""The ledger of a person: shown to that person and to auditors, every look written down first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from decision_flow.domain.answering.entry import Entry, EntryKind
from decision_flow.domain.answering.ledger import Owed, Part, Totals, parts, totals
from decision_flow.domain.answering.look import KIND, LOOKS, Look, asked_of, looker, stream_of
from decision_flow.domain.case import Fact
from decision_flow.domain.errors import ClockBehindError
from decision_flow.domain.move import Refused
from decision_flow.domain.office.ladder import Measure
from decision_flow.domain.people import Body, Duty, Person, Seat
from decision_flow.engine.answering import entries
from decision_flow.engine.looking import look
from decision_flow.engine.overdue import overdue
from decision_flow.engine.rules import Ready
from decision_flow.service.bodies import Bodies
from decision_flow.service.committing import ATTEMPTS, committed
from decision_flow.service.errors import demand
from decision_flow.service.known import StaffAt
from decision_flow.service.refusing import Asked, keep_of_body
from decision_flow.store import answering, journal
from decision_flow.store.answering import Matter
from decision_flow.store.journal import Head

MEASURING = (Duty.AUDITOR, Duty.CHIEF)
"""Who has to act in measures about others."""
_BATCH = 50
"""How many streams are read into the ledgers in one transaction: moves wait no longer for it."""


@dataclass(frozen=True, slots=True)
class PersonLedger:
    """The ledger of a person as somebody saw it: `look` is the line by which that is on record.

    `units` are those of the person with the moment from which each is on record. `matters` name
    the cases and sessions that the parts are of, `readies` the procedure of each case.
    """

    person: Person
    body: Body
    units: tuple[Entry, ...]
    seats: tuple[Seat, ...]
    parts: tuple[Part, ...]
    matters: Mapping[str, Matter]
    readies: Mapping[str, Ready]
    owed: tuple[Owed, ...]
    measures: tuple[Measure, ...]
    totals: Totals
    look: Fact


class Answering(Bodies):
    """What the service does with the ledgers of people."""

    def ledger_of(
        self, body_id: str, said: Look, *, person: str, at: datetime
    ) -> PersonLedger | Refused:
        """Return the ledger of a person, once it is on record who looks and why, or was refused.

        Raises NotFoundError for an unknown body or asker, StaleCaseError, ClockBehindError.
        """
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id)
            asker = staff.person(person)
        refused = look(said, asker, staff.staff, at, seq=1, cite=staff.cite)
        if not isinstance(refused, Refused):
            self.catch_up(body_id)
        seen = self._looked(body_id, said, person=person, at=at)
        return seen if isinstance(seen, Refused) else self._shown(body_id, said.person, seen, at)

    def looks(self, body_id: str, wanted: str, *, person: str, at: datetime) -> tuple[Fact, ...]:
        """Return who looked at the ledger of a person: for that person, and for auditors.

        Raises UnfitError for anybody else, NotFoundError.
        """
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id)
            _may_ask(staff, wanted, person, at)
            stream = stream_of(body_id)
            found = journal.lines(connection, (stream, 0, None))[stream]
        return tuple(
            line.fact
            for line in found
            if isinstance(line.fact.payload, Look) and line.fact.payload.person == wanted
        )

    def measures(self, body_id: str, *, person: str, at: datetime) -> tuple[Measure, ...]:
        """Return the measures about a person; for auditors and the chief also those under way.

        Those about others that are done with are in their ledgers. Raises NotFoundError.
        """
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id)
            asker, body = staff.person(person), staff.staff.body
        sees = any(each in MEASURING for each in asker.duties_on(body.day(at)))
        return tuple(
            each for each in body.measures if each.person == person or (sees and each.open)
        )

    def catch_up(self, body_id: str) -> int:
        """Read into the ledgers what was written since, and return how many streams that were."""
        done = 0
        while read := self._read_some(body_id):
            done += read
        return done

    # ------------------------------------------------------------------------------------------

    def _read_some(self, body_id: str) -> int:
        for attempt in range(ATTEMPTS):
            try:
                with self.database.writing() as connection:
                    return self._read(connection, body_id)
            except IntegrityError:
                # Somebody else read the same lines into the ledgers meanwhile.
                if attempt + 1 == ATTEMPTS:
                    raise
        raise AssertionError("unreachable")

    def _read(self, connection: Connection, body_id: str) -> int:
        body = self.known.body(connection, body_id).staff.body
        streams = answering.behind(connection, body_id, _BATCH)
        for stream, after, last in streams:
            lines = journal.lines(connection, (stream, after, last))[stream]
            acted = answering.acted_in(connection, stream) if after else {}
            found = entries((line.fact for line in lines), body, acted)
            answering.add(connection, body_id, stream, found, upto=last)
        return len(streams)

    def _looked(self, body_id: str, said: Look, *, person: str, at: datetime) -> Fact | Refused:
        return committed(
            self.database,
            lambda c: self._look(c, body_id, said, person=person, at=at),
            stream=stream_of(body_id),
            seq=0,
            again=ATTEMPTS,
        )

    def _look(
        self, connection: Connection, body_id: str, said: Look, *, person: str, at: datetime
    ) -> Fact | Refused:
        staff, stream = self.known.body(connection, body_id), stream_of(body_id)
        end = answering.end_of(connection, stream)
        before, moment = (Head(), None) if end is None else end
        if moment is not None and at < moment:
            raise ClockBehindError(stream, at, moment)
        answer = look(
            said, staff.person(person), staff.staff, at, seq=before.seq + 1, cite=staff.cite
        )
        if isinstance(answer, Refused):
            if said.person not in staff.staff.persons:
                # There is no such ledger: what was typed instead of an id is kept nowhere.
                return answer
            actor = looker(staff.person(person), said, staff.staff.body, at)
            keep_of_body(connection, staff, Asked(KIND, said, actor, at), answer)
            return answer
        (fact,) = answer.facts
        journal.append(connection, fact, before.digest, body_id=body_id)
        return fact

    def _shown(self, body_id: str, person: str, seen: Fact, at: datetime) -> PersonLedger:
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id)
            known, body = staff.person(person), staff.staff.body
            found = parts(answering.of_person(connection, body_id, person))
            matters = answering.matters(connection, body_id, person)
            readies = {
                each.id: self.known.procedure(connection, each.procedure).ready
                for each in matters.values()
                if each.procedure is not None
            }
            late = self._owed(connection, body_id, known, found, at=at)
        return PersonLedger(
            person=known,
            body=body,
            units=tuple(e for p in found for e in p.entries if _is_unit(e)),
            seats=tuple(seat for seat in body.seats if seat.person == person),
            parts=found,
            matters=matters,
            readies=readies,
            owed=late,
            measures=tuple(each for each in body.measures if each.person == person),
            totals=totals(found),
            look=seen,
        )

    def _owed(
        self,
        connection: Connection,
        body_id: str,
        person: Person,
        found: tuple[Part, ...],
        *,
        at: datetime,
    ) -> tuple[Owed, ...]:
        """Return what is overdue, in the cases of the body in which something is."""
        body = self.known.body(connection, body_id).staff.body
        by_case = {part.stream: part for part in found}
        owed: list[Owed] = []
        executes = Duty.EXECUTOR in person.duties_on(body.day(at))
        for case_id in answering.overdue_cases(connection, body_id, body.day(at)):
            if case_id not in by_case and not executes:
                continue
            loaded = self.known.load(connection, body_id, case_id)
            part = by_case.get(case_id)
            duties = {e.duty for e in part.entries if e.duty is not None} if part else set()
            owed += overdue(
                loaded.certified.ready,
                loaded.folded.case,
                body,
                loaded.calendar,
                person,
                duties,
                at=at,
            )
        return tuple(owed)


def _is_unit(entry: Entry) -> bool:
    return entry.kind is EntryKind.OFFICE and entry.unit is not None


def _may_ask(staff: StaffAt, wanted: str, person: str, at: datetime) -> None:
    """Raise unless a person may know who looked at a ledger: its person, or an auditor."""
    asker = staff.person(person)
    staff.person(wanted)
    found = asked_of(Look(person=wanted), asker, staff.staff.body, at, known=staff.staff.persons)
    demand(LOOKS, "read", (each for each in found if each.personal and each.refuses))
