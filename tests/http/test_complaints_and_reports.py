"""Complaints beside the reports of an executor: what was concealed is found (713 Article 40)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from complained import about, audited, entered, enters, finds, found, registered, sends
from makers import CASE, CLERK, make_case, walk_until
from refusals import codes_of
from sqlalchemy import text
from tampering import audit, codes, forged, unguarded

from api.demo.matter import opening
from decision_flow.domain.office.complaints.said import AcceptComplaint, RegisterComplaint
from decision_flow.domain.values import Document
from decision_flow.engine.proof import certified
from decision_flow.store.apart import UNSIGNED, text_content_of
from decision_flow.store.canonical import plain
from decision_flow.store.letters import box
from decision_flow.store.letters.tables import BESIDE
from decision_flow.store.raw import Chain
from workflows import canonical, offered

BUILDER = "县城市建设投资中心"
DONE_ON = "2023-06-16"
"""The day on which the builder reported T2 done."""


def reported(office):
    """Return the office where the builder has just reported that T2 is done."""
    service = office.installed.service
    make_case(service)
    walk_until(service, "execution", "finish")
    office.now = datetime(2023, 6, 17, 2, tzinfo=UTC)
    return office


@pytest.fixture
def reporting(office):
    return reported(office)


def complained(office, **change):
    known = {"against": [BUILDER], "case": CASE, "task": "T2", "since": DONE_ON}
    number = registered(office, **{**known, **change})
    entered(office, "accept_complaint", complaint=number)
    entered(office, "assign_complaint", complaint=number, unit="县审计局", investigators=["guo"])
    return number


def seen(office, number):
    return [(e["task"], e["unit"], e["shown"]) for e in about(office, number)["contradictions"]]


def test_a_report_that_a_complaint_contradicts_is_looked_into_and_once_proved_shown(any_office):
    reporting = reported(any_office)
    number = complained(reporting)
    assert seen(reporting, number) == [("T2", BUILDER, False)]
    found(reporting, number, heard=[BUILDER])
    assert seen(reporting, number) == [("T2", BUILDER, True)]
    (each,) = about(reporting, number)["contradictions"]
    assert each["code"] == "execution.concealed"
    assert each["source"]["place"] == "第四十条"
    assert "隐瞒、谎报、漏报" in each["text"]["zh"]
    assert audited(reporting).findings == []


def test_what_was_found_untrue_or_not_taken_up_contradicts_nothing(reporting):
    number = complained(reporting)
    found(reporting, number, heard=[BUILDER], outcome="unfounded", measures=[])
    assert seen(reporting, number) == []
    other = registered(reporting, against=[BUILDER], case=CASE, task="T2", since=DONE_ON)
    assert seen(reporting, other) == [], "nobody has said yet that it is taken up"
    entered(reporting, "refuse_complaint", complaint=other)
    assert seen(reporting, other) == []


@pytest.mark.parametrize(
    ("change", "reports"),
    [
        ({"since": "2023-06-15"}, 1),
        ({"since": DONE_ON}, 1),
        ({"since": "2023-06-17"}, 0),
        ({"since": None}, 0),
        ({"task": "T1"}, 0),
        ({"task": None}, 1),
        ({"task": None, "against": ["宁津县交通运输局"]}, 0),
        ({"nature": "proposal"}, 0),
    ],
)
def test_only_a_report_of_the_task_or_the_unit_from_that_day_on_contradicts(
    reporting, change, reports
):
    assert len(seen(reporting, complained(reporting, **change))) == reports


def test_reports_that_the_finding_names_are_contradicted_whatever_the_days(reporting):
    number = complained(reporting, since="2023-06-17")
    line = reporting.get(f"/cases/{CASE}").json()["version"]
    answer = finds(reporting, number, heard=[BUILDER], belied=[line - 1])
    assert f"第{line - 1}号不是任务进展或者完成的报告" in answer.json()["reason"]["zh"]
    found(reporting, number, heard=[BUILDER], belied=[line])
    assert seen(reporting, number) == [("T2", BUILDER, True)]
    assert audited(reporting).findings == []


def does(office, move, payload, who):
    version = office.get(f"/cases/{CASE}").json()["version"]
    asked = {"step": "execution", "move": f"execution.{move}", "payload": payload}
    answer = office.move(CASE, asked, who, version=version)
    assert answer.status_code == 201, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("source", "since", "contradicted"),
    [
        ("executor", "2023-06-12", False),
        ("executor", "2023-06-13", True),
        ("public", "2023-06-12", True),
    ],
)
def test_a_problem_that_the_executor_told_of_was_not_concealed(office, source, since, contradicted):
    make_case(office.installed.service)
    walk_until(office.installed.service, "execution", "assign")
    office.now = datetime(2023, 6, 12, 2, tzinfo=UTC)
    problem = {
        "problem": "绕行标志不足。",
        "proposal": "补足。",
        "document": office.filed("问题报告"),
        "nature": "problem",
        "found_by": source,
        "noticed": "2023-06-12",
        "task": "T2",
    }
    line = does(office, "problem", problem, "he" if source == "executor" else "sun")["version"]
    said = {"handling": "已补足。", "document": office.filed("处理意见"), "answers": [line]}
    does(office, "overcome", said, "sun")
    office.now += timedelta(days=2)
    done = {"task": "T2", "result": "已完成。", "evidence": [office.filed("照片")]}
    does(office, "finish", done, "he")
    assert bool(seen(office, complained(office, since=since))) is contradicted


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        ({"task": None, "noticed": "2023-06-14"}, [("T2", BUILDER, True)]),
        ({"task": "T1", "noticed": "2023-06-14"}, [("T2", BUILDER, True)]),
        ({"task": "T2", "noticed": "2023-06-12"}, [("T2", BUILDER, False)]),
        ({"task": "T2", "noticed": "2023-06-13"}, []),
    ],
)
def test_a_problem_of_no_task_or_of_before_does_not_answer_for_what_is_complained_of(
    office, problem, shown
):
    make_case(office.installed.service)
    walk_until(office.installed.service, "execution", "assign")
    office.now = datetime(2023, 6, 14, 2, tzinfo=UTC)
    told = {"problem": "对账单格式不统一。", "proposal": "统一。", "nature": "problem"}
    told |= {"document": office.filed("问题报告"), "found_by": "executor"}
    does(office, "problem", {**told, **problem}, "he")
    office.now += timedelta(days=1)
    report = {"task": "T2", "done": "正常。", "percent": 90, "evidence": [office.filed("照片")]}
    does(office, "progress", report, "he")
    number = complained(office, since="2023-06-13")
    found(office, number, heard=[BUILDER])
    assert seen(office, number) == shown
    assert audited(office).findings == []


@pytest.mark.parametrize(("task", "told"), [("T2", True), (None, True), ("T1", False)])
def test_whoever_accepts_a_task_is_told_of_open_complaints_about_it(reporting, task, told):
    complained(reporting, task=task)
    said = {"task": "T2", "accepted": True, "findings": "属实。"}
    made = does(reporting, "inspect", {**said, "document": reporting.filed("验收单")}, "sun")
    warned = [v["code"] for v in made["facts"][0]["verdicts"] if v["advisory"]]
    assert ("execution.complained" in warned) is told
    assert audited(reporting).findings == []


def test_without_complaints_nobody_is_told_of_any(reporting):
    said = {"task": "T2", "accepted": True, "findings": "属实。"}
    made = does(reporting, "inspect", {**said, "document": reporting.filed("验收单")}, "sun")
    assert "execution.complained" not in [v["code"] for v in made["facts"][0]["verdicts"]]


MANY = """
key: county-opinions
version: 1
extends: four-nots
profile: four-nots
label: {zh: 示例县（意见较多）, en: A county that counts opinions (illustrative)}
source: {act: 示例县重大行政决策程序规定（示例）, kind: local}
in_force_from: 2019-09-01
steps:
  - key: post_evaluation
    figures:
      many_opinions: {at_least: 2, unit: complaints, source: {place: 第三十条}}
"""


def test_as_many_opinions_as_a_place_names_call_for_an_evaluation(office):
    law = offered().load_text(MANY, "county-opinions.yaml")
    office.installed.service.register(law, canonical(law), certified(law))
    certificate = office.get("/procedures/county-opinions", None).json()["certificate"]
    payload = plain(opening(certificate))
    made = office.post("/cases", {"procedure": "county-opinions", "payload": payload})
    case = made.json()["case"]

    def called_for():
        return [(e["code"], e["source"]["place"]) for e in office.get("/complaints").json()["owed"]]

    for number in (1, 2):
        assert called_for() == []
        registered(office, against=[BUILDER], case=case)
        entered(office, "accept_complaint", complaint=number)
    assert called_for() == [("evaluation.called_for", "第三十条")]


# What verify finds ----------------------------------------------------------------------------


def test_an_acceptance_by_somebody_complained_of_is_found(reporting):
    number = registered(reporting, against=["县政府办公室"])
    service = reporting.installed.service
    document = Document(**reporting.filed("告知书"))
    line = forged(service, AcceptComplaint(complaint=number, document=document))
    assert ("intake.unfit", "ningjin", line) in codes(service)


def test_an_acceptance_by_somebody_complained_of_under_another_unit_is_found(reporting):
    number = registered(reporting, against=["县政府办公室"])
    service = reporting.installed.service
    said = AcceptComplaint(complaint=number, document=Document(**reporting.filed("告知书")))
    line = forged(service, said, actor=replace(CLERK, unit="与该投诉无关的单位"))
    assert codes(service) == [("intake.unfit", "ningjin", line)]


@pytest.mark.parametrize("number", [1, 2])
def test_a_complaint_that_cites_no_letter_is_found(reporting, number):
    registered(reporting)
    service = reporting.installed.service
    said = RegisterComplaint(
        complaint=number, nature="proposal", subject="建议", first_asked="县政府办公室"
    )
    line = forged(service, said)
    code = "intake.unfit" if number == 1 else "intake.cite"
    assert (code, "ningjin", line) in codes(service)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE letter_text SET text = '改过'", "letter.text"),
        ("DELETE FROM letter_text", "letter.text"),
        ("UPDATE letter SET received_on = '2020-01-01'", "letter.chain"),
        ("UPDATE letter SET entered_by = 'sun'", "letter.chain"),
    ],
)
def test_a_letter_that_was_changed_or_is_gone_is_found(reporting, statement, code):
    registered(reporting)
    service = reporting.installed.service
    unguarded(service, (statement, {}))
    assert (code, "ningjin/letters", 1) in codes(service)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE letter_contact SET name = '某乙'",
        "UPDATE letter_contact SET name = NULL",
        "UPDATE letter_contact SET contact = '0535'",
        "DELETE FROM letter_contact",
        "INSERT INTO letter_contact SELECT id, '某乙', NULL FROM letter WHERE number = 2",
    ],
)
def test_who_sent_a_letter_cannot_be_rewritten_or_lost_unseen(reporting, statement):
    sends(reporting, name="某甲", contact="0534")
    sends(reporting, "未署名来件")
    service = reporting.installed.service
    assert codes(service) == []
    unguarded(service, (statement, {}))
    number = 2 if statement.startswith("INSERT") else 1
    assert codes(service) == [("letter.text", "ningjin/letters", number)]


@pytest.mark.parametrize("kept", ["letter_text", "letter_contact"])
def test_what_is_said_to_be_erased_and_is_still_kept_is_found(reporting, kept):
    sends(reporting, name="某甲", contact="0534")
    service = reporting.installed.service
    erased = "INSERT INTO letter_erasure SELECT id, recorded_at, 'sun', '申请' FROM letter"
    other = {"letter_text": "letter_contact", "letter_contact": "letter_text"}[kept]
    unguarded(service, (erased, {}), (f"DELETE FROM {other}", {}))  # noqa: S608 - our own words
    assert codes(service) == [("letter.text", "ningjin/letters", 1)]
    unguarded(service, (f"DELETE FROM {kept}", {}))  # noqa: S608 - likewise
    assert codes(service) == []


@pytest.mark.parametrize(("by", "found"), [("nobody", True), ("wang", False)])
def test_an_erasure_by_nobody_of_the_body_is_found(reporting, by, found):
    number, service = registered(reporting), reporting.installed.service
    service.erase_letter("ningjin", number, person="sun", reason="申请", at=reporting.now)
    assert codes(service) == []
    unguarded(service, ("UPDATE letter_erasure SET erased_by = :p", {"p": by}))
    assert codes(service) == ([("letter.erasure", "ningjin/letters", number)] if found else [])


def before_it_was_signed(service, number):
    """Write a line of the letterbox as an earlier release did, and return the statement."""
    with service.database.reading() as connection:
        line = box.numbered(connection, "ningjin", number)
        (salted,) = BESIDE.salted(connection, [line.id]).values()
    old = replace(line, content=text_content_of(*salted))
    values = {"c": old.content, "d": box.chained("ningjin", old, UNSIGNED), "n": number}
    return "UPDATE letter SET content = :c, digest = :d WHERE number = :n", values


def test_a_letter_of_an_earlier_release_is_compared_by_its_text_alone(reporting):
    sends(reporting, name="某甲")
    service = reporting.installed.service
    unguarded(service, before_it_was_signed(service, 1))
    sends(reporting, "此后来件", name="某丙")
    assert codes(service) == []
    unguarded(service, ("UPDATE letter_contact SET name = '某乙' WHERE name = '某甲'", {}))
    assert codes(service) == []
    unguarded(service, ("UPDATE letter_text SET text = '改过' WHERE text <> '此后来件'", {}))
    assert codes(service) == [("letter.text", "ningjin/letters", 1)]


def test_no_letter_is_written_as_an_earlier_release_did_after_a_later_one(reporting):
    sends(reporting)
    sends(reporting, "此后来件")
    service = reporting.installed.service
    unguarded(service, before_it_was_signed(service, 2))
    assert codes(service) == [("letter.chain", "ningjin/letters", 2)]


def test_letters_cut_off_at_the_end_are_found_by_an_end_noted_before(reporting):
    service = reporting.installed.service
    for text_of in ("举报一", "举报二", "举报三"):
        sends(reporting, text_of)
    known = dict(audit(service).ends)
    assert known[Chain("letter", "ningjin/letters")].seq == len(("一", "二", "三"))
    sends(reporting, "此后来件")
    assert codes(service, known) == []
    unguarded(service, ("DELETE FROM letter WHERE number >= 3", {}))
    assert codes(service) == [("row.stranger", "letter_text", None)]
    orphans = "DELETE FROM letter_text WHERE id NOT IN (SELECT id FROM letter)"
    unguarded(service, (orphans, {}))
    assert codes(service) == []
    assert codes(service, known) == [("letter.head", "ningjin/letters", 3)]


def test_a_letter_cannot_be_changed_or_skipped(any_office):
    registered(any_office)
    database = any_office.installed.service.database
    skipping = (
        "INSERT INTO letter (body_id, number, id, channel, received_on, recorded_at, content, "
        "prev, digest) SELECT body_id, 3, 'l_x', channel, received_on, recorded_at, content, "
        "prev, digest FROM letter"
    )
    for statement in ("UPDATE letter SET channel = 'call'", "DELETE FROM letter", skipping):
        with pytest.raises(Exception, match="letter: "), database.writing() as connection:
            connection.execute(text(statement))
    assert enters(any_office, "accept_complaint", complaint=1).status_code == 201


# Tied to a case after it was registered -------------------------------------------------------

TIED = {"case": CASE, "task": "T2", "since": DONE_ON}
UNTIED = dict.fromkeys(TIED)


def test_a_complaint_that_is_tied_later_counts_as_if_it_had_been_registered_so(any_office):
    reporting = reported(any_office)
    number = complained(reporting, **UNTIED)
    assert seen(reporting, number) == []
    entered(reporting, "tie_complaint", complaint=number, **TIED)
    assert seen(reporting, number) == [("T2", BUILDER, False)]
    told = about(reporting, number)
    assert {name: told[name] for name in TIED} == TIED
    assert [each["reasons"] for each in told["ties"]] == ["查明所反映路段属该决策的任务（示例）。"]
    found(reporting, number, heard=[BUILDER])
    assert seen(reporting, number) == [("T2", BUILDER, True)]
    assert audited(reporting).findings == []


def test_until_it_is_concluded_it_can_be_untied_and_the_record_keeps_both(reporting):
    number = complained(reporting)
    entered(reporting, "tie_complaint", complaint=number, **UNTIED, reasons="案件误填（示例）。")
    assert seen(reporting, number) == []
    assert [each["case"] for each in about(reporting, number)["ties"]] == [None]
    found(reporting, number, heard=[BUILDER])
    entered(reporting, "tie_complaint", complaint=number, **TIED)
    assert seen(reporting, number) == [("T2", BUILDER, True)]


@pytest.mark.parametrize(
    "change", [UNTIED, {**TIED, "task": "T1"}, {**TIED, "since": "2023-06-17"}]
)
def test_what_was_concluded_as_a_complaint_about_a_case_stays_one(reporting, change):
    number = complained(reporting)
    found(reporting, number, heard=[BUILDER])
    answer = enters(reporting, "tie_complaint", complaint=number, **change)
    assert codes_of(answer) == ["complaint.tied_when_found"]
    assert seen(reporting, number) == [("T2", BUILDER, True)]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, ["complaint.tied"]),
        ({"case": None}, ["complaint.task"]),
        ({"task": "T9"}, ["case.task"]),
        ({"case": "nothing"}, ["entry.case"]),
        ({"since": "2023-06-18"}, ["entry.ahead"]),
        ({"reasons": "\u3164", "task": None}, ["entry.unsaid"]),
    ],
)
def test_a_tie_names_what_there_is_says_why_and_changes_something(reporting, change, codes):
    number = complained(reporting)
    answer = enters(reporting, "tie_complaint", complaint=number, **{**TIED, **change})
    assert codes_of(answer) == codes


def test_who_is_complained_of_ties_nothing(reporting):
    number = registered(reporting, against=["县政府办公室"])
    answer = enters(reporting, "tie_complaint", complaint=number, **TIED)
    assert codes_of(answer, 403) == ["person.accused"]
