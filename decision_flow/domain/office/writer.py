"""Who makes an entry in a register, and whom the body has by then: what an entry may turn on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.people import Duty, Person
from decision_flow.domain.units import is_of


@dataclass(frozen=True, slots=True)
class Writer:
    """A person of a unit who makes an entry on a legal day; `persons` are all of the body's.

    `again` says that an entry that stands is asked once more: what is asked only of who enters now
    (ADR 0059) is not asked of it.
    """

    person: str
    unit: str
    day: date
    persons: Mapping[str, Person]
    again: bool = False

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Return the duties that whoever makes the entry holds that day."""
        known = self.persons.get(self.person)
        return () if known is None else known.duties_on(self.day)

    def strangers(self, named: Iterable[str]) -> tuple[str, ...]:
        """Return those of the ids that are nobody of the body."""
        return tuple(each for each in named if each not in self.persons)

    def named(self, persons: Iterable[str]) -> tuple[str, ...]:
        """Return these persons by name; who is nobody of the body keeps the id."""
        return tuple(self.persons[p].name if p in self.persons else p for p in persons)

    def of_units(self, named: Iterable[str], units: Iterable[str]) -> tuple[str, ...]:
        """Return those of the ids whose person is of one of the units today."""
        there = tuple(units)
        return tuple(
            each for each in named if each in self.persons and is_of(self.persons[each].unit, there)
        )
