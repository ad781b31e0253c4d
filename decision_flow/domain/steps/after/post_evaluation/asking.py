"""What is asked of an evaluation that was commissioned: by whom, whom it hears, what follows."""

from collections.abc import Mapping

from decision_flow.domain.checks import all_of, come_from, next_day, not_before, units_bound
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
    Report,
    Tally,
)
from decision_flow.domain.units import is_of, kin
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, verdict

BODY = (Duty.SECRETARY, Duty.CHIEF)
EVALUATOR = (Duty.EVALUATOR,)
LINK_OF: Mapping[Consequence, LinkKind] = {
    Consequence.ADJUST: LinkKind.ADJUSTS,
    Consequence.TERMINATE: LinkKind.TERMINATES,
}


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


def by_nobody_who_argued(asked: Asked[Ask | Tally | Report]) -> tuple[Verdict, ...]:
    """Refuse whoever argued or assessed the matter before, or is of a unit that did (ADR 0060)."""
    if asked.setting.again:
        return ()
    who, known = asked.actor, asked.setting.body.successions
    units = kin((unit for unit, _ in argued_before(asked)), known)
    persons = {person for fact in asked.case.argued for person in fact.actor.persons}
    outside = not any(is_of(unit, units) for unit in units_bound(asked, who))
    left = come_from(asked, units, curers=EVALUATOR)
    if outside and not persons & who.persons:
        return left
    return (
        verdict(
            "post_evaluation.argued",
            passed=False,
            zh=f"决策作出前承担论证评估工作的人员，以及承担主要论证评估工作的单位的人员，不得办理决策后评估"
            f"：{who.name}。",
            en="Whoever argued or assessed the matter before the decision, or is of a unit that "
            f"did, does not evaluate it: {who.name}.",
            source=decree_713(36),
            curers=EVALUATOR,
        ),
        *left,
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
    first, source = next_day(said.closes), decree_713(36)
    return (
        not_before("post_evaluation.closed", asked, first, why, source=source, curers=EVALUATOR),
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
            "评分限于所定指标和计入的方面，每项一次" + (f"：{'、'.join(more)}。" if more else "。"),
            "Scores are of the indicators and sources that count, each once"
            + (f": {', '.join(more)}." if more else "."),
            HOUSE_RULE,
            curers=EVALUATOR,
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
