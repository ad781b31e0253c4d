"""The decision over a move: facts, or every unmet requirement.

Structure (what stands, which phase) comes from the rules that the proof explored; checks of fact
(days, people, votes) can only refuse. So every fact is an edge of the proof.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from decision_flow.domain.case import CASE, IDLE, Case, Edge, Fact, follow
from decision_flow.domain.case import Assign as Entrust
from decision_flow.domain.errors import MoveUnknownError
from decision_flow.domain.kind import Asked, Kind, Stage, Verb
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.procedure import Step
from decision_flow.domain.steps.before.legality_review.timing import NO_MORE_TIME
from decision_flow.domain.steps.before.start import Assign
from decision_flow.domain.steps.common import REOPEN
from decision_flow.domain.values import Source, Text
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.cures import next_duties
from decision_flow.engine.failed import failed_verdict, failure, still_open
from decision_flow.engine.findings import finding_verdicts
from decision_flow.engine.moment import content_verdicts, time_verdicts
from decision_flow.engine.person import acting
from decision_flow.engine.rules import Ready, Rule, Shape, Unmet
from decision_flow.engine.staffing import staffing
from decision_flow.engine.standing import closed_gates, gate_verdicts

_CHOOSE_PEOPLE = (Assign, Entrust)
"""What is said where people are chosen: the lead unit, and who has a duty in the case."""
CURED_BY_NOBODY = frozenset({"phase", "rule.unavailable", "state"} | NO_MORE_TIME)
"""What may have nobody who cures it."""
_THROUGH_THE_GATES = {"table", "adopt", "issue"}
_BEHIND_THE_GATES = {Stage.SUBMITTED, Stage.MET, Stage.ISSUED}


def decide(ready: Ready, case: Case, move: Move, setting: Setting) -> Accepted | Refused:
    """Return what the move comes to.

    Raises MoveUnknownError for a step or verb that is not, `TypeError` for another verb's payload.
    """
    verb = find_verb(ready, move.step, move.verb)
    if not isinstance(move.payload, verb.payload):
        raise TypeError(f"{move.step}.{move.verb} says {verb.payload.__name__}")
    trigger = verb.trigger(move.payload)
    rule = ready.rules.get(f"{move.step}.{trigger}")
    who = acting(ready, case, move, verb, setting=setting)
    asked = Asked(
        case=case,
        procedure=ready.procedure,
        step=declared(ready, move.step),
        payload=move.payload,
        setting=setting,
        actor=who.actor,
        stated_at=move.stated_at or setting.at,
    )
    verdicts = (
        *structure(ready, case, move.step, rule),
        *who.verdicts,
        *time_verdicts(ready, asked, move),
        *(v for check in (*verb.guards, *verb.requirements) for v in check(asked)),
        *content_verdicts(move.content, setting),
    )
    if rule is None or not all(v.passed or v.advisory for v in verdicts):
        return Refused(move.step, move.verb, tuple(_curable(v, verb) for v in verdicts))
    edges = ready.apply(case.shape, rule)
    if verb.touches is not None:
        edges += _touched(ready, case.shape, edges, verb.touches(move.payload))
    fact = _fact(ready, asked, verb, trigger, edges, verdicts, move)
    return Accepted((_staffed(ready, asked, fact),))


def _staffed(ready: Ready, asked: Asked[object], fact: Fact) -> Fact:
    """Return the fact by which people are chosen with a warning where nobody can finish then."""
    if not isinstance(fact.payload, _CHOOSE_PEOPLE) or not asked.setting.persons:
        return fact
    found = staffing(ready, follow(asked.case, fact), asked.setting)
    warned = tuple(replace(v, advisory=True) for v in found.obstacles)
    return replace(fact, verdicts=fact.verdicts + warned) if warned else fact


def _curable(verdict: Verdict, verb: Verb) -> Verdict:
    """Return the verdict with somebody who can cure it: whoever asks can ask otherwise.

    A phase is left by many acts together, what a procedure does not have nobody can do, and what
    is done is not always to be done again.
    """
    if not verdict.refuses or verdict.curers or verdict.code in CURED_BY_NOBODY:
        return verdict
    return replace(verdict, curers=verb.by)


def find_verb(ready: Ready, step: str, verb: str) -> Verb:
    """Return the verb of a step. Raises MoveUnknownError."""
    if step != CASE and step not in ready.procedure.steps:
        raise MoveUnknownError(step, verb)
    found = ready.kind(step).verb(verb)
    if found is None:
        raise MoveUnknownError(step, verb)
    return found


def declared(ready: Ready, step: str) -> Step:
    """Return the step as the procedure declares it, or one that stands for the case itself."""
    if step != CASE:
        return ready.procedure.steps[step]
    kind = ready.kind(CASE)
    return Step(CASE, kind.id, kind.label, kind.source)


def structure(ready: Ready, case: Case, step: str, rule: Rule | None) -> tuple[Verdict, ...]:
    """Return the verdicts about what must stand: one for each component, met or not."""
    if rule is None:
        source = declared(ready, step).source
        zh, en = "本程序在此环节不允许这一办理动作。", "This procedure does not allow this here."
        return (Verdict("rule.unavailable", passed=False, reason=Text(zh, en), source=source),)
    unmet = ready.unmet(case.shape, rule)
    found = tuple(_not_there(ready, case, step, u) for u in unmet)
    found += _gates(ready, case, rule)
    found += finding_verdicts(ready, case, step)
    return found if unmet else (*found, _all_stands(declared(ready, step).source))


@lru_cache(maxsize=1024)
def _all_stands(source: Source) -> Verdict:
    zh, en = "所依据的环节均已完成，阶段相符。", "All that it stands on stands."
    return Verdict("rule.stands", passed=True, reason=Text(zh, en), source=source)


def _gates(ready: Ready, case: Case, rule: Rule) -> tuple[Verdict, ...]:
    """Return how the gates stand: all where the case passes them, else those that are closed."""
    if any(c == CASE and t in _THROUGH_THE_GATES for c, t in rule.fires):
        return gate_verdicts(ready, case, passing=rule.step)
    if ready.kind(rule.step).stage in _BEHIND_THE_GATES:
        return closed_gates(ready, case, passing=rule.step)
    return ()


def _not_there(ready: Ready, case: Case, asking: str, unmet: Unmet) -> Verdict:
    """Return the verdict about a component: what failed says so, all else where it now is."""
    if unmet.component == CASE:
        return _missing(ready, asking, unmet)
    failed = failure(ready, case, unmet.component)
    if failed is not None and unmet.component != asking:
        return failed_verdict(ready, case, failed, f"stands.{unmet.component}")
    allowed = still_open(ready, case, unmet.component, unmet.allowed)
    return _missing(ready, asking, replace(unmet, allowed=allowed))


@lru_cache(maxsize=8192)
def _missing(ready: Ready, asking: str, unmet: Unmet) -> Verdict:
    """Return the verdict about one component; the same sentence is made once, not each time."""
    kind: Kind = ready.kind(unmet.component)
    now = kind.state_label(unmet.state)
    states = ready.tables[unmet.component].states
    allowed = [state for state in states if state in unmet.allowed]
    # What owes nothing before it began is not brought back to that: it is done, once begun.
    begun = [state for state in allowed if state not in IDLE] or allowed
    wanted = [kind.state_label(state) for state in begun]
    zh, en = "”或者“".join(w.zh for w in wanted), "” or “".join(w.en for w in wanted)
    if unmet.component == CASE:
        reason = Text(
            f"案件现处“{now.zh}”，此事须在“{zh}”阶段办理。",
            f"The case is in “{now.en}”; this is done in “{en}”.",
        )
        return Verdict("phase", passed=False, reason=reason, source=kind.source)
    step = ready.procedure.steps[unmet.component]
    own = unmet.component == asking
    reason = Text(
        f"“{step.label.zh}”现为“{now.zh}”，须{'' if own else '先'}为“{zh}”。",
        f"“{step.label.en}” is now “{now.en}”; it must {'' if own else 'first '}be “{en}”.",
    )
    code = "state" if own else f"stands.{unmet.component}"
    curers = next_duties(ready, unmet)
    return Verdict(code, passed=False, reason=reason, source=step.source, curers=curers)


def _touched(
    ready: Ready, before: Shape, edges: tuple[Edge, ...], steps: tuple[str, ...]
) -> tuple[Edge, ...]:
    """Reopen what a payload says is touched: each by the rule that anybody could use next."""
    shape = {**before} | {e.component: e.target for e in edges}
    more: tuple[Edge, ...] = ()
    for step in steps:
        rule = ready.rules.get(f"{step}.{REOPEN}")
        if rule is None or ready.unmet(shape, rule):
            continue
        taken = ready.apply(shape, rule)
        shape |= {e.component: e.target for e in taken}
        more += taken
    return more


def _fact(  # noqa: PLR0917 - a fact is made of all these
    ready: Ready,
    asked: Asked[object],
    verb: Verb,
    trigger: str,
    edges: tuple[Edge, ...],
    verdicts: tuple[Verdict, ...],
    move: Move,
) -> Fact:
    text = verb.text(asked) if verb.text else None
    return Fact(
        stream=asked.case.id,
        seq=asked.case.seq + 1,
        step=move.step,
        kind=ready.kind(move.step).id,
        verb=verb.name,
        trigger=trigger,
        payload=move.payload,
        actor=asked.actor,
        stated_at=asked.stated_at,
        recorded_at=asked.setting.at,
        edges=edges,
        verdicts=verdicts,
        procedure=ready.procedure.digest,
        calendar=asked.setting.calendar.digest,
        draft=text if text is not None else asked.case.draft,
        paper=move.paper,
        note=move.note,
        cites=asked.setting.cites,
    )


def rules_of(ready: Ready, step: str, verb: Verb) -> Iterator[Rule]:
    """Return the rules that a verb may come to, one for each of its answers."""
    for trigger in verb.triggers:
        rule = ready.rules.get(f"{step}.{trigger}")
        if rule is not None:
            yield rule
