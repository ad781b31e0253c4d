"""Looks at the ledgers of people: what is asked, and what goes out of each."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, TypeAdapter

from api.schemas.moves import In
from api.schemas.words import DutyOut, Out, duty_out
from decision_flow.domain.answering.look import Look
from decision_flow.domain.case import Fact
from decision_flow.domain.intake.catalogue import Long


class LookIn(In):
    """What somebody looks at a ledger for; not asked of who looks at their own."""

    reasons: Annotated[Long, Field(min_length=1)] | None = None


LOOK: TypeAdapter[LookIn] = TypeAdapter(LookIn)


class LedgerLookOut(Out):
    """Who looked at a ledger, when, in which duty and what for."""

    line: int
    person: str
    name: str
    unit: str
    duty: DutyOut
    at: datetime
    reasons: str | None


class LooksOut(Out):
    """Every look at the ledger of a person, the earliest first."""

    looks: tuple[LedgerLookOut, ...]


def look_of(person: str, asked: LookIn) -> Look:
    """Return the look that is asked for."""
    return Look(person=person, reasons=asked.reasons)


def look_out(fact: Fact) -> LedgerLookOut:
    said = fact.payload
    return LedgerLookOut(
        line=fact.seq,
        person=fact.actor.person,
        name=fact.actor.name,
        unit=fact.actor.unit,
        duty=duty_out(fact.actor.duty),
        at=fact.recorded_at,
        reasons=said.reasons if isinstance(said, Look) else None,
    )
