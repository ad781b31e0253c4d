"""What no key and no check can say: append-only, chained, no decision without its gates."""

# ruff: noqa: S608 - every name in these statements is a constant of this file.
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

GATED = "('decided', 'post_decision', 'closed')"
APPEND_ONLY = (
    "journal",
    "refusal",
    "procedure",
    "procedure_gate",
    "procedure_layout",
    "calendar",
)
CHAINS = ("journal", "refusal")
KEYS = {
    "journal": ("stream_id", "seq"),
    "refusal": ("stream_id", "seq"),
    "procedure": ("digest",),
    "procedure_gate": ("digest", "gate"),
    "procedure_layout": ("digest",),
    "calendar": ("digest",),
    "decision_case": ("id",),
}
NO_DIGEST = "0" * 64

NOT_NEXT = """NOT (
    (NEW.seq = 1 AND NEW.prev = '{none}')
    OR EXISTS (
        SELECT 1 FROM {table} p
        WHERE p.stream_id = NEW.stream_id AND p.seq = NEW.seq - 1 AND p.digest = NEW.prev))"""

WITHOUT_GATES = f"""NEW.phase IN {GATED} AND (
    NEW.draft IS NULL
    OR (SELECT count(*) FROM procedure_gate f
        WHERE f.digest = NEW.procedure_digest AND f.mandatory
        AND f.gate IN ('legality', 'deliberation')) < 2
    OR NOT EXISTS (
        SELECT 1 FROM journal h
        WHERE h.stream_id = NEW.id AND h.seq = NEW.seq AND h.digest = NEW.head)
    OR EXISTS (
        SELECT 1 FROM procedure_gate g
        WHERE g.digest = NEW.procedure_digest AND g.mandatory AND NOT EXISTS (
            SELECT 1 FROM gate_standing s
            JOIN journal j ON j.stream_id = s.case_id AND j.seq = s.fact_seq
            WHERE s.case_id = NEW.id AND s.gate = g.gate AND s.draft = NEW.draft
            AND {{position}}(g.steps, ',' || j.step || ',') > 0
            AND (s.standing = 'fresh' OR (s.standing = 'exempt' AND g.exemptible)))))"""

FIXED = """NEW.id <> OLD.id OR NEW.body_id <> OLD.body_id
    OR NEW.procedure_digest <> OLD.procedure_digest"""


def upgrade() -> None:
    for statement in statements(op.get_bind().dialect.name):
        op.execute(statement)


def statements(dialect: str) -> list[str]:
    """Return what makes the guards of this revision."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def _sqlite() -> list[str]:
    made = [
        _refuse(t, verb, "is append-only") for t in APPEND_ONLY for verb in ("UPDATE", "DELETE")
    ]
    # INSERT OR REPLACE deletes a row without asking the trigger on DELETE.
    made += [_once(table, keys) for table, keys in KEYS.items()]
    made += [
        _when(
            f"{t}_next",
            f"INSERT ON {t}",
            NOT_NEXT.format(table=t, none=NO_DIGEST),
            f"{t}: not next",
        )
        for t in CHAINS
    ]
    gates, text = WITHOUT_GATES.format(position="instr"), "decision_case: a gate does not stand"
    made += [
        _when(f"case_gates_{v}", f"{v} ON decision_case", gates, text) for v in ("INSERT", "UPDATE")
    ]
    made.append(
        _when(
            "case_fixed",
            "UPDATE ON decision_case",
            FIXED,
            "decision_case: id, body and procedure stay",
        )
    )
    made.append(_refuse("decision_case", "DELETE", "is never deleted"))
    made += [_frozen("INSERT", "NEW"), _frozen("DELETE", "OLD"), _frozen("UPDATE", "OLD", "NEW")]
    return made


def _refuse(table: str, verb: str, why: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: {why}'); END"
    )


def _when(name: str, event: str, condition: str, text: str) -> str:
    return (
        f"CREATE TRIGGER {name.lower()} BEFORE {event} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{text}'); END"
    )


def _once(table: str, keys: tuple[str, ...]) -> str:
    same = " AND ".join(f"o.{key} = NEW.{key}" for key in keys)
    condition = f"EXISTS (SELECT 1 FROM {table} o WHERE {same})"
    return _when(f"{table}_once", f"INSERT ON {table}", condition, f"{table}: already written")


def _frozen(verb: str, *rows: str) -> str:
    ids = ", ".join(f"{row}.case_id" for row in rows)
    condition = (
        f"EXISTS (SELECT 1 FROM decision_case c WHERE c.id IN ({ids}) AND c.phase IN {GATED})"
    )
    text = "gate_standing: frozen with the decision"
    return _when(f"standing_frozen_{verb}", f"{verb} ON gate_standing", condition, text)


def _postgresql() -> list[str]:
    made = [_refusing_function()]
    for table in APPEND_ONLY:
        events = "UPDATE OR DELETE OR TRUNCATE"
        made.append(_statement_trigger(f"{table}_append_only", events, table, "is append-only"))
    made.append(
        _statement_trigger("case_kept", "DELETE OR TRUNCATE", "decision_case", "is never deleted")
    )
    made.append(
        _statement_trigger("standing_kept", "TRUNCATE", "gate_standing", "is never emptied at once")
    )
    for table in CHAINS:
        condition = NOT_NEXT.format(table=table, none=NO_DIGEST)
        made += _row_trigger(
            f"{table}_next", "INSERT", table, condition=f"{condition}", text=f"{table}: not next"
        )
    gates = WITHOUT_GATES.format(position="strpos")
    text = "decision_case: a gate does not stand"
    made += _row_trigger(
        "case_gates", "INSERT OR UPDATE", "decision_case", condition=gates, text=text
    )
    text = "decision_case: id, body and procedure stay"
    made += _row_trigger("case_fixed", "UPDATE", "decision_case", condition=FIXED, text=text)
    made += [_freezing_function(), _freezing_trigger()]
    return made


def _refusing_function() -> str:
    return """CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END $$"""


def _statement_trigger(name: str, events: str, table: str, why: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {events} ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('{why}')"
    )


def _row_trigger(name: str, events: str, table: str, *, condition: str, text: str) -> list[str]:
    function = f"""CREATE FUNCTION check_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {condition} THEN
        RAISE EXCEPTION '{text}' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$"""
    trigger = (
        f"CREATE TRIGGER {name} BEFORE {events} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION check_{name}()"
    )
    return [function, trigger]


def _freezing_function() -> str:
    # The lock makes whoever would decide the case at this moment wait, and look again.
    return f"""CREATE FUNCTION check_standing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    frozen boolean := false;
    found record;
BEGIN
    FOR found IN
        SELECT c.phase FROM decision_case c
        WHERE (TG_OP <> 'INSERT' AND c.id = OLD.case_id)
        OR (TG_OP <> 'DELETE' AND c.id = NEW.case_id)
        FOR SHARE
    LOOP
        frozen := frozen OR found.phase IN {GATED};
    END LOOP;
    IF frozen THEN
        RAISE EXCEPTION 'gate_standing: frozen with the decision'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$"""


def _freezing_trigger() -> str:
    return (
        "CREATE TRIGGER standing_frozen BEFORE INSERT OR UPDATE OR DELETE ON gate_standing "
        "FOR EACH ROW EXECUTE FUNCTION check_standing()"
    )
