"""Arbitrary payloads, made from the type hints of the dataclasses alone.

Half of what is drawn is likely (people, papers, steps, days and texts that the story knows), the
other half is anything that the types allow: the first and the last day, blanks, absurd sums.
"""

from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from cases import READY, facts_of, on_file
from hypothesis import strategies as st

from api.demo.matter import FIRST, SECOND, THIRD
from api.demo.scene import PEOPLE, at
from decision_flow.domain.people import CHINA
from decision_flow.domain.values import MOST, Count, Digest, Document, Moment

KNOWN_PAPERS = sorted(
    {FIRST.digest, SECOND.digest, THIRD.digest}
    | {digest for fact in facts_of() for digest in on_file(fact.payload)}
)
WORDS = (
    *PEOPLE,
    *READY.procedure.steps,
    "not_public_by_law",
    "宁津县交通运输局",
    "理由",
    "  ",
    "x",
)

_IN_THE_STORY = st.dates(date(2023, 2, 1), date(2023, 12, 31))
_DIGESTS = st.sampled_from(KNOWN_PAPERS) | st.integers(0, 15).map(lambda n: f"{n:x}" * 64)
_EDGES = [datetime.min.replace(tzinfo=CHINA), datetime.max.replace(tzinfo=UTC)]
_MOMENTS = st.builds(at, _IN_THE_STORY) | st.sampled_from(_EDGES)

_LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(WORDS) | st.text(min_size=1, max_size=4),
    bool: st.booleans(),
    int: st.integers(0, 9),
    date: _IN_THE_STORY | st.sampled_from([date.min, date.max]),
    datetime: _MOMENTS,
    NoneType: st.none(),
    Digest: _DIGESTS,
    Count: st.integers(0, 9) | st.just(MOST),
    Moment: _MOMENTS,
    Document: st.builds(Document, title=st.just("示例"), digest=_DIGESTS),
}


_MADE: dict[Any, st.SearchStrategy[Any]] = {}


def payloads(wanted: type[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for any well-formed payload of this dataclass."""
    if wanted not in _MADE:
        hints = get_type_hints(wanted, include_extras=True)
        said = {f.name: _of(hints[f.name]) for f in fields(wanted)}
        _MADE[wanted] = st.builds(wanted, **said)
    return _MADE[wanted]


def _of(hint: Any) -> st.SearchStrategy[Any]:
    if hint in _LEAVES:
        return _LEAVES[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if get_origin(hint) in {UnionType, Union}:
        return st.one_of([_of(part) for part in get_args(hint)])
    if get_origin(hint) is Annotated:
        kind, limits = get_args(hint)
        pattern = dict(limits.rules).get("pattern")
        return _of(kind) if pattern is None else st.from_regex(pattern, fullmatch=True)
    if get_origin(hint) is tuple:
        return st.lists(_of(get_args(hint)[0]), max_size=4).map(tuple)
    return payloads(hint)
