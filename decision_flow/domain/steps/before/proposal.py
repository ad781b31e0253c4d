"""Proposal and study (713 Article 10): somebody proposes, a unit studies."""

from enum import StrEnum

from decision_flow.domain.kind import Kind, Phase, Row, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import Document, Text, decree_713, record


class Proposer(StrEnum):
    """Who proposed the matter; Article 10 gives each a route."""

    LEADER = "leader"
    DEPARTMENT = "department"
    DEPUTIES = "deputies"
    CITIZENS = "citizens"


@record
class Submit:
    """The proposal as it came in."""

    proposer: Proposer
    name: str
    problem: str
    document: Document


@record
class Study:
    """What the unit that studied the proposal found."""

    unit: str
    necessity: str
    legal_basis: tuple[str, ...]
    document: Document


PROPOSAL = complete(
    Kind(
        name="proposal",
        version=1,
        label=Text("决策动议", "Proposal"),
        phase=Phase.INITIATION,
        stage=Stage.PROPOSED,
        source=decree_713(10),
        principal=Duty.SECRETARY,
        rows=(
            idle("submit", "submitted"),
            Row("study", ("submitted",), "studied"),
        ),
        verbs=(
            Verb(
                "submit",
                Text("登记决策建议", "register the proposal"),
                Submit,
                (Duty.PROPOSER, Duty.SECRETARY, Duty.DRAFTER),
                ("submit",),
            ),
            Verb(
                "study",
                Text("提交研究论证意见", "file the study"),
                Study,
                (Duty.DRAFTER, Duty.SECRETARY),
                ("study",),
            ),
        ),
        done=frozenset({"studied"}),
        labels={
            "submitted": Text("已登记，待研究", "registered, to be studied"),
            "studied": Text("已研究", "studied"),
        },
    )
)
