"""The line that an entry in a body's stream comes to, once nothing stands in its way.

The service writes it, the audit makes it again and compares.
"""

from datetime import date, datetime

from decision_flow.domain.fact import Fact
from decision_flow.domain.intake.fitting import Intake, doers_of
from decision_flow.domain.people import Actor, Person
from decision_flow.domain.staff import KIND, STAFF, Said, Staff, verb_of
from decision_flow.domain.values import Cite


def entering(person: Person, said: Intake, day: date) -> Actor:
    """Return a person in the first of the duties for an entry that is held on a day.

    Whoever holds none acts in the first that there is, and is refused.
    """
    held, doers = person.duties_on(day), doers_of(said)
    duty = next((each for each in doers if each in held), doers[0])
    return Actor(person.id, person.name, person.unit, duty)


def entered(
    staff: Staff, said: Said, *, actor: Actor, at: datetime, cites: tuple[Cite, ...] = ()
) -> Fact:
    """Return the next line of a body: what is entered is stated when it is recorded."""
    verb = verb_of(said)
    return Fact(
        stream=staff.body.id,
        seq=staff.seq + 1,
        step=STAFF,
        kind=KIND,
        verb=verb,
        trigger=verb,
        payload=said,
        actor=actor,
        stated_at=at,
        recorded_at=at,
        edges=(),
        verdicts=(),
        procedure="",
        calendar="",
        cites=cites,
    )
