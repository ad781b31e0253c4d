"""What is asked where an evaluation is commissioned: of which unit, why, by what it measures.

It may be done, and need not be, unless a place sets a time for it. The units that did the main
argument or assessment before the decision do not do it (713 Article 36).
"""

from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty, held_from
from decision_flow.domain.steps.after.post_evaluation.asking import BODY
from decision_flow.domain.steps.after.post_evaluation.measures import (
    argued_before,
    carried_out,
    drafted,
)
from decision_flow.domain.steps.after.post_evaluation.said import Commission
from decision_flow.domain.steps.handing import drafting_now
from decision_flow.domain.units import is_of, kin
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict

WHOLE = 100


def not_by_who_argued(asked: Asked[Commission]) -> tuple[Verdict, ...]:
    """Pass when the unit did no main argument or assessment before the decision."""
    known = asked.setting.body.successions
    units = kin([asked.payload.unit], known)
    found = [(u, what) for u, what in argued_before(asked) if is_of(u, units)]
    zh = "、".join(dict.fromkeys(f"{unit}（{what.zh}）" for unit, what in found))
    en = ", ".join(dict.fromkeys(f"{unit} ({what.en})" for unit, what in found))
    return (
        verdict(
            "post_evaluation.unit",
            not found,
            "决策作出前承担主要论证评估工作的单位不得承担决策后评估"
            + (f"：{zh}。" if zh else "。"),
            "Whoever did the main argument or assessment before the decision does not evaluate it"
            + (f": {en}." if en else "."),
            decree_713(36),
            curers=BODY,
        ),
    )


def not_of_its_own_work(asked: Asked[Commission]) -> tuple[Verdict, ...]:
    """Say when the unit drafted what it is to evaluate, or carries it out or did: lawful, not wise.

    Article 36 keeps out whoever did the main argument or assessment, and nobody else.
    """
    known = asked.setting.body.successions
    units = kin([asked.payload.unit], known)
    own = (*drafted(drafting_now(asked).ever), *carried_out(asked.case))
    found = dict.fromkeys(what for unit, what in own if is_of(unit, units))
    if not found:
        return ()
    zh, en = "、".join(what.zh for what in found), ", ".join(what.en for what in found)
    return (
        advice(
            "post_evaluation.own_work",
            f"受委托的单位（{asked.payload.unit}）是本决策的{zh}，由其评估等于评估自己的工作：法律不禁止，"
            "但应当说明如何保证客观公正，可以另行委托其他单位或者第三方评估。",
            f"The unit commissioned ({asked.payload.unit}) is {en} of this decision and would "
            "evaluate its own work: that is not forbidden; say how it stays fair, or commission "
            "another unit or a third party.",
            decree_713(36),
        ),
    )


def somebody_there(asked: Asked[Commission]) -> tuple[Verdict, ...]:
    """Pass when somebody of the unit is an evaluator that day: what nobody can do is not begun."""
    if not asked.setting.persons:
        return ()
    unit, known = asked.payload.unit, asked.setting.body.successions
    units = kin([unit], known)
    first = held_from(asked.setting.persons.values(), units, Duty.EVALUATOR, asked.day)
    return (
        verdict(
            "post_evaluation.somebody",
            first == asked.day,
            f"受委托的单位（{unit}）须有当日任后评估人员的人；没有的，先由管理员登记，或者委托其他单位。",
            f"Somebody of the unit commissioned ({unit}) is an evaluator that day; where nobody "
            "is, an administrator enters one first, or another unit is commissioned.",
            HOUSE_RULE,
            curers=BODY,
        ),
    )


def measured(asked: Asked[Commission]) -> tuple[Verdict, ...]:
    """Pass when there is a ground, and indicators and sources each make a hundred."""
    said = asked.payload
    weights, keys = said.weights, [each.key for each in said.indicators]
    sources = weights.internal + weights.public + weights.expert
    counted = sum(each.weight for each in said.indicators)
    return (
        verdict(
            "post_evaluation.ground",
            bool(said.grounds),
            "须写明组织后评估的情形：明显未达到预期效果、各方面意见较多、决策机关认为有必要，"
            "或者当地规定应当评估。",
            "Say why it is evaluated: clearly not the effect expected, many opinions, the body "
            "finds it necessary, or a rule of the place.",
            decree_713(36),
            curers=BODY,
        ),
        verdict(
            "post_evaluation.indicators",
            counted == WHOLE and len({*keys}) == len(keys),
            f"评估指标的编号不得重复，权重之和须为{WHOLE}；现为{counted}。",
            f"Each indicator has a key of its own, and they weigh {WHOLE} together; now {counted}.",
            HOUSE_RULE,
            curers=BODY,
        ),
        verdict(
            "post_evaluation.weights",
            sources == WHOLE,
            f"内部考核、公众评议、专家评价三方面都须计入，权重之和须为{WHOLE}；现为{sources}。",
            f"Internal, public and expert scores all count, {WHOLE} together; now {sources}.",
            HOUSE_RULE,
            curers=BODY,
        ),
    )
