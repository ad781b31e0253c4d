"""Checks on how a meeting is called and opened (713 Article 30; Organic Law Article 78)."""

from decision_flow.domain.kind import Asked
from decision_flow.domain.people import ROSTER_SOURCE, Duty
from decision_flow.domain.steps.decision.conduct import (
    RECORDER,
    chief_of,
    meeting_day,
    members,
    seats,
)
from decision_flow.domain.steps.decision.count import Part, here, parts_at, quorum_needed
from decision_flow.domain.steps.decision.record import (
    MEETINGS,
    Adjourn,
    Convene,
    Schedule,
    Vote,
    present_at,
)
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict

TOGETHER = 2
"""Fewer members than this discuss nothing collectively, whatever the procedure's figures."""


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
            curers=RECORDER,
            earliest=held_on,
        ),
    )


def presided_lawfully(asked: Asked[Convene]) -> tuple[Verdict, ...]:
    """Pass when the chief presides, or another member by recorded entrustment; present, at that."""
    payload, chief = asked.payload, chief_of(asked)
    members = {s.person for s in seats(asked)}
    lawful = payload.presiding == chief or (
        payload.presiding in members and payload.entrustment is not None
    )
    out = frozenset(r.person for r in payload.recusals)
    there = payload.presiding in present_at(payload.attendance, asked.stated_at) - out
    return (
        verdict(
            "meeting.presiding",
            lawful,
            "会议由行政首长召集和主持；由其他组成人员主持的，须有委托记录。",
            "The chief convenes and presides; another member only by recorded entrustment.",
            ROSTER_SOURCE,
            curers=RECORDER,
        ),
        verdict(
            "meeting.presiding_present",
            there,
            "主持人须于开会时在场，且不在回避之列。",
            "Whoever presides is there as the meeting opens, and is not recused.",
            ROSTER_SOURCE,
            curers=RECORDER,
        ),
    )


def attended_by_members(asked: Asked[Convene | Vote | Adjourn]) -> tuple[Verdict, ...]:
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
            + (f"; not members: {', '.join(strangers)}." if strangers else "."),
            ROSTER_SOURCE,
        ),
    )


def seats_noted_in_time(asked: Asked[Convene]) -> tuple[Verdict, ...]:
    """Warn of members whose seat was written down only after the day of the meeting."""
    body = asked.setting.body
    noted = [(s.name, body.day(s.noted)) for s in seats(asked) if s.noted is not None]
    late = [f"{name}（{on}）" for name, on in noted if on > asked.day]
    if not late:
        return ()
    listed = "、".join(late)
    return (
        advice(
            "meeting.seat_noted_late",
            f"下列组成人员的任职是会议（{asked.day}）以后才记录的，请核实任职文件：{listed}。",
            f"The seats of these members were written down after the meeting ({asked.day}) only; "
            f"see the papers of their office: {', '.join(late)}.",
            HOUSE_RULE,
        ),
    )


def attended_on_the_day(asked: Asked[Convene | Vote | Adjourn]) -> tuple[Verdict, ...]:
    """Pass when every interval begins on or after the day of the meeting and ends after it began.

    No interval may begin after it is recorded: nobody has been there yet.
    """
    setting, opened = asked.setting, meeting_day(asked)
    odd = sorted(
        {
            a.person
            for a in asked.payload.attendance
            if setting.body.day(a.arrived) < opened
            or a.arrived > setting.at
            or (a.left is not None and a.left <= a.arrived)
        }
    )
    listed = "、".join(odd)
    return (
        verdict(
            "meeting.attendance",
            not odd,
            f"到会起止时间须在会议当日（{opened}）及以后、记录之前，且先到后离"
            + (f"；不符的：{listed}。" if odd else "。"),
            f"Attendance lies on the day of the meeting ({opened}) or later, not after its record, "
            "and ends after it began" + (f"; not so: {', '.join(odd)}." if odd else "."),
            HOUSE_RULE,
            curers=RECORDER,
        ),
    )


def quorum_at_opening(asked: Asked[Convene]) -> tuple[Verdict, ...]:
    """Pass when enough members in office are there as the meeting opens."""
    payload = asked.payload
    out = frozenset(r.person for r in payload.recusals)
    return quorum(asked, parts_at(members(asked), out, payload.attendance, asked.stated_at))


def quorum(asked: Asked[object], parts: tuple[Part, ...]) -> tuple[Verdict, ...]:
    """Pass when those present are two at least, and the quorum of the members in office."""
    figure, count = asked.figure("quorum"), here(parts)
    together = verdict(
        "meeting.collective",
        count >= TOGETHER,
        f"集体讨论须有不少于{TOGETHER}名在场且不回避的会议组成人员，现{count}人。",
        f"A collective discussion takes at least {TOGETHER} members, present and not recused; "
        f"there are {count}.",
        decree_713(30),
        curers=RECORDER,
    )
    if figure is None:
        return (together,)
    needed = quorum_needed(parts, figure)
    return (
        together,
        verdict(
            "meeting.quorum",
            count >= needed,
            f"在任组成人员{len(parts)}人，到会须不少于{needed}人（回避人员不计），实到{count}人。",
            f"{len(parts)} members in office, {needed} needed (recused ones not counted), "
            f"{count} present.",
            figure.source,
            curers=RECORDER,
        ),
    )
