"""The registers that a body's office keeps, under no rule set: what is entered, and whether it can.

Each entry is a fact of the body's stream with its paper on file; none is ever taken out again.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from decision_flow.domain.office import emergency, seals, succession
from decision_flow.domain.office.emergency import (
    SaidOfEmergency,
    follow_emergency,
    unfit_emergency,
)
from decision_flow.domain.office.seals import Sealed, UseSeal, unfit_seal
from decision_flow.domain.office.succession import (
    SucceedUnit,
    follow_succession,
    unfit_succession,
)
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import Body
from decision_flow.domain.values import Text

Kept = SucceedUnit | SaidOfEmergency | UseSeal

VERBS: Mapping[str, type[Any]] = {**succession.VERBS, **emergency.VERBS, **seals.VERBS}
"""What can be entered, by the word that an entry is asked for with."""


def follow_kept(body: Body, said: Kept, *, seq: int, at: datetime) -> Body:
    """Return the body with one more entry. Raises `ValueError` for an unknown one."""
    if isinstance(said, SucceedUnit):
        there = follow_succession(body.successions, said, seq=seq)
        return replace(body, successions=there)
    if isinstance(said, UseSeal):
        return replace(body, seals=(*body.seals, Sealed(said, at, seq)))
    found = follow_emergency(body.emergencies, said, seq=seq, at=at)
    return replace(body, emergencies=found)


def unfit_kept(body: Body, said: Kept, writer: Writer) -> Text | None:
    """Return why it cannot be entered by a person, or None where it can."""
    del writer
    if isinstance(said, SucceedUnit):
        return unfit_succession(body.successions, said)
    if isinstance(said, UseSeal):
        return unfit_seal(said)
    return unfit_emergency(body.emergencies, said)
