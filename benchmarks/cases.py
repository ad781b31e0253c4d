"""The same case for everyone: twenty moves, three in parallel, each durable before it returns."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks import machine
from benchmarks.contest import Contender, Spread, Track, enter, ratios, run, spread
from benchmarks.environments import HOME, ROOT, Environment, UnavailableError, node_of, python_of
from benchmarks.report import Report, circumstances, table

BAR = 3.0
"""How many times as fast ours must be as `BARRED`."""
BARRED = ("spiff", "viewflow")
OURS, LIMIT = "ours", "limit"
STARTS = 4
"""How many times everyone is started anew: one start's pace is not another's."""
WATCHED_SECONDS = 4

NAIVE = Environment(
    "naive", tuple(f"{name}=={version(name)}" for name in ("transitions", "sqlmodel", "sqlalchemy"))
)
SPIFF = Environment("spiff", ("SpiffWorkflow==3.2.0",))
VIEWFLOW = Environment("viewflow", ("django-viewflow==2.4.0", "Django==5.2.19"))
XSTATE = Environment("xstate", ("xstate@5.33.3", "better-sqlite3@12.11.1"))


@dataclass(frozen=True, slots=True)
class Entrant:
    """A module to be run, here or in an environment of its own, or a script for Node.js."""

    name: str
    label: str
    program: str
    environment: Environment | None = None
    words: tuple[str, ...] = ()

    def contender(self) -> Contender:
        """Return it ready to start. Raises UnavailableError."""
        if self.program.endswith(".js") and self.environment:
            script = str(ROOT / "benchmarks" / self.program)
            command = [node_of(self.environment), script, str(self.environment.folder)]
        else:
            python = python_of(self.environment) if self.environment else sys.executable
            command = [python, "-m", f"benchmarks.{self.program}"]
        return Contender(self.name, self.label, (*command, *self.words))


FIELD = (
    Entrant(OURS, "**this engine**, all it does at a move", "ours.service"),
    Entrant(LIMIT, "limit: `sqlite3` and a table, nothing checked", "peers.limit"),
    Entrant("xstate", "XState, better-sqlite3 (Node.js)", "peers/xstate.js", XSTATE),
    Entrant("shared", "`transitions`, SQLModel, one machine", "peers.naive", NAIVE, ("shared",)),
    Entrant("spiff", "SpiffWorkflow, JSON at each move", "peers.spiff", SPIFF),
    Entrant("viewflow", "Viewflow on Django", "peers.viewflow", VIEWFLOW),
    Entrant("each", "`transitions`, SQLModel, a machine a move", "peers.naive", NAIVE, ("each",)),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one of the field did."""

    name: str
    label: str
    cases_per_second: Spread
    ours_is: Spread
    of_limit: Spread
    cpu_ours_is: Spread
    move_cpu_ms: float
    move_p50_ms: float
    move_p99_ms: float


def measure(*, rounds: int, seconds: float) -> Report:
    """Run the contest, look where our time goes, and return the figures."""
    HOME.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=HOME.parent, prefix="cases-") as name:
        folder = Path(name)
        each = -(-rounds // STARTS)
        length = f"{STARTS} starts of everyone, {each} rounds of {seconds:g} s after each"
        described = machine.described(folder) | {"length": length}
        tracks, skipped = _run(folder / "0", rounds=each, seconds=seconds)
        for number in range(1, STARTS):
            again, _ = _run(folder / str(number), rounds=each, seconds=seconds)
            for track, later in zip(tracks, again, strict=True):
                track.rounds += later.rounds
        shares = _shares(folder)
    for track in tracks:
        described |= track.versions
    return _report(described, _standings(tracks), skipped, shares)


def _run(folder: Path, *, rounds: int, seconds: float) -> tuple[list[Track], dict[str, str]]:
    """Start everyone who can be, and let them run; return them, and why the others could not."""
    folder.mkdir()
    tracks, skipped = _entered(folder)
    try:
        run(tracks, rounds=rounds, seconds=seconds)
    finally:
        for track in tracks:
            track.end()
    return tracks, skipped


def _entered(folder: Path) -> tuple[list[Track], dict[str, str]]:
    tracks: list[Track] = []
    skipped: dict[str, str] = {}
    for entrant in FIELD:
        try:
            tracks.append(enter(entrant.contender(), folder))
        except UnavailableError as error:
            if entrant.name in {OURS, LIMIT}:
                raise
            skipped[entrant.name] = str(error)
            print(f"SKIPPED {entrant.name}: {error}", file=sys.stderr)
    return tracks, skipped


def _standings(tracks: Sequence[Track]) -> list[Standing]:
    paces = {track.contender.name: track.pace("cases") for track in tracks}
    ours = next(track for track in tracks if track.contender.name == OURS)
    return [
        Standing(
            name=track.contender.name,
            label=track.contender.label,
            cases_per_second=spread(pace := paces[track.contender.name]),
            ours_is=ratios(paces[OURS], pace),
            of_limit=ratios(pace, paces[LIMIT]),
            cpu_ours_is=ratios(track.each("move_cpu_ms"), ours.each("move_cpu_ms")),
            move_cpu_ms=median(track.each("move_cpu_ms")),
            move_p50_ms=median(track.each("move_p50_ms")),
            move_p99_ms=median(track.each("move_p99_ms")),
        )
        for track in tracks
    ]


def _shares(folder: Path) -> dict[str, float]:
    """Return where the time of our moves goes, watched in a process of its own."""
    own = folder / "shares"
    own.mkdir()
    command = (sys.executable, "-m", "benchmarks.ours.shares", str(WATCHED_SECONDS), str(own))
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(said.stdout)
    return found


def _report(
    described: dict[str, str],
    standings: Sequence[Standing],
    skipped: dict[str, str],
    shares: dict[str, float],
) -> Report:
    rows = [
        (
            s.label,
            s.cases_per_second,
            "1" if s.name == OURS else s.ours_is,
            "1" if s.name == OURS else s.cpu_ours_is,
            "1" if s.name == LIMIT else s.of_limit,
            f"{s.move_cpu_ms:.2f}",
            f"{s.move_p50_ms:.2f}",
            f"{s.move_p99_ms:.1f}",
        )
        for s in standings
    ]
    head = (
        *("", "cases a second", "ours is × as fast", "× as fast in CPU time", "of the limit"),
        *("a move: CPU ms", "p50 ms", "p99 ms"),
    )
    parts = [circumstances(described), table(head, rows), _verdict(standings)]
    parts += [f"Skipped: {name}: {why}.\n" for name, why in skipped.items()]
    parts += [
        "Where the time of our moves goes:\n",
        table(("", "share"), ((part, f"{share:.0%}") for part, share in shares.items())),
    ]
    figures = {
        "circumstances": described,
        "standings": standings,
        "skipped": skipped,
        "shares": shares,
    }
    return Report("cases", figures, "\n".join(parts))


def _verdict(standings: Sequence[Standing]) -> str:
    """Return whether the bar is reached, in the median of the rounds."""
    held = [s for s in standings if s.name in BARRED]
    if len(held) < len(BARRED):
        return "The bar cannot be judged: a peer is missing.\n"
    reached = all(s.ours_is.middle >= BAR for s in held)
    names = ", ".join(f"{s.ours_is.middle:.1f} × {s.name}" for s in held)
    said = "reached" if reached else "NOT reached"
    return f"Bar (at least {BAR:g} × SpiffWorkflow and Viewflow): {said}, {names}.\n"
