"""The figures of what followed: what supervisions led to, and how many answered for something.

Nobody is named by them: whoever may read a measure about a person reads it elsewhere.
"""

from collections.abc import Iterator
from datetime import date

from decision_flow.domain.office.ladder import RUNGS
from decision_flow.domain.office.supervision.after import Recommended
from decision_flow.domain.supervising.told import decree_733
from decision_flow.domain.values import Text, decree_713
from decision_flow.engine.statistics.population import Item, Population, Statistic
from decision_flow.engine.statistics.rows import rows

_FOLLOWED = {
    "praise": Text("提出表扬建议", "praise recommended"),
    "accountability": Text("提出追责建议", "accountability recommended"),
    "approved": Text("建议经批准", "recommendations approved"),
    "declined": Text("建议未获批准", "recommendations not approved"),
    "carried_out": Text("建议已实施", "recommendations carried out"),
    "clues": Text("移送问题线索", "clues passed on"),
}
_REVOKED = "revoked"
_STANDING = {
    **{str(rung): label for rung, label in RUNGS.items()},
    _REVOKED: Text("经申诉撤销", "revoked on appeal"),
}


def followed_supervisions(population: Population) -> Statistic:
    """Return what supervisions led to in the period: recommendations, clues passed on."""
    found: dict[str, list[Item]] = {key: [] for key in _FOLLOWED}
    for key, line, on, what in _followed(population):
        if on in population.period:
            found[key].append(Item(population.body.id, line, what, on))
    return Statistic(
        "followed_supervisions",
        Text("督查结果的运用", "What supervisions led to"),
        Text(
            "日期在统计期内的表扬、追责建议、审批、实施和问题线索移送，各按其日期计，每次各计一次。",
            "Recommendations of praise and of accountability, their approval, their being carried "
            "out, clues passed on: each by its own day in the period, each once.",
        ),
        decree_733(21),
        rows(found, _FOLLOWED),
    )


def _followed(population: Population) -> Iterator[tuple[str, int, date, str]]:
    """Yield what a supervision led to: the row, the line, the day, which of which supervision."""
    for each in population.body.supervisions:
        for made in each.recommendations:
            what = f"{each.id} {made.said.recommendation}"
            praised = made.said.recommended is Recommended.PRAISE
            key = "praise" if praised else "accountability"
            yield key, made.entry.line, made.said.on, what
            if made.approval is not None:
                said, entry = made.approval
                yield "approved" if said.approved else "declined", entry.line, said.on, what
            if made.done is not None:
                yield "carried_out", made.done[1].line, made.done[0].on, what
        for clue in each.clues:
            yield "clues", clue.entry.line, clue.said.on, f"{each.id} {clue.said.clue}"


def measures(population: Population) -> Statistic:
    """Return how many measures were decided in the period, by the rung that stands."""
    found: dict[str, list[Item]] = {key: [] for key in _STANDING}
    for each in population.body.measures:
        decided = each.decided
        if decided is None or decided.said.delivered_on not in population.period:
            continue
        key = _REVOKED if each.stands is None else str(each.stands)
        item = Item(population.body.id, decided.line, _STANDING[key].zh, decided.said.delivered_on)
        found[key].append(item)
    return Statistic(
        "measures",
        Text("责任追究（按层级）", "Measures by rung"),
        Text(
            "处理决定送达本人之日在统计期内的，按截至时刻仍然成立的层级计，每件只计一次；经申诉撤销的另列。"
            "不列人员。",
            "Measures whose decision was delivered to the person in the period, each once, by the "
            "rung that stands at the moment; what an appeal revoked stands apart. Nobody is named.",
        ),
        decree_713(38),
        rows(found, _STANDING),
    )
