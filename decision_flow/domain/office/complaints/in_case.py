"""What an entry about a complaint says of a case: its task, the reports that findings belie."""

from collections.abc import Iterable, Iterator, Mapping

from decision_flow.domain.case import Case, Fact
from decision_flow.domain.execution.book import Trouble
from decision_flow.domain.execution.said import Finish, Progress
from decision_flow.domain.office.complaints.book import ComplaintBook
from decision_flow.domain.office.complaints.said import (
    FindComplaint,
    RegisterComplaint,
    SaidOfComplaints,
    TieComplaint,
)
from decision_flow.domain.unmet import unmet
from decision_flow.domain.verdict import Verdict


def case_named(book: ComplaintBook, said: SaidOfComplaints) -> str | None:
    """Return the case that an entry rests on, if it says something of one."""
    if isinstance(said, RegisterComplaint | TieComplaint):
        return said.case
    if not isinstance(said, FindComplaint) or not said.belied:
        return None
    there = book.complaints.get(said.complaint)
    return None if there is None else there.case


def unmet_in_case(said: SaidOfComplaints, case: Case, facts: Iterable[Fact]) -> Iterator[Verdict]:
    """Yield what an entry says of a case and is not so; `facts` are all of the case's."""
    if isinstance(said, RegisterComplaint | TieComplaint) and said.task is not None:
        keys = [key for book in case.tasks.values() for key in book.tasks]
        if said.task not in keys:
            yield unmet(
                "case.task",
                f"案件{case.id}没有任务{said.task}（现有：{'、'.join(keys) or '无'}）。",
                f"Case {case.id} has no task {said.task} ({', '.join(keys) or 'none'}).",
            )
    if isinstance(said, FindComplaint):
        there = reports(facts)
        for line in sorted({*said.belied} - there.keys()):
            yield unmet(
                "case.report",
                f"案件{case.id}第{line}号不是任务进展或者完成的报告。",
                f"Line {line} of case {case.id} is no report on a task.",
            )


def reports(facts: Iterable[Fact]) -> Mapping[int, Fact]:
    """Return the facts by which an executor reported on a task, by line."""
    return {fact.seq: fact for fact in facts if isinstance(fact.payload, Progress | Finish)}


def troubles(case: Case, step: str) -> tuple[Trouble, ...]:
    """Return the problems that were reported in a step."""
    book = case.tasks.get(step)
    return () if book is None else book.troubles
