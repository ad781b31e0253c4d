"""Every door but the moves of a case refuses with every reason at once, and keeps the refusal."""

from datetime import date, timedelta

import pytest
from overseen import order
from refusals import codes_of, reasons, unmet_in
from tampering import audit, codes

from api.examples import intake, registers, sessions
from api.founding import FOUNDER
from decision_flow.domain.numbering import OpenSeries
from decision_flow.domain.people import Post
from decision_flow.domain.staff import TakeSeat
from decision_flow.service.errors import UnfitError
from decision_flow.store.canonical import plain

NOWHERE = {"title": "不在档", "digest": "0" * 64}
TOMORROW = "2023-02-02"
REGISTERS = {
    "succeed_unit": (
        {"old": "县交通运输局", "new": "县交通运输局 ", "reasons": " "},
        ["succession.unit", "succession.ahead", "entry.unsaid"],
    ),
    "register_emergency": (
        {"title": " ", "event": " "},
        ["entry.unsaid", "entry.unsaid"],
    ),
    "use_seal": (
        {"seal": " ", "copies": 0, "case": "c_none"},
        ["entry.unsaid", "seal.copies", "entry.case"],
    ),
    "register_complaint": (
        {"complaint": 9, "subject": " ", "against": [], "since": TOMORROW},
        ["entry.unsaid", "complaint.against", "entry.ahead", "complaint.letter"],
    ),
    "adopt_complaint_rule": (
        {"act": " ", "place": None, "unverified": False},
        ["entry.unsaid", "rule.place"],
    ),
    "hold_reception": (
        {"leader": "wu", "held_on": TOMORROW, "complaints": [9]},
        ["reception.leader", "entry.ahead", "entry.unregistered"],
    ),
    "register_lawsuit": (
        {"case": "c_none", "party": " ", "received_on": TOMORROW, "instance": "second"},
        ["entry.unsaid", "entry.ahead", "lawsuit.after", "entry.case"],
    ),
    "propose_measure": (
        {"person": "guo", "evidence": [], "grounds": " ", "rung": "hold"},
        ["person.own_measure", "entry.unsaid", "measure.evidence", "measure.directly"],
    ),
    "place_hold": (
        {"case": "c_none", "by": " ", "since": TOMORROW},
        ["entry.unsaid", "entry.ahead", "entry.case"],
    ),
    "consult_file": (
        {"case": "c_none", "purpose": " ", "who": "王", "approved_by": "王", "on": TOMORROW},
        ["entry.unsaid", "custody.same", "entry.ahead", "entry.case"],
    ),
}
"""By entry: what is wrong with it, and all that it is refused for, the missing paper apart."""


def entry(name, **change):
    payload = registers.entry(name)["payload"]
    missing = {"document": NOWHERE} if "document" in payload else {}
    return {"entry": name, "payload": {**payload, **missing, **change}}


def kept(office):
    return office.get("/refusals", "guo").json()["refusals"]


@pytest.mark.parametrize("name", sorted(REGISTERS))
def test_an_entry_is_refused_with_every_reason_and_the_refusal_is_kept(office, name):
    change, wanted = REGISTERS[name]
    who = "guo" if name == "propose_measure" else "sun"
    said = entry(name, **change)
    paper = ["documents.on_file"] if "document" in said["payload"] else []
    answer = office.post("/registers", said, who)
    found = codes_of(answer)
    assert len(found) >= 3
    assert sorted(found) == sorted([*wanted, *paper])
    assert reasons(answer)
    (line,) = kept(office)
    assert (line["person"], line["move"], line["after_line"]) == (who, f"body.{name}", 0)
    assert line["verdicts"] == answer.json()["verdicts"]
    report = audit(office.installed.service)
    assert (report.findings, report.refusals) == ([], 1)


def test_whoever_lacks_the_duty_is_told_the_rest_as_well(office):
    answer = office.post("/registers", entry("use_seal", seal=" "), "wu")
    assert codes_of(answer) == ["person.duty", "entry.unsaid", "documents.on_file"]
    (first, *_) = unmet_in(answer)
    assert [each["duty"] for each in first["curers"]] == ["secretary", "chief"]


@pytest.mark.parametrize("name", ["propose_measure", "register_complaint"])
def test_what_a_shut_register_holds_is_not_told_to_who_may_not_enter(office, name):
    change, _ = REGISTERS[name]
    answer = office.post("/registers", entry(name, **change), "zheng")
    assert codes_of(answer, 403) == ["person.duty"]


@pytest.mark.parametrize(("days", "refused"), [(-1, []), (0, []), (1, ["entry.ahead"])])
def test_a_day_that_is_to_come_can_be_entered_from_that_day_on(office, days, refused):
    day = office.now.date() + timedelta(days=days)
    case, paper = office.opened(), office.filed("通知")
    said = entry("place_hold", case=case, since=str(day), document=paper)
    answer = office.post("/registers", said)
    if not refused:
        assert answer.status_code == 201, answer.text
        return
    assert codes_of(answer) == refused
    assert unmet_in(answer)[0]["earliest"] == str(day)


def test_a_judgement_is_refused_with_every_reason(office):
    said = {**intake.judgement(), "title": " ", "related": ["j_none"]}
    said["answers"] = {**said["answers"], "reasons": " ", "outlives": True}
    found = codes_of(office.post("/judgements", said, "wu"))
    assert {"entry.unsaid", "judgement.outlives", "judgement.related"} <= {*found}
    assert found.count("entry.unsaid") == 2
    assert codes(office.installed.service) == []


def test_a_catalogue_is_refused_with_every_reason(office):
    said = {"year": 2023, "reasons": " ", "document": NOWHERE, "removed": ["2"]}
    assert codes_of(office.post("/catalogues/adjustments", said, "wu")) == [
        "person.duty",
        "entry.unregistered",
        "documents.on_file",
    ]


def test_a_refused_supervision_session_and_look_are_kept_and_decided_again(office):
    wrong = plain(order(units=(), ordered_by="li"))
    asked = {"entry": "order_supervision", "payload": wrong}
    found = codes_of(office.post("/supervisions", asked, "wu"))
    assert len(found) >= 3
    found = codes_of(office.post("/sessions", sessions.CALL, "wu"))
    assert len(found) >= 3
    look = office.post("/people/sun/ledger", {"reasons": " "}, "wu")
    assert codes_of(look) == ["person.look", "look.reasons"]
    nobody = office.post("/people/nobody/ledger", {"reasons": " "}, "wu")
    assert codes_of(nobody) == ["person.look", "look.person", "look.reasons"]
    assert [line["move"] for line in kept(office)] == [
        "body.order_supervision",
        "session.call",
        "looks.look",
    ]
    report = audit(office.installed.service)
    assert (report.findings, report.refusals) == ([], 3)


def test_only_auditors_read_what_was_refused(office):
    assert office.get("/refusals", "sun").status_code == 403
    assert office.get("/refusals", "wang").status_code == 403
    assert office.get("/refusals", "guo").json() == {"refusals": [], "after": None}


def test_a_page_of_refusals_ends_where_the_next_begins(office):
    for _ in range(3):
        office.post("/registers", entry("use_seal", seal=" "))
    first = office.get("/refusals?limit=2", "guo").json()
    assert ([each["seq"] for each in first["refusals"]], first["after"]) == ([1, 2], 2)
    rest = office.get("/refusals?limit=2&after=2", "guo").json()
    assert ([each["seq"] for each in rest["refusals"]], rest["after"]) == ([3], None)


def test_a_seat_and_a_series_are_refused_with_every_reason(office):
    service, now = office.installed.service, office.now
    seat = TakeSeat(
        person="sun", post=Post.CHIEF, since=now.date(), until=date(2022, 1, 1), acting="示例"
    )
    series = OpenSeries(series="x", mark="示", year=2022, given=3, serves=())
    for said, wanted in (
        (seat, ["staff.days", "staff.deputy", "staff.chief"]),
        (series, ["series.given", "series.serves", "series.year"]),
    ):
        with pytest.raises(UnfitError) as caught:
            service.enter("ningjin", said, actor=FOUNDER, at=now)
        assert [v.code for v in caught.value.refused.unmet] == wanted
    assert codes(service) == []
