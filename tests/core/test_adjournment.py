"""A meeting that breaks off: called again, for a cause, and what was said in it stays said."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cases import CHIEF, RECORDER, SECRETARY, accepted, ask, codes, said, take, unmet
from meetings import DAY, DECIDED, SEVEN, called, discussed, opened, present, talks, voted

from api.demo.scene import at
from decision_flow.domain.case import Case
from decision_flow.domain.steps.decision.minutes import answerable
from decision_flow.domain.steps.decision.record import Adjourn, BreakOff
from decision_flow.engine.ledger import ledger

AFTERWARDS = at(DAY + timedelta(days=1))

PUT_OFF = Adjourn(cause=BreakOff.NOT_HELD, reasons="改期")
BY_THE_CHIEF = Adjourn(cause=BreakOff.CHAIR, reasons="补充材料后再议", stated_by=CHIEF)


@pytest.mark.parametrize(
    ("case", "why"),
    [(called(), PUT_OFF), (opened(), PUT_OFF), (discussed(), BY_THE_CHIEF)],
    ids=["called", "open", "said"],
)
def test_a_meeting_that_broke_off_is_called_again(case: Case, why: Adjourn) -> None:
    case = take(case, "meeting.adjourn", why, RECORDER, DECIDED)
    assert case.shape["meeting"] == "none"
    assert case.fact("meeting", "convene") is None
    again = said("meeting.schedule", held_on=DAY + timedelta(days=3))
    accepted(ask(case, "meeting.schedule", again, SECRETARY, AFTERWARDS))


def test_after_the_vote_a_meeting_does_not_adjourn() -> None:
    answer = ask(voted(), "meeting.adjourn", BY_THE_CHIEF, RECORDER, DECIDED)
    unmet(answer, "state")


@pytest.mark.parametrize(
    ("why", "code"),
    [
        (PUT_OFF, "meeting.break_off"),
        (replace(BY_THE_CHIEF, stated_by=None), "meeting.break_off_by"),
        (replace(BY_THE_CHIEF, stated_by="li"), "meeting.break_off_by"),
    ],
    ids=["for no cause", "by nobody", "by a member"],
)
def test_once_positions_are_on_record_a_meeting_breaks_off_for_a_cause(
    why: Adjourn, code: str
) -> None:
    unmet(ask(discussed(), "meeting.adjourn", why, RECORDER, DECIDED), code)


@pytest.mark.parametrize(("stay", "lost"), [(3, True), (4, False), (5, False)])
def test_a_quorum_is_lost_when_the_attendance_shows_it(*, stay: int, lost: bool) -> None:
    there = present(SEVEN)
    left = tuple(replace(a, left=DECIDED) for a in there[stay:])
    why = Adjourn(cause=BreakOff.QUORUM_LOST, reasons="人数不足", attendance=(*there[:stay], *left))
    answer = ask(discussed(), "meeting.adjourn", why, RECORDER, DECIDED)
    assert ("meeting.quorum_lost" not in codes(answer)) is lost
    hidden = replace(why, attendance=there[:3])
    unmet(ask(discussed(), "meeting.adjourn", hidden, RECORDER, DECIDED), "meeting.attendance_kept")


def test_dissent_given_before_a_meeting_broke_off_stays_on_record_and_in_the_list() -> None:
    case = discussed(talk=talks(against=("liu",)))
    told = list(case.minutes)
    case = take(case, "meeting.adjourn", BY_THE_CHIEF, RECORDER, DECIDED)
    assert case.fact("meeting", "discuss") is None
    assert "liu" in answerable(case)
    (liu,) = [a for a in ledger(told, {}) if a.person == "liu"]
    assert liu.dissented
