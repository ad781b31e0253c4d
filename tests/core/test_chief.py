"""Two keys, or the chief alone with reasons: every outcome, present, absent, recused, replaced."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import product

import pytest
from cases import CHIEF, READY, TOWN, accepted, ask, before, codes, ready_of, unmet
from meetings import DAY, DECIDED, SEVEN, decision, opens, secret, talks, voted, votes
from procedures import FOUR_NOTS, MORE_THAN_HALF, adjusted, share

from api.demo.scene import PEOPLE
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.people import Duty, Held, Person, Post, Seat
from decision_flow.domain.procedure import Bound
from decision_flow.domain.steps.decision.chief import ADOPTING, AGAIN, Outcome
from decision_flow.domain.steps.decision.record import Amendment, Discuss, Stance, Vote
from decision_flow.domain.values import decree_713
from decision_flow.engine.rules import Ready

CHIEF_DECIDES = ready_of("decree-713")
CHANGE = (Amendment(place="第二条", before="三年", after="两年"),)
AMENDABLE = talks(amendments=CHANGE)
FOUR_AGAINST = SEVEN[1:5]
NEXT_DAY = DECIDED + timedelta(days=1)


def decide(
    outcome: Outcome, *, carried: bool, reasons: str | None, ready: Ready = READY
) -> Accepted | Refused:
    case = voted(votes(against=() if carried else FOUR_AGAINST), talk=AMENDABLE, ready=ready)
    return ask(
        case, "meeting.decide", decision(case, outcome, reasons), CHIEF, DECIDED, ready=ready
    )


@pytest.mark.parametrize(("outcome", "carried"), list(product(Outcome, [True, False])))
def test_two_keys_the_majority_and_the_chief(*, outcome: Outcome, carried: bool) -> None:
    with_reasons = decide(outcome, carried=carried, reasons="理由")
    without = decide(outcome, carried=carried, reasons=None)
    if outcome in ADOPTING and not carried:
        verdict = unmet(with_reasons, "meeting.two_keys")
        assert "赞成3票" in verdict.reason.zh
        assert "须4票" in verdict.reason.zh
        assert "4 needed" in verdict.reason.en
        assert verdict.source == MORE_THAN_HALF.source
        assert Duty.CHIEF in verdict.curers
        return
    accepted(with_reasons)
    departs = carried and outcome not in ADOPTING
    assert codes(without) == ({"meeting.reasons"} if departs else set())


@pytest.mark.parametrize("written", ["afterwards", "before it opened"])
def test_no_vote_is_won_by_seats_written_down_as_left_afterwards(written: str) -> None:
    case = voted(votes(against=FOUR_AGAINST))
    noted = DECIDED if written == "afterwards" else DECIDED - timedelta(days=30)
    seats = tuple(
        replace(s, until=DAY - timedelta(days=1), left_noted=noted)
        if s.person in FOUR_AGAINST
        else s
        for s in TOWN.seats
    )
    says = decision(case, Outcome.AGREED)
    answer = ask(case, "meeting.decide", says, CHIEF, DECIDED, body=replace(TOWN, seats=seats))
    assert ("meeting.two_keys" in codes(answer)) is (written == "afterwards")


@pytest.mark.parametrize(("outcome", "carried"), list(product(Outcome, [True, False])))
def test_under_the_decree_the_chief_may_depart(*, outcome: Outcome, carried: bool) -> None:
    ready = CHIEF_DECIDES
    accepted(decide(outcome, carried=carried, reasons="理由", ready=ready))
    without = decide(outcome, carried=carried, reasons=None, ready=ready)
    departs = (outcome in ADOPTING) is not carried
    assert codes(without) == ({"meeting.reasons"} if departs else set())
    if departs:
        assert unmet(without, "meeting.reasons").source == decree_713(30)


@pytest.mark.parametrize("ready", [READY, CHIEF_DECIDES], ids=["two keys", "decree"])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_reasons_are_given_at_the_meeting_and_not_later(ready: Ready, outcome: Outcome) -> None:
    case = voted(votes(), talk=AMENDABLE, ready=ready)
    says = decision(case, outcome)
    answer = ask(case, "meeting.decide", says, CHIEF, NEXT_DAY, ready=ready)
    lawful = outcome in ADOPTING | AGAIN
    assert ("meeting.reasons_at_meeting" not in codes(answer)) is lawful
    if not lawful:
        assert str(DAY) in unmet(answer, "meeting.reasons_at_meeting").reason.zh


@pytest.mark.parametrize(
    ("base", "present", "in_favour", "carried"),
    [
        ("in_office", 7, 3, False),
        ("in_office", 7, 4, True),
        ("in_office", 5, 3, False),
        ("in_office", 5, 4, True),
        ("present", 5, 2, False),
        ("present", 5, 3, True),
        ("present", 6, 3, False),
        ("present", 6, 4, True),
    ],
)
def test_the_majority_is_of_the_base_that_the_procedure_names(
    *, base: str, present: int, in_favour: int, carried: bool
) -> None:
    figure = share(Bound.MORE_THAN, Fraction(1, 2), base)
    ready = Ready(adjusted(FOUR_NOTS, "meeting", figures={"majority": figure}))
    people = SEVEN[:present]
    case = voted(
        votes(people, against=people[in_favour:]),
        opening=opens(people),
        talk=talks(people),
        ready=ready,
    )
    answer = ask(
        case, "meeting.decide", decision(case, Outcome.AGREED), CHIEF, DECIDED, ready=ready
    )
    assert ("meeting.two_keys" not in codes(answer)) is carried


@pytest.mark.parametrize(("in_favour", "carried"), [(2, False), (3, True)])
def test_the_recused_leave_the_denominator(*, in_favour: int, carried: bool) -> None:
    out, part = SEVEN[5:], SEVEN[:5]
    case = voted(votes(part, against=part[in_favour:]), opening=opens(out=out), talk=talks(part))
    answer = ask(case, "meeting.decide", decision(case, Outcome.AGREED), CHIEF, DECIDED)
    assert ("meeting.two_keys" not in codes(answer)) is carried


def test_abstentions_are_not_in_favour() -> None:
    case = voted(votes(abstain=FOUR_AGAINST))
    answer = ask(case, "meeting.decide", decision(case, Outcome.AGREED), CHIEF, DECIDED)
    unmet(answer, "meeting.two_keys")


@pytest.mark.parametrize(("in_favour", "carried"), [(3, False), (4, True)])
def test_a_secret_ballot_counts_by_its_sums(*, in_favour: int, carried: bool) -> None:
    case = voted(secret(SEVEN, in_favour, 7 - in_favour, 0))
    answer = ask(case, "meeting.decide", decision(case, Outcome.AGREED), CHIEF, DECIDED)
    assert ("meeting.two_keys" not in codes(answer)) is carried


def with_changes(people: Sequence[str], *, amended: bool = True) -> Discuss:
    """Return a discussion in which these people agree with changes only."""
    talk = talks(amendments=CHANGE if amended else ())
    changed = Stance.AGREE_WITH_CHANGES
    return replace(
        talk,
        positions=tuple(
            replace(p, stance=changed) if p.person in people else p for p in talk.positions
        ),
    )


@pytest.mark.parametrize("vote", [votes(), secret(SEVEN, 7, 0, 0)], ids=["by name", "secret"])
@pytest.mark.parametrize(
    ("changing", "outcome", "amended", "lawful"),
    [
        (3, Outcome.AGREED, True, True),
        (4, Outcome.AGREED, True, False),
        (4, Outcome.AMENDED, True, True),
        (7, Outcome.AMENDED, True, True),
        (3, Outcome.AGREED, False, True),
        (4, Outcome.AGREED, False, False),
        (4, Outcome.DISCUSS_AGAIN, False, True),
        (4, Outcome.NOT_AGREED, False, True),
    ],
)
def test_who_agrees_with_changes_does_not_adopt_the_text_unchanged(
    *, vote: Vote, changing: int, outcome: Outcome, amended: bool, lawful: bool
) -> None:
    case = voted(vote, talk=with_changes(SEVEN[:changing], amended=amended))
    answer = ask(case, "meeting.decide", decision(case, outcome), CHIEF, DECIDED)
    assert codes(answer) == (set() if lawful else {"meeting.two_keys"})
    if not lawful:
        reason = unmet(answer, "meeting.two_keys").reason
        assert "赞成3票" in reason.zh
        assert "agreed with changes" in reason.en


def test_a_vote_against_by_who_wanted_changes_is_not_taken_off_twice() -> None:
    out = SEVEN[1:4]
    case = voted(votes(against=out), talk=with_changes(out))
    accepted(ask(case, "meeting.decide", decision(case, Outcome.AGREED), CHIEF, DECIDED))


def test_refusing_what_a_majority_wanted_with_changes_departs_from_it() -> None:
    case = voted(talk=with_changes(SEVEN[:4], amended=False))
    says = decision(case, Outcome.NOT_AGREED, None)
    unmet(ask(case, "meeting.decide", says, CHIEF, DECIDED), "meeting.reasons")


@pytest.mark.parametrize("amended", [True, False])
def test_under_the_decree_adopting_unchanged_what_was_to_be_changed_needs_reasons(
    *, amended: bool
) -> None:
    talk = with_changes(SEVEN[:4], amended=amended)
    case = voted(talk=talk, ready=CHIEF_DECIDES)
    says = decision(case, Outcome.AGREED, None)
    answer = ask(case, "meeting.decide", says, CHIEF, DECIDED, ready=CHIEF_DECIDES)
    assert codes(answer) == {"meeting.reasons"}


def test_without_a_figure_the_majority_is_more_than_half_of_the_members() -> None:
    ready = Ready(adjusted(FOUR_NOTS, "meeting", figures={"majority": None}))
    case = voted(votes(against=FOUR_AGAINST), ready=ready)
    answer = ask(
        case, "meeting.decide", decision(case, Outcome.AGREED), CHIEF, DECIDED, ready=ready
    )
    assert unmet(answer, "meeting.two_keys").source == decree_713(30)


def test_before_any_vote_the_refusal_says_so_and_counts_nothing() -> None:
    case = before("meeting.vote")
    answer = ask(case, "meeting.decide", decision(case, Outcome.AGREED), CHIEF, DECIDED)
    reason = unmet(answer, "meeting.two_keys").reason
    assert "尚未进行表决" in reason.zh
    assert "No vote has been held yet" in reason.en
    assert "票，" not in reason.zh


@pytest.mark.parametrize("who", ["li", "sun", "zhou"], ids=["deputy", "secretary", "recorder"])
def test_nobody_else_decides(who: str) -> None:
    case = voted()
    answer = ask(case, "meeting.decide", decision(case, Outcome.AGREED), who, DECIDED)
    assert unmet(answer, "meeting.decided_by_chief").source == decree_713(30)


def test_the_decision_is_about_the_text_that_was_submitted() -> None:
    case = voted()
    other = replace(decision(case, Outcome.AGREED), draft="0" * 64)
    unmet(ask(case, "meeting.decide", other, CHIEF, DECIDED), "meeting.draft")


def test_a_chief_whose_office_ended_after_the_meeting_no_longer_decides() -> None:
    case = voted()
    gone = tuple(replace(s, until=DAY) if s.person == CHIEF else s for s in TOWN.seats)
    body = replace(TOWN, seats=gone)
    says = decision(case, Outcome.AGREED)
    accepted(ask(case, "meeting.decide", says, CHIEF, DECIDED, body=body))
    unmet(ask(case, "meeting.decide", says, CHIEF, NEXT_DAY, body=body), "meeting.decided_by_chief")


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("carried", [True, False])
def test_a_new_chief_follows_the_majority_or_tables_the_matter_again(
    *, outcome: Outcome, carried: bool
) -> None:
    seats = tuple(replace(s, until=DAY) if s.person == CHIEF else s for s in TOWN.seats)
    since = DAY + timedelta(days=1)
    body = replace(TOWN, seats=(*seats, Seat("new", "新县长", Post.CHIEF, since)))
    new = Person("new", "新县长", "县人民政府", (Held(Duty.CHIEF, since),))
    case = voted(votes(against=() if carried else FOUR_AGAINST), talk=AMENDABLE)
    answer = ask(case, "meeting.decide", decision(case, outcome), new, NEXT_DAY, body=body)
    assert isinstance(answer, Accepted) is _follows(outcome, carried=carried)


def _follows(outcome: Outcome, *, carried: bool) -> bool:
    return outcome in AGAIN or (outcome in ADOPTING) is carried


def absent(outcome: Outcome, *, carried: bool) -> Accepted | Refused:
    people = SEVEN[1:]
    case = voted(
        votes(people, against=() if carried else FOUR_AGAINST),
        opening=opens(people, presiding="li"),
        talk=talks(people, amendments=CHANGE),
    )
    return ask(case, "meeting.decide", decision(case, outcome), CHIEF, DECIDED)


@pytest.mark.parametrize(("outcome", "carried"), list(product(Outcome, [True, False])))
def test_an_absent_chief_follows_or_tables_again(*, outcome: Outcome, carried: bool) -> None:
    answer = absent(outcome, carried=carried)
    assert isinstance(answer, Accepted) is _follows(outcome, carried=carried)
    assert ("meeting.absent_chief" in codes(answer)) is not _follows(outcome, carried=carried)


def test_what_is_to_be_amended_stands_in_the_record() -> None:
    case = voted()
    answer = ask(case, "meeting.decide", decision(case, Outcome.AMENDED), CHIEF, DECIDED)
    assert unmet(answer, "meeting.amendments").source == decree_713(30)


def test_the_chief_signs_his_decision_as_chief_though_he_is_a_member_too() -> None:
    case = voted()
    both = replace(PEOPLE[CHIEF], held=tuple(reversed(PEOPLE[CHIEF].held)))
    fact = accepted(ask(case, "meeting.decide", decision(case, Outcome.AGREED), both, DECIDED))
    assert fact.actor.duty is Duty.CHIEF
