"""Which acts a case still needs before it can close, and in which duties they are done.

An act is needed when its step cannot be done without it from where it now is, whatever else is
tried. A step that may be found not applicable, or be exempt, needs nobody of its own. That nobody
will write to a consultation is not counted on, nor that a notice is taken back once somebody did.
What comes of the decision is handed over to the archive besides, where a procedure asks for it: the
step stands without it, and the case is not closed (`closing.file`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from decision_flow.domain.case import IDLE, Case
from decision_flow.domain.kind import Phase, Verb
from decision_flow.domain.opinions.collation import Close
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after.archive import LATER, latest_left
from decision_flow.domain.steps.matter import ENDS
from decision_flow.engine.rules import Ready

DECIDES = frozenset({("meeting", "decide"), ("issue", "sign")})
"""Acts of the chief, or of the member who decides in his place."""
RECORDS = frozenset({("meeting", "convene"), ("meeting", "discuss"), ("meeting", "vote")})
"""Acts that put a meeting on record: not by who decides there (`meeting.own_record`)."""
TWO_PEOPLE = {
    ("consultation", "dispose"): "reread",
    ("archive", "hand_over"): "receive",
    ("archive", "supplement"): "receive",
}
"""Acts that another person follows up, and by which act of the same step
(`person.second_look`, `archive.received_by_another`)."""
_OF_TWO = frozenset({*TWO_PEOPLE, *((kind, then) for (kind, _), then in TWO_PEOPLE.items())})
_TAKEN_BACK = frozenset({"void"})
_NOBODY_WROTE = frozenset({"nobody_wrote"})


@dataclass(frozen=True, slots=True)
class Act:
    """One move of one step that is still to be made; `follows` the act of another person."""

    step: str
    verb: Verb
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """Acts that one person in one of these duties can do all of."""

    by: tuple[Duty, ...]
    acts: tuple[Act, ...]
    decides: bool = False
    records: bool = False


def needs(ready: Ready, case: Case) -> tuple[Need, ...]:
    """Return what the case still needs, acts of the same duties together."""
    if Phase(case.phase) in ENDS:
        return ()
    grouped: dict[tuple[tuple[Duty, ...], bool, bool, str], list[Act]] = {}
    for act in _acts(ready, case):
        name = ready.kind(act.step).name, act.verb.name
        alone = f"{act.verb.name}/{act.follows}" if name in _OF_TWO else ""
        key = act.verb.by, name in DECIDES, name in RECORDS, alone
        grouped.setdefault(key, []).append(act)
    return tuple(
        Need(by, tuple(acts), decides, records)
        for (by, decides, records, _), acts in grouped.items()
    )


def _acts(ready: Ready, case: Case) -> Iterator[Act]:
    for step in ready.procedure.steps:
        acts = _needed(ready, step, case.shape[step], _not_counted_on(ready, case, step))
        yield from (replace(act, follows=_followed(ready, case, act)) for act in acts)
        if ready.kind(step).name == "archive" and _file_is_added_to(ready, case, step):
            verbs = ready.kind(step).verbs
            yield from (Act(step, v) for v in verbs if v.name == "supplement")
            yield from (Act(step, v, "supplement") for v in verbs if v.name == "receive")


def _followed(ready: Ready, case: Case, act: Act) -> str | None:
    """Return the act that another person follows up by this one: the latest, or the usual one."""
    kind = ready.kind(act.step).name
    firsts = [
        verb for (of, verb), then in TWO_PEOPLE.items() if (of, then) == (kind, act.verb.name)
    ]
    done = case.fact(act.step, *firsts) if firsts else None
    return done.verb if done is not None else next(iter(firsts), None)


def _file_is_added_to(ready: Ready, case: Case, step: str) -> bool:
    """Return whether what came of the decision is still to be handed over: once, or once more."""
    asked = ready.procedure.steps[step].papers.keys() & LATER.keys()
    given = case.fact(step, "supplement")
    for kind, verbs in (LATER[key] for key in asked):
        steps = ready.of_kind(kind)
        last = latest_left(case, steps, verbs)
        more = any(_goes_on(ready, s, case.shape[s]) for s in steps)
        if given is None or more or (last is not None and last.seq > given.seq):
            return True
    return False


def _goes_on(ready: Ready, step: str, state: str) -> bool:
    """Return whether something is still to be done in a step: it is under way, or is yet to be."""
    if state in ready.counting(step):
        return False
    return state not in IDLE or bool(_needed(ready, step, state, frozenset()))


def _not_counted_on(ready: Ready, case: Case, step: str) -> frozenset[str]:
    """Return the triggers by which a step might be done with less, but on which nobody can plan."""
    if ready.kind(step).name != "consultation":
        return frozenset()
    counted = case.fact(step, "close", "recount")
    said = counted.payload if counted is not None else None
    nobody_wrote = isinstance(said, Close) and not said.received
    return _TAKEN_BACK if nobody_wrote else _TAKEN_BACK | _NOBODY_WROTE


@lru_cache(maxsize=8192)
def _needed(ready: Ready, step: str, state: str, without: frozenset[str]) -> tuple[Act, ...]:
    """Return the acts without which a step cannot be done from a state; worked out once."""
    if state in ready.counting(step):
        return ()
    verbs = ready.kind(step).verbs
    return tuple(
        Act(step, v) for v in verbs if not _done_without(ready, step, state, v, without=without)
    )


def _done_without(
    ready: Ready, step: str, state: str, verb: Verb, *, without: frozenset[str]
) -> bool:
    """Return whether the step can still be done when nobody ever makes this move.

    Triggers in `without` are not counted on either.
    """
    left = {
        trigger: leads
        for trigger, leads in ready.tables[step].leads.items()
        if trigger not in verb.triggers
        and trigger not in without
        and f"{step}.{trigger}" in ready.rules
    }
    seen, todo = {state}, [state]
    while todo:
        now = todo.pop()
        if now in ready.counting(step):
            return True
        reached = {leads[now] for leads in left.values() if now in leads} - seen
        seen |= reached
        todo += reached
    return False
