"""A second opinion on a history, from the list of facts alone.

It knows the procedure's data and the law, and nothing of the engine's shapes, rules or standings:
no lapse, no edge, no state. For every step it looks for the last run of acts that makes evidence,
asks whether each act says what the law wants, and whether anything since has taken it down.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from histories import counted
from histories.claimed import waiver_fault
from histories.filed import file_faults
from histories.runs import JUDGES, failed
from histories.told import Run, Told

from decision_flow.domain.case import Compare, Correct, ReportError
from decision_flow.domain.people import APART, Duty
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.steps.after import publication, report, responsibility
from decision_flow.domain.steps.before import drafting, legality_review, risk_assessment

EVIDENCE = {**JUDGES, "meeting": counted.judge}

MANDATORY: Mapping[str, tuple[str, ...]] = {
    "four-nots": ("consultation", "evaluation", "legality", "deliberation"),
    "decree-713": ("evaluation", "legality", "deliberation"),
}
DECIDED = frozenset({"decided", "post_decision", "closed"})
IN_FORCE = frozenset({"post_decision", "closed"})


@dataclass(frozen=True, slots=True)
class Change:
    """A new text: the line it came with, and the steps whose evidence it takes down."""

    seq: int
    draft: str
    hits: frozenset[str]


class Oracle:
    """What a history of facts amounts to, told without the engine."""

    def __init__(self, procedure: Procedure, told: Sequence[Told]) -> None:
        self.procedure = procedure
        self.told = told
        self._under: dict[str, frozenset[str]] = {}
        self.changes = tuple(self._changes())

    def faults(self, phase: str) -> tuple[str, ...]:
        """Return everything that speaks against the case standing in this phase."""
        found = [*self._people(), *self._waived_after_failing(), *self._papers()]
        found += self._claimed_after_refusal()
        found += self._corrections()
        if phase in DECIDED:
            found += self._gates()
            found += self._text_is_settled()
        if phase in IN_FORCE:
            found += self._reported()
        if phase == "closed":
            found += self._answered_for()
        return tuple(found)

    def draft(self, before: int | None = None) -> str | None:
        """Return the text that was current before a line, or is now."""
        texts = [c.draft for c in self.changes if before is None or c.seq < before]
        return texts[-1] if texts else None

    # The text ---------------------------------------------------------------------------------

    def _changes(self) -> Iterable[Change]:
        for told in self.told:
            payload, verb = told.says, told.fact.verb
            if isinstance(payload, drafting.Register):
                yield Change(told.seq, payload.draft.digest, self._reopened("substantive"))
            elif isinstance(payload, drafting.Classify):
                hits = self._reopened(payload.as_class) | self._below(payload.touches)
                yield Change(told.seq, payload.draft, hits)
            elif verb == "confirm_copy":
                yield Change(told.seq, payload.draft, frozenset())

    def _reopened(self, change: str) -> frozenset[str]:
        named = self.procedure.reopens[change]
        gates = self.procedure.gates if "all" in named else named
        return self._below(s for gate in gates for s in self.procedure.gates[gate].steps)

    def _below(self, steps: Iterable[str]) -> frozenset[str]:
        """Return these steps and everything that rests on them."""
        reached = set(steps)
        return frozenset(reached | {k for k in self.procedure.steps if self._above(k) & reached})

    def _above(self, step: str) -> frozenset[str]:
        """Return everything that a step rests on, near and far."""
        if step not in self._under:
            direct = self.procedure.steps[step].after
            far = (self._above(other) for other in direct)
            self._under[step] = frozenset(direct).union(*far)
        return self._under[step]

    # The gates --------------------------------------------------------------------------------

    def _gates(self) -> Iterable[str]:
        for gate in self.procedure.gates.values():
            held = [self.evidence(step) for step in gate.steps]
            yield from (f"{gate.key}: {why}" for _, why in held if why)
            mandatory = gate.key in MANDATORY[self.procedure.profile]
            if mandatory and all(run is not None and run.waived for run, _ in held):
                yield f"{gate.key}: nothing of a mandatory gate was carried out"
            exempted = any(run is not None and run.exempted for run, _ in held)
            if exempted and gate.key != "consultation":
                yield f"{gate.key}: exempt, which consultation alone can be"

    def evidence(self, step: str) -> tuple[Run | None, str]:
        """Return the last run of a step and what is wrong with it, if anything."""
        run = self.run(step)
        if run is None:
            return None, f"{step} was never begun"
        why = EVIDENCE[run.kind](run, self)
        if why:
            return run, f"{step}: {why}"
        for change in self.changes:
            if change.seq > run.first and step in change.hits:
                return run, f"{step}: begun in {run.first}, the text changed in {change.seq}"
        for other in self._above(step) | {step}:
            reopened = [t.seq for t in self.told if _takes_down(t, other)]
            if reopened and reopened[-1] > run.first:
                return run, f"{step}: {other} was reopened in {reopened[-1]}"
        return run, self._out_of_order(step, run)

    def _out_of_order(self, step: str, run: Run) -> str:
        for other in self._above(step):
            above = self.run(other)
            if above is not None and above.kind in EVIDENCE and above.last > run.first:
                return f"{step}: begun in {run.first}, {other} was not done before {above.last}"
        return ""

    def run(self, step: str) -> Run | None:
        """Return the acts of a step since it was last begun."""
        kind = self.procedure.steps[step].kind.partition("@")[0]
        mine = [t for t in self.told if t.fact.step == step]
        begins = Run.BEGINS.get(kind, frozenset())
        starts = [
            n for n, t in enumerate(mine) if t.fact.verb in begins and not _as_allowed(mine, n)
        ]
        return Run(step, kind, tuple(mine[starts[-1] :])) if starts else None

    # People, text, what follows -----------------------------------------------------------------

    def _people(self) -> Iterable[str]:
        held: dict[str, set[Duty]] = {}
        for told in self.told:
            for person in {told.person, told.fact.actor.instead_of} - {None}:
                duties = held.setdefault(person, set())
                duties.add(told.fact.actor.duty)
                if counted.as_chief(told):
                    duties.add(Duty.CHIEF)
        for person, duties in held.items():
            for pair in APART:
                if {pair.one, pair.other} <= duties:
                    yield f"{person} acted as {pair.one} and as {pair.other}"

    def _waived_after_failing(self) -> Iterable[str]:
        """Yield what was found not applicable though it had been examined, and had failed."""
        failures = {i.step: i.line for t in self.told[:1] for i in t.fact.inherits}
        for told in self.told:
            step = told.fact.step
            if told.fact.verb == "not_applicable" and step in failures:
                yield f"{step} failed in {failures[step]}, found not applicable in {told.seq}"
            if failed(told):
                failures[step] = told.seq

    def _claimed_after_refusal(self) -> Iterable[str]:
        """Yield what was claimed though the review had not upheld it, of no other text."""
        refused: dict[str, int] = {}
        for told in self.told:
            says, step = told.says, told.fact.step
            if told.fact.trigger == "classify_substantive":
                refused = {}
            claims = told.fact.verb in {"not_applicable", "claim", "shorten"}
            claims |= isinstance(says, risk_assessment.Report) and says.existing is not None
            if claims and step in refused:
                yield f"{step} was refused in {refused[step]}, claimed again in {told.seq}"
            if isinstance(says, legality_review.Opine):
                refused |= {e.step: told.seq for e in says.examined if not e.upheld}

    def _papers(self) -> Iterable[str]:
        """Yield what was entered on a later day without a second person's look at its paper."""
        used: set[tuple[int, str]] = set()
        for told in self.told:
            fact, late = told.fact, told.day < told.body.day(told.fact.recorded_at)
            if fact.paper is None and late:
                yield f"{told.seq} is entered late and names no paper"
            if fact.paper is None:
                continue
            looked = next((t for t in self.told if t.seq == fact.paper.compared), None)
            key = (fact.paper.compared, fact.verb)
            if not late or key in used or looked is None or not _seen_by_another(looked, told):
                yield f"{told.seq} names a paper that nobody else compared for it"
            used.add(key)

    def _corrections(self) -> Iterable[str]:
        """Yield corrections of what nobody else had reported wrong just so."""
        used: set[int] = set()
        for told in self.told:
            said = told.says
            if not isinstance(said, Correct):
                continue
            found = next((t for t in self.told if t.seq == said.reported), None)
            if said.reported in used or found is None or not _reported_by_another(found, told):
                yield f"{told.seq} corrects what nobody else had found wrong"
            used.add(said.reported)

    def _text_is_settled(self) -> Iterable[str]:
        tabled = max(t.seq for t in self.told if (t.fact.step, t.fact.verb) in self._tabling())
        drafted = self.procedure.steps_of_kind("drafting")
        mine = [t for t in self.told if t.fact.step in drafted]
        written = [t for t in mine if t.fact.verb in {"register", "revise", "classify"}]
        yield from (f"a text in {t.seq}, tabled in {tabled}" for t in written if t.seq > tabled)
        if mine[-1].fact.verb == "revise":
            yield f"the revision of {mine[-1].seq} is pending"
        back = [t.seq for t in self.told if self._sends_back(t)]
        if back and max((c.seq for c in self.changes), default=0) < back[-1]:
            yield f"sent back in {back[-1]}, and no new text since"

    def _tabling(self) -> frozenset[tuple[str, str]]:
        return frozenset((s, "accept") for s in self.procedure.steps_of_kind("submission"))

    def _sends_back(self, told: Told) -> bool:
        rework = {(r.step, r.trigger) for r in self.procedure.rework if r.to == "drafting"}
        return (told.fact.step, told.fact.trigger) in rework

    def _reported(self) -> Iterable[str]:
        agreed = max(t.seq for t in self.told if t.fact.verb in {"decide", "confirm_copy"})
        signed = next((t for t in self.told if t.fact.verb == "sign"), None)
        examined = signed.says.examined if signed else ()
        for kind in ("party_report", "congress_report", "superior_approval"):
            for step in self.procedure.steps_of_kind(kind):
                run = self.run(step)
                if run is None or run.first < agreed:
                    yield f"in force without {step}"
                elif run.verbs == ("not_applicable",):
                    unseen = "" if step in examined else "nobody examined why it does not apply"
                    yield from (f"{step}: {w}" for w in (waiver_fault(run, self), unseen) if w)
                elif run.verbs != ("report", "reply") or not run.said(report.Reply).approved:
                    yield f"in force, {step} says {run.verbs}"
        if signed is None or signed.says.draft != self.draft():
            yield "in force without the signature under this very text"
        elif not any(counted.signs(run, signed, self) for run in self._meetings()):
            yield f"signed by {signed.person}"

    def _meetings(self) -> Iterable[Run]:
        runs = (self.run(step) for step in self.procedure.steps_of_kind("meeting"))
        return [run for run in runs if run is not None]

    def _answered_for(self) -> Iterable[str]:
        for step in self.procedure.steps_of_kind("publication"):
            run = self.run(step)
            verbs = run.verbs if run else ()
            if verbs not in {("publish",), ("withhold", "confirm_withheld")}:
                yield f"closed, {step} says {verbs}"
            if run and verbs == ("publish",) and not run.said(publication.Publish).channels:
                yield "published nowhere"
            if run and len(verbs) == 2 and run.told[0].person == run.told[1].person:
                yield "withheld on one person's word"
        for step in self.procedure.steps_of_kind("archive"):
            yield from file_faults(self.procedure, self.told, self.run(step), step)
        lists = [t for t in self.told if isinstance(t.says, responsibility.Register)]
        if not lists:
            yield "closed without responsibility"
            return
        named = {e.person for e in lists[-1].says.entries}
        closed = self._last_of("closing", "close")
        before = [t for t in self.told if closed is None or t.seq < closed.seq]
        acted = {t.person for t in before} | {p for t in before for p in counted.heard(t)}
        acted |= {p for run in self._meetings() for p in counted.sat(run)}
        yield from (f"{p} acted and answers for nothing" for p in sorted(acted - named))

    def _last_of(self, kind: str, verb: str) -> Told | None:
        found = [self._last(step, verb) for step in self.procedure.steps_of_kind(kind)]
        return next((told for told in found if told is not None), None)

    def _last(self, step: str, verb: str) -> Told | None:
        found = [t for t in self.told if t.fact.step == step and t.fact.verb == verb]
        return found[-1] if found else None


def _takes_down(told: Told, step: str) -> bool:
    """Return whether an act voids what a step has to show: reopened, or not upheld."""
    if isinstance(told.says, legality_review.Opine):
        return any(e.step == step and not e.upheld for e in told.says.examined)
    return told.fact.step == step and told.fact.verb == "reopen"


def _as_allowed(mine: Sequence[Told], n: int) -> bool:
    """Return whether a notice carries out a shorter window that was allowed just before."""
    shortened = getattr(mine[n].says, "shortening", None) is not None
    return n > 0 and shortened and mine[n - 1].fact.verb == "allow_shorter"


def _reported_by_another(found: Told, told: Told) -> bool:
    """Return whether a line is another person's report of just what a later line corrects."""
    had, says = found.says, told.says
    if not isinstance(had, ReportError) or found.seq >= told.seq:
        return False
    same = (had.seq, had.wrong, had.right) == (says.seq, says.wrong, says.right)
    same &= had.evidence.digest == says.evidence.digest
    return same and found.person not in {told.person, told.fact.actor.instead_of}


def _seen_by_another(looked: Told, told: Told) -> bool:
    """Return whether a line is a second person's look at the paper of a later line."""
    says, paper = looked.says, told.fact.paper
    if not isinstance(says, Compare) or paper is None or looked.seq >= told.seq:
        return False
    there_and_then = looked.fact.stated_at == looked.fact.recorded_at
    same = says.scan.digest == paper.scan.digest and says.receipt == paper.receipt
    about = says.step == told.fact.step and told.fact.verb in says.verbs and says.day == told.day
    another = looked.person not in {told.person, told.fact.actor.instead_of}
    there, here = looked.fact.actor, told.fact.actor
    own = told.fact.kind.startswith("execution@") and here.duty is Duty.EXECUTOR
    outside = not own or there.unit != here.unit
    return there_and_then and same and about and another and outside
