"""What one would write first: a `transitions` machine and a SQLModel session a move.

`shared` builds the machine once; `each` builds one a request, with its automatic triggers, as
the library's own examples do.
"""

import itertools
import logging
import sys
from typing import Any

from sqlalchemy import Engine, event
from sqlmodel import Field, Session, SQLModel, create_engine
from transitions import Machine

from benchmarks.peers import course

JOINED = "done_111"


class Passage(SQLModel, table=True):
    """Where a case stands."""

    id: int | None = Field(default=None, primary_key=True)
    state: str
    seq: int = 0
    head: bytes = course.NO_DIGEST


class Event(SQLModel, table=True):
    """A line of the chain."""

    case_id: int = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    body: str
    digest: bytes


def transitions() -> list[dict[str, str]]:
    """Return the course as rows: the parallel part is one state for each set of moves done."""
    found = []
    serial = [*course.BEFORE, "done_000"]
    for here, there in itertools.pairwise(serial):
        found.append({"trigger": f"do_{here}", "source": here, "dest": there})
    for done in itertools.product("01", repeat=len(course.TOGETHER)):
        for place, step in enumerate(course.TOGETHER):
            if done[place] == "0":
                now = "".join((*done[:place], "1", *done[place + 1 :]))
                dest = f"done_{now}" if f"done_{now}" != JOINED else course.AFTER[0]
                row = {"trigger": f"do_{step}", "source": f"done_{''.join(done)}", "dest": dest}
                found.append(row)
    for here, there in itertools.pairwise([*course.AFTER, "end"]):
        found.append({"trigger": f"do_{here}", "source": here, "dest": there})
    return found


ROWS = transitions()
STATES = list(dict.fromkeys(row[end] for row in ROWS for end in ("source", "dest")))


class Model:
    """What a machine moves."""

    def __init__(self, state: str) -> None:
        self.state = state


class Naive:
    """A session a move; the machine fires, the session writes."""

    def __init__(self, engine: Engine, *, shared: bool) -> None:
        self.engine = engine
        self.shared = (
            Machine(None, STATES, initial=STATES[0], transitions=ROWS, auto_transitions=False)
            if shared
            else None
        )

    def begin(self) -> int:
        """Return a new case."""
        with Session(self.engine) as session:
            passage = Passage(state=STATES[0])
            session.add(passage)
            session.commit()
            return passage.id or 0

    def advance(self, case: int, step: str) -> None:
        """Load, fire, append, commit."""
        with Session(self.engine) as session:
            passage = session.get_one(Passage, case)
            passage.state = self._fire(passage.state, f"do_{step}")
            passage.seq += 1
            body, passage.head = course.line(passage.head, case, passage.seq, step)
            line = Event(case_id=case, seq=passage.seq, body=body, digest=passage.head)
            session.add_all([passage, line])
            session.commit()

    def finish(self, case: int) -> None:
        """Raise unless the case has come to its end."""
        with Session(self.engine) as session:
            found = session.get_one(Passage, case).state
        if found != "end":
            raise RuntimeError(f"the case stands at {found}")

    def _fire(self, state: str, trigger: str) -> str:
        model = Model(state)
        if self.shared is not None:
            self.shared.events[trigger].trigger(model)
        else:
            Machine(model, STATES, initial=state, transitions=ROWS)
            getattr(model, trigger)()
        return model.state


def _connected(connection: Any, record: Any) -> None:  # noqa: ANN401 - the driver's own
    del record
    connection.isolation_level = None
    for pragma in course.PRAGMAS:
        connection.execute(pragma)


def engine() -> Engine:
    """Return an engine that writes as the others do."""
    made = create_engine(f"sqlite:///{course.database()}")
    event.listen(made, "connect", _connected)
    event.listen(made, "begin", lambda opened: opened.exec_driver_sql("BEGIN IMMEDIATE"))
    SQLModel.metadata.create_all(made)
    return made


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    naive = Naive(engine(), shared=sys.argv[1] == "shared")
    course.serve(naive, packages=("transitions", "sqlmodel", "sqlalchemy"))
