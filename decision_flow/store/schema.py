"""The schema in the database: brought up to date, or compared with the tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from decision_flow.store.database import Database

_LOCK = 0x6465_6369
"""Any number, the same in every process: two of them must not migrate at once."""


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
