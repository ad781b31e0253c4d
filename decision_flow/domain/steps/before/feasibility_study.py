"""The lead unit's study of necessity and feasibility (713 Article 12): always done."""

from decision_flow.domain.kind import Kind, Phase, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import Document, Text, decree_713, record


@record
class File:
    """The study; cost and benefit are stated where they matter."""

    necessity: str
    feasibility: str
    report: Document
    cost_and_benefit: str | None = None


FEASIBILITY_STUDY = complete(
    Kind(
        name="feasibility_study",
        version=1,
        label=Text("必要性可行性研究", "Feasibility study"),
        phase=Phase.PRE_DECISION,
        stage=Stage.ARGUED,
        source=decree_713(12),
        principal=Duty.DRAFTER,
        rows=(idle("file", "filed"),),
        verbs=(
            Verb("file", Text("提交研究报告", "file the study"), File, (Duty.DRAFTER,), ("file",)),
        ),
        done=frozenset({"filed"}),
        labels={"filed": Text("已完成", "filed")},
        evidence=True,
    )
)
