"""What can be read: cases and all that is kept of them. Nothing here writes, but documents."""

from dataclasses import replace
from datetime import datetime
from typing import BinaryIO

from sqlalchemy import Connection

from decision_flow.domain.case import CASE, Case, Fact, fold
from decision_flow.domain.content import documents_of
from decision_flow.domain.errors import CaseNotFoundError, NotFoundError
from decision_flow.domain.move import Setting
from decision_flow.domain.people import Duty
from decision_flow.domain.staff import STAFF
from decision_flow.domain.steps.ending import Becomes
from decision_flow.domain.unmet import lacks
from decision_flow.domain.values import Text
from decision_flow.domain.views import CaseView, Deadline, Refusal
from decision_flow.engine.channels import Shown, register
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.earliest import Earliest, earliest
from decision_flow.engine.explain import Option, explain
from decision_flow.engine.ledger import Answerable, ledger
from decision_flow.engine.linking import parts_of
from decision_flow.engine.opening import unopened
from decision_flow.engine.staffing import Staffing, open_tasks, staffing
from decision_flow.engine.standing import GateStanding, standings
from decision_flow.engine.views import case_view
from decision_flow.service.answers import CaseFile, Linked
from decision_flow.service.bodies import Bodies
from decision_flow.service.elsewhere import failed_elsewhere
from decision_flow.service.errors import demand
from decision_flow.service.joining import joint_cases
from decision_flow.service.linking import untaken
from decision_flow.store import Documents, cases, filing, journal, links, projections
from decision_flow.store.cases import Filter
from decision_flow.store.filing import Filed
from decision_flow.store.journal import Line
from decision_flow.store.opinions.cited import looked_at_again


class Reading(Bodies):
    """What the service reads."""

    files: Documents

    def case(self, body_id: str, case_id: str) -> CaseFile:
        """Return a case. Raises CaseNotFoundError."""
        with self.database.reading() as connection:
            loaded = self.known.load(connection, body_id, case_id)
        ready, folded = loaded.certified.ready, loaded.folded
        view = case_view(ready, folded.case, folded.head, loaded.latest.updated_at)
        return CaseFile(view, folded.case, ready)

    def cases(
        self,
        body_id: str,
        wanted: Filter | None = None,
        *,
        after: str | None = None,
        limit: int = 50,
    ) -> tuple[CaseView, ...]:
        """Return a page of cases, the latest opened first, after the case `after`."""
        with self.database.reading() as connection:
            return cases.page(connection, body_id, wanted or Filter(), after=after, limit=limit)

    def links(self, body_id: str, case_id: str) -> Linked:
        """Return the cases of the body that a case comes from, and those that come from it.

        Raises CaseNotFoundError.
        """
        with self.database.reading() as connection:
            case = self.known.load(connection, body_id, case_id).folded.case
            named_by = links.named_by(connection, body_id, case_id)
            return Linked(
                links.names(connection, body_id, case_id),
                named_by,
                untaken(parts_of(case, *Becomes), named_by),
            )

    def explain(
        self, body_id: str, case_id: str, *, at: datetime, person: str | None = None
    ) -> tuple[Option, ...]:
        """Return every move, open or closed, as it is for this person or for anybody."""
        with self.database.reading() as connection:
            loaded = self.known.load(connection, body_id, case_id)
            joint = joint_cases(connection, self.known, loaded.folded.case)
            elsewhere = failed_elsewhere(connection, self.known, loaded)
        staff = loaded.staff
        asking = None if person is None else staff.person(person)
        setting = Setting(
            staff.staff.body,
            loaded.calendar,
            at,
            persons=staff.staff.persons,
            joint=joint,
            elsewhere=elsewhere,
        )
        return explain(loaded.certified.ready, loaded.folded.case, setting, asking)

    def staffing(
        self,
        body_id: str,
        case_id: str,
        *,
        at: datetime,
        recused: frozenset[str] = frozenset(),
    ) -> Staffing:
        """Return who could lawfully carry the case and its open tasks through, or why nobody can.

        `recused` are members taken to have no part. Raises CaseNotFoundError, NotFoundError.
        """
        with self.database.reading() as connection:
            loaded = self.known.load(connection, body_id, case_id)
            intake = looked_at_again(connection, loaded.folded.case)
        staff = loaded.staff
        for person in sorted(recused):
            staff.person(person)
        persons = staff.staff.persons
        setting = Setting(staff.staff.body, loaded.calendar, at, persons=persons, intake=intake)
        ready, case = loaded.certified.ready, loaded.folded.case
        found = staffing(ready, case, setting, recused=recused)
        return replace(found, tasks=open_tasks(ready, case, setting))

    def setting(self, body_id: str, *, at: datetime) -> Setting:
        """Return what a decision of this body would rest on now, documents apart."""
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id).staff
            calendar = self.known.calendar(connection, staff)
            return Setting(staff.body, calendar, at, persons=staff.persons)

    def journal(
        self, body_id: str, case_id: str, *, after: int = 0, limit: int | None = None
    ) -> tuple[Line, ...]:
        """Return the lines of a case after a number, at most so many. Raises CaseNotFoundError."""
        with self.database.reading() as connection:
            view = _view(connection, body_id, case_id)
            last = view.seq if limit is None else min(view.seq, after + limit)
            return journal.lines(connection, (case_id, after, last))[case_id]

    def corrections(self, body_id: str, case_id: str, *, after: int = 0) -> tuple[Fact, ...]:
        """Return the corrections in a case after a line. Raises CaseNotFoundError."""
        with self.database.reading() as connection:
            _view(connection, body_id, case_id)
            return journal.saying(connection, case_id, CASE, "correct", after=after)

    def refusals(
        self, body_id: str, case_id: str, *, after: int = 0, limit: int | None = None
    ) -> tuple[Refusal, ...]:
        """Return the refused attempts at a case after a number. Raises CaseNotFoundError."""
        with self.database.reading() as connection:
            _view(connection, body_id, case_id)
            return journal.refusals(connection, case_id, after=after, limit=limit)

    def refused_of_body(
        self, body_id: str, *, person: str, at: datetime, after: int = 0, limit: int | None = None
    ) -> tuple[Refusal, ...]:
        """Return what a body refused beside its cases, after a number: openings, entries, looks.

        Raises UnfitError for whoever is no auditor today, NotFoundError.
        """
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id)
            held = staff.person(person).duties_on(staff.staff.body.day(at))
            demand(STAFF, "refusals", lacks(held, (Duty.AUDITOR,)))
            return journal.refusals(connection, body_id, after=after, limit=limit)

    def gates(self, body_id: str, case_id: str) -> tuple[GateStanding, ...]:
        """Return how the gates of a case stand. Raises CaseNotFoundError."""
        found = self.case(body_id, case_id)
        return standings(found.ready, found.case)

    def deadlines(
        self, body_id: str, case_id: str, *, at: datetime | None = None
    ) -> tuple[Deadline, ...]:
        """Return what is due in a case, the earliest first. Raises CaseNotFoundError.

        With `at`, as it is then: a clock that stands still has moved its day along. Without, as it
        is kept.
        """
        with self.database.reading() as connection:
            if at is None:
                _view(connection, body_id, case_id)
                return projections.read_deadlines(connection, case_id)
            found = self.known.load(connection, body_id, case_id)
        body = found.staff.staff.body
        ready, case = found.certified.ready, found.folded.case
        return deadlines(ready, case, body, found.calendar, on=body.day(at))

    def earliest(self, body_id: str, case_id: str, *, at: datetime) -> Earliest | None:
        """Return from when a case can be decided, as it stands now; None once it is.

        Raises CaseNotFoundError.
        """
        with self.database.reading() as connection:
            found = self.known.load(connection, body_id, case_id)
        body = found.staff.staff.body
        ready, case = found.certified.ready, found.folded.case
        return earliest(ready, case, body, found.calendar, on=body.day(at))

    def responsibility(self, body_id: str, case_id: str) -> tuple[Answerable, ...]:
        """Return who answers for what, from the facts alone. Raises CaseNotFoundError."""
        facts = [line.fact for line in self.journal(body_id, case_id)]
        staff = self.body(body_id)
        names = {person.id: person.name for person in staff.persons.values()}
        return ledger(facts, names | {seat.person: seat.name for seat in staff.body.seats})

    def channels(self, body_id: str, case_id: str) -> tuple[Shown, ...]:
        """Return where a case was put before the public. Raises CaseNotFoundError."""
        facts = [line.fact for line in self.journal(body_id, case_id)]
        return register(facts, self.body(body_id).body)

    def documents(self, body_id: str, case_id: str) -> tuple[Filed, ...]:
        """Return the documents that a case's facts name, as they are on file."""
        facts = (line.fact for line in self.journal(body_id, case_id))
        named = [
            d.digest for f in facts for part in (f.payload, f.paper) for d in documents_of(part)
        ]
        with self.database.reading() as connection:
            return filing.filed(connection, body_id, named)

    def store_document(
        self,
        body_id: str,
        stream: BinaryIO,
        *,
        name: str,
        media_type: str,
        person: str,
        at: datetime,
    ) -> Filed:
        """Keep a document's bytes and return it as it is on file in a body: as whoever came first.

        Raises DocumentTooLargeError, NotFoundError for an unknown body or person.
        """
        with self.database.reading() as connection:
            self.known.body(connection, body_id).person(person)
        kept = self.files.put(stream)
        filed = Filed(kept.digest, kept.size, media_type, projections.shown(name), person, at)
        with self.database.writing() as connection:
            filing.file_document(connection, body_id, filed)
            (stands,) = filing.filed(connection, body_id, [filed.digest])
        return stands

    def document(self, body_id: str, digest: str) -> tuple[Filed, BinaryIO]:
        """Return a document of a body, open for reading. Raises NotFoundError."""
        with self.database.reading() as connection:
            found = filing.filed(connection, body_id, [digest])
        if not found:
            raise NotFoundError(Text(f"没有文件 {digest}。", f"There is no document {digest}."))
        return found[0], self.files.open(digest)

    def case_at(
        self, connection: Connection, body_id: str, case_id: str, seq: int
    ) -> tuple[Case, tuple[Line, ...]] | None:
        """Return a case as it was after a line, with its lines up to there."""
        view = cases.find(connection, body_id, case_id)
        if view is None:
            return None
        ready = self.known.procedure(connection, view.procedure).ready
        found = journal.lines(connection, (case_id, 0, seq))[case_id]
        before = unopened(ready, case_id, body_id, view.title)
        return fold(before, (line.fact for line in found)), found


def _view(connection: Connection, body_id: str, case_id: str) -> CaseView:
    view = cases.find(connection, body_id, case_id)
    if view is None:
        raise CaseNotFoundError(case_id)
    return view
