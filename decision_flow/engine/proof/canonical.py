"""Digests of what a certificate is about: the floor, the kinds, the certificate itself.

Plain values in JSON with sorted keys and no white space, as RFC 8785 has it for ASCII keys and
whole numbers. Of code only the name is taken; of a kind, everything that decides what can happen.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from decision_flow.domain.kind import Kind
from decision_flow.domain.law import ORDER, Floor
from decision_flow.engine.proof.values import Certificate

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def canonical(value: object) -> bytes:
    """Return the bytes that stand for a value, the same for equal values for ever."""
    return json.dumps(
        _plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def digest(value: object) -> str:
    """Return the SHA-256 of the canonical bytes as 64 hex digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def floor_digest(floor: Floor) -> str:
    """Return what names the floor, the statutory order included."""
    return digest({"floor": floor, "order": ORDER})


def kinds_digest(kinds: Iterable[Kind]) -> str:
    """Return what names these kinds."""
    return digest([_kind(kind) for kind in sorted(kinds, key=lambda kind: kind.id)])


def certificate_bytes(certificate: Certificate) -> bytes:
    """Return the certificate as it is stored with every case."""
    return canonical({"format": "certificate/1", "certificate": certificate})


def _kind(kind: Kind) -> dict[str, object]:
    own = {f.name: getattr(kind, f.name) for f in fields(kind) if f.name != "labels"}
    return {**own, "labels": dict(kind.labels)}


def _plain(value: object) -> Json:
    """Return a value as JSON can say it. Raises `TypeError` for what has no lasting form."""
    if isinstance(value, Enum):
        return _plain(value.value)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, date | Fraction):
        return str(value)
    return _composed(value)


def _composed(value: object) -> Json:
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, frozenset | set):
        return sorted((_plain(each) for each in value), key=str)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    name = getattr(value, "__qualname__", None)
    if not isinstance(name, str):
        raise TypeError(f"{type(value).__name__} has no lasting form")
    return name
