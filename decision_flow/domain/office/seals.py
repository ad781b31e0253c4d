"""The use of seals, a unit's act: which seal, on which paper, who handled and who approved it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from decision_flow.domain.intake.catalogue import Short
from decision_flow.domain.intake.judgement import Id
from decision_flow.domain.values import Count, Document, Text, blank, record


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


def unfit_seal(said: UseSeal) -> Text | None:
    """Return why it cannot be entered, or None where it can."""
    return next(_faults(said), None)


def _faults(said: UseSeal) -> Iterator[Text]:
    for zh, en, text in (
        ("所用印章", "seal", said.seal),
        ("用章单位", "unit", said.unit),
        ("文件名称", "title", said.title),
        ("经办人", "handler", said.handler),
        ("批准人", "approver", said.approved_by),
    ):
        if blank(text):
            yield Text(f"须写明{zh}。", f"Say the {en}.")
    if said.copies < 1:
        yield Text("用章份数至少一份。", "At least one copy was sealed.")
    if said.handler.strip() == said.approved_by.strip():
        yield Text("经办人与批准人不得为同一人。", "Who handles it is not who approves it.")
