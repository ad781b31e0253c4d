"""An installation: its settings, its service, its clock. Assembled once, then shared."""

from dataclasses import dataclass, field

from api.clock import Clock, now
from api.dispatch import Dispatch
from api.settings import Settings
from api.wire.bound import Bound
from decision_flow.service import Service
from decision_flow.store import Database, Documents, upgrade
from decision_flow.store.law import Readers
from workflows import calendar, parse_canonical

POOL = 20
"""Connections kept; as many again may be made: together no fewer than the server's threads."""

READERS = Readers(parse_canonical, calendar.parse_canonical)


@dataclass(frozen=True, slots=True)
class Installation:
    """What serves requests and commands alike."""

    settings: Settings
    service: Service
    dispatch: Dispatch
    clock: Clock = now
    bound: Bound = field(default_factory=lambda: Bound(0))

    def ping(self) -> None:
        """Ask the database something small. Raises when it does not answer."""
        self.service.bearer("", at=self.clock())

    def close(self) -> None:
        """Let go of the database."""
        self.service.database.close()


def assemble(settings: Settings, clock: Clock = now) -> Installation:
    """Return the installation of these settings, its database brought up to date."""
    if settings.database.startswith("sqlite"):
        settings.home.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database, pool=POOL)
    upgrade(database)
    service = Service(database, Documents(settings.documents), READERS)
    dispatch, bound = Dispatch(settings.database), Bound(settings.most_opinions_an_hour)
    return Installation(settings, service, dispatch, clock, bound)
