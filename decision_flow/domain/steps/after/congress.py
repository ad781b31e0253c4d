"""What the congress decides (Organic Law 11): the government's decision is to submit it.

Outlines and budgets are approved by the people's congress, other matters by its standing committee.
The body has discussed and decided to submit; nothing is issued before the congress has approved.
What it sends back goes to the drafters, what it does not approve ends the matter.
"""

from enum import StrEnum

from decision_flow.domain.intake.congress import (
    BY_CONGRESS,
    DECIDES,
    congress_of,
    follows,
    source_of,
)
from decision_flow.domain.kind import Asked, Choice, Kind, Phase, Row, Stage, Verb, examined
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import (
    HOUSE_RULE,
    Digest,
    Document,
    Text,
    record,
)
from decision_flow.domain.verdict import Verdict, verdict


class Decider(StrEnum):
    """Who of the congress decides."""

    CONGRESS = "congress"
    STANDING_COMMITTEE = "standing_committee"


class Resolution(StrEnum):
    """What the congress answered."""

    APPROVED = "approved"
    RETURNED = "returned"
    REFUSED = "refused"


@record
class Submit:
    """The motion (议案) by which the text that was decided on is submitted."""

    to: Decider
    draft: Digest
    document: Document


@record
class Answer:
    """What the congress resolved, by which document; what is to be changed, or why it refused."""

    resolution: Resolution
    document: Document
    remarks: str | None = None


_TRIGGERS = {
    Resolution.APPROVED: "approve",
    Resolution.RETURNED: "return",
    Resolution.REFUSED: "refuse",
}


def _same_text(asked: Asked[Submit]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "congress.draft",
            asked.payload.draft == asked.case.draft,
            "提请审议的文本须为经集体讨论决定的文本。",
            "The text that is submitted is the text that was decided on.",
            BY_CONGRESS,
            curers=(Duty.SECRETARY,),
        ),
    )


def _to_whom_decides(asked: Asked[Submit]) -> tuple[Verdict, ...]:
    """Pass when it goes to whom the answers of the matter name as who decides, if they do."""
    said = congress_of(asked.case, asked.setting.body.judgements)
    if said is None or said.duty not in DECIDES:
        return ()
    text = follows(said)
    return (
        verdict(
            "congress.decider",
            asked.payload.to == str(said.duty),
            f"须提请依法有权决定的机关审议：{text.zh}。",
            f"It is submitted to whom the law names: {text.en}.",
            source_of(said),
            curers=(Duty.SECRETARY,),
        ),
    )


def _says_why(asked: Asked[Answer]) -> tuple[Verdict, ...]:
    payload = asked.payload
    return (
        verdict(
            "congress.remarks",
            payload.resolution is Resolution.APPROVED or payload.remarks is not None,
            "退回修改、未获批准的，应当写明审议意见。",
            "Where it is returned or refused, what the congress said stands there.",
            HOUSE_RULE,
            curers=(Duty.SECRETARY,),
        ),
    )


CONGRESS_DECISION = complete(
    Kind(
        name="congress_decision",
        version=1,
        label=Text("提请人大审议决定", "Submission to the congress for its decision"),
        phase=Phase.DECIDED,
        stage=Stage.REPORTED,
        source=BY_CONGRESS,
        principal=Duty.SECRETARY,
        rows=(
            *examined(("submit", "submitted"), ("approve", "approved"), "return"),
            Row("refuse", ("submitted",), "refused", Choice.FATE, (("case", "reject"),)),
        ),
        verbs=(
            Verb(
                "submit",
                Text("提请审议", "submit"),
                Submit,
                (Duty.SECRETARY,),
                ("submit",),
                requirements=(_same_text, _to_whom_decides),
            ),
            Verb(
                "answer",
                Text("登记审议结果", "register what it resolved"),
                Answer,
                (Duty.SECRETARY,),
                tuple(_TRIGGERS.values()),
                outcome=lambda payload: _TRIGGERS[payload.resolution],
                requirements=(_says_why,),
            ),
        ),
        done=frozenset({"approved"}),
        labels={
            "submitted": Text("已提请审议", "submitted"),
            "approved": Text("已获批准", "approved"),
            "refused": Text("未获批准", "not approved"),
        },
    )
)
