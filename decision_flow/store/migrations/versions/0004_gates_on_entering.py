"""Gates are asked when a case enters the phases from decided on, or changes its draft there.

They were asked again at every later line. Nothing can have changed by then: from the decision on
standings are frozen, and a procedure, its gates and the lines that standings rest on are never
changed. What each later line brings is a new number and digest: these are compared as before.
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

GATED = "('decided', 'post_decision', 'closed')"

LINE_GONE = """NOT EXISTS (
        SELECT 1 FROM journal h
        WHERE h.stream_id = NEW.id AND h.seq = NEW.seq AND h.digest = NEW.head)"""

FALLEN = """NEW.draft IS NULL
    OR (SELECT count(*) FROM procedure_gate f
        WHERE f.digest = NEW.procedure_digest AND f.mandatory
        AND f.gate IN ('legality', 'deliberation')) < 2
    OR EXISTS (
        SELECT 1 FROM procedure_gate g
        WHERE g.digest = NEW.procedure_digest AND g.mandatory AND NOT EXISTS (
            SELECT 1 FROM gate_standing s
            JOIN journal j ON j.stream_id = s.case_id AND j.seq = s.fact_seq
            WHERE s.case_id = NEW.id AND s.gate = g.gate AND s.draft = NEW.draft
            AND {position}(g.steps, ',' || j.step || ',') > 0
            AND (s.standing = 'fresh' OR (s.standing = 'exempt' AND g.exemptible))))"""

TEXT = "decision_case: a gate does not stand"


def upgrade() -> None:
    for statement in statements(op.get_bind().dialect.name):
        op.execute(statement)


def statements(dialect: str) -> list[str]:
    """Return what makes the guards of this revision."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def _sqlite() -> list[str]:
    stays = f"OLD.phase IN {GATED} AND OLD.draft IS NEW.draft"
    fallen = FALLEN.format(position="instr")
    trigger = (
        "CREATE TRIGGER case_gates_update BEFORE UPDATE ON decision_case "
        f"WHEN NEW.phase IN {GATED} AND ({LINE_GONE} OR (NOT ({stays}) AND ({fallen}))) "
        f"BEGIN SELECT RAISE(ABORT, '{TEXT}'); END"
    )
    return ["DROP TRIGGER case_gates_update", trigger]


def _postgresql() -> list[str]:
    stays = (
        f"TG_OP = 'UPDATE' AND OLD.phase IN {GATED} AND OLD.draft IS NOT DISTINCT FROM NEW.draft"
    )
    fallen = FALLEN.format(position="strpos")
    function = f"""CREATE FUNCTION check_case_gates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.phase IN {GATED} THEN
        IF {LINE_GONE} THEN
            RAISE EXCEPTION '{TEXT}' USING ERRCODE = 'restrict_violation';
        END IF;
        IF {stays} THEN
            RETURN NEW;
        END IF;
        IF {fallen} THEN
            RAISE EXCEPTION '{TEXT}' USING ERRCODE = 'restrict_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$"""
    trigger = (
        "CREATE TRIGGER case_gates BEFORE INSERT OR UPDATE ON decision_case "
        "FOR EACH ROW EXECUTE FUNCTION check_case_gates()"
    )
    gone = ["DROP TRIGGER case_gates ON decision_case", "DROP FUNCTION check_case_gates()"]
    return [*gone, function, trigger]
