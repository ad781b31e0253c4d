"""Tell thousands of random histories and print what they came to.

Each seed tells one history of 100 attempts, then lets people do what they owe until the case
ends. A failure prints its seed; `--first SEED --runs 1` tells it again.
"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from histories.checking import Counts  # noqa: E402 - found by the line above
from histories.history import History, attempts  # noqa: E402

import workflows  # noqa: E402
from decision_flow.engine.rules import Ready  # noqa: E402
from workflows import calendar  # noqa: E402

KEYS = ("four-nots", "decree-713")
MOST_TO_AN_END = 300
"""Drawn by lot: whoever does an owed act joins the list of those who answer, then owed anew."""
SAMPLED = 0.02
BATCH = 50


@dataclass(slots=True)
class Told:
    """What a batch of histories came to; `longest` is the longest way to an end by owed acts."""

    counts: dict[str, Counts] = field(default_factory=lambda: {key: Counts() for key in KEYS})
    failed: list[int] = field(default_factory=list)
    longest: int = 0

    def add(self, other: "Told") -> None:
        """Add another batch."""
        for key, counts in other.counts.items():
            self.counts[key] += counts
        self.failed += other.failed
        self.longest = max(self.longest, other.longest)


@cache
def ready_for(key: str) -> Ready:
    """Return the procedure made ready, once a process."""
    return Ready(workflows.load(key))


def tell(seeds: range, moves: int) -> Told:
    """Tell one history for each seed."""
    told, days = Told(), calendar.load()
    for seed in seeds:
        key = KEYS[seed % len(KEYS)]
        history = History(ready_for(key), days, seed)
        try:
            for _ in attempts(history, moves):
                if history.rng.random() < SAMPLED:
                    history.opens_in_time()
            told.longest = max(told.longest, history.finish(most=MOST_TO_AN_END))
        except AssertionError as fault:
            told.failed.append(seed)
            print(f"seed {seed}, {key}: {fault}", flush=True)
        told.counts[key] += history.counts
    return told


def main() -> int:
    """Return 0 when everything held in every history."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--runs", type=int, default=5000)
    asked.add_argument("--attempts", type=int, default=100)
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    asked.add_argument("--workers", type=int, default=1, help="how many processes share the work")
    given = asked.parse_args()
    last, told, began = given.first + given.runs, Told(), time.monotonic()
    batches = [range(s, min(s + BATCH, last)) for s in range(given.first, last, BATCH)]
    with ProcessPoolExecutor(given.workers) as pool:
        for number, batch in enumerate(pool.map(tell, batches, [given.attempts] * len(batches)), 1):
            told.add(batch)
            if number % 10 == 0:
                print(f"{number * BATCH} histories, {time.monotonic() - began:.0f} s", flush=True)
    for key in KEYS:
        unseen = sorted(set(ready_for(key).rules) - set(told.counts[key].accepted))
        print(f"\n{key}\n{told.counts[key]}\nrules never fired: {', '.join(unseen) or 'none'}")
    print(f"\nlongest way to an end by owed acts alone: {told.longest} moves")
    print(f"{len(told.failed)} of {given.runs} failed: {told.failed}")
    return 1 if told.failed else 0


if __name__ == "__main__":
    sys.exit(main())
