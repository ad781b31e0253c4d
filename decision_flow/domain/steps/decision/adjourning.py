"""Checks on a meeting that breaks off: what was said stays said (713 Article 38).

Before the discussion a meeting may be put off for any cause. Once positions are on record it is
broken off for a quorum that is shown to be lost, or for reasons that the chair gives by name.
"""

from decision_flow.domain.kind import Asked
from decision_flow.domain.steps.decision.ballot import attendance_as_opened
from decision_flow.domain.steps.decision.conduct import (
    RECORDER,
    chief_of,
    convened,
    members,
    recused,
)
from decision_flow.domain.steps.decision.count import here, parts_at
from decision_flow.domain.steps.decision.opening import (
    attended_by_members,
    attended_on_the_day,
    quorum,
)
from decision_flow.domain.steps.decision.record import Adjourn, BreakOff
from decision_flow.domain.values import decree_713
from decision_flow.domain.verdict import Verdict, verdict

DISCUSSED = "discussed"
"""The state of a meeting in which positions are on record."""


def breaks_off_for_a_cause(asked: Asked[Adjourn]) -> tuple[Verdict, ...]:
    """Pass when nothing was discussed yet, or for a lost quorum or the chair's stated reasons."""
    payload = asked.payload
    if asked.case.shape[asked.step.key] != DISCUSSED:
        return ()  # what was said in a meeting before this one is on record already
    cause = verdict(
        "meeting.break_off",
        payload.cause is not BreakOff.NOT_HELD,
        "已有表态记录的会议，只有在到会人数不足或者主持人说明理由时方可休会；"
        "已作的表态保留在案，列入责任清单。",
        "Once positions are on record a meeting breaks off for a lost quorum or for reasons that "
        "the chair states; the positions stay on record and in the list of those responsible.",
        decree_713(38),
        curers=RECORDER,
    )
    if payload.cause is BreakOff.QUORUM_LOST:
        return (cause, *_quorum_is_lost(asked))
    return (cause, _said_by_the_chair(asked))


def _quorum_is_lost(asked: Asked[Adjourn]) -> tuple[Verdict, ...]:
    """Pass when the attendance, the opening's with departures, shows too few members there."""
    parts = parts_at(members(asked), recused(asked), asked.payload.attendance, asked.stated_at)
    return (
        *attended_by_members(asked),
        *attended_on_the_day(asked),
        *attendance_as_opened(asked),
        verdict(
            "meeting.quorum_lost",
            any(not v.passed for v in quorum(asked, parts)),
            f"以到会人数不足休会的，到会记录须表明人数不足；现在场且不回避的{here(parts)}人。",
            f"To break off for a lost quorum, the attendance shows it: {here(parts)} are there and "
            "not recused.",
            decree_713(30),
            curers=RECORDER,
        ),
    )


def _said_by_the_chair(asked: Asked[Adjourn]) -> Verdict:
    """Pass when the reasons are those of the chief, or of the member who presides."""
    opening = convened(asked)
    chairs = {opening.presiding} if opening else set()
    chairs |= {chief for chief in (chief_of(asked),) if chief and chief not in recused(asked)}
    return verdict(
        "meeting.break_off_by",
        asked.payload.stated_by in chairs,
        "讨论后休会的，须载明由行政首长或者会议主持人说明理由。",
        "After the discussion the reasons to break off are stated by the chief or by whoever "
        "presides, on record by name.",
        decree_713(30),
        curers=RECORDER,
    )
