"""What this process remembers: procedures made ready, bodies, calendars, folded cases.

Nothing here is trusted by its age. A case or a body is remembered under the digest of its last
fact, which the database confirms at each call; what was written since is read and folded on.
"""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from sqlalchemy import Connection

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import Case, Fact, fold
from decision_flow.domain.errors import CaseNotFoundError, JournalError, NotFoundError
from decision_flow.domain.move import Setting
from decision_flow.domain.people import Body, Person
from decision_flow.domain.staff import Staff, fold_staff, unfounded
from decision_flow.domain.values import Cite, Text
from decision_flow.domain.views import Deadline, GateView, Latest
from decision_flow.engine.deadlines import deadlines, deadlines_after
from decision_flow.engine.opening import unopened_for
from decision_flow.engine.rules import Ready
from decision_flow.engine.views import gate_views, gate_views_after
from decision_flow.store import cases, journal, law
from decision_flow.store.canonical import NO_DIGEST
from decision_flow.store.filing import AT_ONCE
from decision_flow.store.journal import Head, Line
from decision_flow.store.law import Readers

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

MOST_CASES = 1_000
MOST_BODIES = 200
MOST_PROCEDURES = 200


class Recent(Generic[K, V]):
    """The values used last, at most so many. Safe across threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        """Return the value of a key, where it is still here."""
        with self._lock:
            found = self._values.get(key)
            if found is not None:
                self._values.move_to_end(key)
            return found

    def drop(self, key: K) -> None:
        """Forget a value."""
        with self._lock:
            self._values.pop(key, None)

    def put(self, key: K, value: V) -> None:
        """Keep a value, and let the one unused for longest go when there are too many."""
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            if len(self._values) > self._most:
                self._values.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Certified:
    """A procedure made ready, and the digest of the certificate kept with it."""

    ready: Ready
    certificate: str


@dataclass(frozen=True, slots=True)
class Folded:
    """A case with the digest of its last fact."""

    case: Case
    head: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What is kept of a case beside its facts, up to the line `head`, as `calendar` counts."""

    head: str
    calendar: str
    gates: tuple[GateView, ...]
    due: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class StaffAt:
    """A body as it stands at the head of its stream."""

    staff: Staff
    head: Head

    @property
    def cite(self) -> Cite:
        """Return how a fact names this state of the body."""
        return Cite(self.staff.body.id, self.head.seq, self.head.digest)

    def person(self, person_id: str) -> Person:
        """Return a person of the body. Raises NotFoundError."""
        found = self.staff.persons.get(person_id)
        if found is None:
            text = Text(f"本机关没有人员 {person_id}。", f"The body has no person {person_id}.")
            raise NotFoundError(text)
        return found


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that a decision over a case rests on. `filed` are documents asked for, all on file."""

    latest: Latest
    folded: Folded
    certified: Certified
    staff: StaffAt
    calendar: Calendar
    filed: frozenset[str] = frozenset()


class Known:
    """The memory of one process."""

    def __init__(self, read: Readers) -> None:
        self.read = read
        self._procedures: Recent[str, Certified] = Recent(MOST_PROCEDURES)
        self._calendars: Recent[str, Calendar] = Recent(MOST_PROCEDURES)
        self._bodies: Recent[str, StaffAt] = Recent(MOST_BODIES)
        self._cases: Recent[str, Folded] = Recent(MOST_CASES)
        self._beside: Recent[str, Beside] = Recent(MOST_CASES)

    def procedure(self, connection: Connection, digest: str) -> Certified:
        """Return a procedure made ready. Raises NotFoundError."""
        found = self._procedures.get(digest)
        if found is None:
            kept = law.find_procedure(connection, digest, self.read)
            found = Certified(Ready(kept.procedure), kept.certificate_digest)
            self._procedures.put(digest, found)
        return found

    def calendar(self, connection: Connection, staff: Staff) -> Calendar:
        """Return the calendar that a body counts by. Raises NotFoundError."""
        if staff.calendar is None:
            text = Text("本机关尚未采用工作日历。", "The body has not adopted a calendar.")
            raise NotFoundError(text)
        found = self._calendars.get(staff.calendar)
        if found is None:
            found = law.find_calendar(connection, staff.calendar, self.read)
            self._calendars.put(staff.calendar, found)
        return found

    def remember(self, folded: Folded) -> None:
        """Remember a case as it is after its last committed fact."""
        self._cases.put(folded.case.id, folded)

    def beside(self, ready: Ready, folded: Folded, body: Body, calendar: Calendar) -> Beside:
        """Return what is kept beside a case at its head; computed once a head."""
        case, head, counts = folded.case, folded.head, calendar.digest
        found = self._beside.get(case.id)
        if found is None or (found.head, found.calendar) != (head, counts):
            gates, due = gate_views(ready, case), deadlines(ready, case, body, calendar)
            found = Beside(head, counts, gates, due)
            self._beside.put(case.id, found)
        return found

    def beside_after(
        self, ready: Ready, folded: Folded, setting: Setting, *, fact: Fact, had: Beside
    ) -> Beside:
        """Return what is kept beside a case once `fact` stands, where it was `had` before it."""
        case, calendar = folded.case, setting.calendar
        gates = gate_views_after(ready, case, fact, had.gates)
        due = deadlines_after(ready, case, fact, had.due, body=setting.body, calendar=calendar)
        found = Beside(folded.head, calendar.digest, gates, due)
        self._beside.put(case.id, found)
        return found

    def recall(self, staff: StaffAt) -> None:
        """Remember a body as it is at the head of its stream."""
        self._bodies.put(staff.staff.body.id, staff)

    def body(self, connection: Connection, body_id: str) -> StaffAt:
        """Return a body as it stands. Raises NotFoundError."""
        head = cases.body_head(connection, body_id)
        if head is None:
            raise NotFoundError(Text(f"没有决策机关 {body_id}。", f"There is no body {body_id}."))
        there = self._bodies.get(body_id)
        if there is not None and there.head == head:
            return there
        start = _start(there, body_id, head)
        found = journal.lines(connection, (body_id, start.head.seq, head.seq))[body_id]
        if start.head.seq and (not found or found[0].prev != start.head.digest):
            self._bodies.drop(body_id)
            return self.body(connection, body_id)
        return self._staffed(start, found, head)

    def load(
        self,
        connection: Connection,
        body_id: str,
        case_id: str,
        documents: frozenset[str] = frozenset(),
    ) -> Loaded:
        """Return a case of a body with all that a decision over it rests on.

        In the same question: whether all of some `documents` are on file. Raises
        CaseNotFoundError; JournalError when what is stored does not follow from itself.
        """
        try:
            return self._load(connection, body_id, case_id, documents)
        except JournalError:
            # What is stored may be sound and the memory of another time: a backup was put back.
            self._cases.drop(case_id)
            self._bodies.drop(body_id)
            return self._load(connection, body_id, case_id, documents)

    def _load(
        self, connection: Connection, body_id: str, case_id: str, documents: frozenset[str]
    ) -> Loaded:
        asked = tuple(documents) if len(documents) <= AT_ONCE else ()
        ends = cases.ends(connection, body_id, case_id, asked)
        if ends is None:
            raise CaseNotFoundError(case_id)
        certified = self.procedure(connection, ends.procedure)
        case = self._remembered(ends.case, case_id)
        known = self._bodies.get(body_id)
        start = _start(known, body_id, ends.body)
        wanted = []
        if case is None or case.head != ends.case.head:
            after = case.case.seq if case is not None else 0
            wanted.append((case_id, after, ends.case.seq))
        if start.head != ends.body:
            wanted.append((body_id, start.head.seq, ends.body.seq))
        found = journal.lines(connection, *wanted) if wanted else {}
        staff = self._staffed(start, found[body_id], ends.body) if body_id in found else start
        if case_id in found or case is None:
            named = body_id, case_id
            case = self._grown(certified.ready, named, ends.case, found[case_id], known=case)
        calendar = self.calendar(connection, staff.staff)
        filed = documents if ends.filed == len(documents) else frozenset()
        return Loaded(ends.case, case, certified, staff, calendar, filed)

    def _remembered(self, end: Latest, case_id: str) -> Folded | None:
        """Return what is remembered of a case unless the database says that it is otherwise."""
        found = self._cases.get(case_id)
        if found is None or found.case.seq > end.seq:
            return None
        if found.case.seq == end.seq and found.head != end.head:
            return None
        return found

    def _grown(
        self,
        ready: Ready,
        named: tuple[str, str],
        end: Latest,
        lines: tuple[Line, ...],
        *,
        known: Folded | None,
    ) -> Folded:
        body_id, case_id = named
        start = known.head if known is not None else NO_DIGEST
        if not lines or lines[0].prev != start or lines[-1].digest != end.head:
            raise journal.broken(case_id, lines[0].fact.seq if lines else end.seq)
        case = known.case if known is not None else unopened_for(ready, body_id, lines[0].fact)
        folded = Folded(fold(case, (line.fact for line in lines)), end.head)
        self.remember(folded)
        return folded

    def _staffed(self, start: StaffAt, lines: tuple[Line, ...], head: Head) -> StaffAt:
        body_id = start.staff.body.id
        if not lines or lines[0].prev != start.head.digest or lines[-1].digest != head.digest:
            raise journal.broken(body_id, head.seq)
        staff = fold_staff(start.staff, (line.fact for line in lines))
        found = StaffAt(staff, head)
        self.recall(found)
        return found


def _start(known: StaffAt | None, body_id: str, head: Head) -> StaffAt:
    """Return the body from which to go on: the one remembered, unless it cannot be this one."""
    if known is not None and (known.head == head or known.head.seq < head.seq):
        return known
    return StaffAt(unfounded(body_id), Head())
