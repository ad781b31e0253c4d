"""Examining what was published: what the facts show and what they do not. It accuses nobody.

What a government published did not go through a case of ours: no gate is asked and nothing is
judged. A fact that was not published is not known; that it is not known is no sign of a breach.
"""

from dataclasses import dataclass

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.published import Published
from decision_flow.engine.examining.consultations import consultation
from decision_flow.engine.examining.decided import decided
from decision_flow.engine.examining.hearings import hearing
from decision_flow.engine.examining.matters import matter
from decision_flow.engine.examining.observed import BEARINGS, Bearing, Observation

__all__ = ["BEARINGS", "Bearing", "Examined", "Observation", "examine"]


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was published, where it stands, and what can be observed of it."""

    id: str
    title: str
    unit: str | None
    published_at: str
    observations: tuple[Observation, ...]

    @property
    def alarms(self) -> tuple[Observation, ...]:
        """Return what somebody should look at: to be looked into, or shown by the data."""
        weighty = {Bearing.REMARK, Bearing.SHOWN}
        return tuple(each for each in self.observations if each.bearing in weighty)


def examine(published: Published, calendar: Calendar) -> tuple[Examined, ...]:
    """Return what can be observed of everything in a file, in its order."""
    found = [
        Examined(c.id, c.matter, c.unit, c.source, consultation(c, calendar))
        for c in published.consultations
    ]
    found += [Examined(h.id, h.matter, h.unit, h.source, hearing(h)) for h in published.hearings]
    found += [Examined(m.id, m.title, m.unit, m.source, matter(m)) for m in published.matters]
    found += [
        Examined(d.id, d.title, d.unit, d.source, decided(d, calendar)) for d in published.decided
    ]
    return tuple(found)
