"""What stands in the way of an entry on account of something beside its body: cases, letters.

The service asks with things as they are, the audit as they were when an entry was refused.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from decision_flow.domain.answering.laddering import cases_named, lines_named, no_such_line
from decision_flow.domain.answering.suing import strange_steps
from decision_flow.domain.case import Case, Fact
from decision_flow.domain.intake.fitting import Intake
from decision_flow.domain.numbering import (
    DOCUMENTS_RULE,
    OpenSeries,
    TakeNumber,
    VoidNumber,
    number_words,
)
from decision_flow.domain.office.complaints.in_case import case_named, unmet_in_case
from decision_flow.domain.office.complaints.said import RegisterComplaint, SaidOfComplaints
from decision_flow.domain.office.keeping import case_of
from decision_flow.domain.office.ladder import ProposeMeasure
from decision_flow.domain.office.lawsuits import DecideLawsuit, lawsuit_of
from decision_flow.domain.people import Body
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.domain.unmet import unmet
from decision_flow.domain.values import Source, article
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.dissent import unfounded, unweighed


@dataclass(frozen=True, slots=True)
class There:
    """A case of the body, the steps of its procedure, and how its facts are read."""

    case: Case
    steps: Collection[str]
    facts: Callable[[], Iterable[Fact]]


class Beside(Protocol):
    """What there is beside a body at a moment."""

    def case(self, name: str, /) -> There | None:
        """Return a case of the body; None where it has none of this id."""

    def lettered(self, number: int, /) -> bool:
        """Return whether the letterbox has a letter of this number."""


def unmet_beside(body: Body, said: Intake, beside: Beside) -> Iterator[Verdict]:
    """Yield what an entry of a register says of cases and letters and is not so."""
    yield from _of_cases(body, said, beside)
    if isinstance(said, SaidOfComplaints):
        yield from _of_letters(body, said, beside)


def _of_cases(body: Body, said: Intake, beside: Beside) -> Iterator[Verdict]:
    """Yield what an entry says of cases and is not so: the case, its steps, its lines."""
    case = case_of(said)
    if isinstance(said, DecideLawsuit):
        found = lawsuit_of(body.lawsuits, said.entry)
        case = None if found is None else found.said.case
    if case is not None:
        there = beside.case(case)
        if there is None:
            yield no_such_case(case)
        else:
            yield from strange_steps(said, there.steps)
    named, read = lines_named(said), list[Iterable[Fact]]()
    for name in cases_named(body, said):
        there = beside.case(name)
        if there is None:
            yield no_such_case(name)
            continue
        seq = there.case.seq
        yield from (
            no_such_line(name, line) for of, line in named if of == name and not 1 <= line <= seq
        )
        if isinstance(said, ProposeMeasure):
            read.append(there.facts())
            yield from unweighed(said, read[-1])
    if isinstance(said, ProposeMeasure):
        yield from unfounded(said, read)


def _of_letters(body: Body, said: SaidOfComplaints, beside: Beside) -> Iterator[Verdict]:
    """Yield that the letter is not there, or its case is not as an entry on a complaint says."""
    number = said.complaint if isinstance(said, RegisterComplaint) else None
    if number is not None and not beside.lettered(number):
        yield unmet(
            "complaint.letter",
            f"来件登记中没有第{number}号。",
            f"The letterbox has no number {number}.",
        )
    case = case_named(body.complaints, said)
    if case is None:
        return
    there = beside.case(case)
    if there is None:
        yield no_such_case(case)
    else:
        yield from unmet_in_case(said, there.case, there.facts())


def out_of_year(said: OpenSeries | TakeNumber, day: date) -> Iterator[Verdict]:
    """Yield that a series is opened, or a number taken, of another year than that of this day."""
    if said.year != day.year:
        yield unmet(
            "series.year",
            f"文号按年编排，现为{day.year}年（《{DOCUMENTS_RULE}》第九条）。",
            f"Numbers run by the year, which is {day.year}.",
            Source(DOCUMENTS_RULE, article(9)),
        )


def used(body: Body, said: VoidNumber, beside: Beside) -> Iterator[Verdict]:
    """Yield that a case was issued under the number that is to be voided."""
    series = {each.key: each for each in body.series}.get(said.series)
    taken = None if series is None else series.find(said.year, said.number)
    if series is None or taken is None or taken.case is None:
        return
    there = beside.case(taken.case)
    number = number_words(series.mark, said.year, said.number)
    for fact in () if there is None else there.case.last.values():
        if isinstance(fact.payload, Sign) and fact.payload.number == number:
            yield unmet(
                "series.used",
                f"{number}已用于签发（案件 {taken.case} 第{fact.seq}号记录），不得作废。",
                f"{number} was issued under (case {taken.case}, line {fact.seq}): it stays.",
            )


def no_such_case(case: str) -> Verdict:
    """Return that an entry names a case which the body has not."""
    return unmet("entry.case", f"没有案件 {case}。", f"There is no case {case}.")
