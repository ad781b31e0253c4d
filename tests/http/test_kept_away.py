"""Who stays away from a complaint, and what cannot have been done before it was concluded."""

from datetime import timedelta

import pytest
from complained import (
    ROAD,
    assigned,
    audited,
    entered,
    enters,
    finds,
    found,
    moved,
    registered,
)
from refusals import codes_of, reasons

from api.demo.scene import BODY
from decision_flow.service.errors import UnfitError

HANDLED = ["person.once_of_the_accused"]
ONCE = ["complaint.once_of_it"]


def test_who_left_the_unit_complained_of_handles_reads_and_erases_nothing_of_it(any_office):
    office = any_office
    number = registered(office)
    moved(office, "sun", ROAD, "县政府办公室")
    assert codes_of(enters(office, "accept_complaint", complaint=number), 403) == HANDLED
    assert office.get(f"/complaints/letters/{number}").status_code == 403
    service, now = office.installed.service, office.now
    with pytest.raises(UnfitError, match="曾经属于被投诉单位"):
        service.erase_letter(BODY, number, person="sun", reason="来件人要求", at=now)
    entered(office, "accept_complaint", "wang", complaint=number)
    assert office.get(f"/complaints/letters/{number}", "wang").json()["text"]
    assert audited(office).findings == []


def test_who_left_it_neither_investigates_nor_signs_nor_accepts(office):
    number = registered(office)
    entered(office, "accept_complaint", complaint=number)
    charged = {"complaint": number, "unit": "县审计局"}
    entered(office, "assign_complaint", **charged, investigators=["guo", "lin"])
    moved(office, "lin", "县水利局", ROAD, "县审计局")
    answer = enters(office, "assign_complaint", **charged, investigators=["guo", "lin"])
    assert codes_of(answer) == ONCE
    assert "林凤" in reasons(answer)
    assert "郭敏" not in reasons(answer)
    assert codes_of(finds(office, number, signed_by=["guo", "lin"])) == ONCE
    found(office, number, signed_by=["guo"])
    done = {"complaint": number, "measure": 1, "done_on": "2023-02-01"}
    answer = enters(office, "rectify_complaint", **done, accepted_by="lin")
    assert codes_of(answer) == [*ONCE, "complaint.acceptance"]
    entered(office, "rectify_complaint", **done, accepted_by="guo")
    assert audited(office).findings == []


def test_a_unit_that_only_came_to_be_called_otherwise_was_not_left(office):
    number = registered(office, against=["县审计局"])
    moved(office, "lin", "县 档案馆", "县档案馆。")
    entered(office, "accept_complaint", complaint=number)
    entered(office, "assign_complaint", complaint=number, unit="县档案馆", investigators=["lin"])


def test_who_left_a_unit_that_became_the_one_complained_of_is_kept_out_as_well(office):
    number = registered(office)
    moved(office, "lin", "县公路段", "县档案馆")
    entered(office, "accept_complaint", complaint=number)
    succession = {"old": "县公路段", "new": ROAD, "since": "2023-02-01"}
    charged = {"complaint": number, "unit": "县档案馆", "investigators": ["lin"]}
    entered(office, "assign_complaint", **charged)
    entered(office, "succeed_unit", **succession)
    assert codes_of(enters(office, "assign_complaint", **charged)) == ONCE


def test_who_left_the_unit_that_puts_it_right_since_it_was_found_accepts_nothing(office):
    number = assigned(office, against=["县住建局"])
    moved(office, "lin", ROAD, "县审计局")
    office.now += timedelta(days=1)
    found(office, number, heard=["县住建局"])
    done = {"complaint": number, "measure": 1, "done_on": str(office.now.date())}
    earlier = enters(office, "rectify_complaint", **done, accepted_by="lin")
    assert earlier.status_code == 201, earlier.text


def test_who_left_it_after_it_was_found_accepts_nothing_of_it(office):
    number = assigned(office, against=["县住建局"])
    office.now += timedelta(days=1)
    found(office, number, heard=["县住建局"])
    moved(office, "lin", ROAD, "县审计局")
    done = {"complaint": number, "measure": 1, "done_on": str(office.now.date())}
    answer = enters(office, "rectify_complaint", **done, accepted_by="lin")
    assert codes_of(answer) == ["complaint.acceptance"]
    assert "查结以来" in reasons(answer)
    entered(office, "rectify_complaint", **done, accepted_by="guo")
    assert audited(office).findings == []


@pytest.mark.parametrize(("day", "status"), [("2023-01-31", 409), ("2023-02-01", 201)])
def test_nothing_is_put_right_before_it_was_found_what(office, day, status):
    number = assigned(office)
    found(office, number)
    done = {"complaint": number, "measure": 1, "accepted_by": "guo", "done_on": day}
    answer = enters(office, "rectify_complaint", **done)
    assert answer.status_code == status, answer.text
    if status == 409:
        assert codes_of(answer) == ["complaint.before_finding"]
        assert audited(office).findings == []


def test_the_last_answer_follows_the_finding(office):
    number = assigned(office)
    found(office, number)
    done = {"complaint": number, "measure": 1, "accepted_by": "guo", "done_on": "2023-02-01"}
    entered(office, "rectify_complaint", **done)
    last = {"complaint": number, "concludes": True}
    early = enters(office, "answer_complaint", **last, answered_on="2023-01-31")
    assert codes_of(early) == ["complaint.before_finding"]
    entered(office, "answer_complaint", **last, answered_on="2023-02-01")
