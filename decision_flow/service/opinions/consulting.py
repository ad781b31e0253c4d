"""What the public writes: taken in without a login, imported, read, erased."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from decision_flow.domain.errors import (
    CaseNotFoundError,
    IdempotencyKeyReusedError,
    NotFoundError,
)
from decision_flow.domain.office.custody.unfit import held
from decision_flow.domain.opinions.asking import (
    PRIVACY,
    late_only,
    no_notice,
    not_yet,
)
from decision_flow.domain.steps.before.consultation import Publish
from decision_flow.domain.unmet import unsaid
from decision_flow.domain.values import Text
from decision_flow.domain.verdict import Verdict
from decision_flow.service.errors import demand
from decision_flow.service.opinions.standing import COUNTED, OPEN, Standing, Standings
from decision_flow.store import cases
from decision_flow.store.apart import Contact
from decision_flow.store.opinions import register
from decision_flow.store.opinions.register import Arrived, Entry, Notice
from decision_flow.store.opinions.tables import BESIDE


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


class Consulting(Standings):
    """What the service does with opinions of the public."""

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
