"""What is said of an evaluation after the decision: its unit, indicators, sources, consequence."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

from decision_flow.domain.execution.said import Key, Percent
from decision_flow.domain.links import Named
from decision_flow.domain.steps.before.consultation import Channel
from decision_flow.domain.values import Count, Document, Limits, Text, record

Weight = Annotated[int, Limits((("ge", 1), ("le", 100)))]
"""A share in hundredths; there is no source and no indicator without any."""


class Ground(StrEnum):
    """Why it is evaluated (713 Article 36), or that a rule of the place asks for it."""

    NO_EFFECT = "no_effect"
    MANY_OPINIONS = "many_opinions"
    NECESSARY = "necessary"
    LOCAL_RULE = "local_rule"


GROUNDS: Mapping[Ground, Text] = {
    Ground.NO_EFFECT: Text("明显未达到预期效果", "clearly not the effect expected"),
    Ground.MANY_OPINIONS: Text("公民、法人或者其他组织提出较多意见", "many opinions"),
    Ground.NECESSARY: Text("决策机关认为有必要", "the body finds it necessary"),
    Ground.LOCAL_RULE: Text("地方规则要求", "a rule of the place asks for it"),
}


class SourceOf(StrEnum):
    """From whom a score comes."""

    INTERNAL = "internal"
    PUBLIC = "public"
    EXPERT = "expert"


SOURCES: Mapping[SourceOf, Text] = {
    SourceOf.INTERNAL: Text("内部考核", "internal"),
    SourceOf.PUBLIC: Text("公众评议", "the public"),
    SourceOf.EXPERT: Text("专家评价", "experts"),
}


@record
class Indicator:
    """What is measured, against which goal of the decision, and how much it counts."""

    key: Key
    name: str
    goal: str
    weight: Weight


@record
class Weights:
    """How much each source counts; the three make a hundred."""

    internal: Weight
    public: Weight
    expert: Weight


@record
class Commission:
    """The body has the decision evaluated: by which unit, why, by which indicators and sources."""

    unit: str
    grounds: tuple[Ground, ...]
    reasons: str
    indicators: tuple[Indicator, ...]
    weights: Weights
    document: Document


@record
class Ask:
    """The questionnaire that the public is asked to answer: where, and until when."""

    questionnaire: Document
    channels: tuple[Channel, ...]
    opens: date
    closes: date


@record
class Tally:
    """How many answered, and what they said."""

    received: Count
    results: Document


class Side(StrEnum):
    """Whom Article 36 names to take part."""

    DEPUTY = "deputy"
    CPPCC = "cppcc"
    MASS_ORGANISATION = "mass_organisation"
    GRASSROOTS = "grassroots"
    SOCIAL_ORGANISATION = "social_organisation"
    EXPERT = "expert"


SIDES: Mapping[Side, Text] = {
    Side.DEPUTY: Text("人大代表", "deputy"),
    Side.CPPCC: Text("政协委员", "member of the CPPCC"),
    Side.MASS_ORGANISATION: Text("人民团体", "mass organisation"),
    Side.GRASSROOTS: Text("基层组织", "grassroots organisation"),
    Side.SOCIAL_ORGANISATION: Text("社会组织", "social organisation"),
    Side.EXPERT: Text("专家", "expert"),
}


@record
class Participant:
    """Who took part in the evaluation."""

    side: Side
    name: str


@record
class Score:
    """What a source gives an indicator, of a hundred."""

    indicator: Key
    source: SourceOf
    points: Percent


@record
class Report:
    """The report of the evaluation.

    `nobody_answered` says how the public was heard otherwise where no answer came in; then the
    other two sources count alone.
    """

    report: Document
    scores: tuple[Score, ...]
    participants: tuple[Participant, ...]
    findings: str
    nobody_answered: str | None = None


class Consequence(StrEnum):
    """What the body makes of it."""

    KEEP = "keep"
    RECTIFY = "rectify"
    ADJUST = "adjust"
    TERMINATE = "terminate"


CONSEQUENCES: Mapping[Consequence, Text] = {
    Consequence.KEEP: Text("继续执行", "goes on"),
    Consequence.RECTIFY: Text("整改后继续执行", "goes on once put right"),
    Consequence.ADJUST: Text("调整决策", "to be adjusted"),
    Consequence.TERMINATE: Text("终止执行", "to be terminated"),
}


@record
class Conclude:
    """What follows from the evaluation, and why."""

    consequence: Consequence
    reasons: str
    document: Document


@record
class Rectified:
    """What was put right, shown by evidence."""

    measures: str
    evidence: tuple[Document, ...]


@record
class Inspect:
    """Whether it was put right, or what is missing."""

    accepted: bool
    findings: str
    document: Document


@record
class Follow:
    """In which new case the decision was changed or ended, or kept after all."""

    case: Named
    document: Document
