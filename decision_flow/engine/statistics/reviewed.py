"""The figures of the legality review."""

from decision_flow.domain.steps.before.legality_review.said import OPINIONS, Opine, Opinion
from decision_flow.domain.values import Text, decree_713
from decision_flow.engine.statistics.population import Item, Population, Statistic
from decision_flow.engine.statistics.rows import rows


def legality_opinions(population: Population) -> Statistic:
    """Return how many legality opinions were given in the period, by what they conclude."""
    found: dict[str, list[Item]] = {str(each): [] for each in Opinion}
    for record in population.records:
        for fact in record.facts:
            day = population.body.day(fact.stated_at)
            if isinstance(fact.payload, Opine) and day in population.period:
                item = Item(fact.stream, fact.seq, record.case.title, on=day)
                found[fact.payload.conclusion].append(item)
    total = sum(map(len, found.values()))
    return Statistic(
        "legality_opinions",
        Text("合法性审查意见（按结论）", "Legality opinions by conclusion"),
        Text(
            "统计期内出具的合法性审查意见，按结论计；同一案件出具几次的，每次各计一次。",
            "The legality opinions given in the period, by what they conclude; a case that was "
            "reviewed several times counts each time.",
        ),
        decree_713(27),
        rows(found, {str(each): label for each, label in OPINIONS.items()}, of=total),
    )
