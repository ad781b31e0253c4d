"""What is judged of a matter: whether it is a major decision (713 Article 3), by whom and on what.

A judgement is kept whichever way it goes: what was judged not major is where an auditor looks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from decision_flow.domain.intake.catalogue import Long, Short, Year
from decision_flow.domain.values import Count, Digest, Document, Limits, Text, record

MOST_YUAN = 1_000_000_000_000_000

Yuan = Annotated[int, Limits((("ge", 0), ("le", MOST_YUAN)))]
"""A sum of money in whole yuan (元)."""

Id = Annotated[str, Limits((("pattern", "^[A-Za-z0-9_-]{1,64}$"),))]


class Category(StrEnum):
    """The five kinds of major matters (713 Article 3)."""

    PUBLIC_POLICY = "public_policy"
    PLAN = "plan"
    RESOURCES = "resources"
    CONSTRUCTION = "construction"
    OTHER = "other"


CATEGORY_LABELS: Mapping[Category, Text] = {
    Category.PUBLIC_POLICY: Text(
        "公共服务、市场监管、社会管理、环境保护等方面的重大公共政策和措施",
        "major public policies and measures on services, markets, society and the environment",
    ),
    Category.PLAN: Text("经济和社会发展等方面的重要规划", "important economic and social plans"),
    Category.RESOURCES: Text(
        "开发利用、保护重要自然资源和文化资源的重大公共政策和措施",
        "major policies on important natural and cultural resources",
    ),
    Category.CONSTRUCTION: Text(
        "在本行政区域实施的重大公共建设项目", "major public construction projects in the area"
    ),
    Category.OTHER: Text(
        "对经济社会发展有重大影响、涉及重大公共利益或者社会公众切身利益的其他重大事项",
        "other major matters of great effect on the economy, society or the public's interests",
    ),
}


class Exclusion(StrEnum):
    """What Decree 713 does not cover (Article 3, paragraph 2)."""

    MACRO_CONTROL = "macro_control"
    GOVERNMENT_LEGISLATION = "government_legislation"
    EMERGENCY_RESPONSE = "emergency_response"


EXCLUSION_LABELS: Mapping[Exclusion, Text] = {
    Exclusion.MACRO_CONTROL: Text(
        "财政政策、货币政策等宏观调控决策", "fiscal, monetary and other macro-control"
    ),
    Exclusion.GOVERNMENT_LEGISLATION: Text("政府立法决策", "government legislation"),
    Exclusion.EMERGENCY_RESPONSE: Text("突发事件应急处置决策", "emergency response"),
}


class Answer(StrEnum):
    """What a matter comes to."""

    MAJOR = "major"
    NOT_MAJOR = "not_major"
    EXCLUDED = "excluded"
    OTHER_PROCEDURE = "other_procedure"


ANSWER_LABELS: Mapping[Answer, Text] = {
    Answer.MAJOR: Text("属于重大行政决策", "major"),
    Answer.NOT_MAJOR: Text("不属于重大行政决策", "not major"),
    Answer.EXCLUDED: Text("不适用《重大行政决策程序暂行条例》", "outside Decree 713"),
    Answer.OTHER_PROCEDURE: Text("适用其他法律、行政法规规定的程序", "another law's procedure"),
}


@record
class Basis:
    """The law or administrative regulation that sets another procedure, by act and article."""

    act: Short
    place: Short


class CongressDuty(StrEnum):
    """What the people's congress has to do with a matter (713 Article 8)."""

    NONE = "none"
    CONGRESS = "congress"
    STANDING_COMMITTEE = "standing_committee"
    REPORT = "report"


CONGRESS_LABELS: Mapping[CongressDuty, Text] = {
    CongressDuty.NONE: Text(
        "不属于须由人民代表大会及其常务委员会决定或者听取报告的事项",
        "neither decided by the people's congress nor reported to it",
    ),
    CongressDuty.CONGRESS: Text("依法由人民代表大会决定", "decided by the people's congress"),
    CongressDuty.STANDING_COMMITTEE: Text(
        "依法由人大常委会决定", "decided by the standing committee of the congress"
    ),
    CongressDuty.REPORT: Text(
        "依法须向人大常委会报告", "reported to the standing committee of the congress"
    ),
}


@record
class OfCongress:
    """What the congress has to do with a matter; `basis` is the act that says so, none for none."""

    duty: CongressDuty
    basis: Basis | None = None


@record
class Answers:
    """The questionnaire of Article 3 as it was answered of a matter.

    `category` is the kind that the matter would be, None where it is none of the five. `outlives`
    says that a measure of an emergency stays in force after it. `procedure_basis` is another law's
    procedure. Sums are whole yuan; `people` are those affected, out of `residents`. `great_effect`
    is the judgement itself: whether effect or interest is great, whatever the sums. `normative`
    says that it is a document of rules which touch the rights and duties of persons generally.
    `congress` says whether the people's congress decides it or is reported to; None where nobody
    looked.
    """

    category: Category | None
    great_effect: bool
    reasons: Long
    exclusion: Exclusion | None = None
    outlives: bool = False
    procedure_basis: Basis | None = None
    investment: Yuan | None = None
    fiscal_funds: Yuan | None = None
    people: Count | None = None
    residents: Count | None = None
    normative: bool = False
    congress: OfCongress | None = None


@record
class JudgeMatter:
    """A matter is judged under a rule set, by its digest; `answer` is what the answers come to.

    `related` are judgements of the same project, year and unit whose sums are added to its own.
    """

    judgement: Id
    title: Short
    unit: Short
    year: Year
    procedure: Digest
    answers: Answers
    answer: Answer
    project: Short | None = None
    related: tuple[Id, ...] = ()
    document: Document | None = None


@record
class ConfirmJudgement:
    """Somebody else looked at a judgement, and agrees with it or not."""

    judgement: Id
    agrees: bool
    reasons: Long


Judged = JudgeMatter | ConfirmJudgement

VERBS: Mapping[str, type[Any]] = {
    "judge_matter": JudgeMatter,
    "confirm_judgement": ConfirmJudgement,
}


@dataclass(frozen=True, slots=True)
class Look:
    """What a second person said of a judgement."""

    person: str
    name: str
    agrees: bool
    reasons: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement as it stands: what was said, by whom and when, and who looked at it since."""

    said: JudgeMatter
    person: str
    name: str
    unit: str
    at: datetime
    seq: int
    looks: tuple[Look, ...] = ()

    @property
    def id(self) -> str:
        """Return how others name it."""
        return self.said.judgement

    @property
    def confirmed(self) -> bool:
        """Return whether the last who looked at it agreed."""
        return bool(self.looks) and self.looks[-1].agrees


def judged(judgements: Iterable[Judgement], judgement: str) -> Judgement | None:
    """Return the judgement of this id."""
    return next((each for each in judgements if each.id == judgement), None)


def follow_judgement(
    judgements: tuple[Judgement, ...],
    said: Judged,
    *,
    by: tuple[str, str, str],
    seq: int,
    at: datetime,
) -> tuple[Judgement, ...]:
    """Return the judgements once this was said; `by` is a person's id, name and unit.

    Raises `ValueError` for a judgement that there is not.
    """
    person, name, unit = by
    if isinstance(said, JudgeMatter):
        return (*judgements, Judgement(said, person, name, unit, at, seq))
    if judged(judgements, said.judgement) is None:
        raise ValueError(f"there is no judgement {said.judgement}")
    look = Look(person, name, said.agrees, said.reasons, at)
    return tuple(
        replace(each, looks=(*each.looks, look)) if each.id == said.judgement else each
        for each in judgements
    )
