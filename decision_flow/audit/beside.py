"""What an entry was refused for on account of papers, cases, letters, calendars: asked again.

A refusal of an entry cites the body alone. What stood beside it then is told by when each paper,
line and letter came in. Between the moment that is written on something and the moment at which
others see it lies the time that its writing took: where something that an entry names came in
within `SETTLED` before the refusal, nobody can tell any more what was seen, and what is written
is taken as it stands.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from decision_flow.audit.grounds import SETTLED, Grounds
from decision_flow.domain.content import documents_of
from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.intake.fitting import SHUT, Intake
from decision_flow.domain.numbering import OpenSeries, TakeNumber, VoidNumber
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import Body
from decision_flow.domain.staff import AdoptCalendar, Said, Staff
from decision_flow.domain.unmet import unmet
from decision_flow.domain.verdict import Verdict
from decision_flow.domain.views import Refusal
from decision_flow.engine.beside import There, out_of_year, unmet_beside, used
from decision_flow.store import filing, journal
from decision_flow.store.letters import box

LATER = frozenset({"measure.dissent", "measure.no_dissent"})
"""What entries were not asked from the beginning: a refusal of before does not tell of it."""
BESIDE = LATER | {
    "calendar.departs",
    "case.report",
    "case.task",
    "complaint.letter",
    "documents.on_file",
    "entry.case",
    "entry.steps",
    "measure.line",
    "series.used",
    "series.year",
}
"""What an entry is refused for on account of something beside the body, or only when it is made."""


def writer_of(staff: Staff, refusal: Refusal) -> Writer:
    """Return who asked for what was refused, and whom the body then had."""
    asked, day = refusal.attempt, staff.body.day(refusal.recorded_at)
    return Writer(asked.person, asked.unit, day, staff.persons)


def rests(grounds: Grounds, staff: Staff, refusal: Refusal, said: Said) -> bool:
    """Return whether what an entry was refused for beside its body was so, as far as can be told.

    A case or a letter that cannot be read any more is reported where it is verified itself.
    """
    written = Counter(each.code for each in refusal.verdicts if each.code in BESIDE)
    if isinstance(said, SHUT) and any(each.code == "person.duty" for each in refusal.verdicts):
        return not written
    at, writer = refusal.recorded_at, writer_of(staff, refusal)
    try:
        early, late = (
            Counter(v.code for v in dict.fromkeys(_unmet(grounds, staff, said, writer, at=moment)))
            for moment in (at - SETTLED, at)
        )
    except (DecisionFlowError, ValueError, TypeError, KeyError):
        return True
    if early != late:
        return True
    return written <= late and all(code in LATER for code in late - written)


def _unmet(
    grounds: Grounds, staff: Staff, said: Said, writer: Writer, *, at: datetime
) -> Iterator[Verdict]:
    """Yield what stood in the way of an entry beside its body, with what had come in by a moment.

    The day is that of the entry, whatever had come in.
    """
    body = staff.body
    then = _Then(grounds, body, at)
    if isinstance(said, Intake):
        named = {document.digest for document in documents_of(said)}
        if named - filing.on_file(grounds.connection, body.id, named, by=at):
            yield unmet("documents.on_file", "", "")
        yield from unmet_beside(body, said, then)
    elif isinstance(said, AdoptCalendar) and staff.calendar is not None:
        new, old = grounds.calendar(said.calendar), grounds.calendar(staff.calendar)
        for each in new.departures(old):
            yield unmet("calendar.departs", each.zh, each.en)
    elif isinstance(said, OpenSeries | TakeNumber):
        yield from out_of_year(said, writer.day)
    elif isinstance(said, VoidNumber):
        yield from used(body, said, then)


@dataclass(frozen=True, slots=True)
class _Then:
    """What there was beside a body by a moment."""

    grounds: Grounds
    body: Body
    at: datetime

    def case(self, name: str, /) -> There | None:
        found = self.grounds.by(self.body.id, name, self.at)
        if found is None:
            return None
        lines = journal.lines(self.grounds.connection, (name, 0, found.case.seq))[name]
        facts = [line.fact for line in lines]
        return There(found.case, found.ready.procedure.steps, lambda: facts)

    def lettered(self, number: int, /) -> bool:
        letter = box.numbered(self.grounds.connection, self.body.id, number)
        return letter is not None and letter.recorded_at <= self.at
