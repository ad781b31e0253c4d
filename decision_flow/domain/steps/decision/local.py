"""Checks that a place's own rules of meeting ask for; without its figure or setting none speaks.

Decree 713 has no notice, no days for the papers, no method of voting and no close vote: a body's
rules of meeting do, and its procedure says so.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from decision_flow.domain.case import Fact
from decision_flow.domain.checks import least_period, overdue, text_since
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Figure
from decision_flow.domain.steps.decision import record as of
from decision_flow.domain.steps.decision.chief import AGAIN, DECIDERS, Decide
from decision_flow.domain.steps.decision.conduct import (
    RECORDER,
    convened,
    parts_at_vote,
    recused,
    seats,
)
from decision_flow.domain.steps.decision.count import ahead
from decision_flow.domain.values import HOUSE_RULE, Text
from decision_flow.domain.verdict import Verdict, advice, verdict

TABLED_WITHIN = "tabled_within"
METHODS = {
    of.Method.POSITIONS: Text("口头表决", "by the positions stated"),
    of.Method.SHOW_OF_HANDS: Text("举手表决", "by show of hands"),
    of.Method.NAMED_BALLOT: Text("记名投票", "by named ballot"),
    of.Method.SECRET_BALLOT: Text("无记名投票", "by secret ballot"),
}


def notice_in_time(asked: Asked[of.Schedule]) -> tuple[Verdict, ...]:
    """Pass when the meeting is called as many days ahead as the procedure says."""
    figure = asked.figure("notice_before")
    if figure is None:
        return ()
    name, held_on = ("会议通知", "notice of the meeting"), asked.payload.held_on
    start = _notified(asked)
    return (least_period("meeting.notice", asked, figure, name, start=start, end=held_on),)


def _notified(asked: Asked[of.Schedule]) -> date:
    """Return the day of the notice: where a session is named, that which first listed the case.

    A notice that was given on paper before that, and is entered late, is the earlier one.
    """
    session = asked.setting.session
    listed = session.listed(asked.case.id) if session is not None else None
    return asked.day if listed is None else min(asked.day, listed.on)


def tabled_in_time(asked: Asked[of.Schedule]) -> tuple[Verdict, ...]:
    """Say when what was ready to be discussed was left lying; it is discussed all the same."""
    figure = asked.figure(TABLED_WITHIN)
    ready = [f for s in asked.of_kind("submission") if (f := asked.case.latest(s.key))]
    if figure is None or not ready:
        return ()
    start, name = asked.day_of(ready[-1]), ("提请讨论的事项列入会议", "calling the meeting on it")
    return overdue("meeting.dragged", asked, figure, name, start=start, done=asked.day)


def materials_in_time(asked: Asked[of.Schedule]) -> tuple[Verdict, ...]:
    """Pass when the members have had the papers for as many days as the procedure says."""
    figure, day = asked.figure("materials_before"), asked.payload.materials_on
    if figure is None:
        return ()
    code, source = "meeting.materials", figure.source
    if day is None or day > asked.day:
        return (
            verdict(
                code,
                passed=False,
                zh=f"须写明会议材料送达组成人员的日期，且不得晚于会议通知日（{asked.day}）。",
                en="Say on which day the members had the papers, no later than the call "
                f"({asked.day}).",
                source=source,
                curers=(Duty.SECRETARY,),
            ),
        )
    since = text_since(asked.case, (s.key for s in asked.of_kind("drafting")), asked.setting.body)
    if since is not None and day < since:
        return (
            verdict(
                code,
                passed=False,
                zh=f"现行文本形成于{since}，会议材料送达日（{day}）不得早于该日。",
                en=f"The current text is of {since}: its papers cannot have been there on {day}.",
                source=source,
                curers=(Duty.SECRETARY,),
            ),
        )
    name = ("会议材料送达", "papers before the meeting")
    return (least_period(code, asked, figure, name, start=day, end=asked.payload.held_on),)


def legal_head_attends(asked: Asked[of.Convene]) -> tuple[Verdict, ...]:
    """Pass when the head of the legality reviewers is there, where the procedure asks for it."""
    if asked.choice("legal_head", "may_attend") != "must_attend":
        return ()
    return (
        verdict(
            "meeting.legal_head",
            any(observer.legal_head for observer in asked.payload.observers),
            "负责合法性审查的部门主要负责人应当列席会议。",
            "The head of the department responsible for the legality review attends.",
            asked.step.source,
            curers=RECORDER,
        ),
    )


def voted_by_the_method(asked: Asked[of.Vote]) -> tuple[Verdict, ...]:
    """Pass when the vote is taken in the way that the procedure prescribes."""
    wanted = asked.choice("method", "any")
    if wanted == "any":
        return ()
    name = METHODS[of.Method(wanted)]
    return (
        verdict(
            "meeting.method",
            asked.payload.method == wanted,
            f"本程序规定的表决方式为{name.zh}。",
            f"By this procedure the vote is taken {name.en}.",
            asked.step.source,
            curers=RECORDER,
        ),
    )


def written_by_the_absent(asked: Asked[of.Discuss]) -> tuple[Verdict, ...]:
    """Pass when written views are those of members in office who are not there, one each."""
    opening, written = convened(asked), [view.person for view in asked.payload.written]
    if opening is None or not written:
        return ()
    members = {seat.person for seat in seats(asked)} - recused(asked)
    there = {a.person for a in opening.attendance}
    odd = [p for p in dict.fromkeys(written) if p not in members - there or written.count(p) > 1]
    listed = "、".join(odd)
    return (
        verdict(
            "meeting.written",
            not odd,
            "书面意见须为未到会且不回避的组成人员所提，每人一份"
            + (f"；不符的：{listed}。" if odd else "。"),
            "Written views are those of members who are absent and not recused, one each"
            + (f"; not so: {', '.join(odd)}." if odd else "."),
            HOUSE_RULE,
            curers=RECORDER,
        ),
    )


def close_vote_waits(asked: Asked[Decide]) -> tuple[Verdict, ...]:
    """Pass when a close vote is put off to the next meeting, or was put off already.

    Where the procedure says so, what absent members wrote counts for closeness, and for nothing
    else. A second close vote is decided: nothing can be put off for ever.
    """
    figure, vote = asked.figure("margin"), asked.said(of.Vote, "vote")
    if figure is None or vote is None:
        return ()
    apart = abs(_ahead(asked, vote))
    if any(each < figure.count for each in _apart_before(asked)):
        return _close_again(figure, apart)
    return (
        verdict(
            "meeting.close_vote",
            apart >= figure.count or asked.payload.outcome in AGAIN,
            f"赞成与反对相差不足{figure.count}票（相差{apart}票）的，暂缓或者再次讨论，"
            "留待下次会议。",
            f"For and against are less than {figure.count} apart ({apart}): the matter is deferred "
            "or discussed again, at the next meeting.",
            figure.source,
            curers=DECIDERS,
        ),
    )


def _close_again(figure: Figure, apart: int) -> tuple[Verdict, ...]:
    """Note that a vote is close once more, where it is."""
    if apart >= figure.count:
        return ()
    return (
        advice(
            "meeting.close_again",
            f"此前已因票数接近留待本次会议，本次相差{apart}票，仍不足{figure.count}票，"
            "可以作出决定，票数记录在案。",
            f"A close vote was put off to this meeting before; the votes are {apart} apart, less "
            f"than {figure.count} once more. It may be decided, and stands on record.",
            figure.source,
        ),
    )


def _apart_before(asked: Asked[Decide]) -> Iterator[int]:
    """Yield how far for and against were apart in the earlier votes of the case."""
    votes = [fact for fact in asked.case.minutes if isinstance(fact.payload, of.Vote)]
    for fact in votes[:-1]:
        if isinstance(fact.payload, of.Vote):
            counted = of.tally(fact.payload) + _written(asked, fact)
            yield abs(counted[of.Choice.FOR] - counted[of.Choice.AGAINST])


def _written(asked: Asked[Decide], vote: Fact) -> Counter[of.Choice]:
    """Return what absent members wrote to the discussion before a vote, where that counts."""
    if asked.choice("written_views", "recorded") != "counted_for_closeness":
        return Counter()
    told = [f.payload for f in asked.case.minutes if f.step == vote.step and f.seq < vote.seq]
    discussed = next((said for said in reversed(told) if isinstance(said, of.Discuss)), None)
    return Counter(of.VOTE_OF[view.stance] for view in (discussed.written if discussed else ()))


def _ahead(asked: Asked[Decide], vote: of.Vote) -> int:
    """Return by how much for exceeds against."""
    discussed, counts = asked.said(of.Discuss, "discuss"), asked.choice("written_views", "recorded")
    written = discussed.written if discussed and counts == "counted_for_closeness" else ()
    return ahead(parts_at_vote(asked, vote), vote.sums, (view.stance for view in written))
