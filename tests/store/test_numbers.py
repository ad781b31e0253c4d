"""Numbers of documents: in order, none twice, and a gap explains itself."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from makers import CASE, CLERK, READERS
from overtaking import overtaken, signing
from shifting import told_later

from api.demo.scene import BODY, MARK
from decision_flow.audit import verify
from decision_flow.domain.errors import CaseNotFoundError
from decision_flow.domain.numbering import (
    Numbered,
    OpenSeries,
    TakeNumber,
    VoidNumber,
    numbers_for,
    registered,
)
from decision_flow.service import Moved
from decision_flow.service.bodies import Wanted
from decision_flow.service.errors import NumberNotNextError, StaffError

AT = datetime(2023, 6, 1, 2, tzinfo=UTC)
NEXT_YEAR = datetime(2024, 1, 2, 2, tzinfo=UTC)
LAST_EVENING = datetime(2023, 12, 31, 15, 59, tzinfo=UTC)
NEW_YEAR = datetime(2023, 12, 31, 16, tzinfo=UTC)
SERIES = OpenSeries(series="d", mark=MARK, serves=(Numbered.DECISION,), year=2023)
WANTED = Wanted("d", Numbered.DECISION, "关于甲事项的通知")


def enter(service, said, at=AT):
    return service.enter(BODY, said, actor=CLERK, at=at)


def take(service, at=AT, **change):
    wanted = Wanted(**{"series": "d", "paper": Numbered.DECISION, "title": "通知", **change})
    fact = service.take_number(BODY, wanted, actor=CLERK, at=at).fact
    series = service.body(BODY).series("d")
    return series.words(series.find(fact.payload.year, fact.payload.number))


def void(number, year=2023):
    return VoidNumber(series="d", year=year, number=number, reasons="题名有误，重新取号")


@pytest.fixture
def open_series(service):
    enter(service, SERIES)
    return service


def test_numbers_run_from_one_without_zeros_and_in_the_brackets_of_the_rule(open_series):
    assert [take(open_series) for _ in range(3)] == [f"{MARK}〔2023〕{n}号" for n in (1, 2, 3)]
    assert take(open_series)[len(MARK)] == "\u3014"


def test_each_year_begins_anew_at_midnight_of_the_body(open_series):
    moments = (AT, LAST_EVENING, NEW_YEAR, NEXT_YEAR)
    assert [take(open_series, at) for at in moments] == [
        f"{MARK}〔{year}〕{n}号" for year, n in ((2023, 1), (2023, 2), (2024, 1), (2024, 2))
    ]


def test_a_series_goes_on_after_what_was_given_on_paper_that_year_alone(service):
    with pytest.raises(StaffError):
        enter(service, OpenSeries(**{**values(SERIES), "given": 12}))
    enter(service, OpenSeries(**{**values(SERIES), "given": 12, "reasons": "纸质登记簿"}))
    assert take(service) == f"{MARK}〔2023〕13号"
    assert take(service, NEXT_YEAR) == f"{MARK}〔2024〕1号"


def values(said):
    return {name: getattr(said, name) for name in said.__dataclass_fields__}


def test_a_voided_number_stays_with_its_reason_and_is_not_given_again(open_series):
    take(open_series)
    enter(open_series, void(1))
    assert take(open_series) == f"{MARK}〔2023〕2号"
    _, first = registered(open_series.body(BODY).body.series)[-1]
    assert (first.number, first.voided) == (1, "题名有误，重新取号")
    with pytest.raises(StaffError):
        enter(open_series, void(1))


@pytest.mark.parametrize(
    "said",
    [
        SERIES,
        OpenSeries(**{**values(SERIES), "series": "e"}),
        OpenSeries(**{**values(SERIES), "series": "e", "mark": "x", "serves": ()}),
        OpenSeries(**{**values(SERIES), "series": "e", "mark": "x", "year": 2022}),
        TakeNumber(series="no", year=2023, number=1, paper=Numbered.DECISION, title="x"),
        TakeNumber(series="d", year=2023, number=1, paper=Numbered.NOTICE, title="x"),
        TakeNumber(series="d", year=2022, number=1, paper=Numbered.DECISION, title="x"),
        void(1),
        VoidNumber(series="no", year=2023, number=1, reasons="x"),
    ],
)
def test_what_does_not_fit_the_register_is_not_entered(open_series, said):
    before = open_series.body(BODY)
    with pytest.raises(StaffError):
        enter(open_series, said)
    assert open_series.body(BODY) == before


@pytest.mark.parametrize("number", [0, 2])
def test_no_number_is_given_out_of_its_turn(open_series, number):
    said = TakeNumber(series="d", year=2023, number=number, paper=Numbered.DECISION, title="x")
    with pytest.raises(NumberNotNextError) as caught:
        enter(open_series, said)
    assert caught.value.following == 1


def test_a_number_is_taken_for_a_case_of_the_body_only(open_series):
    with pytest.raises(CaseNotFoundError):
        take(open_series, case="c_none")


def test_clerks_who_ask_at_once_get_a_number_each(open_series):
    with ThreadPoolExecutor(4) as clerks:
        found = list(clerks.map(lambda _: take_one(open_series), range(8)))
    assert sorted(found) == list(range(1, 9))


def take_one(service):
    return service.take_number(BODY, WANTED, actor=CLERK, at=AT).fact.payload.number


def test_what_was_written_in_the_register_is_verified_and_rebuilt(open_series):
    take(open_series)
    enter(open_series, void(1))
    staff = open_series.body(BODY)
    open_series.known._bodies.drop(BODY)  # noqa: SLF001 - as after a new start
    assert open_series.body(BODY) == staff
    assert numbers_for(staff.body.series, CASE, Numbered.DECISION) == ()
    assert verify(open_series.database, open_series.files, READERS).passed


def test_a_number_that_a_case_was_issued_under_is_not_voided(at_stage):
    service = at_stage("closed")
    enter(service, SERIES)
    assert take(service, case=CASE) == f"{MARK}〔2023〕1号"
    with pytest.raises(StaffError) as caught:
        enter(service, void(1))
    assert "已用于签发" in caught.value.text.zh
    take(service, case=CASE)
    enter(service, void(2))


@pytest.mark.postgres
def test_whoever_voids_a_number_waits_for_a_signing_under_way_and_sees_it(
    postgres_stages, tmp_path
):
    with postgres_stages.service("world", tmp_path) as service:
        at = told_later(service, "superior_approval.not_applicable", on=AT.date())
        enter(service, SERIES, at)
        assert take(service, at, case=CASE) == f"{MARK}〔2023〕1号"
        signed = at + timedelta(days=1)
        found = overtaken(
            service, signing(service, signed), lambda: enter(service, void(1), signed)
        )
        assert found.waited, "who voids did not wait for the signing"
        assert isinstance(found.moved, Moved)
        (refused,) = found.came_to
        assert isinstance(refused, StaffError)
        assert "已用于签发" in refused.text.zh
