"""The custody of a case's file: held for a court or a discipline organ, and who consulted it.

Nothing in a journal is ever changed, held or not. What a hold keeps is what could otherwise be
erased: the words and the senders of opinions, where somebody asks for that (Personal Information
Protection Law, Article 47, whose last paragraph says what then is done with what must be kept).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from decision_flow.domain.intake.catalogue import Short
from decision_flow.domain.intake.judgement import Id
from decision_flow.domain.values import Document, Text, record


class HeldFor(StrEnum):
    """For what a file is held."""

    LAWSUIT = "lawsuit"
    DISCIPLINE = "discipline"
    AUDIT = "audit"


HELD_FOR: Mapping[HeldFor, Text] = {
    HeldFor.LAWSUIT: Text("诉讼、复议", "a lawsuit or review"),
    HeldFor.DISCIPLINE: Text("纪检监察", "discipline inspection"),
    HeldFor.AUDIT: Text("审计", "an audit"),
}


@record
class PlaceHold:
    """The file of a case is held from a day on; `by` is the organ that asked, on its paper."""

    entry: Id
    case: Id
    held_for: HeldFor
    by: Short
    since: date
    reasons: Short
    document: Document


@record
class LiftHold:
    """A hold ended, as the organ that asked for it says on paper."""

    entry: Id
    until: date
    document: Document


@record
class ConsultFile:
    """Somebody consulted the file of a case; `who` with the unit, `approved_by` who let them."""

    case: Id
    who: Short
    unit: Short
    purpose: Short
    on: date
    copied: bool
    approved_by: Short
    document: Document


SaidOfCustody = PlaceHold | LiftHold | ConsultFile
VERBS: Mapping[str, type[Any]] = {
    "place_hold": PlaceHold,
    "lift_hold": LiftHold,
    "consult_file": ConsultFile,
}


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold; `line` is that of the body's stream, `lifted` how it ended."""

    said: PlaceHold
    at: datetime
    line: int
    lifted: LiftHold | None = None


@dataclass(frozen=True, slots=True)
class Consulted:
    """A consultation of a file that was entered."""

    said: ConsultFile
    at: datetime
    line: int


@dataclass(frozen=True, slots=True)
class Custody:
    """Every hold and every consultation of a body, the earliest first."""

    holds: tuple[Hold, ...] = ()
    consulted: tuple[Consulted, ...] = ()

    def held(self, case: str) -> tuple[Hold, ...]:
        """Return the holds on a case that last."""
        return tuple(h for h in self.holds if h.said.case == case and h.lifted is None)


def follow_custody(custody: Custody, said: SaidOfCustody, *, seq: int, at: datetime) -> Custody:
    """Return the custody with one more entry."""
    if isinstance(said, PlaceHold):
        return replace(custody, holds=(*custody.holds, Hold(said, at, seq)))
    if isinstance(said, ConsultFile):
        return replace(custody, consulted=(*custody.consulted, Consulted(said, at, seq)))
    lifted = (replace(h, lifted=said) if h.said.entry == said.entry else h for h in custody.holds)
    return replace(custody, holds=tuple(lifted))
