"""The course that everyone runs: fifteen moves in a row, three in parallel, two in a row.

Standard library only: a peer imports this in an environment of its own.
"""

import hashlib
import json
import sys
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

BEFORE = tuple(f"t{n}" for n in range(1, 16))
TOGETHER = ("t16", "t17", "t18")
AFTER = ("t19", "t20")
STEPS = (*BEFORE, *TOGETHER, *AFTER)

ACTOR = "孙丽（示例）"
NOTE = "经审核，材料齐全、程序合法，同意按程序提交下一环节办理。"
MOMENT = "2026-11-22T10:00:00Z"
NO_DIGEST = bytes(32)

PRAGMAS = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")
EVENTS = (
    "CREATE TABLE event (case_id INTEGER, seq INTEGER, body TEXT, digest BLOB,"
    " PRIMARY KEY (case_id, seq)) WITHOUT ROWID"
)


class Course(Protocol):
    """What is measured: a case is begun and checked off the clock, each move is on it."""

    def begin(self) -> Any:  # noqa: ANN401 - a peer's own name for a case
        """Return a new case."""

    def advance(self, case: Any, step: str) -> None:  # noqa: ANN401 - the same
        """Take one move; it is durable once this returns."""

    def finish(self, case: Any) -> None:  # noqa: ANN401 - the same
        """Raise unless the case has come to its end."""


def line(prev: bytes, case: int, seq: int, step: str) -> tuple[str, bytes]:
    """Return a line of the chain and its digest, which covers the digest before it."""
    said = {"case": case, "seq": seq, "step": step, "actor": ACTOR, "at": MOMENT, "note": NOTE}
    body = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return body, hashlib.sha256(prev + body.encode()).digest()


def folder() -> Path:
    """Return the folder that this contender may write to, the last word of its command."""
    return Path(sys.argv[-1])


def database() -> Path:
    """Return the database file of this contender."""
    return folder() / "cases.db"


def serve(course: Course, packages: Sequence[str] = (), steps: Sequence[str] = STEPS) -> None:
    """Answer each number of seconds on standard input with what was done in that time."""
    _run(course, steps)
    _say({"versions": {name: version(name) for name in packages}})
    for asked in sys.stdin:
        _say(_round(course, steps, float(asked)))


def _round(course: Course, steps: Sequence[str], seconds: float) -> dict[str, Any]:
    moves: list[float] = []
    cases, busy = 0, 0.0
    while sum(moves) < seconds:
        taken, working = _run(course, steps)
        moves += taken
        busy += working
        cases += 1
    moves.sort()
    return {
        "cases": cases,
        "seconds": sum(moves),
        "move_cpu_ms": 1e3 * busy / len(moves),
        "move_p50_ms": 1e3 * moves[len(moves) // 2],
        "move_p99_ms": 1e3 * moves[len(moves) * 99 // 100],
    }


def _run(course: Course, steps: Sequence[str]) -> tuple[list[float], float]:
    """Return how long each move took, and for how long the processor worked on all of them."""
    case, taken = course.begin(), []
    working = time.process_time()
    for step in steps:
        began = time.perf_counter()
        course.advance(case, step)
        taken.append(time.perf_counter() - began)
    working = time.process_time() - working
    course.finish(case)
    return taken, working


def _say(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)
