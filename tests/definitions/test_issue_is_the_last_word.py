"""Once all that an issue stands on is done, nothing sends the case back: under every rule set."""

import pytest

from decision_flow.domain.case import CASE
from decision_flow.domain.kind import Phase
from decision_flow.engine.rules import Ready
from workflows import offered


@pytest.mark.parametrize("key", offered().keys)
def test_what_is_ready_to_be_issued_has_the_issue_left_and_nothing_that_undoes_it(key):
    ready = Ready(offered().load(key))
    (issue,) = ready.of_kind("issue")
    above = ready.upstream[issue]
    moved = set()
    for rule in ready.rules.values():
        steps = {c: allowed & ready.counting(c) for c, allowed in rule.needs.items() if c in above}
        phase = rule.needs.get(CASE, frozenset())
        could = Phase.DECIDED in phase and all(steps.values())
        if could and any(component in {CASE, *above} for component, _ in rule.fires):
            moved.add(rule.name)
    assert moved == {f"{issue}.sign"}


@pytest.mark.parametrize("key", offered().keys)
def test_before_that_a_report_can_send_it_back(key):
    ready = Ready(offered().load(key))
    assert any(
        (CASE, "send_back") in rule.fires and Phase.DECIDED in rule.needs[CASE]
        for rule in ready.rules.values()
    ), "the test above would be of nothing"
