"""Whether something can be entered in a body's stream: everything that stands in the way, at once.

What rests on the body alone is asked in `domain.entering` and `domain.intake.fitting`; here it is
put together with papers, cases, letters and calendars, and a refusal is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from decision_flow.domain.content import documents_of
from decision_flow.domain.entering import unmet_of_staff
from decision_flow.domain.errors import CaseNotFoundError, NotFoundError
from decision_flow.domain.intake.fitting import SHUT, Intake, doers_of, rule_set_of, unmet_of_intake
from decision_flow.domain.move import Refused
from decision_flow.domain.numbering import OpenSeries, TakeNumber, VoidNumber
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import Actor, Duty
from decision_flow.domain.staff import STAFF, AdoptCalendar, Enrol, Said, Staff, verb_of
from decision_flow.domain.unmet import cured_by, nobody, unmet
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.beside import There, out_of_year, unmet_beside, used
from decision_flow.service.citing import facts_of
from decision_flow.service.known import Known
from decision_flow.store import filing, law
from decision_flow.store.letters import box


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is to be entered in the stream of a body, as that then is."""

    staff: Staff
    said: Said
    actor: Actor
    at: datetime

    @property
    def body(self) -> str:
        """Return the id of the body."""
        return self.staff.body.id

    @property
    def writer(self) -> Writer:
        """Return who makes it, and whom the body then has."""
        actor, day = self.actor, self.staff.body.day(self.at)
        return Writer(actor.person, actor.unit, day, self.staff.persons)

    @property
    def verb(self) -> str:
        """Return by which word it is entered."""
        return verb_of(self.said)


def refused(connection: Connection, known: Known, entry: Entry) -> Refused | None:
    """Return every requirement that an entry does not meet, or None where it meets all.

    Raises NotFoundError for a person that is given a duty or a seat, a rule set or a calendar that
    there is not.
    """
    said, staff = entry.said, entry.staff
    person = getattr(said, "person", None)
    if person is not None and person not in staff.persons and not isinstance(said, Enrol | Intake):
        raise NotFoundError(nobody(person).reason)
    if isinstance(said, Intake):
        found = _of_intake(connection, known, entry, said)
    else:
        of_body = (*unmet_of_staff(staff, said), *_of_body(connection, known, entry))
        found = cured_by(of_body, (Duty.SECRETARY,))
    return Refused(STAFF, entry.verb, found) if any(each.refuses for each in found) else None


def _of_body(connection: Connection, known: Known, entry: Entry) -> Iterator[Verdict]:
    """Yield what calendars, cases and the year say against an entry on the body itself."""
    said, staff = entry.said, entry.staff
    if isinstance(said, AdoptCalendar):
        yield from _departs(connection, known, staff, said.calendar)
    if isinstance(said, OpenSeries | TakeNumber):
        yield from out_of_year(said, staff.body.day(entry.at))
    if isinstance(said, TakeNumber) and said.case is not None:
        known.load(connection, entry.body, said.case)
    if isinstance(said, VoidNumber):
        yield from used(staff.body, said, _Now(connection, known, entry.body))


def _departs(connection: Connection, known: Known, staff: Staff, digest: str) -> Iterator[Verdict]:
    """Yield every year of the present calendar that a new one loses or alters."""
    new = law.find_calendar(connection, digest, known.read)
    if staff.calendar is not None:
        for each in new.departures(known.calendar(connection, staff)):
            yield unmet("calendar.departs", each.zh, each.en)


def _of_intake(
    connection: Connection, known: Known, entry: Entry, said: Intake
) -> tuple[Verdict, ...]:
    staff = entry.staff
    digest = rule_set_of(staff.body, said)
    procedure = known.procedure(connection, digest).ready.procedure if digest else None
    found = unmet_of_intake(staff.body, said, procedure, writer=entry.writer)
    if isinstance(said, SHUT) and any(each.code == "person.duty" for each in found):
        return found
    beside = (
        *_not_on_file(connection, entry),
        *unmet_beside(staff.body, said, _Now(connection, known, entry.body)),
    )
    return cured_by((*found, *beside), doers_of(said))


def _not_on_file(connection: Connection, entry: Entry) -> Iterator[Verdict]:
    named = {d.digest: d.title for d in documents_of(entry.said)}
    missing = sorted(named.keys() - filing.on_file(connection, entry.body, named))
    if missing:
        listed = [f"{named[digest]} {digest[:12]}" for digest in missing]
        yield unmet(
            "documents.on_file",
            f"下列文件尚未上传：{'、'.join(listed)}。",
            f"Not on file: {', '.join(listed)}.",
        )


@dataclass(frozen=True, slots=True)
class _Now:
    """What there is beside a body when something is entered."""

    connection: Connection
    known: Known
    body: str

    def case(self, name: str, /) -> There | None:
        try:
            loaded = self.known.load(self.connection, self.body, name)
        except CaseNotFoundError:
            return None
        case = loaded.folded.case
        facts = partial(facts_of, self.connection, name, case.seq)
        return There(case, loaded.certified.ready.procedure.steps, facts)

    def lettered(self, number: int, /) -> bool:
        return box.numbered(self.connection, self.body, number) is not None
