"""The ledger of a year: every matter under way in it, as recorded by a day, the same again."""

import io
from datetime import UTC, date, datetime

import pytest
from makers import CASE, make_case, make_world, walk_until
from openpyxl import load_workbook

from api.demo.scene import BODY
from api.papers.views.year_book import year_workbook
from decision_flow.domain.execution.report import period_named

LATER = datetime(2024, 6, 1, tzinfo=UTC)
OPENED, CLOSED = date(2023, 2, 1), date(2023, 11, 21)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    home = tmp_path_factory.mktemp("year")
    service = make_world(f"sqlite:///{home / 'year.db'}", home)
    make_case(service)
    walk_until(service, "closing", "close")
    yield service
    service.database.close()


def ledger(service, period, at=LATER):
    return service.year_ledger(BODY, period_named(period), at=at)


def test_a_matter_stands_with_the_day_of_each_stage(told):
    (each,) = ledger(told, "2023").entries
    assert (each.case, each.opened, each.phase.zh) == (CASE, OPENED, "已结案")
    days = {label.zh: day for label, day in each.days.items()}
    assert days["签发"] == date(2023, 6, 6)
    assert days["结案"] == CLOSED
    assert list(days.values()) == sorted(days.values())
    assert each.lead == "宁津县交通运输局"
    assert "〔2023〕" in each.number
    assert each.head == told.journal(BODY, CASE)[-1].digest


@pytest.mark.parametrize(
    ("period", "stands"),
    [
        ("2022", False),
        ("2023-01", False),
        ("2023-02", True),
        ("2023-11", True),
        ("2023-12", False),
        ("2024", False),
    ],
)
def test_it_stands_from_the_period_of_its_opening_to_that_of_its_end(told, period, stands):
    assert bool(ledger(told, period).entries) is stands


def test_of_a_moment_only_what_was_recorded_by_then_is_told(told):
    early = datetime(2023, 5, 1, tzinfo=UTC)
    (each,) = ledger(told, "2023", early).entries
    assert each.phase.zh != "已结案"
    assert not each.number
    assert not {"签发", "公布", "归档", "结案"} & {label.zh for label in each.days}
    assert ledger(told, "2023", datetime(2023, 1, 1, tzinfo=UTC)).entries == ()


def test_the_same_ledger_is_the_same_table(told):
    found = ledger(told, "2023")
    assert year_workbook(found) == year_workbook(ledger(told, "2023"))
    book = load_workbook(io.BytesIO(year_workbook(found)))
    assert book["台账"].max_row == 2
    assert book["台账"]["C2"].value == found.entries[0].title
    assert [row[0].value for row in book["说明"].iter_rows(min_row=2)][-1] == "示例 Illustrative"


def test_it_comes_over_http_and_a_day_to_come_is_refused(office):
    office.now = LATER
    answer = office.get("/reports/ledger/2023/ledger.xlsx")
    assert answer.status_code == 200
    assert load_workbook(io.BytesIO(answer.content)).sheetnames == ["台账", "说明"]
    assert office.get("/reports/ledger/2023/ledger.xlsx?until=2030-01-01").status_code == 422
    assert office.get("/reports/ledger/2023H3/ledger.xlsx").status_code == 422
