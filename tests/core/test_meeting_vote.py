"""What is said and how it is counted: the chief last, dissent in words, one vote for each voter."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from cases import CHIEF, RECORDER, accepted, ask, codes, minutes, town, unmet
from hypothesis import given
from hypothesis import strategies as st
from meetings import (
    AGAINST,
    DAY,
    DISAGREE,
    DISCUSSED,
    FOR,
    OPENED,
    RECORDED,
    SEVEN,
    VOTED,
    discussed,
    opened,
    opens,
    present,
    secret,
    talks,
    votes,
)
from procedures import FOUR_NOTS, adjusted

from api.demo.scene import at
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.steps.decision.record import (
    Attendance,
    Ballot,
    Choice,
    Convene,
    Discuss,
    Method,
    Position,
    Speech,
    Stance,
    Sums,
    Vote,
    tally,
)
from decision_flow.domain.values import decree_713
from decision_flow.engine.rules import Ready

SIX = SEVEN[:6]
WITHOUT_CHIEF = tuple(p for p in SEVEN if p != CHIEF)


def discuss(payload: Discuss, opening: Convene | None = None) -> Accepted | Refused:
    return ask(opened(opening), "meeting.discuss", payload, RECORDER, DISCUSSED)


def vote(payload: Vote, **of: Any) -> Accepted | Refused:
    return ask(discussed(**of), "meeting.vote", payload, RECORDER, RECORDED)


def words(people: tuple[str, ...]) -> tuple[Speech, ...]:
    return tuple(Speech(person=p, words="发言") for p in people)


@pytest.mark.parametrize(
    ("spoken", "lawful"),
    [
        (("li", "zhang", CHIEF), True),
        ((CHIEF,), True),
        (("li", CHIEF, "zhang"), False),
        ((CHIEF, "li"), False),
        ((CHIEF, "li", CHIEF), False),
        (("li", "zhang"), False),
    ],
)
def test_the_chief_speaks_last_and_only_then(*, spoken: tuple[str, ...], lawful: bool) -> None:
    answer = discuss(replace(talks(), speeches=words(spoken)))
    assert ("meeting.chief_last" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "meeting.chief_last").source == decree_713(30)


def test_the_chief_states_his_position_last_too() -> None:
    positions = talks().positions
    answer = discuss(replace(talks(), positions=(positions[-1], *positions[:-1])))
    unmet(answer, "meeting.chief_last")


def test_a_chief_who_came_late_speaks_last_all_the_same() -> None:
    without = opens(WITHOUT_CHIEF, presiding="li")
    first = replace(talks(WITHOUT_CHIEF), speeches=words((CHIEF, "li")))
    unmet(discuss(first, without), "meeting.chief_last")
    accepted(discuss(talks(WITHOUT_CHIEF), without))


def test_where_no_chief_takes_part_nobody_need_wait_for_him() -> None:
    accepted(discuss(talks(WITHOUT_CHIEF), opens(out=(CHIEF,), presiding="li")))


@pytest.mark.parametrize("silent", SEVEN)
def test_every_member_who_attends_has_a_position(silent: str) -> None:
    positions = tuple(p for p in talks().positions if p.person != silent)
    answer = discuss(replace(talks(), positions=positions))
    assert f"（{silent}）" in unmet(answer, "meeting.positions").reason.zh


def test_a_dissent_stands_in_words() -> None:
    silent = Position(person="li", stance=DISAGREE)
    positions = tuple(silent if p.person == "li" else p for p in talks().positions)
    verdict = unmet(discuss(replace(talks(), positions=positions)), "meeting.dissent")
    assert "li" in verdict.reason.zh
    assert verdict.source == decree_713(30)


def test_one_position_each() -> None:
    positions = (talks().positions[0], *talks().positions)
    unmet(discuss(replace(talks(), positions=positions)), "meeting.positions_once")


@pytest.mark.parametrize("stranger", ["sun", "li"], ids=["an observer", "a recused member"])
@pytest.mark.parametrize("how", ["speech", "position"])
def test_only_members_who_are_not_recused_take_part(stranger: str, how: str) -> None:
    part = tuple(p for p in SEVEN if p != "li")
    said = talks(part)
    if how == "speech":
        said = replace(said, speeches=(*words((stranger,)), *said.speeches))
    else:
        said = replace(
            said, positions=(Position(person=stranger, stance=DISAGREE), *said.positions)
        )
    answer = discuss(said, opens(out=("li",)))
    assert stranger in unmet(answer, "meeting.takes_part").reason.en


def test_an_absent_members_words_are_found_out_at_the_vote() -> None:
    case = discussed(opens(SIX), talks(SEVEN))
    answer = ask(case, "meeting.vote", votes(SIX), RECORDER, RECORDED)
    verdict = unmet(answer, "meeting.absent_positions")
    assert SEVEN[6] in verdict.reason.zh
    late = (*present(SIX), *present(SEVEN[6:], minutes(OPENED, 30)))
    accepted(ask(case, "meeting.vote", replace(votes(), attendance=late), RECORDER, RECORDED))


@pytest.mark.parametrize(
    ("members", "there", "out", "lawful"),
    [
        (7, 3, 0, False),
        (7, 4, 0, True),
        (8, 3, 0, False),
        (8, 4, 0, True),
        (9, 4, 0, False),
        (9, 5, 0, True),
        (7, 4, 1, False),
        (7, 5, 1, True),
    ],
)
def test_the_quorum_stands_at_the_moment_of_the_vote(
    *, members: int, there: int, out: int, lawful: bool
) -> None:
    body = town(members)
    people = tuple(s.person for s in body.seats)
    recused = people[-out:] if out else ()
    part = tuple(p for p in people if p not in recused)
    case = discussed(opens(people, out=recused), talks(part), body=body)
    stayed = (*part[: there - out], *recused)
    payload = replace(votes(part[: there - out]), attendance=present(stayed))
    answer = ask(case, "meeting.vote", payload, RECORDER, RECORDED, body=body)
    assert ("meeting.quorum" not in codes(answer)) is lawful


@pytest.mark.parametrize(("stayed", "lawful"), [(1, False), (2, True)])
def test_two_at_least_vote_where_no_quorum_is_set(*, stayed: int, lawful: bool) -> None:
    ready = Ready(adjusted(FOUR_NOTS, "meeting", figures={"quorum": None}))
    gone = tuple(replace(a, left=DISCUSSED) for a in present(SEVEN[stayed:]))
    payload = replace(votes(SEVEN[:stayed]), attendance=(*present(SEVEN[:stayed]), *gone))
    case = discussed(ready=ready)
    answer = ask(case, "meeting.vote", payload, RECORDER, RECORDED, ready=ready)
    assert codes(answer) == (set() if lawful else {"meeting.collective"})


def test_a_count_of_ballots_that_is_not_right_says_whose_ballots_are_not() -> None:
    stranger = Ballot(person="sun", choice=FOR)
    ballots = (*votes(SIX).ballots, votes(SIX).ballots[0], stranger)
    told = unmet(vote(replace(votes(), ballots=ballots)), "meeting.ballots").reason.zh
    for said, person in (("没有票的", SEVEN[6]), ("不止一票的", SIX[0]), ("不应计票的", "sun")):
        assert re.search(f"{said}：[^；]*{person}", told), told


def test_who_left_before_the_vote_has_no_vote_and_keeps_his_words() -> None:
    left = (*present(SIX), replace(present(SEVEN[6:])[0], left=VOTED))
    unmet(vote(replace(votes(), attendance=left)), "meeting.ballots")
    accepted(vote(replace(votes(SIX), attendance=left)))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"ballots": votes(SIX).ballots}, "meeting.ballots"),
        ({"ballots": (*votes().ballots, votes().ballots[0])}, "meeting.ballots"),
        ({"ballots": (*votes().ballots, Ballot(person="sun", choice=FOR))}, "meeting.ballots"),
        ({"sums": Sums(in_favour=7, against=0, abstained=0)}, "meeting.ballots"),
        ({"attendance": present((*SEVEN, "sun"))}, "meeting.members"),
        ({"attendance": present(SEVEN, at(DAY, "23:00"))}, "meeting.attendance"),
    ],
    ids=["one missing", "one twice", "a stranger", "sums too", "a stranger there", "in future"],
)
def test_each_voter_has_one_vote_and_nobody_else(change: dict[str, Any], code: str) -> None:
    unmet(vote(replace(votes(), **change)), code)


@pytest.mark.parametrize(
    ("sums", "lawful"),
    [((4, 1, 1), False), ((4, 2, 1), True), ((5, 2, 1), False), ((0, 0, 7), True)],
)
def test_a_secret_ballot_counts_no_more_and_no_fewer_than_those_present(
    *, sums: tuple[int, int, int], lawful: bool
) -> None:
    answer = vote(secret(SEVEN, *sums))
    assert ("meeting.ballots" not in codes(answer)) is lawful


def test_a_secret_ballot_has_sums_and_no_names() -> None:
    unmet(vote(replace(secret(SEVEN, 7, 0, 0), sums=None)), "meeting.ballots")
    unmet(vote(replace(secret(SEVEN, 7, 0, 0), ballots=votes().ballots)), "meeting.ballots")


def test_a_recused_member_does_not_vote_though_he_sits_there() -> None:
    out = opens(out=("li",))
    part = tuple(p for p in SEVEN if p != "li")
    unmet(vote(votes(), opening=out, talk=talks(part)), "meeting.ballots")
    there = replace(votes(part), attendance=present(SEVEN))
    accepted(vote(there, opening=out, talk=talks(part)))


@pytest.mark.parametrize(
    ("moment", "lawful"),
    [
        (minutes(OPENED, -1), False),
        (minutes(DISCUSSED, -1), False),
        (DISCUSSED, True),
        (RECORDED, True),
        (minutes(RECORDED, 1), False),
    ],
    ids=["before the meeting", "before the discussion", "right after it", "now", "in future"],
)
def test_first_discussed_then_voted(*, moment: datetime, lawful: bool) -> None:
    answer = vote(votes(moment=moment))
    assert ("meeting.vote_time" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("stance", "choice", "lawful"),
    [
        (Stance.AGREE, Choice.FOR, True),
        (Stance.AGREE_WITH_CHANGES, Choice.FOR, True),
        (Stance.AGREE, Choice.AGAINST, False),
        (Stance.DISAGREE, Choice.AGAINST, True),
        (Stance.DISAGREE, Choice.FOR, False),
        (Stance.ABSTAIN, Choice.ABSTAIN, True),
        (Stance.ABSTAIN, Choice.FOR, False),
    ],
)
def test_a_vote_by_positions_counts_the_positions_on_record(
    *, stance: Stance, choice: Choice, lawful: bool
) -> None:
    stated = Position(person="li", stance=stance, reasons="理由")
    talk = replace(
        talks(), positions=tuple(stated if p.person == "li" else p for p in talks().positions)
    )
    ballots = tuple(
        Ballot(person="li", choice=choice) if b.person == "li" else b for b in votes().ballots
    )
    payload = replace(votes(method=Method.POSITIONS), ballots=ballots)
    answer = vote(payload, talk=talk)
    assert ("meeting.as_stated" not in codes(answer)) is lawful
    if not lawful:
        assert "li" in unmet(answer, "meeting.as_stated").reason.zh


ALL_BUT_ONE, ONE = present(SIX), present(SEVEN[6:])[0]


@pytest.mark.parametrize("method", [Method.NAMED_BALLOT, Method.SHOW_OF_HANDS])
@pytest.mark.parametrize("heard", [True, False])
def test_who_came_late_votes_with_a_position_only(*, method: Method, heard: bool) -> None:
    case = discussed(opens(SIX), talks(SEVEN if heard else SIX))
    late = (*ALL_BUT_ONE, replace(ONE, arrived=minutes(OPENED, 30)))
    payload = replace(votes(method=method), attendance=late)
    answer = ask(case, "meeting.vote", payload, RECORDER, RECORDED)
    assert codes(answer) == (set() if heard else {"meeting.voters"})
    if not heard:
        verdict = unmet(answer, "meeting.voters")
        assert SEVEN[6] in verdict.reason.zh
        assert verdict.source == decree_713(30)


def test_a_secret_ballot_is_cast_by_those_heard_too() -> None:
    case = discussed(opens(SIX), talks(SIX))
    late = (*ALL_BUT_ONE, replace(ONE, arrived=minutes(OPENED, 30)))
    payload = replace(secret(SEVEN, 7, 0, 0), attendance=late)
    unmet(ask(case, "meeting.vote", payload, RECORDER, RECORDED), "meeting.voters")


def test_who_speaks_has_a_position_though_he_came_late() -> None:
    said = replace(talks(SIX), speeches=talks(SEVEN).speeches)
    assert SEVEN[6] in unmet(discuss(said, opens(SIX)), "meeting.positions").reason.zh


@pytest.mark.parametrize(
    ("opened_with", "voted_with", "lawful"),
    [
        ((ONE,), (ONE,), True),
        ((ONE,), (replace(ONE, left=DISCUSSED),), True),
        ((ONE,), (), False),
        ((ONE,), (replace(ONE, arrived=minutes(OPENED, 1)),), False),
        ((ONE,), (replace(ONE, arrived=minutes(OPENED, -1)),), False),
        ((replace(ONE, left=DISCUSSED),), (replace(ONE, left=DISCUSSED),), True),
        ((replace(ONE, left=DISCUSSED),), (ONE,), False),
        (
            (replace(ONE, left=DISCUSSED),),
            (replace(ONE, left=DISCUSSED), replace(ONE, arrived=minutes(DISCUSSED, 1))),
            True,
        ),
        ((), (replace(ONE, arrived=OPENED),), True),
        ((), (replace(ONE, arrived=minutes(OPENED, -1)),), False),
    ],
    ids=[
        *("the same", "left since", "dropped", "came later", "came earlier"),
        *("left then", "never left", "came back", "came just then", "was there unseen"),
    ],
)
def test_the_attendance_of_the_opening_stands_at_the_vote(
    *, opened_with: tuple[Attendance, ...], voted_with: tuple[Attendance, ...], lawful: bool
) -> None:
    opening = replace(opens(), attendance=(*ALL_BUT_ONE, *opened_with))
    there = (*ALL_BUT_ONE, *voted_with)
    here = SEVEN if any(a.left is None for a in voted_with) else SIX
    answer = vote(replace(votes(here), attendance=there), opening=opening)
    assert ("meeting.attendance_kept" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "meeting.attendance_kept")
        assert ONE.person in verdict.reason.zh
        assert verdict.source == decree_713(30)


def test_no_position_no_vote_by_positions() -> None:
    answer = vote(votes(method=Method.POSITIONS), opening=opens(SIX), talk=talks(SIX))
    assert SEVEN[6] in unmet(answer, "meeting.as_stated").reason.zh


@given(st.permutations(SEVEN), st.sets(st.sampled_from(SEVEN)))
def test_the_order_of_ballots_does_not_matter(order: list[str], against: set[str]) -> None:
    one, other = votes(against=tuple(against)), votes(order, against=tuple(against))
    assert tally(one) == tally(other)
    assert codes(vote(one)) == codes(vote(other)) == set()
    assert tally(one)[AGAINST] == len(against)
