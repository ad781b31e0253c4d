"""The figures of supervision (督查): what was ordered, found, concluded, objected to, put right."""

from collections.abc import Iterator
from datetime import date

from decision_flow.domain.office.supervision.following import Conclusion, Supervision
from decision_flow.domain.office.supervision.said import (
    KINDS,
    MEANS,
    REVIEWED,
    Means,
    Pool,
    Reviewed,
    SupervisionKind,
)
from decision_flow.domain.supervising.days import lodged_on, review_due
from decision_flow.domain.supervising.stage import MENDED, STAGES, Mended, Stage, mended, stage
from decision_flow.domain.supervising.told import decree_733
from decision_flow.domain.values import Text
from decision_flow.engine.statistics.population import Item, Population, Row, Statistic
from decision_flow.engine.statistics.rows import rows

_PENDING = "pending"


def supervisions_ordered(population: Population) -> Statistic:
    """Return how many supervisions were ordered in the period, by kind."""
    found: dict[str, list[Item]] = {str(each): [] for each in SupervisionKind}
    for each in population.body.supervisions:
        if each.order.said.ordered_on in population.period:
            found[each.order.said.kind].append(_order(population, each))
    return Statistic(
        "supervisions_ordered",
        Text("下达的督查任务（按类型）", "Supervisions ordered by kind"),
        Text(
            "下达之日在统计期内的督查任务，按督查类型计；每项任务只计一次。",
            "The supervisions whose day of order lies in the period, each once, by kind.",
        ),
        decree_733(14),
        rows(found, {str(each): label for each, label in KINDS.items()}),
    )


def supervisions(population: Population) -> Statistic:
    """Return how many supervisions are how far at the moment."""
    found: dict[str, list[Item]] = {str(each): [] for each in Stage}
    for each in population.body.supervisions:
        stands = stage(each, population.body, population.calendar, population.today)
        found[stands].append(_order(population, each))
    return Statistic(
        "supervisions",
        Text("督查任务（按进展）", "Supervisions by how far they are"),
        Text(
            "截至时刻以前登记的全部督查任务，按当日的进展计，每项只计一次，与统计期无关。结论出齐，"
            "是指对全部督查对象（随机抽取的，为抽中的）都已作出结论。",
            "All supervisions on record by the moment, each once, as they stand on that day; the "
            "period does not matter. Concluded means about every unit, or every one drawn by lot.",
        ),
        decree_733(16),
        rows(found, {str(each): label for each, label in STAGES.items()}),
    )


def findings(population: Population) -> Statistic:
    """Return how much was found in the period, by the means by which it was found."""
    found: dict[str, list[Item]] = {str(each): [] for each in Means}
    for each in population.body.supervisions:
        for noted in each.findings:
            said = noted.said
            if said.on in population.period:
                what = f"{each.id} {said.finding}（{said.unit}）"
                found[said.means].append(_item(population, noted.line, what, said.on))
    return Statistic(
        "findings",
        Text("督查发现（按方式）", "Findings of supervisions by means"),
        Text(
            "发现之日在统计期内的督查发现，按督查方式计；每项发现只计一次。",
            "What was found in the period, each finding once, by the means of supervision.",
        ),
        decree_733(12),
        rows(found, {str(each): label for each, label in MEANS.items()}),
    )


def conclusions(population: Population) -> Statistic:
    """Return how many conclusions were made in the period, and what came of them."""
    made = [
        (each, there)
        for each in population.body.supervisions
        for there in each.conclusions
        if there.noted.said.concluded_on in population.period
    ]
    told = (
        ("concluded", Text("作出结论", "made"), made),
        ("to_rectify", Text("其中：有整改事项", "that ask for something"), _with(made, "items")),
        ("delivered", Text("其中：已送达", "received by the unit"), _with(made, "delivered")),
        ("objected", Text("其中：申请复核", "objected to"), _with(made, "objection")),
    )
    return Statistic(
        "conclusions",
        Text("督查结论", "Conclusions of supervisions"),
        Text(
            "作出之日在统计期内的督查结论，每一督查对象一份计一次；其中各项以截至时刻以前的登记为准，"
            "可以重叠。",
            "The conclusions made in the period, one for each unit; those with something to put "
            "right, received or objected to by the moment are among them and may overlap.",
        ),
        decree_733(16),
        tuple(
            Row(
                key,
                label,
                len(some),
                tuple(_concluded(population, *pair) for pair in some),
                None if some is made else len(made),
            )
            for key, label, some in told
        ),
    )


def objections(population: Population) -> Statistic:
    """Return how many objections were lodged in the period, and what they came to."""
    labels = {_PENDING: Text("尚未复核", "not decided yet")}
    labels |= {str(each): label for each, label in REVIEWED.items()}
    found: dict[str, list[Item]] = {key: [] for key in (_PENDING, *map(str, Reviewed))}
    for each in population.body.supervisions:
        for there in each.conclusions:
            lodged, review = there.objection, there.review
            if lodged is None:
                continue
            on = lodged_on(lodged.said, population.body.day(lodged.at))
            if on not in population.period:
                continue
            key = _PENDING if review is None else str(review.said.outcome)
            took = None if review is None else (population.body.day(review.at) - on).days
            what = f"{each.id}（{there.unit}）"
            found[key].append(_item(population, lodged.line, what, on, took))
    total = sum(map(len, found.values()))
    return Statistic(
        "objections",
        Text("督查复核申请（按结果）", "Objections to conclusions by outcome"),
        Text(
            "收到之日在统计期内的复核申请，按截至时刻以前登记的复核决定计；维持、变更、撤销指对督查结论"
            "的处理，变更、撤销即异议成立。收到之日以收件回执为准，没有回执的以登记之日为准。平均日数为自"
            "收到之日至复核决定登记之日的自然日数：自称的日期不单独计算。",
            "The objections that came in during the period, by what was decided of them by the "
            "moment; upheld, changed and revoked are said of the conclusion. One came in on the "
            "day of its receipt, or else of its entry. The mean is of the days from then to the "
            "entry of the decision: no stated day counts alone.",
        ),
        decree_733(17),
        tuple(
            Row(key, labels[key], len(items), tuple(items), total, _days(key, items))
            for key, items in found.items()
        ),
    )


def rectifications(population: Population) -> Statistic:
    """Return how what is to be put right by a day of the period stands."""
    found: dict[str, list[Item]] = {str(each): [] for each in Mended}
    for each in population.body.supervisions:
        for there in each.conclusions:
            for item in there.items:
                if item.wanted.due in population.period:
                    what = f"{each.id} {item.wanted.item}（{item.unit}）"
                    told = _item(population, there.noted.line, what, item.wanted.due)
                    found[mended(item, population.body, population.today)].append(told)
    total = sum(len(items) for key, items in found.items() if key != Mended.DROPPED)
    dropped = str(Mended.DROPPED)
    return Statistic(
        "rectifications",
        Text("督查整改事项（按整改期限）", "What is to be put right, by its day"),
        Text(
            "整改期限在统计期内的整改事项，按截至时刻的状况计，所占比例的总数不含经复核免除的。按期，是"
            "指后来据以销号的整改报告在期限当日以前登记；以登记之日为准，不以报告所称日期为准。",
            "What is to be put right by a day of the period, as it stands at the moment; what a "
            "review dropped is not in the total of the shares. In time is what was on record as "
            "reported by its day, in the report that it was struck off for; the day that the "
            "report states does not count.",
        ),
        decree_733(18),
        tuple(
            Row(key, MENDED[Mended(key)], len(x), tuple(x), None if key == dropped else total)
            for key, x in found.items()
        ),
    )


def overdue_in_supervisions(population: Population) -> Statistic:
    """Return what is past its day in supervisions, by what it is."""
    found: dict[str, list[Item]] = {"conclusion": [], "review": [], "rectification": []}
    for each in population.body.supervisions:
        for unit in each.scope(Pool.UNITS):
            there = each.conclusion(unit)
            late = (
                [("conclusion", each.order.line, each.order.said.until, unit)]
                if there is None
                else _late_of(population, there)
            )
            for key, line, due, what in late:
                if due < population.today:
                    days = (population.today - due).days
                    told = _item(population, line, f"{each.id} {what}", due, days)
                    found[key].append(told)
    return Statistic(
        "overdue_in_supervisions",
        Text("督查中的逾期事项", "Overdue in supervisions"),
        Text(
            "截至时刻尚未了结、期限早于当日的事项：督查期限届满未作出结论的（按督查对象计）；申请复核满"
            "三十日（末日为休息日的顺延）未作出决定的；整改期限届满未报告的。逾期日数"
            "为自然日。",
            "What is not done and was due before the day of the moment: units about whom nothing "
            "was concluded when the days of the supervision were over; objections not decided in "
            "thirty days; what was to be put right and was not reported. `days` are the days late.",
        ),
        decree_733(18),
        rows(
            found,
            {
                "conclusion": Text("未作出结论", "not concluded"),
                "review": Text("复核未决定", "objection not decided"),
                "rectification": Text("整改未报告", "not reported as put right"),
            },
        ),
    )


def _late_of(population: Population, there: Conclusion) -> Iterator[tuple[str, int, date, str]]:
    """Yield what a conclusion leaves to be done: what, its line, its day, of whom."""
    if there.objection is not None and there.review is None:
        due = review_due(population.body, population.calendar, there.objection).day
        yield "review", there.objection.line, due, there.unit
    for item in there.items:
        if mended(item, population.body, population.today) is Mended.OVERDUE:
            what = f"{item.wanted.item}（{item.unit}）"
            yield "rectification", there.noted.line, item.wanted.due, what


def _with(
    made: list[tuple[Supervision, Conclusion]], name: str
) -> list[tuple[Supervision, Conclusion]]:
    return [pair for pair in made if getattr(pair[1], name)]


def _concluded(population: Population, each: Supervision, there: Conclusion) -> Item:
    said = there.noted.said
    return _item(population, there.noted.line, f"{each.id}（{said.unit}）", said.concluded_on)


def _order(population: Population, each: Supervision) -> Item:
    said = each.order.said
    return _item(population, each.order.line, f"{each.id} {said.title}", said.ordered_on)


def _item(  # noqa: PLR0917 - in the order of an item
    population: Population, line: int, what: str, on: date, days: int | None = None
) -> Item:
    return Item(population.body.id, line, what, on, days)


def _days(key: str, items: list[Item]) -> int | None:
    return None if key == _PENDING else sum(item.days or 0 for item in items)
