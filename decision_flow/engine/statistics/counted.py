"""The figures that count: cases, refusals, what is overdue, rates, complaints."""

from collections.abc import Iterable

from decision_flow.domain.execution.rate import DEFINITION, PUNCTUAL, DueTask, Punctual, on_time
from decision_flow.domain.kind import Phase
from decision_flow.domain.office.complaints.book import STANDS_LABELS, Stands
from decision_flow.domain.opinions.collation import Answer
from decision_flow.domain.steps.matter import MATTER
from decision_flow.domain.values import HOUSE_RULE, Text, decree_713
from decision_flow.domain.views import Deadline
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.rules import Ready
from decision_flow.engine.statistics.population import Item, Population, Row, Statistic
from decision_flow.engine.statistics.rows import by_key, rows

_ADDED = Text("其中首次分解以后增补的任务", "of these, added after the plan was first made")
_PLANNED = Text("不计增补任务的按时办结", "in time, without what was added")


def phases(population: Population) -> Statistic:
    """Return how many cases stand in each phase."""
    found: dict[str, list[Item]] = {phase: [] for phase in Phase}
    for record in population.records:
        case = record.case
        found[case.phase].append(Item(case.id, case.seq, case.title))
    return Statistic(
        "cases",
        Text("案件数（按阶段）", "Cases by phase"),
        Text(
            "截至时刻以前立案的全部案件，按各案当时所处阶段计；每案只计一次，与统计期无关。",
            "All cases opened by the moment, each once, in the phase in which it then stood; the "
            "period does not matter.",
        ),
        HOUSE_RULE,
        rows(found, {phase: MATTER.labels[phase] for phase in Phase}),
    )


def refused(population: Population) -> Statistic:
    """Return how often each requirement refused something."""
    body, found = population.body, dict[str, list[Item]]()
    reasons: dict[str, dict[Text, None]] = {}
    for each in population.refusals:
        day = body.day(each.recorded_at)
        unmet = {v.code: v.reason for v in each.verdicts if v.refuses}
        for code, reason in unmet.items() if day in population.period else ():
            reasons.setdefault(code, {})[reason] = None
            what = f"{each.attempt.step}.{each.attempt.verb}"
            found.setdefault(code, []).append(
                Item(each.stream, each.seq, what, on=day, note=reason)
            )
    return Statistic(
        "refusals",
        Text("被拒绝的申请（按理由）", "Refusals by reason"),
        Text(
            "统计期内记录的被拒绝申请；一项申请有几项要求未满足的，在各项下各计一次。项目名称为其中"
            "一次的理由，理由不止一种的注明种数；每次的理由见明细。",
            "What was refused in the period; where several requirements were unmet it counts once "
            "under each. A row is called by the reason that was given one of these times, and says "
            "how many there were; each time has its own among the items.",
        ),
        HOUSE_RULE,
        by_key(found, {code: _called(tuple(told)) for code, told in reasons.items()}),
    )


def _called(reasons: tuple[Text, ...]) -> Text:
    """Return the first of the reasons, and how many there are where there is more than one."""
    first, count = reasons[0], len(reasons)
    if count == 1:
        return first
    return Text(
        f"{first.zh}（等{count}种理由，各见明细）",
        f"{first.en} (one of {count} reasons: see the items)",
    )


def overdue(population: Population) -> Statistic:
    """Return what is past its day, by what it is."""
    found: dict[str, list[Item]] = {}
    labels: dict[str, Text] = {}
    for record in population.records:
        case, today = record.case, population.today
        due = deadlines(record.ready, case, population.body, population.calendar, on=today)
        for each in due:
            if each.due < today:
                late = (today - each.due).days
                item = Item(case.id, case.seq, case.title, on=each.due, days=late)
                key, step = f"{each.step}.{each.what}", record.ready.procedure.steps[each.step]
                found.setdefault(key, []).append(item)
                act = _act(record.ready, each)
                labels[key] = Text(f"{step.label.zh}（{act.zh}）", f"{step.label.en} ({act.en})")
    return Statistic(
        "overdue",
        Text("逾期事项", "Overdue"),
        Text(
            "截至时刻尚未了结、期限早于当日的事项，按环节和事项计；逾期日数为自然日。",
            "What is not done and was due before the day of the moment, by step and act; `days` "
            "are the days that it is late.",
        ),
        HOUSE_RULE,
        by_key(found, labels),
    )


def punctual(population: Population) -> Statistic:
    """Return the on-time rate of tasks, as `domain.execution.rate` defines it."""
    records = population.records
    books = ((r.case.id, step, book) for r in records for step, book in r.case.tasks.items())
    rate = on_time(books, population.body, population.period, population.frozen)
    seq = {r.case.id: r.case.seq for r in records}

    def items(tasks: Iterable[DueTask]) -> tuple[Item, ...]:
        return tuple(
            Item(t.case, seq[t.case], f"{t.step}.{t.key}", on=t.due, note=t.remark) for t in tasks
        )

    told = []
    for stands in Punctual:
        some = items(t for t in rate.tasks if t.stands is stands)
        told.append(Row(stands, PUNCTUAL[stands], len(some), some, of=len(rate.tasks)))
    added = items(t for t in rate.tasks if t.added)
    kept = items(t for t in rate.planned.tasks if t.stands is Punctual.IN_TIME)
    told += [
        Row("added", _ADDED, len(added), added, of=len(rate.tasks)),
        Row("planned_in_time", _PLANNED, len(kept), kept, of=len(rate.planned.tasks)),
    ]
    return Statistic(
        "on_time",
        Text("按时办结率", "On-time rate"),
        DEFINITION,
        decree_713(34),
        tuple(told),
    )


def adoption(population: Population) -> Statistic:
    """Return the share of opinions adopted, whole or in part."""
    adopted = partly = total = 0
    items = []
    for record in population.records:
        last = {f.step: f for f in record.facts if isinstance(f.payload, Answer)}
        for fact in last.values():
            day, said = population.body.day(fact.stated_at), fact.payload
            if day not in population.period or not isinstance(said, Answer):
                continue
            adopted, partly = adopted + said.adopted, partly + said.partly
            total += said.adopted + said.partly + said.not_adopted
            items.append(Item(fact.stream, fact.seq, record.case.title, on=day))
    named, whole = tuple(items), Text("采纳", "adopted")
    return Statistic(
        "adoption",
        Text("意见采纳率", "Adoption rate"),
        Text(
            "统计期内作出采纳情况说明的公开征求意见（每一环节以最后一次为准），采纳、部分采纳的条数"
            "占有处理结果的意见条数的比例；未作说明的不计。",
            "Of the opinions disposed of in consultations that were answered in the period (the "
            "last answer of each step), the share adopted, whole and in part.",
        ),
        decree_713(18),
        (
            Row("adopted", whole, adopted, named, of=total),
            Row("partly", Text("部分采纳", "adopted in part"), partly, named, of=total),
        ),
    )


def complaints(population: Population) -> Statistic:
    """Return how many complaints and proposals stand how far."""
    body, found = population.body, {str(stands): list[Item]() for stands in Stands}
    for each in body.complaints.complaints.values():
        item = Item(body.id, each.line, str(each.number), on=body.day(each.at))
        found[each.stands].append(item)
    return Statistic(
        "complaints",
        Text("投诉和建议（按办理阶段）", "Complaints and proposals by stage"),
        Text(
            "截至时刻以前登记入投诉台账的全部投诉和建议，按当时的办理阶段计；每件只计一次。",
            "All complaints and proposals registered by the moment, each once, in the stage in "
            "which it then stood.",
        ),
        HOUSE_RULE,
        rows(found, {str(stands): label for stands, label in STANDS_LABELS.items()}),
    )


def _act(ready: Ready, due: Deadline) -> Text:
    """Return what the act is called that is due; the word itself where it is none of its kind."""
    verbs = ready.kind(due.step).verbs
    label = (verb.label for verb in verbs if verb.name == due.what)
    return next(label, Text(due.what, due.what))
