"""How long it takes to show the ledger of a person: ten years, two hundred cases, three offices.

Each case goes the whole measured course, some sixty moves, on days of its own from 2016 to 2025;
the people move to a second and a third unit, duty and seat under the same ids. Shown is what goes
out over HTTP, with the look put on record first. Reading new lines into the ledgers is told apart:
no move does it, the first look after the moves does.
"""

import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from api.schemas.ledgers import ledger_json
from benchmarks import machine
from benchmarks.environments import ROOT
from benchmarks.ours.cast import BODY, CHIEF, DRAFTER, EXECUTOR, MEMBERS, SECRETARY
from benchmarks.ours.decade import Decade
from benchmarks.report import Report, circumstances, table
from decision_flow.domain.answering.look import Look
from decision_flow.domain.move import Refused
from decision_flow.service import settle

LOOKS = 15
LIMIT_MS = 200
SHOWN = (SECRETARY, CHIEF, MEMBERS[1], DRAFTER, EXECUTOR)
FIRST_LOOK = datetime(2026, 1, 5, 2, tzinfo=UTC)


def measure(*, rounds: int, seconds: float) -> Report:
    """Return what a look takes, in milliseconds by the clock and of the processor."""
    del rounds, seconds
    with tempfile.TemporaryDirectory() as folder:
        decade = Decade(Path(folder))
        decade.pass_by()
        return _measured(decade)


def _measured(ours: Decade) -> Report:
    settle()
    before = time.perf_counter()
    streams = ours.service.catch_up(BODY)
    reading = (time.perf_counter() - before) * 1_000
    rows, figures = [], dict[str, Any]()
    for n, person in enumerate(SHOWN):
        found = [_look(ours, person, n * LOOKS + each) for each in range(LOOKS)]
        taken, spent = ([each[side] for each in found] for side in (0, 1))
        lines, middle, busy = found[-1][2], statistics.median(taken), statistics.median(spent)
        figures[person] = {"median": middle, "worst": max(taken), "cpu": busy, "lines": lines}
        rows.append((person, lines, f"{middle:.0f}", f"{max(taken):.0f}", f"{busy:.0f}"))
    worst = max(each["worst"] for each in figures.values())
    figures["reading"] = {"streams": streams, "ms": reading}
    head = ("person", "lines", "median ms", "worst ms", "processor ms")
    ours.service.database.close()
    told = f"\nReading {streams} streams into the ledgers for the first time: {reading:,.0f} ms, "
    told += f"{reading / streams:.1f} ms each.\n"
    told += f"The limit is {LIMIT_MS} ms; the longest look took {worst:.0f} ms.\n"
    described = circumstances(machine.described(ROOT))
    return Report("ledger", figures, f"{described}\n{table(head, rows)}{told}")


def _look(ours: Decade, person: str, number: int) -> tuple[float, float, int]:
    """Return what a look takes until it can be sent, in both times, and how many lines it shows."""
    moment: datetime = FIRST_LOOK + timedelta(minutes=number)
    before, busy = time.perf_counter(), time.process_time()
    found = ours.service.ledger_of(BODY, Look(person=person), person=person, at=moment)
    if isinstance(found, Refused):
        raise TypeError(f"refused: {found.unmet}")
    ledger_json(found)
    taken, spent = time.perf_counter() - before, time.process_time() - busy
    return taken * 1_000, spent * 1_000, found.totals.lines
