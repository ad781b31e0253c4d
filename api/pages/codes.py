"""The coded values that may be sent, each with what it means in Chinese."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from api.ledgers import ANSWERS, POSTS
from api.pages.meanings import MEANINGS
from api.responsibility import SAYS
from decision_flow.domain.intake.catalogue import PART_LABELS
from decision_flow.domain.intake.judgement import (
    CATEGORY_LABELS,
    CONGRESS_LABELS,
    EXCLUSION_LABELS,
)
from decision_flow.domain.links import LINK_LABELS
from decision_flow.domain.numbering import NUMBERED
from decision_flow.domain.office.complaints.letters import CHANNEL_LABELS as LETTER_CHANNELS
from decision_flow.domain.office.custody.said import HELD_FOR
from decision_flow.domain.office.ladder import RUNGS
from decision_flow.domain.office.lawsuits import INSTANCES, RESULTS
from decision_flow.domain.office.supervision.after import RECOMMENDED
from decision_flow.domain.office.supervision.said import KINDS as SUPERVISION_KINDS
from decision_flow.domain.office.supervision.said import MEANS, ORDER_GROUNDS, REVIEWED
from decision_flow.domain.opinions.intake import CHANNEL_LABELS, DISPOSITION_LABELS
from decision_flow.domain.people import DUTY_LABELS
from decision_flow.domain.steps.after.post_evaluation.said import CONSEQUENCES, SIDES, SOURCES
from decision_flow.domain.steps.after.post_evaluation.said import GROUNDS as EVALUATED_FOR
from decision_flow.domain.steps.before.legality_review.said import OPINIONS
from decision_flow.domain.steps.claims.examination import CLAIMED_LABELS
from decision_flow.domain.steps.claims.shortening import SHORTENING_GROUNDS
from decision_flow.domain.steps.claims.waiver import WAIVER_GROUNDS
from decision_flow.domain.steps.decision.recusal import GROUNDS
from decision_flow.domain.steps.disclosure import GROUNDS as SECRETS
from decision_flow.domain.values import Text

Plain = dict[str, Any]

_MEANT: tuple[Mapping[Any, Text], ...] = (
    ANSWERS,
    CATEGORY_LABELS,
    CHANNEL_LABELS,
    CLAIMED_LABELS,
    CONGRESS_LABELS,
    CONSEQUENCES,
    DISPOSITION_LABELS,
    DUTY_LABELS,
    EVALUATED_FOR,
    EXCLUSION_LABELS,
    GROUNDS,
    HELD_FOR,
    INSTANCES,
    LETTER_CHANNELS,
    LINK_LABELS,
    MEANS,
    NUMBERED,
    OPINIONS,
    ORDER_GROUNDS,
    PART_LABELS,
    POSTS,
    RECOMMENDED,
    RESULTS,
    REVIEWED,
    RUNGS,
    SIDES,
    SOURCES,
    SUPERVISION_KINDS,
    {ground: text for ground, (text, _) in SECRETS.items()},
    {ground: text for ground, (text, _) in SHORTENING_GROUNDS.items()},
    {ground: text for ground, (text, _) in WAIVER_GROUNDS.items()},
    *({value: text} for (_, value), text in SAYS.items()),
)
_REF = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Codes:
    """A closed list: its name in the reference, the fields it is sent in, and its values.

    `values` are in the order of the list, each with its Chinese meaning.
    """

    name: str
    about: str
    fields: tuple[str, ...]
    values: tuple[tuple[str, str], ...]


def codes(schemas: Plain) -> list[Codes]:
    """Return every closed list that is sent, by the fields; `schemas` are those of the reference.

    A value that has no meaning in Chinese has an empty one.
    """
    found = []
    for name, schema in schemas.items():
        fields = _fields(schemas, name)
        if "enum" in schema and name.startswith("In.") and fields:
            meant = _words(name, schema["enum"])
            values = tuple((value, meant.get(value, "")) for value in schema["enum"])
            about = " ".join(schema.get("description", "").split())
            found.append(Codes(name, about, fields, values))
    return sorted(found, key=lambda each: (each.fields, each.name))


def _fields(schemas: Plain, name: str) -> tuple[str, ...]:
    found = {
        field
        for schema in schemas.values()
        for field, shape in schema.get("properties", {}).items()
        if _names(shape, _REF + name)
    }
    return tuple(sorted(found))


def _names(shape: object, ref: str) -> bool:
    if isinstance(shape, dict):
        return shape.get("$ref") == ref or any(_names(each, ref) for each in shape.values())
    return isinstance(shape, list) and any(_names(each, ref) for each in shape)


def _words(name: str, values: list[str]) -> Mapping[str, str]:
    """Return what the values of a list mean, by the values themselves."""
    known: dict[type[Enum], dict[str, str]] = {}
    for meant in _MEANT:
        for member, text in meant.items():
            if isinstance(member, Enum):
                known.setdefault(type(member), {})[str(member.value)] = text.zh
    short = name.rpartition(".")[2]
    of_code: dict[str, str] = next(
        (
            words
            for kind, words in known.items()
            if kind.__name__ == short and {str(m.value) for m in kind} == set(values)
        ),
        {},
    )
    return of_code or MEANINGS.get(name, {})
