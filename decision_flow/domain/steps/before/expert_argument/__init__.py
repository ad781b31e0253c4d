"""Expert argument (713 Articles 19 and 20): independent, signed, dissent kept."""

from collections import Counter

from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked, FigureRule, Kind, Phase, Row, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import SHARE, Bound
from decision_flow.domain.steps.before.expert_argument.choosing import (
    an_odd_number,
    declared,
    drawn_by_lot,
    enough,
    few_of_the_competent,
    from_a_pool,
    nobody_interested,
    nobody_of_the_unit,
)
from decision_flow.domain.steps.before.expert_argument.said import (
    Adopt,
    Draw,
    Expert,
    LeftOut,
    Opine,
    Opinion,
    Select,
    View,
)
from decision_flow.domain.steps.claims.waiver import WaiverGround
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import Text, decree_713
from decision_flow.domain.verdict import Verdict, verdict

__all__ = [
    "EXPERT_ARGUMENT",
    "Adopt",
    "Draw",
    "Expert",
    "LeftOut",
    "Opine",
    "Opinion",
    "Select",
    "View",
]


def _everyone_signed(asked: Asked[Opine]) -> tuple[Verdict, ...]:
    chosen = asked.said(Select, "select")
    wanted = tuple(e.name for e in chosen.experts) if chosen else ()
    signed = tuple(o.expert for o in asked.payload.opinions if o.signed)
    name = ("专家署名的书面论证意见", "signed opinions")
    return (all_of("expert.signed", wanted, signed, name, source=decree_713(19)),)


def _only_the_chosen(asked: Asked[Opine]) -> tuple[Verdict, ...]:
    """Pass when every opinion is one of a chosen expert, one each: others were never screened."""
    chosen = asked.said(Select, "select")
    wanted = {e.name for e in chosen.experts} if chosen else set()
    count = Counter(o.expert for o in asked.payload.opinions)
    others = [name for name, times in count.items() if name not in wanted or times > 1]
    listed = "、".join(others)
    return (
        verdict(
            "expert.chosen",
            not others,
            "论证意见须由选定的专家出具，每人一份" + (f"；不符的：{listed}。" if others else "。"),
            "Opinions are those of the experts chosen, one each"
            + (f"; not so: {', '.join(others)}." if others else "."),
            decree_713(20),
            curers=(Duty.DRAFTER,),
        ),
    )


def _refusal_is_answered(asked: Asked[Adopt]) -> tuple[Verdict, ...]:
    opined = asked.said(Opine, "opine")
    opinions = opined.opinions if opined else ()
    against = [o.expert for o in opinions if o.view is View.NOT_FEASIBLE]
    listed = "、".join(against)
    return (
        verdict(
            "expert.dissent",
            not against or asked.payload.not_adopted is not None,
            "专家提出不可行意见而未采纳的，应当说明理由。"
            + (f"提出者：{listed}。" if listed else ""),
            "An opinion against feasibility that is not taken up needs reasons."
            + (f" Against: {', '.join(against)}." if listed else ""),
            decree_713(29),
        ),
    )


EXPERT_ARGUMENT = complete(
    Kind(
        name="expert_argument",
        version=1,
        label=Text("专家论证", "Expert argument"),
        phase=Phase.PRE_DECISION,
        stage=Stage.ARGUED,
        source=decree_713(19),
        principal=Duty.DRAFTER,
        rows=(
            idle("select", "selected"),
            Row("opine", ("selected",), "opined"),
            Row("adopt", ("opined",), "adopted"),
        ),
        verbs=(
            Verb(
                "select",
                Text("选定专家", "choose the experts"),
                Select,
                (Duty.DRAFTER,),
                ("select",),
                requirements=(
                    nobody_interested,
                    nobody_of_the_unit,
                    enough,
                    an_odd_number,
                    few_of_the_competent,
                    from_a_pool,
                    declared,
                    drawn_by_lot,
                ),
            ),
            Verb(
                "opine",
                Text("提交专家论证意见", "file the experts' opinions"),
                Opine,
                (Duty.DRAFTER, Duty.EXPERT),
                ("opine",),
                requirements=(_everyone_signed, _only_the_chosen),
            ),
            Verb(
                "adopt",
                Text("说明专家意见采纳情况", "state how they were taken up"),
                Adopt,
                (Duty.DRAFTER,),
                ("adopt",),
                requirements=(_refusal_is_answered,),
            ),
        ),
        done=frozenset({"adopted"}),
        labels={
            "selected": Text("已选定专家", "experts chosen"),
            "opined": Text("已出具意见，待说明采纳情况", "opinions given"),
            "adopted": Text("已论证", "argued"),
        },
        figures={
            "experts": FigureRule(
                (Bound.AT_LEAST,), ("persons",), Text("专家最少人数", "least number of experts")
            ),
            "competent_share": FigureRule(
                (Bound.AT_MOST,),
                (SHARE,),
                Text("来自主管部门的专家比例上限", "most experts of the departments in charge"),
                ("experts",),
            ),
        },
        settings={
            "number": ("any", "odd"),
            "pool": ("any", "required"),
            "method": ("any", "drawn"),
            "declaration": ("optional", "required"),
        },
        conditional=True,
        waivers=(WaiverGround.NOT_TECHNICAL, WaiverGround.OUTSIDE_CONDITION),
        evidence=True,
    )
)
