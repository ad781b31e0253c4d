"""Every fact and every refusal decided again, from what it cites and nothing else."""

from dataclasses import dataclass, replace

from decision_flow.audit.elsewhere import told, untold
from decision_flow.audit.grounds import Grounds
from decision_flow.audit.made import known_as_written, outcomes
from decision_flow.audit.report import Report
from decision_flow.domain.case import Case, Fact, follow
from decision_flow.domain.elsewhere import Elsewhere
from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.links import JointCase
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.opinions.intake import Intake
from decision_flow.domain.people import Person
from decision_flow.domain.sessions.session import Session, named_in
from decision_flow.domain.staff import Staff
from decision_flow.domain.steps.after.execution.clock import BEYOND_NEXT, FAR, SUSPENDED_LATE
from decision_flow.domain.steps.after.responsibility import NO_PART
from decision_flow.domain.steps.matter import OPEN
from decision_flow.domain.verdict import Verdict
from decision_flow.domain.views import Refusal
from decision_flow.engine.decide import decide
from decision_flow.engine.linking import joint_case
from decision_flow.engine.opening import Opening, opening_move, unopened_for
from decision_flow.engine.rules import Ready
from decision_flow.store.opinions import register
from decision_flow.store.opinions.cited import intake_for, notice_of

TOLD_SINCE = frozenset({SUSPENDED_LATE, BEYOND_NEXT, FAR, NO_PART})
"""Advice that no earlier release gave: a line without it is as sound as one that has it."""


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
            before = unopened_for(ready, self.body_id, fact)
        else:
            before = self.case
            answer = decide(ready, before, move, setting)
        if not self._same(fact, before, answer):
            return False
        if missing := [*untold(self.grounds, ready, before, fact)]:
            zh = f"出具意见时未提示此前未通过的案件：{'、'.join(missing)}。"
            en = f"The reviewer was not told of cases in which it had failed: {', '.join(missing)}."
            self.report.found("again.untold", fact.stream, fact.seq, zh, en)
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
            "verdicts": (_as_then(made.verdicts, fact.verdicts), outcomes(fact.verdicts)),
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
        known_as_written(staff, asked)
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
        opens = self.case is None and asked.verb == OPEN.name
        linked = self.grounds.linked(refusal.cites, asked.payload) if opens else ()
        opening = Opening(refusal.stream, move, certificate, linked)
        # It was refused with what is asked of who acts now, or before anybody asked that.
        for again in (False, True):
            answer = self._attempted(ready, opening, replace(setting, again=again))
            then = _as_then(answer.verdicts, refusal.verdicts)
            same = then == outcomes(refusal.verdicts)
            if isinstance(answer, Refused) and same:
                return
        zh, en = "重新判定后结果不同。", "Decided again, it comes out differently."
        self.report.found("refusal.differs", refusal.stream, refusal.seq, zh, en)

    def _attempted(self, ready: Ready, opening: Opening, setting: Setting) -> Accepted | Refused:
        """Return the answer to what was refused. Raises `ValueError` where there was no case."""
        if self.case is not None:
            return decide(ready, self.case, opening.move, setting)
        if opening.move.verb == OPEN.name:
            return opening_move(ready, opening, setting)
        raise ValueError("there was no case to refuse it in")

    def _setting(self, staff: Staff, line: Fact | Refusal) -> Setting:
        said = line if isinstance(line, Fact) else line.attempt
        there = self.grounds.on_file(self.body_id, line, said.payload, said.paper)
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
            elsewhere=self._elsewhere(line),
            again=isinstance(line, Fact),
        )

    def _elsewhere(self, line: Fact | Refusal) -> tuple[Elsewhere, ...]:
        """Return what the reviewer was told of other cases. Raises `ValueError`."""
        if self.case is None or self.ready is None:
            return ()
        return told(self.grounds, self.ready, self.case, line)

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


def _as_then(
    now: tuple[Verdict, ...], then: tuple[Verdict, ...]
) -> tuple[tuple[str, bool, bool], ...]:
    """Return what is found now, without the advice that was not given when the line was written."""
    untold = TOLD_SINCE - {v.code for v in then}
    return outcomes(tuple(v for v in now if v.code not in untold))
