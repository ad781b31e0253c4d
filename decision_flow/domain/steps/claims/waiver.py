"""That a step does not apply to a draft: on a ground of a closed list, with reasons on paper.

A kind names the grounds that the law gives it. The paper is about one text: for another text the
question is asked again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from decision_flow.domain.kind import Asked
from decision_flow.domain.values import (
    FAIR_COMPETITION,
    HOUSE_RULE,
    Digest,
    Document,
    Source,
    Text,
    article,
    decree_713,
    record,
)
from decision_flow.domain.verdict import Verdict, verdict


class WaiverGround(StrEnum):
    """Why a step does not apply to a draft."""

    OTHER_FORM = "other_form"
    NOT_TECHNICAL = "not_technical"
    NO_ADVERSE_EFFECT = "no_adverse_effect"
    NO_OPERATORS = "no_operators"
    NO_HEARING_DUE = "no_hearing_due"
    NO_REPORT_DUE = "no_report_due"
    NO_APPROVAL_DUE = "no_approval_due"
    OUTSIDE_CONDITION = "outside_condition"


WAIVER_GROUNDS: Mapping[WaiverGround, tuple[Text, Source]] = {
    WaiverGround.OTHER_FORM: (
        Text("以条例第十四条规定的其他方式听取意见", "opinions are heard in another form"),
        decree_713(14),
    ),
    WaiverGround.NOT_TECHNICAL: (
        Text("不属于专业性、技术性较强的决策事项", "the matter is not professional or technical"),
        decree_713(19),
    ),
    WaiverGround.NO_ADVERSE_EFFECT: (
        Text(
            "实施不会对社会稳定、公共安全等方面造成不利影响",
            "carrying it out affects neither social stability nor public safety adversely",
        ),
        decree_713(22),
    ),
    WaiverGround.NO_OPERATORS: (
        Text("不涉及经营者经济活动", "it does not touch the economic activity of operators"),
        Source(FAIR_COMPETITION, article(14)),
    ),
    WaiverGround.NO_HEARING_DUE: (
        Text(
            "没有规定要求听证，也不直接涉及切身利益或者没有较大分歧，不举行听证",
            "no rule asks for a hearing, and none is held by choice",
        ),
        decree_713(16),
    ),
    WaiverGround.NO_REPORT_DUE: (
        Text("不属于依法应当报告的事项", "no law asks for the report"),
        decree_713(8),
    ),
    WaiverGround.NO_APPROVAL_DUE: (
        Text("不属于依法须报上级批准的事项", "no law asks for a superior's approval"),
        HOUSE_RULE,
    ),
    WaiverGround.OUTSIDE_CONDITION: (
        Text("不属于本程序写明的适用情形", "the condition that the procedure states is not met"),
        HOUSE_RULE,
    ),
}
"""The grounds in both languages, each with the article that says when the step is due."""


@record
class NotApplicable:
    """The step does not apply to `draft`; the legality review examines ground and reasons.

    `document` states the reasons, on paper, for this very text.
    """

    draft: Digest
    ground: WaiverGround
    reasons: str
    document: Document


@dataclass(frozen=True, slots=True)
class OnGround:
    """Passes on one of the grounds that the kind names, about the text that is current."""

    grounds: tuple[str, ...]

    def __call__(self, asked: Asked[NotApplicable]) -> tuple[Verdict, ...]:
        """Return the verdicts about the ground, and about the text."""
        return (self._ground(asked), _of_the_text(asked))

    def _ground(self, asked: Asked[NotApplicable]) -> Verdict:
        text, source = WAIVER_GROUNDS[asked.payload.ground]
        allowed = [WAIVER_GROUNDS[WaiverGround(ground)][0] for ground in self.grounds]
        zh, en = "；".join(t.zh for t in allowed), "; ".join(t.en for t in allowed)
        return verdict(
            "not_applicable.ground",
            asked.payload.ground in self.grounds,
            f"认定不适用的理由：{text.zh}。本环节可用的理由：{zh}。",
            f"Not applicable because: {text.en}. The grounds of this step: {en}.",
            source,
        )


def _of_the_text(asked: Asked[NotApplicable]) -> Verdict:
    said, current = asked.payload, asked.case.draft
    return verdict(
        "not_applicable.draft",
        said.draft == current != said.document.digest,
        f"认定不适用须针对现行草案（{(current or '无')[:12]}），并另附书面理由，"
        f"不得是其他文本（{said.draft[:12]}），也不得以草案本身充作理由。",
        f"It is found of the current draft ({(current or 'none')[:12]}), with reasons on a paper "
        f"of their own: not of another text ({said.draft[:12]}), nor by the draft itself.",
        decree_713(27),
    )
