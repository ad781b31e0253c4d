"""The repeatable move: an error reported of the first fact, refused where there is no such fact.

And a correction as two people make it.
"""

from dataclasses import fields
from datetime import datetime

from api.demo.scene import paper
from decision_flow.domain.case import Correct, ReportError
from decision_flow.service import Moved, Request, Service

EVIDENCE = paper("更正依据")
NOWHERE = 1_000_000


def report(right: str, line: int = 1) -> Request:
    """Return a request to report an error in a line; of `NOWHERE` it is refused."""
    said = ReportError(seq=line, wrong="错字", right=right, evidence=EVIDENCE)
    return Request("case", "report_error", said, "sun")


def as_reported(said: ReportError, line: int) -> Correct:
    """Return the correction that answers what was reported in a line."""
    return Correct(**{f.name: getattr(said, f.name) for f in fields(said)}, reported=line)


def corrected(service: Service, body: str, case: str, said: ReportError, *, at: datetime) -> int:
    """Have one person report an error and another correct it; return the line of the latter."""
    seq = service.case(body, case).view.seq
    found = service.move(
        body, case, Request("case", "report_error", said, "zhou"), at=at, expected=seq
    )
    assert isinstance(found, Moved)
    answer = Request("case", "correct", as_reported(said, found.seq), "guo")
    moved = service.move(body, case, answer, at=at, expected=found.seq)
    assert isinstance(moved, Moved), moved
    return moved.seq
