"""Cases over HTTP: opened, listed, read, moved; and every way in which that is refused."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest

from api.demo.scene import BODY, SEATS
from api.founding import FOUNDER
from api.identity import new_token, token_digest
from decision_flow.domain.numbering import Numbered, OpenSeries, VoidNumber
from decision_flow.service.bodies import Wanted


def problem(answer, status, code):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    said = answer.json()
    assert (said["status"], said["code"]) == (status, code)
    assert said["type"] == f"urn:decision-flow:problem:{code}"
    assert said["reason"]["zh"]
    assert said["reason"]["en"]
    assert "Traceback" not in answer.text
    return said


def test_a_case_is_opened_and_read_again(office):
    answer = office.post("/cases", office.opening())
    assert answer.status_code == 201
    case, said = answer.json()["case"], answer.json()
    assert answer.headers["etag"] == '"1"'
    assert answer.headers["location"] == f"/api/v1/cases/{case}"
    assert [fact["move"] for fact in said["facts"]] == ["case.open"]
    found = office.get(f"/cases/{case}")
    assert found.headers["etag"] == '"1"'
    assert found.json()["phase"] == {"key": "initiation", "zh": "启动", "en": "initiation"}
    assert found.json()["procedure"]["key"] == "four-nots"


def test_a_move_is_made_and_its_fact_is_the_answer(office):
    case = office.opened()
    answer = office.move(case, office.proposal())
    assert answer.status_code == 201
    assert answer.headers["etag"] == '"2"'
    (fact,) = answer.json()["facts"]
    assert (fact["seq"], fact["step"], fact["move"]) == (2, "proposal", "proposal.submit")
    assert fact["actor"]["duty"]["duty"] == "secretary"
    assert all(v["passed"] and v["source"]["act"] for v in fact["verdicts"])


def test_a_move_needs_the_version_that_was_read(office):
    case, asked = office.opened(), office.proposal()
    path = f"/cases/{case}/moves"
    problem(office.post(path, asked), 428, "version-wanted")
    problem(office.post(path, asked, headers={"If-Match": "*"}), 428, "version-wanted")
    for stale in ('"2"', '"0"', 'W/"1"', "1", '"1", "2"', '"x"', '"99999999999999999999"'):
        problem(office.post(path, asked, headers={"If-Match": stale}), 412, "case-stale")
    ahead = office.post(path, asked, headers={"If-Match": '"2"'}).json()
    assert ahead["reason"]["zh"] == "所写的版本2尚不存在，本案现为版本1，请核对后再办。"
    unquoted = office.post(path, asked, headers={"If-Match": "1"}).json()
    assert '连同双引号，如 If-Match: "7"' in unquoted["reason"]["zh"]
    assert office.move(case, asked).status_code == 201
    problem(office.move(case, asked), 412, "case-stale")


def test_a_move_that_the_rules_refuse_names_every_requirement(office):
    case = office.opened()
    asked = {"step": "start", "move": "start.approve", "payload": {"document": office.filed("批")}}
    said = problem(office.move(case, asked), 409, "move-refused")
    unmet = [v for v in said["verdicts"] if not v["passed"]]
    assert {v["code"] for v in unmet} == {"stands.proposal"}
    assert unmet[0]["source"] == {
        "act": "重大行政决策程序暂行条例",
        "place": "第十条",
        "kind": "statute",
    }
    assert {"duty", "zh", "en"} == set(unmet[0]["curers"][0])
    refused = office.get(f"/cases/{case}/refusals").json()["refusals"]
    assert [(r["move"], r["after_line"]) for r in refused] == [("start.approve", 1)]
    assert office.get(f"/cases/{case}").json()["version"] == 1


def test_a_person_who_alone_stands_in_the_way_is_told_so(office):
    case = office.opened()
    said = problem(office.move(case, office.proposal(), "lin"), 403, "not-yours")
    assert [v["code"] for v in said["verdicts"] if not v["passed"]] == ["person.duty"]


def test_opening_is_refused_by_the_same_rules(office):
    problem(office.post("/cases", office.opening(certificate="0" * 64)), 409, "move-refused")
    problem(office.post("/cases", office.opening(), "lin"), 403, "not-yours")
    unknown = {**office.opening(), "procedure": "no-such"}
    problem(office.post("/cases", unknown), 404, "not-found")


def test_a_document_that_is_not_on_file_refuses_the_move(office):
    case, asked = office.opened(), office.proposal()
    asked["payload"]["document"]["digest"] = "f" * 64
    said = problem(office.move(case, asked), 409, "move-refused")
    assert "documents.on_file" in {v["code"] for v in said["verdicts"] if not v["passed"]}


def test_the_same_key_acts_once_and_only_for_the_same_request(office):
    case, asked = office.opened(), office.proposal()
    key = {"Idempotency-Key": "2023-0001"}
    first = office.move(case, asked, headers=key)
    again = office.move(case, asked, headers=key)
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert office.get(f"/cases/{case}").json()["version"] == 2
    other = {**asked, "note": "另一份"}
    problem(office.move(case, other, headers=key), 422, "idempotency-key-reused")
    problem(office.move(case, asked, headers={"Idempotency-Key": "a b"}), 422, "malformed")


def test_the_same_key_opens_one_case(office):
    key, asked = {"Idempotency-Key": "open-1"}, office.opening()
    first = office.post("/cases", asked, headers=key)
    again = office.post("/cases", asked, headers=key)
    assert first.json()["case"] == again.json()["case"]
    assert len(office.get("/cases").json()["cases"]) == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"step": "no_such_step"}, None),
        ({"step": "meeting"}, None),
        ({"step": "case"}, None),
        ({"move": "proposal.skip"}, "move"),
        ({"payload": {}}, "payload.proposer"),
        ({"set_state": "decided"}, "set_state"),
    ],
)
def test_a_malformed_move_is_no_attempt(office, change, field):
    case = office.opened()
    said = problem(office.move(case, {**office.proposal(), **change}), 422, "malformed")
    if field is not None:
        assert field in {fault["field"] for fault in said["faults"]}
    assert office.get(f"/cases/{case}/refusals").json()["refusals"] == []


def test_a_missing_field_is_told_with_the_kind_of_value_and_an_example(office):
    case = office.opened()
    said = problem(office.move(case, {**office.proposal(), "payload": {}}), 422, "malformed")
    right = {fault["field"]: fault["right"] for fault in said["faults"]}
    assert right["payload.name"] == {
        "zh": '请填写文字，如 "示例"',
        "en": 'give a text, such as "示例"',
    }
    assert right["payload.proposer"]["zh"].startswith("请从下列各项中选填一项：leader、department")
    assert '{"title": "示例", "digest": "' in right["payload.document"]["en"]


def test_one_fault_is_in_one_place(office):
    case = office.opened()
    said = problem(office.move(case, {**office.proposal(), "skip": True}), 422, "malformed")
    assert said["reason"]["en"] == "Wrong in 1 place."


@pytest.mark.parametrize(
    ("claimed", "shown"),
    [
        ("legal_reviewer", "自称合法性审查人员，并未担任 claimed to be legal reviewer, was not"),
        ("secretary", "办公厅（室）工作人员 secretariat"),
        (None, "办公厅（室）工作人员 secretariat"),
    ],
)
def test_who_was_refused_is_shown_in_a_duty_held_or_as_claiming_it(office, claimed, shown):
    case, asked = office.opened(), {"step": "meeting", "move": "meeting.decide"}
    payload = {"outcome": "agreed", "draft": "0" * 64}
    assert office.move(case, {**asked, "payload": payload, "duty": claimed}).status_code == 409
    assert f"（{shown}）" in office.get(f"/cases/{case}/diagram.txt").text


def test_a_move_of_another_kind_does_not_pass_under_a_shared_verb(office):
    case = office.opened()
    asked = {"step": "legality_review", "move": "submission.return", "payload": {"reasons": "退"}}
    problem(office.move(case, asked), 422, "malformed")


def test_bodies_are_of_one_type_and_of_a_size(office):
    case = office.opened()
    path, head = f"/cases/{case}/moves", {"If-Match": '"1"'}
    raw = json.dumps(office.proposal())
    plain = {**head, "Content-Type": "text/plain"}
    problem(office.ask("POST", path, content=raw, headers=plain), 415, "media-type")
    latin = {**head, "Content-Type": "application/json; charset=latin-1"}
    problem(office.ask("POST", path, content=raw, headers=latin), 415, "media-type")
    typed = {**head, "Content-Type": "application/json"}
    large = raw + " " * office.installed.settings.most_body_bytes
    problem(office.ask("POST", path, content=large, headers=typed), 413, "too-large")
    chunks = (b" " * 65_536 for _ in range(64))
    problem(office.ask("POST", path, content=chunks, headers=typed), 413, "too-large")


def test_wrong_methods_addresses_and_formats_are_problems(office):
    case = office.opened()
    problem(office.ask("DELETE", f"/cases/{case}"), 405, "method-not-allowed")
    problem(office.ask("PUT", f"/cases/{case}"), 405, "method-not-allowed")
    problem(office.get("/no-such"), 404, "not-found")
    problem(office.get(f"/cases/{case}", headers={"Accept": "text/html"}), 406, "not-acceptable")
    svg = f"/cases/{case}/diagram.svg"
    problem(office.get(svg, headers={"Accept": "image/png"}), 406, "not-acceptable")


def test_titles_follow_the_language_and_reasons_are_always_both(office):
    zh = office.get("/cases/c_none").json()
    en = office.get("/cases/c_none", headers={"Accept-Language": "en"})
    assert zh["title"] == "没有找到"
    assert en.json()["title"] == "Not found"
    assert en.headers["content-language"] == "en"
    assert zh["reason"] == en.json()["reason"]


def test_cases_are_paged_filtered_and_found_in_chinese(office):
    cases = [office.opened(title=f"道路工程方案第{n}号") for n in range(5)]
    other = office.opened(title="公园改造方案 100%_")
    first = office.get("/cases?limit=4").json()
    rest = office.get(f"/cases?limit=4&after={first['after']}").json()
    assert sorted(c["id"] for c in first["cases"] + rest["cases"]) == sorted([*cases, other])
    assert rest["after"] is None
    found = office.get("/cases", params={"search": "公园"}).json()["cases"]
    assert [c["id"] for c in found] == [other]
    assert office.get("/cases", params={"search": "%_"}).json()["cases"][0]["id"] == other
    assert len(office.get("/cases?phase=initiation").json()["cases"]) == 6
    assert office.get("/cases?phase=decided").json()["cases"] == []
    assert office.get("/cases?procedure=decree-713").json()["cases"] == []


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=201", "limit=x", "phase=skipped", "force=1", "search=%00", "after=a b"],
)
def test_a_malformed_query_is_named(office, query):
    said = problem(office.get(f"/cases?{query}"), 422, "malformed")
    assert said["faults"]


def test_what_can_be_done_is_told_with_all_that_stands_in_the_way(office):
    case = office.opened()
    said = office.get(f"/cases/{case}/moves").json()
    options = {(o["step"], o["move"]): o for o in said["moves"]}
    submit = options["proposal", "proposal.submit"]
    assert submit["open"]
    assert submit["yours"]
    assert not submit["unmet"]
    publish = options["open_consultation", "consultation.publish"]
    assert not publish["open"]
    assert not publish["yours"]
    assert {"phase", "stands.drafting"} <= {v["code"] for v in publish["unmet"]}
    assert all(v["reason"]["zh"] and v["source"] for o in said["moves"] for v in o["unmet"])


def test_everything_kept_of_a_case_can_be_read(office):
    case = office.opened()
    office.move(case, office.proposal())
    journal = office.get(f"/cases/{case}/journal?limit=1").json()
    assert journal["after"] == 1
    rest = office.get(f"/cases/{case}/journal?after=1").json()
    assert rest["facts"][0]["prev"] == journal["facts"][0]["digest"]
    gates = office.get(f"/cases/{case}/gates").json()["gates"]
    assert {g["gate"] for g in gates} >= {"consultation", "evaluation", "legality", "deliberation"}
    assert {g["standing"]["key"] for g in gates} == {"missing"}
    assert office.get(f"/cases/{case}/deadlines").json()["deadlines"] == []
    assert len(office.get(f"/cases/{case}/documents").json()["documents"]) == 1
    people = office.get(f"/cases/{case}/responsibility").json()["people"]
    assert [(p["person"], [a["seq"] for a in p["acts"]]) for p in people] == [("sun", [1, 2])]


def test_it_is_told_who_could_carry_a_case_through_and_what_a_recusal_would_do(office):
    case = office.opened()
    found = office.get(f"/cases/{case}/staffing").json()
    assert found["possible"]
    assert all(place["taken_by"] for place in found["places"])
    moves = {act["move"] for place in found["places"] for act in place["moves"]}
    assert {"legality_review.opine", "meeting.decide", "archive.receive"} <= moves
    out = "&".join(f"recused={seat.person}" for seat in SEATS[1:])
    stuck = office.get(f"/cases/{case}/staffing?{out}").json()
    assert not stuck["possible"]
    (obstacle,) = stuck["obstacles"]
    assert obstacle["code"] == "staffing.quorum"
    assert obstacle["curers"]
    assert office.get(f"/cases/{case}/staffing?recused=nobody").status_code == 404


def test_a_case_is_drawn_as_it_is_and_as_it_was(office):
    case = office.opened()
    office.move(case, office.proposal())
    now = office.get(f"/cases/{case}/diagram.svg")
    then = office.get(f"/cases/{case}/diagram.svg?at=1")
    assert now.headers["content-type"] == "image/svg+xml"
    assert now.content.startswith(b"<?xml") or now.content.startswith(b"<svg")
    assert now.content != then.content
    assert now.content == office.get(f"/cases/{case}/diagram.svg").content
    text = office.get(f"/cases/{case}/diagram.txt")
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    assert "决策动议" in text.text
    problem(office.get(f"/cases/{case}/diagram.svg?at=3"), 404, "not-found")
    problem(office.get(f"/cases/{case}/diagram.svg?at=0"), 422, "malformed")


def test_a_case_is_drawn_in_pages_to_be_printed_or_as_one_sheet(office):
    case = office.opened()
    office.move(case, office.proposal())
    pages = office.get(f"/cases/{case}/diagram.pdf")
    assert pages.headers["content-type"] == "application/pdf"
    assert pages.content == office.get(f"/cases/{case}/diagram.pdf?paper=a3").content
    sheet, then = (office.get(f"/cases/{case}/diagram.pdf?{q}") for q in ("paper=sheet", "at=1"))
    assert all(each.content.startswith(b"%PDF") for each in (pages, sheet, then))
    assert len({pages.content, sheet.content, then.content}) == 3
    problem(office.get(f"/cases/{case}/diagram.pdf?paper=a0"), 422, "malformed")
    problem(office.get(f"/cases/{case}/diagram.pdf?at=3"), 404, "not-found")


def test_a_case_that_has_just_begun_has_no_papers_and_is_told_what_they_wait_for(office):
    case = office.opened()
    listed = office.get(f"/cases/{case}/papers").json()["papers"]
    assert len(listed) == 12
    assert all(p["waits_for"]["zh"] and not p["files"] and p["title"] is None for p in listed)
    for form in ("pdf", "docx"):
        problem(office.get(f"/cases/{case}/papers/notice.{form}"), 404, "not-found")
        problem(office.get(f"/cases/{case}/papers/poster.{form}"), 422, "malformed")
    problem(office.get(f"/cases/{case}/papers?at=2"), 404, "not-found")
    problem(office.get(f"/cases/{case}/papers/comparison/{'0' * 64}"), 404, "not-found")
    problem(
        office.get(f"/cases/{case}/papers/notice.pdf", headers={"Accept": "text/html"}),
        406,
        "not-acceptable",
    )


def test_the_register_lists_every_number_with_why_it_is_void(office):
    service, case = office.installed.service, office.opened()
    assert office.get("/register").json() == {"series": [], "numbers": [], "after": None}
    series = OpenSeries(series="d", mark="示政发", serves=(Numbered.DECISION,), year=2023)
    service.enter(BODY, series, actor=FOUNDER, at=office.now)
    for title in ("甲", "乙", "丙"):
        wanted = Wanted("d", Numbered.DECISION, title, case)
        service.take_number(BODY, wanted, actor=FOUNDER, at=office.now)
    void = VoidNumber(series="d", year=2023, number=2, reasons="题名有误")
    service.enter(BODY, void, actor=FOUNDER, at=office.now)
    first = office.get("/register?limit=2").json()
    assert [n["number"] for n in first["numbers"]] == ["示政发〔2023〕3号", "示政发〔2023〕2号"]
    assert [n["voided"] for n in first["numbers"]] == [None, "题名有误"]
    rest = office.get(f"/register?after={first['after']}").json()
    assert [(n["number"], n["case"]) for n in rest["numbers"]] == [("示政发〔2023〕1号", case)]
    assert rest["after"] is None
    assert office.get("/register?year=2022").json()["numbers"] == []
    assert office.get("/register?series=e").json()["numbers"] == []
    problem(office.get("/register?limit=0"), 422, "malformed")


def test_an_expired_or_revoked_token_is_no_token(office):
    service = office.installed.service
    short, ended = new_token(), new_token()
    service.add_token("ningjin", "sun", token_digest(short), label="t", expires_at=office.now)
    service.add_token("ningjin", "sun", token_digest(ended), label="t")
    service.revoke_token(token_digest(ended), at=office.now)
    office.tokens |= {"short": short, "ended": ended}
    for who in ("short", "ended"):
        answer = office.get("/cases", who)
        problem(answer, 401, "token-wanted")
        assert answer.headers["www-authenticate"].startswith("Bearer")


def test_of_many_at_once_one_acts_and_the_others_are_told(office):
    case, asked = office.opened(), office.proposal()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: office.move(case, asked), range(16)))
    assert sorted(a.status_code for a in answers) == [201] + [412] * 15
    assert office.get(f"/cases/{case}").json()["version"] == 2


def test_a_clock_behind_the_record_is_told_and_nothing_was_done(office):
    case, asked = office.opened(), office.proposal()
    there = office.now
    office.now -= timedelta(seconds=1)
    answer = office.move(case, asked)
    problem(answer, 503, "clock-behind")
    assert answer.headers["retry-after"] == "1"
    office.now = there
    assert office.move(case, asked).status_code == 201


def test_whoever_waits_too_long_is_told_and_nothing_was_done(office, monkeypatch):
    case, asked = office.opened(), office.proposal()
    monkeypatch.setattr("api.dispatch.LONGEST_WAIT_SECONDS", 0.01)
    release, holding = Event(), Event()

    def hold():
        holding.set()
        release.wait(60)

    with ThreadPoolExecutor(1) as pool:
        kept = pool.submit(office.installed.dispatch.write, hold)
        holding.wait(60)
        answer = office.move(case, asked)
        release.set()
        kept.result()
    problem(answer, 503, "busy")
    assert answer.headers["retry-after"] == "1"
    assert office.move(case, asked).status_code == 201
