"""Random people make random moves: whatever they try, what must hold holds.

`HYPOTHESIS_PROFILE=long` tells longer; `benchmarks/long_histories.py` tells five thousand.
"""

import sys
from dataclasses import replace
from datetime import date

import pytest
from histories.checking import Counts
from histories.history import History
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

import workflows
from decision_flow.engine.rules import Ready
from workflows import calendar

KEYS = ("four-nots", "decree-713")
PLACES = (
    "city-hearing",
    "city-legality",
    "jinan-congress-2019",
    "sichuan-2025",
    "four-nots-congress",
    "normative-document",
)
"""Rule sets that have steps, or acts of a step, which no shipped one has."""
READY = {
    key: Ready(replace(workflows.offered().load(key), in_force_from=date(2019, 9, 1)))
    for key in (*KEYS, *PLACES)
}
DAYS = calendar.load()
SEEDS = st.integers(0, 2**32 - 1)
RUNS, ATTEMPTS = 200, 80


class Town(RuleBasedStateMachine):
    """A case in a town, tried eighty times: half of what is tried is open, half is anything."""

    counts = Counts()

    @initialize(key=st.sampled_from(KEYS), seed=SEEDS)
    def a_case_is_opened(self, key: str, seed: int) -> None:
        self.history = History(READY[key], DAYS, seed)

    @rule(seed=SEEDS)
    def somebody_does_something(self, seed: int) -> None:
        # The number of the attempt is mixed in: Hypothesis likes to draw the same seed again.
        self.history.rng.seed(f"{seed} {self.history.counts.tallies['attempts']}")
        self.history.go_on()

    def teardown(self) -> None:
        if hasattr(self, "history"):
            type(self).counts += self.history.counts


@pytest.mark.long
def test_no_history_decides_without_its_gates_loses_a_line_or_tells_itself_otherwise() -> None:
    Town.counts = Counts()
    tempered = settings(max_examples=RUNS, stateful_step_count=ATTEMPTS)
    run_state_machine_as_test(Town, settings=tempered)
    counts = Town.counts
    sys.stdout.write(f"{counts}\n")
    runs, decided = counts.tallies["runs"], counts.tallies["decided"]
    assert runs >= RUNS
    assert counts.tallies["attempts"] >= RUNS * ATTEMPTS * 0.9
    assert decided >= runs * 0.05
    assert counts.tallies["decided after rework"] >= runs * 0.01
    assert counts.refused.total() >= counts.tallies["attempts"] * 0.2


@given(key=st.sampled_from([*KEYS, *PLACES]), seed=SEEDS, lived=st.integers(0, 60))
@settings(max_examples=60)
def test_whoever_owes_an_act_can_do_it_and_the_case_comes_to_an_end(
    key: str, seed: int, lived: int
) -> None:
    history = History(READY[key], DAYS, seed)
    for _ in range(lived):
        history.go_on()
        if history.rng.random() < 0.1:
            history.opens_in_time()
    assert history.finish(most=200) <= 200


def sought(key: str) -> Counts:
    """Return what histories came to of which each seeks a rule that none has fired before."""
    ready, counts = READY[key], Counts()
    for seed in range(200):
        unseen = sorted(set(ready.rules) - set(counts.accepted))
        if not unseen:
            break
        history = History(ready, DAYS, seed)
        goal = ready.rules[history.rng.choice(unseen)]
        for _ in range(100):
            if history.ended or goal.name in history.counts.accepted:
                break
            history.lawful(goal)
        counts += history.counts
    return counts


@pytest.mark.parametrize("key", [*KEYS, *PLACES])
def test_every_edge_of_the_proof_is_taken_by_a_decision_and_no_other(key: str) -> None:
    assert set(sought(key).accepted) == set(READY[key].rules)
