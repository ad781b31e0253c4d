"""Proving a rule set: an object of ours, or a text from outside, told as JSON says it."""

from typing import Any

from decision_flow.domain.procedure import Procedure
from decision_flow.engine.proof import (
    Certificate,
    Disproof,
    Fault,
    NotProved,
    Outcome,
    certificate_bytes,
    prove,
)
from decision_flow.store.canonical import plain
from workflows import ProcedureFaultsError, load_text

__all__ = ["certificate_bytes", "proved", "report"]


def proved(procedure: Procedure, *, most_states: int) -> Outcome:
    """Return what was shown of a procedure, exploring at most so many states."""
    return prove(procedure, limit=most_states)


def report(raw: bytes, most_states: int) -> dict[str, Any]:
    """Return what was shown of a rule set's text, as JSON says it; faults when it is none."""
    try:
        procedure = load_text(raw.decode("utf-8"), "procedure.yaml")
    except UnicodeDecodeError:
        return {"faults": [{"where": "", "zh": "文件须为 UTF-8 编码", "en": "not UTF-8"}]}
    except ProcedureFaultsError as error:
        faults = [{"where": str(f.place), "zh": f.text.zh, "en": f.text.en} for f in error.faults]
        return {"faults": faults}
    outcome = proved(procedure, most_states=most_states)
    return {
        "key": procedure.key,
        "version": procedure.version,
        "digest": procedure.digest,
        **_said(outcome),
    }


def _said(outcome: Outcome) -> dict[str, Any]:
    match outcome:
        case Certificate():
            return {
                "result": "proved",
                "states": outcome.states,
                "properties": [
                    {"claim": str(c), "text": plain(c.text)} for c in outcome.properties
                ],
                "answers": [plain(answer) for answer in outcome.answers],
            }
        case Disproof():
            breaches = [_breach(fault) for fault in outcome.faults]
            return {"result": "refuted", "states": outcome.states, "breaches": breaches}
        case NotProved():
            return {"result": "not_proved", "states": outcome.limit}


def _breach(fault: Fault) -> dict[str, Any]:
    shown = fault.counterexample.moves if fault.counterexample else ()
    return {
        "claim": str(fault.claim),
        "element": fault.element,
        "text": plain(fault.text),
        "moves": [plain(move.label) for move in shown],
    }
