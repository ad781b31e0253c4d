"""A unit that another succeeds: its duties pass over, its name stays on record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from decision_flow.domain.intake.catalogue import Long, Short
from decision_flow.domain.units import Succession
from decision_flow.domain.values import Document, record


@record
class SucceedUnit:
    """From `since` on, `new` carries on what `old` was charged with: renamed, merged or abolished.

    `document` is the paper of the reorganisation.
    """

    old: Short
    new: Short
    since: date
    reasons: Long
    document: Document


VERBS: Mapping[str, type[Any]] = {"succeed_unit": SucceedUnit}


def follow_succession(
    there: tuple[Succession, ...], said: SucceedUnit, *, seq: int
) -> tuple[Succession, ...]:
    """Return the successions once this was said."""
    return (*there, Succession(said.old, said.new, said.since, said.reasons, seq))
