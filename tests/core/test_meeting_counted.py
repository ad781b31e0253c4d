"""Counting a meeting equals counting it by hand: every committee, every part, every mode.

Counting sees a member as a part, read off his own record alone. So every meeting of so many members
is a list of parts; in which order they stand is tried for up to five, and drawn by lot beyond.
"""

import inspect
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import cache
from itertools import product
from random import Random
from types import ModuleType

import committee
import pytest
from committee import BY_NAME, IN_SECRET, SHARES, Member, Share
from procedures import LOCAL

from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.decision import count, record

Sums = tuple[int, int, int] | None
Sitting = tuple[tuple[Member, ...], Sums]


@cache
def figure(share: Share) -> Figure:
    bound = Bound.MORE_THAN if share.more else Bound.AT_LEAST
    return Figure(bound, Fraction(share.part, share.whole), "share", LOCAL, of=share.of)


@cache
def part(member: Member, counting: ModuleType) -> count.Part:
    choice = record.Choice(member.vote) if member.vote else None
    found: count.Part = counting.Part(member.there, member.recused, choice, member.changes)
    return found


@cache
def sums_in(sums: Sums) -> record.Sums | None:
    if sums is None:
        return None
    return record.Sums(in_favour=sums[0], against=sums[1], abstained=sums[2])


def by_name(members: Iterable[tuple[Member, ...]]) -> Iterator[Sitting]:
    return ((each, None) for each in members)


def in_secret(members: Iterable[tuple[Member, ...]]) -> Iterator[Sitting]:
    for each in members:
        for sums in committee.sums_of(committee.there(each)):
            yield each, sums


def difference(
    sittings: Iterable[Sitting], shares: tuple[Share, ...], counting: ModuleType = count
) -> str | None:
    """Return the first sitting that the code and the hand count differently, or None."""
    for members, sums in sittings:
        parts = tuple(part(member, counting) for member in members)
        given = sums_in(sums)
        present = counting.here(parts)
        if present != committee.there(members):
            return f"{present} are there: {members}"
        if abs(counting.ahead(parts, given)) != committee.apart(members, sums):
            return f"how close it was: {members} {sums}"
        for share in shares:
            quorate = present >= counting.quorum_needed(parts, figure(share))
            if quorate is not committee.quorate(members, share):
                return f"the quorum {share}: {members}"
            for unchanged in (False, True):
                ours = counting.majority(parts, given, figure(share), unchanged=unchanged)
                theirs = committee.result(members, sums, share, unchanged=unchanged)
                if (ours.in_favour, ours.needed, ours.carried) != theirs:
                    return f"{theirs} of {share}, {unchanged=}: {members} {sums}"
    return None


HALF = (SHARES[0], SHARES[5])
"""More than half of those in office, and of those present."""


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_every_committee_of_up_to_five_is_counted_alike_with_every_share(size: int) -> None:
    assert difference(by_name(committee.committees(size)), SHARES) is None
    assert difference(in_secret(committee.committees(size, IN_SECRET)), SHARES) is None


@pytest.mark.parametrize("size", [6, 7])
def test_every_committee_of_six_or_seven_is_counted_alike_by_how_many_have_which_part(
    size: int,
) -> None:
    assert difference(by_name(committee.by_counts(size)), SHARES) is None
    assert difference(in_secret(committee.by_counts(size, IN_SECRET)), SHARES) is None


@pytest.mark.parametrize("size", [6, 7])
def test_who_of_six_or_seven_has_which_part_does_not_matter(size: int) -> None:
    drawn = Random(size)  # noqa: S311 - a test draws by lot
    for _ in range(2_000):
        members = drawn.choices(BY_NAME, k=size)
        parts = tuple(part(member, count) for member in members)
        mixed = tuple(drawn.sample(parts, k=size))
        for share in HALF:
            for unchanged in (False, True):
                assert count.majority(
                    parts, None, figure(share), unchanged=unchanged
                ) == count.majority(mixed, None, figure(share), unchanged=unchanged)
        assert (count.here(parts), count.ahead(parts, None)) == (
            count.here(mixed),
            count.ahead(mixed, None),
        )


@pytest.mark.parametrize("size", [1, 2, 3])
def test_votes_that_no_record_may_hold_change_nothing_either(size: int) -> None:
    every = committee.committees(size, committee.AT_ALL)
    assert difference(by_name(every), HALF) is None


def test_what_the_absent_wrote_counts_as_it_would_have_been_said() -> None:
    stances = {
        record.Stance.AGREE: "for",
        record.Stance.AGREE_WITH_CHANGES: "for",
        record.Stance.DISAGREE: "against",
        record.Stance.ABSTAIN: "abstain",
    }
    for members in committee.committees(2):
        parts = tuple(part(member, count) for member in members)
        for two in product(stances, repeat=2):
            wrote = tuple(stances[stance] for stance in two)
            assert abs(count.ahead(parts, None, two)) == committee.apart(members, None, wrote)


NOON = datetime(2023, 5, 15, 4, tzinfo=UTC)
HOURS = (-1, 0, 1)


def records_of(who: str) -> Iterator[tuple[record.Vote, record.Discuss, frozenset[str], Member]]:
    """Yield every record of one member at noon, with the part that it is by hand."""
    stays = [(came, gone) for came in HOURS for gone in (None, *HOURS)]
    ballots = (None, *committee.VOTES)
    stances = (None, *record.Stance)
    for stay, recused, ballot, stance in product((None, *stays), (False, True), ballots, stances):
        there = stay is not None and stay[0] <= 0 and (stay[1] is None or stay[1] > 0)
        changes = stance == "agree_with_changes"
        yield (
            record.Vote(
                at=NOON,
                method=record.Method.NAMED_BALLOT,
                attendance=attended(who, *stay) if stay else (),
                ballots=(record.Ballot(person=who, choice=record.Choice(ballot)),)
                if ballot
                else (),
            ),
            record.Discuss(
                speeches=(),
                positions=(record.Position(person=who, stance=stance),) if stance else (),
            ),
            frozenset({who} if recused else ()),
            Member(there, recused, ballot, changes),
        )


def attended(who: str, came: int, gone: int | None) -> tuple[record.Attendance, ...]:
    left = None if gone is None else NOON + timedelta(hours=gone)
    return (record.Attendance(person=who, arrived=NOON + timedelta(hours=came), left=left),)


def test_a_members_part_is_read_off_his_own_record_and_nobody_elses() -> None:
    for vote, discussed, recused, member in records_of("li"):
        own, other = count.parts_of(("li", "he"), recused, discussed, vote)
        assert own == part(member, count), (vote, discussed, recused)
        assert other == count.Part(there=False)
        (at_noon,) = count.parts_at(("li",), recused, vote.attendance, NOON)
        assert (at_noon.there, at_noon.recused) == (member.there, member.recused)


FAULTS = {
    "a quorum is one too few": ("figure.needed(len(parts))", "figure.needed(len(parts)) - 1"),
    "a quorum is one too many": ("figure.needed(len(parts))", "figure.needed(len(parts)) + 1"),
    "the recused leave the quorum's base": (
        "figure.needed(len(parts))",
        "figure.needed(sum(not part.recused for part in parts))",
    ),
    "the recused count as present": (
        "self.there and not self.recused",
        "self.there",
    ),
    "the recused stay in the majority's base": (
        "sum(not part.recused for part in parts)",
        "len(parts)",
    ),
    "the absent leave the base of those in office": (
        "sum(not part.recused for part in parts)",
        "len(voted)",
    ),
    "the base of those present is all": (
        'len(voted) if figure.of == "present" else entitled',
        "entitled",
    ),
    "a tie carries": ("self.in_favour >= self.needed", "self.in_favour + 1 >= self.needed"),
    "what is just enough does not carry": (
        "self.in_favour >= self.needed",
        "self.in_favour > self.needed",
    ),
    "abstentions are in favour": (
        "sum(part.choice is choice for part in voted)",
        "sum(part.choice in {choice, Choice.ABSTAIN} for part in voted)",
    ),
    "abstentions in secret are in favour": (
        "Choice.FOR: sums.in_favour,",
        "Choice.FOR: sums.in_favour + sums.abstained,",
    ),
    "with changes is for the text unchanged": ("if unchanged:", "if False:"),
    "with changes is never for the text": ("if unchanged:", "if True:"),
    "with changes and against is taken off those in favour": (
        "len(only_changed) if sums is not None else _cast(only_changed, None, Choice.FOR)",
        "len(only_changed)",
    ),
    "the absent with changes are taken off a secret ballot": (
        "[part for part in voted if part.with_changes]",
        "[part for part in parts if part.with_changes]",
    ),
    "votes in favour below none": ("max(in_favour - off, 0)", "in_favour - off"),
    "absent members vote": (
        "voted = [part for part in parts if part.takes_part]\n    entitled",
        "voted = [part for part in parts if part.there or part.choice]\n    entitled",
    ),
    "against is not taken off": ("return in_favour - against", "return in_favour"),
    "for and against are swapped": (
        "Choice.AGAINST: sums.against,",
        "Choice.AGAINST: sums.abstained,",
    ),
}


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_in_the_counting_is_found_out(fault: str) -> None:
    faulty = with_fault(*FAULTS[fault])
    every = (*BY_NAME, *committee.AT_ALL)
    sittings = (
        sitting
        for size in (1, 2, 3)
        for sitting in (
            *by_name(committee.by_counts(size, every)),
            *in_secret(committee.by_counts(size, IN_SECRET)),
        )
    )
    assert difference(sittings, SHARES, faulty) is not None, fault


def with_fault(right: str, wrong: str) -> ModuleType:
    """Return the module that counts with one piece of its text changed."""
    source = inspect.getsource(count)
    assert source.count(right) == 1, f"the code does not say it so any more: {right}"
    made = ModuleType("count_with_a_fault")
    sys.modules[made.__name__] = made
    exec(compile(source.replace(right, wrong), made.__name__, "exec"), made.__dict__)  # noqa: S102
    return made


class Rounded(Figure):
    """A share that is rounded to the nearest number."""

    def needed(self, size: int) -> int:
        return max(1, round(float(self.value) * size))


class AlwaysStrict(Figure):
    """A share of which more is always wanted."""

    def needed(self, size: int) -> int:
        return int(self.value * size) + 1


@pytest.mark.parametrize("wrong", [Rounded, AlwaysStrict])
def test_a_fault_in_the_share_is_found_out(wrong: type[Figure]) -> None:
    found = set()
    for share in SHARES:
        right = figure(share)
        faulty = wrong(right.bound, right.value, right.unit, right.source, right.of)
        found |= {
            share for size in range(1, 8) if faulty.needed(size) != committee.least(size, share)
        }
    assert found
