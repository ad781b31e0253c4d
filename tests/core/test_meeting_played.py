"""Whole meetings drawn by lot and put to the engine come out as counted by hand, in every mode."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache
from random import Random

import committee
import pytest
from cases import CHIEF, RECORDER, accepted, ask, codes, town
from committee import Member, Share
from meetings import DAY, DECIDED, DISCUSSED, ENTRUSTED, OPENED, RECORDED, VOTED, called, recusal
from procedures import FOUR_NOTS, MINIMUM, adjusted, share

from api.demo.scene import PEOPLE, at
from decision_flow.domain.case import Case, fold
from decision_flow.domain.people import Duty, Held, Person
from decision_flow.domain.procedure import Bound
from decision_flow.domain.steps.decision import meeting, record
from decision_flow.engine.rules import Ready

MEETINGS = 3_000
LEFT, CAME = at(DAY, "10:55"), at(DAY, "09:30")
TO_AND_FRO = {
    "stayed": ((OPENED, None),),
    "left": ((OPENED, LEFT),),
    "left as the vote began": ((OPENED, VOTED),),
    "came late": ((CAME, None),),
    "came as the vote began": ((VOTED, None),),
    "came back": ((OPENED, CAME), (LEFT, None)),
    "never came": (),
}
"""How a member may come and go; whoever leaves at the moment of the vote is not there."""
STANCES = {"agree": "for", "agree_with_changes": "for", "disagree": "against", "abstain": "abstain"}


@dataclass(frozen=True)
class Played:
    """A meeting as it was drawn: each member's coming and going, recusal, position and vote."""

    people: tuple[str, ...]
    ways: tuple[str, ...]
    out: tuple[bool, ...]
    stances: tuple[str, ...]
    votes: tuple[str, ...]
    method: record.Method
    sums: tuple[int, int, int] | None
    quorum: Share
    majority: Share
    two_keys: bool

    def there(self, n: int, moment: datetime) -> bool:
        return any(a <= moment and (b is None or moment < b) for a, b in TO_AND_FRO[self.ways[n]])

    def members(self, moment: datetime) -> tuple[Member, ...]:
        """Return the members as a hand would count them at a moment."""
        return tuple(
            Member(
                self.there(n, moment),
                self.out[n],
                None if self.method is record.Method.SECRET_BALLOT else self.votes[n],
                self.stances[n] == "agree_with_changes",
            )
            for n in range(len(self.people))
        )

    @property
    def voters(self) -> tuple[int, ...]:
        at_vote = self.members(VOTED)
        return tuple(n for n, m in enumerate(at_vote) if m.there and not m.recused)


def drawn(lot: Random) -> Played:
    size = lot.randint(1, 7)
    people = (CHIEF, *(f"m{n}" for n in range(2, size + 1)))
    stances = tuple(lot.choice(list(STANCES)) for _ in people)
    method = lot.choice(list(record.Method))
    shares = committee.SHARES
    played = Played(
        people=people,
        ways=tuple(lot.choice(["stayed"] * 8 + list(TO_AND_FRO)) for _ in people),
        out=tuple(lot.random() < 0.1 for _ in people),
        stances=stances,
        votes=tuple(STANCES[s] for s in stances)
        if method is record.Method.POSITIONS
        else tuple(lot.choice(committee.VOTES) for _ in people),
        method=method,
        sums=None,
        quorum=lot.choice([s for s in shares if s.of == "in_office"]),
        majority=lot.choice(shares),
        two_keys=lot.random() < 0.5,
    )
    if method is not record.Method.SECRET_BALLOT:
        return played
    return replace(played, sums=lot.choice(list(committee.sums_of(len(played.voters)))))


@cache
def ready_with(quorum: Share, majority: Share, *, two_keys: bool) -> Ready:
    quorum_, majority_ = (
        share(
            Bound.MORE_THAN if each.more else Bound.AT_LEAST,
            Fraction(each.part, each.whole),
            each.of,
        )
        for each in (quorum, majority)
    )
    base = FOUR_NOTS if two_keys else MINIMUM
    return Ready(adjusted(base, "meeting", figures={"quorum": quorum_, "majority": majority_}))


def attendance(played: Played, until: datetime) -> tuple[record.Attendance, ...]:
    """Return who had come by a moment, and when they had left."""
    return tuple(
        record.Attendance(
            person=person, arrived=came, left=gone if gone is None or gone <= until else None
        )
        for person, way in zip(played.people, played.ways, strict=True)
        for came, gone in TO_AND_FRO[way]
        if came <= until
    )


def test_meetings_drawn_by_lot_come_out_as_counted_by_hand() -> None:
    lot, ends = Random(20190901), set()  # noqa: S311 - a test draws by lot
    for _ in range(MEETINGS):
        ends.add(play(drawn(lot), lot))
    assert ends == {"not opened", "not voted", "decided", "not decided"}


def play(played: Played, lot: Random) -> str:
    """Return how far a meeting came; fail where the engine and the hand part ways."""
    ready = ready_with(played.quorum, played.majority, two_keys=played.two_keys)
    body = town(len(played.people))
    opening = played.members(OPENED)
    able = [p for p, m in zip(played.people, opening, strict=True) if m.there and not m.recused]
    presiding = able[0] if able else CHIEF
    says = record.Convene(
        presiding=presiding,
        attendance=attendance(played, OPENED),
        entrustment=None if presiding == CHIEF else ENTRUSTED,
        recusals=tuple(recusal(p) for p, out in zip(played.people, played.out, strict=True) if out),
    )
    case = called(ready=ready)
    answer = ask(case, "meeting.convene", says, RECORDER, OPENED, ready=ready, body=body)
    lawful = committee.there(opening) >= 2 and committee.quorate(opening, played.quorum)
    assert (codes(answer) == set()) is lawful, (played, codes(answer))
    if not lawful:
        return "not opened"
    case = fold(case, [accepted(answer)])
    talk = discussion(played)
    case = fold(
        case,
        [accepted(ask(case, "meeting.discuss", talk, RECORDER, DISCUSSED, ready=ready, body=body))],
    )
    answer = ask(case, "meeting.vote", vote(played), RECORDER, RECORDED, ready=ready, body=body)
    at_vote = played.members(VOTED)
    lawful = committee.there(at_vote) >= 2 and committee.quorate(at_vote, played.quorum)
    assert (codes(answer) == set()) is lawful, (played, codes(answer))
    if not lawful:
        return "not voted"
    return _decide(played, fold(case, [accepted(answer)]), lot, presiding=presiding, ready=ready)


def discussion(played: Played) -> record.Discuss:
    """Return the positions of whoever came and is not recused, the chief last."""
    came = [n for n, way in enumerate(played.ways) if TO_AND_FRO[way] and not played.out[n]]
    order = [*(n for n in came if n), *(n for n in came if not n)]
    return record.Discuss(
        speeches=tuple(record.Speech(person=played.people[n], words="发言") for n in order),
        positions=tuple(
            record.Position(
                person=played.people[n],
                stance=record.Stance(played.stances[n]),
                reasons="理由。",
            )
            for n in order
        ),
        amendments=(record.Amendment(place="第二条", before="三年", after="两年"),),
    )


def summed(sums: tuple[int, int, int]) -> record.Sums:
    return record.Sums(in_favour=sums[0], against=sums[1], abstained=sums[2])


def vote(played: Played) -> record.Vote:
    ballots = tuple(
        record.Ballot(person=played.people[n], choice=record.Choice(played.votes[n]))
        for n in played.voters
    )
    secret = played.sums is not None
    return record.Vote(
        at=VOTED,
        method=played.method,
        attendance=attendance(played, VOTED),
        ballots=() if secret else ballots,
        sums=summed(played.sums) if played.sums else None,
    )


def _decide(played: Played, case: Case, lot: Random, *, presiding: str, ready: Ready) -> str:
    chief_out, body = played.out[0], town(len(played.people))
    at_vote = played.members(VOTED)
    outcome = lot.choice(list(meeting.Outcome))
    reasons, same_day = lot.random() < 0.7, lot.random() < 0.7
    result = committee.result(
        at_vote, played.sums, played.majority, unchanged=outcome is meeting.Outcome.AGREED
    )
    lawful = committee.may_decide(
        outcome,
        carried=result.carried,
        two_keys=played.two_keys,
        reasons=reasons,
        same_day=same_day,
        voted=at_vote[0].there and not chief_out,
    )
    says = meeting.Decide(
        outcome=outcome, draft=case.draft or "", reasons="会上已说明理由。" if reasons else None
    )
    when = DECIDED if same_day else DECIDED + timedelta(days=1)
    held = (Held(Duty.MEMBER, date(2021, 1, 1)),)
    who = Person(presiding, presiding, "县政府", held) if chief_out else PEOPLE[CHIEF]
    answer = ask(case, "meeting.decide", says, who, when, ready=ready, body=body)
    assert (codes(answer) == set()) is lawful, (played, outcome, reasons, same_day, codes(answer))
    return "decided" if lawful else "not decided"


@pytest.mark.parametrize("fault", ["the chief abstains", "a tie", "everybody but one recused"])
def test_the_hand_itself_is_right_about(fault: str) -> None:
    half = Share(1, 2, True, "in_office")
    for_, against = Member(True, False, "for", False), Member(True, False, "against", False)
    out = Member(True, True, None, False)
    if fault == "the chief abstains":
        members = (Member(True, False, "abstain", False), for_, for_)
        assert committee.result(members, None, half, unchanged=True) == (2, 2, True)
    elif fault == "a tie":
        assert committee.result((for_, against), None, half, unchanged=True) == (1, 2, False)
    else:
        assert not committee.quorate((for_, out, out), half)
