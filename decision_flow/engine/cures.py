"""Who can cure what is not there: whoever has the next act towards it.

Read off the rules and the tables: no kind says it of itself, so none can say it wrongly.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from decision_flow.domain.case import IDLE
from decision_flow.domain.kind import Verb
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import LAPSE, SUPERSEDE
from decision_flow.engine.rules import Ready, Rule, Unmet


@lru_cache(maxsize=8192)
def next_duties(ready: Ready, unmet: Unmet) -> tuple[Duty, ...]:
    """Return the duties that have the next act by which a step comes to where it must be.

    First the step's own acts; where it has none, those of other steps that move it. None where no
    act leads there: what is done is not done again.
    """
    own: list[Rule] = []
    others: list[Rule] = []
    for rule in ready.rules.values():
        if any(nears(ready, unmet, *firing) for firing in rule.fires):
            (own if rule.step == unmet.component else others).append(rule)
    found = own or [rule for rule in others if not _falls(rule, unmet.component)]
    return tuple(dict.fromkeys(duty for verb in _verbs(ready, found) for duty in verb.by))


def nears(ready: Ready, unmet: Unmet, component: str, trigger: str) -> bool:
    """Return whether a trigger leads to a state from which one gets there, and not by a new start.

    To begin again is no way: an answer that sends back is not what brings a step forward. Nor is
    what a table has and no rule fires: a draft does not lapse.
    """
    if component != unmet.component:
        return False
    leads = _leads(ready, component)
    then = leads[trigger].get(unmet.state)
    if then is None or then in unmet.allowed:
        return then is not None
    barred, seen, todo = IDLE | {unmet.state}, {then}, [then]
    while todo:
        now = todo.pop()
        if now in unmet.allowed:
            return True
        if now not in barred:
            new = {table[now] for table in leads.values() if now in table} - seen
            seen |= new
            todo += new
    return False


@lru_cache(maxsize=1024)
def _leads(ready: Ready, component: str) -> Mapping[str, Mapping[str, str]]:
    """Return where each trigger leads that some rule fires on the component."""
    fired = {
        what for rule in ready.rules.values() for name, what in rule.fires if name == component
    }
    leads = ready.tables[component].leads
    return {trigger: to for trigger, to in leads.items() if trigger in fired}


def _falls(rule: Rule, component: str) -> bool:
    """Return whether the rule takes the component down: nobody does that to go on with it."""
    return (component, LAPSE) in rule.fires or (component, SUPERSEDE) in rule.fires


def _verbs(ready: Ready, rules: list[Rule]) -> Iterator[Verb]:
    """Yield the verbs that come to one of these rules, in the order in which a kind lists them."""
    wanted = {(rule.step, rule.trigger) for rule in rules}
    for step in dict.fromkeys(rule.step for rule in rules):
        for verb in ready.kind(step).verbs:
            if any((step, trigger) in wanted for trigger in verb.triggers):
                yield verb
