"""Who is complained of: nobody of them handles the complaint, nor looks into it."""

from collections.abc import Iterable

from decision_flow.domain.office.complaints.book import Complaint
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import Person
from decision_flow.domain.units import Succession, is_of, kin
from decision_flow.domain.unmet import unmet
from decision_flow.domain.verdict import Verdict


class Accused:
    """Who is complained of: the units with those before and after them, and the persons."""

    def __init__(self, complaint: Complaint, successions: tuple[Succession, ...]) -> None:
        self.complaint = complaint
        self.units = kin(complaint.said.against, successions)
        self.persons = frozenset(complaint.said.persons)

    def includes(self, writer: Writer) -> bool:
        """Return whether somebody who makes an entry is among them."""
        return writer.person in self.persons or is_of(writer.unit, self.units)

    def once_of_it(self, person: Person | None) -> bool:
        """Return whether somebody was of such a unit before, whichever the unit of today."""
        return person is not None and person.once_of(self.units)

    def among(self, named: Iterable[str], writer: Writer) -> tuple[str, ...]:
        """Return those of the named people who are among them."""
        people = tuple(named)
        return tuple({*writer.of_units(people, self.units), *self.persons.intersection(people)})


def accused_himself() -> Verdict:
    """Return that whoever does something about a complaint is complained of in it."""
    return unmet(
        "person.accused",
        "办理人是被投诉人，或者现在、曾经属于被投诉单位，不得办理该件，由其他人员办理。",
        "Whoever enters this is complained of, or is or was of a unit that is: others handle it.",
    )
