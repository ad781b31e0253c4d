"""Measures as they may be drawn, as facts of a body that nobody decided: to be counted alone."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import grumbled

from api.demo.scene import paper
from decision_flow.domain.case import Fact
from decision_flow.domain.office import ladder as of

ENDS: tuple[of.Answered | None, ...] = (None, *of.Answered)
"""What comes of an appeal; None where nobody appeals."""
COURSES = tuple((rung, end) for rung in of.Rung for end in ENDS)
"""How high a measure is, and what becomes of it."""
_PAPER, _SAID = paper("处理文件（示例）"), "（示例）"


def facts(courses: Iterable[int], first: int, on: date) -> Iterator[Fact]:
    """Yield the facts of measures, in lines from `first` on, all of one day."""
    line = first
    for number, course in enumerate(courses, 1):
        for said in _course(f"Z{number}", *COURSES[course], on - timedelta(days=number)):
            yield grumbled.fact(line, said, on)
            line += 1


def _course(
    measure: str, rung: of.Rung, end: of.Answered | None, delivered: date
) -> Iterator[of.SaidOfMeasure]:
    shown = (of.Evidence(text=_SAID, document=_PAPER),)
    yield of.ProposeMeasure(
        measure=measure, person="wu", rung=rung, grounds=_SAID, evidence=shown, document=_PAPER
    )
    yield of.DecideMeasure(
        measure=measure, considered=_SAID, delivered_on=delivered, document=_PAPER
    )
    if end is not None:
        lower = of.Rung.REMIND if end is of.Answered.LOWERED else None
        yield of.AppealMeasure(
            measure=measure, received_on=delivered, grounds=_SAID, document=_PAPER
        )
        yield of.AnswerAppeal(
            measure=measure, result=end, reasons=_SAID, document=_PAPER, rung=lower
        )
