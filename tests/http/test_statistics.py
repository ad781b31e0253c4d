"""The figures of a body over HTTP: counted again from its journal, frozen, and as a workbook."""

import io
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import figures_again
import owed_again
import pytest
from complained import entered, registered
from makers import CASE, make_case, walk_until
from openpyxl import load_workbook
from overseen import COURSE, sent
from refusals import codes_of, unmet_in
from sqlalchemy import select

from api.demo.scene import BODY, at
from decision_flow.domain.people import CHINA
from decision_flow.store.tables import JOURNAL, REFUSAL

HOSTILE = '=HYPERLINK("http://example.invalid","点我")'
FIRST, LAST = date(2023, 1, 1), date(2023, 12, 31)
YEAR = f"first={FIRST}&last={LAST}"


def told(office, query=YEAR):
    answer = office.get(f"/statistics?{query}")
    assert answer.status_code == 200, answer.text
    return {each["key"]: each for each in answer.json()["statistics"]}


def counts(figure):
    return {row["key"]: row["count"] for row in figure["rows"] if row["count"]}


def journal(office):
    """Return the lines of the body's cases, case by case, and all that was refused."""
    with office.installed.service.database.reading() as connection:
        lines = connection.execute(
            select(JOURNAL.c.stream_id, JOURNAL.c.body)
            .where(JOURNAL.c.body_id == BODY, JOURNAL.c.stream_id != BODY)
            .order_by(JOURNAL.c.stream_id, JOURNAL.c.seq)
        ).all()
        refused = connection.execute(select(REFUSAL.c.body)).scalars().all()
    cases = {}
    for stream, body in lines:
        cases.setdefault(stream, []).append(bytes(body))
    now = office.now
    return (
        [figures_again.read(each, now) for each in cases.values()],
        figures_again.read([bytes(each) for each in refused], now),
    )


def worked(office):
    """Return an office with a case that is being carried out, one just begun, and refusals."""
    make_case(office.installed.service)
    walk_until(office.installed.service, "execution", "finish")
    office.now = datetime(2023, 7, 1, 2, tzinfo=UTC)
    office.opened(title=HOSTILE)
    early = {"step": "closing", "move": "closing.close", "payload": {"statement": "结案"}}
    version = office.get(f"/cases/{CASE}").json()["version"]
    assert office.move(CASE, early, version=version).status_code == 409
    return office


def test_every_figure_is_the_one_counted_again_from_the_journal(any_office):
    office = worked(any_office)
    found, (cases, refusals) = told(office), journal(office)
    assert counts(found["cases"]) == figures_again.by_phase(cases)
    assert counts(found["refusals"]) == figures_again.refused(refusals, FIRST, LAST)
    assert counts(found["on_time"]) == owed_again.on_time(cases, FIRST, LAST)
    times = figures_again.times(cases, FIRST, LAST)
    rows = {row["key"]: row for row in found["step_times"]["rows"]}
    assert times
    for step, passed in times.items():
        took = [(last - first).days for first, last in passed]
        assert sorted(each["days"] for each in rows[step]["items"]) == sorted(took)
    shared = found["adoption"]["rows"][0]["share"]
    whole, _, total = figures_again.adopted(cases, FIRST, LAST)
    assert shared == str(Fraction(whole, total))
    assert found["on_time"]["source"]["place"] == "第三十四条"


def test_a_number_leads_to_its_cases(any_office):
    office = worked(any_office)
    rows = {row["key"]: row for row in told(office)["cases"]["rows"]}
    (begun,) = rows["initiation"]["items"]
    assert begun["what"] == HOSTILE
    assert office.get(f"/cases/{begun['stream']}").json()["title"] == HOSTILE


def test_what_is_recorded_later_changes_no_figure_that_was_frozen(any_office):
    office = worked(any_office)
    frozen = f"{YEAR}&frozen={office.now.isoformat().replace('+00:00', 'Z')}"
    before = told(office, frozen)
    office.now += timedelta(days=200)
    office.opened()
    registered(office)
    assert told(office, frozen) == before
    assert told(office) != before


def test_complaints_are_counted_by_stage(office):
    registered(office)
    entered(office, "accept_complaint", complaint=registered(office))
    assert counts(told(office)["complaints"]) == {"registered": 1, "accepted": 1}


def test_what_a_supervision_came_to_is_counted_and_leads_to_its_line(any_office):
    office = any_office
    for said, who, on in COURSE[:4]:
        assert sent(office, said, who, on).status_code == 201
    office.now = at(date(2023, 7, 1))
    found = told(office)
    assert counts(found["supervisions"]) == {"unconcluded": 1}
    assert counts(found["rectifications"]) == {"overdue": 1}
    assert found["rectifications"]["source"]["place"] == "第十八条"
    (late,) = [row for row in found["rectifications"]["rows"] if row["count"]]
    (item,) = late["items"]
    assert (late["share"], item["stream"]) == ("1", BODY)
    assert office.get("/supervisions").json()["supervisions"][0]["supervision"] in item["what"]


def test_no_cell_of_the_workbook_is_a_formula(office):
    office = worked(office)
    answer = office.get(f"/statistics.xlsx?{YEAR}")
    assert answer.status_code == 200
    book = load_workbook(io.BytesIO(answer.content))
    cells = [cell for page in book for line in page.iter_rows() for cell in line]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    (hostile,) = [c for c in cells if c.value == HOSTILE]
    assert hostile.quotePrefix
    figures = {
        (row[2], row[3]) for row in book["指标 Figures"].iter_rows(min_row=2, values_only=True)
    }
    assert ("initiation", 1) in figures
    (moment,) = [row[1] for row in book["说明 About"].values if row[0] == "冻结时刻 Frozen"]
    assert moment == f"{office.now.astimezone(CHINA):%Y-%m-%d %H:%M:%S}"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("first=2023-01-02&last=2023-01-01", 409),
        (f"{YEAR}&frozen=2023-02-02T02:00:00Z", 409),
        (f"{YEAR}&frozen=2023-02-01T02:00:00Z", 200),
        (f"{YEAR}&frozen=2023-02-01T02:00:00", 422),
        (f"{YEAR}&frozen=0001-01-01T00:00:00%2B08:00", 404),
        (f"{YEAR}&frozen=1948-12-31T23:59:59%2B08:00", 404),
        (f"{YEAR}&frozen=1949-01-01T00:00:00%2B08:00", 404),
        (f"{YEAR}&frozen=2199-12-31T23:59:59%2B08:00", 409),
        (f"{YEAR}&frozen=2200-01-01T00:00:00%2B08:00", 409),
        (f"{YEAR}&frozen=9999-12-31T23:59:59-12:00", 409),
        ("first=2023-01-01", 422),
        (f"{YEAR}&more=1", 422),
    ],
)
def test_a_period_has_an_end_and_a_moment_has_come(office, query, status):
    assert office.get(f"/statistics?{query}").status_code == status
    assert office.get(f"/statistics.xlsx?{query}").status_code == status


def test_a_moment_to_come_and_a_period_that_ends_first_are_told_together(office):
    answer = office.get("/statistics?first=2023-01-02&last=2023-01-01&frozen=2023-02-05T17:00:00Z")
    assert codes_of(answer) == ["statistics.frozen", "statistics.period"]
    frozen, period = unmet_in(answer)
    assert frozen["earliest"] == "2023-02-06", "by the clock of the body"
    assert "2023-02-06 01:00:00" in frozen["reason"]["zh"]
    assert period["reason"]["en"] == "The period ends (2023-01-01) before it begins (2023-01-02)."
    assert office.get("/statistics?first=2023-01-01&last=2023-01-01").status_code == 200


def test_nobody_counts_the_cases_of_another_body(office):
    office = worked(office)
    assert office.get(f"/statistics?{YEAR}", None).status_code == 401
    assert office.get(f"/statistics?{YEAR}", "retired").status_code == 403
    rows = office.get(f"/statistics?{YEAR}", "stranger").json()["statistics"][0]["rows"]
    assert [row["count"] for row in rows] == [0] * len(rows)


def test_before_the_body_was_founded_there_is_nothing_to_count(office):
    answer = office.get(f"/statistics?{YEAR}&frozen=2020-01-01T00:00:00Z")
    assert answer.status_code == 404
