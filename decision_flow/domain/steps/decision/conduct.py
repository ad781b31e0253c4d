"""Checks on how a meeting is held (713 Article 30; Organic Law Article 78)."""

from collections import Counter

from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import ROSTER_SOURCE, Duty, Post, Seat
from decision_flow.domain.steps.decision.record import (
    MEETINGS,
    Convene,
    Discuss,
    Method,
    Schedule,
    Stance,
    Vote,
    entitled,
    present_at,
)
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, verdict

RECORDER = (Duty.RECORDER, Duty.SECRETARY)


def seats(asked: Asked[object]) -> tuple[Seat, ...]:
    """Return the members in office on the day of the meeting."""
    scheduled = asked.said(Schedule, "schedule")
    return asked.setting.body.in_office(scheduled.held_on if scheduled else asked.day)


def convened(asked: Asked[object]) -> Convene | None:
    """Return the opening of this meeting."""
    return asked.said(Convene, "convene")


def recused(asked: Asked[object]) -> frozenset[str]:
    """Return the members who take no part."""
    opening = convened(asked)
    return frozenset(r.person for r in opening.recusals) if opening else frozenset()


def chief_of(asked: Asked[object]) -> str | None:
    """Return the chief in office, by person."""
    return next((s.person for s in seats(asked) if s.post is Post.CHIEF), None)


def is_a_meeting(asked: Asked[Schedule]) -> tuple[Verdict, ...]:
    """Pass for a standing or plenary meeting only."""
    return (
        verdict(
            "meeting.kind",
            asked.payload.meeting in MEETINGS,
            "重大行政决策应当经常务会议或者全体会议讨论，"
            "不得以传签、会签、个别征求意见或者专题会议代替。",
            "A major decision is discussed at a standing or plenary meeting; circulation, "
            "countersignature, asking one by one or a special meeting may not replace it.",
            decree_713(30),
            curers=(Duty.SECRETARY,),
        ),
    )


def not_called_for_the_past(asked: Asked[Schedule]) -> tuple[Verdict, ...]:
    """Pass when the meeting lies on or after the day of the call."""
    return (
        verdict(
            "meeting.day",
            asked.payload.held_on >= asked.day,
            f"会议日期（{asked.payload.held_on}）不得早于会议通知日（{asked.day}）。",
            f"The meeting ({asked.payload.held_on}) may not lie before its call ({asked.day}).",
            HOUSE_RULE,
        ),
    )


def opens_on_its_day(asked: Asked[Convene]) -> tuple[Verdict, ...]:
    """Pass when the meeting opens on the day it was called for, or later."""
    scheduled = asked.said(Schedule, "schedule")
    if scheduled is None:
        return ()
    held_on = scheduled.held_on
    return (
        verdict(
            "meeting.opens",
            asked.day >= held_on,
            f"会议定于{held_on}召开。",
            f"The meeting is called for {held_on}.",
            HOUSE_RULE,
            earliest=held_on,
        ),
    )


def presided_lawfully(asked: Asked[Convene]) -> tuple[Verdict, ...]:
    """Pass when the chief presides, or another member by recorded entrustment."""
    payload, chief = asked.payload, chief_of(asked)
    members = {s.person for s in seats(asked)}
    lawful = payload.presiding == chief or (
        payload.presiding in members and payload.entrustment is not None
    )
    return (
        verdict(
            "meeting.presiding",
            lawful,
            "会议由行政首长召集和主持；由其他组成人员主持的，须有委托记录。",
            "The chief convenes and presides; another member only by recorded entrustment.",
            ROSTER_SOURCE,
        ),
    )


def attended_by_members(asked: Asked[Convene | Vote]) -> tuple[Verdict, ...]:
    """Pass when everyone counted as present is a member in office."""
    members = {s.person for s in seats(asked)}
    strangers = sorted({a.person for a in asked.payload.attendance} - members)
    listed = "、".join(strangers)
    return (
        verdict(
            "meeting.members",
            not strangers,
            "出席人员须为在任的会议组成人员" + (f"，不属于的：{listed}。" if strangers else "。"),
            "Only members in office are counted as present"
            + (f"; not members: {listed}." if strangers else "."),
            ROSTER_SOURCE,
        ),
    )


def recusal_has_a_member(asked: Asked[Convene]) -> tuple[Verdict, ...]:
    """Pass when every recusal is a member's."""
    members = {s.person for s in seats(asked)}
    return tuple(
        verdict(
            "meeting.recusal",
            passed=False,
            zh=f"{r.person}不是会议组成人员，无从回避。",
            en=f"{r.person} is not a member and cannot be recused.",
            source=ROSTER_SOURCE,
        )
        for r in asked.payload.recusals
        if r.person not in members
    )


def quorum_at_opening(asked: Asked[Convene]) -> tuple[Verdict, ...]:
    """Pass when enough members in office are there as the meeting opens."""
    payload = asked.payload
    out = frozenset(r.person for r in payload.recusals)
    present = present_at(payload.attendance, asked.stated_at) - out
    return _quorum(asked, present)


def quorum_at_vote(asked: Asked[Vote]) -> tuple[Verdict, ...]:
    """Pass when enough members in office are there at the moment of the vote."""
    present = present_at(asked.payload.attendance, asked.payload.at) - recused(asked)
    return _quorum(asked, present)


def _quorum(asked: Asked[object], present: frozenset[str]) -> tuple[Verdict, ...]:
    figure = asked.figure("quorum")
    if figure is None:
        return ()
    in_office = {s.person for s in seats(asked)}
    needed, count = figure.needed(len(in_office)), len(present & in_office)
    return (
        verdict(
            "meeting.quorum",
            count >= needed,
            f"在任组成人员{len(in_office)}人，到会须不少于{needed}人（回避人员不计），实到{count}人。",
            f"{len(in_office)} members in office, {needed} needed (recused ones not counted), "
            f"{count} present.",
            figure.source,
            curers=RECORDER,
        ),
    )


def chief_speaks_last(asked: Asked[Discuss]) -> tuple[Verdict, ...]:
    """Pass when nobody speaks, or states a position, after the chief (末位发言)."""
    chief = chief_of(asked)
    opening = convened(asked)
    here = opening is not None and chief in {a.person for a in opening.attendance}
    if not here:
        return ()
    spoken = [s.person for s in asked.payload.speeches]
    stated = [p.person for p in asked.payload.positions]
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


def every_position_recorded(asked: Asked[Discuss]) -> tuple[Verdict, ...]:
    """Pass when every attending, not recused member has one position; dissent has words."""
    opening = convened(asked)
    out = recused(asked)
    wanted = [a.person for a in opening.attendance if a.person not in out] if opening else []
    stated = Counter(p.person for p in asked.payload.positions)
    silent = [
        p.person
        for p in asked.payload.positions
        if p.stance is Stance.DISAGREE and p.reasons is None
    ]
    twice = [person for person, count in stated.items() if count > 1 or person in out]
    name = ("会议组成人员的表态记录", "the members' positions")
    return (
        all_of("meeting.positions", wanted, stated, name, source=decree_713(30), curers=RECORDER),
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
            "每名参加讨论的组成人员表态一次，回避人员不表态。",
            "One position for each member who takes part, none for a recused one.",
            decree_713(30),
        ),
    )


def ballots_are_the_voters(asked: Asked[Vote]) -> tuple[Verdict, ...]:
    """Pass when exactly those present and not recused voted, each once."""
    payload, out = asked.payload, recused(asked)
    voters = present_at(payload.attendance, payload.at) & entitled(seats(asked), out)
    if payload.method is Method.SECRET_BALLOT:
        sums = payload.sums
        count = sums.in_favour + sums.against + sums.abstained if sums else -1
        right = count == len(voters) and not payload.ballots
    else:
        cast = Counter(b.person for b in payload.ballots)
        right = set(cast) == voters and all(n == 1 for n in cast.values()) and not payload.sums
    return (
        verdict(
            "meeting.ballots",
            right,
            f"表决时在场且未回避的组成人员{len(voters)}人，每人一票；无记名投票只记总数。",
            f"{len(voters)} members present and not recused, one vote each; a secret ballot is "
            "recorded as sums.",
            HOUSE_RULE,
            curers=RECORDER,
        ),
    )


def voted_after_opening(asked: Asked[Vote]) -> tuple[Verdict, ...]:
    """Pass when the vote was taken while the meeting was on."""
    opened = asked.own("convene")
    lawful = opened is not None and opened.stated_at <= asked.payload.at <= asked.stated_at
    return (
        verdict(
            "meeting.vote_time",
            lawful,
            "表决时间须在会议开始之后、记录之前。",
            "The vote lies after the opening and not after its own record.",
            HOUSE_RULE,
        ),
    )
