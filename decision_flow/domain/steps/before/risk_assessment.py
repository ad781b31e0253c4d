"""Risk assessment (713 Articles 22 to 24): controllable, or the draft is adjusted first."""

from datetime import date
from enum import StrEnum

from decision_flow.domain.kind import Asked, Kind, Phase, Stage, Verb, examined
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.claims.examination import not_refuted
from decision_flow.domain.steps.claims.waiver import WaiverGround
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict


class RiskLevel(StrEnum):
    """The three levels that local rules use; 713 knows only controllable or not."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@record
class Existing:
    """An assessment made under other rules of the same risks, which is not made twice.

    `covers` says which risks it is about.
    """

    reference: str
    made_by: str
    made_on: date
    covers: str


@record
class Report:
    """The risk assessment report, or an existing assessment that is referred to.

    With an existing one, points and departments stand in it and need not be told again. `made_by`
    is the third party that was commissioned (Article 23), where one was.
    """

    report: Document
    points: tuple[str, ...]
    measures: str
    contingency_plan: Document
    departments_heard: tuple[str, ...]
    existing: Existing | None = None
    made_by: str | None = None


@record
class Conclude:
    """Whether the risk is controllable; `level` where the local scheme has levels.

    `controlled_by` says what was done to bring a medium risk under control.
    """

    controllable: bool
    reasons: str
    level: RiskLevel | None = None
    controlled_by: str | None = None


def _content(asked: Asked[Report]) -> tuple[Verdict, ...]:
    payload = asked.payload
    return (
        verdict(
            "risk.content",
            payload.existing is not None
            or (bool(payload.points) and bool(payload.departments_heard)),
            "风险评估报告应当听取有关部门意见，列明风险点、风险防控措施、处置预案等内容。",
            "The report hears the departments and names risk points, measures and a plan.",
            decree_713(23),
        ),
    )


def _not_refuted(asked: Asked[Report]) -> tuple[Verdict, ...]:
    """Pass a new assessment always, and an existing one unless the review did not uphold it."""
    return not_refuted(asked) if asked.payload.existing is not None else ()


def _existing_is_made(asked: Asked[Report]) -> tuple[Verdict, ...]:
    """Pass when an assessment that is referred to was made already (713 Article 22)."""
    existing = asked.payload.existing
    if existing is None:
        return ()
    return (
        verdict(
            "risk.existing",
            existing.made_on <= asked.day,
            "已按有关规定作出评价、评估的，不作重复评估："
            f"所引用的评估须已作出（{existing.made_on}），不得晚于办理日（{asked.day}）。",
            "What was assessed under other rules is not assessed twice: the assessment referred to "
            f"was made ({existing.made_on}) by the day of the act ({asked.day}).",
            decree_713(22),
        ),
    )


def _high_is_not_controllable(asked: Asked[Conclude]) -> tuple[Verdict, ...]:
    payload = asked.payload
    return (
        verdict(
            "risk.level",
            not (payload.controllable and payload.level is RiskLevel.HIGH),
            "高风险不得认定为风险可控；应当调整决策草案或者采取措施使风险可控。",
            "High risk is not controllable: the draft is adjusted first.",
            decree_713(24),
        ),
    )


def _medium_is_controlled(asked: Asked[Conclude]) -> tuple[Verdict, ...]:
    payload = asked.payload
    if not (payload.controllable and payload.level is RiskLevel.MEDIUM):
        return ()
    return (
        verdict(
            "risk.controlled",
            payload.controlled_by is not None,
            "中风险须采取措施使风险可控后方可认定为可控：须写明所采取的措施。",
            "Medium risk passes once controlled: say by which measures it was.",
            decree_713(24),
        ),
    )


def _level_is_named(asked: Asked[Conclude]) -> tuple[Verdict, ...]:
    if asked.choice("scheme", "binary") != "three_levels":
        return ()
    return (
        verdict(
            "risk.named_level",
            asked.payload.level is not None,
            "须写明风险等级：高、中、低。",
            "The level of the risk is named: high, medium or low.",
            asked.step.source,
        ),
    )


_ASSESSORS = (Duty.RISK_ASSESSOR, Duty.DRAFTER)

RISK_ASSESSMENT = complete(
    Kind(
        name="risk_assessment",
        version=1,
        label=Text("风险评估", "Risk assessment"),
        phase=Phase.PRE_DECISION,
        stage=Stage.ARGUED,
        source=decree_713(22),
        principal=Duty.DRAFTER,
        rows=examined(("report", "reported"), ("controllable", "controllable"), "uncontrollable"),
        verbs=(
            Verb(
                "report",
                Text("提交风险评估报告", "file the report"),
                Report,
                _ASSESSORS,
                ("report",),
                requirements=(_content, _existing_is_made, _not_refuted),
            ),
            Verb(
                "conclude",
                Text("作出评估结论", "conclude"),
                Conclude,
                _ASSESSORS,
                ("controllable", "uncontrollable"),
                outcome=lambda payload: (
                    "controllable" if payload.controllable else "uncontrollable"
                ),
                requirements=(_level_is_named, _high_is_not_controllable, _medium_is_controlled),
            ),
        ),
        done=frozenset({"controllable"}),
        labels={
            "reported": Text("已提交报告，待结论", "reported, to be concluded"),
            "controllable": Text("风险可控", "controllable"),
        },
        settings={"scheme": ("binary", "three_levels")},
        conditional=True,
        waivers=(WaiverGround.NO_ADVERSE_EFFECT, WaiverGround.OUTSIDE_CONDITION),
        fails=decree_713(24),
        evidence=True,
    )
)
