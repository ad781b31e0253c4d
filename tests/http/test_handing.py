"""A matter handed to another unit, and a unit that another succeeds, over HTTP."""

from datetime import date, timedelta

import pytest
from sending import send
from tampering import codes, rewritten

from api.demo.acts.drafted import DRAFTED, STARTED
from api.demo.matter import LEAD_UNIT
from api.demo.people import CLERK
from api.demo.scene import BODY
from api.identity import new_token, token_digest
from decision_flow.domain.people import CHINA, Duty
from decision_flow.domain.staff import Enrol, GiveDuty

NEW = "宁津县住房和城乡建设局"


@pytest.fixture
def began(office):
    """An office with a case whose lead unit was named; who else there is."""
    for person, unit, duty in (
        ("tian", NEW, Duty.DRAFTER),
        ("qian", NEW, Duty.LEGAL_REVIEWER),
        ("feng", LEAD_UNIT, Duty.LEGAL_REVIEWER),
    ):
        enrolled(office, person, unit, duty)
    office.case, office.version = office.opened(), 1
    tell(office, STARTED)
    return office


def enrolled(office, person, unit, duty):
    service, since = office.installed.service, date(2022, 1, 1)
    for said in (
        Enrol(person=person, name=f"{person}（示例）", unit=unit),
        GiveDuty(person=person, duty=duty, since=since),
    ):
        service.enter(BODY, said, actor=CLERK, at=office.now)
    token = new_token()
    service.add_token(BODY, person, token_digest(token), label=person)
    office.tokens[person] = token


def tell(office, scenes):
    for scene in scenes:
        answer = send(office, office.case, scene, office.version)
        assert answer.status_code == 201, answer.text
        office.version = answer.json()["version"]


def asks(office, verb, payload, who="sun"):
    """Return the answer to a move of the case itself, an hour on."""
    office.now += timedelta(hours=1)
    asked = {"step": "case", "move": f"case.{verb}", "payload": payload}
    answer = office.move(office.case, asked, who, version=office.version)
    if answer.status_code == 201:
        office.version = answer.json()["version"]
    return answer


def unmet(answer):
    assert answer.status_code in {403, 409}, answer.text
    return {v["code"] for v in answer.json()["verdicts"] if not v["passed"]}


def handing(office, **change):
    return {
        "unit": LEAD_UNIT,
        "to": NEW,
        "ground": "reassigned",
        "reasons": "职责调整",
        "document": office.filed("关于改由另一单位承办的通知"),
        **change,
    }


def taking(office, line):
    return {"handed": line, "document": office.filed("移交清单")}


def drafts(office, who):
    """Return the answer to the first draft, registered by this person."""
    scene = next(s for s in DRAFTED if (s.step, s.verb) == ("drafting", "register"))
    office.now = max(office.now, scene.on) + timedelta(hours=1)
    from dataclasses import replace  # noqa: PLC0415

    answer = send(office, office.case, replace(scene, on=office.now, who=who), office.version)
    if answer.status_code == 201:
        office.version = answer.json()["version"]
    return answer


def test_the_new_unit_takes_the_matter_over_and_goes_on(began):
    made = asks(began, "reassign", handing(began))
    assert made.status_code == 201, made.text
    line = began.version
    assert unmet(drafts(began, "wu")) == {"person.lead_unit"}
    waits = drafts(began, "tian")
    assert unmet(waits) == {"person.taken_over"}
    assert f"第{line}号" in waits.text
    assert asks(began, "take_over", taking(began, line), "tian").status_code == 201
    assert drafts(began, "tian").status_code == 201
    drawn = began.get(f"/cases/{began.case}/diagram.txt").text
    assert f"承办单位由{LEAD_UNIT}改为{NEW}（第{line}号，第{line + 1}号接收）" in drawn
    assert began.get(f"/cases/{began.case}/diagram.svg").status_code == 200
    assert codes(began.installed.service) == []


@pytest.mark.parametrize("who", ["qian", "feng"])
def test_nobody_of_the_old_or_the_new_unit_reviews(began, who):
    asks(began, "reassign", handing(began))
    tell_compare = {
        "scan": began.filed("补录件"),
        "receipt": "收文1号",
        "step": "drafting",
        "verbs": ["register"],
        "day": "2023-02-13",
    }
    assert asks(began, "compare", tell_compare, who).status_code in {403, 409}
    assert "person.reviewer_unit" in unmet(asks(began, "compare", tell_compare, who))
    assert asks(began, "compare", tell_compare, "zheng").status_code == 201


def moves(office, who, unit):
    """Write a person down as of another unit, under the same id."""
    office.installed.service.enter(
        BODY, Enrol(person=who, name=f"{who}（示例）", unit=unit), actor=CLERK, at=office.now
    )


def test_who_leaves_the_unit_in_the_middle_of_its_case_reviews_nothing_of_it(began):
    compared = {
        "scan": began.filed("补录件"),
        "receipt": "收文1号",
        "step": "drafting",
        "verbs": ["register"],
        "day": "2023-02-13",
    }
    moves(began, "feng", "县司法局")
    answer = asks(began, "compare", compared, "feng")
    assert unmet(answer) == {"person.formerly_of_it"}
    assert "feng（示例）" in answer.text
    moves(began, "qian", "县司法局")
    assert asks(began, "compare", compared, "qian").status_code == 201
    assert codes(began.installed.service) == []


def test_a_line_from_before_that_was_asked_comes_out_as_it_is_written(began):
    """An earlier release let who had left the unit act: the line stands and is no forgery."""
    moves(began, "feng", "县司法局")
    moves(began, "qian", "县司法局")
    compared = {
        "scan": began.filed("补录件"),
        "receipt": "收文1号",
        "step": "drafting",
        "verbs": ["register"],
        "day": "2023-02-13",
    }
    assert asks(began, "compare", compared, "qian").status_code == 201

    def by(who):
        named = {"person": who, "name": f"{who}（示例）"}
        return lambda said: {**said, "actor": {**said["actor"], **named}}

    service = began.installed.service
    rewritten(service, began.case, began.version, by("feng"))
    assert [code for code, _, _ in codes(service) if code.startswith("again.")] == []
    rewritten(service, began.case, began.version, by("wu"))
    assert [code for code, _, _ in codes(service) if code.startswith("again.")] != []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"to": LEAD_UNIT}, "reassign.units"),
        ({"to": f" {LEAD_UNIT}。"}, "reassign.units"),
        ({"unit": "县财政局"}, "reassign.units"),
        ({"to": "县司法局"}, None),
    ],
)
def test_the_unit_that_is_relieved_drafts_and_the_new_one_does_not(began, change, code):
    answer = asks(began, "reassign", handing(began, **change))
    assert answer.status_code == 201 if code is None else unmet(answer) == {code}


def test_a_matter_does_not_go_to_a_unit_that_has_reviewed_it(began):
    compared = {
        "scan": began.filed("补录件"),
        "receipt": "收文1号",
        "step": "drafting",
        "verbs": ["register"],
        "day": "2023-02-13",
    }
    assert asks(began, "compare", compared, "zheng").status_code == 201
    answer = asks(began, "reassign", handing(began, to="县司法局"))
    assert unmet(answer) == {"reassign.reviewed"}
    assert "郑华（示例）" in answer.text


def test_only_what_was_handed_to_ones_own_unit_is_taken_over(began):
    assert unmet(asks(began, "take_over", taking(began, 3), "wu")) == {
        "take_over.handed",
        "take_over.own",
    }
    asks(began, "reassign", handing(began))
    line = began.version
    assert "take_over.own" in unmet(asks(began, "take_over", taking(began, line - 1), "tian"))
    assert "take_over.own" in unmet(asks(began, "take_over", taking(began, line), "wu"))
    assert asks(began, "take_over", taking(began, line), "tian").status_code == 201
    assert "take_over.own" in unmet(asks(began, "take_over", taking(began, line), "tian"))


def test_who_drafted_before_enters_what_was_done_on_paper_before_the_handing(began):
    scan, done = began.filed("补录件"), began.now
    compared = {
        "scan": scan,
        "receipt": "收文1号",
        "step": "drafting",
        "verbs": ["register"],
        "day": str(done.date()),
    }
    began.now += timedelta(days=1)
    asks(began, "reassign", handing(began))
    line = asks(began, "compare", compared, "zheng").json()["version"]
    scene = next(s for s in DRAFTED if (s.step, s.verb) == ("drafting", "register"))
    from sending import file_papers, wire  # noqa: PLC0415

    file_papers(began, scene)
    asked = wire(scene, "drafting") | {
        "stated_at": done.isoformat(),
        "paper": {"scan": scan, "receipt": "收文1号", "compared": line},
    }
    assert began.move(began.case, asked, "wu", version=began.version).status_code == 201


# A unit that another succeeds -------------------------------------------------------------------


def succeeds(office, since, **change):
    said = {
        "old": LEAD_UNIT,
        "new": NEW,
        "since": since,
        "reasons": "机构改革",
        "document": office.filed("机构改革方案"),
        **change,
    }
    return office.post("/registers", {"entry": "succeed_unit", "payload": said})


def test_a_successor_carries_the_duties_on_and_both_stay_away_from_the_review(began):
    assert succeeds(began, "2023-02-01").status_code == 201
    listed = began.get("/registers").json()["successions"]
    assert [(each["old"], each["new"]) for each in listed] == [(LEAD_UNIT, NEW)]
    assert drafts(began, "tian").status_code == 201
    scan = {"scan": began.filed("补录件"), "receipt": "收文1号", "step": "drafting"}
    compared = {**scan, "verbs": ["register"], "day": "2023-02-13"}
    for who in ("qian", "feng"):
        assert "person.reviewer_unit" in unmet(asks(began, "compare", compared, who))
    assert codes(began.installed.service) == []


@pytest.mark.parametrize(("ahead", "status"), [(-1, 201), (0, 201), (1, 409)])
def test_a_succession_is_entered_from_its_day_on_and_has_no_effect_before(began, ahead, status):
    """Else one who keeps the registers could make kin of whom he likes, for a day to come."""
    since = began.now.astimezone(CHINA).date() + timedelta(days=ahead)
    answer = succeeds(began, f"{since}")
    assert answer.status_code == status, answer.text
    if status == 201:
        assert drafts(began, "tian").status_code == 201
        return
    assert answer.json()["verdicts"][0]["code"] == "succession.ahead"
    assert answer.json()["verdicts"][0]["earliest"] == f"{since}"
    assert unmet(drafts(began, "tian")) == {"person.lead_unit"}
    assert drafts(began, "wu").status_code == 201


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"new": f"{LEAD_UNIT} "}, "同一单位"),
        ({"old": "。"}, "须写明文字"),
        ({"reasons": " "}, "须写明理由"),
    ],
)
def test_a_succession_that_says_nothing_is_refused(began, change, says):
    answer = succeeds(began, "2023-02-01", **change)
    assert answer.status_code == 409, answer.text
    assert says in answer.json()["reason"]["zh"]


def test_a_unit_is_succeeded_once_and_never_by_what_it_followed(began):
    assert succeeds(began, "2023-02-01").status_code == 201
    assert "已由" in succeeds(began, "2023-02-01", new="第三单位").json()["reason"]["zh"]
    back = succeeds(began, "2023-02-01", old=NEW, new=LEAD_UNIT)
    assert "不能互相承继" in back.json()["reason"]["zh"]
