"""The registers of a body's office: entered by who keeps them, read with what is still owed."""

from dataclasses import dataclass
from datetime import datetime

from decision_flow.domain.office.custody.said import Custody
from decision_flow.domain.office.emergency import Emergency, Owed, owed
from decision_flow.domain.office.keeping import Kept
from decision_flow.domain.office.lawsuits import (
    Lawsuit,
)
from decision_flow.domain.office.seals import Sealed
from decision_flow.domain.units import Succession
from decision_flow.domain.views import LinkView
from decision_flow.service.answers import Entered
from decision_flow.service.catalogues import Catalogues
from decision_flow.store import links


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

        Raises UnfitError when it does not fit, NotFoundError, StaleCaseError.
        """
        return self.enter_as(body_id, said, person=person, at=at)

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
