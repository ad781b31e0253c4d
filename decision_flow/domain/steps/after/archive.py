"""Record and archive (713 Article 33): every part of the whole course, or why there is none."""

from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked, Kind, Phase, Row, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict

PARTS: tuple[str, ...] = (
    "启动",
    "草案",
    "公众参与",
    "专家论证",
    "风险评估",
    "公平竞争审查",
    "合法性审查",
    "集体讨论",
    "请示报告",
    "公布",
)
"""What is handed over first; execution, adjustment and evaluation follow before closing."""


@record
class Part:
    """One part of the file: its papers, or why it has none."""

    part: str
    documents: tuple[Document, ...] = ()
    absent: str | None = None


@record
class HandOver:
    """The file as it was handed over."""

    parts: tuple[Part, ...]
    list_of_files: Document


@record
class Receive:
    """The archive compared the file with its list."""

    findings: str


def _complete(asked: Asked[HandOver]) -> tuple[Verdict, ...]:
    given = [p.part for p in asked.payload.parts if p.documents or p.absent]
    return (all_of("archive.parts", PARTS, given, ("归档材料", "the file"), source=decree_713(33)),)


ARCHIVE = complete(
    Kind(
        name="archive",
        version=1,
        label=Text("记录归档", "Archive"),
        phase=Phase.POST_DECISION,
        stage=Stage.ACCOUNTED,
        source=decree_713(33),
        principal=Duty.ARCHIVIST,
        rows=(
            idle("hand_over", "handed_over"),
            Row("receive", ("handed_over",), "filed"),
        ),
        verbs=(
            Verb(
                "hand_over",
                Text("移交归档材料", "hand over the file"),
                HandOver,
                (Duty.DRAFTER, Duty.SECRETARY),
                ("hand_over",),
                requirements=(_complete,),
            ),
            Verb(
                "receive",
                Text("接收归档", "receive the file"),
                Receive,
                (Duty.ARCHIVIST,),
                ("receive",),
            ),
        ),
        done=frozenset({"filed"}),
        labels={
            "handed_over": Text("已移交，待接收", "handed over"),
            "filed": Text("已归档", "filed"),
        },
    )
)
