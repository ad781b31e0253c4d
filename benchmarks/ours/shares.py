"""Where the time of a move goes: the stack is looked at a thousand times a second.

Waiting for the disk counts like work. A sample belongs to the database when any of its frames
does, else to the outermost part that is on the stack.
"""

import json
import signal
import sys
import time
from collections import Counter
from types import FrameType

from benchmarks.ours.service import Ours
from benchmarks.peers import course

EVERY_SECONDS = 0.001

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("decide: every requirement", ("engine/decide.py",)),
    ("what is kept beside: gates, deadlines, the case's row", ("engine/views.py",)),
    ("codec: canonical bytes, SHA-256, reading lines back", ("store/codec.py", "canonical.py")),
    ("fold: the case after its fact", ("domain/case.py",)),
)
COMMIT, DRIVER = "commit: made durable", "SQLite: statements"
CORE, REST = "SQLAlchemy: around statements", "service: the rest"
PREPARED = "store/prepared.py"
DRIVING = {"do_commit": COMMIT, "do_execute": DRIVER, "do_executemany": DRIVER}


class Shares:
    """Counts where samples fall while a move is under way."""

    def __init__(self) -> None:
        self.found: Counter[str] = Counter()
        self.moving = False

    def look(self, number: int, frame: FrameType | None) -> None:
        """Count this moment. Called by the timer."""
        del number
        if self.moving:
            self.found[_part(frame)] += 1


def _part(frame: FrameType | None) -> str:
    outer, sqlalchemy = REST, False
    while frame is not None:
        name, file = frame.f_code.co_name, frame.f_code.co_filename
        if name in DRIVING:
            return DRIVING[name]
        if file.endswith(PREPARED):
            return DRIVER
        sqlalchemy = sqlalchemy or "/sqlalchemy/" in file
        outer = next((part for part, files in PARTS if file.endswith(files)), outer)
        frame = frame.f_back
    return CORE if sqlalchemy else outer


def shares(ours: Ours, seconds: float) -> dict[str, float]:
    """Return the share of each part in the time of a move, the greatest first."""
    watch = Shares()
    signal.signal(signal.SIGALRM, watch.look)
    signal.setitimer(signal.ITIMER_REAL, EVERY_SECONDS, EVERY_SECONDS)
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        case = ours.begin()
        watch.moving = True
        for step in course.STEPS:
            ours.advance(case, step)
        watch.moving = False
    signal.setitimer(signal.ITIMER_REAL, 0)
    total = watch.found.total()
    return {part: count / total for part, count in watch.found.most_common()}


if __name__ == "__main__":
    print(json.dumps(shares(Ours(course.folder()), float(sys.argv[1]))))
