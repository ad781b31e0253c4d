"""What can be seen of a matter in a published catalogue (713 Articles 3, 25 and 30)."""

from decision_flow.domain.published import Mark, Matter, Procedure
from decision_flow.domain.values import decree_713
from decision_flow.engine.examining.observed import Bearing, Observation, days, observed

ALWAYS = (Procedure.LEGALITY_REVIEW, Procedure.COLLECTIVE_DISCUSSION)
LABELS = {
    Procedure.PUBLIC_PARTICIPATION: ("公众参与", "public participation"),
    Procedure.EXPERT_ARGUMENT: ("专家论证", "expert argument"),
    Procedure.RISK_ASSESSMENT: ("风险评估", "risk assessment"),
    Procedure.LEGALITY_REVIEW: ("合法性审查", "legality review"),
    Procedure.COLLECTIVE_DISCUSSION: ("集体讨论决定", "collective discussion"),
}


def matter(said: Matter) -> tuple[Observation, ...]:
    """Return what the published facts of a matter show."""
    found = (*_listed(said), *_procedures(said), *_hearing(said))
    return found or (
        observed(
            "matter.listed",
            Bearing.UNKNOWN,
            "公布的只有事项名称和承办单位等，办理程序无从判断。",
            "Published are its title, its unit and the like; how it is carried out is not known.",
            decree_713(3, 3),
        ),
    )


def _listed(said: Matter) -> tuple[Observation, ...]:
    if said.catalogue_published is None or said.due_on is None:
        return ()
    left = days(said.catalogue_published, said.due_on)
    return (
        observed(
            "matter.late_listing",
            Bearing.NOTE,
            f"目录公布于{said.catalogue_published}，计划完成于{said.due_on}，相隔{left}日。"
            "条例没有规定目录公布的时间，晚列入目录本身不是违规；各项程序何时办理没有公布。",
            f"The catalogue was published on {said.catalogue_published}, due is {said.due_on}: "
            f"{left} days. The decree does not say when a catalogue is published, and late listing "
            "by itself is no breach; when the procedure was carried out was not published.",
            decree_713(3, 3),
        ),
    )


def _procedures(said: Matter) -> tuple[Observation, ...]:
    if said.procedures is None:
        return ()
    missing = [LABELS[each] for each in ALWAYS if each not in said.procedures]
    if missing:
        zh, en = "、".join(m[0] for m in missing), ", ".join(m[1] for m in missing)
        return (
            observed(
                "matter.procedures",
                Bearing.REMARK,
                f"目录所列程序中没有{zh}；这两项对每一决策事项都是必经的，请核实实际是否办理。",
                f"The procedures listed lack {en}: due of every matter. See whether it was done.",
                decree_713(25),
            ),
        )
    others = [LABELS[each] for each in LABELS if each not in said.procedures]
    zh, en = "、".join(m[0] for m in others), ", ".join(m[1] for m in others)
    return (
        observed(
            "matter.procedures",
            Bearing.NOTE,
            "目录所列程序包括合法性审查和集体讨论决定"
            + (f"；未列{zh}，是否应当办理视事项情形而定。" if others else "，五项程序齐全。"),
            "The procedures listed have legality review and collective discussion"
            + (
                f"; {en} not listed: whether due depends on the matter."
                if others
                else ", all five."
            ),
            decree_713(25),
        ),
    )


def _hearing(said: Matter) -> tuple[Observation, ...]:
    if said.hearing is not Mark.MARKED:
        return ()
    return (
        observed(
            "matter.hearing",
            Bearing.NOTE,
            "目录标明拟举行听证；听证的公告、名单、笔录没有随目录公布，是否举行无从判断。",
            "Marked for a hearing; its notice, list and record were not published with the "
            "catalogue, and whether it was held is not known.",
            decree_713(16),
        ),
    )
