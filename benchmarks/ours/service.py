"""Ours: the real service on a SQLite file, as the server would call it."""

import io
import itertools
from datetime import date, datetime
from pathlib import Path

from benchmarks.ours import acts
from benchmarks.ours.acts import Act
from benchmarks.ours.cast import BODY, INSTALLER, SECRETARY, SINCE, at, content_of, founding
from benchmarks.peers import course
from decision_flow.domain.content import documents_of
from decision_flow.domain.kind import Phase
from decision_flow.domain.procedure import Procedure
from decision_flow.engine.proof import Certificate, certificate_bytes, prove
from decision_flow.service import Moved, Request, Service, settle
from decision_flow.store import Database, Documents, Readers, upgrade
from workflows import calendar, canonical, load_text, parse_canonical

RULES = Path(__file__).parents[1] / "rules" / "twenty-moves.yaml"
SETTLED = at(date(2023, 1, 3))
READERS = Readers(parse_canonical, calendar.parse_canonical)


def procedure() -> Procedure:
    """Return the rule set of the measured case."""
    return load_text(RULES.read_text("utf-8"), RULES.name)


def certificate(made: Procedure) -> bytes:
    """Return the proof of the measured procedure. Raises when it cannot be proved."""
    outcome = prove(made)
    if not isinstance(outcome, Certificate):
        raise TypeError(f"{made.key} is not proved: {outcome}")
    return certificate_bytes(outcome)


class Ours:
    """The course through the service: people, calendar, papers and procedure are there before."""

    def __init__(
        self,
        folder: Path,
        *,
        rules: Procedure | None = None,
        since: date = SINCE,
        settled: datetime = SETTLED,
    ) -> None:
        database = Database(f"sqlite:///{folder / 'cases.db'}")
        upgrade(database)
        self.service = Service(database, Documents(folder / "documents"), READERS)
        self.procedure = rules or procedure()
        self.certificate = self._settle(since, settled)
        self.numbers = itertools.count(1)
        self.acts = dict(zip(course.STEPS, acts.COURSE, strict=True))
        self.seen: dict[str, int] = {}

    def begin(self) -> str:
        """Return a case that has lain before the public."""
        case = f"case-{next(self.numbers)}"
        self.open(case, acts.OPENED_AT)
        for act in acts.BEFORE:
            self.do(case, act)
        return case

    def open(self, case: str, moment: datetime) -> None:
        """Open a case."""
        opened = self.service.open_case(
            BODY,
            case,
            acts.opening(self.certificate),
            person=SECRETARY,
            procedure=self.procedure.digest,
            at=moment,
        )
        self.seen[case] = _line(opened)

    def advance(self, case: str, step: str) -> None:
        """Take one move."""
        self.do(case, self.acts[step])

    def finish(self, case: str) -> None:
        """Bring the case to its end. Raise unless it is closed."""
        for act in acts.AFTER:
            self.do(case, act)
        del self.seen[case]
        phase = self.service.case(BODY, case).case.phase
        if phase != Phase.CLOSED:
            raise RuntimeError(f"the case stands at {phase}")

    def do(self, case: str, act: Act) -> None:
        """Make a move on its day."""
        request = Request(act.step, act.verb, act.says, act.who, note=acts.NOTE)
        moved = self.service.move(BODY, case, request, at=act.on, expected=self.seen[case])
        self.seen[case] = _line(moved)

    def _settle(self, since: date, settled: datetime) -> str:
        """Found the body and put procedure and papers on file; return the certificate's name."""
        days = calendar.load()
        self.service.keep_calendar(days, calendar.canonical(days))
        for said in founding(days.digest, since):
            self.service.enter(BODY, said, actor=INSTALLER, at=settled)
        for act in (*acts.BEFORE, *acts.COURSE, *acts.AFTER):
            for document in documents_of(act.says):
                self.service.store_document(
                    BODY,
                    io.BytesIO(content_of(document.title)),
                    name=document.title,
                    media_type="text/plain",
                    person=act.who,
                    at=settled,
                )
        made = self.procedure
        return self.service.register(made, canonical(made), certificate(made))


def _line(answer: object) -> int:
    """Return the number of the line that was written. Raises for a refusal."""
    if isinstance(answer, Moved):
        return answer.seq
    unmet = getattr(answer, "unmet", ())
    raise RuntimeError("; ".join(f"{v.code}: {v.reason.en}" for v in unmet))


if __name__ == "__main__":
    ours = Ours(course.folder())
    settle()
    course.serve(ours, packages=("sqlalchemy", "transitions"))
