"""The record of a meeting: attendance as intervals, recusals, speeches, positions, ballots.

Counting lives here. Quorum is of the persons in office and is asked at the moment of the vote;
a recused member is not counted as present and leaves the vote's denominator (ADR 0004).
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from decision_flow.domain.links import Named
from decision_flow.domain.people import Seat
from decision_flow.domain.values import Count, Document, Moment, record


class MeetingKind(StrEnum):
    """How the members were asked; only the first two are meetings (713 Article 30)."""

    STANDING = "standing"
    PLENARY = "plenary"
    CIRCULATION = "circulation"
    COUNTERSIGNATURE = "countersignature"
    ONE_BY_ONE = "one_by_one"
    SPECIAL = "special"


MEETINGS = frozenset({MeetingKind.STANDING, MeetingKind.PLENARY})


class Stance(StrEnum):
    """A position stated in the discussion."""

    AGREE = "agree"
    AGREE_WITH_CHANGES = "agree_with_changes"
    DISAGREE = "disagree"
    ABSTAIN = "abstain"


class Choice(StrEnum):
    """A vote."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


VOTE_OF: Mapping[Stance, Choice] = {
    Stance.AGREE: Choice.FOR,
    Stance.AGREE_WITH_CHANGES: Choice.FOR,
    Stance.DISAGREE: Choice.AGAINST,
    Stance.ABSTAIN: Choice.ABSTAIN,
}
"""How a position counts where the vote is taken by positions."""


class Method(StrEnum):
    """How the vote was taken; `POSITIONS` counts the positions stated aloud."""

    POSITIONS = "positions"
    SHOW_OF_HANDS = "show_of_hands"
    NAMED_BALLOT = "named_ballot"
    SECRET_BALLOT = "secret_ballot"  # noqa: S105 - a way of voting, not a password


@record
class Attendance:
    """A member's presence from `arrived` (included) until `left` (excluded); one an interval."""

    person: str
    arrived: Moment
    left: Moment | None = None


@record
class Observer:
    """Somebody who attends without a vote (列席); `legal_head` heads the legality reviewers."""

    name: str
    post: str
    legal_head: bool = False


class RecusalGround(StrEnum):
    """Why a member takes no part (Civil Servants Law, Article 76; the body's own rule)."""

    OWN_INTEREST = "own_interest"
    RELATIVES_INTEREST = "relatives_interest"
    MAY_IMPAIR_FAIRNESS = "may_impair_fairness"
    BODYS_RULE = "bodys_rule"


class RecusedBy(StrEnum):
    """Whose word a recusal is: the member's own, or an order."""

    SELF = "self"
    CHIEF = "chief"
    MEETING = "meeting"


@record
class Recusal:
    """A member who takes no part in this matter: the ground, in words too, by whom, the paper."""

    person: str
    ground: RecusalGround
    reasons: str
    by: RecusedBy
    document: Document


@record
class Speech:
    """What a member said; the order in the list is the order of speaking."""

    person: str
    words: str


@record
class Position:
    """A member's position; dissent is kept in the member's own words (Article 38)."""

    person: str
    stance: Stance
    reasons: str | None = None


@record
class ObserverView:
    """An observer's different opinion; Article 38 speaks of all persons concerned."""

    name: str
    view: str


@record
class Amendment:
    """A change of the text that was agreed at the meeting, as text."""

    place: str
    before: str
    after: str


@record
class Ballot:
    """One member's vote."""

    person: str
    choice: Choice


@record
class Schedule:
    """The meeting called: its kind, number, day, and the papers sent out with the notice.

    `materials_on` is the day by which every member had the papers on the matter; `session` the
    session in which it is discussed, where that has a record of its own.
    """

    meeting: MeetingKind
    number: str
    held_on: date
    notice: Document
    materials_on: date | None = None
    session: Named | None = None


@record
class Convene:
    """The meeting opened: who presides, who is there, who takes no part."""

    presiding: str
    attendance: tuple[Attendance, ...]
    entrustment: Document | None = None
    observers: tuple[Observer, ...] = ()
    recusals: tuple[Recusal, ...] = ()


@record
class WrittenView:
    """What an absent member wrote: kept, and never a vote."""

    person: str
    stance: Stance
    document: Document


@record
class Discuss:
    """The discussion: speeches in order, every member's position, amendments as text.

    `written` are the views of absent members.
    """

    speeches: tuple[Speech, ...]
    positions: tuple[Position, ...]
    observers: tuple[ObserverView, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    written: tuple[WrittenView, ...] = ()

    @property
    def heard(self) -> tuple[str, ...]:
        """Return everyone who spoke or stated a position, each once."""
        spoken = (s.person for s in self.speeches)
        return tuple(dict.fromkeys((*spoken, *(p.person for p in self.positions))))


@record
class Sums:
    """The result of a secret ballot."""

    in_favour: Count
    against: Count
    abstained: Count


@record
class Vote:
    """The vote: its moment, the attendance as it then stood, the ballots.

    A secret ballot gives sums only; positions stay in the discussion.
    """

    at: Moment
    method: Method
    attendance: tuple[Attendance, ...]
    ballots: tuple[Ballot, ...] = ()
    sums: Sums | None = None


class BreakOff(StrEnum):
    """Why a meeting broke off."""

    NOT_HELD = "not_held"
    QUORUM_LOST = "quorum_lost"
    CHAIR = "chair"


@record
class Adjourn:
    """The meeting broke off. `stated_by` is whoever presides, where the reasons are theirs.

    `attendance` shows who was still there, where the quorum was lost.
    """

    cause: BreakOff
    reasons: str
    stated_by: str | None = None
    attendance: tuple[Attendance, ...] = ()


def present_at(attendance: tuple[Attendance, ...], moment: Moment) -> frozenset[str]:
    """Return who was present at a moment."""
    return frozenset(
        a.person for a in attendance if a.arrived <= moment and (a.left is None or moment < a.left)
    )


def took_part(opening: Convene | None, vote: Vote | None) -> frozenset[str]:
    """Return everyone who was there at the opening or the vote and was not recused."""
    there = frozenset(a.person for said in (opening, vote) if said for a in said.attendance)
    return there - {r.person for r in (opening.recusals if opening else ())}


def entitled(seats: tuple[Seat, ...], recused: frozenset[str]) -> frozenset[str]:
    """Return the members in office who take part in the matter."""
    return frozenset(seat.person for seat in seats) - recused


def tally(vote: Vote) -> Counter[Choice]:
    """Return the votes of each kind."""
    if vote.sums is not None:
        return Counter(
            {
                Choice.FOR: vote.sums.in_favour,
                Choice.AGAINST: vote.sums.against,
                Choice.ABSTAIN: vote.sums.abstained,
            }
        )
    return Counter(ballot.choice for ballot in vote.ballots)
