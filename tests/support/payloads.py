"""Well-formed payloads of every verb in the vocabulary, drawn from the types alone."""

import dataclasses
import types
import typing
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Annotated, Any

from hypothesis import strategies as st

from decision_flow.domain.case import Edge, Fact, Paper
from decision_flow.domain.people import Actor, Duty
from decision_flow.domain.values import Cite, Limits, Source, SourceKind, Text
from decision_flow.domain.verdict import Verdict
from decision_flow.store.vocabulary import PAYLOADS

ZONES = (UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-5, minutes=-30)))
WORDS = st.text(min_size=1, max_size=12)
DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
_FIRST, _LAST = (datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None) for year in (1950, 2100))
MOMENTS = st.datetimes(_FIRST, _LAST, timezones=st.sampled_from(ZONES))

_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(0, 10**9),
    date: DAYS,
    datetime: MOMENTS,
    type(None): st.none(),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Return values of a type that a payload's field may have."""
    origin, given = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return _limited(given[0], given[1])
    if origin in {typing.Union, types.UnionType}:
        return st.one_of([values(each) for each in given])
    if origin is tuple:
        return st.lists(values(given[0]), max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if dataclasses.is_dataclass(hint):
        return records(hint)
    return _PLAIN[hint]


def _limited(kind: Any, limits: Limits) -> st.SearchStrategy[Any]:
    rules = dict(limits.rules)
    if "pattern" in rules:
        wanted = rules["pattern"]
        return DIGESTS if "[0-9a-f]{64}" in wanted else st.from_regex(wanted, fullmatch=True)
    if kind is int:
        return st.integers(rules.get("ge", 0), rules.get("le", 10**9))
    if typing.get_origin(kind) is tuple:
        inner, least = values(typing.get_args(kind)[0]), rules.get("min_length", 0)
        return st.lists(inner, min_size=least, max_size=max(3, least)).map(tuple)
    return values(kind)


def records(kind: Any) -> st.SearchStrategy[Any]:
    """Return values of a dataclass, every field drawn by its type."""
    hints = typing.get_type_hints(kind, include_extras=True)
    names = [each.name for each in dataclasses.fields(kind)]
    return st.builds(kind, **{name: values(hints[name]) for name in names})


PAYLOAD_OF = {key: records(kind) for key, kind in PAYLOADS.items()}
SOURCES = st.builds(Source, WORDS, st.text(max_size=8), st.sampled_from(SourceKind))
VERDICTS = st.builds(
    Verdict,
    WORDS,
    st.booleans(),
    st.builds(Text, WORDS, WORDS),
    SOURCES,
    st.lists(st.sampled_from(Duty), max_size=3).map(tuple),
    st.none() | DAYS,
    st.booleans(),
)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """Return a fact of any kind and verb that the vocabulary knows."""
    kind, verb = draw(st.sampled_from(sorted(PAYLOADS)))
    return Fact(
        stream=draw(WORDS),
        seq=draw(st.integers(1, 10**6)),
        step=draw(WORDS),
        kind=kind,
        verb=verb,
        trigger=draw(WORDS),
        payload=draw(PAYLOAD_OF[kind, verb]),
        actor=draw(records(Actor)),
        stated_at=draw(MOMENTS),
        recorded_at=draw(MOMENTS),
        edges=draw(st.lists(records(Edge), max_size=3).map(tuple)),
        verdicts=draw(st.lists(VERDICTS, max_size=3).map(tuple)),
        procedure=draw(DIGESTS),
        calendar=draw(DIGESTS),
        draft=draw(st.none() | DIGESTS),
        paper=draw(st.none() | records(Paper)),
        note=draw(st.text(max_size=8)),
        cites=draw(st.lists(records(Cite), max_size=2).map(tuple)),
    )
