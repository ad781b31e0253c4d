"""Checks on the discussion: who spoke, the chief last, every position, dissent in words."""

from collections import Counter

from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked
from decision_flow.domain.steps.decision.conduct import (
    RECORDER,
    chief_of,
    convened,
    recused,
    seats,
)
from decision_flow.domain.steps.decision.record import Discuss, Stance, entitled
from decision_flow.domain.values import decree_713
from decision_flow.domain.verdict import Verdict, verdict


def chief_speaks_last(asked: Asked[Discuss]) -> tuple[Verdict, ...]:
    """Pass when nobody speaks, or states a position, after the chief (末位发言)."""
    chief, opening = chief_of(asked), convened(asked)
    if chief is None or chief in recused(asked):
        return ()
    spoken = [s.person for s in asked.payload.speeches]
    stated = [p.person for p in asked.payload.positions]
    attended = opening is not None and chief in {a.person for a in opening.attendance}
    if not attended and chief not in {*spoken, *stated}:
        return ()
    last = chief in spoken and spoken[-1] == chief and spoken.count(chief) == 1
    last_position = chief not in stated or (stated[-1] == chief)
    return (
        verdict(
            "meeting.chief_last",
            last and last_position,
            "行政首长应当最后发表意见：其发言须在其他组成人员之后，且只在最后发言。",
            "The chief speaks last: after every other member, and not before.",
            decree_713(30),
            curers=RECORDER,
        ),
    )


def only_members_take_part(asked: Asked[Discuss]) -> tuple[Verdict, ...]:
    """Pass when whoever speaks or states a position is a member in office and not recused."""
    part = entitled(seats(asked), recused(asked))
    others = [person for person in asked.payload.heard if person not in part]
    listed = "、".join(others)
    return (
        verdict(
            "meeting.takes_part",
            not others,
            "发言、表态者须为在任且不回避的会议组成人员，列席人员的意见另行记录"
            + (f"；不符的：{listed}。" if others else "。"),
            "Members in office who are not recused speak and state positions; observers' views "
            "are kept apart" + (f"; not so: {', '.join(others)}." if others else "."),
            decree_713(30),
            curers=RECORDER,
        ),
    )


def every_position_recorded(asked: Asked[Discuss]) -> tuple[Verdict, ...]:
    """Pass when whoever attends or speaks, not recused, has one position; dissent has words."""
    opening, out = convened(asked), recused(asked)
    there = [a.person for a in opening.attendance] if opening else []
    part = entitled(seats(asked), out)
    spoke = [s.person for s in asked.payload.speeches if s.person in part]
    wanted = list(dict.fromkeys((*(p for p in there if p not in out), *spoke)))
    stated = Counter(p.person for p in asked.payload.positions)
    silent = [
        asked.person_named(p.person).zh
        for p in asked.payload.positions
        if p.stance is Stance.DISAGREE and p.reasons is None
    ]
    twice = [asked.person_named(person).zh for person, count in stated.items() if count > 1]
    name = ("会议组成人员的表态记录", "the members' positions")
    return (
        all_of(
            "meeting.positions",
            wanted,
            stated,
            name,
            source=decree_713(30),
            curers=RECORDER,
            called=asked.person_named,
        ),
        verdict(
            "meeting.dissent",
            not silent,
            "不同意见应当载明，须如实记录其内容" + (f"：{'、'.join(silent)}。" if silent else "。"),
            "A different opinion is put on record in words"
            + (f": {', '.join(silent)}." if silent else "."),
            decree_713(30),
            curers=RECORDER,
        ),
        verdict(
            "meeting.positions_once",
            not twice,
            "每名参加讨论的组成人员只表态一次" + (f"：{'、'.join(twice)}。" if twice else "。"),
            "One position for each member who takes part"
            + (f": {', '.join(twice)}." if twice else "."),
            decree_713(30),
            curers=RECORDER,
        ),
    )
