"""Back and out: rework from every answer, deferral, withdrawal, amendment, adjournment."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from cases import (
    CALENDAR,
    CHIEF,
    DRAFTER,
    READY,
    RECORDER,
    REVIEWER,
    SECRETARY,
    accepted,
    after,
    ask,
    before,
    codes,
    said,
    scene_of,
    take,
    unmet,
)
from meetings import (
    DAY,
    DECIDED,
    SEVEN,
    decision,
    opens,
    present,
    talks,
    voted,
    votes,
)
from procedures import FOUR_NOTS, adjusted, days

from api.demo.scene import at, paper
from decision_flow.domain.case import CASE, Case
from decision_flow.domain.kind import Phase
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.procedure import Bound
from decision_flow.domain.steps import matter
from decision_flow.domain.steps.before.drafting import ChangeClass, Classify, Revise
from decision_flow.domain.steps.before.legality_review import Opinion
from decision_flow.domain.steps.common import Reasons
from decision_flow.domain.steps.decision.chief import Outcome
from decision_flow.domain.steps.decision.meeting import CleanCopy, ConfirmCopy
from decision_flow.domain.steps.decision.record import Amendment
from decision_flow.engine.rules import Ready
from decision_flow.engine.standing import HOLDS, standings

CHANGE = (Amendment(place="第二条", before="三年", after="两年"),)
AFTERWARDS = at(DAY + timedelta(days=1))


def decided(outcome: Outcome) -> Case:
    case = voted(talk=talks(amendments=CHANGE))
    return take(case, "meeting.decide", decision(case, outcome), CHIEF, DECIDED)


def test_agreed_passes_the_gates() -> None:
    case = decided(Outcome.AGREED)
    assert case.phase == Phase.DECIDED
    assert {g.standing for g in standings(READY, case)} <= HOLDS


def test_not_agreed_ends_the_case() -> None:
    assert decided(Outcome.NOT_AGREED).phase == Phase.NOT_ADOPTED


def test_returned_goes_back_to_the_draft_and_keeps_what_was_argued() -> None:
    case = decided(Outcome.RETURNED)
    assert case.phase == Phase.PRE_DECISION
    assert case.shape["drafting"] == "demanded"
    assert case.shape["submission"] == case.shape["meeting"] == "lapsed"
    assert case.shape["legality_review"] == "lawful"


def test_a_change_of_wording_does_not_meet_what_the_meeting_demanded() -> None:
    new = paper("只改标点")
    revise = Revise(
        draft=new, comparison=paper("对照"), proposed=ChangeClass.EDITORIAL, reasons="文字"
    )
    case = take(decided(Outcome.RETURNED), "drafting.revise", revise, DRAFTER, AFTERWARDS)
    light = Classify(draft=new.digest, as_class=ChangeClass.EDITORIAL, reasons="文字")
    unmet(ask(case, "drafting.classify", light, REVIEWER, AFTERWARDS), "state")
    heavy = replace(light, as_class=ChangeClass.SUBSTANTIVE)
    accepted(ask(case, "drafting.classify", heavy, REVIEWER, AFTERWARDS))


def test_discuss_again_goes_back_to_the_package_with_the_same_text() -> None:
    case = decided(Outcome.DISCUSS_AGAIN)
    assert case.phase == Phase.PRE_DECISION
    assert case.shape["drafting"] == "current"
    assert case.shape["submission"] == "lapsed"
    again = said("submission.package", 2)
    accepted(ask(case, "submission.package", again, DRAFTER, AFTERWARDS))


def test_an_unlawful_opinion_demands_another_text_and_a_new_review() -> None:
    name = "legality_review.opine"
    payload = said(name, conclusion=Opinion.UNLAWFUL)
    case = take(before(name), name, payload, REVIEWER, scene_of(name).on)
    assert case.shape["legality_review"] == "lapsed"
    assert case.shape["drafting"] == "demanded"
    package = said("submission.package")
    answer = ask(case, "submission.package", package, DRAFTER, date(2023, 4, 21))
    assert {"stands.legality_review", "stands.drafting", "gate.legality"} <= codes(answer)


def test_without_a_place_to_go_back_to_a_returned_matter_stays_where_it_is() -> None:
    ready = Ready(replace(FOUR_NOTS, rework=()))
    case = voted(ready=ready)
    says = decision(case, Outcome.RETURNED)
    case = take(case, "meeting.decide", says, CHIEF, DECIDED, ready=ready)
    assert (case.phase, case.shape["meeting"]) == (Phase.DECISION, "lapsed")


def test_a_matter_may_go_back_to_a_meeting_only() -> None:
    rework = tuple(
        replace(r, to="meeting") if r.step == "party_report" else r for r in FOUR_NOTS.rework
    )
    ready = Ready(replace(FOUR_NOTS, rework=rework))
    case = after("party_report.report")
    reply = said("party_report.reply", approved=False, remarks="重新讨论")
    case = take(case, "party_report.reply", reply, SECRETARY, date(2023, 6, 5), ready=ready)
    assert (case.phase, case.shape["meeting"]) == (Phase.DECISION, "lapsed")
    assert case.shape["submission"] == "accepted"


# Deferral -------------------------------------------------------------------------------------


def test_a_deferred_matter_comes_before_another_meeting_with_its_own_members() -> None:
    part = tuple(p for p in SEVEN if p != "li")
    case = voted(votes(part), opening=opens(out=("li",)), talk=talks(part))
    case = take(case, "meeting.decide", decision(case, Outcome.DEFERRED), CHIEF, DECIDED)
    assert (case.phase, case.shape["meeting"]) == (Phase.DECISION, "deferred")
    day = DAY + timedelta(days=7)
    again = said("meeting.schedule", held_on=day)
    case = take(case, "meeting.schedule", again, SECRETARY, AFTERWARDS)
    start = at(day, "09:00")
    payload = replace(opens(), attendance=present(SEVEN, start))
    case = take(case, "meeting.convene", payload, RECORDER, start)
    case = take(case, "meeting.discuss", talks(), RECORDER, at(day, "10:00"))
    vote = replace(votes(moment=at(day, "11:00")), attendance=present(SEVEN, start))
    accepted(ask(case, "meeting.vote", vote, RECORDER, at(day, "11:10")))


def expire(case: Case, on: date, ready: Ready = READY) -> Accepted | Refused:
    return ask(case, "meeting.expire", Reasons(reasons="暂缓期满"), SECRETARY, on, ready=ready)


@pytest.mark.parametrize(("later", "lawful"), [(0, False), (1, True)])
def test_a_deferral_lapses_the_day_after_its_last_one(*, later: int, lawful: bool) -> None:
    case, last = decided(Outcome.DEFERRED), date(2023, 11, 15)
    answer = expire(case, last + timedelta(days=later))
    assert ("meeting.deferral" not in codes(answer)) is lawful
    if lawful:
        assert accepted(answer).edges[-1].target == Phase.LAPSED
    else:
        assert unmet(answer, "meeting.deferral").earliest == last + timedelta(days=1)


def test_the_last_day_of_a_deferral_rolls_past_days_of_rest() -> None:
    figure = replace(days(20), bound=Bound.AT_MOST, value=38)
    ready = Ready(adjusted(FOUR_NOTS, "meeting", figures={"deferral_lapses_after": figure}))
    fell = DAY + timedelta(days=38)
    assert CALENDAR.rests(fell)
    case = decided(Outcome.DEFERRED)
    verdict = unmet(expire(case, fell, ready), "meeting.deferral")
    assert verdict.earliest == date(2023, 6, 26)


def test_a_deferral_into_an_unknown_year_is_refused_and_says_so() -> None:
    figure = replace(days(12, "months"), bound=Bound.AT_MOST)
    ready = Ready(adjusted(FOUR_NOTS, "meeting", figures={"deferral_lapses_after": figure}))
    verdict = unmet(expire(decided(Outcome.DEFERRED), date(2023, 12, 1), ready), "meeting.deferral")
    assert "2024年" in verdict.reason.zh


def test_without_a_figure_no_deferral_lapses() -> None:
    ready = Ready(adjusted(FOUR_NOTS, "meeting", figures={"deferral_lapses_after": None}))
    unmet(expire(decided(Outcome.DEFERRED), date(2023, 12, 1), ready), "rule.unavailable")


def test_nothing_lapses_that_was_not_deferred() -> None:
    assert {"state"} <= codes(expire(voted(), date(2023, 12, 1)))


# Amend and pass -------------------------------------------------------------------------------

COPY = CleanCopy(draft=paper("清样"), comparison=paper("会议修改对照表"))
CONFIRMED = ConfirmCopy(draft=COPY.draft.digest, findings="与会议记录一致")


def copied() -> Case:
    return take(decided(Outcome.AMENDED), "meeting.clean_copy", COPY, DRAFTER, AFTERWARDS)


def test_amended_is_decided_once_the_reviewer_confirms_the_clean_copy() -> None:
    assert decided(Outcome.AMENDED).phase == Phase.DECISION
    case = take(copied(), "meeting.confirm_copy", CONFIRMED, REVIEWER, AFTERWARDS)
    assert (case.phase, case.draft) == (Phase.DECIDED, COPY.draft.digest)
    assert {g.standing for g in standings(READY, case)} <= HOLDS
    old = said("issue.sign")
    assert "issue.draft" in codes(ask(case, "issue.sign", old, CHIEF, date(2023, 6, 6)))


def test_the_copy_confirmed_is_the_copy_filed() -> None:
    other = replace(CONFIRMED, draft="0" * 64)
    unmet(ask(copied(), "meeting.confirm_copy", other, REVIEWER, AFTERWARDS), "meeting.clean_copy")


def test_a_copy_without_the_amendments_is_none() -> None:
    case = decided(Outcome.AMENDED)
    same = replace(COPY, draft=replace(COPY.draft, digest=case.draft or ""))
    unmet(ask(case, "meeting.clean_copy", same, DRAFTER, AFTERWARDS), "meeting.copy_amended")


def test_an_earlier_draft_is_no_clean_copy_of_what_was_amended() -> None:
    case = decided(Outcome.AMENDED)
    assert len(case.texts) > 1
    for text in case.texts:
        old = replace(COPY, draft=replace(COPY.draft, digest=text))
        unmet(ask(case, "meeting.clean_copy", old, DRAFTER, AFTERWARDS), "meeting.copy_amended")


def test_the_drafter_does_not_confirm_his_own_copy() -> None:
    answer = ask(copied(), "meeting.confirm_copy", CONFIRMED, DRAFTER, AFTERWARDS)
    assert {"person.duty", "person.apart"} <= codes(answer)


def test_a_copy_that_differs_is_made_again() -> None:
    case = take(copied(), "meeting.refuse_copy", Reasons(reasons="漏改"), REVIEWER, AFTERWARDS)
    assert case.shape["meeting"] == "amending"


def test_amendments_beyond_what_was_consulted_on_go_back() -> None:
    case = take(copied(), "meeting.exceed", Reasons(reasons="新增收费"), REVIEWER, AFTERWARDS)
    assert case.phase == Phase.PRE_DECISION
    assert case.shape["drafting"] == "demanded"
    assert case.draft == voted().draft


# Withdrawal, lapse -----------------------------------------------------------------


WITHDRAWN = matter.Withdraw(reasons="不再实施", document=paper("终止决定"))


@pytest.mark.parametrize(
    ("point", "lawful"),
    [
        ("proposal.study", True),
        ("drafting.register", True),
        ("legality_review.opine", True),
        ("meeting.vote", True),
        ("issue.sign", False),
        ("archive.receive", False),
    ],
)
def test_the_body_ends_what_it_started_until_it_has_decided(*, point: str, lawful: bool) -> None:
    case, name = before(point), f"{CASE}.withdraw"
    when = scene_of(point).on
    answer = ask(case, name, WITHDRAWN, SECRETARY, when)
    assert ("phase" not in codes(answer)) is lawful
    unmet(ask(case, name, WITHDRAWN, DRAFTER, when), "person.duty")
    if lawful:
        ended = take(case, name, WITHDRAWN, CHIEF, when)
        assert ended.phase == Phase.WITHDRAWN
        scene = scene_of(point)
        answer = ask(ended, point, scene.says, scene.who, scene.on)
        assert "phase" in codes(answer)
