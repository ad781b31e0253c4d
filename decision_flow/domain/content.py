"""What a payload says, whatever its kind: its texts and its documents."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from decision_flow.domain.values import Document, field_names

_NONE: Any = type(None)


@dataclass(frozen=True, slots=True)
class Said:
    """Texts, each by the name of its field, and documents; both in order."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)


def content_of(*values: Any) -> Said:  # noqa: ANN401 - any payload, any depth
    """Return the texts and documents of some payloads, at any depth and in order."""
    found = Said()
    for value in values:
        _gather(found, "", value)
    return found


def documents_of(*values: Any) -> tuple[Document, ...]:  # noqa: ANN401 - any payload, any depth
    """Return every document that some payloads name, at any depth."""
    return tuple(content_of(*values).documents)


def _gather(found: Said, name: str, value: Any) -> None:  # noqa: ANN401 - the same
    kind = value.__class__
    if kind is str:
        found.texts.append((name, value))
    elif kind is tuple:
        for each in value:
            _gather(found, name, each)
    else:
        if kind is Document:
            found.documents.append(value)
        for each in _saying(kind):
            said = getattr(value, each)
            if said.__class__ is str:
                found.texts.append((each, said))
            elif said is not None:
                _gather(found, each, said)


@cache
def _saying(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - any class
    """Return the fields of a record that can hold a text or a document, in order."""
    hints = get_type_hints(kind) if field_names(kind) else {}
    return tuple(name for name in field_names(kind) if _says(hints[name]))


def _says(kind: Any) -> bool:  # noqa: ANN401 - a type, or what a field says of one
    """Return whether a value of such a type can hold a text or a document."""
    if get_origin(kind) in {tuple, Union, UnionType}:
        return any(_says(part) for part in get_args(kind) if part is not ...)
    if not isinstance(kind, type) or kind is str:
        return True
    if field_names(kind):
        return bool(_saying(kind))
    return not (kind is _NONE or issubclass(kind, int | date | Enum))
