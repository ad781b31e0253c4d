"""The limit: the driver alone, a table worked out beforehand, one transaction a move."""

import itertools
import sqlite3

from benchmarks.peers import course


def compiled() -> dict[tuple[str, int, str], tuple[str, int]]:
    """Return (state, parallel moves done, move) → (state, parallel moves done)."""
    serial = [*course.BEFORE, "together", *course.AFTER, "end"]
    follows = dict(itertools.pairwise(serial))
    table = {(s, 0, s): (follows[s], 0) for s in serial[:-1] if s != "together"}
    every = (1 << len(course.TOGETHER)) - 1
    for done in range(every):
        for bit, step in enumerate(course.TOGETHER):
            now = done | 1 << bit
            if now != done:
                then = (follows["together"], 0) if now == every else ("together", now)
                table["together", done, step] = then
    return table


class Limit:
    """A case is a row: where it stands, which parallel moves are done, the head of its chain."""

    def __init__(self) -> None:
        self.database = sqlite3.connect(course.database(), isolation_level=None)
        for pragma in course.PRAGMAS:
            self.database.execute(pragma)
        self.database.execute(
            "CREATE TABLE passage (id INTEGER PRIMARY KEY, state TEXT, done INTEGER,"
            " seq INTEGER, head BLOB)"
        )
        self.database.execute(course.EVENTS)
        self.table = compiled()

    def begin(self) -> int:
        """Return a new case."""
        values = (course.BEFORE[0], 0, 0, course.NO_DIGEST)
        made = self.database.execute(
            "INSERT INTO passage (state, done, seq, head) VALUES (?, ?, ?, ?)", values
        )
        return made.lastrowid or 0

    def advance(self, case: int, step: str) -> None:
        """Look the move up, write the line and the row."""
        run = self.database.execute
        run("BEGIN IMMEDIATE")
        state, done, seq, head = run(
            "SELECT state, done, seq, head FROM passage WHERE id = ?", (case,)
        ).fetchone()
        state, done = self.table[state, done, step]
        body, digest = course.line(head, case, seq + 1, step)
        run("INSERT INTO event VALUES (?, ?, ?, ?)", (case, seq + 1, body, digest))
        run(
            "UPDATE passage SET state = ?, done = ?, seq = ?, head = ? WHERE id = ?",
            (state, done, seq + 1, digest, case),
        )
        run("COMMIT")

    def finish(self, case: int) -> None:
        """Raise unless the case has come to its end."""
        found = self.database.execute("SELECT state FROM passage WHERE id = ?", (case,)).fetchone()
        if found != ("end",):
            raise RuntimeError(f"the case stands at {found}")


if __name__ == "__main__":
    course.serve(Limit())
