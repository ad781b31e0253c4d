"""Tables, journal, projections, documents, migrations: SQL and canonical bytes live here only."""

from decision_flow.store.database import Database, StoreBusyError
from decision_flow.store.documents import Documents
from decision_flow.store.law import Readers
from decision_flow.store.schema import upgrade

__all__ = ["Database", "Documents", "Readers", "StoreBusyError", "upgrade"]
