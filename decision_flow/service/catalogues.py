"""The annual catalogue: entered by who runs the body's office, read with what became of each."""

from collections.abc import Mapping
from datetime import datetime

from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.intake.catalogue import Catalogue, Catalogued, of_year
from decision_flow.domain.intake.fitting import Intake, doers_of
from decision_flow.domain.intake.keeping import Listing, listing
from decision_flow.domain.people import DUTY_LABELS, KEEPERS, Actor
from decision_flow.domain.steps.before.start import Approve
from decision_flow.domain.values import Document, Text
from decision_flow.service.answers import Entered
from decision_flow.service.bodies import Bodies
from decision_flow.service.consulting import DutyWantedError
from decision_flow.store import filing, journal


class Catalogues(Bodies):
    """What the service does with catalogues."""

    def enter_catalogue(
        self, body_id: str, said: Catalogued, *, person: str, at: datetime
    ) -> Entered:
        """Adopt, adjust or publish a catalogue as a person who keeps it.

        Raises DutyWantedError, StaffError when it does not fit, NotFoundError, StaleCaseError.
        """
        return self.enter(body_id, said, actor=self.acting(body_id, person, said, at=at), at=at)

    def acting(
        self, body_id: str, person: str, said: Intake | None = None, *, at: datetime
    ) -> Actor:
        """Return a person in a duty that enters this, or a catalogue. Raises DutyWantedError."""
        staff, doers = self.body(body_id), KEEPERS if said is None else doers_of(said)
        known = staff.persons.get(person)
        held = known.duties_on(staff.body.day(at)) if known is not None else ()
        duty = next((duty for duty in doers if duty in held), None)
        if known is None or duty is None:
            zh = "、".join(DUTY_LABELS[each].zh for each in doers)
            en = " or ".join(DUTY_LABELS[each].en for each in doers)
            raise DutyWantedError(Text(f"此事由{zh}办理。", f"This is done by the {en}."))
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
