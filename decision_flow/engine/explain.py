"""What can be done now, by whom; and for what cannot: every unmet requirement.

The same rules and guards as `decide`, asked without a payload. A move that is open here may still
be refused for what it says; one that is closed here is refused whatever it says.
"""

from dataclasses import dataclass
from datetime import date

from decision_flow.domain.case import CASE, Case
from decision_flow.domain.kind import Asked, Choice, Phase, Verb
from decision_flow.domain.move import Setting
from decision_flow.domain.people import Actor, Duty, Person
from decision_flow.domain.steps.matter import ENDS
from decision_flow.domain.values import Text
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.decide import declared, find_verb, rules_of, structure
from decision_flow.engine.rules import Ready

_NOBODY = Person("", "", "")


@dataclass(frozen=True, slots=True)
class Option:
    """One move of one step: whether it is open now, to whom, and what stands in the way.

    `fits` says whether the person who asked holds one of the duties; None when nobody asked.
    """

    step: str
    verb: str
    label: Text
    step_label: Text
    by: tuple[Duty, ...]
    open: bool
    verdicts: tuple[Verdict, ...]
    fits: bool | None = None

    @property
    def earliest(self) -> date | None:
        """Return the first day on which it can be open, where only time is missing."""
        unmet = [v for v in self.verdicts if v.refuses]
        days = [v.earliest for v in unmet if v.earliest is not None]
        return max(days) if days and len(days) == len(unmet) else None


def explain(
    ready: Ready, case: Case, setting: Setting, person: Person | None = None
) -> tuple[Option, ...]:
    """Return every move of the procedure, open ones first, in the order of the procedure."""
    found = [
        _option(ready, case, step, verb, setting=setting, person=person)
        for step in (*ready.procedure.steps, CASE)
        for verb in ready.kind(step).verbs
        if any(True for _ in rules_of(ready, step, verb))
    ]
    return tuple(sorted(found, key=lambda option: not option.open))


def waiting(ready: Ready, case: Case, setting: Setting) -> dict[str, tuple[Text, ...]]:
    """Return what each step that is not done waits for: moves that are due, or what is missing.

    Steps that stand, and every step of a case that has ended, wait for nothing. What may happen or
    never happen (to void a notice, to adjourn) is nothing that a step waits for.
    """
    if Phase(case.phase) in ENDS:
        return {}
    options = explain(ready, case, setting)
    return {
        step: _waits_for(ready, case, [o for o in options if o.step == step])
        for step in ready.procedure.steps
        if case.shape[step] not in ready.counting(step)
    }


def _waits_for(ready: Ready, case: Case, options: list[Option]) -> tuple[Text, ...]:
    here = [o for o in options if _due(ready, case, o)] or options
    openings = [o.label for o in here if o.open and here is not options]
    if openings:
        return tuple(dict.fromkeys(openings))
    reasons = [v.reason for o in here for v in o.verdicts if v.refuses and v.code != "state"]
    return tuple(dict.fromkeys(reasons))


def _due(ready: Ready, case: Case, option: Option) -> bool:
    """Return whether somebody owes this move once its step is where it now is."""
    if any(v.code == "state" and v.refuses for v in option.verdicts):
        return False
    verb, state = find_verb(ready, option.step, option.verb), case.shape[option.step]
    choices = {rule.choice_from(state) for rule in rules_of(ready, option.step, verb)}
    return choices != {Choice.MAY}


def _option(
    ready: Ready,
    case: Case,
    step: str,
    verb: Verb,
    *,
    setting: Setting,
    person: Person | None,
) -> Option:
    asked = _asked(ready, case, step, verb, setting=setting)
    guards = (v for guard in verb.guards for v in guard(asked))
    verdicts = (*_structure(ready, case, step, verb), *guards)
    held = person.duties_on(setting.body.day(setting.at)) if person else ()
    return Option(
        step=step,
        verb=verb.name,
        label=verb.label,
        step_label=declared(ready, step).label,
        by=verb.by,
        open=not any(v.refuses for v in verdicts),
        verdicts=verdicts,
        fits=any(duty in held for duty in verb.by) if person else None,
    )


def _structure(ready: Ready, case: Case, step: str, verb: Verb) -> tuple[Verdict, ...]:
    """Return the verdicts of the answer that comes nearest to being possible."""
    answers = [structure(ready, case, step, rule) for rule in rules_of(ready, step, verb)]
    return min(answers, key=lambda verdicts: sum(v.refuses for v in verdicts))


def _asked(ready: Ready, case: Case, step: str, verb: Verb, *, setting: Setting) -> Asked[None]:
    return Asked(
        case=case,
        procedure=ready.procedure,
        step=declared(ready, step),
        payload=None,
        setting=setting,
        actor=Actor(_NOBODY.id, _NOBODY.name, _NOBODY.unit, verb.by[0]),
        stated_at=setting.at,
    )
