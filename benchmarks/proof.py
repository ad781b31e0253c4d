"""How long it takes to prove a procedure, how many states it has, how much memory it wants.

Each is proved in a process of its own, so that its memory is its own; spoiled procedures, taken
from the tests, in one. Time is processor time of one core, loading and building included; the
median of several rounds, each but the first with machines that stand already.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from benchmarks import machine
from benchmarks.environments import ROOT
from benchmarks.report import Report, circumstances, table

SUPPORT = ROOT / "tests" / "support"
SHIPPED = ("four-nots", "decree-713")
PARALLEL = (6, 10, 12, 14)
KIBIBYTES_A_MEBIBYTE = 1024


def measure(*, rounds: int, seconds: float) -> Report:
    """Return the figures; the time is what the work takes, whatever `seconds` says."""
    del seconds
    names = [*SHIPPED, *(f"parallel {count}" for count in PARALLEL), "spoiled"]
    figures = {name: _in_a_process(name, rounds) for name in names}
    head = ("procedure", "CPU seconds", "first, s", "states", "edges", "MiB")
    rows = [
        (
            f"{count} spoiled, the slowest" if (count := found.get("count")) else name,
            f"{found['seconds']:.2f}",
            f"{found['first']:.2f}",
            found["states"],
            found["edges"],
            found["mebibytes"],
        )
        for name, found in figures.items()
    ]
    described = machine.described(ROOT) | {"length": f"{rounds} rounds, one process each"}
    text = f"{circumstances(described)}\n{table(head, rows)}"
    return Report("proof", figures, text)


def _in_a_process(name: str, rounds: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.proof", name, str(rounds)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _figures(name: str, rounds: int) -> dict[str, Any]:
    """Return what one procedure takes; of the spoiled ones, what the slowest takes."""
    from decision_flow.engine.proof import Certificate, prove  # noqa: PLC0415 - in its own process

    if name == "spoiled":
        return _spoiled()
    load = _loader(name)
    taken = []
    for _ in range(max(1, rounds)):
        began = time.process_time()
        outcome = prove(load())
        taken.append(time.process_time() - began)
    if not isinstance(outcome, Certificate):
        raise TypeError(f"{name} is not proved: {outcome}")
    return {
        "seconds": median(taken),
        "first": taken[0],
        "states": outcome.states,
        "edges": outcome.edges,
        "mebibytes": _peak(),
    }


def _loader(name: str) -> Callable[[], Any]:
    import workflows  # noqa: PLC0415 - in its own process

    word, _, count = name.partition(" ")
    if word == "parallel":
        sys.path.insert(0, str(SUPPORT))
        from sabotage import parallel  # noqa: PLC0415 - known from here on only

        made = parallel(int(count))
        return lambda: made

    def read_again() -> Any:  # noqa: ANN401 - a procedure, whose type is not loaded here
        workflows.shipped.cache_clear()
        return workflows.load(name)

    return read_again


def _spoiled() -> dict[str, Any]:
    from decision_flow.domain.law import FLOORS  # noqa: PLC0415 - in its own process
    from decision_flow.engine.proof import Disproof, prove, prove_ready  # noqa: PLC0415 - same
    from decision_flow.engine.rules import Ready  # noqa: PLC0415 - same

    sys.path.insert(0, str(SUPPORT))
    from sabotage import SABOTAGE  # noqa: PLC0415 - known from here on only

    taken, most = [], 0
    for spoil, _, _ in SABOTAGE.values():
        spoiled = spoil()
        began = time.process_time()
        if isinstance(spoiled, Ready):
            outcome = prove_ready(spoiled, FLOORS[spoiled.procedure.profile])
        else:
            outcome = prove(spoiled)
        taken.append(time.process_time() - began)
        if not isinstance(outcome, Disproof):
            raise TypeError("a spoiled procedure is not refused")
        most = max(most, outcome.states)
    return {
        "count": len(taken),
        "seconds": max(taken),
        "first": taken[0],
        "states": most,
        "edges": "",
        "mebibytes": _peak(),
    }


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KIBIBYTES_A_MEBIBYTE


if __name__ == "__main__":
    print(json.dumps(_figures(sys.argv[1], int(sys.argv[2]))))
