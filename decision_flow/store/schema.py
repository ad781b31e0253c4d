"""The schema in the database: brought up to date."""

from alembic import command

from decision_flow.store.database import Database
from decision_flow.store.guards import alembic_config

_LOCK = 0x6465_6369
"""Any number, the same in every process: two of them must not migrate at once."""


def upgrade(database: Database) -> None:
    """Bring the schema to the newest revision, in one transaction; safe to call at every start."""
    with database.writing() as connection:
        if database.dialect == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
