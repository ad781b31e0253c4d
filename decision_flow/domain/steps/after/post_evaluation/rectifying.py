"""What is asked where an evaluation wants something put right: who does, and who accepts it.

Who carries the decision out puts it right; somebody outside all of these units accepts it.
"""

from decision_flow.domain.checks import come_from, units_bound
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after.post_evaluation.asking import BODY
from decision_flow.domain.steps.after.post_evaluation.measures import carried_out
from decision_flow.domain.steps.after.post_evaluation.said import Inspect, Rectified
from decision_flow.domain.units import is_of, kin
from decision_flow.domain.values import HOUSE_RULE
from decision_flow.domain.verdict import Verdict, verdict


def by_another(asked: Asked[Inspect]) -> tuple[Verdict, ...]:
    """Pass when who accepts, and whom they stand for, is of another unit than who put it right."""
    done = asked.own("rectified")
    if done is None:
        return ()
    who, known = asked.actor, asked.setting.body.successions
    unit = kin(units_bound(asked, done.actor), known)
    own = {done.actor.person, done.actor.instead_of} - {None}
    another = not any(is_of(each, unit) for each in units_bound(asked, who)) and not own & {
        who.person,
        who.instead_of,
    }
    carried = kin((each for each, _ in carried_out(asked.case)), known)
    return (
        verdict(
            "post_evaluation.by_another",
            another,
            f"整改由整改单位（{done.actor.unit}）以外的人员验收。",
            f"What was put right is accepted by somebody outside {done.actor.unit}.",
            HOUSE_RULE,
            curers=BODY,
        ),
        *(_outside(asked, carried) if another else ()),
        *come_from(asked, tuple(dict.fromkeys((*unit, *carried))), curers=BODY),
    )


def _outside(asked: Asked[Inspect], units: tuple[str, ...]) -> tuple[Verdict, ...]:
    """Refuse whoever is of a unit that carries the decision out, or stands for somebody of one."""
    inside = any(is_of(each, units) for each in units_bound(asked, asked.actor))
    if asked.setting.again or not inside:
        return ()
    return (
        verdict(
            "post_evaluation.outside",
            passed=False,
            zh=f"整改由执行单位（{'、'.join(units)}）以外的人员验收。",
            en="What was put right is accepted by somebody outside the units that carry the "
            f"decision out ({', '.join(units)}).",
            source=HOUSE_RULE,
            curers=BODY,
        ),
    )


def by_who_carries_it_out(asked: Asked[Rectified]) -> tuple[Verdict, ...]:
    """Refuse a report by an executor of a unit that has no task of the decision, nor assists."""
    tasks = [each.task for book in asked.case.tasks.values() for each in book.tasks.values()]
    units = tuple(dict.fromkeys(unit for task in tasks for unit in (task.unit, *task.assisting)))
    who, known = asked.actor, asked.setting.body.successions
    if asked.setting.again or not units or is_of(who.unit, kin(units, known)):
        return ()
    return (
        verdict(
            "post_evaluation.executor",
            passed=False,
            zh=f"整改由执行单位（{'、'.join(units)}）的人员报告；{who.name}属于{who.unit}。",
            en="What was put right is reported by people of the units that carry the decision out "
            f"({', '.join(units)}); {who.name} is of {who.unit}.",
            source=HOUSE_RULE,
            curers=(Duty.EXECUTOR,),
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
