"""Canonical bytes (RFC 8785) and the plain values that they are made of.

Every key of ours is ASCII and every number an integer; for such values an encoder that sorts
and leaves out blanks writes what RFC 8785 asks for, many times faster than a general one. A test
compares the two, and `verify` reads with the general one.
"""

import hashlib
import json
from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import rfc8785

from decision_flow.domain.values import field_names

NO_DIGEST = "0" * 64
"""What the first line of a chain names as the one before it."""

_encode = msgspec.json.Encoder(order="sorted").encode


def canonical(value: object) -> bytes:
    """Return the canonical bytes of plain values. Raises `ValueError` for lone surrogates."""
    return _encode(value)


def written(record: Any) -> bytes:  # noqa: ANN401 - any record of ours
    """Return the canonical bytes of a record: those of its plain values.

    Raises `ValueError` or `TypeError` for what JSON cannot say, as `plain` does.
    """
    return _encode(record if _as_it_is(record.__class__) else plain(record))


def embedded(body: bytes) -> object:
    """Return canonical bytes as a plain value: written into others as they are, made once."""
    return msgspec.Raw(body)


def is_canonical(body: bytes) -> bool:
    """Return whether these bytes are JSON in the one form that RFC 8785 allows."""
    try:
        return rfc8785.dumps(json.loads(body)) == body
    except ValueError:
        return False


def octets(value: object) -> bytes:
    """Return what a column of bytes holds as bytes: SQLite keeps whatever was put there.

    Raises `TypeError` for what is neither bytes nor text.
    """
    if isinstance(value, str):
        return value.encode(errors="replace")
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    raise TypeError(f"{type(value).__name__} where bytes should be")


def digest_of(body: bytes) -> str:
    """Return the SHA-256 of these bytes as 64 hex digits."""
    return hashlib.sha256(body).hexdigest()


def instant(moment: datetime) -> str:
    """Return a moment in UTC, ending in Z. Raises `ValueError` for a naive one."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


_PLAIN = frozenset({str, int, bool, type(None)})
"""What JSON says as it is; asked first, since most of a payload is of these."""


@cache
def _as_it_is(kind: Any) -> bool:  # noqa: ANN401 - a type, or what a field says of one
    """Return whether the encoder itself writes all that such a record can hold as `plain` does.

    A moment it would leave in the time zone that it was said in.
    """
    if field_names(kind):
        return all(map(_as_it_is, get_type_hints(kind).values()))
    if get_origin(kind) in {tuple, Union, UnionType}:
        return all(map(_as_it_is, (part for part in get_args(kind) if part is not ...)))
    return kind in _PLAIN or kind is date or (isinstance(kind, type) and issubclass(kind, StrEnum))


def plain(value: Any) -> Any:  # noqa: ANN401 - anything of ours
    """Return a value as JSON can say it: moments in UTC, days and shares as strings.

    Raises `TypeError` for what is none of ours.
    """
    kind = value.__class__
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return [plain(each) for each in value]
    if names := field_names(kind):
        return {
            name: said if (said := getattr(value, name)).__class__ in _PLAIN else plain(said)
            for name in names
        }
    return _rarer(value)


def _rarer(value: Any) -> Any:  # noqa: ANN401, PLR0911 - one case for each kind of value
    match value:
        case Enum():
            return value.value
        case str() | int():
            return value
        case datetime():
            return instant(value)
        case date():
            return value.isoformat()
        case Fraction():
            return str(value)
        case set() | frozenset():
            return sorted(plain(v) for v in value)
        case dict():
            return {str(k): plain(v) for k, v in value.items()}
        case _ if is_dataclass(value):
            return {}
        case _:
            raise TypeError(f"{type(value).__name__} cannot be stored")
