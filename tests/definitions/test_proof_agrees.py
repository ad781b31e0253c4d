"""The checker and an enumerator that collapses nothing agree on random small definitions."""

from collections import Counter

import pytest
from agreement import compared
from small_definitions import small

SEEDS = 2_190
SHARES = 6
MOST_STATES = 800


@pytest.mark.parametrize("share", range(SHARES))
def test_states_claims_and_lengths_are_those_of_a_full_search(share, record_property):
    found: Counter[str] = Counter()
    for seed in range(share, SEEDS, SHARES):
        both = compared(small(seed), MOST_STATES)
        if both is None:
            found["too large"] += 1
            continue
        assert both.claims == both.expected_claims, f"seed {seed}"
        assert both.states == both.expected_states, f"seed {seed}"
        assert both.agree, f"seed {seed}: a story is not as long as it is said to be"
        found["sound" if not both.claims else "unsound"] += 1
        found["collapsed"] += len(both.states)
        found["full"] += both.full
    record_property("found", dict(found))
    assert found["sound"] + found["unsound"] >= 2_000 // SHARES + 1
    assert min(found["sound"], found["unsound"]) >= 100 // SHARES + 1
    assert found["full"] > 3 * found["collapsed"]
