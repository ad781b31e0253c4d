"""What the public writes: taken in without a login, imported, read, erased."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from decision_flow.domain.case import Fact
from decision_flow.domain.errors import (
    CaseNotFoundError,
    IdempotencyKeyReusedError,
    NotFoundError,
)
from decision_flow.domain.move import Refused
from decision_flow.domain.office.custody.unfit import held
from decision_flow.domain.opinions.asking import (
    PRIVACY,
    WORKERS,
    late_only,
    no_notice,
    not_a_worker,
    not_yet,
)
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.before.consultation import Publish
from decision_flow.domain.steps.handing import drafting
from decision_flow.domain.units import unit_key
from decision_flow.domain.unmet import cured_by, unsaid
from decision_flow.domain.values import HOUSE_RULE, Source, Text
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.person import unit_allows
from decision_flow.service.errors import UnfitError, demand
from decision_flow.service.known import Known, Loaded
from decision_flow.store import Database, cases
from decision_flow.store.apart import Contact
from decision_flow.store.opinions import register
from decision_flow.store.opinions.cited import notice_of
from decision_flow.store.opinions.register import Arrived, Entry, Notice
from decision_flow.store.opinions.tables import BESIDE

OPEN, COUNTED = "open", "closed"


@dataclass(frozen=True, slots=True)
class Consulted:
    """A consultation as the public sees it: the notice, and whether opinions are taken now."""

    case: str
    title: str
    body: str
    notice: Publish
    published_on: date
    open: bool
    late: bool


@dataclass(frozen=True, slots=True)
class Opinion:
    """A line of the register with its text; none where it was erased."""

    entry: Entry
    text: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The consultation of a case: its notice, where the register is, in which state it stands."""

    loaded: Loaded
    published: Fact
    said: Publish
    notice: Notice
    state: str

    def late(self, received_on: date) -> bool:
        """Return whether what came in on this day came after the window."""
        return received_on > self.said.closes


@dataclass(frozen=True, slots=True)
class Working:
    """Somebody is about to work on the opinions of a case; `unmet` is what stands in the way."""

    step: str
    standing: Standing | None
    unmet: tuple[Verdict, ...]

    def ready(self, verb: str, *more: Verdict) -> Standing:
        """Return the consultation. Raises UnfitError with all that stands in the way, and more."""
        found = cured_by((*self.unmet, *more), WORKERS)
        if self.standing is None or found:
            raise UnfitError(Refused(self.step, verb, found))
        return self.standing


class Consulting:
    """What the service does with opinions of the public."""

    database: Database
    known: Known

    def consultation(self, case_id: str, step: str, *, at: datetime) -> Consulted:
        """Return a consultation as the public sees it. Raises CaseNotFoundError without a notice.

        Asked without a login: nothing but the notice is told.
        """
        with self.database.reading() as connection:
            body_id = _body_of(connection, case_id)
            found = self._standing(connection, body_id, case_id, step)
        if found is None:
            raise CaseNotFoundError(case_id)
        body = found.loaded.staff.staff.body
        today = body.day(at)
        return Consulted(
            case=case_id,
            title=found.loaded.folded.case.title,
            body=body.name,
            notice=found.said,
            published_on=body.day(found.published.stated_at),
            open=found.state == OPEN and found.said.opens <= today,
            late=found.late(today),
        )

    def comment(self, case_id: str, step: str, arrived: Arrived, *, at: datetime) -> Entry:
        """Register what somebody of the public wrote; a late one is kept, and marked.

        The same key and text again are the same opinion. Raises CaseNotFoundError without a
        notice, UnfitError while none is taken, IdempotencyKeyReusedError. Nothing that was refused
        is kept.
        """
        with self.database.writing() as connection:
            body_id = _body_of(connection, case_id)
            register.hold(connection, case_id)
            found = self._standing(connection, body_id, case_id, step)
            if found is None:
                raise CaseNotFoundError(case_id)
            if arrived.key is not None and (earlier := _again(connection, found.notice, arrived)):
                return earlier
            today = found.loaded.staff.staff.body.day(at)
            demand(step, "comment", _untaken(found, today))
            marked = _marked(found, [arrived], day=today)
            return register.append(connection, found.notice, marked, by=None, at=at)[0]

    def import_opinions(
        self,
        body_id: str,
        case_id: str,
        step: str,
        arrived: Sequence[Arrived],
        *,
        person: str,
        at: datetime,
    ) -> tuple[Entry, ...]:
        """Register opinions that came on paper or by telephone, all of them or none.

        Once they were counted and reported on, late ones alone can follow. Raises UnfitError with
        all that stands in the way, CaseNotFoundError.
        """
        with self.database.writing() as connection:
            register.hold(connection, case_id)
            working = self._working(connection, body_id, case_id, step, person=person, at=at)
            found = working.ready("import", *_out_of_time(working.standing, arrived))
            marked = _marked(found, arrived)
            return register.append(connection, found.notice, marked, by=person, at=at)

    def imports_from(
        self, body_id: str, case_id: str, step: str, *, person: str, at: datetime
    ) -> date:
        """Return the day of the notice: what a person imports came no earlier.

        Raises as `import_opinions`: whoever may not import is told so before a table is read.
        """
        with self.database.reading() as connection:
            working = self._working(connection, body_id, case_id, step, person=person, at=at)
        found = working.ready("import")
        return found.loaded.staff.staff.body.day(found.published.stated_at)

    def opinions(
        self, body_id: str, case_id: str, step: str, *, after: int = 0, limit: int | None = None
    ) -> tuple[Opinion, ...]:
        """Return opinions of the standing notice after a number, in the order they came."""
        with self.database.reading() as connection:
            found = self._noticed(connection, body_id, case_id, step)
            entries = register.entries(connection, found.notice, after=after, limit=limit)
            said = BESIDE.texts(connection, [entry.id for entry in entries])
        return tuple(Opinion(entry, said.get(entry.id)) for entry in entries)

    def who_wrote(
        self,
        body_id: str,
        case_id: str,
        step: str,
        number: int,
        *,
        person: str,
        at: datetime,
    ) -> Contact | None:
        """Return who wrote an opinion, as far as that was said.

        Raises UnfitError for whoever does not work on it, NotFoundError.
        """
        with self.database.reading() as connection:
            found = self._working(
                connection, body_id, case_id, step, person=person, at=at, source=PRIVACY
            ).ready("contact")
            return BESIDE.contact_of(connection, _numbered(connection, found.notice, number).id)

    def erase_opinion(
        self,
        body_id: str,
        case_id: str,
        step: str,
        number: int,
        *,
        person: str,
        reason: str,
        at: datetime,
    ) -> bool:
        """Erase what an opinion says and who wrote it; return whether there was anything to erase.

        Its line, the counts and every chain stay. Raises NotFoundError; UnfitError for whoever does
        not work on it, without reasons, and while the file of the case is held.
        """
        with self.database.writing() as connection:
            custody = self.known.body(connection, body_id).staff.body.custody
            found = self._working(
                connection, body_id, case_id, step, person=person, at=at, source=PRIVACY
            ).ready("erase", *unsaid(("理由", "reasons", reason)), *held(custody, case_id))
            opinion = _numbered(connection, found.notice, number).id
            if BESIDE.erased(connection, [opinion]):
                return False
            BESIDE.erase(connection, opinion, by=person, reason=reason, at=at)
            return True

    # ------------------------------------------------------------------------------------------

    def _standing(
        self, connection: Connection, body_id: str, case_id: str, step: str
    ) -> Standing | None:
        loaded = self.known.load(connection, body_id, case_id)
        case = loaded.folded.case
        notice, published = notice_of(case, step), case.fact(step, "publish")
        if notice is None or published is None or not isinstance(published.payload, Publish):
            return None
        return Standing(loaded, published, published.payload, notice, case.shape[step])

    def _noticed(self, connection: Connection, body_id: str, case_id: str, step: str) -> Standing:
        found = self._standing(connection, body_id, case_id, step)
        if found is None:
            raise UnfitError(Refused(step, "read", (no_notice(),)))
        return found

    def _working(
        self,
        connection: Connection,
        body_id: str,
        case_id: str,
        step: str,
        *,
        person: str,
        at: datetime,
        source: Source = HOUSE_RULE,
    ) -> Working:
        """Return the consultation for whoever works on it, with what stands in the way so far."""
        found = self._standing(connection, body_id, case_id, step)
        loaded = self.known.load(connection, body_id, case_id) if found is None else found.loaded
        unmet = () if _works(loaded, person, at) else (not_a_worker(source),)
        return Working(step, found, unmet if found is not None else (*unmet, no_notice()))


def _works(loaded: Loaded, person: str, at: datetime) -> bool:
    """Return whether a person is of the secretariat, or drafts for a unit that drafts this case.

    To have drafted once, or to draft another matter, is not enough: who wrote an opinion is told to
    nobody who need not know it (Personal Information Protection Law, Article 6).
    """
    body, case = loaded.staff.staff.body, loaded.folded.case
    somebody = loaded.staff.person(person)
    held = somebody.duties_on(body.day(at))
    if Duty.SECRETARY in held:
        return True
    units = drafting(case, loaded.certified.ready.of_kind("start"), body, at)
    return (
        Duty.DRAFTER in held
        and unit_allows(Duty.DRAFTER, somebody.unit, units, body.level)
        and unit_key(somebody.unit) not in units.waiting
    )


def _body_of(connection: Connection, case_id: str) -> str:
    found = cases.body_of(connection, case_id)
    if found is None:
        raise CaseNotFoundError(case_id)
    return found


def _again(connection: Connection, notice: Notice, arrived: Arrived) -> Entry | None:
    """Return what was sent before under the same key. Raises when it was something else."""
    earlier = register.sent_under(connection, notice, arrived.key or "")
    if earlier is None:
        return None
    kept = BESIDE.salted(connection, [earlier.id]).get(earlier.id)
    if kept is not None and kept[1] != arrived.comment.text:
        raise IdempotencyKeyReusedError("Idempotency-Key")
    return earlier


def _marked(
    found: Standing, arrived: Sequence[Arrived], *, day: date | None = None
) -> list[Arrived]:
    """Return opinions with the day on which they came and whether that was late."""
    days = [day or one.comment.received_on for one in arrived]
    return [
        replace(one, comment=replace(one.comment, received_on=on), late=found.late(on))
        for one, on in zip(arrived, days, strict=True)
    ]


def _untaken(found: Standing, today: date) -> Iterator[Verdict]:
    """Yield that opinions are not taken, or not yet."""
    if found.state != OPEN:
        yield no_notice()
    elif today < found.said.opens:
        yield not_yet(found.said.opens)


def _out_of_time(found: Standing | None, arrived: Sequence[Arrived]) -> Iterator[Verdict]:
    """Yield that some came in time, where late ones alone can follow."""
    if found is not None and found.state not in {OPEN, COUNTED}:
        marked = _marked(found, arrived)
        yield from late_only([place for place, one in enumerate(marked, 1) if not one.late])


def _numbered(connection: Connection, notice: Notice, number: int) -> Entry:
    found = register.entries(connection, notice, after=number - 1, limit=1)
    if not found or found[0].number != number:
        raise NotFoundError(Text(f"没有第{number}号意见。", f"There is no opinion {number}."))
    return found[0]
