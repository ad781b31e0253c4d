"""Procedures and calendars: put on file once, never changed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.errors import ProcedureError
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.values import Text
from decision_flow.engine.proof import certified, proved_before
from decision_flow.engine.rules import Ready
from decision_flow.engine.views import gate_rules
from decision_flow.service.known import Certified, Known
from decision_flow.store import Database, law
from decision_flow.store.canonical import digest_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A procedure on file, with the digest of its certificate."""

    procedure: Procedure
    certificate: str

    def in_force(self, day: date) -> bool:
        """Return whether it may be begun under on this day of the body that would."""
        return self.procedure.in_force(day)


class Procedures:
    """What the service does with procedures and calendars."""

    database: Database
    known: Known

    def register(
        self, procedure: Procedure, canonical: bytes, certificate: bytes | None = None
    ) -> str:
        """Prove a procedure, put it on file, and return the digest of the certificate kept.

        A certificate that is given is only compared with the one made. Registering the same again
        changes nothing: what an earlier release proved is proved again, and keeps the certificate
        that cases cite. Raises ProcedureError for a procedure that is not proved, for another
        certificate than its own, or when the bytes are not the procedure's own.
        """
        if (
            digest_of(canonical) != procedure.digest
            or self.known.read.procedure(canonical) != procedure
        ):
            text = Text("程序内容与其摘要不符。", "The bytes are not those of this procedure.")
            raise ProcedureError(text)
        made = certified(procedure)
        if certificate is not None and certificate != made:
            text = Text(
                "所附证明书不是证明这一程序所得的证明书。",
                "The certificate is not the one that proving this procedure makes.",
            )
            raise ProcedureError(text)
        with self.database.writing() as connection:
            there = law.keep_procedure(connection, procedure, canonical, made)
            if there is None:
                law.keep_gates(connection, procedure.digest, gate_rules(Ready(procedure)))
        if there not in {None, made} and not proved_before(there or b"", made):
            text = Text(
                "该程序已登记，证明书与已登记的不同。",
                "This procedure is on file with another certificate.",
            )
            raise ProcedureError(text)
        return digest_of(there or made)

    def keep_calendar(self, calendar: Calendar, canonical: bytes) -> str:
        """Put a calendar on file and return the digest that a body adopts it by.

        Raises ProcedureError when the bytes are not the calendar's own.
        """
        if (
            digest_of(canonical) != calendar.digest
            or self.known.read.calendar(canonical) != calendar
        ):
            text = Text("工作日历与其摘要不符。", "The bytes are not those of this calendar.")
            raise ProcedureError(text)
        with self.database.writing() as connection:
            law.keep_calendar(connection, calendar.digest, canonical)
        return calendar.digest

    def calendars(self) -> tuple[Calendar, ...]:
        """Return every calendar on file, the one that reaches furthest first."""
        with self.database.reading() as connection:
            return law.calendars(connection, self.known.read)

    def calendar(self, digest: str) -> Calendar:
        """Return a calendar on file. Raises NotFoundError."""
        with self.database.reading() as connection:
            return law.find_calendar(connection, digest, self.known.read)

    def procedures(self) -> tuple[Listed, ...]:
        """Return every procedure on file, by key and version."""
        with self.database.reading() as connection:
            found = law.procedures(connection, self.known.read)
        return tuple(Listed(k.procedure, k.certificate_digest) for k in found)

    def procedure(self, digest: str) -> Certified:
        """Return a procedure made ready. Raises NotFoundError."""
        with self.database.reading() as connection:
            return self.known.procedure(connection, digest)

    def layout(self, digest: str, lay_out: Callable[[], str]) -> str:
        """Return where a procedure's steps are drawn: laid out once, by `lay_out`, then kept."""
        with self.database.reading() as connection:
            kept = law.find_layout(connection, digest)
        if kept is not None:
            return kept
        made = lay_out()
        with self.database.writing() as connection:
            kept = law.find_layout(connection, digest)
            if kept is None:
                law.keep_layout(connection, digest, made)
        return kept or made

    def certificate(self, digest: str) -> bytes:
        """Return the certificate kept with a procedure. Raises NotFoundError."""
        with self.database.reading() as connection:
            return law.find_procedure(connection, digest, self.known.read).certificate
