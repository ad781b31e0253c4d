"""An assessment that a place demands besides the national ones: a report, then a conclusion.

What it goes into, who does it and where it comes from is said by the procedure: a new assessment is
a step in a file, and no code.
"""

from enum import StrEnum

from decision_flow.domain.kind import Asked, Kind, Phase, Stage, Verb, examined
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.claims.waiver import WaiverGround
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import HOUSE_RULE, Document, Text, record
from decision_flow.domain.verdict import Verdict, verdict


class Conclusion(StrEnum):
    """What the assessment comes to: the draft may go on, or is adjusted first."""

    PASS = "pass"  # noqa: S105 - an answer, no secret
    ADJUST = "adjust"


@record
class Finding:
    """What the report finds on one point.

    `point` is a key of the content that the procedure lists, or the assessors' own word.
    """

    point: str
    finding: str


@record
class Report:
    """The report; `heard` are the units and people whose opinions it rests on."""

    report: Document
    findings: tuple[Finding, ...]
    heard: tuple[str, ...] = ()


@record
class Conclude:
    """The conclusion; `changes` are what is to be adjusted."""

    conclusion: Conclusion
    reasons: str
    changes: tuple[str, ...] = ()


def _content(asked: Asked[Report]) -> tuple[Verdict, ...]:
    """Pass when there is a finding on everything that the procedure lists, and on something."""
    given, wanted = {f.point for f in asked.payload.findings}, asked.step.content
    missing = [label for point, label in wanted.items() if point not in given]
    zh, en = "、".join(m.zh for m in missing), ", ".join(m.en for m in missing)
    return (
        verdict(
            "assessment.content",
            bool(given) and not missing,
            f"“{asked.step.label.zh}”报告须逐项写明评估内容"
            + (f"，缺：{zh}。" if missing else "，至少一项。"),
            f"The report on “{asked.step.label.en}” says what was found, point by point"
            + (f"; missing: {en}." if missing else ", on one at the least."),
            asked.step.source,
        ),
    )


def _adjustment_is_told(asked: Asked[Conclude]) -> tuple[Verdict, ...]:
    payload = asked.payload
    adjusts = payload.conclusion is Conclusion.ADJUST
    return (
        verdict(
            "assessment.changes",
            bool(payload.changes) is adjusts,
            "结论为须调整的，应当写明须调整的内容；结论为通过的，不得附有须调整的内容。",
            "A conclusion that the draft is adjusted says what; one that it passes leaves nothing "
            "to adjust.",
            asked.step.source,
        ),
    )


_ASSESSORS = (Duty.RISK_ASSESSOR, Duty.DRAFTER, Duty.SECRETARY, Duty.EXPERT)

ASSESSMENT = complete(
    Kind(
        name="assessment",
        version=1,
        label=Text("专项评估", "Assessment"),
        phase=Phase.PRE_DECISION,
        stage=Stage.ARGUED,
        source=HOUSE_RULE,
        principal=Duty.DRAFTER,
        rows=examined(("report", "reported"), ("pass", "passed"), "adjust"),
        verbs=(
            Verb(
                "report",
                Text("提交评估报告", "file the report"),
                Report,
                _ASSESSORS,
                ("report",),
                requirements=(_content,),
            ),
            Verb(
                "conclude",
                Text("作出评估结论", "conclude"),
                Conclude,
                _ASSESSORS,
                ("pass", "adjust"),
                outcome=lambda payload: str(payload.conclusion),
                requirements=(_adjustment_is_told,),
            ),
        ),
        done=frozenset({"passed"}),
        labels={
            "reported": Text("已提交报告，待结论", "reported, to be concluded"),
            "passed": Text("通过评估", "passed"),
        },
        conditional=True,
        waivers=(WaiverGround.OUTSIDE_CONDITION,),
        evidence=True,
        itemized=True,
        doers=_ASSESSORS,
    )
)
