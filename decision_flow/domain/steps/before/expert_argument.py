"""Expert argument (713 Articles 19 and 20): independent, signed, dissent kept."""

from collections import Counter
from enum import StrEnum
from fractions import Fraction

from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked, FigureRule, Kind, Phase, Row, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import SHARE, Bound
from decision_flow.domain.steps.before.start import Assign
from decision_flow.domain.steps.claims.waiver import WaiverGround
from decision_flow.domain.steps.common import complete
from decision_flow.domain.units import is_of
from decision_flow.domain.values import Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict


class View(StrEnum):
    """What an expert concluded."""

    FEASIBLE = "feasible"
    FEASIBLE_WITH_CHANGES = "feasible_with_changes"
    NOT_FEASIBLE = "not_feasible"


@record
class Expert:
    """One expert; `interest` is a direct interest in the matter, as declared.

    `pool` says which pool of experts the person is in, under which number.
    """

    name: str
    unit: str
    field: str
    interest: bool
    pool: str | None = None


@record
class Select:
    """The experts, and how they were chosen; `competent` are the departments in charge."""

    experts: tuple[Expert, ...]
    method: str
    competent: tuple[str, ...] = ()


@record
class Opinion:
    """One expert's own written opinion."""

    expert: str
    view: View
    signed: bool
    document: Document


@record
class Opine:
    """The opinions of all the experts chosen."""

    opinions: tuple[Opinion, ...]


@record
class Adopt:
    """How the opinions were taken up; dissent is neither merged nor left out."""

    statement: Document
    not_adopted: str | None = None


def _nobody_interested(asked: Asked[Select]) -> tuple[Verdict, ...]:
    interested = "、".join(e.name for e in asked.payload.experts if e.interest)
    return (
        verdict(
            "expert.interest",
            not interested,
            "不得选择与决策事项有直接利害关系的专家、专业机构。"
            + (f"有利害关系：{interested}。" if interested else ""),
            "No expert may have a direct interest in the matter."
            + (f" Interested: {interested}." if interested else ""),
            decree_713(20),
        ),
    )


def _nobody_of_the_unit(asked: Asked[Select]) -> tuple[Verdict, ...]:
    """Pass when no expert is of the units that draft: who drafts is not neutral."""
    drafting: set[str] = set()
    for step in asked.of_kind("start"):
        named = asked.said_at(step.key, Assign, "assign")
        drafting |= {named.lead, *named.assisting} if named else set()
    inside = "、".join(e.name for e in asked.payload.experts if is_of(e.unit, drafting))
    return (
        verdict(
            "expert.neutral",
            not inside,
            "选择专家应当坚持中立性，承办单位的人员不得作为论证专家"
            + (f"：{inside}。" if inside else "。"),
            "Experts are neutral: none is of the units that draft"
            + (f": {inside}." if inside else "."),
            decree_713(20),
            curers=(Duty.DRAFTER,),
        ),
    )


def _enough(asked: Asked[Select]) -> tuple[Verdict, ...]:
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


def _an_odd_number(asked: Asked[Select]) -> tuple[Verdict, ...]:
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


def _few_of_the_competent(asked: Asked[Select]) -> tuple[Verdict, ...]:
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
            f"{figure.value} come from them: {len(inside)} of {len(everyone)} ({listed}).",
            figure.source,
            curers=(Duty.DRAFTER,),
        ),
    )


def _from_a_pool(asked: Asked[Select]) -> tuple[Verdict, ...]:
    if asked.choice("pool", "any") != "required":
        return ()
    outside = "、".join(e.name for e in asked.payload.experts if e.pool is None)
    return (
        verdict(
            "expert.pool",
            not outside,
            "专家须从专家库中选取，写明所在专家库及编号"
            + (f"；未写明：{outside}。" if outside else "。"),
            "Experts are of a pool, named with the number there"
            + (f"; not so: {outside}." if outside else "."),
            asked.step.source,
            curers=(Duty.DRAFTER,),
        ),
    )


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
            + (f"; not so: {listed}." if others else "."),
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
            + (f" Against: {listed}." if listed else ""),
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
                    _nobody_interested,
                    _nobody_of_the_unit,
                    _enough,
                    _an_odd_number,
                    _few_of_the_competent,
                    _from_a_pool,
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
        settings={"number": ("any", "odd"), "pool": ("any", "required")},
        conditional=True,
        waivers=(WaiverGround.NOT_TECHNICAL, WaiverGround.OUTSIDE_CONDITION),
        evidence=True,
    )
)
