"""The consultation of a case as it stands, and who may work on what came in."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from decision_flow.domain.case import Fact
from decision_flow.domain.move import Refused
from decision_flow.domain.opinions.asking import (
    WORKERS,
    no_notice,
    not_a_worker,
)
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.before.consultation import Publish
from decision_flow.domain.steps.handing import drafting
from decision_flow.domain.units import unit_key
from decision_flow.domain.unmet import cured_by
from decision_flow.domain.values import HOUSE_RULE, Source
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.person import unit_allows
from decision_flow.service.errors import UnfitError
from decision_flow.service.known import Known, Loaded
from decision_flow.store import Database
from decision_flow.store.opinions.cited import notice_of
from decision_flow.store.opinions.register import Notice

OPEN, COUNTED = "open", "closed"


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


class Standings:
    """What the service knows of consultations before anything is done in one."""

    database: Database
    known: Known

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
