"""Proving a rule set: an object of ours, or a text from outside, told as JSON says it.

`python -m api.proving STATES MEGABYTES` proves what stands on its standard input within bounds. It
imports no more than that needs: it is started for each text.
"""

import json
import resource
import sys
from typing import Any

from decision_flow.domain.procedure import Procedure
from decision_flow.domain.values import Text
from decision_flow.engine.proof import (
    Certificate,
    Disproof,
    Fault,
    NotProved,
    Outcome,
    certificate_bytes,
    prove,
)
from workflows import ProcedureFaultsError, Resolved, offered

__all__ = ["certificate_bytes", "proved", "report"]


def proved(procedure: Procedure, *, most_states: int) -> Outcome:
    """Return what was shown of a procedure, exploring at most so many states."""
    return prove(procedure, limit=most_states)


def report(raw: bytes, most_states: int) -> dict[str, Any]:
    """Return what was shown of a rule set's text, as JSON says it; faults when it is none."""
    try:
        resolved = offered().resolve_text(raw.decode("utf-8"), "procedure.yaml")
    except UnicodeDecodeError:
        return {"faults": [{"where": "", "zh": "文件须为 UTF-8 编码", "en": "not UTF-8"}]}
    except ProcedureFaultsError as error:
        faults = [{"where": str(f.place), "zh": f.text.zh, "en": f.text.en} for f in error.faults]
        return {"faults": faults}
    procedure = resolved.procedure
    outcome = proved(procedure, most_states=most_states)
    return {
        "key": procedure.key,
        "version": procedure.version,
        "digest": procedure.digest,
        **_said(outcome, resolved),
    }


def _said(outcome: Outcome, resolved: Resolved) -> dict[str, Any]:
    match outcome:
        case Certificate():
            return {
                "result": "proved",
                "states": outcome.states,
                "properties": [
                    {"claim": str(c), "text": _text(c.text)} for c in outcome.properties
                ],
                "answers": [{"rule": a.rule, "label": _text(a.label)} for a in outcome.answers],
            }
        case Disproof():
            breaches = [_breach(fault, resolved) for fault in outcome.faults]
            return {"result": "refuted", "states": outcome.states, "breaches": breaches}
        case NotProved():
            return {"result": "not_proved", "states": outcome.limit}


def _breach(fault: Fault, resolved: Resolved) -> dict[str, Any]:
    shown = fault.counterexample.moves if fault.counterexample else ()
    return {
        "claim": str(fault.claim),
        "element": fault.element,
        "where": str(resolved.place(fault.element)),
        "text": _text(fault.text),
        "moves": [_text(move.label) for move in shown],
    }


def _text(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _main(most_states: int, megabytes: int) -> None:
    most = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    told = report(sys.stdin.buffer.read(), most_states)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    _main(int(sys.argv[1]), int(sys.argv[2]))
