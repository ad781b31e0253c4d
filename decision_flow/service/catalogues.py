"""The annual catalogue: entered by who runs the body's office, read with what became of each."""

from collections.abc import Mapping
from datetime import datetime

from decision_flow.domain.entered import entering
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.intake.catalogue import Catalogue, Catalogued, of_year
from decision_flow.domain.intake.fitting import Intake
from decision_flow.domain.intake.keeping import Listing, listing
from decision_flow.domain.move import Refused
from decision_flow.domain.people import KEEPERS, Actor
from decision_flow.domain.staff import STAFF
from decision_flow.domain.steps.before.start import Approve
from decision_flow.domain.unmet import lacks
from decision_flow.domain.values import Document, Text
from decision_flow.service.answers import Entered
from decision_flow.service.bodies import Bodies
from decision_flow.service.errors import UnfitError
from decision_flow.store import filing, journal


class Catalogues(Bodies):
    """What the service does with catalogues."""

    def enter_catalogue(
        self, body_id: str, said: Catalogued, *, person: str, at: datetime
    ) -> Entered:
        """Adopt, adjust or publish a catalogue as a person who keeps it.

        Raises UnfitError when it does not fit, NotFoundError, StaleCaseError.
        """
        return self.enter_as(body_id, said, person=person, at=at)

    def enter_as(self, body_id: str, said: Intake, *, person: str, at: datetime) -> Entered:
        """Make an entry as a person, in the first of the duties for it that is held.

        Whoever holds none is refused by `enter`, with all else that stands in the way.
        Raises NotFoundError for an unknown person; as `enter`.
        """
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id)
            known = staff.person(person)
        return self.enter(
            body_id, said, actor=entering(known, said, staff.staff.body.day(at)), at=at
        )

    def acting(self, body_id: str, person: str, *, at: datetime) -> Actor:
        """Return a person in a duty that keeps the registers.

        Raises UnfitError for whoever holds none, NotFoundError for an unknown body.
        """
        staff = self.body(body_id)
        known = staff.persons.get(person)
        held = known.duties_on(staff.body.day(at)) if known is not None else ()
        duty = next((duty for duty in KEEPERS if duty in held), None)
        if known is None or duty is None:
            raise UnfitError(Refused(STAFF, "keep", tuple(lacks((), KEEPERS))))
        return Actor(known.id, known.name, known.unit, duty)

    def catalogues(self, body_id: str) -> tuple[Catalogue, ...]:
        """Return the catalogues of a body, the earliest year first. Raises NotFoundError."""
        return self.body(body_id).body.catalogues

    def catalogue(self, body_id: str, year: int, *, at: datetime) -> Listing:
        """Return the catalogue of a year with what became of its matters. Raises NotFoundError."""
        body = self.body(body_id).body
        found = of_year(body.catalogues, year)
        if found is None:
            text = Text(f"没有{year}年度目录。", f"There is no catalogue of {year}.")
            raise NotFoundError(text)
        return listing(found, self.started(body_id), day=body.day(at))

    def started(self, body_id: str) -> Mapping[str, tuple[str, ...]]:
        """Return the cases that were started as a matter of a catalogue, by that matter."""
        with self.database.reading() as connection:
            facts = journal.said_in(connection, body_id, kind="start", verb="approve")
        found: dict[str, tuple[str, ...]] = {}
        for fact in facts:
            key = fact.payload.listed if isinstance(fact.payload, Approve) else None
            if key is not None and fact.stream not in found.get(key, ()):
                found[key] = (*found.get(key, ()), fact.stream)
        return found

    def named_document(self, body_id: str, digest: str) -> Document:
        """Return a document on file under the name it was filed by. Raises NotFoundError."""
        with self.database.reading() as connection:
            found = filing.filed(connection, body_id, [digest])
        if not found:
            raise NotFoundError(Text(f"没有文件 {digest}。", f"There is no document {digest}."))
        return Document(title=found[0].name, digest=digest)
