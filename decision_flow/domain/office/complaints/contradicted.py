"""Where complaints contradict what an executor reported (713 Articles 35 and 40).

Definition, the only one. A report on a task contradicts a complaint when it was made from the day
on which the complaint says that it began, up to the day of the finding; when it is on the task
complained of, or, where the complaint names none, was made by a unit complained of; and when the
executor had by then reported no problem that names that task and was noticed since that day. A
report that the finding itself names contradicts it whatever was reported beside it.
It is shown once the complaint was found true in part at least; until then it is to be looked into,
and so it is after that where a problem of the task that was noticed before was still open: whether
it is the one complained of is for people, who name the report in the finding.
What was found untrue, what was not taken up and proposals contradict nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.case import Case, Fact
from decision_flow.domain.execution.book import Trouble
from decision_flow.domain.execution.said import Finder, Finish, Key, Progress
from decision_flow.domain.office.complaints.book import Complaint
from decision_flow.domain.office.complaints.in_case import reports, troubles
from decision_flow.domain.people import Body
from decision_flow.domain.units import is_of, kin
from decision_flow.domain.values import Source, Text, decree_713

CODE = "execution.concealed"
SOURCE: Source = decree_713(40)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A report of a case, by its line, and the complaint that it does not agree with.

    `shown` says that it was found true and nothing is left to ask; else it is to be looked into.
    """

    complaint: int
    case: str
    task: Key
    line: int
    unit: str
    reported_on: date
    shown: bool
    text: Text


def contradictions(
    complaint: Complaint, case: Case, facts: Iterable[Fact], body: Body
) -> Iterator[Contradiction]:
    """Yield the reports that a complaint about a case contradicts, in the order of the case."""
    if not complaint.complains or not complaint.counts:
        return
    since = complaint.since or body.day(complaint.at)
    until = body.day(complaint.found_at) if complaint.found_at is not None else date.max
    named = complaint.found.belied if complaint.found is not None else ()
    for line, fact in reports(facts).items():
        seen = since <= body.day(fact.stated_at) <= until and _concerns(complaint, fact, body)
        reported = tuple(_told(troubles(case, fact.step), fact))
        silent = seen and not any(_noticed(each, body) >= since for each in reported)
        if line in named or silent:
            asks = line not in named and any(_open_at(each, fact) for each in reported)
            yield _told_as(complaint, fact, body, shown=complaint.proved and not asks)


def _task(fact: Fact) -> Key:
    said = fact.payload
    return said.task if isinstance(said, Progress | Finish) else ""


def _concerns(complaint: Complaint, fact: Fact, body: Body) -> bool:
    if complaint.task is not None:
        return _task(fact) == complaint.task
    return is_of(fact.actor.unit, kin(complaint.said.against, body.successions))


def _told(there: Iterable[Trouble], fact: Fact) -> Iterator[Trouble]:
    """Yield the problems of its task that the executor had reported by the time of a report."""
    return (
        each
        for each in there
        if each.said.found_by in {None, Finder.EXECUTOR}
        and each.said.task == _task(fact)
        and each.reported.line < fact.seq
        and each.reported.at <= fact.stated_at
    )


def _noticed(there: Trouble, body: Body) -> date:
    return there.said.noticed or body.day(there.reported.at)


def _open_at(there: Trouble, fact: Fact) -> bool:
    return there.handled is None or there.handled.at > fact.stated_at


def _told_as(complaint: Complaint, fact: Fact, body: Body, *, shown: bool) -> Contradiction:
    number, task, unit = complaint.number, _task(fact), fact.actor.unit
    day = body.day(fact.stated_at)
    if shown:
        zh = (
            f"第{number}号投诉查明属实或者部分属实，而{unit}{day}就任务{task}的报告"
            f"（第{fact.seq}号）未报告所涉问题：隐瞒、谎报、漏报，依法追究责任。"
        )
        en = (
            f"Complaint {number} was found true, at least in part, and the report of {unit} on "
            f"{day} on task {task} (line {fact.seq}) told nothing of it: concealed, misreported "
            "or left out."
        )
    else:
        zh = (
            f"第{number}号投诉反映的情况与{unit}{day}就任务{task}的报告"
            f"（第{fact.seq}号）不一致，请核实是否隐瞒、谎报、漏报。"
        )
        en = (
            f"Complaint {number} does not agree with the report of {unit} on {day} on task {task} "
            f"(line {fact.seq}): see whether something was concealed, misreported or left out."
        )
    return Contradiction(number, fact.stream, task, fact.seq, unit, day, shown, Text(zh, en))
