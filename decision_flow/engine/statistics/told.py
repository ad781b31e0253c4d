"""All figures of a body, in the order in which they are told."""

from decision_flow.engine.statistics.answered import followed_supervisions, measures
from decision_flow.engine.statistics.counted import (
    adoption,
    complaints,
    overdue,
    phases,
    punctual,
    refused,
)
from decision_flow.engine.statistics.evaluated import (
    evaluations,
    evaluations_concluded,
    evaluations_due,
)
from decision_flow.engine.statistics.population import Population, Statistic
from decision_flow.engine.statistics.reviewed import legality_opinions
from decision_flow.engine.statistics.supervised import (
    conclusions,
    findings,
    objections,
    overdue_in_supervisions,
    rectifications,
    supervisions,
    supervisions_ordered,
)
from decision_flow.engine.statistics.timed import step_times

_FIGURES = (
    phases,
    step_times,
    refused,
    overdue,
    punctual,
    adoption,
    legality_opinions,
    complaints,
    supervisions_ordered,
    supervisions,
    findings,
    conclusions,
    objections,
    rectifications,
    overdue_in_supervisions,
    followed_supervisions,
    evaluations,
    evaluations_due,
    evaluations_concluded,
    measures,
)
"""In the order in which they are told."""


def statistics(population: Population) -> tuple[Statistic, ...]:
    """Return all figures of a population, in the order in which they are told."""
    return tuple(figure(population) for figure in _FIGURES)
