"""Who sent an opinion is told to those who work on this consultation, and to nobody who might."""

from datetime import date

import pytest
from consulted import CASE, STEP, erase, published, send
from makers import CLERK

from api.demo.scene import BODY
from decision_flow.domain.people import Duty
from decision_flow.domain.staff import Enrol, GiveDuty
from decision_flow.service.errors import UnfitError

FAR = "far"
FIRST = (BODY, CASE, STEP, 1)


@pytest.fixture
def office_with_another_unit(any_office):
    """A drafter is there whose unit drafts other matters."""
    office = published(any_office)
    send(office, name="赵某", contact="0534-1234567")
    said = (
        Enrol(person=FAR, name="外单位经办人（示例）", unit="宁津县教育局"),
        GiveDuty(person=FAR, duty=Duty.DRAFTER, since=date(2022, 1, 1)),
    )
    for each in said:
        office.installed.service.enter(BODY, each, actor=CLERK, at=office.now)
    return office


def test_a_drafter_of_another_unit_learns_and_erases_nothing(office_with_another_unit):
    office = office_with_another_unit
    with pytest.raises(UnfitError, match="承办单位"):
        office.installed.service.who_wrote(*FIRST, person=FAR, at=office.now)
    with pytest.raises(UnfitError, match="承办单位"):
        erase(office, person=FAR)


@pytest.mark.parametrize("person", ["wu", "sun"])
def test_the_unit_that_drafts_and_the_secretariat_do(office_with_another_unit, person):
    office = office_with_another_unit
    found = office.installed.service.who_wrote(*FIRST, person=person, at=office.now)
    assert found.name == "赵某"
    assert erase(office, person=person)
