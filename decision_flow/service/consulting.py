"""What the public writes: taken in without a login, imported, read, erased."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from decision_flow.domain.case import Fact
from decision_flow.domain.errors import (
    CaseNotFoundError,
    DecisionFlowError,
    IdempotencyKeyReusedError,
    NotFoundError,
)
from decision_flow.domain.office.custody.said import not_held
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.before.consultation import Publish
from decision_flow.domain.steps.handing import drafting
from decision_flow.domain.units import unit_key
from decision_flow.domain.values import Text
from decision_flow.engine.person import unit_allows
from decision_flow.service.known import Known, Loaded
from decision_flow.store import Database, cases
from decision_flow.store.apart import Contact
from decision_flow.store.opinions import register
from decision_flow.store.opinions.cited import notice_of
from decision_flow.store.opinions.register import Arrived, Entry, Notice
from decision_flow.store.opinions.tables import BESIDE

OPEN, COUNTED = "open", "closed"


class DutyWantedError(DecisionFlowError):
    """The person holds none of the duties that this takes."""

    code = "duty-wanted"


class NotConsultedError(DecisionFlowError):
    """No notice stands under which opinions could come in now."""

    code = "not-consulted"


class LateOnlyError(DecisionFlowError):
    """Opinions in time cannot be added any more: they were counted and reported on."""

    code = "late-only"


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
        notice, NotConsultedError while none is taken, IdempotencyKeyReusedError.
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
            if found.state != OPEN:
                raise _not_consulted()
            if today < found.said.opens:
                raise _not_yet(found.said.opens)
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

        Once they were counted and reported on, late ones alone can follow. Raises
        DutyWantedError, NotConsultedError, LateOnlyError, CaseNotFoundError.
        """
        with self.database.writing() as connection:
            register.hold(connection, case_id)
            found = self._worked_on(connection, body_id, case_id, step, person=person, at=at)
            marked = _marked(found, arrived)
            if found.state not in {OPEN, COUNTED} and not all(one.late for one in marked):
                raise _late_only()
            return register.append(connection, found.notice, marked, by=person, at=at)

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
        """Return who wrote an opinion, as far as that was said. Raises as `erase_opinion`."""
        with self.database.reading() as connection:
            found = self._worked_on(connection, body_id, case_id, step, person=person, at=at)
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

        Its line, the counts and every chain stay. Raises DutyWantedError, NotFoundError, HeldError
        while the file of the case is held.
        """
        with self.database.writing() as connection:
            found = self._worked_on(connection, body_id, case_id, step, person=person, at=at)
            not_held(self.known.body(connection, body_id).staff.body.custody, case_id)
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
            raise _not_consulted()
        return found

    def _worked_on(
        self,
        connection: Connection,
        body_id: str,
        case_id: str,
        step: str,
        *,
        person: str,
        at: datetime,
    ) -> Standing:
        """Return the consultation for whoever works on it. Raises DutyWantedError."""
        found = self._noticed(connection, body_id, case_id, step)
        if not _works(found.loaded, person, at):
            raise DutyWantedError(
                Text(
                    "此事由决策承办单位经办人或者办公厅（室）工作人员办理。",
                    "This is done by the lead unit's officer or the secretariat.",
                )
            )
        return found


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


def _numbered(connection: Connection, notice: Notice, number: int) -> Entry:
    found = register.entries(connection, notice, after=number - 1, limit=1)
    if not found or found[0].number != number:
        raise NotFoundError(Text(f"没有第{number}号意见。", f"There is no opinion {number}."))
    return found[0]


def _not_consulted() -> NotConsultedError:
    return NotConsultedError(
        Text(
            "本事项现在没有公开征求意见，不能提交意见。",
            "No opinions are asked for in this matter now.",
        )
    )


def _not_yet(opens: date) -> NotConsultedError:
    return NotConsultedError(
        Text(
            f"本事项自{opens}起公开征求意见，届时方可提交意见。",
            f"Opinions are asked for from {opens}; none can be sent before.",
        )
    )


def _late_only() -> LateOnlyError:
    return LateOnlyError(
        Text(
            "意见已汇总，此后只能登记逾期收到的意见。",
            "The opinions were reported on: only late ones can still be registered.",
        )
    )
