"""The ledger of a person: what the entries come to, matter by matter and in sum."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from decision_flow.domain.answering.entry import Entry, EntryKind
from decision_flow.domain.steps.decision.record import Stance
from decision_flow.domain.values import Source, Text, decree_713

DISSENT = decree_713(38, 3)
"""Whoever stated a different opinion answers less, or not at all."""
_THERE = frozenset({EntryKind.ATTENDED, EntryKind.RECUSED, EntryKind.POSITION, EntryKind.VOTED})


@dataclass(frozen=True, slots=True)
class Part:
    """What one stream says of a person, line by line.

    `dissent` is the position that stands against the decision, where the last word was that.
    `absent` are the lines by which a member who was called was not there, and never came to that
    meeting nor was recused from it.
    """

    stream: str
    entries: tuple[Entry, ...]
    dissent: Entry | None = None
    absent: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Owed:
    """What was due by a day in a case and is not done, for which the person answers by `source`."""

    case: str
    step: str
    what: str
    due: date
    days: int
    text: Text
    source: Source


@dataclass(frozen=True, slots=True)
class Totals:
    """The ledger in sum. `kinds` counts entries; each of them is one thing that one line says.

    `late` are the person's own acts entered from paper after their day, `noted` those at which a
    warning stood, `dissents` and `absences` count matters, not lines.
    """

    matters: int
    lines: int
    kinds: Mapping[EntryKind, int] = field(default_factory=dict)
    late: int = 0
    noted: int = 0
    dissents: int = 0
    absences: int = 0


def parts(entries: Iterable[Entry]) -> tuple[Part, ...]:
    """Return what each stream says of one person; entries come by stream, in order."""
    return tuple(_part(stream, tuple(one)) for stream, one in groupby(entries, lambda e: e.stream))


def totals(found: tuple[Part, ...]) -> Totals:
    """Return the sum of a ledger."""
    entries = [each for part in found for each in part.entries]
    own = [each for each in entries if each.kind in {EntryKind.ACTED, EntryKind.KEPT}]
    return Totals(
        matters=len(found),
        lines=len({(each.stream, each.seq) for each in entries}),
        kinds=Counter(each.kind for each in entries),
        late=sum(each.late for each in own),
        noted=sum(bool(each.noted) for each in own),
        dissents=sum(part.dissent is not None for part in found),
        absences=sum(bool(part.absent) for part in found),
    )


def _part(stream: str, entries: tuple[Entry, ...]) -> Part:
    stated = [each for each in entries if each.kind is EntryKind.POSITION]
    dissent = stated[-1] if stated and stated[-1].says == Stance.DISAGREE else None
    return Part(stream, entries, dissent, _absent(entries))


def _absent(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the first line of each meeting by which the person was missing throughout."""
    found: list[Entry] = []
    missed: dict[str, Entry] = {}
    called: set[str] = set()
    for each in entries:
        if each.kind is EntryKind.CALLED:
            found += [missed.pop(each.step)] if each.step in missed else []
            called.add(each.step)
        elif each.kind is EntryKind.NOT_THERE and each.step in called:
            missed.setdefault(each.step, each)
        elif each.kind in _THERE:
            missed.pop(each.step, None)
            called.discard(each.step)
    return (*found, *missed.values())
