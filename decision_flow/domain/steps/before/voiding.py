"""A notice that is taken back after the public wrote (713 Articles 15 and 18).

Whoever drafts cannot wipe away unwelcome opinions by voiding the notice and publishing it again.
Once an opinion came in, the notice is voided by the office outside the units that draft. The
legality review is told of each notice that was voided, and of each consultation reopened. The
register stays where it is, whole and chained.
"""

from typing import Any

from decision_flow.domain.case import Fact
from decision_flow.domain.checks import come_from
from decision_flow.domain.kind import Asked
from decision_flow.domain.opinions.collation import Close, counted
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.handing import drafting_now
from decision_flow.domain.units import is_of
from decision_flow.domain.values import decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict

_OFFICE = (Duty.SECRETARY,)


def wipes_no_opinion_away(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass where nobody wrote; else for the office outside the units that draft."""
    before = asked.case.denied.get((asked.step.key, "void"))
    came = _came(asked)
    if not came and (before is None or before.actor.duty is not Duty.SECRETARY):
        return ()
    units = drafting_now(asked).ever
    outside = asked.actor.duty is Duty.SECRETARY and not is_of(asked.actor.unit, units)
    why = (
        (f"已收到意见{came}条", f"{came} opinions came in")
        if came
        else ("此前的公告由办公厅（室）撤回", "the office voided the notice before it")
    )
    return (
        verdict(
            "consultation.void",
            outside,
            f"{why[0]}，承办单位不得自行撤回公告重新征求；公告确有错误的，由承办单位以外的办公厅（室）"
            "人员说明理由后撤回。其他情形照常汇总，逐条处理并反馈。",
            f"{why[1]}: the units that draft do not void the notice themselves. Where it is wrong, "
            "the office outside these units voids it, with reasons; otherwise what came in is "
            "answered.",
            decree_713(18),
            curers=_OFFICE,
        ),
        *come_from(asked, units, curers=_OFFICE),
    )


def _came(asked: Asked[Any]) -> int:
    """Return how many opinions came in, late ones included: registered here, or on paper."""
    intake, said = asked.setting.intake, counted(asked)
    registered = intake.in_time + intake.late if intake is not None else 0
    return max(registered, said.received + said.late if said is not None else 0)


def told_of_voided_notices(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Tell who reviews of each notice that was voided or reopened, and what had come in to it."""
    return tuple(_told(*each) for each in asked.case.taken_back)


def _told(step: str, fact: Fact, count: Fact | None) -> Verdict:
    """Return what is told: by whom, and of how many opinions the register or the count knew."""
    there = sum(cite.seq for cite in fact.cites if cite.stream.startswith(f"{fact.stream}/"))
    counted = count.payload if count is not None else None
    if isinstance(counted, Close):
        there = max(there, counted.received + counted.late)
    who, line = fact.actor, fact.seq
    if fact.verb == "void":
        return advice(
            "consultation.voided",
            f"环节{step}的公告曾被撤回（第{line}号记录，{who.unit}{who.name}），当时系统登记"
            f"意见{there}条，未经汇总。请核实撤回理由，以及这些意见是否另行处理。",
            f"The notice of {step} was voided (line {line}, {who.name}, {who.unit}) when {there} "
            "opinions were registered, which were never answered. See why, and whether they were "
            "dealt with otherwise.",
            decree_713(18),
        )
    return advice(
        "consultation.reopened",
        f"环节{step}的公开征求意见曾被撤销、重新办理（第{line}号记录，{who.unit}{who.name}），此前收到"
        f"意见{there}条。请核实撤销理由，以及此前的意见是否仍予研究采纳，不得因重新征求而落空。",
        f"The consultation {step} was reopened (line {line}, {who.name}, {who.unit}); {there} "
        "opinions had come in before. See why, and that these are considered all the same: asking "
        "again does not do away with them.",
        decree_713(18),
    )
