"""Forty ways to break procedure, committed over HTTP: after the decision, nobody looks any more."""

from dataclasses import replace
from datetime import date, timedelta

from carried import problem
from complained import about, entered, found, registered
from makers import CASE
from midway import refused, scene, warned

from api.demo.scene import ASSESSED, at, paper
from decision_flow.domain.steps.after import execution, issue
from decision_flow.domain.steps.common import Reopen

EXECUTION, EVALUATION = "execution", "post_evaluation"
STOP = execution.Suspend(reasons="管线", urgency="有泄漏危险", document=paper("中止决定"))
FOUND = date(2023, 7, 10)


def due(case, step):
    items = case.office.get(f"/cases/{CASE}/deadlines").json()["deadlines"]
    (found,) = [each for each in items if each["step"] == step]
    return found


def test_v30_a_matter_that_is_ready_is_not_called_to_the_meeting(before):
    case = before("meeting", "schedule")
    assert "60日" in due(case, "meeting")["derivation"]["zh"]

    late = {"on": at(date(2023, 7, 10)), "held_on": date(2023, 7, 18)}
    warned(case.asked("meeting", "schedule", **late), "meeting.dragged.late", act="本系统默认规则")


def test_v31_what_was_decided_is_changed_or_stopped_at_will(before):
    case = before(EXECUTION, "finish")
    (task, *_) = scene(EXECUTION, "assign").says.tasks

    smaller = replace(task, goal="只修一半")
    revise = execution.Revise(tasks=(smaller,), reasons="资金不足", document=paper("通知"))
    answer = case.says(EXECUTION, "revise", revise, who="sun", on=at(FOUND))
    refused(answer, "execution.revision", "第三十七条")
    answer = case.says(EXECUTION, "suspend", STOP, who="wang", on=at(FOUND))
    refused(answer, "state")
    answer = case.says(EXECUTION, "suspend", STOP, who="sun", on=at(FOUND))
    refused(answer, "person.duty")
    sign = scene("issue", "sign").says
    assert isinstance(sign, issue.Sign)
    answer = case.says("issue", "sign", replace(sign, draft="0" * 64), who="wang", on=at(FOUND))
    refused(answer, "issue.draft", "第三十七条")
    void = Reopen(reasons="重新研究", document=paper("撤销说明"))
    answer = case.says("legality_review", "reopen", void, who="zheng", on=at(FOUND))
    assert answer.status_code == 409


def test_v31_a_suspension_is_left_without_an_answer(before):
    case = before(EXECUTION, "finish")
    asked = problem(FOUND, task="T1")
    reported = case.says(EXECUTION, "problem", asked, who="he", on=at(FOUND))
    assert reported.status_code == 201
    line = reported.json()["version"]
    assert case.says(EXECUTION, "suspend", STOP, who="wang", on=at(FOUND)).status_code == 201

    assert "90日" in due(case, EXECUTION)["derivation"]["zh"]
    late = FOUND + timedelta(days=100)
    close = scene("closing", "close").says
    answer = case.says("closing", "close", close, who="sun", on=at(late))
    refused(answer, "closing.owed", "第三十四条")
    go_on = execution.Resume(handling="已迁改", document=paper("恢复决定"), answers=(line,))
    answer = case.says(EXECUTION, "resume", go_on, who="wang", on=at(late))
    warned(answer, "execution.suspension.late")


def test_v32_who_carries_it_out_hides_problems_or_reports_nothing(before):
    case = before(EXECUTION, "finish")

    told = problem(FOUND, found_by=execution.Finder.PUBLIC)
    answer = case.says(EXECUTION, "problem", told, who="sun", on=at(FOUND))
    warned(answer, "execution.unreported", "第四十条")
    late = problem(date(2023, 6, 20))
    answer = case.says(EXECUTION, "problem", late, who="he", on=at(date(2023, 7, 12)))
    warned(answer, "execution.problem.late")
    done = scene(EXECUTION, "complete").says
    answer = case.says(EXECUTION, "complete", done, who="he", on=at(date(2023, 7, 12)))
    refused(answer, "execution.open", "第三十四条")


def test_v32_a_report_that_a_complaint_contradicts_is_found(before):
    case = before(EXECUTION, "inspect")
    office, unit = case.office, scene(EXECUTION, "assign").says.tasks[1].unit
    office.now = at(date(2023, 6, 18))
    number = registered(office, against=[unit], case=CASE, task="T2", since="2023-06-15")
    entered(office, "accept_complaint", complaint=number)
    warned(case.asked(EXECUTION, "inspect"), "execution.complained", "第三十五条")
    entered(office, "assign_complaint", complaint=number, unit="县审计局", investigators=["guo"])
    found(office, number, heard=[unit])
    (told,) = about(office, number)["contradictions"]
    assert (told["code"], told["shown"]) == ("execution.concealed", True)
    assert told["source"]["place"] == "第四十条"


def test_v33_whoever_argued_it_before_evaluates_it_afterwards(before):
    case = before(EVALUATION, "commission")

    answer = case.asked(EVALUATION, "commission", unit=ASSESSED)
    refused(answer, "post_evaluation.unit", "第三十六条")
    case.went(EVALUATION, "commission")
    conclude = scene(EVALUATION, "conclude").says
    on = at(date(2023, 10, 31))
    refused(case.says(EVALUATION, "conclude", conclude, who="wang", on=on), "state")
    close = scene("closing", "close").says
    answer = case.says("closing", "close", close, who="sun", on=on)
    refused(answer, f"stands.{EVALUATION}", "第三十六条")
