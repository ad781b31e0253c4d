"""The responsibility list: per person what was done, said and voted, from the facts alone.

Articles 38 to 41 of Decree 713 ask who answers; a recorded dissent can exonerate (Article 38).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from decision_flow.domain.case import Correct, Fact
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.decision.meeting import Decide
from decision_flow.domain.steps.decision.record import Adjourn, Convene, Discuss, Stance, Vote


@dataclass(frozen=True, slots=True)
class Act:
    """One fact that a person made: its line, what it was, in which duty, when it happened.

    `recorded_at` is when it was written down; `late` when that was a later day, from paper.
    `corrected_by` names the lines that say what was wrong with it. In the list of whom `instead_of`
    names it is an act by a deputy.
    """

    seq: int
    step: str
    trigger: str
    duty: Duty
    stated_at: datetime
    recorded_at: datetime
    late: bool
    instead_of: str | None = None
    corrected_by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A person's part in one meeting; `seq` is the line of the record that it rests on."""

    seq: int
    kind: str
    says: str
    reasons: str | None = None


@dataclass(frozen=True, slots=True)
class Answerable:
    """One person: name and unit as last recorded, acts, parts in meetings, dissent."""

    person: str
    name: str
    unit: str
    acts: tuple[Act, ...] = ()
    parts: tuple[Part, ...] = ()
    dissented: bool = False


def ledger(facts: Iterable[Fact], names: dict[str, str]) -> tuple[Answerable, ...]:
    """Return everyone who acted or took part, by person; `names` knows those who never acted.

    What a deputy did is listed under both: it binds whom the deputy stood for as well.
    """
    facts = tuple(facts)
    acts: dict[str, list[Act]] = {}
    parts: dict[str, list[Part]] = {}
    units: dict[str, str] = {}
    known, corrected = dict(names), corrected_by(facts)
    for fact in facts:
        actor = fact.actor
        for bound in dict.fromkeys((actor.person, actor.instead_of or actor.person)):
            acts.setdefault(bound, []).append(_act(fact, corrected))
        units[actor.person], known[actor.person] = actor.unit, actor.name
        for person, part in _parts(fact):
            parts.setdefault(person, []).append(part)
    return tuple(
        Answerable(
            person,
            known.get(person, person),
            units.get(person, ""),
            tuple(acts.get(person, ())),
            tuple(parts.get(person, ())),
            _dissented(parts.get(person, ())),
        )
        for person in sorted({*acts, *parts})
    )


def corrected_by(facts: Iterable[Fact]) -> Mapping[int, tuple[int, ...]]:
    """Return for each line that was corrected the lines of its corrections, in order."""
    found: dict[int, tuple[int, ...]] = {}
    for fact in facts:
        if isinstance(fact.payload, Correct):
            wrong = fact.payload.seq
            found[wrong] = (*found.get(wrong, ()), fact.seq)
    return found


def _act(fact: Fact, corrected: Mapping[int, tuple[int, ...]]) -> Act:
    return Act(
        seq=fact.seq,
        step=fact.step,
        trigger=fact.trigger,
        duty=fact.actor.duty,
        stated_at=fact.stated_at,
        recorded_at=fact.recorded_at,
        late=fact.late,
        instead_of=fact.actor.instead_of,
        corrected_by=corrected.get(fact.seq, ()),
    )


def _dissented(parts: Sequence[Part]) -> bool:
    """Return whether the last position stated, or an observer's view, was a different opinion.

    Who disagreed once and agreed when it was decided does not answer less (Article 38).
    """
    stated = [part for part in parts if part.kind in {"position", "view"}]
    return bool(stated) and stated[-1].says in {Stance.DISAGREE, "view"}


def _parts(fact: Fact) -> list[tuple[str, Part]]:
    """Return what a fact says of the people in a meeting."""
    said = fact.payload
    if isinstance(said, Convene):
        present = [(a.person, Part(fact.seq, "attended", "present")) for a in said.attendance]
        out = [(r.person, Part(fact.seq, "recused", r.ground, r.reasons)) for r in said.recusals]
        return present + out
    if isinstance(said, Discuss):
        stated = [
            (p.person, Part(fact.seq, "position", p.stance, p.reasons)) for p in said.positions
        ]
        return stated + [(o.name, Part(fact.seq, "view", "view", o.view)) for o in said.observers]
    if isinstance(said, Adjourn) and said.stated_by is not None:
        return [(said.stated_by, Part(fact.seq, "adjourned", said.cause, said.reasons))]
    if isinstance(said, Vote):
        return [(b.person, Part(fact.seq, "vote", b.choice)) for b in said.ballots]
    if isinstance(said, Decide):
        return [(fact.actor.person, Part(fact.seq, "decided", said.outcome, said.reasons))]
    return []
