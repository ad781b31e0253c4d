"""Whether something can be entered in a body's stream: everything that stands in the way, at once.

What rests on the body alone is asked in `domain.entering` and `domain.intake.fitting`; here it is
put together with papers, cases, letters and calendars, and a refusal is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from decision_flow.domain.answering.laddering import cases_named, lines_named, no_such_line
from decision_flow.domain.answering.suing import strange_steps
from decision_flow.domain.content import documents_of
from decision_flow.domain.entering import unmet_of_staff
from decision_flow.domain.errors import CaseNotFoundError, NotFoundError
from decision_flow.domain.intake.fitting import SHUT, Intake, doers_of, rule_set_of, unmet_of_intake
from decision_flow.domain.move import Refused
from decision_flow.domain.numbering import OpenSeries, TakeNumber, VoidNumber
from decision_flow.domain.office.complaints.in_case import case_named, unmet_in_case
from decision_flow.domain.office.complaints.kept_away import unmet_when_entered
from decision_flow.domain.office.complaints.said import RegisterComplaint, SaidOfComplaints
from decision_flow.domain.office.keeping import case_of
from decision_flow.domain.office.ladder import ProposeMeasure
from decision_flow.domain.office.lawsuits import DecideLawsuit, lawsuit_of
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import Actor, Duty
from decision_flow.domain.staff import STAFF, AdoptCalendar, Enrol, Said, Staff, verb_of
from decision_flow.domain.unmet import cured_by, nobody, unmet
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.dissent import unweighed
from decision_flow.service import numbers
from decision_flow.service.citing import facts_of
from decision_flow.service.known import Known, Loaded
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
        yield from numbers.out_of_year(said, staff.body.day(entry.at))
    if isinstance(said, TakeNumber) and said.case is not None:
        known.load(connection, entry.body, said.case)
    if isinstance(said, VoidNumber):
        series = {each.key: each for each in staff.body.series}.get(said.series)
        taken = None if series is None else series.find(said.year, said.number)
        if taken is not None and taken.case is not None:
            found = known.load(connection, entry.body, taken.case)
            yield from numbers.used(found.folded.case, said, staff)


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
        *_of_cases(connection, known, entry),
        *_of_letters(connection, known, entry),
        *_kept_away(entry),
    )
    return cured_by((*found, *beside), doers_of(said))


def _kept_away(entry: Entry) -> Iterator[Verdict]:
    if isinstance(entry.said, SaidOfComplaints):
        yield from unmet_when_entered(entry.staff.body, entry.said, entry.writer)


def _not_on_file(connection: Connection, entry: Entry) -> Iterator[Verdict]:
    named = {d.digest: d.title for d in documents_of(entry.said)}
    missing = sorted(named.keys() - filing.on_file(connection, entry.body, named))
    if missing:
        listed = "、".join(f"{named[digest]}（{digest[:12]}）" for digest in missing)
        yield unmet("documents.on_file", f"下列文件尚未上传：{listed}。", f"Not on file: {listed}.")


def _of_cases(connection: Connection, known: Known, entry: Entry) -> Iterator[Verdict]:
    """Yield what an entry says of cases and is not so: the case, its steps, its lines."""
    said, case = entry.said, case_of(entry.said)
    if isinstance(said, DecideLawsuit):
        found = lawsuit_of(entry.staff.body.lawsuits, said.entry)
        case = None if found is None else found.said.case
    if case is not None:
        loaded = _case(connection, known, entry.body, case)
        if loaded is None:
            yield no_such_case(case)
        else:
            yield from strange_steps(said, loaded.certified.ready.procedure.steps)
    named = lines_named(said)
    for name in cases_named(entry.staff.body, said):
        loaded = _case(connection, known, entry.body, name)
        if loaded is None:
            yield no_such_case(name)
            continue
        seq = loaded.folded.case.seq
        yield from (
            no_such_line(name, line) for of, line in named if of == name and not 1 <= line <= seq
        )
        if isinstance(said, ProposeMeasure):
            yield from unweighed(said, facts_of(connection, name, seq))


def _of_letters(connection: Connection, known: Known, entry: Entry) -> Iterator[Verdict]:
    """Yield that the letter is not there, or its case is not as an entry on a complaint says."""
    said = entry.said
    if not isinstance(said, SaidOfComplaints):
        return
    number = said.complaint if isinstance(said, RegisterComplaint) else None
    if number is not None and box.numbered(connection, entry.body, number) is None:
        yield unmet(
            "complaint.letter",
            f"来件登记中没有第{number}号。",
            f"The letterbox has no number {number}.",
        )
    case = case_named(entry.staff.body.complaints, said)
    if case is None:
        return
    loaded = _case(connection, known, entry.body, case)
    if loaded is None:
        yield no_such_case(case)
        return
    there = loaded.folded.case
    yield from unmet_in_case(said, there, facts_of(connection, case, there.seq))


def no_such_case(case: str) -> Verdict:
    """Return that an entry names a case which the body has not."""
    return unmet("entry.case", f"没有案件 {case}。", f"There is no case {case}.")


def _case(connection: Connection, known: Known, body_id: str, case: str) -> Loaded | None:
    try:
        return known.load(connection, body_id, case)
    except CaseNotFoundError:
        return None
