"""What was found, with its evidence, and what is concluded from it about each unit."""

from collections.abc import Iterator
from datetime import date

from decision_flow.domain.office.supervision.following import Supervision
from decision_flow.domain.office.supervision.said import (
    POOLS,
    ConcludeSupervision,
    FindInSupervision,
    Pool,
)
from decision_flow.domain.people import KEEPERS
from decision_flow.domain.supervising.told import Told, decree_733
from decision_flow.domain.units import is_of
from decision_flow.domain.values import HOUSE_RULE
from decision_flow.domain.verdict import Verdict, verdict


def found(told: Told, there: Supervision, said: FindInSupervision) -> Iterator[Verdict]:
    """Yield what a finding needs: within unit, cases and days of the order, with evidence."""
    order = there.order.said
    yield from _drawn_first(there)
    yield from _visited_first(there, said.on)
    yield _in_scope(there, said.unit)
    yield verdict(
        "supervision.in_period",
        order.begins <= said.on <= order.until,
        f"督查在任务规定的期限内进行（{order.begins}至{order.until}），不得随意延长。",
        f"The supervision is held in the days of its order ({order.begins} to {order.until}).",
        decree_733(15),
        curers=KEEPERS,
        earliest=order.begins if told.day < order.begins else None,
    )
    yield verdict(
        "supervision.finding",
        said.finding not in {each.said.finding for each in there.findings},
        f"发现编号“{said.finding}”不得重复使用。",
        f"The number “{said.finding}” of a finding may not be used twice.",
        HOUSE_RULE,
    )
    yield proved(said.evidence)
    if said.case is not None:
        named = there.scope(Pool.CASES)
        yield verdict(
            "supervision.of_case",
            said.case in told.matters and (not named or said.case in named),
            f"案件{said.case}须为本机关的案件；任务列明（或者抽取）了案件的，须在其中。",
            f"The case {said.case} is one of the body and, where the order names or the lot drew "
            "cases, one of those.",
            decree_733(15),
            curers=KEEPERS,
        )
    yield verdict(
        "supervision.not_concluded",
        there.conclusion(said.unit) is None,
        "对该单位已作出督查结论的，不再补记发现。",
        "Nothing more is found at a unit once it was concluded about.",
        decree_733(16),
    )


def _drawn_first(there: Supervision) -> Iterator[Verdict]:
    """Yield that what the order wants drawn by lot was not drawn yet."""
    waiting = [each for each in there.order.said.lots if there.sample(each.pool) is None]
    if waiting:
        zh = "；".join(f"{POOLS[w.pool].zh}{w.number}个，{w.known_on}公布种子" for w in waiting)
        en = "; ".join(
            f"{w.number} {POOLS[w.pool].en} by a seed published on {w.known_on}" for w in waiting
        )
        yield verdict(
            "supervision.drawn_first",
            passed=False,
            zh=f"任务规定随机抽取的，先由督查组抽取（{zh}），再记录发现、作出结论。",
            en=f"What the order wants drawn by lot is drawn by the team first: {en}.",
            source=HOUSE_RULE,
            earliest=max(each.known_on for each in waiting),
        )


def _visited_first(there: Supervision, on: date) -> Iterator[Verdict]:
    """Yield that it was found before the seed of a lot that the order announced was known."""
    since = _seeds_known(there)
    if since is not None and on < since:
        yield verdict(
            "supervision.visited_first",
            passed=False,
            zh=f"任务规定随机抽取的，先抽取、后督查：种子{since}公布，发现不得早于该日（{on}）。",
            en=f"What the order wants drawn by lot is drawn before it is supervised: the seed was "
            f"published on {since}, and nothing is found before ({on}).",
            source=HOUSE_RULE,
            earliest=since,
        )


def _seeds_known(there: Supervision) -> date | None:
    """Return the day from which the seeds of what was drawn by the order were known."""
    drawn = [each for each in there.order.said.lots if there.sample(each.pool) is not None]
    return max((each.known_on for each in drawn), default=None)


def _in_scope(there: Supervision, unit: str) -> Verdict:
    units = there.scope(Pool.UNITS)
    return verdict(
        "supervision.in_scope",
        is_of(unit, units),
        f"不得超出督查任务的对象范围：{'、'.join(units)}。",
        f"Only the units of the order, or drawn from it, are supervised: {', '.join(units)}.",
        decree_733(7),
        curers=KEEPERS,
    )


def proved(papers: tuple[object, ...]) -> Verdict:
    """Pass when at least one paper proves what is said."""
    return verdict(
        "supervision.evidence",
        bool(papers),
        "事实清楚、证据充分：每项至少附一份证据材料。",
        "Facts are clear and proved: at least one paper as evidence of each.",
        decree_733(16),
    )


def concluded(told: Told, there: Supervision, said: ConcludeSupervision) -> Iterator[Verdict]:
    """Yield what a conclusion needs: about one unit, once, by the team, with what is put right."""
    yield from _drawn_first(there)
    yield _in_scope(there, said.unit)
    yield verdict(
        "supervision.concluded_once",
        there.conclusion(said.unit) is None,
        f"对“{said.unit}”已作出督查结论；有异议的，依申请复核。",
        f"It was concluded about “{said.unit}” already; an objection is reviewed.",
        decree_733(16),
    )
    strangers = [p for p in said.concluded_by if p not in there.order.said.team]
    names = told.named(strangers)
    yield verdict(
        "supervision.concluded_by",
        told.person.id in said.concluded_by and not strangers,
        "督查结论由督查组成员作出，写明参与者（含办理人）"
        + (f"；不是成员：{names.zh}。" if strangers else "。"),
        "The conclusion is made by members of the team, named, whoever enters it among them"
        + (f"; no members: {names.en}." if strangers else "."),
        decree_733(16),
    )
    yield from _by_whoever_may(told, there, said)
    yield from _to_rectify(there, said)


def _by_whoever_may(told: Told, there: Supervision, said: ConcludeSupervision) -> Iterator[Verdict]:
    """Yield who is named as concluding and may not, and that it is dated before the lot.

    Whoever enters it is asked elsewhere. Nothing is yielded of a line that stands.
    """
    if told.again:
        return
    others = [each for each in said.concluded_by if each != told.person.id]
    inside = told.named(p for p in others if told.same_unit(told.unit_of(p), [said.unit]))
    if inside.zh:
        yield verdict(
            "supervision.concluders_outside",
            passed=False,
            zh=f"督查组成员调入督查对象单位的，不得参与作出结论：{inside.zh}。",
            en="Whoever has come to be of the unit has no part in the conclusion about it: not "
            f"{inside.en}.",
            source=HOUSE_RULE,
            curers=KEEPERS,
        )
    yield from told.off_duty(others, said.concluded_on)
    since = _seeds_known(there)
    if since is not None and said.concluded_on < since:
        yield verdict(
            "supervision.concluded_after_lot",
            passed=False,
            zh=f"任务规定随机抽取的，种子{since}公布，结论不得早于该日（{said.concluded_on}）。",
            en=f"What the order wants drawn by lot is concluded about once the seed is published, "
            f"on {since}, and not before ({said.concluded_on}).",
            source=HOUSE_RULE,
            earliest=since,
        )


def _to_rectify(there: Supervision, said: ConcludeSupervision) -> Iterator[Verdict]:
    taken = {item.wanted.item for item in there.items}
    numbers = [each.item for each in said.rectify]
    yield verdict(
        "supervision.items",
        len({*numbers}) == len(numbers) and taken.isdisjoint(numbers),
        "整改事项编号不得重复使用。",
        "The number of what is to be put right may not be used twice.",
        HOUSE_RULE,
    )
    known = {each.finding for each in there.of_unit(said.unit)}
    lost = sorted({each.finding for each in said.rectify} - known)
    yield verdict(
        "supervision.on_findings",
        not lost,
        "整改事项须依据对该单位记录的发现" + (f"；没有：{'、'.join(lost)}。" if lost else "。"),
        "What is to be put right rests on what was found at the unit"
        + (f"; there is no {', '.join(lost)}." if lost else "."),
        decree_733(16),
    )
    early = [each.item for each in said.rectify if each.due <= said.concluded_on]
    yield verdict(
        "supervision.due",
        not early,
        f"整改期限应在作出结论（{said.concluded_on}）之后"
        + (f"：{'、'.join(early)}。" if early else "。"),
        f"What is to be put right is due after the conclusion ({said.concluded_on})"
        + (f": {', '.join(early)}." if early else "."),
        decree_733(18),
    )
