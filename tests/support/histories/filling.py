"""Payloads by their type hints: plain ones that are well-formed, and arbitrary ones."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, replace
from datetime import date, datetime, timedelta
from enum import Enum
from random import Random
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from decision_flow.domain.values import Digest, Document, Limits

T = TypeVar("T")
HEX = re.compile("[0-9a-f]{64}")


def paper(title: str) -> Document:
    """Return a paper whose title alone decides its digest."""
    return Document(title=title, digest=hashlib.sha256(title.encode()).hexdigest())


def plain(wanted: type[T], at: datetime, rng: Random, /, **given: object) -> T:
    """Return a well-formed record; what is not given and has no default is filled in."""
    return wanted(**_required(wanted, at, rng, given), **given)


def _required(
    wanted: type[Any], at: datetime, rng: Random, given: Mapping[str, object]
) -> dict[str, object]:
    return {
        name: _value(hint, at, rng)
        for name, hint, required in _fields(wanted)
        if required and name not in given
    }


_KNOWN: dict[type[Any], tuple[tuple[str, Any, bool], ...]] = {}


def _fields(wanted: type[Any]) -> tuple[tuple[str, Any, bool], ...]:
    """Return name, type and whether it is required, of every field."""
    if wanted not in _KNOWN:
        _KNOWN[wanted] = tuple(_read(wanted))
    return _KNOWN[wanted]


def _read(wanted: type[Any]) -> Iterator[tuple[str, Any, bool]]:
    hints = get_type_hints(wanted, include_extras=True)
    for f in fields(wanted):
        yield f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING


def _value(hint: Any, at: datetime, rng: Random) -> object:
    if get_origin(hint) is Annotated:
        return _fitting(_value(get_args(hint)[0], at, rng), get_args(hint)[1])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return rng.choice(list(hint))
    if get_origin(hint) is tuple:
        return ()
    simple: Mapping[Any, object] = {
        Document: paper(f"文件{rng.randrange(1000)}"),
        str: "示例",
        bool: True,
        int: 1,
        datetime: at,
        date: at.date(),
    }
    return simple[hint] if hint in simple else plain(hint, at, rng)


def _fitting(value: object, limits: Limits) -> object:
    """Return the value, or one that its pattern allows: nothing else comes through the door."""
    pattern = dict(limits.rules).get("pattern")
    if pattern is None or (isinstance(value, str) and re.fullmatch(pattern, value)):
        return value
    return next(text for text in ("case-1", "2026", "0" * 64) if re.fullmatch(pattern, text))


def arbitrary(wanted: type[T], at: datetime, rng: Random, texts: tuple[str, ...] = ()) -> T:
    """Return any value of a record's type; `texts` are strings worth saying, digests included."""
    said = {
        name: _anything(hint, at, rng, texts)
        for name, hint, required in _fields(wanted)
        if required or rng.random() < 0.5
    }
    return wanted(**said)


def mutated(payload: Any, at: datetime, rng: Random, texts: tuple[str, ...] = ()) -> Any:
    """Return the record with one of its fields changed to anything of its type."""
    name, hint, _ = rng.choice(_fields(type(payload)))
    return replace(payload, **{name: _anything(hint, at, rng, texts)})


def _anything(hint: Any, at: datetime, rng: Random, texts: tuple[str, ...]) -> object:
    if hint is Digest:
        return rng.choice([t for t in texts if HEX.fullmatch(t)] or ["0" * 64])
    if get_origin(hint) is Annotated:
        return _fitting(_anything(get_args(hint)[0], at, rng, texts), get_args(hint)[1])
    if get_origin(hint) in {Union, UnionType}:
        return _anything(rng.choice(get_args(hint)), at, rng, texts)
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return tuple(_anything(inner, at, rng, texts) for _ in range(rng.randrange(4)))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return rng.choice(list(hint))
    simple: Mapping[Any, object] = {
        NoneType: None,
        bool: rng.random() < 0.5,
        int: rng.choice((0, 1, 2, 7, 10**9)),
        str: rng.choice((*texts, "示例", "x" * 64)),
        datetime: at + timedelta(hours=rng.randrange(-100, 100)),
        date: at.date() + timedelta(days=rng.randrange(-60, 60)),
        Document: paper(rng.choice(("文件1", "文件2", "别的文件"))),
    }
    return simple[hint] if hint in simple else arbitrary(hint, at, rng, texts)
