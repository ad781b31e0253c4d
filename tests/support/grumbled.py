"""Complaints as they may be drawn, as facts of a body that nobody decided: to be counted alone."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from makers import CLERK

from api.demo.scene import BODY, at, paper
from decision_flow.domain.case import Fact
from decision_flow.domain.office import ladder
from decision_flow.domain.office.complaints import said as of

COURSES = (
    (),
    ("refuse",),
    ("accept",),
    ("accept", "assign"),
    ("accept", "assign", "find"),
    ("accept", "assign", "find", "rectify"),
    ("accept", "assign", "find", "rectify", "tell"),
    ("accept", "assign", "find", "rectify", "tell", "answer"),
    ("refuse", "answer"),
)
"""What may become of a complaint after it was registered."""
_WHERE = "县审计局"


def facts(courses: Iterable[int], first: int, on: date) -> Iterator[Fact]:
    """Yield the facts of complaints, numbered from `first` on, all of one day."""
    line = first
    for number, course in enumerate(courses, 1):
        for verb in ("register", *COURSES[course]):
            yield fact(line, _said(verb, number), on)
            line += 1


def _said(verb: str, number: int) -> of.SaidOfComplaints:
    document, text = paper(f"{verb}的文件（示例）"), "（示例）"
    measure = of.Measure(unit=_WHERE, measure=text, due=date(2023, 12, 1))
    made: dict[str, Callable[[], of.SaidOfComplaints]] = {
        "register": lambda: of.RegisterComplaint(
            complaint=number, nature=of.Nature.COMPLAINT, subject=text, first_asked=_WHERE
        ),
        "refuse": lambda: of.RefuseComplaint(
            complaint=number, ground=of.Ground.WITHOUT_FACTS, reasons=text, document=document
        ),
        "accept": lambda: of.AcceptComplaint(complaint=number, document=document),
        "assign": lambda: of.AssignComplaint(
            complaint=number, unit=_WHERE, investigators=("guo",), document=document
        ),
        "find": lambda: of.FindComplaint(
            complaint=number,
            outcome=of.Outcome.FOUNDED,
            findings=text,
            signed_by=("guo",),
            document=document,
            measures=(measure,) * (1 + number % 2),
        ),
        "rectify": lambda: of.RectifyComplaint(
            complaint=number,
            measure=1,
            done_on=date(2023, 11, 1),
            accepted_by="sun",
            document=document,
        ),
        "tell": lambda: _answer(number, concludes=False),
        "answer": lambda: _answer(number, concludes=True),
    }
    return made[verb]()


def _answer(number: int, *, concludes: bool) -> of.AnswerComplaint:
    return of.AnswerComplaint(
        complaint=number,
        answered_on=date(2023, 12, 1),
        answer="（示例）",
        concludes=concludes,
        document=paper("答复（示例）"),
    )


def fact(line: int, said: Any, on: date) -> Fact:
    """Return a fact of the body that says something, entered on a day."""
    named = {**of.VERBS, **ladder.VERBS}
    verb, moment = next(verb for verb, payload in named.items() if type(said) is payload), at(on)
    return Fact(
        stream=BODY,
        seq=line,
        step="body",
        kind="body@1",
        verb=verb,
        trigger=verb,
        payload=said,
        actor=CLERK,
        stated_at=moment,
        recorded_at=moment,
        edges=(),
        verdicts=(),
        procedure="",
        calendar="",
    )
