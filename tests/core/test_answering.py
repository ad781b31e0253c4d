"""A member answers for the record of one's own words: in person, or on a paper that is entered."""

from dataclasses import replace
from typing import Any

import pytest
from cases import (
    CHIEF,
    FOUR_NOTS,
    RECORDER,
    REVIEWER,
    TOWN,
    accepted,
    after,
    ask,
    before,
    codes,
    said,
    scene_of,
    setting_of,
    take,
    unmet,
    warnings,
)
from procedures import adjusted

from api.demo.scene import paper
from decision_flow.domain.case import CASE, AnswerRecord, Case
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.decision.record import Discuss
from decision_flow.domain.values import decree_713
from decision_flow.engine.explain import explain
from decision_flow.engine.rules import Ready

ANSWER, DECIDE = f"{CASE}.answer_record", "meeting.decide"
NOW = scene_of(DECIDE).on
VOTED = before(DECIDE)
DISCUSSED = VOTED.last["meeting", "discuss"]
LINE = DISCUSSED.seq
SIGNED = paper("本人签名的书面意见")
MUST = Ready(adjusted(FOUR_NOTS, "meeting", settings={"words": "must_answer"}))
assert isinstance(DISCUSSED.payload, Discuss)
HEARD = DISCUSSED.payload.heard
ONE = next(person for person in HEARD if person != CHIEF)


def answering(person: str = ONE, **changes: Any) -> AnswerRecord:
    return replace(AnswerRecord(line=LINE, person=person, agrees=True), **changes)


def answer(said: AnswerRecord, who: str, case: Case = VOTED, **more: Any) -> Accepted | Refused:
    return ask(case, ANSWER, said, who, NOW, **more)


def everybody(*but: str, agrees: bool = True) -> Case:
    """Return the case once everybody but these answered, on papers that the recorder entered."""
    case, words = VOTED, None if agrees else "另有前提"
    for person in HEARD:
        if person not in but:
            told = answering(person, agrees=agrees, words=words, signed=SIGNED)
            case = take(case, ANSWER, told, RECORDER, NOW)
    return case


def decide(case: Case, ready: Ready = MUST) -> Accepted | Refused:
    return ask(case, DECIDE, said(DECIDE), scene_of(DECIDE).who, NOW, ready=ready)


def test_a_member_answers_for_the_words_of_nobody_else() -> None:
    accepted(answer(answering(), ONE))
    other = next(person for person in HEARD if person not in {ONE, CHIEF})
    found = unmet(answer(answering(other), ONE), "answer_record.whose")
    assert "本人" in found.reason.zh
    unmet(answer(answering(other, signed=SIGNED), ONE), "answer_record.whose")
    accepted(answer(answering(CHIEF), CHIEF, duty=Duty.CHIEF))


def test_the_record_keeper_enters_an_answer_with_the_paper_that_was_signed() -> None:
    accepted(answer(answering(signed=SIGNED), RECORDER))
    unmet(answer(answering(), RECORDER), "answer_record.whose")
    missing = answer(answering(signed=SIGNED), RECORDER, documents=frozenset())
    unmet(missing, "documents.on_file")
    unmet(answer(answering(signed=SIGNED), REVIEWER), "person.duty")


def test_it_is_said_here_and_now_and_not_by_a_deputy() -> None:
    earlier = answer(answering(), ONE, stated_at=DISCUSSED.stated_at)
    unmet(earlier, "answer_record.now")


@pytest.mark.parametrize("line", [LINE - 1, LINE + 1, LINE + 999])
def test_only_a_line_that_has_words_of_the_member_is_answered(line: int) -> None:
    found = unmet(answer(answering(line=line), ONE), "answer_record.line")
    assert found.source == decree_713(30)
    unmet(answer(answering("nobody", signed=SIGNED), RECORDER), "answer_record.line")


def test_whoever_objects_says_what_was_said_instead() -> None:
    unmet(answer(answering(agrees=False), ONE), "answer_record.words")
    unmet(answer(answering(agrees=False, words=" "), ONE), "payload.blank")
    accepted(answer(answering(agrees=False, words="另有前提"), ONE))


def test_a_record_is_answered_once_by_each_member() -> None:
    case = take(VOTED, ANSWER, answering(), ONE, NOW)
    found = unmet(answer(answering(), ONE, case), "answer_record.once")
    assert f"第{case.seq}号" in found.reason.zh
    unmet(answer(answering(signed=SIGNED), RECORDER, case), "answer_record.once")
    other = next(person for person in HEARD if person not in {ONE, CHIEF})
    accepted(answer(answering(other), other, case))


def test_nobody_answers_before_the_decision_stage_nor_once_the_case_has_ended() -> None:
    early = ask(before("submission.package"), ANSWER, answering(), ONE, NOW)
    assert {"answer_record.heard", "answer_record.line"} <= codes(early)
    assert isinstance(answer(answering(), ONE, after("closing.close")), Refused)
    late = ask(before("closing.close"), ANSWER, answering(), ONE, scene_of("closing.close").on)
    accepted(late)


def test_once_everybody_has_answered_there_is_nothing_to_answer() -> None:
    assert isinstance(answer(answering(signed=SIGNED), RECORDER, everybody(ONE)), Accepted)
    unmet(answer(answering(signed=SIGNED), RECORDER, everybody()), "answer_record.heard")


def test_an_objection_is_told_to_whoever_decides_and_stops_nothing() -> None:
    case = take(VOTED, ANSWER, answering(agrees=False, words="另有前提"), ONE, NOW)
    answered = decide(case, Ready(FOUR_NOTS))
    assert "meeting.words_objected" in warnings(answered)
    told = next(v for v in accepted(answered).verdicts if v.code == "meeting.words_objected")
    assert "另有前提" in told.reason.zh
    before_it = explain(Ready(FOUR_NOTS), case, setting_of(scene_of(DECIDE), TOWN))
    (option,) = [o for o in before_it if (o.step, o.verb) == ("meeting", "decide")]
    assert "meeting.words_objected" in {v.code for v in option.verdicts}


def test_without_answers_nothing_is_told_where_the_rules_do_not_ask() -> None:
    fact = accepted(decide(VOTED, Ready(FOUR_NOTS)))
    assert not [v for v in fact.verdicts if v.code.startswith("meeting.words")]


def test_where_the_rules_ask_every_member_who_was_heard_has_answered_before_the_decision() -> None:
    found = unmet(decide(VOTED), "meeting.words_answered")
    assert all(person in found.reason.zh for person in HEARD)
    assert Duty.RECORDER in found.curers
    lacking = unmet(decide(everybody(ONE)), "meeting.words_answered")
    assert ONE in lacking.reason.zh
    accepted(decide(everybody()))


def test_an_answer_that_objects_is_an_answer() -> None:
    fact = accepted(decide(everybody(agrees=False)))
    assert len([v for v in fact.verdicts if v.code == "meeting.words_objected"]) == len(HEARD)
