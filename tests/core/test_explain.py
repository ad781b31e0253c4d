"""What can be done now, by whom, and what each waiting step waits for."""

from datetime import date

import pytest
from cases import (
    CALENDAR,
    READY,
    STORIES,
    TOWN,
    after,
    before,
    empty,
    lawful,
    move_of,
    passage,
    ready_of,
    scene_of,
    setting_of,
    speaks,
)
from meetings import called, voted
from procedures import FOUR_NOTS

from api.demo.scene import PEOPLE, at
from decision_flow.domain.case import CASE, Case
from decision_flow.domain.move import Refused, Setting
from decision_flow.domain.people import Duty
from decision_flow.engine.decide import decide
from decision_flow.engine.explain import Option, explain, waiting
from decision_flow.engine.standing import Standing, standings

WINDOW = date(2023, 3, 25)


def options(case: Case, day: date, who: str | None = None) -> dict[str, Option]:
    setting = Setting(TOWN, CALENDAR, at(day))
    found = explain(READY, case, setting, PEOPLE[who] if who else None)
    return {f"{o.step}.{o.verb}": o for o in found}


BEFOREHAND = {"closing.file", "phase", "state", "consultation.window", "execution.open"}
"""What is asked before anybody says anything, besides the steps and gates that must stand."""


@pytest.mark.parametrize("key", list(STORIES))
def test_whatever_the_story_does_next_is_open_to_who_does_it(key: str) -> None:
    ready = ready_of(key)
    for case, scene in zip(passage(key), lawful(key), strict=False):
        found = explain(ready, case, setting_of(scene), PEOPLE[scene.who])
        (option,) = [o for o in found if (o.step, o.verb) == (scene.step, scene.verb)]
        assert option.open, (scene.step, scene.verb)
        assert option.fits
        assert option.earliest is None


@pytest.mark.parametrize("key", list(STORIES))
def test_whatever_structure_or_time_forbids_is_listed_as_closed(key: str) -> None:
    """Each verdict that stands before the payload is read is told before anybody asks."""
    ready, played = ready_of(key), 0
    for scene in STORIES[key][1]:
        case = passage(key)[played]
        if scene.shortcut is None:
            played += 1
            continue
        answer = decide(ready, case, move_of(scene), setting_of(scene))
        assert isinstance(answer, Refused)
        found = explain(ready, case, setting_of(scene))
        (option,) = [o for o in found if (o.step, o.verb) == (scene.step, scene.verb)]
        told = {v.code for v in option.verdicts if v.refuses}
        beforehand = {
            v.code
            for v in answer.unmet
            if v.code.startswith(("stands.", "gate.")) or v.code in BEFOREHAND
        }
        assert told == beforehand, scene.shortcut.en
        assert option.open is not bool(beforehand)


def test_open_moves_come_first_in_the_order_of_the_procedure() -> None:
    found = explain(READY, before("open_consultation.publish"), Setting(TOWN, CALENDAR, at(WINDOW)))
    flags = [o.open for o in found]
    assert flags == sorted(flags, reverse=True)
    order = [*READY.procedure.steps, CASE]
    opened = [order.index(o.step) for o in found if o.open]
    assert opened == sorted(opened)


def test_every_option_says_who_may_and_what_is_missing() -> None:
    for case in passage():
        for option in options(case, date(2023, 12, 1)).values():
            assert option.by
            assert option.label.zh
            assert option.step_label.en
            for verdict in option.verdicts:
                speaks(verdict)


@pytest.mark.parametrize(
    ("who", "fits"), [("wu", True), ("zheng", False), ("guo", False), (None, None)]
)
def test_a_person_sees_what_fits_the_duties_held(*, who: str | None, fits: bool | None) -> None:
    found = options(before("feasibility_study.file"), WINDOW, who)
    assert found["feasibility_study.file"].fits is fits
    assert found[f"{CASE}.correct"].fits is (None if who is None else True)


def test_the_earliest_day_is_told_where_only_time_is_missing() -> None:
    found = options(before("open_consultation.close"), WINDOW)
    assert found["open_consultation.close"].earliest == date(2023, 4, 6)
    assert found["open_consultation.answer"].earliest is None
    assert options(called(), date(2023, 5, 10))["meeting.convene"].earliest == date(2023, 5, 15)


def test_of_several_answers_the_nearest_one_is_told() -> None:
    """Classing is open while any class is: `ordered` alone would need an opinion."""
    assert options(after("drafting.revise", 2), date(2023, 4, 25))["drafting.classify"].open


def test_a_move_that_the_procedure_does_not_have_is_not_offered() -> None:
    assert "open_consultation.not_applicable" not in options(before("issue.sign"), WINDOW)
    assert "fair_competition.not_applicable" in options(before("issue.sign"), WINDOW)


def test_the_case_itself_can_be_withdrawn_or_corrected() -> None:
    found = options(before("drafting.register"), WINDOW)
    assert found[f"{CASE}.withdraw"].open
    assert found[f"{CASE}.withdraw"].by == (Duty.CHIEF, Duty.SECRETARY)
    assert not options(after("issue.sign"), WINDOW)[f"{CASE}.withdraw"].open


# Waiting --------------------------------------------------------------------------------------


def waits(case: Case, day: date) -> dict[str, list[str]]:
    found = waiting(READY, case, Setting(TOWN, CALENDAR, at(day)))
    return {step: [t.zh for t in texts] for step, texts in found.items()}


def test_a_running_consultation_waits_for_its_window_and_not_for_its_own_voiding() -> None:
    (reason,) = waits(before("open_consultation.close"), WINDOW)["open_consultation"]
    assert "2023-04-05日24时" in reason
    assert waits(before("open_consultation.close"), date(2023, 4, 6))["open_consultation"] == [
        "结束征求意见"
    ]


def test_a_step_waits_for_what_it_stands_on() -> None:
    found = waits(before("legality_review.file"), date(2023, 4, 12))
    assert found["legality_review"] == ["送请合法性审查"]
    assert any("合法性审查" in reason for reason in found["submission"])
    assert any("决策中" in reason for reason in found["meeting"])


def test_a_review_that_wants_changes_waits_for_the_draft() -> None:
    found = waits(after("legality_review.opine"), date(2023, 4, 21))
    assert found["drafting"] == ["提交修改稿"]
    assert all("决策草案" in reason for reason in found["legality_review"])


def test_after_the_vote_everybody_waits_for_the_chief() -> None:
    assert waits(voted(), date(2023, 5, 15))["meeting"] == ["行政首长作出决定"]


def test_what_stands_waits_for_nothing_and_an_ended_case_neither() -> None:
    found = waits(before("issue.sign"), date(2023, 6, 6))
    assert "meeting" not in found
    assert found["issue"] == ["签发"]
    assert waits(after("closing.close"), date(2023, 11, 22)) == {}


def test_no_waiting_step_waits_for_nothing() -> None:
    for case in passage()[:-1]:
        for step, texts in waits(case, date(2023, 5, 10)).items():
            assert texts, (step, case.shape[step])


# Standing -------------------------------------------------------------------------------------


def standing(case: Case) -> dict[str, Standing]:
    return {g.gate: g.standing for g in standings(READY, case)}


def test_at_first_every_gate_is_missing_and_in_the_end_fresh() -> None:
    assert set(standing(empty()).values()) == {Standing.MISSING}
    assert set(standing(after("closing.close")).values()) == {Standing.FRESH}


def test_half_done_is_missing() -> None:
    assert standing(before("open_consultation.answer"))["consultation"] is Standing.MISSING
    assert standing(after("open_consultation.answer"))["consultation"] is Standing.FRESH


def test_a_gate_rests_on_the_latest_line_of_its_steps() -> None:
    case = before("submission.package")
    (legality,) = [g for g in standings(READY, case) if g.gate == "legality"]
    opined = case.fact("legality_review", "opine")
    assert opined is not None
    assert (legality.fact, legality.draft, legality.mandatory) == (opined.seq, case.draft, True)
    assert FOUR_NOTS.gate_of("legality_review") == "legality"
    assert scene_of("legality_review.opine").step == "legality_review"


def test_under_the_decree_a_gate_whose_steps_do_not_apply_does_not_stand_in_the_way() -> None:
    case = before("submission.accept", profile="decree-713")
    ready = ready_of("decree-713")
    found = {g.gate: g.standing for g in standings(ready, case)}
    assert case.shape["open_consultation"] == "not_applicable"
    assert found["consultation"] is Standing.FRESH


def test_nobody_is_named_to_register_a_draft_that_is_there() -> None:
    asked = options(after("drafting.register"), date(2023, 2, 21))["drafting.register"]
    (state,) = [v for v in asked.verdicts if v.code == "state"]
    assert state.curers == ()
