"""How long it takes to show the ledger of a person: two hundred cases, three offices.

Each case goes the whole measured course, some sixty moves; the people move to a second and a third
unit after a third of the cases each, under the same ids. Shown is what goes out over HTTP, with the
look put on record first. Reading new lines into the ledgers is told apart: no move does it, the
first look after the moves does. Every case bears the same days: no figure here hangs on a day.
"""

import statistics
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from api.schemas.ledgers import ledger_out
from benchmarks import machine
from benchmarks.environments import ROOT
from benchmarks.ours.cast import BODY, CHIEF, DRAFTER, EXECUTOR, INSTALLER, MEMBERS, SECRETARY, at
from benchmarks.ours.service import Ours
from benchmarks.peers import course
from benchmarks.report import Report, circumstances, table
from decision_flow.domain.answering.look import Look
from decision_flow.domain.move import Refused
from decision_flow.domain.staff import Enrol
from decision_flow.service import settle

CASES, OFFICES, LOOKS = 200, 3, 15
SHOWN = (SECRETARY, CHIEF, MEMBERS[1], DRAFTER, EXECUTOR)
FIRST_LOOK = at(date(2026, 1, 5))


def measure(*, rounds: int, seconds: float) -> Report:
    """Return what a look takes, in milliseconds by the clock and of the processor."""
    del rounds, seconds
    with tempfile.TemporaryDirectory() as folder:
        return _measured(_ours(Path(folder)))


def _measured(ours: Ours) -> Report:
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
    figures["reading"] = {"streams": streams, "ms": reading}
    head = ("person", "lines", "median ms", "worst ms", "processor ms")
    ours.service.database.close()
    told = f"\nReading {streams} streams into the ledgers for the first time: {reading:,.0f} ms, "
    told += f"{reading / streams:.1f} ms each.\n"
    described = circumstances(machine.described(ROOT))
    return Report("ledger", figures, f"{described}\n{table(head, rows)}{told}")


def _ours(folder: Path) -> Ours:
    """Return a body with its cases done, its people in their third office."""
    ours = Ours(folder)
    for number in range(CASES):
        if number and number % (CASES // OFFICES) == 0:
            _moved(ours, number)
        case = ours.begin()
        for step in course.STEPS:
            ours.advance(case, step)
        ours.finish(case)
    return ours


def _moved(ours: Ours, number: int) -> None:
    """Enter another unit of a person who is not bound to one by what the person does."""
    for person in (SECRETARY, CHIEF, MEMBERS[1]):
        said = Enrol(person=person, name=f"{person}（示例）", unit=f"示例单位{number}")
        ours.service.enter(BODY, said, actor=INSTALLER, at=at(date(2024, 1, 5)))


def _look(ours: Ours, person: str, number: int) -> tuple[float, float, int]:
    """Return what a look takes until it can be sent, in both times, and how many lines it shows."""
    moment: datetime = FIRST_LOOK + timedelta(minutes=number)
    before, busy = time.perf_counter(), time.process_time()
    found = ours.service.ledger_of(BODY, Look(person=person), person=person, at=moment)
    if isinstance(found, Refused):
        raise TypeError(f"refused: {found.unmet}")
    ledger_out(found).model_dump_json()
    taken, spent = time.perf_counter() - before, time.process_time() - busy
    return taken * 1_000, spent * 1_000, found.totals.lines
