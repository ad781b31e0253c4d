"""The chief's decision: who makes it, what the majority allows, what it must say.

`two_keys` (四个不): the recorded majority and the chief; he may withhold, defer or return with
reasons, never adopt what the majority rejected. `chief_decides` (713): he may depart from the
majority, with reasons given at the meeting.
"""

from enum import StrEnum

from decision_flow.domain.figures import MEMBERS_MAJORITY
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Figure
from decision_flow.domain.steps.decision import conduct, count
from decision_flow.domain.steps.decision import record as of
from decision_flow.domain.values import (
    CIVIL_SERVANTS,
    Digest,
    Document,
    Source,
    Text,
    article,
    decree_713,
    record,
)
from decision_flow.domain.verdict import Verdict, verdict


class Outcome(StrEnum):
    """The five outcomes; an amendment either passes as amended or goes back."""

    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    AMENDED = "amended"
    RETURNED = "returned"
    DEFERRED = "deferred"
    DISCUSS_AGAIN = "discuss_again"


ADOPTING = frozenset({Outcome.AGREED, Outcome.AMENDED})
AGAIN = frozenset({Outcome.DEFERRED, Outcome.DISCUSS_AGAIN})
"""Outcomes that settle nothing: the matter comes before the meeting again."""

DECIDERS = (Duty.CHIEF, Duty.MEMBER)
RECUSED = Source(CIVIL_SERVANTS, article(76))


@record
class Decide:
    """The chief's decision; `reasons` whenever it is not simply what the majority wanted.

    `designation` is the paper by which a member decides who neither is the chief nor presided.
    """

    outcome: Outcome
    draft: Digest
    reasons: str | None = None
    designation: Document | None = None


def majority_of(asked: Asked[object]) -> Figure:
    """Return the majority that counts: the procedure's, or more than half of those in office."""
    return asked.figure("majority") or MEMBERS_MAJORITY


def majority_for(asked: Asked[Decide]) -> count.Majority | None:
    """Return what the vote came to, or None where none was held.

    Who agreed with changes is in favour of an amended text alone, on record or not. Whether a
    refusal departs from the majority counts them: they wanted the matter to pass.
    """
    return _majority(asked, unchanged=asked.payload.outcome is Outcome.AGREED)


def _majority(asked: Asked[Decide], *, unchanged: bool) -> count.Majority | None:
    vote = asked.said(of.Vote, "vote")
    if vote is None:
        return None
    parts = conduct.parts_at_vote(asked, vote)
    return count.majority(parts, vote.sums, majority_of(asked), unchanged=unchanged)


def _carried(asked: Asked[Decide]) -> bool:
    """Return whether a vote was held and carried."""
    found = majority_for(asked)
    return found is not None and found.carried


def _amended(asked: Asked[Decide]) -> bool:
    """Return whether amendments stand in the record."""
    discussed = asked.said(of.Discuss, "discuss")
    return discussed is not None and bool(discussed.amendments)


def decided_by_the_chief(asked: Asked[Decide]) -> tuple[Verdict, ...]:
    """Pass for the chief in office on the day of the decision; for a recused one see below."""
    return (
        verdict(
            "meeting.decided_by_chief",
            asked.actor.person in conduct.deciders_of(asked, asked.step.key),
            "决定由在任行政首长在集体讨论的基础上作出；"
            "行政首长回避的，由受委托主持会议的组成人员按多数意见作出。",
            "The decision is made by the chief in office, on the basis of the discussion; where he "
            "is recused, by the member who presided, following the majority.",
            RECUSED if _recused_chief(asked) else decree_713(30),
            curers=DECIDERS,
        ),
        *conduct.designated(asked, asked.payload.designation),
    )


def _recused_chief(asked: Asked[object]) -> bool:
    return conduct.chief_of(asked) in conduct.recused(asked)


def same_text(asked: Asked[Decide]) -> tuple[Verdict, ...]:
    """Pass when the decision is about the current draft."""
    return (
        verdict(
            "meeting.draft",
            asked.payload.draft == asked.case.draft,
            "决定所针对的文本须为经审查并提请讨论的草案。",
            "The decision is about the text that was reviewed and submitted.",
            decree_713(30),
            curers=DECIDERS,
        ),
    )


def majority_binds(asked: Asked[Decide]) -> tuple[Verdict, ...]:
    """Pass when the chief follows the majority, or departs from it as the procedure allows."""
    payload, counted = asked.payload, _counted(asked)
    carried = _carried(asked)
    adopts = payload.outcome in ADOPTING
    if adopts and not carried and asked.choice("decision", "chief_decides") == "two_keys":
        return (
            verdict(
                "meeting.two_keys",
                passed=False,
                zh=f"未获多数赞成，行政首长不得决定通过，只能不同意、暂缓、退回或者再次讨论。{counted.zh}",
                en="Without a majority the chief may not adopt; he may refuse, defer, return or "
                f"have it discussed again. {counted.en}",
                source=majority_of(asked).source,
                curers=DECIDERS,
            ),
        )
    if adopts is carried:
        return ()
    return (
        verdict(
            "meeting.reasons",
            payload.reasons is not None,
            "拟作出的决定与会议组成人员多数人的意见不一致的，应当在会上说明理由。" + counted.zh,
            "A decision that departs from the majority needs reasons given at the meeting. "
            + counted.en,
            decree_713(30),
            curers=DECIDERS,
        ),
        *_reasons_at_the_meeting(asked),
    )


def _counted(asked: Asked[Decide]) -> Text:
    """Return how the vote went against what is needed, or that none has been held."""
    found, at_all = majority_for(asked), _majority(asked, unchanged=False)
    if found is None or at_all is None:
        return Text("尚未进行表决。", "No vote has been held yet.")
    zh = f"赞成{found.in_favour}票，通过须{found.needed}票。"
    en = f"{found.in_favour} in favour, {found.needed} needed."
    if found.in_favour < at_all.in_favour:
        zh += "同意但要求修改的，不计为赞成未修改的文本。"
        en += " Who agreed with changes is not in favour of the text unchanged."
    return Text(zh, en)


def _reasons_at_the_meeting(asked: Asked[Decide]) -> tuple[Verdict, ...]:
    """Pass when a departing decision is stated on the day of the vote, or settles nothing.

    Where the session has a record of its own: while that was under way.
    """
    vote = asked.said(of.Vote, "vote")
    if vote is None or asked.payload.outcome in AGAIN:
        return ()
    held = asked.setting.body.day(vote.at)
    return (
        verdict(
            "meeting.reasons_at_meeting",
            asked.day == held and _under_way(asked),
            f"理由应当在会上（{held}）说明；会后只能采纳多数人的意见，或者暂缓、再次讨论。",
            f"Reasons are given at the meeting ({held}); afterwards the majority can only be "
            "followed, or the matter deferred or discussed again.",
            decree_713(30),
            curers=DECIDERS,
        ),
    )


def _under_way(asked: Asked[Decide]) -> bool:
    """Return whether the session had not closed, where one is named."""
    session = asked.setting.session
    return session is None or session.under_way_at(asked.stated_at)


def absent_chief_follows(asked: Asked[Decide]) -> tuple[Verdict, ...]:
    """Pass when whoever decides took part in the vote as chief, or follows the majority.

    A chief who was absent, a new one, and the deputy of a recused one may adopt the majority in
    writing, or have the matter tabled again.
    """
    vote = asked.said(of.Vote, "vote")
    if vote is None:
        return ()
    there = asked.actor.person in of.present_at(vote.attendance, vote.at)
    if there and not _recused_chief(asked):
        return ()
    carried = _carried(asked)
    follows = asked.payload.outcome in AGAIN or (asked.payload.outcome in ADOPTING) is carried
    return (
        verdict(
            "meeting.absent_chief",
            follows,
            "行政首长未出席表决或者回避的，可以书面采纳多数意见；与多数意见不一致的，应当再次提请讨论。",
            "Where the chief was not present or is recused, the majority may be adopted in "
            "writing; to depart from it the matter is tabled again.",
            decree_713(30),
            curers=DECIDERS,
        ),
    )


def amendments_on_record(asked: Asked[Decide]) -> tuple[Verdict, ...]:
    """Pass when what is to be amended stands in the record as text."""
    if asked.payload.outcome is not Outcome.AMENDED:
        return ()
    return (
        verdict(
            "meeting.amendments",
            _amended(asked),
            "修改后通过的，修改内容须以文字记入会议记录，并为表态所涵盖。",
            "To pass as amended, the amendments stand as text in the record and were covered by "
            "the positions.",
            decree_713(30),
            curers=DECIDERS,
        ),
    )
