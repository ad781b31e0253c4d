"""The reports that are made of figures: the same figures as data, as a paper and as tables."""

import io
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook
from overseen import BUREAU, CONCLUDED, COURSE, HEAD, KEEPER, clue, conclusion, delivery, sent

from api.demo.scene import BODY, at
from api.imports.tables import XLSX
from api.papers.sheet import Heading, Paragraph, Table
from api.reports.registry import REPORTS
from decision_flow.domain.execution.report import Audience, period_named
from decision_flow.engine.statistics import FORMS, FormName

BULLETIN, ANNUAL = "/reports/supervision/2023H1", "/reports/annual/2023"
KINDS = {BULLETIN: FormName.SUPERVISION, ANNUAL: FormName.ANNUAL}
FORMS_SENT = ("", "/report.html", "/report.pdf", "/report.xlsx")
LATER = date(2023, 7, 10)
DUE = date(2023, 6, 30)


@pytest.fixture
def overseen(office):
    """An office with a supervision of which something is still to be put right, and overdue."""
    for said, who, on in COURSE[:6]:
        assert sent(office, said, who, on).status_code == 201
    office.now = at(LATER)
    return office


def settle(office):
    day = date(2023, 7, 12)
    other = replace(conclusion(unit=BUREAU, concluded_on=CONCLUDED), rectify=())
    sent_all = [
        *((said, who) for said, who, _ in COURSE[6:]),
        (other, HEAD),
        (delivery(unit=BUREAU), KEEPER),
    ]
    for said, who in sent_all:
        answer = sent(office, said, who, day)
        assert answer.status_code == 201, answer.text


def made(office, name, period="2023H1"):
    """Return the report as it is made, and the paper of it."""
    (report,) = [r for kind, r in REPORTS.items() if kind.word == name]
    found = report.made(office.installed.service, BODY, period_named(period), office.now)
    return found, report.paper(found, Audience.CONGRESS)


@pytest.mark.parametrize("asked", [BULLETIN, ANNUAL])
def test_the_same_figures_come_as_data_as_a_paper_and_as_tables(overseen, asked):
    data = overseen.get(asked).json()
    assert data["form"] == KINDS[asked]
    told = {
        (figure["label"]["zh"], row["key"]): row["count"]
        for part in data["parts"]
        for figure in part["figures"]
        for row in figure["rows"]
    }
    paper = overseen.get(f"{asked}/report.pdf?audience=congress")
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")
    page = overseen.get(f"{asked}/report.html?audience=congress")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-security-policy"].startswith(
        "default-src 'none'; style-src 'sha256-"
    )
    assert "同级人民代表大会：" in page.text
    assert f"截至{LATER} 10:00已登记" in page.text  # in the body's own time
    tables = overseen.get(f"{asked}/report.xlsx")
    assert tables.headers["content-type"] == XLSX
    sheet = load_workbook(io.BytesIO(tables.content))["指标 Figures"]
    rows = [*sheet.iter_rows(min_row=2, values_only=True)]
    assert sorted((row[2], row[3]) for row in rows) == sorted(
        (key, count) for (_, key), count in told.items()
    )


@pytest.mark.parametrize("asked", [BULLETIN, ANNUAL])
def test_its_figures_are_those_of_the_body_and_no_others(overseen, asked):
    data = overseen.get(asked).json()
    span = f"first={data['first']}&last={data['last']}"
    known = {x["key"]: x for x in overseen.get(f"/statistics?{span}").json()["statistics"]}
    for part in data["parts"]:
        for figure in part["figures"]:
            assert figure == known[figure["key"]]


def test_the_annual_report_tells_every_figure_once(overseen):
    told = [key for part in FORMS[FormName.ANNUAL].parts for key in part.figures]
    span = "first=2023-01-01&last=2023-12-31"
    known = [x["key"] for x in overseen.get(f"/statistics?{span}").json()["statistics"]]
    assert sorted(told) == sorted(known)


def test_the_bulletin_lists_each_supervision_and_what_is_to_be_put_right(overseen):
    data = overseen.get(BULLETIN).json()
    (supervision,) = data["supervisions"]
    assert (supervision["stage"], supervision["conclusions"]) == ("unconcluded", 1)
    (item,) = supervision["items"]
    assert (item["stands"], item["due"]) == ("overdue", str(DUE))
    tables = load_workbook(io.BytesIO(overseen.get(f"{BULLETIN}/report.xlsx").content))
    (listed,) = tables["整改 To put right"].iter_rows(min_row=2, values_only=True)
    assert listed[:2] == (supervision["supervision"], item["item"])
    assert overseen.get(ANNUAL).json()["supervisions"] == []


def test_the_paper_says_the_numbers_with_their_definitions(overseen):
    report, paper = made(overseen, "supervision")
    text = "\n".join(b.text for b in paper.blocks if isinstance(b, Heading | Paragraph))
    for figure in report.figures.values():
        assert figure.definition.zh in text
        assert str(figure.source) in text
    cells = [row for b in paper.blocks if isinstance(b, Table) for row in b.rows]
    assert ("维持", "1", "100.0%（1/1）", "15.0") in cells
    assert ("整改未报告", "D2023-1 r1（县城市建设投资中心）", str(DUE), "10") in cells
    assert paper.addressee == "同级人民代表大会"
    assert (paper.origin.cases, paper.origin.line) == (1, sum(e.seq for e in report.ends))


def test_another_audience_changes_the_addressee_and_nothing_else(overseen):
    _, congress = made(overseen, "annual", "2023")
    report = next(r for kind, r in REPORTS.items() if kind.word == "annual")
    found = report.made(overseen.installed.service, BODY, period_named("2023"), overseen.now)
    party = report.paper(found, Audience.PARTY)
    assert party.addressee != congress.addressee
    assert party.blocks == congress.blocks


@pytest.mark.parametrize("asked", [BULLETIN, ANNUAL])
def test_as_of_a_day_that_is_over_it_stays_as_it_was(overseen, asked):
    frozen = f"until={LATER}"
    overseen.now = at(date(2023, 7, 11))
    before = [overseen.get(f"{asked}{more}?{frozen}").content for more in FORMS_SENT]
    for said, who, _ in COURSE[6:]:
        assert sent(overseen, said, who, date(2023, 7, 12)).status_code == 201
    after = [overseen.get(f"{asked}{more}?{frozen}").content for more in FORMS_SENT]
    assert after == before
    assert overseen.get(asked).content != before[0]


@pytest.mark.parametrize(
    ("asked", "listed"),
    [("2023H1", 1), ("2023-04", 0), ("2023-05", 1), ("2023-07", 1)],
)
def test_a_supervision_stands_in_the_bulletin_from_its_order_until_it_is_settled(
    overseen, asked, listed
):
    data = overseen.get(f"/reports/supervision/{asked}").json()
    assert len(data["supervisions"]) == listed


@pytest.mark.parametrize(("asked", "listed"), [("2023-07", 1), ("2023-08", 0)])
def test_what_was_settled_before_the_period_began_does_not_stand_in_it(overseen, asked, listed):
    settle(overseen)
    overseen.now = at(date(2023, 8, 20))
    data = overseen.get(f"/reports/supervision/{asked}").json()
    assert len(data["supervisions"]) == listed


def test_a_clue_that_is_passed_on_later_brings_it_back_into_the_bulletin(overseen):
    settle(overseen)
    day = date(2023, 8, 21)
    assert sent(overseen, clue(on=day), KEEPER, day).status_code == 201
    overseen.now = at(date(2023, 8, 31))
    assert len(overseen.get("/reports/supervision/2023-08").json()["supervisions"]) == 1


@pytest.mark.parametrize("kind", ["supervision", "annual"])
@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("2023H3", "period"),
        ("2023?until=2023-07-11", "until"),
        ("2024", "period"),
        ("2023?audience=press", "audience"),
    ],
)
def test_a_report_that_cannot_be_made_says_which_word_is_wrong(overseen, kind, asked, field):
    answer = overseen.get(f"/reports/{kind}/{asked}")
    assert answer.status_code == 422, answer.text
    assert [f["field"].split(".")[-1] for f in answer.json()["faults"]] == [field]


@pytest.mark.parametrize("asked", [BULLETIN, ANNUAL])
def test_who_is_of_another_body_sees_nothing_of_it(overseen, asked):
    assert overseen.get(asked, None).status_code == 401
    answer = overseen.get(asked, "stranger")
    told = [r for p in answer.json()["parts"] for f in p["figures"] for r in f["rows"]]
    assert [row["count"] for row in told if row["count"]] == []
    assert answer.json()["supervisions"] == []


@pytest.mark.parametrize("form", FORMS_SENT[1:])
def test_who_takes_no_such_file_is_told_which_there_is(overseen, form):
    answer = overseen.get(f"{BULLETIN}{form}", headers={"Accept": "image/png"})
    assert answer.status_code == 406
