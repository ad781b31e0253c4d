"""A close vote is put off once; a second one is decided, and stands on record as close."""

from dataclasses import replace
from datetime import date

import pytest
from cases import CHIEF, RECORDER, accepted, ask, codes, take, unmet, warnings
from meetings import AGREE, DAY, DECIDED, SEVEN, decision, opens, present, talks, voted, votes
from procedures import FOUR_NOTS, LOCAL, adjusted

from api.demo.scene import at, paper
from decision_flow.domain.case import Case
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.decision.chief import Outcome
from decision_flow.domain.steps.decision.record import MeetingKind, Schedule, WrittenView
from decision_flow.engine.rules import Ready

LATER = date(2023, 5, 22)
OPPOSED = tuple(p for p in SEVEN if p != CHIEF)


def close(votes_apart: int, **settings: str) -> Ready:
    margin = Figure(Bound.AT_LEAST, votes_apart, "votes", LOCAL)
    made = adjusted(FOUR_NOTS, "meeting", figures={"margin": margin}, settings=settings)
    return Ready(made)


def put_off(ready: Ready, against: int) -> Case:
    """Return the case once a vote with so many against was deferred."""
    opposed = OPPOSED[:against]
    case = voted(votes(against=opposed), talk=talks(against=opposed), ready=ready)
    says = decision(case, Outcome.DEFERRED)
    return take(case, "meeting.decide", says, CHIEF, DECIDED, ready=ready)


def voted_again(
    case: Case, ready: Ready, against: int, written: tuple[WrittenView, ...] = ()
) -> Case:
    """Return the case once a second meeting has voted with so many against."""
    opened, spoke, taken = (at(LATER, clock) for clock in ("09:00", "10:50", "11:00"))
    called = Schedule(
        meeting=MeetingKind.STANDING, number="二", held_on=LATER, notice=paper("会议通知")
    )
    there = tuple(p for p in SEVEN if p not in {w.person for w in written})
    opposed = OPPOSED[:against]
    opening = replace(opens(there), attendance=present(there, opened))
    talk = replace(talks(there, against=opposed), written=written)
    vote = replace(votes(there, against=opposed, moment=taken), attendance=present(there, opened))
    case = take(case, "meeting.schedule", called, "sun", at(DAY, "15:00"), ready=ready)
    case = take(case, "meeting.convene", opening, RECORDER, opened, ready=ready)
    case = take(case, "meeting.discuss", talk, RECORDER, spoke, ready=ready)
    return take(case, "meeting.vote", vote, RECORDER, at(LATER, "11:10"), ready=ready)


def decided(case: Case, ready: Ready, outcome: Outcome = Outcome.AGREED):
    return ask(
        case, "meeting.decide", decision(case, outcome), CHIEF, at(LATER, "11:30"), ready=ready
    )


def test_a_second_close_vote_is_decided_and_noted() -> None:
    ready = close(2)
    answer = decided(voted_again(put_off(ready, 3), ready, 3), ready)
    accepted(answer)
    assert "meeting.close_again" in warnings(answer)


@pytest.mark.parametrize("against", [0, 2])
def test_a_clear_vote_after_a_close_one_is_noted_as_nothing(against: int) -> None:
    ready = close(2)
    answer = decided(voted_again(put_off(ready, 3), ready, against), ready)
    accepted(answer)
    assert "meeting.close_again" not in warnings(answer)


def test_a_matter_put_off_for_another_reason_has_its_close_vote_put_off_all_the_same() -> None:
    ready = close(2)
    answer = decided(voted_again(put_off(ready, 1), ready, 3), ready)
    verdict = unmet(answer, "meeting.close_vote")
    assert "相差1票" in verdict.reason.zh
    accepted(decided(voted_again(put_off(ready, 1), ready, 3), ready, Outcome.DEFERRED))


@pytest.mark.parametrize("setting", ["recorded", "counted_for_closeness"])
def test_what_was_written_to_the_earlier_vote_counts_as_it_counted_then(setting: str) -> None:
    ready = close(3, written_views=setting)
    absent = OPPOSED[-1]
    there = tuple(p for p in SEVEN if p != absent)
    view = WrittenView(person=absent, stance=AGREE, document=paper("书面意见"))
    opposed = OPPOSED[:2]
    case = voted(
        votes(there, against=opposed),
        opening=opens(there),
        talk=replace(talks(there, against=opposed), written=(view,)),
        ready=ready,
    )
    says = decision(case, Outcome.DEFERRED)
    case = take(case, "meeting.decide", says, CHIEF, DECIDED, ready=ready)
    # Four for and two against: two apart, and three, not close, with the absent member's word.
    answer = decided(voted_again(case, ready, 3), ready)
    close_before = setting == "recorded"
    assert ("meeting.close_vote" in codes(answer)) is not close_before
    assert ("meeting.close_again" in warnings(answer)) is close_before
