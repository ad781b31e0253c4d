"""On SQLite a guard of a case is called only where a column that it looks at is written.

Most moves write the number, the digest and the moment of a case's last line and nothing else. A
statement that does not name the phase, the draft or the key cannot change them: the guards of these
found nothing to refuse and cost more than the row. PostgreSQL's guards stay as they are.
"""

from importlib import import_module

from alembic import op

_VERSIONS = "decision_flow.store.migrations.versions"
_asked = import_module(f"{_VERSIONS}.0002_guards")
_stands = import_module(f"{_VERSIONS}.0003_standings")
_gates = import_module(f"{_VERSIONS}.0004_gates_on_entering")

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

CHANGED = ("case_fixed", "case_stands_update", "case_gates_update")
FIXED_TEXT = "decision_case: id, body and procedure stay"


def upgrade() -> None:
    for statement in statements(op.get_bind().dialect.name):
        op.execute(statement)


def statements(dialect: str) -> list[str]:
    """Return what makes the guards of this revision."""
    if dialect != "sqlite":
        return []
    gated = _gates.GATED
    stays = f"OLD.phase IN {gated} AND OLD.draft IS NEW.draft"
    fallen = _gates.FALLEN.format(position="instr")
    stands = _stands.FALLEN.format(**_stands.SQLITE)
    return [
        *(f"DROP TRIGGER {name}" for name in CHANGED),
        _when("case_fixed", "OF id, body_id, procedure_digest", _asked.FIXED, FIXED_TEXT),
        _when(
            "case_stands_update",
            "OF phase",
            f"OLD.phase NOT IN {gated} AND {stands}",
            _stands.TEXT,
        ),
        _when(
            "case_gates_update",
            "OF phase, draft",
            f"NEW.phase IN {gated} AND NOT ({stays}) AND ({fallen})",
            _gates.TEXT,
        ),
        _when("case_line_update", "", f"NEW.phase IN {gated} AND {_gates.LINE_GONE}", _gates.TEXT),
    ]


def _when(name: str, columns: str, condition: str, text: str) -> str:
    event = f"UPDATE {columns} ON" if columns else "UPDATE ON"
    return (
        f"CREATE TRIGGER {name} BEFORE {event} decision_case WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{text}'); END"
    )
