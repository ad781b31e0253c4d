"""A chain of lines: numbered, chained, canonical, and saying what its columns say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import pairwise
from typing import Protocol, TypeVar

from decision_flow.audit.report import Report
from decision_flow.domain.case import Fact
from decision_flow.domain.views import Refusal
from decision_flow.store.canonical import NO_DIGEST, digest_of, is_canonical
from decision_flow.store.codec import read_fact, read_refusal
from decision_flow.store.raw import RawLine


class _Said(Protocol):
    @property
    def stream(self) -> str: ...
    @property
    def seq(self) -> int: ...
    @property
    def recorded_at(self) -> datetime: ...


S = TypeVar("S", bound=_Said)


@dataclass(frozen=True, slots=True)
class _Fault:
    code: str
    zh: str
    en: str


def facts_of(
    lines: Sequence[RawLine], report: Report, body_id: str
) -> tuple[tuple[Fact, str], ...]:
    """Return the sound facts of a body's stream with their digests, up to the first at fault."""
    own = partial(_same_columns, body_id)
    found = tuple(_sound(lines, read_fact, report, kind="journal", same=own))
    for (before, _), (fact, _) in pairwise(found):
        _in_order(before, fact, report)
    return found


def refusals_of(
    lines: Sequence[RawLine], report: Report, body_id: str
) -> tuple[tuple[Refusal, str], ...]:
    """Return the sound refusals of a body's stream with their digests, up to the first at fault."""
    own = partial(_of_body, body_id)
    return tuple(_sound(lines, read_refusal, report, kind="refusal", same=own))


def _in_order(before: Fact, fact: Fact, report: Report) -> None:
    """Report a line recorded before the one before it, or resting on an earlier state of a body.

    Each is sound by itself and can be decided again: the clock went back, or the line was forged.
    """
    if fact.recorded_at < before.recorded_at:
        zh = f"记录时刻{fact.recorded_at}早于前一号的{before.recorded_at}。"
        en = f"It was recorded at {fact.recorded_at}, the line before at {before.recorded_at}."
        report.found("journal.clock", fact.stream, fact.seq, zh, en)
    cited = {c.stream: c.seq for c in before.cites}
    for cite in fact.cites:
        if cite.seq < cited.get(cite.stream, 0):
            then = cited[cite.stream]
            zh = f"所引 {cite.stream} 第{cite.seq}号早于前一号所引的第{then}号。"
            en = f"It cites line {cite.seq} of {cite.stream}, the line before cites line {then}."
            report.found("journal.cite", fact.stream, fact.seq, zh, en)


def refused_after(fact: Fact, refusal: Refusal, report: Report) -> None:
    """Report an attempt that was refused before the line that it was made after."""
    if refusal.recorded_at < fact.recorded_at:
        zh = f"拒绝时刻{refusal.recorded_at}早于其所依据的第{fact.seq}号。"
        en = f"It was refused at {refusal.recorded_at}, before line {fact.seq} that it came after."
        report.found("refusal.clock", refusal.stream, refusal.seq, zh, en)


def _of_body(body_id: str, line: RawLine, _: object) -> Iterator[str]:
    """Yield the column that says that a line is another body's."""
    if line.body_id != body_id:
        yield "body_id"


def _same_columns(body_id: str, line: RawLine, fact: Fact) -> Iterator[str]:
    """Yield the columns of a fact alone that say something else than the fact."""
    yield from _of_body(body_id, line, fact)
    if line.step != fact.step:
        yield "step"
    if line.kind != f"{fact.kind}.{fact.verb}":
        yield "kind"


def _sound(
    lines: Sequence[RawLine],
    read: Callable[[bytes], tuple[S, str]],
    report: Report,
    *,
    kind: str,
    same: Callable[[RawLine, S], Iterator[str]],
) -> Iterator[tuple[S, str]]:
    prev = NO_DIGEST
    for number, line in enumerate(lines, start=1):
        said = _read(line, number, prev, read=read, same=same)
        if isinstance(said, _Fault):
            report.found(f"{kind}.{said.code}", line.stream, line.seq, said.zh, said.en)
            return
        yield said, line.digest
        prev = line.digest


def _read(
    line: RawLine,
    number: int,
    prev: str,
    *,
    read: Callable[[bytes], tuple[S, str]],
    same: Callable[[RawLine, S], Iterator[str]],
) -> S | _Fault:
    """Return what a line says, or what is wrong with it."""
    fault = _fault(line, number, prev)
    if fault is not None:
        return fault
    try:
        said, named = read(line.body)
    except (ValueError, KeyError, TypeError) as error:
        return _Fault("body", "内容无法识读。", f"The line cannot be read: {error}.")
    differing = ", ".join((*_differing(line, said, named), *same(line, said)))
    if differing:
        zh, en = f"各栏与内容不符：{differing}。", f"Columns differ from the line: {differing}."
        return _Fault("columns", zh, en)
    return said


def _fault(line: RawLine, number: int, prev: str) -> _Fault | None:
    """Return what is wrong with a line as bytes."""
    if line.seq != number:
        return _Fault("number", f"缺第{number}号。", f"Line {number} is missing.")
    if digest_of(line.body) != line.digest:
        return _Fault("digest", "内容与摘要不符。", "The line is not what its digest is of.")
    if line.prev != prev:
        return _Fault("chain", "与前一号不相接。", "It does not follow the line before.")
    if not is_canonical(line.body):
        return _Fault("canonical", "内容不是规范形式。", "The bytes are not canonical.")
    return None


def _differing(line: RawLine, said: _Said, named: str) -> Iterator[str]:
    """Yield the columns that say something else than the line."""
    pairs = {
        "stream_id": (line.stream, said.stream),
        "seq": (line.seq, said.seq),
        "prev": (line.prev, named),
        "recorded_at": (line.recorded_at, said.recorded_at),
    }
    yield from (name for name, (there, wanted) in pairs.items() if there != wanted)
