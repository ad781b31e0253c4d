"""The custody of a file: held for a court, consulted on approval; what is held is not erased."""

from datetime import timedelta

import pytest
from consulted import CASE, erase, published, send, sound
from refusals import codes_of

from api.examples import registers
from decision_flow.domain.people import Duty
from decision_flow.service.errors import UnfitError

SINCE, UNTIL = "2023-03-01", "2023-03-10"


def enters(office, name, person="sun", **change):
    said = registers.entry(name)
    paper = office.filed(f"{name}的文件")
    days = {
        "place_hold": {"since": SINCE},
        "lift_hold": {"until": UNTIL},
        "consult_file": {"on": SINCE},
    }
    case = {} if name == "lift_hold" else {"case": CASE}
    payload = {**said["payload"], **days[name], **case, "document": paper, **change}
    return office.post("/registers", {**said, "payload": payload}, person)


def refused(answer, *, status=409):
    assert answer.status_code == status, answer.text
    return answer.json()["reason"]["zh"]


@pytest.fixture
def lettered(any_office):
    office = published(any_office)
    send(office, "建议增设标线。", name="赵某", contact="0534-1234567")
    return office


def test_while_a_file_is_held_no_opinion_is_erased_and_after_it_one_is(lettered):
    assert enters(lettered, "place_hold").status_code == 201
    with pytest.raises(UnfitError, match="市中级人民法院") as error:
        erase(lettered)
    (found,) = error.value.refused.unmet
    assert found.code == "custody.held"
    assert "办公厅（室）" in found.reason.zh
    assert "secretariat" in found.reason.en
    assert Duty.SECRETARY in found.curers
    assert enters(lettered, "lift_hold").status_code == 201
    assert erase(lettered)
    (found,) = lettered.get("/registers").json()["holds"]
    assert (found["entry"], found["since"], found["until"]) == ("H2026-1", SINCE, UNTIL)
    assert found["held_for"]["zh"] == "诉讼、复议"
    sound(lettered)


def test_two_holds_are_ended_one_by_one(lettered):
    enters(lettered, "place_hold")
    assert enters(lettered, "place_hold", entry="H2", held_for="discipline").status_code == 201
    enters(lettered, "lift_hold")
    with pytest.raises(UnfitError, match="纪检监察"):
        erase(lettered)
    assert enters(lettered, "lift_hold", entry="H2").status_code == 201
    assert erase(lettered)


def test_a_hold_on_another_case_holds_nothing_here(lettered):
    other = lettered.opened()
    assert enters(lettered, "place_hold", case=other).status_code == 201
    assert erase(lettered)


@pytest.mark.parametrize(("days", "status"), [(-1, 409), (0, 201), (1, 201)])
def test_a_hold_ends_no_earlier_than_it_began(lettered, days, status):
    enters(lettered, "place_hold")
    until = (lettered.now.date().replace(day=1) + timedelta(days=days)).isoformat()
    assert enters(lettered, "lift_hold", until=until).status_code == status


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("place_hold", {"by": "  "}, "须写明保全机关"),
        ("place_hold", {"since": "2023-03-21"}, "尚未到来"),
        ("lift_hold", {"entry": "H9"}, "没有登记编号"),
        ("consult_file", {"who": " "}, "须写明查阅人"),
        ("consult_file", {"approved_by": "李晓（示例）"}, "不得为同一人"),
        ("consult_file", {"on": "2023-03-21"}, "尚未到来"),
    ],
)
def test_an_entry_that_does_not_fit_says_why(lettered, name, change, said):
    assert said in refused(enters(lettered, name, **change))


def test_a_number_is_used_once_and_a_hold_ended_once(lettered):
    enters(lettered, "place_hold")
    assert "已用过" in refused(enters(lettered, "place_hold"))
    enters(lettered, "lift_hold")
    assert "已经解除" in refused(enters(lettered, "lift_hold"))


def test_every_fault_of_an_entry_is_told_at_once(lettered):
    said = refused(enters(lettered, "place_hold", by=" ", reasons=" ", since="2023-03-21"))
    assert all(part in said for part in ("保全机关", "事由", "尚未到来"))


def test_who_consulted_a_file_is_listed_with_who_let_them(lettered):
    assert enters(lettered, "consult_file").status_code == 201
    (found,) = lettered.get("/registers").json()["consultations"]
    assert (found["case"], found["who"], found["approved_by"]) == (
        CASE,
        "李晓（示例）",
        "王建国（示例）",
    )
    assert found["copied"] is False
    sound(lettered)


def test_of_a_case_that_there_is_not_nothing_is_entered(lettered):
    assert codes_of(enters(lettered, "place_hold", case="c_none")) == ["entry.case"]
    assert enters(lettered, "consult_file", "wu").status_code == 403
