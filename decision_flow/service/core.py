"""The service: every call one transaction, every moment an argument, every body its own."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from decision_flow.domain.case import CASE, Case, Payload
from decision_flow.domain.content import Said, content_of
from decision_flow.domain.errors import (
    CaseNotFoundError,
    ClockBehindError,
    IdempotencyKeyReusedError,
    StaleCaseError,
    UnseenVersionError,
)
from decision_flow.domain.move import Accepted, Refused, Setting
from decision_flow.domain.steps.matter import MATTER, OPEN, Open
from decision_flow.engine.decide import decide
from decision_flow.engine.linking import WANTED, Earlier, named_beside
from decision_flow.engine.opening import Opening, opening_move
from decision_flow.service.answering import Answering
from decision_flow.service.answers import Answer, Moved, Request
from decision_flow.service.committing import committed
from decision_flow.service.complaints.desk import Complaints
from decision_flow.service.judging import Judging
from decision_flow.service.known import Folded, Known, Loaded
from decision_flow.service.opinions.collating import Collating
from decision_flow.service.procedures import Procedures
from decision_flow.service.reporting import Reporting
from decision_flow.service.sessions import Sessions
from decision_flow.service.statistics import Statistics
from decision_flow.service.tracing import Tracing
from decision_flow.service.writing import (
    move_of,
    named_in,
    request_digest,
    setting_for,
    write_facts,
    write_opening,
    write_refusal,
)
from decision_flow.store import Database, Documents, Readers, filing
from decision_flow.store.filing import Answered, Key
from decision_flow.store.opinions import register
from decision_flow.store.opinions.cited import notice_of


class Service(
    Procedures, Judging, Complaints, Sessions, Collating, Answering, Tracing, Statistics, Reporting
):
    """The one way in and out of the store.

    `read` is how the canonical bytes of procedures and calendars are read back. A case of another
    body does not exist: every call names the body that asks.
    """

    def __init__(self, database: Database, documents: Documents, read: Readers) -> None:
        self.database = database
        self.files = documents
        self.known = Known(read)

    def open_case(
        self,
        body_id: str,
        case_id: str,
        payload: Open,
        *,
        person: str,
        procedure: str,
        at: datetime,
        key: str | None = None,
    ) -> Answer:
        """Open a case under a procedure, named by its digest.

        A refusal is kept in the body's chain. Raises NotFoundError for an unknown body, person or
        procedure; StaleCaseError when the id is taken; IdempotencyKeyReusedError.
        """
        request = Request(CASE, OPEN.name, payload, person)
        return self._written(
            lambda c: self._open(c, body_id, case_id, request, procedure=procedure, at=at, key=key),
            stream=case_id,
            seq=1,
        )

    def move(
        self,
        body_id: str,
        case_id: str,
        request: Request,
        *,
        at: datetime,
        expected: int,
        key: str | None = None,
    ) -> Answer:
        """Make a move, or keep the refusal; either is committed before this returns.

        `expected` is the line that the caller saw last. Raises CaseNotFoundError,
        MoveUnknownError, StaleCaseError, UnseenVersionError, IdempotencyKeyReusedError,
        ClockBehindError.
        """
        return self._written(
            lambda c: self._move(c, body_id, case_id, request, at=at, expected=expected, key=key),
            stream=case_id,
            seq=expected + 1,
        )

    def dry_run(
        self,
        body_id: str,
        case_id: str,
        request: Request,
        *,
        at: datetime,
        expected: int | None = None,
    ) -> Accepted | Refused:
        """Return what a move would come to now, upon a version if one is named; nothing is kept.

        Raises CaseNotFoundError, MoveUnknownError, StaleCaseError, UnseenVersionError,
        ClockBehindError.
        """
        with self.database.reading() as connection:
            content = content_of(request.payload, request.paper)
            loaded = self.known.load(connection, body_id, case_id, named_in(content))
            if expected is not None:
                _of_version(loaded.folded.case, expected)
            return self._decide(connection, loaded, request, at, content=content)[0]

    # ------------------------------------------------------------------------------------------

    def _written(self, act: Callable[[Connection], Answer], *, stream: str, seq: int) -> Answer:
        """Return what `act` came to once it is committed; a case that moved is remembered."""
        answer = committed(self.database, act, stream=stream, seq=seq)
        if isinstance(answer, Moved):
            self.known.remember(Folded(answer.case, answer.head))
        return answer

    def _move(
        self,
        connection: Connection,
        body_id: str,
        case_id: str,
        request: Request,
        *,
        at: datetime,
        expected: int,
        key: str | None,
    ) -> Answer:
        content = content_of(request.payload, request.paper)
        loaded = self.known.load(connection, body_id, case_id, named_in(content))
        used = _key(body_id, request, key)
        asked = request_digest(case_id, request) if used else ""
        if used and (earlier := self._replayed(connection, used, asked)):
            return earlier
        _of_version(loaded.folded.case, expected)
        if notice_of(loaded.folded.case, request.step) is not None:
            register.hold(connection, case_id)
        answer, setting = self._decide(connection, loaded, request, at, content=content)
        if isinstance(answer, Refused):
            self._refuse(connection, loaded, request, refused=answer, setting=setting)
            return answer
        moved = write_facts(connection, loaded, answer.facts, setting, known=self.known)
        if used:
            filing.remember(connection, used, Answered(asked, case_id, moved.seq))
        return moved

    def _decide(
        self,
        connection: Connection,
        loaded: Loaded,
        request: Request,
        at: datetime,
        *,
        content: Said,
    ) -> tuple[Accepted | Refused, Setting]:
        body_id, case = loaded.staff.staff.body.id, loaded.folded.case
        if at < loaded.latest.updated_at:
            raise ClockBehindError(case.id, at, loaded.latest.updated_at)
        person = loaded.staff.person(request.person)
        move = move_of(request, person, content)
        setting = setting_for(connection, loaded, move, at, known=self.known)
        named = named_beside(move.payload)
        if named is not None:
            beside = self._earlier(connection, body_id, (named,))
            setting = replace(setting, others=tuple(each.beside for each in beside))
        return decide(loaded.certified.ready, case, move, setting), setting

    def _refuse(
        self,
        connection: Connection,
        loaded: Loaded,
        request: Request,
        *,
        refused: Refused,
        setting: Setting,
    ) -> None:
        ready = loaded.certified.ready
        write_refusal(
            connection,
            request,
            loaded.staff.person(request.person),
            refused=refused,
            stream=loaded.folded.case.id,
            case_seq=loaded.folded.case.seq,
            kind=ready.kind(request.step).id,
            procedure=ready.procedure.digest,
            setting=setting,
            cites=setting.cites,
        )

    def _open(
        self,
        connection: Connection,
        body_id: str,
        case_id: str,
        request: Request,
        *,
        procedure: str,
        at: datetime,
        key: str | None,
    ) -> Answer:
        used = _key(body_id, request, key)
        asked = request_digest(procedure, request) if used else ""
        if used and (earlier := self._replayed(connection, used, asked)):
            return earlier
        staff = self.known.body(connection, body_id)
        certified = self.known.procedure(connection, procedure)
        calendar = self.known.calendar(connection, staff.staff)
        setting = Setting(staff.staff.body, calendar, at, persons=staff.staff.persons)
        person, ready = staff.person(request.person), certified.ready
        linked = self._linked(connection, body_id, request.payload)
        opening = Opening(case_id, move_of(request, person), certified.certificate, linked)
        cites = (*(each.cite for each in linked), staff.cite)
        answer = opening_move(ready, opening, setting)
        if isinstance(answer, Refused):
            write_refusal(
                connection,
                request,
                person,
                refused=answer,
                stream=body_id,
                case_seq=0,
                kind=MATTER.id,
                procedure=procedure,
                setting=setting,
                cites=cites,
            )
            return answer
        fact = replace(answer.facts[0], cites=cites)
        moved = write_opening(connection, ready, fact, setting)
        if used:
            filing.remember(connection, used, Answered(asked, case_id, moved.seq))
        return moved

    def _linked(
        self, connection: Connection, body_id: str, payload: Payload
    ) -> tuple[Earlier, ...]:
        """Return the cases that an opening names, those that the body has."""
        named = payload.links if isinstance(payload, Open) else ()
        wanted = dict.fromkeys(link.to for link in named if link.kind in WANTED)
        return self._earlier(connection, body_id, tuple(wanted))

    def _earlier(
        self, connection: Connection, body_id: str, named: tuple[str, ...]
    ) -> tuple[Earlier, ...]:
        """Return these cases as they stand, those that the body has."""
        found = []
        for case_id in named:
            with suppress(CaseNotFoundError):
                loaded = self.known.load(connection, body_id, case_id)
                folded = loaded.folded
                found.append(Earlier(folded.case, loaded.certified.ready, folded.head))
        return tuple(found)

    def _replayed(self, connection: Connection, key: Key, asked: str) -> Moved | None:
        """Return the answer that a key was given before. Raises IdempotencyKeyReusedError."""
        earlier = filing.answered(connection, key)
        if earlier is None:
            return None
        if earlier.request != asked:
            raise IdempotencyKeyReusedError(key.key)
        return self._answer_again(connection, key.body, earlier)

    def _answer_again(self, connection: Connection, body_id: str, earlier: Answered) -> Moved:
        found = self.case_at(connection, body_id, earlier.stream, earlier.seq)
        if found is None:
            raise CaseNotFoundError(earlier.stream)
        case, lines = found
        return Moved((lines[-1].fact,), earlier.seq, lines[-1].digest, case)


def _key(body_id: str, request: Request, key: str | None) -> Key | None:
    return None if key is None else Key(body_id, request.person, key)


def _of_version(case: Case, expected: int) -> None:
    """Raise StaleCaseError where a case has moved on, UnseenVersionError for what is to come."""
    if expected > case.seq:
        raise UnseenVersionError(case.id, expected, case.seq)
    if expected != case.seq:
        raise StaleCaseError(case.id, expected + 1)
