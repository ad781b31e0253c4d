"""The case that is measured stays lawful: its procedure is proved, and its course is accepted."""

from datetime import UTC, datetime

import pytest

from benchmarks.__main__ import MENU
from benchmarks.ours import acts
from benchmarks.ours.cast import BODY, CHIEF
from benchmarks.ours.decade import Decade
from benchmarks.ours.service import READERS, Ours, certificate, procedure
from benchmarks.peers import course
from benchmarks.report import PAGE
from decision_flow.audit import verify
from decision_flow.domain.answering.look import Look
from decision_flow.domain.kind import Phase


def test_its_procedure_is_proved():
    assert certificate(procedure())


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    return Ours(tmp_path_factory.mktemp("measured"))


@pytest.mark.parametrize("together", [course.TOGETHER, course.TOGETHER[::-1]])
def test_its_twenty_moves_lead_to_closing_with_the_parallel_ones_in_either_order(ours, together):
    assert len(acts.COURSE) == len(course.STEPS) == 20
    case = ours.begin()
    for step in (*course.BEFORE, *together, *course.AFTER):
        ours.advance(case, step)
    ours.finish(case)


def test_ten_years_pass_with_every_case_on_days_of_its_own_and_people_in_three_offices(tmp_path):
    decade = Decade(tmp_path)
    decade.pass_by(9)
    service = decade.service
    closed = [service.case(BODY, f"case-{n + 1}").case for n in range(9)]
    assert {case.phase for case in closed} == {Phase.CLOSED}
    now = datetime(2026, 1, 5, tzinfo=UTC)
    found = service.ledger_of(BODY, Look(person=CHIEF), person=CHIEF, at=now)
    assert len({each.unit for each in found.units}) == len(found.seats) == 3
    assert {seat.until is None for seat in found.seats[:-1]} == {False}
    days = {e.stated_at.date() for p in found.parts for e in p.entries}
    assert (min(days).year, max(days).year) == (2015, 2025)
    assert {day.year for day in days} >= {2016, 2018, 2020, 2022, 2024}
    first = [min(e.stated_at for e in p.entries) for p in found.parts]
    assert len(set(first)) == len(first) == 10
    assert verify(service.database, service.files, READERS).findings == []
    service.database.close()


@pytest.mark.parametrize("name", MENU)
def test_the_page_has_a_place_for_what_is_measured(name):
    page = PAGE.read_text(encoding="utf-8")
    assert page.count(f"<!-- {name}: written by the command -->") == 1
    assert page.count(f"<!-- end {name} -->") == 1
