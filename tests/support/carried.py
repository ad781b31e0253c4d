"""A decision that is carried out: its tasks, what is reported of them, its problems."""

from dataclasses import replace
from datetime import date
from typing import Any

from cases import SECRETARY, TOWN, before, said, take

from api.demo.scene import PEOPLE, at, paper
from decision_flow.domain.case import Case
from decision_flow.domain.execution.book import TaskBook
from decision_flow.domain.execution.rate import OnTime, Period, on_time
from decision_flow.domain.people import Duty, Held, Person
from decision_flow.domain.steps.after import execution

BUILDER, LEAD, POLICE = "县城市建设投资中心", "宁津县交通运输局", "宁津县公安局"
GIVEN, DUE = date(2023, 6, 9), date(2023, 10, 31)


def task(key: str | None = "T1", **changes: Any) -> execution.Task:
    known = {"unit": BUILDER, "goal": "完工", "measure": "分段", "due": DUE, "passage": "第二条"}
    return execution.Task(key=key, **{**known, **changes})


def listing(*tasks: execution.Task, **changes: Any) -> execution.Assign:
    return replace(said("execution.assign", **changes), tasks=tasks)


def assigned(*tasks: execution.Task) -> Case:
    case = before("execution.assign")
    return take(case, "execution.assign", listing(*tasks), SECRETARY, GIVEN)


def book(case: Case) -> TaskBook:
    return case.tasks["execution"]


def of_unit(unit: str, *duties: Duty, who: str = "guo") -> Person:
    since = date(2021, 1, 1)
    return replace(PEOPLE[who], unit=unit, held=tuple(Held(duty, since) for duty in duties))


def finished(key: str = "T1", **changes: Any) -> execution.Finish:
    return replace(
        execution.Finish(task=key, result="完工", evidence=(paper("验收报告"),)), **changes
    )


def seen(key: str = "T1", *, good: bool = True) -> execution.Inspect:
    return execution.Inspect(task=key, accepted=good, findings="属实", document=paper("验收单"))


def wants(to: date, key: str = "T1") -> execution.AskExtension:
    return execution.AskExtension(task=key, to=to, reasons="雨季", document=paper("申请"))


def allows(key: str = "T1", *, granted: bool = True) -> execution.AnswerExtension:
    return execution.AnswerExtension(
        task=key, granted=granted, reasons="属实", document=paper("批复")
    )


def problem(on: date, **changes: Any) -> execution.Problem:
    known = {
        "problem": "管线冲突",
        "proposal": "改线",
        "document": paper("报告"),
        "nature": execution.Nature.PROBLEM,
        "found_by": execution.Finder.EXECUTOR,
        "noticed": on,
    }
    return execution.Problem(**{**known, **changes})


OCTOBER = Period(date(2023, 10, 1), DUE)


def rated(case: Case, period: Period = OCTOBER, frozen: date = date(2023, 12, 1)) -> OnTime:
    return on_time([(case.id, "execution", book(case))], TOWN, period, at(frozen))
