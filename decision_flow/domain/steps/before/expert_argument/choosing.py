"""What is asked of the choice of experts: neutral, enough, and drawn as anybody can draw again."""

from fractions import Fraction

from decision_flow.domain.kind import Asked
from decision_flow.domain.lots import drawn, in_turn
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.before.expert_argument.said import Select
from decision_flow.domain.steps.handing import drafting_now
from decision_flow.domain.units import is_of
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, verdict


def nobody_interested(asked: Asked[Select]) -> tuple[Verdict, ...]:
    """Pass when no expert has declared an interest."""
    interested = [e.name for e in asked.payload.experts if e.interest]
    return (
        verdict(
            "expert.interest",
            not interested,
            "不得选择与决策事项有直接利害关系的专家、专业机构。"
            + (f"有利害关系：{'、'.join(interested)}。" if interested else ""),
            "No expert may have a direct interest in the matter."
            + (f" Interested: {', '.join(interested)}." if interested else ""),
            decree_713(20),
        ),
    )


def nobody_of_the_unit(asked: Asked[Select]) -> tuple[Verdict, ...]:
    """Pass when no expert is of the units that draft: who drafts is not neutral."""
    units = drafting_now(asked).ever
    inside = [e.name for e in asked.payload.experts if is_of(e.unit, units)]
    return (
        verdict(
            "expert.neutral",
            not inside,
            "选择专家应当坚持中立性，承办单位的人员不得作为论证专家"
            + (f"：{'、'.join(inside)}。" if inside else "。"),
            "Experts are neutral: none is of the units that draft"
            + (f": {', '.join(inside)}." if inside else "."),
            decree_713(20),
            curers=(Duty.DRAFTER,),
        ),
    )


def enough(asked: Asked[Select]) -> tuple[Verdict, ...]:
    """Pass when there are as many experts as the procedure asks for, else one."""
    figure = asked.figure("experts")
    least = figure.count if figure else 1
    source = figure.source if figure else decree_713(19)
    count = len({e.name for e in asked.payload.experts})
    return (
        verdict(
            "expert.number",
            count >= least,
            f"专家不少于{least}人，现为{count}人。",
            f"At least {least} experts; now {count}.",
            source,
        ),
    )


def an_odd_number(asked: Asked[Select]) -> tuple[Verdict, ...]:
    """Pass when their number is odd, where a rule wants that."""
    if asked.choice("number", "any") != "odd":
        return ()
    count = len({e.name for e in asked.payload.experts})
    return (
        verdict(
            "expert.odd",
            count % 2 == 1,
            f"专家人数须为单数，现为{count}人。",
            f"The number of experts is odd; now {count}.",
            asked.step.source,
            curers=(Duty.DRAFTER,),
        ),
    )


def few_of_the_competent(asked: Asked[Select]) -> tuple[Verdict, ...]:
    """Pass when the departments in charge are named, and few of the experts are theirs."""
    figure, payload = asked.figure("competent_share"), asked.payload
    if figure is None:
        return ()
    everyone = {e.name for e in payload.experts}
    inside = sorted({e.name for e in payload.experts if is_of(e.unit, payload.competent)})
    share = Fraction(len(inside), len(everyone)) if everyone else Fraction(0)
    listed = "、".join(inside) or "无"
    return (
        verdict(
            "expert.competent_share",
            bool(payload.competent) and share <= figure.value,
            f"须写明主管部门；来自主管部门的专家不超过{figure.value}："
            f"{len(everyone)}人中有{len(inside)}人（{listed}）。",
            "The departments in charge are named, and of the experts at most "
            f"{figure.value} come from them: {len(inside)} of {len(everyone)} "
            f"({', '.join(inside) or 'none'}).",
            figure.source,
            curers=(Duty.DRAFTER,),
        ),
    )


def from_a_pool(asked: Asked[Select]) -> tuple[Verdict, ...]:
    """Pass when each is of a pool, where a rule wants that."""
    if asked.choice("pool", "any") != "required":
        return ()
    outside = [e.name for e in asked.payload.experts if e.pool is None]
    return (
        verdict(
            "expert.pool",
            not outside,
            "专家须从专家库中选取，写明所在专家库及编号"
            + (f"；未写明：{'、'.join(outside)}。" if outside else "。"),
            "Experts are of a pool, named with the number there"
            + (f"; not so: {', '.join(outside)}." if outside else "."),
            asked.step.source,
            curers=(Duty.DRAFTER,),
        ),
    )


def declared(asked: Asked[Select]) -> tuple[Verdict, ...]:
    """Pass when each declared in writing to have no interest, where a rule wants that."""
    if asked.choice("declaration", "optional") != "required":
        return ()
    silent = [e.name for e in asked.payload.experts if e.declaration is None]
    return (
        verdict(
            "expert.declaration",
            not silent,
            "专家应当逐人书面声明与决策事项没有直接利害关系"
            + (f"；未声明：{'、'.join(silent)}。" if silent else "。"),
            "Each expert declares in writing to have no direct interest"
            + (f"; not so: {', '.join(silent)}." if silent else "."),
            asked.step.source,
            curers=(Duty.DRAFTER,),
        ),
    )


def drawn_by_lot(asked: Asked[Select]) -> tuple[Verdict, ...]:
    """Pass when the draw, repeated, gives these very experts; a rule may want one at all."""
    draw = asked.payload.draw
    if draw is None:
        wanted = asked.choice("method", "any") == "drawn"
        return (_a_draw_is_due(asked),) if wanted else ()
    names = tuple(dict.fromkeys(e.name for e in asked.payload.experts))
    left_out = {each.name for each in draw.left_out}
    again = drawn(draw.seed, (n for n in draw.names if n not in left_out), len(names))
    told = "、".join(again)
    return (
        verdict(
            "expert.drawn",
            set(names) == set(again),
            f"以所载种子和名单重新抽取{len(names)}人，结果应当与选定的专家一致；应为：{told}。",
            f"Drawn again from this list with this seed, the {len(names)} experts are the same; "
            f"they are: {', '.join(again)}.",
            HOUSE_RULE,
            curers=(Duty.DRAFTER,),
        ),
        verdict(
            "expert.seed",
            in_turn(draw.fixed_on, draw.known_on, asked.day),
            f"名单须先于种子确定：名单定于{draw.fixed_on}，种子知于{draw.known_on}，"
            f"抽取不得晚于办理日{asked.day}。",
            f"The list is fixed before the seed is known: fixed {draw.fixed_on}, known "
            f"{draw.known_on}, drawn by {asked.day}.",
            HOUSE_RULE,
            curers=(Duty.DRAFTER,),
        ),
    )


def _a_draw_is_due(asked: Asked[Select]) -> Verdict:
    return verdict(
        "expert.draw",
        passed=False,
        zh="专家须从专家库中随机抽取：须载明名单、种子及其来源，使任何人都能重新抽取核对。",
        en="Experts are drawn from the pool by lot: give the list, the seed and where it comes "
        "from, so that anybody can draw again.",
        source=asked.step.source,
        curers=(Duty.DRAFTER,),
    )
