"""Who did something that another entered: the people whom a line names, and as what.

Whoever enters a paper has entered it; those who ordered, reviewed or approved by it did that. Not
named here is who only has something done to them: who is complained of, who is on a catalogue.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from decision_flow.domain.case import Assign as Entrust
from decision_flow.domain.office.complaints.said import (
    AssignComplaint,
    FindComplaint,
    HoldReception,
    PlanReception,
    RectifyComplaint,
)
from decision_flow.domain.office.supervision.after import ApproveRecommendation
from decision_flow.domain.office.supervision.said import (
    ConcludeSupervision,
    OrderSupervision,
    ReviewObjection,
)
from decision_flow.domain.said import AnswerRecord
from decision_flow.domain.sessions.said import CorrectSession, NoteAttendance, OpenSession
from decision_flow.domain.steps.decision.record import Convene, Discuss
from decision_flow.domain.values import Text


class NamedAs(StrEnum):
    """What a line says that somebody did, or is to do."""

    ORDERED = "ordered"
    SUPERVISES = "supervises"
    CONCLUDED = "concluded"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    DECLINED = "declined"
    INVESTIGATES = "investigates"
    INVESTIGATED = "investigated"
    ACCEPTED = "accepted"
    RECEIVES = "receives"
    RECEIVED = "received"
    PRESIDED = "presided"
    SPOKE = "spoke"
    ANSWERED = "answered"
    ENTRUSTED = "entrusted"


NAMED_LABELS: Mapping[NamedAs, Text] = {
    NamedAs.ORDERED: Text("下达督查任务", "ordered the supervision"),
    NamedAs.SUPERVISES: Text("列为督查组成员", "is of the team that supervises"),
    NamedAs.CONCLUDED: Text("参与作出督查结论", "took part in the conclusion"),
    NamedAs.REVIEWED: Text("办理复核", "decided the objection"),
    NamedAs.APPROVED: Text("批准建议", "approved the recommendation"),
    NamedAs.DECLINED: Text("不批准建议", "did not approve the recommendation"),
    NamedAs.INVESTIGATES: Text("受指派调查投诉", "is to look into the complaint"),
    NamedAs.INVESTIGATED: Text("签署投诉调查结果", "signed what was found of the complaint"),
    NamedAs.ACCEPTED: Text("验收投诉整改", "accepted what was put right"),
    NamedAs.RECEIVES: Text("安排其接待来访", "is to receive citizens"),
    NamedAs.RECEIVED: Text("接待来访", "received citizens"),
    NamedAs.PRESIDED: Text("主持会议", "presided"),
    NamedAs.SPOKE: Text("发言", "spoke"),
    NamedAs.ANSWERED: Text("核对本人发言记录", "answered for the record of own words"),
    NamedAs.ENTRUSTED: Text("受指定代行职责", "was named to act for another"),
}
Who = Iterator[tuple[str, NamedAs]]


def named(said: object) -> tuple[tuple[str, NamedAs], ...]:
    """Return the people whom a line names, each once as each, in the order of the line."""
    of = _NAMED.get(type(said))
    return () if of is None else tuple(dict.fromkeys(of(said)))


def _ordered(said: OrderSupervision) -> Who:
    yield said.ordered_by, NamedAs.ORDERED
    yield from ((person, NamedAs.SUPERVISES) for person in said.team)


def _approved(said: ApproveRecommendation) -> Who:
    yield said.approved_by, NamedAs.APPROVED if said.approved else NamedAs.DECLINED


def _noted(said: NoteAttendance) -> Who:
    if said.chair is not None:
        yield said.chair.person, NamedAs.PRESIDED


_NAMED: Mapping[type[Any], Callable[[Any], Who]] = {
    OrderSupervision: _ordered,
    ConcludeSupervision: lambda said: ((p, NamedAs.CONCLUDED) for p in said.concluded_by),
    ReviewObjection: lambda said: ((p, NamedAs.REVIEWED) for p in said.reviewers),
    ApproveRecommendation: _approved,
    AssignComplaint: lambda said: ((p, NamedAs.INVESTIGATES) for p in said.investigators),
    FindComplaint: lambda said: ((p, NamedAs.INVESTIGATED) for p in said.signed_by),
    RectifyComplaint: lambda said: iter([(said.accepted_by, NamedAs.ACCEPTED)]),
    PlanReception: lambda said: iter([(said.leader, NamedAs.RECEIVES)]),
    HoldReception: lambda said: iter([(said.leader, NamedAs.RECEIVED)]),
    Convene: lambda said: iter([(said.presiding, NamedAs.PRESIDED)]),
    Discuss: lambda said: ((each.person, NamedAs.SPOKE) for each in said.speeches),
    OpenSession: lambda said: iter([(said.presiding, NamedAs.PRESIDED)]),
    NoteAttendance: _noted,
    CorrectSession: lambda said: ((c.person, NamedAs.PRESIDED) for c in said.chairs or ()),
    AnswerRecord: lambda said: iter([(said.person, NamedAs.ANSWERED)]),
    Entrust: lambda said: iter([(said.person, NamedAs.ENTRUSTED)]),
}
