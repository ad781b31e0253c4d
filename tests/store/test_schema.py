"""The migrations make the tables, and every guard is there."""

from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from decision_flow.store import Database, upgrade
from decision_flow.store.columns import metadata
from decision_flow.store.guards import alembic_config, guard_faults, wanted_guards

NAIVE = datetime(2023, 1, 1, tzinfo=UTC).replace(tzinfo=None)
GUARDED = {
    "journal",
    "refusal",
    "procedure",
    "procedure_gate",
    "procedure_layout",
    "procedure_gate_step",
    "calendar",
    "document",
    "letter",
    "letter_erasure",
    "opinion",
    "opinion_erasure",
    "opinion_ledger",
}


@pytest.fixture
def database(database_url):
    made = Database(database_url)
    upgrade(made)
    yield made
    made.close()


def test_the_migrations_make_the_tables_and_nothing_else(database):
    with database.writing() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_checks_and_keys_bear_the_names_that_the_tables_give_them(database):
    found = inspect(database.engine)
    for table in metadata.sorted_tables:
        checks = {c["name"] for c in found.get_check_constraints(table.name)}
        wanted = {c.name for c in table.constraints if c.name and c.name.startswith("ck_")}
        assert checks == wanted, table.name


def test_upgrading_again_changes_nothing(database):
    upgrade(database)
    with database.reading() as connection:
        versions = connection.execute(text("SELECT version_num FROM alembic_version")).scalars()
        scripts = ScriptDirectory.from_config(alembic_config())
        assert list(versions) == scripts.get_heads()


def test_every_guard_is_there_and_known_by_name(database):
    query = (
        "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"
        if database.dialect == "sqlite"
        else "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE NOT t.tgisinternal AND t.tgenabled = 'O'"
    )
    with database.reading() as connection:
        tables = list(connection.execute(text(query)).scalars())
        assert list(guard_faults(connection)) == []
    assert set(tables) == GUARDED | {"decision_case", "gate_standing"}
    triggers = [n for n in wanted_guards(database.dialect) if not n.endswith("()")]
    assert len(tables) == len(triggers)


def test_sqlite_is_told_what_it_must_be_told(sqlite_url):
    database = Database(sqlite_url)
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    with database.reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
    database.close()
    assert found == wanted


def test_a_reading_transaction_writes_nothing(database):
    with database.reading() as connection:
        if database.dialect == "sqlite":
            connection.execute(text("INSERT INTO calendar VALUES (:d, 'x')"), {"d": "0" * 64})
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM calendar")).scalar_one() == 0


def test_a_plain_postgresql_address_means_psycopg(postgres_url):
    database = Database(postgres_url.replace("postgresql+psycopg", "postgresql"))
    assert database.engine.dialect.driver == "psycopg"
    with database.reading() as connection:
        assert connection.execute(text("SHOW transaction_read_only")).scalar_one() == "on"
    database.close()


def test_naive_moments_never_reach_a_column(database):
    column = metadata.tables["journal"].c.recorded_at.type
    with pytest.raises(ValueError, match="time zone"):
        column.process_bind_param(NAIVE, database.engine.dialect)
