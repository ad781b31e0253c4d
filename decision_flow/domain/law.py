"""The floor: what every procedure owes whatever its file says. A file may not prove itself.

Gates, steps, order, figures and settings, what a change of the text reopens, what may fall away,
what must be done before a case closes. A procedure names the profile that it is held to; it cannot
lower one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from decision_flow.domain.case import EXEMPT
from decision_flow.domain.figures import (
    BY_STATUTE,
    QUORATE,
    TRACED,
    TWO_KEYS,
    LeastFigure,
    LeastSetting,
)
from decision_flow.domain.kind import Stage
from decision_flow.domain.people import Duty
from decision_flow.domain.values import (
    DECREE_713,
    FAIR_COMPETITION,
    HOUSE_RULE,
    Source,
    Text,
    article,
    decree_713,
)

ALL = "all"

ORDER: tuple[Stage, ...] = (
    Stage.DRAFTED,
    Stage.ARGUED,
    Stage.REVIEWED,
    Stage.SUBMITTED,
    Stage.MET,
    Stage.REPORTED,
    Stage.ISSUED,
    Stage.PUBLISHED,
)
"""Drafted, argued, reviewed, submitted, met, reported, issued, published (713 Articles 12–32)."""


@dataclass(frozen=True, slots=True)
class MandatoryGate:
    """A gate that no decision may lack, and a kind that must stand in it unconditionally.

    `accepts` are the states of that kind that the law takes for done, whatever the kind says.
    """

    key: str
    label: Text
    kind: str
    source: Source
    accepts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RequiredKind:
    """A kind that every procedure has a step of, and the article that asks for it.

    Where it is `gated`, a step of it stands in a gate: it attests to a text, and is done again when
    the text changes. Where it is `conditional`, it may be found not applicable to a draft; that the
    question is asked, no file can take away.
    """

    kind: str
    label: Text
    source: Source
    gated: bool = False
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class TextChange:
    """A fact that changes the text, and the class that the law takes it for.

    `change` is a key of `Floor.reopens`; None stands for a change that was itself discussed and
    compared, which reopens nothing. Every verb for it belongs to `by` alone. With `answers`, it
    counts so only while that kind is asking for it, as the named trigger being fired shows.
    Any other fact that changes the text is taken for a substantive change.
    """

    kind: str
    trigger: str
    change: str | None
    by: frozenset[Duty]
    answers: tuple[str, str] | None = None


REVIEWER = frozenset({Duty.LEGAL_REVIEWER})
EDITORIAL, SUBSTANTIVE = "editorial", "substantive"

PUBLISHED = frozenset({"consultation", "hearing"})
"""Kinds that put the very text before the public (713 Articles 15 and 16: "the draft
and its explanation"). While one is under way, another text makes its notice one of the wrong text:
it falls, and a new notice is due. A change of wording alone does not: by its class it adds no
burden and touches nobody, so whoever comments comments on the same measures. Once the opinions are
answered (Article 18), a responsive change carries the answers out, and the consultation stands."""

CHANGES: tuple[TextChange, ...] = (
    TextChange("drafting", "classify_editorial", "editorial", REVIEWER),
    TextChange("drafting", "classify_responsive", "responsive", REVIEWER),
    TextChange(
        "drafting", "classify_ordered", "ordered", REVIEWER, ("legality_review", "check_off")
    ),
    TextChange("meeting", "confirm_copy", None, REVIEWER),
)

CONFIRMED: Mapping[str, frozenset[Duty]] = {
    EXEMPT: frozenset({Duty.DISCLOSURE_REVIEWER}),
    "withheld": frozenset({Duty.DISCLOSURE_REVIEWER}),
    "shortened": frozenset({Duty.SECRETARY}),
}
"""States that count only when nobody but these duties can bring them about."""


def _fair_competition(number: int) -> Source:
    return Source(FAIR_COMPETITION, article(number))


REQUIRED: tuple[RequiredKind, ...] = (
    RequiredKind("proposal", Text("决策动议", "proposal"), decree_713(10)),
    RequiredKind("start", Text("决策启动", "start"), decree_713(10)),
    RequiredKind("drafting", Text("决策草案", "draft"), decree_713(12)),
    RequiredKind(
        "department_opinions",
        Text("征求部门意见", "departments' opinions"),
        decree_713(13),
        gated=True,
    ),
    RequiredKind(
        "consultation",
        Text("公开征求意见", "open consultation"),
        decree_713(14),
        gated=True,
        conditional=True,
    ),
    RequiredKind(
        "expert_argument",
        Text("专家论证", "expert argument"),
        decree_713(19),
        gated=True,
        conditional=True,
    ),
    RequiredKind(
        "risk_assessment",
        Text("风险评估", "risk assessment"),
        decree_713(22),
        gated=True,
        conditional=True,
    ),
    RequiredKind(
        "fair_competition",
        Text("公平竞争审查", "fair-competition review"),
        _fair_competition(14),
        gated=True,
        conditional=True,
    ),
    RequiredKind("legality_review", Text("合法性审查", "legality review"), decree_713(25)),
    RequiredKind("submission", Text("提请集体讨论", "submission"), decree_713(29)),
    RequiredKind("meeting", Text("集体讨论决定", "collective discussion"), decree_713(30)),
    RequiredKind("party_report", Text("向同级党委请示报告", "Party report"), decree_713(31)),
    RequiredKind(
        "congress_report",
        Text("向人大常委会报告", "congress report"),
        decree_713(8),
        conditional=True,
    ),
    RequiredKind("issue", Text("签发出台", "issue"), decree_713(31)),
    RequiredKind("publication", Text("决策公布", "publication"), decree_713(32)),
    RequiredKind("archive", Text("记录归档", "archive"), decree_713(33)),
    RequiredKind("execution", Text("决策执行", "execution"), decree_713(34)),
    RequiredKind("responsibility", Text("责任登记", "responsibility"), decree_713(38)),
    RequiredKind("closing", Text("结案", "closing"), HOUSE_RULE),
)
"""What a matter may need is asked of every matter: a step that does not apply is found so, with
reasons that the legality review examines. The feasibility study is a gate's own, and always due."""


OWED: Mapping[str, frozenset[str]] = {
    "execution": frozenset({"completed", "replaced", "terminated"}),
    "post_evaluation": frozenset({"none", "lapsed", "kept", "followed"}),
}
"""Nothing is closed while tasks, problems, a suspension or a change are open, or what follows from
an evaluation (713 Articles 34 to 37)."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What a profile demands. `reopens` maps a class of change to gates, or to `("all",)`."""

    profile: str
    gates: tuple[MandatoryGate, ...]
    reopens: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exemptible: frozenset[str] = frozenset({"consultation"})
    grounds: frozenset[str] = frozenset({"not_public_by_law"})
    duties: tuple[str, ...] = ("publication", "archive", "responsibility")
    """Kinds that every issued case passes before it can close."""
    owed: Mapping[str, frozenset[str]] = field(default_factory=lambda: OWED)
    """Kinds that may owe something, and the states in which a step of theirs owes nothing any more,
    whatever the kind says: an issued case does not close in any other."""
    asked: frozenset[str] = frozenset({"nothing_to_put_right"})
    """Guards, by name, of every verb that closes an issued case: what is owed beside its steps."""
    required: tuple[RequiredKind, ...] = REQUIRED
    single: tuple[str, ...] = ("drafting", "legality_review", "submission", "meeting", "issue")
    """Kinds of which a procedure has at most one step."""
    published: frozenset[str] = PUBLISHED
    """Kinds whose unfinished work ages with every change of the text but one of wording."""
    changes: tuple[TextChange, ...] = CHANGES
    confirmed: Mapping[str, frozenset[Duty]] = field(default_factory=lambda: CONFIRMED)
    figures: tuple[LeastFigure, ...] = ()
    settings: tuple[LeastSetting, ...] = ()

    def figures_of(self, kind: str) -> Mapping[str, LeastFigure]:
        """Return what figures of a kind ask for at the least, by their names."""
        return {least.name: least for least in self.figures if least.kind == kind}


REOPENS: Mapping[str, tuple[str, ...]] = {
    "editorial": (),
    "responsive": ("legality",),
    "ordered": (),
    SUBSTANTIVE: (ALL,),
}

LEGALITY = MandatoryGate(
    "legality",
    Text("合法性审查", "legality review"),
    "legality_review",
    decree_713(25),
    frozenset({"lawful", "exploratory"}),
)
DELIBERATION = MandatoryGate(
    "deliberation",
    Text("集体讨论", "collective discussion"),
    "meeting",
    decree_713(30),
    frozenset({"agreed"}),
)
EVALUATION = MandatoryGate(
    "evaluation",
    Text("评估论证", "evaluation and argument"),
    "feasibility_study",
    Source(DECREE_713, article(12)),
    frozenset({"filed"}),
)
CONSULTATION = MandatoryGate(
    "consultation",
    Text("公开征求意见", "public consultation"),
    "consultation",
    decree_713(14),
    frozenset({"answered"}),
)

FLOORS: Mapping[str, Floor] = {
    "decree-713": Floor(
        "decree-713",
        (EVALUATION, LEGALITY, DELIBERATION),
        REOPENS,
        figures=BY_STATUTE,
        settings=(TRACED,),
    ),
    "four-nots": Floor(
        "four-nots",
        (CONSULTATION, EVALUATION, LEGALITY, DELIBERATION),
        REOPENS,
        figures=(*BY_STATUTE, QUORATE),
        settings=(TRACED, TWO_KEYS),
    ),
}

__all__ = [
    "ALL",
    "EDITORIAL",
    "FLOORS",
    "HOUSE_RULE",
    "ORDER",
    "PUBLISHED",
    "REQUIRED",
    "SUBSTANTIVE",
    "Floor",
    "MandatoryGate",
    "RequiredKind",
    "TextChange",
]
