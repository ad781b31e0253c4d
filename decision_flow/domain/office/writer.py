"""Who makes an entry in a register, and whom the body has by then: what an entry may turn on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.people import Person
from decision_flow.domain.units import is_of
from decision_flow.domain.values import HOUSE_RULE, Source, Text


@dataclass(frozen=True, slots=True)
class Writer:
    """A person of a unit who makes an entry on a legal day; `persons` are all of the body's."""

    person: str
    unit: str
    day: date
    persons: Mapping[str, Person]

    def strangers(self, named: Iterable[str]) -> tuple[str, ...]:
        """Return those of the ids that are nobody of the body."""
        return tuple(each for each in named if each not in self.persons)

    def of_units(self, named: Iterable[str], units: Iterable[str]) -> tuple[str, ...]:
        """Return those of the ids whose person is of one of the units today."""
        there = tuple(units)
        return tuple(
            each for each in named if each in self.persons and is_of(self.persons[each].unit, there)
        )


@dataclass(frozen=True, slots=True)
class Unmet:
    """One thing that an entry does not meet, and the rule that asks for it."""

    text: Text
    source: Source


def ours(zh: str, en: str) -> Unmet:
    """Return what a rule of this house asks for and is not met."""
    return Unmet(Text(zh, en), HOUSE_RULE)


def joined(unmet: Iterable[Unmet]) -> Text | None:
    """Return all that is not met, each with its source; None where nothing is."""
    found = tuple(unmet)
    if not found:
        return None
    return Text(
        "".join(f"{each.text.zh}依据：{each.source}。" for each in found),
        " ".join(f"{each.text.en} ({each.source})" for each in found),
    )
