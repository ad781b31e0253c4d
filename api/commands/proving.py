"""What `decision-flow procedure check` does."""

from pathlib import Path

import typer

from api.commands.saying import DONE, REFUSED, err, out, settings, wrong
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.values import Text
from decision_flow.engine.proof import (
    Certificate,
    Disproof,
    Outcome,
    prove,
    report,
)
from decision_flow.engine.rules import Ready
from workflows import FURTHER, Place, ProcedureFaultsError, Resolved, offered


def run(file: Path, svg: Path | None, states: int | None) -> int:
    """Prove a rule set and say what was shown; return the exit code."""
    resolved = loaded(file)
    procedure = resolved.procedure
    outcome = prove(procedure, limit=states or settings().most_proof_states)
    if svg is not None:
        svg.write_bytes(_drawn(procedure, outcome))
    return told(outcome, resolved)


def loaded(file: Path) -> Resolved:
    """Return a rule set; one that cannot be read, or is none, ends the command."""
    try:
        return offered().resolve_file(file.read_text("utf-8"), file.name)
    except (OSError, UnicodeDecodeError) as error:
        zh, en = f"不能读取 {file}。", f"Cannot read it: {error}"
        raise wrong(Text(zh, en)) from error
    except ProcedureFaultsError as error:
        for fault in error.faults:
            err.print(str(fault))
        err.print(str(FURTHER))
        raise typer.Exit(REFUSED) from error


def told(outcome: Outcome, resolved: Resolved) -> int:
    """Say what was shown, and return the exit code that it ends with."""
    proved = isinstance(outcome, Certificate)
    said = report(outcome, lambda element: _at(resolved.place(element), element))
    (out if proved else err).print(f"{said.zh}\n{said.en}")
    return DONE if proved else REFUSED


def _at(place: Place, element: str) -> str:
    return f"{place.file}:{place.line} {element}"


def _drawn(procedure: Procedure, outcome: Outcome) -> bytes:
    """Return the procedure drawn, or the first counterexample to it."""
    import diagrams  # noqa: PLC0415 - most of a second to load, and only a drawing asks

    for fault in outcome.faults if isinstance(outcome, Disproof) else ():
        if fault.counterexample is not None:
            moves = tuple(move.label for move in fault.counterexample.moves)
            view = diagrams.CounterexampleView(procedure.label, fault.claim.text, moves, fault.text)
            return diagrams.counterexample_svg(view)
    return diagrams.procedure_svg(diagrams.procedure_view(Ready(procedure)))
