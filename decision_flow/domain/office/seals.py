"""The use of seals, a unit's act: which seal, on which paper, who handled and who approved it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from decision_flow.domain.intake.catalogue import Short
from decision_flow.domain.intake.judgement import Id
from decision_flow.domain.values import Count, Document, record


@record
class UseSeal:
    """A seal was put to a paper; `document` is the scan, `case` the case that the paper is of."""

    seal: Short
    unit: Short
    title: Short
    copies: Count
    on: date
    handler: Short
    approved_by: Short
    document: Document
    case: Id | None = None


VERBS: Mapping[str, type[Any]] = {"use_seal": UseSeal}


@dataclass(frozen=True, slots=True)
class Sealed:
    """An entry of the register of seals; `line` is that of the body's stream."""

    said: UseSeal
    at: datetime
    line: int
