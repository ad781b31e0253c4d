"""A meeting counted by hand, from the records of decision 0004 and 0010 and from nothing else.

Nothing of the code that counts is imported here. A member is four plain answers: was there, was
recused, how the vote fell ("for", "against", "abstain" or None), agreed with changes only. Shares
are compared by multiplying out, and what is needed is found by trying one number after another.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, product
from typing import NamedTuple

VOTES = ("for", "against", "abstain")


class Member(NamedTuple):
    """One member in office, at the moment of the vote."""

    there: bool
    recused: bool
    vote: str | None
    changes: bool


class Share(NamedTuple):
    """A part of a whole: `more` asks for more than that, otherwise it is enough."""

    part: int
    whole: int
    more: bool
    of: str


class Result(NamedTuple):
    """Votes for the text, how many were needed, and whether it was carried."""

    in_favour: int
    needed: int
    carried: bool


BY_NAME = (
    *(Member(True, False, vote, changes) for vote in VOTES for changes in (False, True)),
    *(Member(False, False, None, changes) for changes in (False, True)),
    *(Member(there, True, None, False) for there in (False, True)),
)
"""Every part that a member can have in a vote by name: each tells counting something else."""

IN_SECRET = tuple(dict.fromkeys(member._replace(vote=None) for member in BY_NAME))
"""The same where nobody's vote is known."""

AT_ALL = tuple(
    Member(*each) for each in product((False, True), (False, True), (None, *VOTES), (False, True))
)
"""The parts that no record may hold as well: absent members who vote, recused ones with a view."""

SHARES = tuple(
    Share(part, whole, more, of)
    for of in ("in_office", "present")
    for part, whole, more in (
        (1, 2, True),
        (1, 2, False),
        (2, 3, False),
        (2, 3, True),
        (1, 1, False),
    )
)


def committees(size: int, members: Sequence[Member] = BY_NAME) -> Iterator[tuple[Member, ...]]:
    """Yield every committee of a size, told apart by who has which part."""
    return product(members, repeat=size)


def by_counts(size: int, members: Sequence[Member] = BY_NAME) -> Iterator[tuple[Member, ...]]:
    """Yield every committee of a size, told apart by how many have which part."""
    return combinations_with_replacement(members, size)


def sums_of(size: int) -> Iterator[tuple[int, int, int]]:
    """Yield every result that a secret ballot of so many voters can have."""
    for in_favour in range(size + 1):
        for against in range(size + 1 - in_favour):
            yield in_favour, against, size - in_favour - against


def there(members: Sequence[Member]) -> int:
    """Count who is there and takes part: a recused member does not count as present."""
    count = 0
    for member in members:
        if member.there and not member.recused:
            count += 1
    return count


def enough(count: int, whole: int, share: Share) -> bool:
    """Say whether so many are the share of the whole; nobody is never enough."""
    if count < 1:
        return False
    if share.more:
        return count * share.whole > share.part * whole
    return count * share.whole >= share.part * whole


def least(whole: int, share: Share) -> int:
    """Find the least number that is enough."""
    count = 1
    while not enough(count, whole, share):
        count += 1
    return count


def quorate(members: Sequence[Member], share: Share) -> bool:
    """Say whether enough are there of all who are in office, the recused among these."""
    return enough(there(members), len(members), share)


def base(members: Sequence[Member], of: str) -> int:
    """Count those of whom the majority is a share: the recused leave it, whatever it is."""
    if of == "present":
        return there(members)
    return len([member for member in members if not member.recused])


def votes_for(
    members: Sequence[Member], sums: tuple[int, int, int] | None, *, unchanged: bool
) -> int:
    """Count the votes for the text; with changes is no vote for it `unchanged`."""
    voted = [member for member in members if member.there and not member.recused]
    if sums is None:
        wanted = [m for m in voted if m.vote == "for" and not (unchanged and m.changes)]
        return len(wanted)
    changed = len([member for member in voted if member.changes])
    if unchanged:
        return sums[0] - changed if sums[0] > changed else 0
    return sums[0]


def result(
    members: Sequence[Member],
    sums: tuple[int, int, int] | None,
    share: Share,
    *,
    unchanged: bool,
) -> Result:
    """Return what the vote comes to."""
    in_favour = votes_for(members, sums, unchanged=unchanged)
    whole = base(members, share.of)
    return Result(in_favour, least(whole, share), enough(in_favour, whole, share))


def apart(
    members: Sequence[Member], sums: tuple[int, int, int] | None, written: Sequence[str] = ()
) -> int:
    """Return how far for and against are apart; what the absent wrote where that counts."""
    if sums is None:
        voted = [member.vote for member in members if member.there and not member.recused]
        in_favour, against = voted.count("for"), voted.count("against")
    else:
        in_favour, against, _ = sums
    return abs(in_favour + written.count("for") - against - written.count("against"))


def may_decide(
    outcome: str, *, carried: bool, two_keys: bool, reasons: bool, same_day: bool, voted: bool
) -> bool:
    """Say whether the chief may decide so; `voted`: he took part in the vote as chief.

    Two keys: never what the majority rejected. Otherwise to depart takes reasons given on the day
    of the vote, unless the matter only comes again. Who did not take part follows, or has it
    tabled again.
    """
    adopts, again = outcome in {"agreed", "amended"}, outcome in {"deferred", "discuss_again"}
    if adopts == carried:
        return True
    if adopts and two_keys:
        return False
    if not reasons:
        return False
    return again or (same_day and voted)
