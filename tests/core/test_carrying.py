"""What failed behind a case is not passed over by carrying over what passed elsewhere."""

from dataclasses import replace

import pytest
from cases import DRAFTER, accepted, ask, before, scene_of, unmet
from procedures import FOUR_NOTS, adjusted, days

from api.demo.scene import paper
from decision_flow.domain.case import Case, Inherited, Stood
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Bound
from decision_flow.domain.steps.carrying import Carry
from decision_flow.engine.rules import Ready

RISK = "risk_assessment"
YEAR = replace(days(12, "months"), bound=Bound.AT_MOST)
READY = Ready(adjusted(FOUR_NOTS, RISK, figures={"carried_within": YEAR}))
SCENE = scene_of(f"{RISK}.report")
PLAIN = before(f"{RISK}.report")
SAID = Carry(case="a", line=20, document=paper("原案的结论"))


def failed(case: str, line: int, step: str = RISK) -> Inherited:
    return Inherited(step, "risk_assessment@1", "uncontrollable", case, line)


def behind(*inherited: Inherited) -> Case:
    """Return a case for whose text the risk passed in case a, line 20."""
    stood = Stood(RISK, "risk_assessment@1", PLAIN.draft or "", "a", 20, SCENE.on.date())
    return replace(PLAIN, stood=(stood,), inherited=inherited)


@pytest.mark.parametrize(
    ("inherited", "lawful"),
    [
        ((), True),
        ((failed("b", 3),), False),
        ((failed("a", 19),), True),
        ((failed("a", 21),), False),
        ((failed("a", 19), failed("b", 3)), False),
        ((failed("b", 3, "fair_competition"),), True),
    ],
    ids=["never", "elsewhere", "passed since", "failed since", "both", "another step"],
)
def test_what_failed_in_a_case_behind_this_one_is_not_carried_past(
    *, inherited: tuple[Inherited, ...], lawful: bool
) -> None:
    answer = ask(behind(*inherited), f"{RISK}.carry", SAID, DRAFTER, SCENE.on, ready=READY)
    if lawful:
        accepted(answer)
    else:
        assert unmet(answer, "carry.failed").curers == (Duty.DRAFTER,)
