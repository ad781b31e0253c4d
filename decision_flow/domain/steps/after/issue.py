"""Issue (签发出台): the decision takes effect, on the very text that was decided on."""

from datetime import date

from decision_flow.domain.kind import Asked, Kind, Phase, Row, Stage, Verb
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import Digest, Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict


@record
class Sign:
    """The chief signs: number, text, day from which it holds."""

    number: str
    draft: Digest
    document: Document
    effective_on: date


def _same_text(asked: Asked[Sign]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "issue.draft",
            asked.payload.draft == asked.case.draft,
            "签发的文本须为经集体讨论决定的文本，不得另行修改。",
            "The text that is issued is the text that was decided on, unchanged.",
            decree_713(37),
        ),
    )


ISSUE = complete(
    Kind(
        name="issue",
        version=1,
        label=Text("签发出台", "Issue"),
        phase=Phase.DECIDED,
        stage=Stage.ISSUED,
        source=decree_713(31),
        principal=Duty.CHIEF,
        rows=(Row("sign", ("none", "lapsed"), "issued", effects=(("case", "issue"),)),),
        verbs=(
            Verb(
                "sign",
                Text("签发", "sign"),
                Sign,
                (Duty.CHIEF,),
                ("sign",),
                requirements=(_same_text,),
            ),
        ),
        done=frozenset({"issued"}),
        labels={"issued": Text("已出台", "issued")},
    )
)
