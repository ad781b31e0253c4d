"""A contest: contenders in processes of their own, asked in turn, round after round.

A machine that does other work changes its pace from second to second. Only what was measured
side by side is compared: ratios are taken within a round, then their median and their ends.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.environments import ROOT, UnavailableError


@dataclass(frozen=True, slots=True)
class Contender:
    """A program that answers each number of seconds with what it did in that time.

    `command` is without its last argument, a folder of its own to write to.
    """

    name: str
    label: str
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """A median with the least and the greatest value."""

    middle: float
    least: float
    greatest: float

    def __str__(self) -> str:
        return f"{_short(self.middle)} ({_short(self.least)}–{_short(self.greatest)})"


def spread(values: Sequence[float]) -> Spread:
    """Return median and ends of some values."""
    return Spread(median(values), min(values), max(values))


@dataclass(slots=True)
class Track:
    """A contender under way: what it runs on, and what it said in each round."""

    contender: Contender
    process: subprocess.Popen[str]
    versions: dict[str, str] = field(default_factory=dict)
    rounds: list[dict[str, Any]] = field(default_factory=list)

    def pace(self, unit: str) -> list[float]:
        """Return how many of `unit` it did a second, round by round."""
        return [said[unit] / said["seconds"] for said in self.rounds]

    def each(self, figure: str) -> list[float]:
        """Return a figure, round by round."""
        return [said[figure] for said in self.rounds]

    def hear(self) -> dict[str, Any]:
        """Return its next answer. Raises UnavailableError when it ended instead."""
        line = self.process.stdout.readline() if self.process.stdout else ""
        if not line:
            raise UnavailableError(f"{self.contender.label} ended early")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def ask(self, seconds: float) -> None:
        """Let it run for so long, and keep its answer."""
        if self.process.stdin is None:
            raise UnavailableError(f"{self.contender.label} cannot be asked")
        self.process.stdin.write(f"{seconds}\n")
        self.process.stdin.flush()
        self.rounds.append(self.hear())

    def end(self) -> None:
        """End the program."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def enter(contender: Contender, folder: Path) -> Track:
    """Start a contender and wait until it is warm. Raises UnavailableError."""
    own = folder / contender.name
    own.mkdir()
    process = subprocess.Popen(
        [*contender.command, str(own)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    track = Track(contender, process)
    track.versions = track.hear()["versions"]
    return track


def run(tracks: Sequence[Track], *, rounds: int, seconds: float) -> None:
    """Ask each in turn, A B C A B C, so many rounds."""
    for number in range(1, rounds + 1):
        print(f"\rround {number} of {rounds} ", end="", file=sys.stderr, flush=True)
        for track in tracks:
            track.ask(seconds)
    print(file=sys.stderr)


def ratios(one: Sequence[float], other: Sequence[float]) -> Spread:
    """Return how many times as fast the one was as the other, round by round."""
    return spread([mine / theirs for mine, theirs in zip(one, other, strict=True)])


def _short(value: float) -> str:
    digits = 0 if value >= 100 else 1 if value >= 10 else 2  # noqa: PLR2004 - three figures
    return f"{value:.{digits}f}"
