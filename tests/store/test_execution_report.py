"""The report on how decisions are carried out tells what the journal tells, and stays as it was."""

import io
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import owed_again
import pytest
from figures_again import day, read
from makers import make_world
from openpyxl import load_workbook
from population import GIVEN, populate
from sqlalchemy import select

from api.demo.scene import BODY
from api.papers.output.pdf import to_pdf
from api.papers.output.workbook import Leaf, to_xlsx
from api.papers.views.execution import report_paper
from api.papers.views.execution_book import execution_workbook
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.execution.report import (
    Audience,
    Condition,
    execution_report,
    period_named,
)
from decision_flow.store.tables import JOURNAL

CHINA = ZoneInfo("Asia/Shanghai")
HALF = period_named("2023H2")
LATER = datetime(2024, 1, 8, tzinfo=UTC)
MIDWAY = datetime(2023, 9, 1, tzinfo=UTC)
CASES = 5


@pytest.fixture(scope="module")
def carried(tmp_path_factory):
    folder = tmp_path_factory.mktemp("carried")
    service = make_world(f"sqlite:///{folder / 'cases.db'}", folder)
    populate(service, CASES, seed=7)
    yield service
    service.database.close()


def _told(service, at):
    """Reckon the figures from the bytes of the journal, by nothing that the engine says."""
    with service.database.reading() as connection:
        query = select(JOURNAL.c.stream_id, JOURNAL.c.body).order_by(JOURNAL.c.seq)
        streams = {}
        for stream, body in connection.execute(query):
            streams.setdefault(stream, []).append(bytes(body))
    del streams[BODY]
    cases = {stream: read(lines, at) for stream, lines in streams.items()}
    issued = {
        stream: day(line["stated_at"])
        for stream, lines in cases.items()
        for line in lines
        if (line["kind"].partition("@")[0], line["verb"]) == ("issue", "sign")
    }
    found = {
        (stream, key): task
        for stream, lines in cases.items()
        for key, task in owed_again.tasks(lines).items()
    }
    return issued, found


def _conditions(tasks, today):
    return Counter(
        "accepted"
        if one["ok"]
        else "waiting"
        if one["did"]
        else "overdue"
        if today > one["due"]
        else "under_way"
        for one in tasks.values()
    )


@pytest.mark.parametrize("at", [MIDWAY, LATER])
def test_every_figure_is_what_the_journal_says(carried, at):
    report = carried.execution_report(BODY, HALF, at=at)
    issued, tasks = _told(carried, at)
    owed = {
        case
        for case, on in issued.items()
        if on <= HALF.last
        and (
            not any(c == case for c, _ in tasks)
            or any(
                c == case and (not t["ok"] or t["ok"] >= HALF.first) for (c, _), t in tasks.items()
            )
        )
    }
    assert {each.issued.case for each in report.decisions} == owed
    told = {key: one for key, one in tasks.items() if key[0] in owed}
    today = at.astimezone(CHINA).date()
    assert {c: report.count(c) for c in Condition if report.count(c)} == _conditions(told, today)
    due = {key: owed_again.stands(one) for key, one in told.items() if one["counted"] in HALF}
    assert {(t.case, t.key): t.stands for t in report.on_time.tasks} == due
    assert report.on_time.rate is None or report.on_time.rate.denominator <= len(due)
    assert report.issued == 0


def test_a_report_made_again_is_the_same_whatever_came_later(carried):
    first = carried.execution_report(BODY, HALF, at=MIDWAY)
    assert first == carried.execution_report(BODY, HALF, at=MIDWAY)
    later = carried.execution_report(BODY, HALF, at=LATER)
    assert later != first
    assert report_paper(first, Audience.PARTY) == report_paper(first, Audience.PARTY)
    assert execution_workbook(first) == execution_workbook(first)


@pytest.mark.parametrize("at", [MIDWAY, LATER])
def test_a_task_that_was_reported_done_is_all_done(carried, at):
    report = carried.execution_report(BODY, HALF, at=at)
    over = {Condition.ACCEPTED, Condition.WAITING}
    told = [(t.percent, t.condition in over) for d in report.decisions for t in d.tasks]
    assert any(done for _, done in told)
    assert all(percent == 100 for percent, done in told if done)
    assert any(percent < 100 for percent, done in told if not done)


def test_a_decision_issued_later_is_not_in_the_report(carried):
    before = datetime(2023, 6, 1, tzinfo=UTC)
    assert carried.execution_report(BODY, period_named("2023"), at=before).decisions == ()
    early = carried.execution_report(BODY, period_named("2023-05"), at=LATER)
    assert early.decisions == ()


@pytest.mark.parametrize(("gone", "stays"), [(-1, False), (0, True), (1, True)])
def test_what_was_over_before_the_first_day_is_not_reported_again(carried, gone, stays):
    """The last task is accepted one day before the first day, on it, and one after."""
    whole = carried.execution_report(BODY, HALF, at=LATER)
    over = next(
        each.issued
        for each in whole.decisions
        if each.tasks and all(t.condition is Condition.ACCEPTED for t in each.tasks)
    )
    last = max(
        whole.body.day(tracked.accepted.at)
        for book in over.books.values()
        for tracked in book.tasks.values()
    )
    period = Period(last - timedelta(days=gone), date(2024, 12, 31))
    found = execution_report([over], whole.body, period, LATER).decisions
    assert bool(found) is stays


def test_the_audience_changes_whom_it_is_addressed_to_and_nothing_else(carried):
    report = carried.execution_report(BODY, HALF, at=LATER)
    papers = [report_paper(report, each) for each in Audience]
    assert len({p.addressee for p in papers}) == len(papers)
    assert len({(p.title, p.blocks, p.origin) for p in papers}) == 1
    assert papers[0].illustrative


def test_the_report_is_set_as_pdf(carried):
    report = carried.execution_report(BODY, HALF, at=LATER)
    paper = report_paper(report, Audience.GOVERNMENT)
    made = to_pdf(paper)
    assert made.startswith(b"%PDF-1.7")
    assert made == to_pdf(paper)


def test_the_workbook_holds_every_task_and_the_same_figures(carried):
    report = carried.execution_report(BODY, HALF, at=LATER)
    book = load_workbook(io.BytesIO(execution_workbook(report)))
    tasks = list(book["任务"].iter_rows(min_row=2, values_only=True))
    assert len(tasks) == len(report.tasks)
    assert book["决策"].max_row == len(report.decisions) + 1
    assert book.properties.modified == report.at.replace(tzinfo=None)
    figures = {row[0]: row[1] for row in book["概况"].iter_rows(min_row=2, values_only=True)}
    assert figures["任务 Tasks"] == len(report.tasks)
    rate = report.on_time.rate
    assert figures["按时办结率 On-time rate"] == (float(rate) if rate is not None else None)


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\x00=x", "a\x08b"]
)
def test_a_text_in_a_workbook_is_never_reckoned(text):
    leaf = Leaf("表", (("列", 10),), [(text,)])
    cell = load_workbook(io.BytesIO(to_xlsx("题", [leaf], LATER)))["表"]["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value == text.replace("\x00", "").replace("\x08", "")


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("2023H1", date(2023, 1, 1), date(2023, 6, 30)),
        ("2023H2", date(2023, 7, 1), date(2023, 12, 31)),
        ("2024Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_a_period_is_named_as_an_office_names_it(word, first, last):
    assert period_named(word) == Period(first, last)


@pytest.mark.parametrize("word", ["", "2023H3", "2023Q0", "2023Q5", "2023-13", "23H1", "2023h1"])
def test_any_other_word_names_no_period(word):
    with pytest.raises(ValueError, match="names no period"):
        period_named(word)


def test_everybody_began_on_the_day_of_the_story(carried):
    found = carried.execution_report(BODY, period_named("2023H1"), at=LATER).decisions
    assert {each.issued.on <= GIVEN for each in found} == {True}
    assert len(found) == CASES
