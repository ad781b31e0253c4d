"""What is asked of an evaluation: who may not do it, what it measures, whom it hears, what follows.

It may be done, and need not be, unless a place sets a time for it. The units that did the main
argument or assessment before the decision do not do it (713 Article 36).
"""

from collections.abc import Mapping
from datetime import timedelta

from decision_flow.domain.checks import all_of, not_before, units_bound
from decision_flow.domain.kind import Asked
from decision_flow.domain.links import Link, LinkKind
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after.post_evaluation.measures import argued_before, sources_of
from decision_flow.domain.steps.after.post_evaluation.said import (
    Ask,
    Commission,
    Conclude,
    Consequence,
    Follow,
    Inspect,
    Rectified,
    Report,
    Tally,
)
from decision_flow.domain.units import is_of, kin
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, verdict

BODY = (Duty.SECRETARY, Duty.CHIEF)
EVALUATOR = (Duty.EVALUATOR,)
WHOLE = 100
LINK_OF: Mapping[Consequence, LinkKind] = {
    Consequence.ADJUST: LinkKind.ADJUSTS,
    Consequence.TERMINATE: LinkKind.TERMINATES,
}


def not_by_who_argued(asked: Asked[Commission]) -> tuple[Verdict, ...]:
    """Pass when the unit did no main argument or assessment before the decision."""
    known = asked.setting.body.successions
    units = kin([asked.payload.unit], known)
    found = [(u, what) for u, what in argued_before(asked.case, asked.procedure) if is_of(u, units)]
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


def somebody_there(asked: Asked[Commission]) -> tuple[Verdict, ...]:
    """Pass when somebody of the unit is an evaluator that day: what nobody can do is not begun."""
    if not asked.setting.persons:
        return ()
    unit, known = asked.payload.unit, asked.setting.body.successions
    units = kin([unit], known)
    there = any(
        is_of(person.unit, units) and Duty.EVALUATOR in person.duties_on(asked.day)
        for person in asked.setting.persons.values()
    )
    return (
        verdict(
            "post_evaluation.somebody",
            there,
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


def by_the_unit(asked: Asked[Ask | Tally | Report]) -> tuple[Verdict, ...]:
    """Pass when who acts is of the unit that was commissioned."""
    said = asked.said(Commission, "commission")
    units = kin([said.unit] if said else [], asked.setting.body.successions)
    wanted, unit = "、".join(units[:1]), asked.actor.unit
    return (
        verdict(
            "post_evaluation.by",
            is_of(unit, units),
            f"后评估由受委托的单位（{wanted}）办理；{asked.actor.name}属于{unit}。",
            f"It is done by the unit that was commissioned ({wanted}); {asked.actor.name} is of "
            f"{unit}.",
            decree_713(36),
            curers=EVALUATOR,
        ),
    )


def open_to_the_public(asked: Asked[Ask]) -> tuple[Verdict, ...]:
    """Pass when the questionnaire can be found somewhere, for some days."""
    said = asked.payload
    return (
        verdict(
            "post_evaluation.questionnaire",
            bool(said.channels) and asked.day <= said.opens < said.closes,
            "问卷须写明发布渠道和起止日期：开始不早于登记之日，截止在开始之后。",
            "The questionnaire has a place and days: it opens no earlier than this entry, and "
            "closes after that.",
            decree_713(36),
            curers=EVALUATOR,
        ),
    )


def once_closed(asked: Asked[Tally | None]) -> tuple[Verdict, ...]:
    """Pass from the day after the questionnaire closed."""
    said = asked.said(Ask, "ask")
    if said is None:
        return ()
    why = (f"问卷截止于{said.closes}", f"The questionnaire closes on {said.closes}")
    first = said.closes + timedelta(days=1)
    return (
        not_before(
            "post_evaluation.closed", asked, first, why, source=decree_713(36), curers=EVALUATOR
        ),
    )


def heard(asked: Asked[Report]) -> tuple[Verdict, ...]:
    """Pass when others took part, and it is said how the public was heard where nobody answered."""
    said, tally = asked.payload, asked.said(Tally, "count")
    silent = tally is not None and not tally.received
    return (
        verdict(
            "post_evaluation.participants",
            bool(said.participants),
            "后评估应当吸收人大代表、政协委员、人民团体、基层组织、社会组织等参与，须写明参与者。",
            "Deputies, CPPCC members, mass, grassroots or social organisations take part: say who.",
            decree_713(36),
            curers=EVALUATOR,
        ),
        verdict(
            "post_evaluation.public",
            silent is (said.nobody_answered is not None),
            "应当注重听取社会公众的意见：无人答卷的，写明以何种方式另行听取；有人答卷的不写。",
            "Where nobody answered, say how the public was heard otherwise; only then.",
            decree_713(36),
            curers=EVALUATOR,
        ),
    )


def every_score(asked: Asked[Report]) -> tuple[Verdict, ...]:
    """Pass when each source that counts scores each indicator once, and nothing else."""
    commission, tally = asked.said(Commission, "commission"), asked.said(Tally, "count")
    if commission is None:
        return ()
    sources = sources_of(tally)
    wanted = [f"{i.key}/{source}" for i in commission.indicators for source in sources]
    given = [f"{score.indicator}/{score.source}" for score in asked.payload.scores]
    more = [each for each in dict.fromkeys(given) if each not in wanted or given.count(each) > 1]
    listed = "、".join(more)
    return (
        all_of(
            "post_evaluation.scores",
            wanted,
            given,
            ("各指标、各方面的评分", "the scores of each indicator by each source"),
            source=HOUSE_RULE,
            curers=EVALUATOR,
        ),
        verdict(
            "post_evaluation.scored_once",
            not more,
            "评分限于所定指标和计入的方面，每项一次" + (f"：{listed}。" if more else "。"),
            "Scores are of the indicators and sources that count, each once"
            + (f": {listed}." if more else "."),
            HOUSE_RULE,
            curers=EVALUATOR,
        ),
    )


def by_another(asked: Asked[Inspect]) -> tuple[Verdict, ...]:
    """Pass when who accepts, and whom they stand for, is of another unit than who put it right."""
    done = asked.own("rectified")
    if done is None:
        return ()
    who, unit = asked.actor, kin(units_bound(asked, done.actor), asked.setting.body.successions)
    own = {done.actor.person, done.actor.instead_of} - {None}
    return (
        verdict(
            "post_evaluation.by_another",
            not any(is_of(each, unit) for each in units_bound(asked, who))
            and not own & {who.person, who.instead_of},
            f"整改由整改单位（{done.actor.unit}）以外的人员验收。",
            f"What was put right is accepted by somebody outside {done.actor.unit}.",
            HOUSE_RULE,
            curers=BODY,
        ),
    )


def shown(asked: Asked[Rectified]) -> tuple[Verdict, ...]:
    """Pass when there is a document that shows it."""
    return (
        verdict(
            "post_evaluation.evidence",
            bool(asked.payload.evidence),
            "报告整改须附证明材料。",
            "What was put right is shown by a document.",
            HOUSE_RULE,
            curers=(Duty.EXECUTOR,),
        ),
    )


def followed(asked: Asked[Follow]) -> tuple[Verdict, ...]:
    """Pass when the new case names this one in the way that follows, and has come to its end.

    It was opened after the conclusion: an earlier one did not follow from it.
    """
    fact = asked.own("conclude")
    concluded, case = asked.said(Conclude, "conclude"), asked.payload.case
    kind = LINK_OF.get(concluded.consequence) if concluded else None
    other = next((each for each in asked.setting.others if each.id == case), None)
    linked = (
        other is not None and kind is not None and Link(kind=kind, to=asked.case.id) in other.links
    )
    decided = other is not None and (other.issued or other.ended)
    opened = other.opened if other is not None else None
    since = fact is not None and opened is not None and opened >= fact.stated_at
    return (
        verdict(
            "post_evaluation.follow",
            linked and decided and since,
            f"评估结论须落实：{case} 须为本机关在评估结论作出后立案、"
            f"以“{kind or '—'}”关联本案的案件，且已经出台或者终结。",
            f"What follows is done in a case of this body that names this one as `{kind or '—'}` "
            f"that was opened after the conclusion, and was issued or has ended: not so of {case}.",
            decree_713(37),
            curers=BODY,
        ),
    )
