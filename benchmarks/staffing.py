"""How long it takes to say whether thirty people can take twenty places, or why they cannot.

Places have from one candidate to all thirty, and three in ten pairs of the twenty duties are kept
apart; the law keeps one in eight apart. One instance in five cannot be filled. The same instances
each time.
"""

import random
import statistics
import time
from collections.abc import Iterator
from typing import Any

from benchmarks import machine
from benchmarks.environments import ROOT
from benchmarks.report import Report, circumstances, table
from decision_flow.engine.staffing.solving import Places, smallest_conflict

PEOPLE, DUTIES, APART = 30, 20, 0.3
INSTANCES = 400
Candidate = tuple[int, int]


def measure(*, rounds: int, seconds: float) -> Report:
    """Return what each answer takes, in milliseconds of processor time."""
    del rounds, seconds
    taken: dict[str, list[float]] = {"can be filled": [], "a conflict is named": []}
    for candidates, apart in _instances():
        before = time.process_time()
        conflict = _asked(candidates, apart)
        spent = (time.process_time() - before) * 1_000
        taken["a conflict is named" if conflict else "can be filled"].append(spent)
    head = ("answer", "instances", "median ms", "worst ms")
    rows = [
        (answer, len(each), f"{statistics.median(each):.2f}", f"{max(each):.1f}")
        for answer, each in taken.items()
    ]
    figures: dict[str, Any] = {answer: max(each) for answer, each in taken.items()}
    described = circumstances(machine.described(ROOT))
    return Report("staffing", figures, f"{described}\n{table(head, rows)}")


def _instances() -> Iterator[tuple[list[list[Candidate]], frozenset[tuple[int, int]]]]:
    draw = random.Random(20)  # noqa: S311 - instances to measure, nothing secret
    for _ in range(INSTANCES):
        pairs = ((a, b) for a in range(DUTIES) for b in range(a))
        apart = frozenset(pair for pair in pairs if draw.random() < APART)
        yield [_candidates(draw, duty) for duty in range(DUTIES)], apart


def _candidates(draw: random.Random, duty: int) -> list[Candidate]:
    people = draw.choices((1, 2, 4, 8, PEOPLE), (4, 4, 4, 4, 4))[0]
    # Half of those with a rare duty are the same five people, as in a small county.
    pool = range(5) if draw.random() < 1 / 2 else range(PEOPLE)
    return [(person, duty) for person in draw.sample(pool, min(people, len(pool)))]


def _asked(candidates: list[list[Candidate]], apart: frozenset[tuple[int, int]]) -> tuple[int, ...]:
    def clash(_i: int, a: Candidate, _j: int, b: Candidate) -> bool:
        return (a[1], b[1]) in apart or (b[1], a[1]) in apart

    return smallest_conflict([Places(candidates, lambda c: c[0], clash)])
