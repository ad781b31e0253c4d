"""What is said in a legality review. Records only."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from decision_flow.domain.steps.claims.examined import Examined
from decision_flow.domain.steps.papers import HandedIn
from decision_flow.domain.values import Count, Digest, Document, Text, record


class PaperForm(StrEnum):
    """What the paper is; only the first is a legality review."""

    LEGALITY_OPINION = "legality_opinion"
    REPLY_TO_CONSULTATION = "reply_to_consultation"
    COUNSEL_LETTER = "counsel_letter"


class Opinion(StrEnum):
    """The reviewer's conclusion."""

    LAWFUL = "lawful"
    LAWFUL_AFTER_CHANGES = "lawful_after_changes"
    INCOMPLETE = "incomplete"
    UNLAWFUL = "unlawful"
    EXPLORATORY = "exploratory"


OPINIONS: Mapping[Opinion, Text] = {
    Opinion.LAWFUL: Text("合法", "lawful"),
    Opinion.LAWFUL_AFTER_CHANGES: Text("修改后合法", "lawful after changes"),
    Opinion.INCOMPLETE: Text("材料不全或者程序未完成", "incomplete"),
    Opinion.UNLAWFUL: Text("不合法", "unlawful"),
    Opinion.EXPLORATORY: Text(
        "探索性改革决策事项，明示法律风险", "exploratory, its legal risk stated"
    ),
}


@record
class File:
    """The package: the draft, what it rests on, and how the procedure was carried out.

    `basis` holds the laws, regulations, rules and policies that it rests on; `materials` its
    explanation and whatever else belongs to it; `papers` what a place asks for besides, such as the
    lead unit's own discussion and the opinion of its own lawyers.
    """

    draft: Digest
    basis: tuple[Document, ...]
    materials: tuple[Document, ...]
    procedure_statement: Document
    papers: tuple[HandedIn, ...] = ()


@record
class Accept:
    """The package is complete; `due` is the day by which the opinion is required."""

    due: date
    urgency: str | None = None


@record
class Want:
    """What is missing; the clock stops."""

    needed: str


@record
class Supply:
    """The supplement; the clock goes on."""

    materials: tuple[Document, ...]


class Inquiry(StrEnum):
    """What the reviewer does besides reading, where a place does not count the time of it."""

    CONSULTATION = "consultation"
    ARGUMENT = "argument"


@record
class Consult:
    """Whom the reviewer asks, and what; the clock stops. `request` is the letter that asks."""

    inquiry: Inquiry
    asked: tuple[str, ...]
    request: Document


@record
class HearBack:
    """What came back, and from whom nothing did; the clock goes on."""

    replies: tuple[Document, ...]
    unanswered: tuple[str, ...] = ()


@record
class Extend:
    """The review takes longer, once: by so many units of the rule set's `extension`.

    `approval` is the paper by which whoever heads the reviewing department allowed it.
    """

    count: Count
    reasons: str
    approval: Document


@record
class Opine:
    """The opinion: authority, procedure and content (Article 27), with counsel's opinion.

    `draft` is the text that was reviewed. `examined` answers each claim to do less than a whole
    step: not applicable, exempt, shortened, an existing assessment. What is not upheld must be
    done first: the opinion is `incomplete` or `unlawful`. An exploratory reform says in
    `unregulated` on what the State has no clear rule yet, and states its legal risk.
    """

    draft: Digest
    form: PaperForm
    conclusion: Opinion
    authority: str
    procedure: str
    content: str
    opinion: Document
    counsel: Document | None = None
    examined: tuple[Examined, ...] = ()
    changes: tuple[str, ...] = ()
    unregulated: str | None = None
    risk_statement: str | None = None
