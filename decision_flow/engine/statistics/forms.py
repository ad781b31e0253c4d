"""The periodic reports that are made of the figures of a body: which figures, in which parts.

A form adds no figure of its own: a report says what the figures say, with their definitions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from decision_flow.domain.execution.rate import Period
from decision_flow.domain.people import Body
from decision_flow.domain.supervising.bulletin import Told, bulletin
from decision_flow.domain.values import Cite, Text
from decision_flow.engine.statistics.population import Population, Statistic
from decision_flow.engine.statistics.told import statistics


class FormName(StrEnum):
    """The reports that are made of figures."""

    SUPERVISION = "supervision"
    ANNUAL = "annual"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report: its heading, and the figures that it tells, by their keys."""

    heading: Text
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A report as it is made: what it is called, its parts, whether it lists each supervision."""

    name: FormName
    title: Text
    parts: tuple[Part, ...]
    supervisions: bool = False


_ORDERED = ("supervisions_ordered", "supervisions")
_CONCLUDED = ("findings", "conclusions")
_FOLLOWED = ("followed_supervisions",)
_MENDED = ("rectifications", "overdue_in_supervisions")

FORMS: Mapping[FormName, Form] = {
    FormName.SUPERVISION: Form(
        FormName.SUPERVISION,
        Text("督查情况的通报", "Bulletin of supervision"),
        (
            Part(Text("督查任务", "Supervisions"), _ORDERED),
            Part(Text("督查发现和结论", "Findings and conclusions"), _CONCLUDED),
            Part(Text("复核", "Objections"), ("objections",)),
            Part(Text("整改落实和逾期事项", "What is put right, and what is overdue"), _MENDED),
            Part(Text("督查结果的运用", "What they led to"), _FOLLOWED),
        ),
        supervisions=True,
    ),
    FormName.ANNUAL: Form(
        FormName.ANNUAL,
        Text("重大行政决策工作情况的报告", "Report on major decisions"),
        (
            Part(
                Text("决策事项和办理用时", "Matters and the time they took"),
                ("cases", "step_times"),
            ),
            Part(Text("公众参与", "Public participation"), ("adoption",)),
            Part(
                Text("合法性审查和程序把关", "Legality review, and what was refused"),
                ("legality_opinions", "refusals"),
            ),
            Part(Text("决策执行", "Execution"), ("on_time", "overdue")),
            Part(
                Text("督查", "Supervision"),
                (*_ORDERED, *_CONCLUDED, "objections", *_MENDED, *_FOLLOWED),
            ),
            Part(
                Text("决策后评估", "Evaluation"),
                ("evaluations", "evaluations_due", "evaluations_concluded"),
            ),
            Part(Text("投诉和建议", "Complaints and proposals"), ("complaints",)),
            Part(Text("责任追究", "Who answered for it"), ("measures",)),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class PeriodicReport:
    """A report of a body on a period, as things stood at the moment `at`.

    `figures` are those of its parts, by key, in their order; `ends` the last lines that were read.
    """

    form: Form
    body: Body
    period: Period
    at: datetime
    figures: Mapping[str, Statistic]
    supervisions: tuple[Told, ...]
    ends: tuple[Cite, ...]
    illustrative: bool


def periodic_report(form: Form, population: Population) -> PeriodicReport:
    """Return the report that a form makes of a population."""
    all_of_them = {each.key: each for each in statistics(population)}
    body, period, today = population.body, population.period, population.today
    listed = bulletin(body, population.calendar, period, today) if form.supervisions else ()
    return PeriodicReport(
        form=form,
        body=body,
        period=period,
        at=population.frozen,
        figures={key: all_of_them[key] for part in form.parts for key in part.figures},
        supervisions=listed,
        ends=population.ends,
        illustrative=population.illustrative,
    )
