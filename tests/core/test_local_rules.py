"""What a place adds by a figure or a setting: each obeyed one below, at and one above."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from cases import (
    CALENDAR,
    CHIEF,
    RECORDER,
    SECRETARY,
    TOWN,
    accepted,
    ask,
    before,
    codes,
    said,
    scene_of,
    unmet,
    warnings,
)
from meetings import (
    AGREE,
    DECIDED,
    OPENED,
    SEVEN,
    VOTED,
    called,
    discussed,
    opens,
    talks,
    voted,
    votes,
)
from procedures import FOUR_NOTS, LOCAL, adjusted

from api.demo.scene import at, paper
from decision_flow.domain.calendar import Unit
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.after.report import Sender
from decision_flow.domain.steps.before.expert_argument import Expert
from decision_flow.domain.steps.decision.meeting import Decide, Outcome
from decision_flow.domain.steps.decision.record import Method, Observer, WrittenView
from decision_flow.domain.values import SourceKind
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.rules import Ready


def at_least(count, unit):
    return Figure(Bound.AT_LEAST, count, unit, LOCAL)


def at_most(count, unit):
    return Figure(Bound.AT_MOST, count, unit, LOCAL)


def placed(step, *, settings=None, **figures):
    return Ready(adjusted(FOUR_NOTS, step, figures=figures, settings=settings))


def asked(name, ready, **changes):
    scene = scene_of(name)
    says = replace(scene.says, **changes)
    return ask(before(name), name, says, scene.who, scene.on, ready=ready)


# Experts -------------------------------------------------------------------------------------


def experts(count, inside=0, pool=None):
    return tuple(
        Expert(
            name=f"专家{n}",
            unit="县农业农村局" if n < inside else "某高校",
            field="道路",
            interest=False,
            pool=pool,
        )
        for n in range(count)
    )


@pytest.mark.parametrize(("count", "lawful"), [(4, False), (5, True), (6, False)])
def test_the_number_of_experts_is_odd_where_a_place_says_so(count, lawful):
    ready = placed("expert_argument", settings={"number": "odd"})
    answer = asked("expert_argument.select", ready, experts=experts(count))
    assert ("expert.odd" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("count", "inside", "lawful"), [(5, 2, False), (6, 2, True), (7, 2, True), (6, 3, False)]
)
def test_few_experts_come_from_the_departments_in_charge(count, inside, lawful):
    third = Figure(Bound.AT_MOST, Fraction(1, 3), "share", LOCAL, of="experts")
    ready = placed("expert_argument", competent_share=third)
    chosen = {"experts": experts(count, inside), "competent": ("县农业农村局",)}
    answer = asked("expert_argument.select", ready, **chosen)
    assert ("expert.competent_share" not in codes(answer)) is lawful
    nobody = asked("expert_argument.select", ready, experts=experts(count, inside))
    assert unmet(nobody, "expert.competent_share").source == LOCAL


def test_experts_are_of_a_pool_where_a_place_says_so():
    ready = placed("expert_argument", settings={"pool": "required"})
    some = (*experts(2, pool="区专家库第3号"), replace(experts(1)[0], name="某甲"))
    answer = asked("expert_argument.select", ready, experts=some)
    assert "某甲" in unmet(answer, "expert.pool").reason.zh
    accepted(asked("expert_argument.select", ready, experts=experts(3, pool="区专家库")))


def test_a_risk_has_a_level_where_a_place_grades_it():
    ready = placed("risk_assessment", settings={"scheme": "three_levels"})
    unmet(asked("risk_assessment.conclude", ready, level=None), "risk.named_level")
    accepted(asked("risk_assessment.conclude", ready))


# Start and reports ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("listed", "unlisted", "lawful"),
    [(None, None, False), ("第3项", None, True), (None, "年中新增", True), ("1", "2", False)],
)
def test_a_mandatory_catalogue_is_answered_by_a_number_or_a_reason(listed, unlisted, lawful):
    ready = placed("start", settings={"catalogue": "mandatory"})
    answer = asked("start.approve", ready, listed=listed, unlisted=unlisted)
    assert ("start.catalogue" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("name", "lawful"), [(None, False), (Sender.GOVERNMENT, False), (Sender.PARTY_GROUP, True)]
)
def test_a_report_goes_in_the_name_that_a_place_prescribes(name, lawful):
    ready = placed("party_report", settings={"in_the_name_of": "party_group"})
    answer = asked("party_report.report", ready, in_the_name_of=name)
    assert ("report.in_the_name_of" not in codes(answer)) is lawful


# Meeting -------------------------------------------------------------------------------------

CALLED = date(2023, 5, 9)


def call(ready, **changes):
    says = said("meeting.schedule", **changes)
    return ask(before("meeting.schedule"), "meeting.schedule", says, SECRETARY, CALLED, ready=ready)


@pytest.mark.parametrize(("days", "lawful"), [(2, False), (3, True), (4, True)])
def test_a_meeting_is_called_days_ahead(days, lawful):
    ready = placed("meeting", notice_before=at_least(3, "days"))
    answer = call(ready, held_on=CALLED + timedelta(days=days))
    assert ("meeting.notice" not in codes(answer)) is lawful


@pytest.mark.parametrize(("days", "lawful"), [(2, False), (3, True), (4, True)])
def test_members_have_the_papers_days_ahead(days, lawful):
    ready = placed("meeting", materials_before=at_least(3, "days"))
    held_on = CALLED + timedelta(days=1)
    had = held_on - timedelta(days=days)
    answer = call(ready, held_on=held_on, materials_on=had)
    assert ("meeting.materials" not in codes(answer)) is lawful


@pytest.mark.parametrize("had", [None, CALLED + timedelta(days=1)])
def test_papers_that_members_do_not_have_yet_count_for_nothing(had):
    ready = placed("meeting", materials_before=at_least(3, "days"))
    answer = call(ready, held_on=CALLED + timedelta(days=9), materials_on=had)
    unmet(answer, "meeting.materials")


@pytest.mark.parametrize("there", [True, False])
def test_the_head_of_the_reviewers_attends_where_a_place_says_so(there):
    ready = placed("meeting", settings={"legal_head": "must_attend"})
    head = Observer(name="某甲", post="县司法局局长", legal_head=there)
    says = replace(opens(), observers=(head,))
    answer = ask(called(ready=ready), "meeting.convene", says, RECORDER, OPENED, ready=ready)
    assert ("meeting.legal_head" not in codes(answer)) is there


@pytest.mark.parametrize("method", [Method.SHOW_OF_HANDS, Method.NAMED_BALLOT])
def test_the_vote_is_taken_as_a_place_prescribes(method):
    ready = placed("meeting", settings={"method": "named_ballot"})
    answer = ask(
        discussed(ready=ready), "meeting.vote", votes(method=method), RECORDER, VOTED, ready=ready
    )
    assert ("meeting.method" in codes(answer)) is (method is not Method.NAMED_BALLOT)


def decide(ready, against, outcome, written=()):
    there = tuple(p for p in SEVEN if p not in {w.person for w in written})
    talk = replace(talks(there, against=against), written=written)
    vote = votes(there, against=against)
    case = voted(vote, opening=opens(there), talk=talk, ready=ready)
    says = Decide(outcome=outcome, draft=case.draft, reasons="票数接近")
    return ask(case, "meeting.decide", says, CHIEF, DECIDED, ready=ready)


@pytest.mark.parametrize(("against", "close"), [(3, True), (2, False), (1, False)])
def test_a_close_vote_waits_for_the_next_meeting(against, close):
    ready = placed("meeting", margin=at_least(2, "votes"))
    opposed = [p for p in SEVEN if p != CHIEF][:against]
    answer = decide(ready, opposed, Outcome.AGREED)
    assert ("meeting.close_vote" in codes(answer)) is close
    assert "meeting.close_vote" not in codes(decide(ready, opposed, Outcome.DEFERRED))


@pytest.mark.parametrize("count", ["recorded", "counted_for_closeness"])
def test_what_absent_members_wrote_counts_for_closeness_alone_where_a_place_says_so(count):
    ready = placed("meeting", margin=at_least(3, "votes"), settings={"written_views": count})
    absent = next(p for p in SEVEN if p != CHIEF)
    opposed = [p for p in SEVEN if p not in {CHIEF, absent}][:2]
    views = (WrittenView(person=absent, stance=AGREE, document=paper("书面意见")),)
    answer = decide(ready, opposed, Outcome.AGREED, views)
    # Four for, two against: two apart, and three with the absent member's word.
    assert ("meeting.close_vote" in codes(answer)) is (count == "recorded")


def test_a_written_view_is_an_absent_members():
    view = WrittenView(person=SEVEN[1], stance=AGREE, document=paper("意见"))
    ready = placed("meeting")
    with pytest.raises(AssertionError, match=r"meeting\.written"):
        discussed(opens(), replace(talks(), written=(view,)), ready=ready)


# Archive -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "late"), [(0, False), (1, True)])
def test_a_file_that_comes_late_is_said_to_and_taken(on, late):
    scene, case = scene_of("archive.hand_over"), before("archive.hand_over")
    published = TOWN.day(case.latest("publication").stated_at)
    ready = placed("archive", handed_over_within=at_most(60, "days"))
    last = CALENDAR.ceiling(published, 60, Unit.DAYS)
    day = at(last + timedelta(days=on))
    answer = ask(case, "archive.hand_over", scene.says, scene.who, day, ready=ready)
    accepted(answer)
    assert ("archive.late" in warnings(answer)) is late


def test_the_day_of_transfer_to_the_public_archives_is_told():
    ready = placed("archive", transferred_within=at_most(120, "months"))
    answer = asked("archive.receive", ready)
    (told,) = [v for v in answer.verdicts if v.code == "archive.transfer"]
    assert "2033-" in told.reason.zh
    assert told.source == LOCAL


def test_a_source_that_was_not_seen_says_so():
    unseen = replace(LOCAL, kind=SourceKind.UNVERIFIED)
    assert str(unseen) == f"{LOCAL}（未核）"


@pytest.mark.parametrize(("days", "late"), [(59, False), (60, False), (61, True)])
def test_what_is_ready_is_called_to_the_meeting_within_the_days_of_the_procedure(days, late):
    ready = placed("meeting", tabled_within=at_most(60, Unit.DAYS))
    put = scene_of("submission.package", 2).on.date()
    held = date(2023, 5, 22) + timedelta(days=days)
    says = said("meeting.schedule", 2, held_on=held + timedelta(days=7))
    case = before("meeting.schedule", 2)
    answer = ask(case, "meeting.schedule", says, SECRETARY, held, ready=ready)
    accepted(answer)
    assert put == date(2023, 5, 22)
    assert ("meeting.dragged.late" in warnings(answer)) is late
    due = [d for d in deadlines(ready, case, TOWN, CALENDAR) if d.what == "schedule"]
    assert [d.due for d in due] == [date(2023, 7, 21)]
