"""Who decides in the chief's place, and from what he then keeps away."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from cases import CHIEF, TOWN, accepted, ask, codes, take, unmet
from meetings import DAY, DECIDED, SEVEN, decision, discussed, opens, talks, voted, votes

from api.demo.scene import PEOPLE, paper
from decision_flow.domain.case import Case, Fact
from decision_flow.domain.move import Accepted
from decision_flow.domain.people import Duty, Held
from decision_flow.domain.steps.decision.chief import ADOPTING, AGAIN, Outcome
from decision_flow.domain.steps.decision.meeting import CleanCopy, ConfirmCopy, Decide
from decision_flow.domain.steps.decision.record import Amendment
from decision_flow.domain.values import CIVIL_SERVANTS, decree_713

CHANGE = (Amendment(place="第二条", before="三年", after="两年"),)
FOUR_AGAINST = SEVEN[1:5]
NEXT_DAY = DECIDED + timedelta(days=1)


def on_paper(case: Case, outcome: Outcome = Outcome.AGREED) -> Decide:
    """Return a decision by a member who is designated on record."""
    return replace(decision(case, outcome), designation=paper("指定记录"))


def without_the_chief(people: Sequence[str] = SEVEN[1:]) -> Case:
    """Return a case that was voted on with the chief recused and `li` presiding."""
    opening = opens(people, out=(CHIEF,), presiding="li")
    return voted(votes(people), opening=opening, talk=talks(people))


GONE = replace(
    TOWN, seats=tuple(replace(s, until=DAY) if s.person == "li" else s for s in TOWN.seats)
)
"""The town in which `li` left office after the day of the meeting."""


@pytest.mark.parametrize("outcome", list(Outcome))
def test_where_who_presided_left_office_another_who_took_part_decides_designated_on_record(
    outcome: Outcome,
) -> None:
    case = without_the_chief()
    plain, named = decision(case, outcome), on_paper(case, outcome)
    answer = ask(case, "meeting.decide", plain, "zhang", NEXT_DAY, body=GONE)
    assert unmet(answer, "meeting.designated").curers == (Duty.MEMBER,)
    answer = ask(case, "meeting.decide", named, "zhang", NEXT_DAY, body=GONE)
    follows = outcome in AGAIN | ADOPTING
    assert ("meeting.absent_chief" not in codes(answer)) is follows
    assert codes(answer).isdisjoint({"meeting.decided_by_chief", "meeting.designated"})


@pytest.mark.parametrize(("who", "lawful"), [("zhang", True), ("zhao", False), (CHIEF, False)])
def test_who_took_no_part_is_designated_only_where_nobody_else_is_left(
    *, who: str, lawful: bool
) -> None:
    case = without_the_chief(SEVEN[1:6])
    answer = ask(case, "meeting.decide", on_paper(case), who, NEXT_DAY, body=GONE)
    assert ("meeting.decided_by_chief" not in codes(answer)) is lawful
    here = {CHIEF, "yang", "zhao"}
    gone = tuple(s if s.person in here else replace(s, until=DAY) for s in TOWN.seats)
    body = replace(TOWN, seats=gone)
    case = without_the_chief(SEVEN[1:5])
    answer = ask(case, "meeting.decide", on_paper(case), "zhao", NEXT_DAY, body=body)
    assert "meeting.decided_by_chief" not in codes(answer)


def test_while_who_presided_is_in_office_nobody_else_is_designated() -> None:
    case = without_the_chief()
    answer = ask(case, "meeting.decide", on_paper(case), "zhang", DECIDED)
    unmet(answer, "meeting.decided_by_chief")


@pytest.mark.parametrize(("outcome", "carried"), list(product(Outcome, [True, False])))
def test_for_a_recused_chief_the_one_who_presided_follows_the_majority(
    *, outcome: Outcome, carried: bool
) -> None:
    part = SEVEN[1:]
    case = voted(
        votes(part, against=() if carried else FOUR_AGAINST),
        opening=opens(out=(CHIEF,), presiding="li"),
        talk=talks(part, amendments=CHANGE),
    )
    says = decision(case, outcome)
    verdict = unmet(ask(case, "meeting.decide", says, CHIEF, DECIDED), "meeting.decided_by_chief")
    assert verdict.source.act == CIVIL_SERVANTS
    unmet(ask(case, "meeting.decide", says, "zhang", DECIDED), "meeting.decided_by_chief")
    answer = ask(case, "meeting.decide", says, "li", DECIDED)
    assert isinstance(answer, Accepted) is (outcome in AGAIN or (outcome in ADOPTING) is carried)
    if isinstance(answer, Accepted):
        assert answer.facts[0].actor.duty is Duty.MEMBER


def test_who_presided_for_a_recused_chief_must_still_be_in_office() -> None:
    part = SEVEN[1:]
    case = voted(votes(part), opening=opens(out=(CHIEF,), presiding="li"), talk=talks(part))
    gone = tuple(replace(s, until=DAY) if s.person == "li" else s for s in TOWN.seats)
    body, says = replace(TOWN, seats=gone), decision(case, Outcome.AGREED)
    answer = ask(case, "meeting.decide", says, "li", NEXT_DAY, body=body)
    unmet(answer, "meeting.decided_by_chief")


def test_the_chief_decides_as_chief_and_never_as_a_member() -> None:
    case = voted()
    says = decision(case, Outcome.AGREED)
    both = replace(PEOPLE[CHIEF], held=(Held(Duty.CHIEF, DAY), Held(Duty.MEMBER, DAY)))
    answer = ask(case, "meeting.decide", says, both, DECIDED, duty=Duty.MEMBER)
    assert unmet(answer, "meeting.as_chief").source == decree_713(30)
    accepted(ask(case, "meeting.decide", says, both, DECIDED, duty=Duty.CHIEF))


@pytest.mark.parametrize(
    ("duty", "lawful"),
    [
        (Duty.RECORDER, False),
        (Duty.LEGAL_REVIEWER, False),
        (Duty.DRAFTER, False),
        (Duty.SECRETARY, True),
    ],
)
def test_who_decides_for_a_recused_chief_keeps_his_duties_apart(
    *, duty: Duty, lawful: bool
) -> None:
    part = SEVEN[1:]
    case = voted(votes(part), opening=opens(out=(CHIEF,), presiding="li"), talk=talks(part))
    case = replace(case, acted={**case.acted, "li": frozenset({duty})})
    answer = ask(case, "meeting.decide", decision(case, Outcome.AGREED), "li", DECIDED)
    kept_away = {"meeting.chief_apart", "meeting.decided_by_chief"}
    assert codes(answer) == (set() if lawful else kept_away)
    if not lawful:
        accepted(ask(case, "meeting.decide", on_paper(case), "zhang", DECIDED))


def _by(who: str, fact: Fact) -> Fact:
    return replace(fact, actor=replace(fact.actor, person=who, duty=Duty.SECRETARY))


@pytest.mark.parametrize("duty", [Duty.LEGAL_REVIEWER, Duty.DRAFTER])
def test_who_decided_in_the_chiefs_place_neither_files_nor_confirms_the_copy(duty: Duty) -> None:
    part, files = SEVEN[1:], duty is Duty.DRAFTER
    talk = talks(part, amendments=CHANGE)
    case = voted(votes(part), opening=opens(out=(CHIEF,), presiding="li"), talk=talk)
    case = take(case, "meeting.decide", decision(case, Outcome.AMENDED), "li", DECIDED)
    copy = CleanCopy(draft=paper("清样"), comparison=paper("对照表"))
    unit = PEOPLE["wu"].unit if files else "县司法局"
    stand_in = replace(PEOPLE["li"], unit=unit, held=(Held(duty, DAY),))
    if files:
        unmet(ask(case, "meeting.clean_copy", copy, stand_in, NEXT_DAY), "person.apart")
        accepted(ask(case, "meeting.clean_copy", copy, "wu", NEXT_DAY))
        return
    case = take(case, "meeting.clean_copy", copy, "wu", NEXT_DAY)
    said = ConfirmCopy(draft=copy.draft.digest, findings="一致")
    unmet(ask(case, "meeting.confirm_copy", said, stand_in, NEXT_DAY), "person.apart")
    accepted(ask(case, "meeting.confirm_copy", said, "zheng", NEXT_DAY))


def test_nobody_decides_who_recorded_an_earlier_meeting_of_the_case() -> None:
    again, earlier = voted(), discussed().minutes
    told = tuple(_by(CHIEF, fact) for fact in earlier)
    case = replace(again, minutes=(*told, *again.minutes))
    answer = ask(case, "meeting.decide", decision(case, Outcome.AGREED), CHIEF, DECIDED)
    assert codes(answer) == {"meeting.own_record"}


@pytest.mark.parametrize("verb", ["convene", "discuss", "vote"])
def test_nobody_decides_what_he_recorded_for_the_secretariat(verb: str) -> None:
    case = voted()
    told = tuple(_by(CHIEF, fact) if fact.verb == verb else fact for fact in case.minutes)
    case = replace(case, minutes=told)
    answer = ask(case, "meeting.decide", decision(case, Outcome.AGREED), CHIEF, DECIDED)
    assert codes(answer) == {"meeting.own_record"}
