"""The figures of evaluation after the decision (713 Article 36): asked for, held, and its end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.case import IDLE
from decision_flow.domain.counting import ceiling
from decision_flow.domain.kind import Phase
from decision_flow.domain.steps.after.filing import published_on
from decision_flow.domain.steps.after.post_evaluation import (
    POST_EVALUATION,
    WITHIN,
    Commission,
    Conclude,
    Consequence,
)
from decision_flow.domain.steps.after.post_evaluation.said import CONSEQUENCES
from decision_flow.domain.steps.matter import ENDS
from decision_flow.domain.values import Text, decree_713
from decision_flow.engine.statistics.population import Item, Population, Record, Statistic
from decision_flow.engine.statistics.rows import rows

_DUE = {
    "begun_in_time": Text("按期组织", "begun in time"),
    "begun_late": Text("逾期组织", "begun late"),
    "overdue": Text("逾期未组织", "overdue"),
    "not_due": Text("未组织、期限未到", "not begun, not due yet"),
}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An evaluation that a rule set asks for: by which day, and on which it was begun."""

    record: Record
    due: date
    begun: date | None


def evaluations(population: Population) -> Statistic:
    """Return how many evaluations stand how far at the moment."""
    states = [str(s) for s in POST_EVALUATION.labels if s not in IDLE]
    found: dict[str, list[Item]] = {state: [] for state in states}
    for record in population.records:
        case = record.case
        for step in record.ready.of_kind(POST_EVALUATION.name):
            if case.shape[step] not in IDLE:
                found[case.shape[step]].append(Item(case.id, case.seq, case.title))
    return Statistic(
        "evaluations",
        Text("决策后评估（按进展）", "Evaluations by how far they are"),
        Text(
            "截至时刻以前已经组织的决策后评估，按当时的进展计，与统计期无关；同一环节重新组织的，只计最近"
            "一次。",
            "All evaluations begun by the moment, as they then stood; the period does not matter. "
            "Of a step that was begun anew the last one counts.",
        ),
        decree_713(36),
        rows(found, POST_EVALUATION.labels),
    )


def evaluations_due(population: Population) -> Statistic:
    """Return how many decisions were to be evaluated by a day of the period, and which were."""
    found: dict[str, list[Item]] = {key: [] for key in _DUE}
    for each in (w for record in population.records for w in _wanted(population, record)):
        if each.due not in population.period:
            continue
        key = _stands(each, population.today)
        late = (population.today - each.due).days if key == "overdue" else None
        case = each.record.case
        found[key].append(Item(case.id, case.seq, case.title, each.due, late))
    total = sum(map(len, found.values()))
    return Statistic(
        "evaluations_due",
        Text("应当组织的决策后评估", "Evaluations due"),
        Text(
            "所依规则定有后评估期限、期限在统计期内的决策；期限自公布之日起算，首日不计，末日为休息日的"
            "顺延。按首次组织之日计；未组织即已终结的案件不计。条例规定可以组织，规则未定期限的不计入。",
            "The decisions whose rule set sets a time for the evaluation that ends in the period, "
            "counted from the publication. What counts is the day on which one was first "
            "commissioned; a case that ended without one does not count. The decree says may: "
            "where no rule sets a time nothing is due.",
        ),
        decree_713(36),
        rows(found, _DUE, of=total),
    )


def evaluations_concluded(population: Population) -> Statistic:
    """Return what the body made of evaluations in the period, by consequence."""
    found: dict[str, list[Item]] = {str(each): [] for each in Consequence}
    for record in population.records:
        for fact in record.facts:
            day = population.body.day(fact.stated_at)
            if isinstance(fact.payload, Conclude) and day in population.period:
                item = Item(fact.stream, fact.seq, record.case.title, on=day)
                found[fact.payload.consequence].append(item)
    total = sum(map(len, found.values()))
    return Statistic(
        "evaluations_concluded",
        Text("决策后评估结论（按处理）", "Evaluations concluded by consequence"),
        Text(
            "统计期内对决策后评估作出的处理决定，按处理计；整改后又决定调整、终止的，各计一次。",
            "What was concluded from evaluations in the period; where something was first to be "
            "put right and then to be changed, each conclusion counts.",
        ),
        decree_713(36),
        rows(found, {str(each): label for each, label in CONSEQUENCES.items()}, of=total),
    )


def _wanted(population: Population, record: Record) -> Iterator[_Wanted]:
    case, ready, body = record.case, record.ready, population.body
    published = published_on((case.latest(s) for s in ready.of_kind("publication")), body)
    for step in ready.of_kind(POST_EVALUATION.name):
        figure = ready.procedure.steps[step].figures.get(WITHIN)
        if published is None or figure is None:
            continue
        begun = next(
            (
                body.day(fact.stated_at)
                for fact in record.facts
                if fact.step == step and isinstance(fact.payload, Commission)
            ),
            None,
        )
        if begun is not None or Phase(case.phase) not in ENDS:
            yield _Wanted(record, ceiling(population.calendar, published, figure).day, begun)


def _stands(each: _Wanted, today: date) -> str:
    if each.begun is not None:
        return "begun_in_time" if each.begun <= each.due else "begun_late"
    return "overdue" if today > each.due else "not_due"
