"""The schema in the database: brought up to date, or compared with the tables."""

from collections.abc import Mapping
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from decision_flow.store.database import Database

_LOCK = 0x6465_6369
"""Any number, the same in every process: two of them must not migrate at once."""


_APPEND_ONLY = (
    "journal",
    "refusal",
    "procedure",
    "procedure_gate",
    "procedure_layout",
    "calendar",
)
_VERBS = ("insert", "update", "delete")

GUARDS: Mapping[str, frozenset[str]] = {
    "sqlite": frozenset(
        {
            *(f"{table}_no_{verb}" for table in _APPEND_ONLY for verb in ("update", "delete")),
            *(f"{table}_once" for table in (*_APPEND_ONLY, "decision_case")),
            *("journal_next", "refusal_next", "case_gates_insert", "case_gates_update"),
            *("case_fixed", "decision_case_no_delete"),
            *(f"standing_frozen_{verb}" for verb in _VERBS),
        }
    ),
    "postgresql": frozenset(
        {
            *(f"{table}_append_only" for table in _APPEND_ONLY),
            *("journal_next", "refusal_next", "case_gates", "case_fixed", "case_kept"),
            *("standing_frozen", "standing_kept"),
        }
    ),
}
"""The triggers that the migrations make, by database."""

_PRESENT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')",
}


def missing_guards(connection: Connection) -> tuple[str, ...]:
    """Return the triggers that are not there, or switched off."""
    dialect = connection.dialect.name
    present = frozenset(connection.exec_driver_sql(_PRESENT[dialect]).scalars())
    return tuple(sorted(GUARDS[dialect] - present))


def upgrade(database: Database) -> None:
    """Bring the schema to the newest revision, in one transaction; safe to call at every start."""
    with database.writing() as connection:
        if database.dialect == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        command.upgrade(alembic_config(connection), "head")


def alembic_config(connection: Connection) -> Config:
    """Return the settings of our migrations on an open connection."""
    config = Config()
    config.set_main_option(
        "script_location", str(Path(__file__).parent / "migrations").replace("%", "%%")
    )
    config.attributes["connection"] = connection
    return config
