"""Forty ways to break procedure, committed over HTTP: decided by few, counted wrong, unreported."""

from dataclasses import replace
from datetime import date

from makers import CASE
from midway import refused, scene

from api.demo.acts.meeting import ABSENT, QUORUM
from api.demo.scene import at
from decision_flow.domain.steps.decision.chief import Outcome
from decision_flow.domain.steps.decision.record import (
    MEETINGS,
    Attendance,
    Ballot,
    Choice,
    MeetingKind,
)

MEETING = "meeting"


def test_v20_papers_go_round_or_a_special_meeting_takes_the_place_of_the_meeting(before):
    case = before(MEETING, "schedule")

    for kind in set(MeetingKind) - MEETINGS:
        refused(case.asked(MEETING, "schedule", meeting=kind), "meeting.kind", "第三十条")


def test_v21_too_few_members_are_there_or_observers_and_absentees_are_counted(before):
    case = before(MEETING, "convene")
    opening = scene(MEETING, "convene").says
    few = opening.attendance[: QUORUM - 1]

    found = refused(case.asked(MEETING, "convene", attendance=few), "meeting.quorum")
    assert str(QUORUM) in found["reason"]["zh"]
    observer = Attendance(person="zheng", arrived=few[0].arrived)
    padded = case.asked(MEETING, "convene", attendance=(*few, observer))
    refused(padded, "meeting.members")
    refused(padded, "meeting.quorum")
    case.went(MEETING, "convene")
    case.went(MEETING, "discuss")
    ballots = (*scene(MEETING, "vote").says.ballots, Ballot(person=ABSENT, choice=Choice.FOR))
    refused(case.asked(MEETING, "vote", ballots=ballots), "meeting.ballots")


def test_v22_the_chief_speaks_first(before):
    case = before(MEETING, "discuss")
    speeches = scene(MEETING, "discuss").says.speeches

    answer = case.asked(MEETING, "discuss", speeches=(speeches[-1], *speeches[:-1]))

    refused(answer, "meeting.chief_last", "第三十条")


def test_v23_the_majority_is_overruled_without_reasons_or_dissent_is_left_out(before):
    case = before(MEETING, "discuss")
    positions = scene(MEETING, "discuss").says.positions

    silent = tuple(replace(p, reasons=None) for p in positions)
    refused(case.asked(MEETING, "discuss", positions=silent), "meeting.dissent", "第三十条")
    left_out = tuple(p for p in positions if p.reasons is None)
    refused(case.asked(MEETING, "discuss", positions=left_out), "meeting.positions", "第三十条")
    case.went(MEETING, "discuss")
    case.went(MEETING, "vote")
    adopting = case.asked(MEETING, "decide", outcome=Outcome.AGREED, reasons="工期紧。")
    refused(adopting, "meeting.two_keys", "第三十条")
    carried = before(MEETING, "decide", 1)
    answer = carried.asked(MEETING, "decide", 1, outcome=Outcome.NOT_AGREED)
    refused(answer, "meeting.reasons", "第三十条")
    carried.went(MEETING, "decide", 1)
    summary = carried.office.filed("会议决定：不同意《阳光大街中修道路工程设计方案》。")["digest"]
    found = carried.office.get(f"/cases/{CASE}/papers/comparison/{summary}").json()
    assert not found["same"]
    assert found["source"]["place"] == "第三十条"


def test_v27_it_is_issued_before_the_party_committee_or_the_congress_was_asked(before):
    case = before("party_report", "report")

    early = case.asked("issue", "sign", on=at(date(2023, 5, 30)))
    refused(early, "stands.party_report", "第三十一条")
    refused(early, "stands.congress_report", "第八条")


def test_v38_one_leader_binds_the_government_alone(before):
    case = before("drafting", "register")

    answer = case.asked("issue", "sign", on=at(date(2023, 2, 20)))

    refused(answer, "gate.deliberation", "第三十条")
    refused(answer, "gate.legality", "第二十五条")
