"""From the closed window to the report: clusters read and answered, a ledger, a second look."""

from datetime import timedelta

import pytest
from consulted import AFTER, INSIDE, STEP, bring, close, erase, published, rows, send, sound
from letters import campaign
from makers import CASE, CLERK
from refusals import codes_of, unmet_in

from api.adoption import adoption_text
from api.demo.scene import BODY, PEOPLE
from decision_flow.domain.opinions.asking import unanswered
from decision_flow.domain.opinions.collation import Answer, Close, Dispose, Look, Received, Reread
from decision_flow.domain.opinions.intake import Comment, Disposition, OpinionChannel
from decision_flow.domain.people import Duty
from decision_flow.domain.staff import Enrol, GiveDuty
from decision_flow.domain.values import Document
from decision_flow.service import Moved, Request
from decision_flow.store.opinions.register import Arrived

LETTER = "建议在阳光大街增设非机动车道标线，并在学校门口增设过街信号灯，保障学生出行安全。"
WORKING = AFTER + timedelta(days=1)
ADOPTED = {"disposition": "adopted"}
NOT = {"disposition": "not_adopted", "reason": "不属本事项。"}


def clustered(office, *texts: str):
    """Return the office with these opinions in clusters, the window closed."""
    for each in texts:
        send(office, each)
    office.now = AFTER
    close(office, online=len(texts))
    office.now = WORKING
    assert office.post(f"{INSIDE}/clusters", None, "wu").status_code == 201
    return office


def clusters(office) -> list[dict]:
    return office.get(f"{INSIDE}/clusters", "wu").json()["clusters"]


def answer(office, place: int, said: dict = ADOPTED, who: str = "wu"):
    return office.ask("PUT", f"{INSIDE}/clusters/{place}", who, json=said)


def ledger(office, who: str = "wu"):
    return office.post(f"{INSIDE}/ledger", None, who)


def make(office, verb: str, said: object, who: str = "wu"):
    service = office.installed.service
    seq = service.case(BODY, CASE).view.seq
    asked = Request(STEP, verb, said, who)
    return service.move(BODY, CASE, asked, at=office.now, expected=seq)


def disposal(made: dict) -> Dispose:
    said = made["payload"]
    return Dispose(**{**said, "ledger": Document(**said["ledger"])})


def unmet(answered) -> set[str]:
    assert not isinstance(answered, Moved), answered
    return {v.code for v in answered.unmet}


def test_who_answered_single_opinions_is_not_counted_on_to_look_again(any_office):
    office = published(any_office)
    service, unit = office.installed.service, PEOPLE["wu"].unit
    since = office.now.date()
    for entered in (
        Enrol(person="ye", name="叶某（示例）", unit=unit),
        GiveDuty(person="ye", duty=Duty.DRAFTER, since=since),
    ):
        service.enter(BODY, entered, actor=CLERK, at=office.now)
    clustered(office, LETTER, "反对全幅封闭施工。")
    assert looking_again(office) == {"wu", "sun", "ye"}
    told = {"disposition": Disposition.ADOPTED, "reason": None, "at": office.now}
    for place, who in ((1, "wu"), (2, "ye")):
        service.answer_cluster(BODY, CASE, STEP, place, person=who, **told)
    assert isinstance(make(office, "dispose", disposal(ledger(office).json())), Moved)
    assert looking_again(office) == {"sun"}


def looking_again(office) -> set[str]:
    """Return who could look at a sample again, as anybody is told who asks."""
    found = office.get(f"/cases/{CASE}/staffing").json()
    (place,) = [
        p for p in found["places"] if "consultation.reread" in {m["move"] for m in p["moves"]}
    ]
    return {each["person"] for each in place["candidates"]}


def test_like_opinions_are_answered_once_and_the_whole_adds_up(any_office):
    office = published(any_office)
    clustered(office, LETTER, LETTER + "请尽快。", "反对全幅封闭施工。", LETTER)
    found = clusters(office)
    assert sorted(each["size"] for each in found) == [1, 3]
    (campaign_,) = [each for each in found if each["size"] == 3]
    assert campaign_["variants"] == 2
    assert campaign_["text"] in {LETTER, LETTER + "请尽快。"}
    assert len(campaign_["others"]) == 1
    assert ledger(office).status_code == 409
    for each in found:
        assert (
            answer(office, each["place"], ADOPTED if each["size"] == 3 else NOT).status_code == 200
        )
    made = ledger(office)
    assert made.status_code == 201, made.text
    said = disposal(made.json())
    assert (said.clusters, said.adopted, said.partly, said.not_adopted) == (2, 3, 0, 1)
    assert isinstance(make(office, "dispose", said), Moved)
    looks = tuple(Look(place=place, agrees=True) for place in made.json()["sample"])
    again = Reread(ledger=said.ledger, looks=looks)
    assert "person.second_look" in unmet(make(office, "reread", again, "wu"))
    assert isinstance(make(office, "reread", again, "sun"), Moved)
    report = Document(**office.filed("采纳情况报告"))
    told = Answer(
        received=4,
        adopted=3,
        partly=0,
        not_adopted=1,
        report=report,
        reasons="见处理表",
        no_groups="不涉及",
    )
    assert isinstance(make(office, "answer", told), Moved)
    assert erase(office)
    sound(office)


def test_the_ledger_is_on_file_and_holds_no_words_of_the_public(office):
    published(office)
    clustered(office, LETTER)
    answer(office, 1, NOT)
    made = ledger(office).json()
    kept = office.get(f"/documents/{made['payload']['ledger']['digest']}", "sun")
    assert kept.json()["clusters"] == [
        {
            "place": 1,
            "opinions": [1],
            "disposition": "not_adopted",
            "reason": "不属本事项。",
            "by": "wu",
        }
    ]
    assert LETTER not in kept.text


def test_no_ledger_but_the_registers_own_is_disposed_by(office):
    published(office)
    clustered(office, LETTER, "反对全幅封闭施工。")
    for place in (1, 2):
        answer(office, place)
    said = disposal(ledger(office).json())
    forged = Document(**office.filed("自制处理表"))
    for wrong in (
        Dispose(clusters=2, adopted=2, partly=0, not_adopted=0, ledger=forged),
        Dispose(clusters=2, adopted=1, partly=0, not_adopted=1, ledger=said.ledger),
        Dispose(clusters=1, adopted=2, partly=0, not_adopted=0, ledger=said.ledger),
    ):
        assert "consultation.ledger" in unmet(make(office, "dispose", wrong))
    bring(office, rows("信函,2023-03-08,漏登的意见,,"))
    assert "consultation.ledger" in unmet(make(office, "dispose", said))
    by = (("online", 2), ("letter", 1))
    counted = tuple(Received(channel=OpinionChannel(c), count=n) for c, n in by)
    assert isinstance(make(office, "recount", Close(received=3, channels=counted)), Moved)
    assert ledger(office).status_code == 409
    office.post(f"{INSIDE}/clusters", None, "wu")
    assert [each["answered"] is None for each in clusters(office)].count(True) == 1
    for each in clusters(office):
        answer(office, each["place"])
    assert isinstance(make(office, "dispose", disposal(ledger(office).json())), Moved)
    sound(office)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (ADOPTED, 200),
        ({"disposition": "partly"}, 409),
        ({"disposition": "not_adopted", "reason": "  "}, 409),
        ({"disposition": "partly", "reason": "部分可行。"}, 200),
        ({"disposition": "ignored"}, 422),
        ({}, 422),
    ],
)
def test_what_is_not_adopted_needs_a_reason(office, said, status):
    published(office)
    clustered(office, LETTER)
    assert answer(office, 1, said).status_code == status
    assert (clusters(office)[0]["answered"] is not None) is (status == 200)


def test_only_those_who_work_on_opinions_cluster_and_answer_them(office):
    published(office)
    clustered(office, LETTER)
    for who, status in (("zheng", 403), ("stranger", 404), (None, 401)):
        assert answer(office, 1, who=who).status_code == status
        assert office.post(f"{INSIDE}/clusters", None, who).status_code == status
    assert codes_of(ledger(office, "zheng")) == ["person.duty", "opinions.answers"]
    assert answer(office, 2).status_code == 404
    answer(office, 1)
    for who, status in (("zheng", 403), ("stranger", 404), (None, 401)):
        assert ledger(office, who).status_code == status


def test_all_that_a_ledger_lacks_is_told_at_once_with_its_article(office):
    published(office)
    clustered(office, LETTER, "反对全幅封闭施工。")
    bring(office, rows("信函,2023-03-08,漏登的意见,,"))
    refused = ledger(office)
    assert refused.json()["code"] == "move-refused"
    told = {v["code"]: v for v in unmet_in(refused)}
    assert list(told) == ["opinions.clusters", "opinions.answers"]
    assert {v["source"]["place"] for v in told.values()} == {"第十八条"}
    assert [each["duty"] for each in told["opinions.answers"]["curers"]] == ["drafter", "secretary"]
    assert "第1、2类" in told["opinions.answers"]["reason"]["zh"]
    assert "1, 2." in told["opinions.answers"]["reason"]["en"]
    assert "按期收到3条，已归类2条" in told["opinions.clusters"]["reason"]["zh"]


def test_so_many_unanswered_clusters_are_named_and_no_more():
    for many, more in ((20, False), (21, True)):
        (found,) = unanswered(range(1, many + 1))
        assert f"还有{many}类" in found.reason.zh
        assert found.reason.zh.endswith("、20等类。" if more else "、20类。")
        assert found.reason.en.endswith(" and more." if more else "20.")


def test_without_a_reason_and_without_a_duty_both_are_told(office):
    published(office)
    clustered(office, LETTER)
    refused = answer(office, 1, {"disposition": "partly", "reason": " "}, "zheng")
    assert codes_of(refused) == ["person.duty", "opinions.reason"]


def test_a_mass_campaign_hides_no_letter(office):
    """Forty letters copied thousands of times: the one that nobody copied is on the first page."""
    published(office)
    made, service = campaign(2_000), office.installed.service
    day = office.now.date()
    arrived = [
        Arrived(f"o_{n}", "00", Comment(OpinionChannel.EMAIL, day, text), late=False)
        for n, text in enumerate(made.texts.values())
    ]
    service.import_opinions(BODY, CASE, STEP, arrived, person="wu", at=office.now)
    office.post(f"{INSIDE}/clusters", None, "wu")
    page = clusters(office)
    assert made.texts[made.good] in {each["text"] for each in page}
    assert sum(each["size"] for each in page) > 1_900
    second = office.get(f"{INSIDE}/clusters?after={page[-1]['place']}", "wu").json()["clusters"]
    assert not {each["place"] for each in page} & {each["place"] for each in second}


def test_late_ones_are_in_no_cluster_and_in_no_sum(office):
    published(office)
    send(office, LETTER)
    office.now = AFTER
    send(office, "迟到的意见，也有道理。")
    close(office, late=1, online=1)
    office.now = WORKING
    office.post(f"{INSIDE}/clusters", None, "wu")
    assert [each["text"] for each in clusters(office)] == [LETTER]
    answer(office, 1)
    assert isinstance(make(office, "dispose", disposal(ledger(office).json())), Moved)
    sound(office)


def report(office) -> dict:
    return office.get(f"{INSIDE}/adoption", "wu").json()


def test_the_adoption_report_is_made_from_the_facts_and_its_sums_agree(office):
    published(office)
    assert report(office)["received"] is None
    clustered(office, LETTER, "反对全幅封闭施工。", LETTER)
    assert [s["code"] for s in report(office)["sums"]] == ["report.channels"]
    answer(office, 1)
    answer(office, 2, NOT)
    said = disposal(ledger(office).json())
    make(office, "dispose", said)
    looks = (Look(place=1, agrees=True), Look(place=2, agrees=True))
    make(office, "reread", Reread(ledger=said.ledger, looks=looks), "sun")
    found = report(office)
    numbers = {each["key"]: each["count"] for each in found["answers"]}
    assert numbers == {"adopted": said.adopted, "partly": 0, "not_adopted": said.not_adopted}
    assert sum(numbers.values()) == found["received"] == 3
    assert [(c["key"], c["count"]) for c in found["channels"]] == [("online", 3)]
    assert {each["text"] for each in found["clusters"]} == {LETTER, "反对全幅封闭施工。"}
    assert found["second_look"]["seed"] == said.ledger.digest
    assert found["second_look"]["places"] == [1, 2]
    assert all(s["passed"] for s in found["sums"])
    assert [s["code"] for s in found["sums"]] == [
        "report.channels",
        "report.answers",
        "report.ledger",
        "report.lines",
    ]
    assert [s["place"] for s in found["published"]["sources"]] == ["第十八条", "第三十二条"]
    assert "clusters.text" in found["published"]["kept_inside"]
    first = office.get(f"{INSIDE}/adoption?limit=1", "wu").json()
    assert (len(first["clusters"]), first["after"]) == (1, 1)
    erase(office)
    assert None in {each["text"] for each in report(office)["clusters"]}


def test_the_report_in_words_keeps_a_hostile_text_in_its_cell(office):
    published(office)
    clustered(office, "| 采纳 | <script>\n# 标题")
    answer(office, 1)
    make(office, "dispose", disposal(ledger(office).json()))
    service = office.installed.service
    told = adoption_text("题名", "某县", service.collated(BODY, CASE, STEP))
    (row,) = [line for line in told.splitlines() if line.startswith("| 1 ")]
    (ruler,) = [line for line in told.splitlines() if line.startswith("|---")]
    assert row.count("|") == ruler.count("|")
    assert "<script>" not in told
    assert "✓" in told
    assert "✗" not in told
