"""The report on how decisions are carried out over HTTP: data, paper, tables, and who gets them."""

import io
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook
from population import populate

from api.imports.tables import XLSX

LATER = datetime(2024, 1, 8, 1, tzinfo=UTC)
REPORT = "/reports/execution/2023H2"


@pytest.fixture
def reported(office):
    populate(office.installed.service, 2, seed=3)
    office.now = LATER
    return office


def test_the_same_figures_come_as_data_as_a_paper_and_as_tables(reported):
    data = reported.get(REPORT).json()
    assert (data["first"], data["last"]) == ("2023-07-01", "2023-12-31")
    tasks = [task for each in data["decisions"] for task in each["tasks"]]
    assert sum(each["count"] for each in data["conditions"]) == len(tasks) > 0
    assert sum(each["count"] for each in data["on_time"]["stands"]) == data["on_time"]["due"]
    assert "按时办结率" in data["on_time"]["definition"]
    paper = reported.get(f"{REPORT}/report.pdf?audience=congress")
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")
    tables = reported.get(f"{REPORT}/report.xlsx")
    assert tables.headers["content-type"] == XLSX
    assert load_workbook(io.BytesIO(tables.content))["任务"].max_row == len(tasks) + 1


def test_as_of_a_day_that_is_over_it_stays_as_it_was(reported):
    asked = f"{REPORT}?until=2023-09-30"
    first = reported.get(asked).json()
    assert first["at"] == "2023-09-30T15:59:59.999999Z"
    reported.now = LATER.replace(year=2025)
    assert reported.get(asked).json() == first


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("/reports/execution/2023H3", "period"),
        (f"{REPORT}?until=2024-01-09", "until"),
        (f"{REPORT}?until=2023-06-30", "until"),
        ("/reports/execution/2024H2", "period"),
        (f"{REPORT}?until=soon", "until"),
        (f"{REPORT}?audience=press", "audience"),
        (f"{REPORT}?since=2023-01-01", "since"),
    ],
)
def test_a_report_that_cannot_be_made_says_which_word_is_wrong(reported, asked, field):
    answer = reported.get(asked)
    assert answer.status_code == 422, answer.text
    (fault,) = answer.json()["faults"]
    assert fault["field"].split(".")[-1] == field
    assert fault["wrong"]["zh"]
    assert fault["right"]["en"]


def test_up_to_today_and_on_the_first_day_it_can_be_made(reported):
    assert reported.get(f"{REPORT}?until=2024-01-08").status_code == 200
    assert reported.get(f"{REPORT}?until=2023-07-01").status_code == 200


def test_who_is_of_another_body_sees_nothing_of_it(reported):
    assert reported.get(REPORT, None).status_code == 401
    answer = reported.get(REPORT, "stranger")
    assert answer.status_code == 403 or answer.json()["decisions"] == []
