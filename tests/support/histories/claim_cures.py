"""Cures for claims to do less, and for their examination."""

from dataclasses import replace
from typing import Any

from histories.acts import Act
from histories.filling import paper

from decision_flow.domain.steps.before.risk_assessment import Existing
from decision_flow.domain.steps.claims.examination import claims
from decision_flow.domain.steps.claims.examined import Examined
from decision_flow.domain.steps.claims.waiver import WaiverGround

Said = Any
WAIVED = (
    *("consultation", "expert_argument", "risk_assessment", "fair_competition"),
    *("congress_report", "superior_approval", "hearing", "assessment"),
)


def shorten(act: Act) -> Said:
    figure = act.figure("shortest")
    least = figure.count if figure else 7
    days = least + act.rng.choice((0, 0, 1, 8))
    return act.fill(draft=act.text, days=days, explanation=paper(f"缩短说明{act.case.seq}"))


def not_applicable(act: Act) -> Said:
    ground = act.rng.choice(act.ready.kind(act.step).waivers)
    return act.fill(
        draft=act.text, ground=WaiverGround(ground), document=paper(f"不适用的说明{act.case.seq}")
    )


def report_risk(act: Act) -> Said:
    """Refer to an assessment that there is at times, unless that was not upheld."""
    reused = act.chance(0.2) and act.step not in act.case.refuted
    existing = Existing(reference="上年度评估报告", made_by="某局", made_on=act.day, covers="施工")
    return act.fill(
        points=("交通",), departments_heard=("公安局",), existing=existing if reused else None
    )


def examined(act: Act) -> tuple[Examined, ...]:
    """Answer each claim; what leads nowhere does not uphold one or all of them."""
    found = [
        Examined(step=step, claimed=claimed, upheld=True, reasons="理由成立")
        for step, claimed in claims(act.ready.procedure, act.case)
    ]
    owing = act.trigger == "incomplete" or (act.trigger == "unlawful" and act.chance(0.3))
    if found and owing:
        refused = act.rng.sample(range(len(found)), act.rng.randint(1, len(found)))
        for n in refused:
            found[n] = replace(found[n], upheld=False, reasons="理由不成立")
    return tuple(found)


CLAIM_CURES = {
    ("consultation", "shorten"): shorten,
    ("risk_assessment", "report"): report_risk,
    **{(kind, "not_applicable"): not_applicable for kind in WAIVED},
}
