"""How a meeting is counted: each member's part in a matter, and what all the parts come to.

A part is all that counting knows of a member, so that every meeting there can be is a list of parts
(ADR 0004). Who may take which part, and whether the record of it is whole, is asked elsewhere.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from decision_flow.domain.procedure import Figure
from decision_flow.domain.steps.decision.record import (
    VOTE_OF,
    Attendance,
    Choice,
    Discuss,
    Stance,
    Sums,
    Vote,
    present_at,
)
from decision_flow.domain.values import Moment


@dataclass(frozen=True, slots=True)
class Part:
    """The part of one member in office, at one moment of the meeting.

    `choice` is the vote that is known by name. `with_changes` says that the member's position was
    for the text with changes.
    """

    there: bool
    recused: bool = False
    choice: Choice | None = None
    with_changes: bool = False

    @property
    def takes_part(self) -> bool:
        """Return whether the member is there and not recused."""
        return self.there and not self.recused


@dataclass(frozen=True, slots=True)
class Majority:
    """What a vote came to: the votes in favour, and how many were needed."""

    in_favour: int
    needed: int

    @property
    def carried(self) -> bool:
        """Return whether they were enough."""
        return self.in_favour >= self.needed


def parts_at(
    members: Collection[str],
    recused: frozenset[str],
    attendance: tuple[Attendance, ...],
    moment: Moment,
) -> tuple[Part, ...]:
    """Return the parts of the members at a moment at which nobody votes."""
    there = present_at(attendance, moment)
    return tuple(Part(person in there, person in recused) for person in members)


def parts_of(
    members: Collection[str], recused: frozenset[str], discussed: Discuss | None, vote: Vote
) -> tuple[Part, ...]:
    """Return the parts of the members at the vote."""
    there, choices = present_at(vote.attendance, vote.at), _choices(vote)
    changed = {
        position.person
        for position in (discussed.positions if discussed else ())
        if position.stance is Stance.AGREE_WITH_CHANGES
    }
    return tuple(
        Part(p in there, p in recused, choices.get(p), with_changes=p in changed) for p in members
    )


def _choices(vote: Vote) -> Mapping[str, Choice]:
    return {ballot.person: ballot.choice for ballot in vote.ballots}


def here(parts: Iterable[Part]) -> int:
    """Return how many members are there and not recused."""
    return sum(part.takes_part for part in parts)


def quorum_needed(parts: Collection[Part], figure: Figure) -> int:
    """Return how many must be there: a share of all in office, the recused among them."""
    return figure.needed(len(parts))


def majority(
    parts: Collection[Part], sums: Sums | None, figure: Figure, *, unchanged: bool
) -> Majority:
    """Return what the vote came to, by a share of those in office or present, less the recused.

    Where the text is to be adopted `unchanged`, who agreed with changes is not in favour of it. A
    secret ballot does not say whose its votes are: then everyone who voted and had agreed with
    changes is taken off those in favour.
    """
    voted = [part for part in parts if part.takes_part]
    entitled = sum(not part.recused for part in parts)
    in_favour = _cast(voted, sums, Choice.FOR)
    if unchanged:
        only_changed = [part for part in voted if part.with_changes]
        off = len(only_changed) if sums is not None else _cast(only_changed, None, Choice.FOR)
        in_favour = max(in_favour - off, 0)
    return Majority(in_favour, figure.needed(len(voted) if figure.of == "present" else entitled))


def ahead(parts: Iterable[Part], sums: Sums | None, written: Iterable[Stance] = ()) -> int:
    """Return by how many votes for exceeds against, with what was `written` if it counts here."""
    voted = [part for part in parts if part.takes_part]
    wrote = [VOTE_OF[stance] for stance in written]
    in_favour, against = (
        _cast(voted, sums, choice) + wrote.count(choice) for choice in (Choice.FOR, Choice.AGAINST)
    )
    return in_favour - against


def _cast(voted: Iterable[Part], sums: Sums | None, choice: Choice) -> int:
    """Return the votes of a kind."""
    if sums is None:
        return sum(part.choice is choice for part in voted)
    return {
        Choice.FOR: sums.in_favour,
        Choice.AGAINST: sums.against,
        Choice.ABSTAIN: sums.abstained,
    }[choice]
