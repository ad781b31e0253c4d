"""What facts cite: procedures, calendars, bodies, sessions and other cases, as they were then."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import Case, Fact, fold
from decision_flow.domain.content import documents_of
from decision_flow.domain.links import OtherCase
from decision_flow.domain.sessions.session import Session
from decision_flow.domain.staff import Staff
from decision_flow.domain.steps.matter import Open
from decision_flow.domain.values import Cite
from decision_flow.domain.views import Refusal
from decision_flow.engine.linking import WANTED, Earlier, named_beside
from decision_flow.engine.opening import unopened_for
from decision_flow.engine.rules import Ready
from decision_flow.store import filing, journal, law, raw
from decision_flow.store.codec import read_fact
from decision_flow.store.law import Readers
from decision_flow.store.tables import JOURNAL

SETTLED = timedelta(hours=1)
"""How long before a refusal something came in that whoever refused surely saw: no writing lasts
longer, and none is seen before it is done."""


@dataclass(slots=True)
class Grounds:
    """What facts cite: procedures, calendars, bodies as they were at each line of their streams."""

    connection: Connection
    read: Readers
    staff: dict[Cite, Staff] = field(default_factory=dict)
    sessions: dict[Cite, Session] = field(default_factory=dict)
    """Sessions as they were at each line of their streams."""
    present: dict[str, Staff] = field(default_factory=dict)
    """Each body as it stands at the end of its stream: what is due is counted by its calendar."""
    _procedures: dict[str, tuple[Ready, str]] = field(default_factory=dict)
    _calendars: dict[str, Calendar] = field(default_factory=dict)

    def procedure(self, digest: str) -> tuple[Ready, str]:
        """Return a procedure made ready, and its certificate's digest. Raises NotFoundError."""
        if digest not in self._procedures:
            kept = law.find_procedure(self.connection, digest, self.read)
            self._procedures[digest] = (Ready(kept.procedure), kept.certificate_digest)
        return self._procedures[digest]

    def calendar(self, digest: str) -> Calendar:
        """Return a calendar. Raises NotFoundError."""
        if digest not in self._calendars:
            found = law.find_calendar(self.connection, digest, self.read)
            self._calendars[digest] = found
        return self._calendars[digest]

    def linked(self, cites: tuple[Cite, ...], said: object) -> tuple[Earlier, ...]:
        """Return the cases that an opening names, folded again up to the lines that it cites.

        Raises `ValueError` when such a line is not there as it is cited.
        """
        named = said.links if isinstance(said, Open) else ()
        by_stream = {cite.stream: cite for cite in cites}
        cases = (link.to for link in named if link.kind in WANTED)
        wanted = dict.fromkeys(case for case in cases if case in by_stream)
        return tuple(self.upto(by_stream[case]) for case in wanted)

    def beside(self, cites: tuple[Cite, ...], said: object) -> tuple[OtherCase, ...]:
        """Return the further case that a move names, folded again up to the line that it cites.

        Raises `ValueError` when such a line is not there as it is cited.
        """
        named = named_beside(said)
        cited = [cite for cite in cites if cite.stream == named]
        return tuple(self.upto(cite).beside for cite in cited[:1])

    def upto(self, cite: Cite) -> Earlier:
        """Return a case as it was at a line. Raises `ValueError` when the line is another."""
        lines = raw.chain(self.connection, cite.stream, JOURNAL)[: cite.seq]
        if len(lines) != cite.seq or lines[-1].digest != cite.digest:
            raise ValueError(f"{cite.stream} has no such line {cite.seq}")
        facts = [read_fact(line.body)[0] for line in lines]
        ready, _ = self.procedure(facts[0].procedure)
        before = unopened_for(ready, lines[0].body_id, facts[0])
        return Earlier(fold(before, facts), ready, cite.digest)

    def by(self, body_id: str, case: str, moment: datetime) -> Earlier | None:
        """Return a case of a body as it was by a moment; None where there was none by then.

        Raises JournalError for the first line that does not follow.
        """
        if journal.body_of(self.connection, case) != body_id:
            return None
        lines = journal.lines(self.connection, (case, 0, None))[case]
        there = [line for line in lines if line.fact.recorded_at <= moment]
        return self.upto(Cite(case, len(there), there[-1].digest)) if there else None

    def cases(self, body_id: str, line: Fact | Refusal, named: tuple[str, ...]) -> dict[str, Case]:
        """Return the cases of its body that a line names, as they were where it cites them.

        Raises `ValueError` where it passes over one that was there long enough to be seen.
        """
        cited = {cite.stream: cite for cite in line.cites}
        found = {name: self.upto(cited[name]).case for name in named if name in cited}
        for name in named:
            if name not in cited and self.by(body_id, name, line.recorded_at - SETTLED):
                raise ValueError(f"it does not cite {name}, which was there")
        return {name: case for name, case in found.items() if case.body == body_id}

    def counts(self, body_id: str, last: Fact) -> Calendar:
        """Return the calendar by which the days due in a case are kept: the body's present one.

        Where the body's stream cannot be read to its end, the one of the case's last fact.
        """
        staff = self.present.get(body_id)
        return self.calendar((staff and staff.calendar) or last.calendar)

    def cited(self, cites: tuple[Cite, ...]) -> Staff | None:
        """Return the body that a line cites, as it was at that line of its stream."""
        return next((self.staff[c] for c in cites if c in self.staff), None)

    def on_file(self, body_id: str, line: Fact | Refusal, *said: object) -> frozenset[str]:
        """Return the papers that a line names and that were on file by then.

        Of a refusal for want of one, none, unless all were on file long enough to be seen.
        """
        named = {document.digest for each in said for document in documents_of(each)}
        missing = any(v.code == "documents.on_file" and not v.passed for v in line.verdicts)
        by = line.recorded_at - SETTLED if missing else line.recorded_at
        there = filing.on_file(self.connection, body_id, named, by=by)
        return frozenset() if missing and named - there else there
