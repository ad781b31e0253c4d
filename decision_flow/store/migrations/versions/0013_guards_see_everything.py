"""Guards see every row that would go, and look at our tables and no other.

On SQLite `INSERT OR REPLACE` takes away whatever stands in its way, by any unique key or by the
number of a row that is named outright, and asks no trigger on DELETE: the guards that asked for the
primary key alone ask for each of these. A statement that gives a row another number could do the
same to a case.

On PostgreSQL a session's temporary tables come before all others unless a function says where it
looks: whoever may make one could show the guards rows of their own.
"""

# ruff: noqa: S608 - every name in these statements is a constant of this file.
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

UNIQUE = {
    "journal": (("stream_id", "seq"),),
    "refusal": (("stream_id", "seq"),),
    "procedure": (("digest",),),
    "procedure_gate": (("digest", "gate"),),
    "procedure_gate_step": (("digest", "gate", "step"),),
    "procedure_layout": (("digest",),),
    "calendar": (("digest",),),
    "decision_case": (("id",),),
    "document": (("body_id", "digest"),),
    "opinion": (("case_id", "notice", "number"), ("id",), ("case_id", "notice", "key")),
    "opinion_erasure": (("id",),),
    "opinion_ledger": (("digest",),),
    "letter": (("body_id", "number"), ("id",), ("body_id", "key")),
    "letter_erasure": (("id",),),
}
"""The tables that only grow, each with all that is unique in it."""

FUNCTIONS = (
    "refuse_change",
    "check_journal_next",
    "check_refusal_next",
    "check_case_fixed",
    "check_standing",
    "check_case_stands",
    "check_case_gates",
    "check_opinion_next",
    "check_letter_next",
)


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar()
        # Named last, temporary tables come last; not named, they come first.
        connection.exec_driver_sql(f"SET LOCAL search_path = {schema}, pg_temp")
    for statement in statements(connection.dialect.name):
        op.execute(statement)


def statements(dialect: str) -> list[str]:
    """Return what makes the guards of this revision."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def _sqlite() -> list[str]:
    made = []
    for table, uniques in UNIQUE.items():
        there = [" AND ".join(f'o."{c}" = NEW."{c}"' for c in columns) for columns in uniques]
        same = " OR ".join(f"({each})" for each in (*there, "o.rowid = NEW.rowid"))
        made.append(f"DROP TRIGGER {table}_once")
        made.append(
            f"CREATE TRIGGER {table}_once BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} o WHERE {same}) "
            f"BEGIN SELECT RAISE(ABORT, '{table}: already written'); END"
        )
    made.append(
        "CREATE TRIGGER decision_case_row BEFORE UPDATE ON decision_case "
        "WHEN NEW.rowid <> OLD.rowid "
        "BEGIN SELECT RAISE(ABORT, 'decision_case: a row keeps its number'); END"
    )
    return made


def _postgresql() -> list[str]:
    return [f"ALTER FUNCTION {name}() SET search_path FROM CURRENT" for name in FUNCTIONS]
