"""What a payload says, whatever its kind: its texts and its documents."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from decision_flow.domain.values import Document, field_names

_SAYS_NOTHING = frozenset({type(None), bool, int, date, datetime})
"""What holds neither text nor document."""

Said = tuple[tuple[str, Any], ...]
"""Texts and documents in order, each by the name of its field."""


def content_of(*values: Any) -> Said:  # noqa: ANN401 - any payload, any depth
    """Return the texts and documents of some payloads, at any depth and in order."""
    found: list[tuple[str, Any]] = []
    for value in values:
        _gather(found, "", value)
    return tuple(found)


def _gather(found: list[tuple[str, Any]], name: str, value: Any) -> None:  # noqa: ANN401 - the same
    kind = value.__class__
    if kind is tuple:
        for each in value:
            _gather(found, name, each)
    elif names := field_names(kind):
        if kind is Document:
            found.append((name, value))
        for field in names:
            said = getattr(value, field)
            if said.__class__ is str:
                found.append((field, said))
            elif said.__class__ not in _SAYS_NOTHING:
                _gather(found, field, said)
    elif isinstance(value, str):
        found.append((name, value))


def documents_in(content: Said) -> Iterator[Document]:
    """Yield the documents among what was said."""
    return (said for _, said in content if said.__class__ is Document)


def documents_of(*values: Any) -> Iterator[Document]:  # noqa: ANN401 - any payload, any depth
    """Yield every document that some payloads name, at any depth."""
    return documents_in(content_of(*values))
