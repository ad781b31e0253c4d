"""The figures of a body with five hundred cases are those that the bytes of its journal give."""

from datetime import UTC, date, datetime

import pytest
from agreed import Journal, agrees, counts
from bustling import DAYS, TABLED, bustle, make_world
from figures_again import read
from sqlalchemy import select

from api.demo.scene import BODY
from decision_flow.domain.execution.rate import Period
from decision_flow.store.tables import JOURNAL, REFUSAL

CASES = 500
NOW = datetime(2024, 6, 1, tzinfo=UTC)
YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
SUMMER = Period(date(2023, 6, 1), date(2023, 8, 31))


@pytest.fixture(scope="module")
def bustling(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bustling")
    service = make_world(f"sqlite:///{folder / 'cases.db'}", folder)
    accepted, rules = bustle(service, CASES, seed=733)
    yield service, accepted, rules
    service.database.close()


def written(service, rules, frozen):
    """Return the journal of the body as it stands in the tables, by the moment."""
    with service.database.reading() as connection:
        rows = connection.execute(
            select(JOURNAL.c.stream_id, JOURNAL.c.body).order_by(JOURNAL.c.stream_id, JOURNAL.c.seq)
        ).all()
        refused = connection.execute(select(REFUSAL.c.body)).scalars().all()
    streams = {}
    for stream, body in rows:
        streams.setdefault(stream, []).append(bytes(body))
    told = {stream: read(lines, frozen) for stream, lines in streams.items()}
    body = told.pop(BODY)
    cases = [lines for lines in told.values() if lines]
    return Journal(cases, body, read(map(bytes, refused), frozen), {rules: DAYS}, TABLED)


@pytest.mark.parametrize("period", [YEAR, SUMMER], ids=["year", "summer"])
@pytest.mark.parametrize("frozen", [NOW, datetime(2023, 8, 1, tzinfo=UTC)], ids=["now", "then"])
def test_every_figure_is_the_one_counted_again_from_the_journal(bustling, period, frozen):
    service, _, rules = bustling
    told = service.statistics(BODY, period, frozen=frozen, at=NOW)
    agrees(told, written(service, rules, frozen), period, frozen)


def test_supervisions_and_evaluations_are_among_what_is_counted(bustling):
    service, accepted, _ = bustling
    found = {x.key: x for x in service.statistics(BODY, YEAR, frozen=NOW, at=NOW)}
    assert sum(counts(found["cases"]).values()) == CASES + CASES // 40
    assert accepted > CASES // 2
    for key in ("supervisions_ordered", "supervisions", "objections", "rectifications"):
        assert len(counts(found[key])) > 2, key
    led = {"accountability", "approved", "declined", "carried_out", "clues"}
    assert led <= {*counts(found["followed_supervisions"])}
    assert {*counts(found["evaluations_concluded"])} == {"keep", "rectify"}
    assert {"overdue", "begun_in_time", "begun_late"} <= {*counts(found["evaluations_due"])}


def test_whatever_a_figure_of_supervision_counts_leads_to_a_line_that_says_it(bustling):
    service, _, rules = bustling
    lines = {line["seq"]: line for line in written(service, rules, NOW).body}
    found = {x.key: x for x in service.statistics(BODY, YEAR, frozen=NOW, at=NOW)}
    said = {
        "supervisions_ordered": "order_supervision",
        "supervisions": "order_supervision",
        "findings": "find_in_supervision",
        "conclusions": "conclude_supervision",
        "objections": "object_to_conclusion",
        "rectifications": "conclude_supervision",
    }
    for key, verb in said.items():
        items = [item for row in found[key].rows for item in row.items]
        assert items, key
        for item in items:
            assert lines[item.line]["verb"] == verb
            assert lines[item.line]["payload"]["supervision"] in item.what
