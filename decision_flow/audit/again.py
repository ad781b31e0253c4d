"""Every fact and every refusal decided again, from what it cites and nothing else."""

from dataclasses import dataclass, field

from sqlalchemy import Connection

from decision_flow.audit.report import Report
from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import Case, Fact, fold, follow
from decision_flow.domain.content import documents_of
from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.links import JointCase, OtherCase
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.opinions.intake import Intake
from decision_flow.domain.people import Person
from decision_flow.domain.sessions.session import Session, named_in
from decision_flow.domain.staff import Staff
from decision_flow.domain.steps.matter import OPEN, Open
from decision_flow.domain.values import Cite
from decision_flow.domain.verdict import Verdict
from decision_flow.domain.views import Refusal
from decision_flow.engine.decide import decide
from decision_flow.engine.linking import WANTED, Earlier, joint_case, named_beside
from decision_flow.engine.opening import Opening, opening_move, unopened
from decision_flow.engine.rules import Ready
from decision_flow.store import filing, law, raw
from decision_flow.store.codec import read_fact
from decision_flow.store.law import Readers
from decision_flow.store.opinions import register
from decision_flow.store.opinions.cited import intake_for, notice_of
from decision_flow.store.tables import JOURNAL


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
        before = unopened(ready, cite.stream, lines[0].body_id, "")
        return Earlier(fold(before, facts), ready, cite.digest)

    def counts(self, body_id: str, last: Fact) -> Calendar:
        """Return the calendar by which the days due in a case are kept: the body's present one.

        Where the body's stream cannot be read to its end, the one of the case's last fact.
        """
        staff = self.present.get(body_id)
        return self.calendar((staff and staff.calendar) or last.calendar)

    def cited(self, cites: tuple[Cite, ...]) -> Staff | None:
        """Return the body that a line cites, as it was at that line of its stream."""
        return next((self.staff[c] for c in cites if c in self.staff), None)


@dataclass(slots=True)
class Replay:
    """A case as its facts make it, decided again line by line; `case` is None before the first."""

    grounds: Grounds
    report: Report
    body_id: str
    case: Case | None = None
    ready: Ready | None = None
    staff: Staff | None = None

    def fact(self, fact: Fact) -> bool:
        """Return whether the next fact comes out as it is written."""
        try:
            return self._fact(fact)
        except (DecisionFlowError, ValueError, TypeError, KeyError) as error:
            zh, en = f"无法重新判定：{error}", f"It cannot be decided again: {error}"
            self.report.found("again.failed", fact.stream, fact.seq, zh, en)
            return False

    def _fact(self, fact: Fact) -> bool:
        staff = self.grounds.cited(fact.cites)
        if staff is None or staff.body.id != self.body_id or staff.calendar != fact.calendar:
            zh, en = "所引机关记录或者日历不存在", "It cites no such line of its body or calendar"
            self.report.found("again.cite", fact.stream, fact.seq, f"{zh}。", f"{en}.")
            return False
        ready, certificate = self.grounds.procedure(fact.procedure)
        setting = self._setting(staff, fact)
        move = _move(fact, staff)
        answer: Accepted | Refused
        if self.case is None:
            linked = self.grounds.linked(fact.cites, fact.payload)
            opening = Opening(fact.stream, move, certificate, linked)
            answer = opening_move(ready, opening, setting)
            title = fact.payload.title if isinstance(fact.payload, Open) else ""
            before = unopened(ready, fact.stream, self.body_id, title)
        else:
            before = self.case
            answer = decide(ready, before, move, setting)
        if not self._same(fact, before, answer):
            return False
        self.case, self.ready, self.staff = follow(before, fact), ready, staff
        return True

    def _same(self, fact: Fact, before: Case, answer: Accepted | Refused) -> bool:
        if isinstance(answer, Refused):
            codes = ", ".join(v.code for v in answer.unmet)
            reasons = [v.reason for v in answer.unmet]
            zh = f"重新判定为不合规则（{codes}）：{''.join(r.zh for r in reasons)}"
            en = f"Decided again, it is refused ({codes}): {' '.join(r.en for r in reasons)}"
            self.report.found("again.refused", fact.stream, fact.seq, zh, en)
            return False
        made = answer.facts[0]
        parts = {
            "procedure": (before.procedure, fact.procedure),
            "kind": (made.kind, fact.kind),
            "trigger": (made.trigger, fact.trigger),
            "edges": (made.edges, fact.edges),
            "draft": (made.draft, fact.draft),
            "inherits": (made.inherits, fact.inherits),
            "stands": (made.stands, fact.stands),
            "actor": (made.actor, fact.actor),
            "verdicts": (_codes(made.verdicts), _codes(fact.verdicts)),
        }
        differing = ", ".join(name for name, (now, then) in parts.items() if now != then)
        if differing:
            zh, en = f"重新判定后不同：{differing}。", f"Decided again, it differs in: {differing}."
            self.report.found("again.differs", fact.stream, fact.seq, zh, en)
        return not differing

    def refusal(self, refusal: Refusal) -> None:
        """Report a refusal that would not be refused for the same reasons."""
        try:
            self._refusal(refusal)
        except (DecisionFlowError, ValueError, TypeError, KeyError) as error:
            zh, en = f"无法重新判定：{error}", f"It cannot be decided again: {error}"
            self.report.found("refusal.again", refusal.stream, refusal.seq, zh, en)

    def _refusal(self, refusal: Refusal) -> None:
        staff = self.grounds.cited(refusal.cites)
        if staff is None or staff.calendar != refusal.calendar:
            raise ValueError("it cites no such line of its body or calendar")
        ready, certificate = self.grounds.procedure(refusal.procedure)
        asked = refusal.attempt
        move = Move(
            step=asked.step,
            verb=asked.verb,
            payload=asked.payload,
            person=staff.persons[asked.person],
            duty=asked.duty,
            instead_of=asked.instead_of,
            stated_at=asked.stated_at,
            paper=asked.paper,
            note=asked.note,
        )
        setting = self._setting(staff, refusal)
        answer: Accepted | Refused
        if asked.verb == OPEN.name and self.case is None:
            opening = Opening(
                refusal.stream,
                move,
                certificate,
                self.grounds.linked(refusal.cites, asked.payload),
            )
            answer = opening_move(ready, opening, setting)
        elif self.case is not None:
            answer = decide(ready, self.case, move, setting)
        else:
            raise ValueError("there was no case to refuse it in")
        again = _codes(answer.verdicts)
        if isinstance(answer, Accepted) or again != _codes(refusal.verdicts):
            zh, en = "重新判定后结果不同。", "Decided again, it comes out differently."
            self.report.found("refusal.differs", refusal.stream, refusal.seq, zh, en)

    def _setting(self, staff: Staff, line: Fact | Refusal) -> Setting:
        said = line if isinstance(line, Fact) else line.attempt
        named = [d.digest for p in (said.payload, said.paper) for d in documents_of(p)]
        # A paper may have come in at the very moment of the refusal for want of it.
        missing = any(v.code == "documents.on_file" and not v.passed for v in line.verdicts)
        there: frozenset[str] = frozenset()
        if not missing:
            there = filing.on_file(
                self.grounds.connection, self.body_id, named, by=line.recorded_at
            )
        calendar = self.grounds.calendar(line.calendar)
        intake = None if self.case is None else self._intake(self.case, line)
        return Setting(
            staff.body,
            calendar,
            line.recorded_at,
            there,
            staff.persons,
            intake,
            joint=self._joint(line),
            others=self.grounds.beside(line.cites, said.payload),
            session=self._session(line),
        )

    def _session(self, line: Fact | Refusal) -> Session | None:
        """Return the session that the line is about, as it was at the line that it cites."""
        if self.case is None:
            return None
        said = line if isinstance(line, Fact) else line.attempt
        if said.step not in self._meetings():
            return None
        name = named_in(self.case, said.step, said.payload)
        cite = next((c for c in line.cites if c.stream == name), None)
        return None if cite is None else self.grounds.sessions.get(cite)

    def _meetings(self) -> tuple[str, ...]:
        return self.ready.of_kind("meeting") if self.ready is not None else ()

    def _joint(self, line: Fact | Refusal) -> tuple[JointCase, ...]:
        """Return the cases of other bodies that a line cites and that name this one in turn."""
        if self.case is None:
            return ()
        cites = {cite.stream: cite for cite in line.cites}
        named = [self.grounds.upto(cites[case]) for case in self.case.joint if case in cites]
        return tuple(joint_case(each) for each in named if self.case.id in each.case.joint)

    def _intake(self, case: Case, line: Fact | Refusal) -> Intake | None:
        """Return the register that a line cites, as it was. Raises `ValueError` for another one."""
        said = line if isinstance(line, Fact) else line.attempt
        notice = notice_of(case, said.step)
        if notice is None:
            return None
        cite = next((c for c in line.cites if c.stream == notice.stream), None)
        if cite is None:
            if register.any_before(self.grounds.connection, notice, line.recorded_at):
                raise ValueError("it cites no line of the register of opinions")
            return None
        connection = self.grounds.connection
        found = intake_for(connection, case, said.step, said.payload, upto=cite.seq)
        if found is None or found.last != cite:
            raise ValueError("the register of opinions is not the one that it cites")
        return found


def _move(fact: Fact, staff: Staff) -> Move:
    person: Person = staff.persons[fact.actor.person]
    return Move(
        step=fact.step,
        verb=fact.verb,
        payload=fact.payload,
        person=person,
        duty=fact.actor.duty,
        instead_of=fact.actor.instead_of,
        stated_at=fact.stated_at,
        paper=fact.paper,
        note=fact.note,
    )


def _codes(verdicts: tuple[Verdict, ...]) -> tuple[tuple[str, bool, bool], ...]:
    return tuple((v.code, v.passed, v.advisory) for v in verdicts)
