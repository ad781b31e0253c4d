"""The letterbox: letters taken in without a login or from paper, read, erased."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from decision_flow.domain.errors import IdempotencyKeyReusedError, NotFoundError
from decision_flow.domain.office.complaints.accused import Accused, accused_himself
from decision_flow.domain.office.complaints.book import Complaint
from decision_flow.domain.office.custody.unfit import held
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import KEEPERS
from decision_flow.domain.unmet import ahead, lacks, unmet, unsaid
from decision_flow.domain.values import Text
from decision_flow.domain.verdict import Verdict
from decision_flow.service.catalogues import Catalogues
from decision_flow.service.errors import demand
from decision_flow.service.known import StaffAt
from decision_flow.store import cases
from decision_flow.store.apart import Contact
from decision_flow.store.letters import box
from decision_flow.store.letters.box import Arrived, Line
from decision_flow.store.letters.tables import BESIDE

LETTERBOX = "letterbox"


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter as somebody reads it who may: none of its text where that was erased."""

    line: Line
    text: str | None
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class Told:
    """What a citizen is told who asks by the id of the letter: how far it is, with whom."""

    line: Line
    body: str
    complaint: Complaint | None


class Letterbox(Catalogues):
    """What the service does with letters."""

    def send_letter(self, body_id: str, arrived: Arrived, *, at: datetime) -> Line:
        """Put what a citizen sent into the letterbox; the same key and text are the same letter.

        Raises NotFoundError for an unknown body, IdempotencyKeyReusedError.
        """
        with self.database.writing() as connection:
            if cases.body_head(connection, body_id) is None:
                raise NotFoundError(
                    Text(f"没有决策机关 {body_id}。", f"There is no body {body_id}.")
                )
            box.hold(connection, body_id)
            if arrived.key is not None and (earlier := _again(connection, body_id, arrived)):
                return earlier
            return box.append(connection, body_id, arrived, by=None, at=at)

    def take_letter(self, body_id: str, arrived: Arrived, *, person: str, at: datetime) -> Line:
        """Put into the letterbox what came on paper, by telephone or in person.

        What is refused is not kept: a text that can be erased goes into no chain. Raises
        UnfitError, NotFoundError for an unknown person.
        """
        with self.database.writing() as connection:
            staff = self.known.body(connection, body_id)
            day = staff.staff.body.day(at)
            found = (
                *lacks(staff.person(person).duties_on(day), KEEPERS),
                *ahead(arrived.letter.received_on, day, "收到日", "The day of receipt"),
            )
            demand(LETTERBOX, "take", found, doers=KEEPERS)
            box.hold(connection, body_id)
            return box.append(connection, body_id, arrived, by=person, at=at)

    def letters(
        self, body_id: str, *, after: int = 0, limit: int | None = None
    ) -> tuple[Line, ...]:
        """Return lines of the letterbox after a number, without what they say."""
        with self.database.reading() as connection:
            return box.lines(connection, body_id, after=after, limit=limit)

    def open_letter(self, body_id: str, number: int, *, person: str, at: datetime) -> Opened:
        """Return what a letter says, to who works on it; who sent it, to the office alone.

        Nobody reads it who is complained of, or is of a unit that is. Raises NotFoundError;
        UnfitError with all for which a person may not.
        """
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id)
            line = numbered(connection, body_id, number)
            office = _of_office(staff, person, at)
            unreadable = _unreadable(staff, number, person, at)
            demand(LETTERBOX, "read", unreadable, doers=KEEPERS)
            text = BESIDE.texts(connection, [line.id]).get(line.id)
            contact = BESIDE.contact_of(connection, line.id) if office else None
            return Opened(line, text, contact)

    def erase_letter(
        self, body_id: str, number: int, *, person: str, reason: str, at: datetime
    ) -> bool:
        """Erase what a letter says and who sent it; return whether there was anything to erase.

        Its line, the complaint and every chain stay. Nobody erases it who is complained of, or is
        of a unit that is. Raises NotFoundError; UnfitError with all that stands in the way: no duty
        for it, no reasons, the file of the case that it bears on is held.
        """
        with self.database.writing() as connection:
            staff = self.known.body(connection, body_id)
            body, complaint = staff.staff.body, staff.staff.body.complaints.complaints.get(number)
            # Whoever is not of the office is told that alone: not whether it is about themself.
            held_none = tuple(lacks(staff.person(person).duties_on(body.day(at)), KEEPERS))
            demand(LETTERBOX, "erase", held_none, doers=KEEPERS)
            letter = numbered(connection, body_id, number).id
            found = (
                *unsaid(("理由", "reasons", reason)),
                *_accused(staff, complaint, person, at),
                *_unregistered(complaint),
                *held(body.custody, complaint.case if complaint is not None else None),
            )
            demand(LETTERBOX, "erase", found, doers=KEEPERS)
            if BESIDE.erased(connection, [letter]):
                return False
            BESIDE.erase(connection, letter, by=person, reason=reason, at=at)
            return True

    def letter_told(self, letter: str) -> Told:
        """Return how far a letter is, by its opaque id: asked without a login.

        Raises NotFoundError.
        """
        with self.database.reading() as connection:
            known = box.known_as(connection, letter)
            if known is None:
                raise NotFoundError(Text("没有这一来件。", "There is no such letter."))
            body_id, line = known
            body = self.known.body(connection, body_id).staff.body
        return Told(line, body.name, body.complaints.complaints.get(line.number))


def _of_office(staff: StaffAt, person: str, at: datetime) -> bool:
    return not set(KEEPERS).isdisjoint(staff.person(person).duties_on(staff.staff.body.day(at)))


def _unreadable(staff: StaffAt, number: int, person: str, at: datetime) -> Iterator[Verdict]:
    """Yield why a person may not read a letter: not of the office, or else complained of.

    Whoever has nothing to do with it is told that alone: not whether it is about themself.
    """
    there = staff.staff.body.complaints.complaints.get(number)
    investigates = there is not None and person in _investigators(there)
    if not (_of_office(staff, person, at) or investigates):
        yield unmet(
            "person.duty",
            "来件由办公厅（室）工作人员、行政首长和该件调查人员查看。",
            "The secretariat, the chief and who investigates it read a letter.",
        )
        return
    yield from _accused(staff, there, person, at)


def _accused(
    staff: StaffAt, there: Complaint | None, person: str, at: datetime
) -> Iterator[Verdict]:
    """Yield that a person is complained of, or is or was of a unit complained of."""
    if there is None:
        return
    found, body = staff.person(person), staff.staff.body
    writer = Writer(found.id, found.unit, body.day(at), staff.staff.persons)
    accused = Accused(there, body.successions)
    if accused.includes(writer) or accused.once_of_it(found):
        yield accused_himself()


def _unregistered(there: Complaint | None) -> Iterator[Verdict]:
    """Yield that nobody has said yet whom a letter is about: who may erase it is not known."""
    if there is None:
        yield unmet(
            "letter.registered",
            "来件尚未登记：先登记为投诉或者建议，写明所涉单位、人员，再由无关的人员删除。",
            "The letter is not registered yet: register it first, with whom it is about; somebody "
            "who has no part in it erases it then.",
            curers=KEEPERS,
        )


def _investigators(there: Complaint) -> tuple[str, ...]:
    return there.assigned.investigators if there.assigned is not None else ()


def _again(connection: Connection, body_id: str, arrived: Arrived) -> Line | None:
    """Return what was sent before under the same key. Raises when it was something else."""
    earlier = box.sent_under(connection, body_id, arrived.key or "")
    if earlier is None:
        return None
    kept: Mapping[str, str] = BESIDE.texts(connection, [earlier.id])
    if kept.get(earlier.id, arrived.letter.text) != arrived.letter.text:
        raise IdempotencyKeyReusedError("Idempotency-Key")
    return earlier


def numbered(connection: Connection, body_id: str, number: int) -> Line:
    found = box.numbered(connection, body_id, number)
    if found is None:
        raise no_letter(number)
    return found


def no_letter(number: int) -> NotFoundError:
    return NotFoundError(Text(f"没有第{number}号。", f"There is no number {number}."))
