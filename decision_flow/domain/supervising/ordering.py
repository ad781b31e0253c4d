"""Nobody supervises without an order, and nobody twice: who, of what, when, drawn by which lot."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from decision_flow.domain.lots import drawn, in_turn
from decision_flow.domain.office.supervision.following import Supervision, supervision_of
from decision_flow.domain.office.supervision.said import (
    POOLS,
    Lot,
    OrderSupervision,
    Pool,
    SampleSupervision,
)
from decision_flow.domain.people import KEEPERS, Duty, Post
from decision_flow.domain.supervising.told import Told, decree_733
from decision_flow.domain.units import unit_key
from decision_flow.domain.values import HOUSE_RULE
from decision_flow.domain.verdict import Verdict, advice, verdict


def ordered(told: Told, said: OrderSupervision) -> Iterator[Verdict]:
    """Yield what an order needs: number, chief, team of others, scope, days, no repetition."""
    yield verdict(
        "supervision.number",
        supervision_of(told.body.supervisions, said.supervision) is None,
        f"督查编号“{said.supervision}”不得重复使用。",
        f"The number “{said.supervision}” may not be used twice.",
        HOUSE_RULE,
        curers=KEEPERS,
    )
    yield _by_the_chief(told, said)
    yield verdict(
        "supervision.period",
        said.ordered_on <= said.begins <= said.until,
        f"督查期限（{said.begins}至{said.until}）不得早于下达任务之日（{said.ordered_on}），起止不得颠倒。",
        f"The days of the supervision ({said.begins} to {said.until}) lie in order, none before it "
        f"was ordered ({said.ordered_on}).",
        decree_733(15),
        curers=KEEPERS,
    )
    if told.day > said.begins:
        yield advice(
            "supervision.ordered_late",
            f"督查自{said.begins}起进行，{told.day}才登记任务，请核实是否先有任务、后有督查。",
            f"It is supervised from {said.begins}, and the order is entered on {told.day} only: "
            "see whether the order came first.",
            decree_733(11),
        )
    yield from _scope(told, said)
    yield from _lots(told, said)
    yield from _team(told, said)
    yield from _once(told, said)


def _by_the_chief(told: Told, said: OrderSupervision) -> Verdict:
    chiefs = {s.person for s in told.body.in_office(said.ordered_on) if s.post is Post.CHIEF}
    return verdict(
        "supervision.ordered",
        said.ordered_by in chiefs,
        f"督查事项由本级人民政府决定，或者由行政首长指令、批准：{said.ordered_on}在任的行政首长方可下达。",
        "What is supervised is decided by the government, or instructed or approved by its chief: "
        f"whoever was the chief on {said.ordered_on} orders it.",
        decree_733(11),
        curers=(Duty.CHIEF,),
    )


def _scope(told: Told, said: OrderSupervision) -> Iterator[Verdict]:
    keys = [unit_key(unit) for unit in said.units]
    yield verdict(
        "supervision.scope",
        bool(keys) and all(keys) and len({*keys}) == len(keys),
        "须写明督查对象，每个单位写一次。",
        "The order names the units that are supervised, each once.",
        decree_733(15),
        curers=KEEPERS,
    )
    lost = [case for case in said.cases if case not in told.matters]
    if said.cases:
        yield verdict(
            "supervision.cases",
            not lost and len({*said.cases}) == len(said.cases),
            "所列案件须为本机关的案件，每件写一次"
            + (f"；{'、'.join(lost)}不是。" if lost else "。"),
            "The cases are the body's, each named once"
            + (f"; these are not: {', '.join(lost)}." if lost else "."),
            HOUSE_RULE,
            curers=KEEPERS,
        )


def _lots(told: Told, said: OrderSupervision) -> Iterator[Verdict]:
    """Pass when each lot is possible, and its seed becomes known after this is on record."""
    sizes = {Pool.UNITS: len(said.units), Pool.CASES: len(said.cases)}
    pools = [each.pool for each in said.lots]
    wrong = [each for each in said.lots if not 1 <= each.number <= sizes[each.pool]]
    known = [each for each in said.lots if not told.day < each.known_on <= said.until]
    if wrong or known or len({*pools}) < len(pools):
        listed = "、".join(f"{POOLS[each.pool].zh}{sizes[each.pool]}" for each in said.lots)
        named = ", ".join(f"{sizes[each.pool]} {POOLS[each.pool].en}" for each in said.lots)
        yield verdict(
            "supervision.lot",
            passed=False,
            zh=f"拟随机抽取的，每类对象只定一次，抽取数为1至所列个数（{listed}），种子在登记之日"
            f"（{told.day}）以后、督查期限届满（{said.until}）以前公布。",
            en=f"Of each pool one lot is announced, of 1 to as many as are named ({named}), by a "
            f"seed that is published after the day of this entry ({told.day}) and within the days "
            f"of the supervision ({said.until}).",
            source=HOUSE_RULE,
            curers=KEEPERS,
        )


def _team(told: Told, said: OrderSupervision) -> Iterator[Verdict]:
    strangers = [p for p in said.team if p not in told.persons]
    twice = [p for p, n in Counter(said.team).items() if n > 1]
    zh, en = "", ""
    if strangers:
        zh, en = f"；未登记：{'、'.join(strangers)}", f"; not on it: {', '.join(strangers)}"
    if twice:
        names = told.named(twice)
        zh, en = f"{zh}；重复：{names.zh}", f"{en}; named twice: {names.en}"
    yield verdict(
        "supervision.team",
        bool(said.team) and not strangers and not twice,
        f"未列明的人员不得督查：督查组写明每名成员，均须登记为本机关人员（组长在前）{zh}。",
        "Nobody supervises who is not named: the order names each member of the team, the head "
        f"first, all on the body's register of people{en}.",
        decree_733(7),
        curers=KEEPERS,
    )
    yield from told.once_inside(said.team, said.units)
    inside = [p for p in said.team if told.same_unit(told.unit_of(p), said.units)]
    names = told.named(inside)
    yield verdict(
        "supervision.outside",
        not inside,
        f"督查组成员不得来自督查对象单位{'：' + names.zh if inside else ''}。",
        "No member of the team is of a unit that is supervised"
        + (f": {names.en}." if inside else "."),
        HOUSE_RULE,
        curers=KEEPERS,
    )


def _once(told: Told, said: OrderSupervision) -> Iterator[Verdict]:
    """Pass when no unit is supervised twice in the same days, or it is said why it is not."""
    shared = {each.id: _shared(told, said, each) for each in told.body.supervisions}
    twice = [number for number, units in shared.items() if units]
    if twice and said.apart is not None:
        yield advice(
            "supervision.beside",
            f"同一单位同期另有督查（{'、'.join(twice)}），已说明不属重复督查：{said.apart}",
            f"The same unit is supervised in the same days ({', '.join(twice)}); why that is no "
            f"repetition: {said.apart}",
            decree_733(15),
        )
        return
    zh = "；".join(f"{number}：{'、'.join(shared[number])}" for number in twice)
    zh = f"（{zh}）" if twice else ""
    en = "; ".join(f"{number}: {', '.join(shared[number])}" for number in twice)
    ends = [each.order.said.until for each in told.body.supervisions if each.id in twice]
    yield verdict(
        "supervision.repeated",
        not twice,
        f"不得重复督查：同一单位同期已有督查{zh}的，并入办理，或者写明为何不属重复（apart）。",
        "No unit is supervised twice in the same days"
        + (f" ({en})" if twice else "")
        + ": do both in one, or say why it is no repetition (apart).",
        decree_733(15),
        curers=KEEPERS,
        earliest=_following(max(ends)) if ends else None,
    )


def _following(day: date) -> date | None:
    """Return the day after; None where there is none."""
    return None if day == date.max else day + timedelta(days=1)


def _shared(told: Told, said: OrderSupervision, other: Supervision) -> list[str]:
    """Return the units of the order that another supervises in the same days."""
    before = other.order.said
    if said.begins > before.until or before.begins > said.until:
        return []
    pending = [u for u in before.units if other.conclusion(u) is None]
    return [unit for unit in said.units if told.same_unit(unit, pending)]


def sampled(told: Told, there: Supervision, said: SampleSupervision) -> Iterator[Verdict]:
    """Yield what a draw needs: once, before anything was found, a seed from outside, repeatable."""
    pool = there.pool(said.pool)
    yield verdict(
        "supervision.sample_once",
        there.sample(said.pool) is None and not there.findings and not there.conclusions,
        "同一范围只抽取一次，并在记录任何发现、作出任何结论之前抽取。",
        "Of one pool it is drawn once, before anything was found or concluded.",
        HOUSE_RULE,
    )
    yield verdict(
        "supervision.sample_number",
        1 <= said.number <= len(pool),
        f"抽取数应为1至{len(pool)}（任务所列范围）。",
        f"Between 1 and {len(pool)} are drawn, out of what the order names.",
        HOUSE_RULE,
    )
    fixed = told.body.day(there.order.at)
    yield verdict(
        "supervision.seed",
        in_turn(fixed, said.known_on, told.day),
        f"抽取种子来自外部，在范围登记（{fixed}）之后产生、登记之前公开（{said.known_on}）。",
        f"The seed comes from outside and becomes known after the pool was entered ({fixed}): "
        f"{said.known_on}.",
        HOUSE_RULE,
        earliest=max(said.known_on, _following(fixed) or fixed),
    )
    announced = there.lot(said.pool)
    if announced is not None and announced != Lot(
        pool=said.pool, number=said.number, seed_from=said.seed_from, known_on=said.known_on
    ):
        yield verdict(
            "supervision.lot_as_ordered",
            passed=False,
            zh=f"抽取须与任务所定一致：抽取{announced.number}个，种子取自“{announced.seed_from}”，"
            f"{announced.known_on}公布。",
            en=f"It is drawn as the order announced: {announced.number}, by “"
            f"{announced.seed_from}”, published on {announced.known_on}.",
            source=HOUSE_RULE,
        )
    again = drawn(said.seed, pool, said.number)
    yield verdict(
        "supervision.drawn",
        said.drawn == again,
        f"按所列范围和种子重新抽取，结果应为：{'、'.join(again)}。",
        f"Drawn again from this pool by this seed it is: {', '.join(again)}.",
        HOUSE_RULE,
    )
