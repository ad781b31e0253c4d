"""Who is named to cure what is missing can cure it: the named duty has an act, and the act does it.

Every requirement of every verb is walked in random histories. What is not there is put right by the
people named, one act after the other, until it stands in the way no longer; what was said wrongly
is said again by whoever may do the act.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from histories.history import UNWELCOME, History, Possible
from hypothesis import given, settings
from hypothesis import strategies as st

import workflows
from decision_flow.domain.move import Move, Refused
from decision_flow.domain.people import Duty
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.cures import nears
from decision_flow.engine.decide import CURED_BY_NOBODY
from decision_flow.engine.explain import explain
from decision_flow.engine.rules import Ready, Unmet
from workflows import calendar

KEYS = ("four-nots", "decree-713")
READY = {key: Ready(workflows.load(key)) for key in KEYS}
DAYS = calendar.load()
SEEDS = st.integers(0, 2**32 - 1)
LIVED = st.integers(0, 60)
ELSEWHERE = {
    "time.paper": "compare",
    "person.entrusted": "assign",
    "person.taken_over": "take_over",
    "take_over.handed": "reassign",
    "issue.joint": "leave",
    "leave.joint": "join",
    "meeting.words_answered": "answer_record",
}
"""What an act on the case puts right: a paper is compared, who acts for another is assigned."""
BESIDE = {
    "execution.under_way": ("revise",),
    "execution.doable": ("inspect", "revise"),
    "execution.waiting": ("finish",),
    "execution.unasked": ("answer_extension", "revise"),
    "execution.asked": ("ask_extension",),
    "execution.open": ("finish", "inspect"),
}
"""What another act of the same step puts right: a task is reported done, and then accepted."""
ABOVE = {"closing.file": ("archive", "supplement")}
"""What an act of another step puts right: what is missing in the file is handed over."""
CLAIMS = frozenset({"claimed", "shortening_asked"})
"""States in which somebody waits for leave to do less."""
AGAIN = frozenset({"not_applicable.failed"})
"""What is put right by doing it after all: who begins the step does that."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A step that is not where a verb needs it, and who is named to bring it there."""

    asked: str
    unmet: Unmet
    verdict: Verdict


def missing(history: History) -> Iterator[Missing]:
    """Yield whatever is not there, of every verb, where it is the turn of what is not there."""
    ready, shape = history.ready, history.case.shape
    refused = {
        (o.step, o.verb, v.code): v
        for o in explain(ready, history.case, history.setting())
        for v in o.verdicts
        if v.refuses
    }
    for rule in ready.rules.values():
        verb = history.verb_of[rule.name].name
        for unmet in ready.unmet(shape, rule):
            own = unmet.component == rule.step
            code = "state" if own else f"stands.{unmet.component}"
            verdict = refused.get((rule.step, verb, code))
            # A claim that the review did not uphold is made for another text, not once more.
            refuted = unmet.component in history.case.refuted and unmet.allowed <= CLAIMS
            if verdict is not None and not refuted and its_turn(history, unmet.component):
                yield Missing(rule.name, unmet, verdict)


def its_turn(history: History, step: str) -> bool:
    """Return whether the step's phase has come and all that it stands on stands.

    A joint issue waits for other bodies besides: who is named for it can act once they have.
    """
    ready, shape = history.ready, history.case.shape
    if step not in ready.procedure.steps:
        return False
    above = all(shape[k] in ready.counting(k) for k in ready.upstream[step])
    waits = bool(history.case.joint) and ready.kind(step).name == "issue"
    return above and not waits and history.case.phase == ready.kind(step).phase


def acts(history: History, duty: Duty, unmet: Unmet) -> list[Possible]:
    """Return what can be done in this duty, now or once a day has come, that brings it nearer."""
    ready = history.ready
    found = [
        replace(one, act=replace(one.act, verb=replace(one.act.verb, by=(duty,))))
        for one in history.possible()
        if duty in one.act.verb.by
        and any(
            nears(ready, unmet, *f) for f in ready.rules[f"{one.act.step}.{one.act.trigger}"].fires
        )
    ]
    return [one for one in found if one.act.trigger not in UNWELCOME] or found


def lived(key: str, seed: int, count: int) -> History:
    """Return a history that went on for so many attempts."""
    history = History(READY[key], DAYS, seed)
    for _ in range(count):
        history.go_on()
    return history


@pytest.mark.parametrize("key", KEYS)
@given(seed=SEEDS, count=LIVED)
@settings(max_examples=10)
def test_each_duty_that_is_named_has_an_act_that_brings_it_nearer(
    key: str, seed: int, count: int
) -> None:
    history = lived(key, seed, count)
    for one in missing(history):
        for duty in one.verdict.curers:
            assert acts(history, duty, one.unmet), (
                f"{duty} is named, asked of {one.asked}: {one.verdict.reason}; {history.path()}"
            )


@pytest.mark.parametrize("key", KEYS)
@given(seed=SEEDS, count=LIVED)
@settings(max_examples=10)
def test_who_is_named_cures_it_one_act_after_the_other(key: str, seed: int, count: int) -> None:
    history = lived(key, seed, count)
    found = [one for one in missing(history) if one.verdict.curers]
    if not found:
        return
    goal = history.rng.choice(found)
    for _ in range(200):
        still = [o for o in missing(history) if _same(o, goal)]
        if not still or _done(still[0].verdict):
            return
        duty = history.rng.choice(still[0].verdict.curers)
        history.carry_out(history.rng.choice(acts(history, duty, still[0].unmet)))
    raise AssertionError(f"{goal.asked} still wants {goal.unmet}: {history.path()}")


def _done(verdict: Verdict) -> bool:
    """Return whether nobody is named: the step came to its end, and is not done twice."""
    return not verdict.curers and verdict.code in CURED_BY_NOBODY


def _same(one: Missing, goal: Missing) -> bool:
    return (one.asked, one.unmet.component) == (goal.asked, goal.unmet.component)


@pytest.mark.parametrize("key", KEYS)
@given(seed=SEEDS)
@settings(max_examples=10)
def test_what_was_said_wrongly_is_cured_by_whoever_may_say_it(key: str, seed: int) -> None:
    history, ready = History(READY[key], DAYS, seed), READY[key]
    ask = history.attempt

    def asked(move: Move, **more: object) -> object:
        answer = ask(move, **more)
        if isinstance(answer, Refused):
            for verdict in answer.unmet:
                said_by_who_may(ready, move, verdict)
        return answer

    history.attempt = asked  # type: ignore[method-assign]
    for _ in range(60):
        history.go_on()


def said_by_who_may(ready: Ready, move: Move, verdict: Verdict) -> None:
    if verdict.code.startswith(("stands.", "gate.")) or verdict.code in CURED_BY_NOBODY | AGAIN:
        return
    kind, other = ready.kind(move.step), ELSEWHERE.get(verdict.code)
    verb = kind.verb(move.verb)
    able = [verb, ready.matter.verb(other)] if other else [verb]
    assert verdict.curers, verdict
    if verdict.code in BESIDE:
        named = [kind.verb(name) for name in BESIDE[verdict.code]]
        assert {*verdict.curers} <= {duty for one in named if one for duty in one.by}, verdict
        return
    if verdict.code in ABOVE:
        step, name = ABOVE[verdict.code]
        able = [ready.kind(step).verb(name)]
    assert any(one and {*verdict.curers} <= {*one.by} for one in able), f"{move}: {verdict}"
