"""What `decision-flow procedure` does."""

from pathlib import Path

import diagrams
from api.commands.saying import DONE, REFUSED, WRONG_USE, err, installation, out, say, settings
from decision_flow.domain.procedure import Procedure
from decision_flow.engine.proof import (
    Certificate,
    Counterexample,
    Disproof,
    Fault,
    Outcome,
    prove,
    report,
)
from decision_flow.engine.rules import Ready
from workflows import ProcedureFaultsError, load_text


def run(file: Path, svg: Path | None, states: int | None) -> int:
    """Prove a rule set and say what was shown; return the exit code."""
    try:
        procedure = load_text(file.read_text("utf-8"), file.name)
    except (OSError, UnicodeDecodeError) as error:
        err.print(f"不能读取 {file}。 Cannot read it: {error}")
        return WRONG_USE
    except ProcedureFaultsError as error:
        for fault in error.faults:
            err.print(str(fault))
        return REFUSED
    outcome = prove(procedure, limit=states or settings().most_proof_states)
    if svg is not None:
        svg.write_bytes(_drawn(procedure, outcome))
    proved = isinstance(outcome, Certificate)
    told = report(outcome)
    (out if proved else err).print(f"{told.zh}\n{told.en}")
    return DONE if proved else REFUSED


def _drawn(procedure: Procedure, outcome: Outcome) -> bytes:
    """Return the procedure drawn, or the first counterexample to it."""
    if isinstance(outcome, Disproof):
        for fault in outcome.faults:
            if fault.counterexample is not None:
                return diagrams.counterexample_svg(_view(procedure, fault, fault.counterexample))
    return diagrams.procedure_svg(diagrams.procedure_view(Ready(procedure)))


def _view(procedure: Procedure, fault: Fault, shown: Counterexample) -> diagrams.CounterexampleView:
    moves = tuple(move.label for move in shown.moves)
    return diagrams.CounterexampleView(procedure.label, fault.claim.text, moves, fault.text)


def shown() -> None:
    """Print the procedures on file, else the shipped ones."""
    with installation() as installed:
        found = installed.service.procedures()
    for each in found:
        law = each.procedure
        out.print(f"{law.key} v{law.version}  {law.label}  {law.in_force_from}  {law.digest[:12]}")
    say(f"共{len(found)}个。", f"{len(found)} procedures.")
