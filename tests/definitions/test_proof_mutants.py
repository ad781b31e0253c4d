"""A checker with a fault in it is found out by the very comparison that it has to pass."""
# ruff: noqa: ARG001, SLF001 - a mutant takes the place, and the arguments, of what is private

from dataclasses import replace

import pytest
from agreement import compared
from small_definitions import small

from decision_flow.engine.proof import proving
from decision_flow.engine.proof.space import claims, collapse, explore, net, quotient, view, watch
from decision_flow.engine.proof.values import Claim

TRIED = 300
MOST_STATES = 1_000


def _may_counts_as_silent(silent, i, states):
    sure, maybe = _OWN_WAYS(silent, i, states)
    return tuple(a | b for a, b in zip(sure, maybe, strict=True)), maybe


def _choice_of_the_first_row(rule, components, needs, maps):
    yield from (
        replace(act, sure=rule.choice != "may") for act in _BY_CHOICE(rule, components, needs, maps)
    )


def _only_counting(part, observed):
    del observed
    return tuple(j in part.counts for j in range(len(part.states)))


def _everything_is_sure(explored, found):
    return _SURE_WAYS(explored, tuple(replace(leap, sure=True) for leap in found))


def _states_without(claim):
    """The claims asked of each state, but for one."""
    return lambda self, state: [b for b in _BROKEN(self, state) if b[0] is not claim]


def _whole_without(claim):
    """What is found of the whole, but for one claim."""
    return lambda self: tuple(b for b in _BREACHES(self) if b.broken[0] is not claim)


def _hopes_hold(self, number, after, leap):
    return False if leap.special else _PASSES(self, number, after, leap)


def _deaf(self, before, now, rule):
    return watch.CURRENT if now not in watch.IDLE else watch.NOTHING


_OWN_WAYS, _BY_CHOICE = view.own_ways, net._by_choice
_SURE_WAYS, _BROKEN, _PASSES = claims.sure_ways, claims.Safety.broken, explore._Walk._passes
_BREACHES = proving.Proof._breaches

MUTANTS = {
    "what may happen is silent": (view, "own_ways", _may_counts_as_silent),
    "silent acts whatever they need": (view, "implies", lambda *_: True),
    "good and stale are one": (view, "_labels", _only_counting),
    "lengths are not evened out": (collapse, "uneven", lambda *_: ()),
    "nobody has to wait": (quotient, "_wait", lambda *_: 0),
    "hopes that fail are kept": (explore._Walk, "_passes", _hopes_hold),
    "ends are not looked at": (explore._Walk, "_passes", lambda *_: False),
    "no change of the text is seen": (watch, "text_class", lambda *_: None),
    "new texts leave evidence new": (watch.Evidence, "then", _deaf),
    "anybody confirms": (watch, "_unconfirmed", lambda *_, **__: False),
    "gates need no carrier": (net, "carriers", lambda *_: ("any",)),
    "not applicable for every step": (watch, "carriers", lambda *_: ()),
    "choice is the first row's": (net, "_by_choice", _choice_of_the_first_row),
    "what may happen leads to ends": (proving, "sure_ways", _everything_is_sure),
    "order is not asked": (claims.Safety, "broken", _states_without(Claim.ORDER)),
    "nothing is owed": (claims.Safety, "broken", _states_without(Claim.OWED)),
    "gates are not asked": (claims.Safety, "broken", _states_without(Claim.GATES)),
    "duties are not asked": (claims.Safety, "broken", _states_without(Claim.DUTIES)),
    "what the machines refuse is not told": (
        proving.Proof,
        "_breaches",
        _whole_without(Claim.FIRES),
    ),
    "adoption is not asked": (proving.Proof, "_breaches", _whole_without(Claim.ADOPTION)),
    "nothing is dead": (proving, "never", lambda *_: []),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_faulty_checker_is_caught(name, monkeypatch):
    where, attribute, mutant = MUTANTS[name]
    monkeypatch.setattr(where, attribute, mutant)
    assert any(_disagree(seed) for seed in range(TRIED))


def _disagree(seed):
    try:
        both = compared(small(seed), MOST_STATES)
    except (AssertionError, LookupError, TypeError, ValueError):
        return True
    return both is not None and not both.agree


def test_the_checker_as_it_is_passes():
    assert not any(_disagree(seed) for seed in range(20))
