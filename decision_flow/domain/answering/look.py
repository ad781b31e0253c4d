"""Every look at the ledger of a person: who, at whose, why. A stream of its own for each body."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from decision_flow.domain.intake.catalogue import Long
from decision_flow.domain.intake.judgement import Id
from decision_flow.domain.people import Actor, Body, Duty, Person
from decision_flow.domain.values import HOUSE_RULE, blank, record
from decision_flow.domain.verdict import Verdict, verdict

LOOKS = "looks"
KIND = "looks@1"
LOOKERS = (Duty.AUDITOR,)
"""Who looks at the ledgers of others: audit and discipline. Everybody looks at their own."""


@record
class Look:
    """Somebody looks at the ledger of `person`; `reasons` say what for, where it is another's."""

    person: Id
    reasons: Long | None = None


VERBS: Mapping[str, type[Any]] = {"look": Look}


def stream_of(body_id: str) -> str:
    """Return the stream in which the looks at a body's people are written down."""
    return f"{LOOKS}.{body_id}"


def looker(person: Person, said: Look, body: Body, at: datetime) -> Actor:
    """Return who looks, in which duty: as an auditor, or for themself in any that was held."""
    held = person.duties_on(body.day(at))
    duties = (*(each for each in LOOKERS if each in held), *held, *(h.duty for h in person.held))
    own = (Duty.MEMBER,) if said.person == person.id else LOOKERS
    return Actor(person.id, person.name, person.unit, next(iter((*duties, *own))))


def asked_of(
    said: Look, person: Person, body: Body, at: datetime, *, known: Mapping[str, Person]
) -> tuple[Verdict, ...]:
    """Return every requirement of a look by a person, met or not."""
    own = said.person == person.id
    audits = any(each in LOOKERS for each in person.duties_on(body.day(at)))
    return (
        verdict(
            "person.look",
            own or audits,
            "个人责任台账由本人查阅，或者由审计监督人员查阅。",
            "A person's ledger is looked at by that person, or by an auditor.",
            HOUSE_RULE,
            curers=LOOKERS,
        ),
        verdict(
            "look.person",
            said.person in known,
            f"本机关登记有人员 {said.person}。"
            if said.person in known
            else f"本机关没有登记编号为“{said.person}”的人员：须写人员编号（如 wu），不写姓名。",
            f"The body has the person {said.person}."
            if said.person in known
            else f"The body has nobody of the id “{said.person}”: give an id, such as wu.",
            HOUSE_RULE,
            curers=LOOKERS,
        ),
        verdict(
            "look.reasons",
            own or not blank(said.reasons),
            "查阅他人责任台账，须写明事由。",
            "Whoever looks at the ledger of another says what for.",
            HOUSE_RULE,
            curers=LOOKERS,
        ),
    )
