"""What would make a guard look away: rows that stand in the way, tables of a session's own."""

import sqlite3
from contextlib import closing

import pytest
from makers import CASE
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError
from tampering import codes

from decision_flow.store.guards import wanted_guards

FILLED = ("journal", "procedure", "procedure_gate", "procedure_gate_step", "calendar", "document")
"""Tables that only grow and that the story has rows of."""


def _columns(connection, table):
    return [row[1:6:4] for row in connection.execute(f"PRAGMA table_info({table})")]


@pytest.mark.parametrize("table", FILLED)
def test_no_row_is_taken_away_by_the_number_of_its_row(decided_on_sqlite, table):
    """`INSERT OR REPLACE` with another key, in the place of a row that is there."""
    with closing(sqlite3.connect(decided_on_sqlite)) as connection:
        columns = _columns(connection, table)
        found = connection.execute(f"SELECT rowid, * FROM {table} LIMIT 1").fetchone()  # noqa: S608 - our own names
        names = [name for name, _ in columns]
        key = next(n for n, (name, place) in enumerate(columns) if place)
        new = list(found[1:])
        new[key] = "ff" * 32
        marks = ", ".join("?" * len(found))
        statement = f"INSERT OR REPLACE INTO {table} (rowid, {', '.join(names)}) VALUES ({marks})"  # noqa: S608 - the same
        with pytest.raises(sqlite3.IntegrityError, match="already written"):
            connection.execute(statement, (found[0], *new))


def test_every_table_that_only_grows_asks_for_the_number_of_a_row():
    guards = {n: said for n, said in wanted_guards("sqlite").items() if n.endswith("_once")}
    assert len(guards) >= len(FILLED)
    assert [name for name, said in guards.items() if "o.rowid = NEW.rowid" not in said] == []


def test_no_case_is_taken_away_by_giving_another_its_number(decided_on_sqlite):
    with (
        closing(sqlite3.connect(decided_on_sqlite)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="keeps its number"),
    ):
        connection.execute("UPDATE OR REPLACE decision_case SET rowid = rowid + 1")


@pytest.fixture
def decided_on_sqlite(sqlite_stages, tmp_path):
    with sqlite_stages.service("decided", tmp_path) as service:
        yield make_url(service.database.engine.url).database


@pytest.mark.postgres
def test_tables_of_a_session_do_not_come_before_ours(postgres_stages, tmp_path):
    """All that the guards look at, shown to them as somebody would like it."""
    with postgres_stages.service("opened", tmp_path) as service:
        with (
            pytest.raises(DBAPIError, match="gate does not stand"),
            service.database.writing() as connection,
        ):
            connection.exec_driver_sql(_MISLEADING)
        assert service.case("ningjin", CASE).view.phase == "initiation"
        assert codes(service) == []


_MISLEADING = """
CREATE TEMP TABLE procedure_gate_step AS SELECT * FROM public.procedure_gate_step LIMIT 0;
CREATE TEMP TABLE gate_standing AS SELECT * FROM public.gate_standing LIMIT 0;
CREATE TEMP TABLE journal AS SELECT stream_id, seq, digest, prev, 'a' AS step,
    convert_to('{"draft": "DRAFT", "edges": [["a","x","none","ok"],["b","x","none","ok"]]}', 'UTF8')
    AS body FROM public.journal;
CREATE TEMP TABLE procedure_gate AS SELECT p.digest, g.gate, true AS mandatory,
    false AS exemptible, ',' || g.step || ',' AS steps FROM public.procedure p,
    (VALUES ('legality', 'a'), ('deliberation', 'b')) AS g(gate, step);
INSERT INTO procedure_gate_step (digest, gate, step, counting)
    SELECT digest, gate, trim(both ',' from steps), ',ok,' FROM procedure_gate;
INSERT INTO gate_standing (case_id, gate, standing, draft, fact_seq)
    SELECT 'CASE', gate, 'fresh', 'DRAFT', 1 FROM procedure_gate GROUP BY gate;
UPDATE public.decision_case SET phase = 'decided', draft = 'DRAFT' WHERE id = 'CASE'
""".replace("DRAFT", "d" * 64).replace("CASE", CASE)


@pytest.mark.postgres
def test_every_function_of_a_guard_says_where_it_looks(postgres_stages, tmp_path):
    with (
        postgres_stages.service("world", tmp_path) as service,
        service.database.reading() as connection,
    ):
        query = (
            "SELECT DISTINCT p.proname, p.proconfig::text FROM pg_trigger t"
            " JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal"
        )
        found = dict(connection.exec_driver_sql(query).all())
    assert len(found) >= 9
    assert {
        name for name, config in found.items() if config != '{"search_path=public, pg_temp"}'
    } == set()
