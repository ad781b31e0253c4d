"""Statements that the driver runs itself say and mean what SQLAlchemy's own would."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from makers import BODY, CASE, make_case, make_world
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from decision_flow.store import Database, cases, filing, upgrade
from decision_flow.store.filing import Filed
from decision_flow.store.prepared import Prepared
from decision_flow.store.tables import DOCUMENT, REFUSAL

MORNING = datetime(2023, 2, 1, 10, 30, 15, 250, tzinfo=timezone(timedelta(hours=8)))
DIGEST = "0" * 64


@pytest.fixture
def database(database_url):
    made = Database(database_url)
    upgrade(made)
    yield made
    made.close()


def refusal(seq):
    return {
        "stream_id": "一案",
        "seq": seq,
        "body_id": "county",
        "prev": DIGEST,
        "digest": DIGEST,
        "recorded_at": MORNING,
        "body": "正文\x00".encode(),
    }


APPEND = Prepared(insert(REFUSAL), *REFUSAL.c.keys())
READ = select(REFUSAL).where(REFUSAL.c.stream_id == bindparam("stream"))


def test_what_is_written_and_read_back_is_what_sqlalchemy_reads(database):
    with database.writing() as connection:
        APPEND.run_each(connection, [refusal(1), refusal(2)])
    with database.reading() as connection:
        ours = list(Prepared(READ).all(connection, {"stream": "一案"}))
        theirs = [tuple(row) for row in connection.execute(READ, {"stream": "一案"})]
    assert [(*row[:-1], bytes(row[-1])) for row in ours] == theirs
    assert ours[0][5] == MORNING
    assert ours[0][5].tzinfo is UTC


def test_a_key_taken_is_told_in_sqlalchemys_words(database):
    with pytest.raises(IntegrityError), database.writing() as connection:
        APPEND.run_each(connection, [refusal(1), refusal(1)])


def test_what_is_run_stays_inside_the_transaction(database):
    def interrupted():
        with database.writing() as connection:
            APPEND.run(connection, refusal(1))
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    with database.reading() as connection:
        assert Prepared(READ).first(connection, {"stream": "一案"}) is None


def test_a_moment_without_a_zone_is_refused(database):
    naive = refusal(1) | {"recorded_at": datetime(2023, 2, 1)}  # noqa: DTZ001 - what it is about
    with pytest.raises(ValueError, match="time zone"), database.writing() as connection:
        APPEND.run(connection, naive)


def _named(count):
    return [hashlib.sha256(bytes([n])).hexdigest() for n in range(count)]


def _file(service, digests):
    rows = [Filed(d, 1, "text/plain", "件", "sun", MORNING) for d in digests]
    values = [
        {"body_id": BODY, **{name: getattr(row, name) for name in row.__slots__}} for row in rows
    ]
    with service.database.writing() as connection:
        connection.execute(insert(DOCUMENT), values)


@pytest.mark.parametrize("count", [3, 65])
def test_however_many_documents_are_named_each_is_looked_up(database_url, tmp_path, count):
    service = make_world(database_url, tmp_path)
    named = _named(count)
    there = set(named[::2])
    _file(service, sorted(there))
    with service.database.reading() as connection:
        assert filing.on_file(connection, BODY, named) == there
        assert filing.on_file(connection, "elsewhere", named) == frozenset()
    service.database.close()


@pytest.mark.parametrize(("count", "told"), [(0, 0), (1, 1), (3, 3), (64, 64), (65, 0)])
def test_whether_all_documents_are_on_file_is_asked_with_the_case(
    database_url, tmp_path, count, told
):
    """More than one question asks for are looked up apart; one that is missing is named there."""
    service = make_world(database_url, tmp_path)
    make_case(service)
    named = _named(66)
    _file(service, named[:65])
    with service.database.reading() as connection:
        found = service.known.load(connection, BODY, CASE, frozenset(named[:count]))
        assert found.filed == frozenset(named[:told])
        short = service.known.load(connection, BODY, CASE, frozenset(named[-1 - count :]))
        assert short.filed == frozenset()
    service.database.close()


def test_where_a_case_stands_is_read_as_its_row_says(database_url, tmp_path):
    service = make_world(database_url, tmp_path)
    moved = make_case(service)
    with service.database.reading() as connection:
        ends = cases.ends(connection, BODY, CASE)
        found = cases.find(connection, BODY, CASE)
        assert (ends.case, ends.procedure) == (found.latest, found.procedure)
        assert (ends.case.seq, ends.case.head) == (moved.seq, moved.head)
        assert cases.ends(connection, "elsewhere", CASE) is None
    service.database.close()
