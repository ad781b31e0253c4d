"""The registers of a body's office: entered by who keeps them, read with what is still owed."""

from dataclasses import dataclass
from datetime import datetime

from decision_flow.domain.answering.laddering import lines_named, no_such_line
from decision_flow.domain.answering.suing import strange_steps
from decision_flow.domain.office.custody.said import Custody
from decision_flow.domain.office.emergency import Emergency, Owed, owed
from decision_flow.domain.office.keeping import Kept, case_of
from decision_flow.domain.office.ladder import ProposeMeasure
from decision_flow.domain.office.lawsuits import (
    DecideLawsuit,
    Lawsuit,
    lawsuit_of,
)
from decision_flow.domain.office.seals import Sealed
from decision_flow.domain.units import Succession
from decision_flow.domain.views import LinkView
from decision_flow.engine.dissent import unweighed
from decision_flow.service.answers import Entered
from decision_flow.service.catalogues import Catalogues
from decision_flow.service.errors import StaffError
from decision_flow.store import journal, links


@dataclass(frozen=True, slots=True)
class Watched:
    """An entry of the register of emergencies, the cases that go on from it, and what is owed."""

    emergency: Emergency
    cases: tuple[LinkView, ...]
    owed: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class Registered:
    """The registers of a body's office, the earliest entry first."""

    successions: tuple[Succession, ...]
    emergencies: tuple[Watched, ...]
    seals: tuple[Sealed, ...]
    lawsuits: tuple[Lawsuit, ...]
    custody: Custody


class Registers(Catalogues):
    """What the service does with the registers of an office."""

    def keep(self, body_id: str, said: Kept, *, person: str, at: datetime) -> Entered:
        """Make an entry as a person who keeps the registers.

        Raises DutyWantedError, StaffError when it does not fit, NotFoundError, StaleCaseError,
        CaseNotFoundError where it is about a case that there is not.
        """
        actor = self.acting(body_id, person, said, at=at)
        self._of_a_case_there(body_id, said)
        return self.enter(body_id, said, actor=actor, at=at)

    def registers(self, body_id: str) -> Registered:
        """Return the registers of a body's office. Raises NotFoundError."""
        with self.database.reading() as connection:
            body = self.known.body(connection, body_id).staff.body
            found = [
                (each, links.named_by(connection, body_id, each.entry)) for each in body.emergencies
            ]
        watched = (
            Watched(each, cases, tuple(owed(each, (c.case for c in cases))))
            for each, cases in found
        )
        return Registered(body.successions, tuple(watched), body.seals, body.lawsuits, body.custody)

    def _of_a_case_there(self, body_id: str, said: Kept) -> None:
        """Pass when the case that an entry is about is there, with what it names of it."""
        for name, line in lines_named(said):
            with self.database.reading() as connection:
                known = self.known.load(connection, body_id, name)
                facts = [each.fact for each in journal.lines(connection, (name, 0, None))[name]]
            if not 1 <= line <= known.folded.case.seq:
                raise StaffError(no_such_line(name, line))
            why = unweighed(said, facts) if isinstance(said, ProposeMeasure) else None
            if why is not None:
                raise StaffError(why)
        case = case_of(said)
        if isinstance(said, DecideLawsuit):
            found = lawsuit_of(self.body(body_id).body.lawsuits, said.entry)
            case = None if found is None else found.said.case
        if case is None:
            return
        with self.database.reading() as connection:
            loaded = self.known.load(connection, body_id, case)
        why = strange_steps(said, loaded.certified.ready.procedure.steps)
        if why is not None:
            raise StaffError(why)
