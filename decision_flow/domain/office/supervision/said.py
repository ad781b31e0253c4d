"""What can be said of a supervision, from its order until what it found is put right."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from decision_flow.domain.intake.catalogue import Long, Short
from decision_flow.domain.intake.judgement import Id
from decision_flow.domain.office.supervision import after
from decision_flow.domain.values import Count, Document, Text, record


class SupervisionKind(StrEnum):
    """The kinds of supervision (Decree 733, Article 14)."""

    COMPREHENSIVE = "comprehensive"
    SPECIAL = "special"
    INCIDENT = "incident"
    FOLLOW_UP = "follow_up"
    """日常督办: what was decided or instructed is followed day by day."""
    LEAD = "lead"
    """线索核查: what was reported from outside is looked into."""


KINDS: Mapping[SupervisionKind, Text] = {
    SupervisionKind.COMPREHENSIVE: Text("综合督查", "comprehensive"),
    SupervisionKind.SPECIAL: Text("专项督查", "special"),
    SupervisionKind.INCIDENT: Text("事件调查", "incident"),
    SupervisionKind.FOLLOW_UP: Text("日常督办", "follow-up"),
    SupervisionKind.LEAD: Text("线索核查", "leads looked into"),
}


class OrderGround(StrEnum):
    """By what a matter is supervised (Decree 733, Article 11)."""

    DECISION = "decision"
    """The government decided it (本级人民政府的决定)."""
    INSTRUCTION = "instruction"
    """The chief instructed it (行政首长的指令)."""
    PROPOSAL = "proposal"
    """The supervising office proposed it, the chief approved it (督查工作建议)."""


ORDER_GROUNDS: Mapping[OrderGround, Text] = {
    OrderGround.DECISION: Text("本级人民政府的决定", "decided by the government"),
    OrderGround.INSTRUCTION: Text("行政首长的指令", "instructed by the chief"),
    OrderGround.PROPOSAL: Text(
        "督查工作建议，经行政首长批准", "proposed, and approved by the chief"
    ),
}


class Means(StrEnum):
    """How a fact was found (Decree 733, Article 12)."""

    SELF_CHECK = "self_check"
    REPORT = "report"
    INSPECTION = "inspection"
    UNANNOUNCED = "unannounced"
    SYMPOSIUM = "symposium"
    HEARING = "hearing"
    DOCUMENTS = "documents"
    LEADS = "leads"
    INTERVIEW = "interview"
    ONLINE = "online"


MEANS: Mapping[Means, Text] = {
    Means.SELF_CHECK: Text("自查、说明情况", "self-check"),
    Means.REPORT: Text("听取汇报", "report heard"),
    Means.INSPECTION: Text("检查", "inspection"),
    Means.UNANNOUNCED: Text("暗访", "unannounced visit"),
    Means.SYMPOSIUM: Text("座谈", "symposium"),
    Means.HEARING: Text("听证", "hearing"),
    Means.DOCUMENTS: Text("调阅、复制资料", "documents looked into"),
    Means.LEADS: Text("收集线索", "leads"),
    Means.INTERVIEW: Text("约谈", "interview"),
    Means.ONLINE: Text("“互联网+督查”", "online"),
}


class Pool(StrEnum):
    """Out of what is drawn: the units that an order names, or its cases."""

    UNITS = "units"
    CASES = "cases"


POOLS: Mapping[Pool, Text] = {
    Pool.UNITS: Text("单位", "units"),
    Pool.CASES: Text("案件", "cases"),
}


class Reviewed(StrEnum):
    """What the review of an objection comes to."""

    UPHELD = "upheld"
    CHANGED = "changed"
    REVOKED = "revoked"


REVIEWED: Mapping[Reviewed, Text] = {
    Reviewed.UPHELD: Text("维持", "conclusion upheld"),
    Reviewed.CHANGED: Text("变更", "conclusion changed"),
    Reviewed.REVOKED: Text("撤销", "conclusion revoked"),
}


class Checked(StrEnum):
    """What the check of a rectification comes to."""

    CLOSED = "closed"
    """Put right: struck off (销号)."""
    RETURNED = "returned"
    """Not put right: it stays open."""


@record
class Lot:
    """How it will be drawn by lot, said before the seed is known, so that nobody chooses one.

    `number` names of the pool are drawn by what `seed_from` publishes on `known_on`, a day after
    the entry of the order.
    """

    pool: Pool
    number: Count
    seed_from: Short
    known_on: date


@record
class OrderSupervision:
    """A supervision is ordered: by whom, on what ground, of what, whom and when, by which people.

    `ordered_by` and `team` are persons of the body, the head of the team first; `begins` and
    `until` are both included. `apart` says, where the same unit is supervised in the same days
    already, why this is no repetition. `scheme` is the plan of the supervision (督查方案). `lots`
    say what will be drawn by lot, of each pool once.
    """

    supervision: Id
    title: Short
    kind: SupervisionKind
    ground: OrderGround
    ordered_by: Id
    ordered_on: date
    matter: Long
    units: tuple[Short, ...]
    begins: date
    until: date
    team: tuple[Id, ...]
    scheme: Document
    document: Document
    cases: tuple[Id, ...] = ()
    apart: Long | None = None
    lots: tuple[Lot, ...] = ()


@record
class SampleSupervision:
    """Some of the units or cases are drawn by lot, before anything was found.

    The pool is what the order names. The seed comes from outside (`seed_from`: a lottery's
    numbers, a stock index) and became known on a day after the order was entered.
    """

    supervision: Id
    pool: Pool
    number: Count
    seed: Short
    seed_from: Short
    known_on: date
    drawn: tuple[Short, ...]


@record
class FindInSupervision:
    """Something was found at a unit; `case` is the case that it concerns, if one."""

    supervision: Id
    finding: Id
    unit: Short
    on: date
    means: Means
    text: Long
    evidence: tuple[Document, ...]
    case: Id | None = None


@record
class Rectify:
    """What is to be put right of a finding, by a day, included."""

    item: Id
    finding: Id
    measure: Long
    due: date


@record
class ConcludeSupervision:
    """The conclusion about one unit; `concluded_by` are those who took part in it."""

    supervision: Id
    unit: Short
    concluded_on: date
    concluded_by: tuple[Id, ...]
    text: Long
    document: Document
    rectify: tuple[Rectify, ...] = ()


@record
class DeliverConclusion:
    """The unit received the conclusion about it; `document` is the receipt."""

    supervision: Id
    unit: Short
    delivered_on: date
    document: Document


@record
class ObjectToConclusion:
    """The unit asks for a review of the conclusion.

    `on` counts where a `receipt` shows that it was handed in on that day (收件回执); without one it
    was handed in when it is entered.
    """

    supervision: Id
    unit: Short
    on: date
    reasons: Long
    document: Document
    receipt: Document | None = None


@record
class ReviewObjection:
    """An objection is decided; `reviewers` decided it, `dropped` need not be put right any more.

    Revoked, nothing of the conclusion need be.
    """

    supervision: Id
    unit: Short
    decided_on: date
    outcome: Reviewed
    reviewers: tuple[Id, ...]
    reasons: Long
    document: Document
    dropped: tuple[Id, ...] = ()


@record
class ReportRectification:
    """The unit reports that something was put right."""

    supervision: Id
    item: Id
    on: date
    text: Long
    evidence: tuple[Document, ...]


@record
class CheckRectification:
    """Somebody outside the unit looked whether it was put right."""

    supervision: Id
    item: Id
    on: date
    result: Checked
    reasons: Long
    document: Document


OfConclusion = DeliverConclusion | ObjectToConclusion | ReviewObjection
OfItem = ReportRectification | CheckRectification
Supervised = (
    OrderSupervision
    | SampleSupervision
    | FindInSupervision
    | ConcludeSupervision
    | DeliverConclusion
    | ObjectToConclusion
    | ReviewObjection
    | ReportRectification
    | CheckRectification
    | after.SaidAfter
)

VERBS: Mapping[str, type[Any]] = {
    "order_supervision": OrderSupervision,
    "sample_supervision": SampleSupervision,
    "find_in_supervision": FindInSupervision,
    "conclude_supervision": ConcludeSupervision,
    "deliver_conclusion": DeliverConclusion,
    "object_to_conclusion": ObjectToConclusion,
    "review_objection": ReviewObjection,
    "report_rectification": ReportRectification,
    "check_rectification": CheckRectification,
    **after.VERBS,
}


def cases_named(said: Supervised) -> tuple[str, ...]:
    """Return the cases that are named by what is said, each once."""
    if isinstance(said, OrderSupervision):
        return tuple(dict.fromkeys(said.cases))
    if isinstance(said, FindInSupervision) and said.case is not None:
        return (said.case,)
    return ()
