"""A decision asks the journal itself how its gates stand; documents on file stay as they are.

A standing beside the case is a row that somebody wrote. What closed the gate is in the lines: the
last edge of each of its steps must end in a state that counts, and the standing must rest on the
newest line of these steps. Looked at once, when a case enters the phases from decided on.
"""

# ruff: noqa: S608 - every name in these statements is a constant of this file.
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

GATED = "('decided', 'post_decision', 'closed')"
KEYS = {
    "document": ("body_id", "digest"),
    "procedure_gate_step": ("digest", "gate", "step"),
}
"""The tables that become append-only, and what tells their rows apart."""

FALLEN = f"""NEW.phase IN {GATED} AND (
    NOT EXISTS (
        SELECT 1 FROM journal h
        WHERE h.stream_id = NEW.id AND h.seq = NEW.seq AND {{draft}} = NEW.draft)
    OR EXISTS (
        SELECT 1 FROM procedure_gate g
        WHERE g.digest = NEW.procedure_digest AND g.mandatory AND NOT EXISTS (
            SELECT 1 FROM procedure_gate_step t WHERE t.digest = g.digest AND t.gate = g.gate))
    OR EXISTS (
        SELECT 1 FROM procedure_gate g
        JOIN procedure_gate_step t ON t.digest = g.digest AND t.gate = g.gate
        LEFT JOIN (
            SELECT x.component, x.target FROM (
                SELECT {{component}} AS component, {{target}} AS target, row_number() OVER (
                    PARTITION BY {{component}} ORDER BY j.seq DESC, {{place}} DESC) AS back
                FROM journal j, {{edges}} WHERE j.stream_id = NEW.id AND j.seq <= NEW.seq) x
            WHERE x.back = 1) y ON y.component = t.step
        WHERE g.digest = NEW.procedure_digest AND g.mandatory
        AND (y.target IS NULL OR {{position}}(t.counting, ',' || y.target || ',') = 0))
    OR EXISTS (
        SELECT 1 FROM procedure_gate g
        JOIN gate_standing s ON s.case_id = NEW.id AND s.gate = g.gate
        JOIN journal l ON l.stream_id = NEW.id AND l.seq > s.fact_seq AND l.seq <= NEW.seq
        WHERE g.digest = NEW.procedure_digest AND g.mandatory
        AND {{position}}(g.steps, ',' || l.step || ',') > 0))"""

SQLITE = {
    "draft": "json_extract(CAST(h.body AS TEXT), '$.draft')",
    "edges": "json_each(CAST(j.body AS TEXT), '$.edges') e",
    "component": "json_extract(e.value, '$[0]')",
    "target": "json_extract(e.value, '$[3]')",
    "place": "e.key",
    "position": "instr",
}
# Type json, not jsonb: what a text may hold (a NUL, escaped) jsonb refuses to take.
POSTGRESQL = {
    "draft": "convert_from(h.body, 'UTF8')::json ->> 'draft'",
    "edges": "json_array_elements(convert_from(j.body, 'UTF8')::json -> 'edges')"
    " WITH ORDINALITY AS e(value, place)",
    "component": "e.value ->> 0",
    "target": "e.value ->> 3",
    "place": "e.place",
    "position": "strpos",
}
TEXT = "decision_case: a gate does not stand in the journal"


def upgrade() -> None:
    op.create_table(
        "procedure_gate_step",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("gate", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("counting", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["digest", "gate"],
            ["procedure_gate.digest", "procedure_gate.gate"],
            name=op.f("fk_procedure_gate_step_digest_gate"),
        ),
        sa.PrimaryKeyConstraint("digest", "gate", "step", name=op.f("pk_procedure_gate_step")),
    )
    for statement in statements(op.get_bind().dialect.name):
        op.execute(statement)


def statements(dialect: str) -> list[str]:
    """Return what makes the guards of this revision."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def _sqlite() -> list[str]:
    made = []
    for table, keys in KEYS.items():
        same = " AND ".join(f"o.{key} = NEW.{key}" for key in keys)
        there = f"EXISTS (SELECT 1 FROM {table} o WHERE {same})"
        once = f"{table}: already written"
        made.append(_trigger(f"{table}_once", f"INSERT ON {table} WHEN {there}", once))
        for verb in ("update", "delete"):
            event, why = f"{verb.upper()} ON {table}", f"{table}: is append-only"
            made.append(_trigger(f"{table}_no_{verb}", event, why))
    fallen = FALLEN.format(**SQLITE)
    entering = f"OLD.phase NOT IN {GATED} AND {fallen}"
    case = "ON decision_case WHEN"
    made.append(_trigger("case_stands_insert", f"INSERT {case} {fallen}", TEXT))
    made.append(_trigger("case_stands_update", f"UPDATE {case} {entering}", TEXT))
    return made


def _trigger(name: str, event: str, text: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} BEGIN SELECT RAISE(ABORT, '{text}'); END"


def _postgresql() -> list[str]:
    made = [
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only')"
        for table in KEYS
    ]
    entering = f"(TG_OP = 'INSERT' OR OLD.phase NOT IN {GATED}) AND {FALLEN.format(**POSTGRESQL)}"
    function = f"""CREATE FUNCTION check_case_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {entering} THEN
        RAISE EXCEPTION '{TEXT}' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$"""
    trigger = (
        "CREATE TRIGGER case_stands BEFORE INSERT OR UPDATE ON decision_case "
        "FOR EACH ROW EXECUTE FUNCTION check_case_stands()"
    )
    return [*made, function, trigger]
