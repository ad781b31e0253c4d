"""The repeatable move: a correction of the first fact, refused when nobody else saw it."""

from api.demo.scene import paper
from decision_flow.domain.case import Correct
from decision_flow.service import Request

EVIDENCE = paper("更正依据")


def correction(right: str, second: str = "zhou") -> Request:
    """Return a request to correct the first fact; `second="sun"` has it refused."""
    said = Correct(seq=1, wrong="错字", right=right, evidence=EVIDENCE, second_person=second)
    return Request("case", "correct", said, "sun")
