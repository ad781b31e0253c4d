"""Checks on a case whose matter is discussed in a session: it says what the session says.

A case that names no session rests on its own record alone, unless its rule set asks for one.
"""

from collections.abc import Iterable
from datetime import datetime

from decision_flow.domain.kind import Asked
from decision_flow.domain.people import APART, DUTY_LABELS, Apart, Duty
from decision_flow.domain.sessions.session import Session, State, differing
from decision_flow.domain.steps.decision.conduct import RECORDER, recused
from decision_flow.domain.steps.decision.record import (
    Adjourn,
    Attendance,
    Convene,
    Discuss,
    Observer,
    Schedule,
    Vote,
)
from decision_flow.domain.values import HOUSE_RULE, Text, decree_713
from decision_flow.domain.verdict import Verdict, verdict

_CALLERS = (Duty.SECRETARY,)


def named_session(asked: Asked[object]) -> str | None:
    """Return the session in which the matter is discussed, by its id."""
    said = asked.payload if isinstance(asked.payload, Schedule) else None
    called = said or asked.said(Schedule, "schedule")
    return called.session if called is not None else None


def called_with_its_session(asked: Asked[Schedule]) -> tuple[Verdict, ...]:
    """Pass when the call is that of the session named, and the case stands on its agenda."""
    name, session = named_session(asked), asked.setting.session
    if name is None:
        return _names_one(asked)
    if session is None:
        return (_not_there(name, _CALLERS),)
    return (
        _on_the_agenda(asked, session),
        _called_alike(asked, session),
        *_kept_apart(asked, session),
    )


def _names_one(asked: Asked[Schedule]) -> tuple[Verdict, ...]:
    if asked.choice("session", "may_name") != "must_name":
        return ()
    return (
        verdict(
            "meeting.session",
            passed=False,
            zh="本程序要求写明在哪一次会议讨论（session），该次会议先行召集。",
            en="This procedure asks in which session it is discussed (session); that is called "
            "first.",
            source=asked.step.source,
            curers=_CALLERS,
        ),
    )


def _not_there(name: str, curers: tuple[Duty, ...]) -> Verdict:
    return verdict(
        "meeting.session",
        passed=False,
        zh=f"本机关没有会议{name}。",
        en=f"The body has no session {name}.",
        source=HOUSE_RULE,
        curers=curers,
    )


def _on_the_agenda(asked: Asked[object], session: Session) -> Verdict:
    listed = session.listed(asked.case.id) is not None and session.state is not State.CANCELLED
    return verdict(
        "meeting.session_agenda",
        listed,
        f"本案须列入{session.number}的议程，且该次会议未取消。",
        f"The case stands on the agenda of {session.number}, and that session is not cancelled.",
        HOUSE_RULE,
        curers=_CALLERS,
    )


def _called_alike(asked: Asked[Schedule], session: Session) -> Verdict:
    said, listed = asked.payload, session.listed(asked.case.id)
    pairs = {
        "meeting": (said.meeting, session.meeting),
        "number": (said.number, session.number),
        "held_on": (said.held_on, session.held_on),
        "notice": (said.notice.digest, session.notice.digest),
        "materials_on": (said.materials_on, listed.item.materials_on if listed else None),
    }
    odd = ", ".join(name for name, (ours, theirs) in pairs.items() if ours != theirs)
    return verdict(
        "meeting.session_call",
        not odd,
        "本案所记的会议种类、次序、日期、通知、材料送达日须与该次会议的记录一致"
        + (f"；不符的：{odd}。" if odd else "。"),
        "Kind, number, day, notice and papers are those that the session has on record"
        + (f"; not so: {odd}." if odd else "."),
        HOUSE_RULE,
        curers=_CALLERS,
    )


def _kept_apart(asked: Asked[object], session: Session) -> tuple[Verdict, ...]:
    """Pass when who called the session, or kept its record, did nothing here that forbids it."""
    found = (
        *_met(asked, session.callers, Duty.SECRETARY),
        *_met(asked, session.recorders, Duty.RECORDER),
    )
    return tuple(
        verdict(
            "meeting.session_apart",
            passed=False,
            zh=f"{asked.person_named(person).zh}在本案已作为{DUTY_LABELS[other].zh}办理，不得召集讨论本案的会议或者作其记录；"
            "由他人另行召集。",
            en=f"{asked.person_named(person).en} has acted in this case as "
            f"{DUTY_LABELS[other].en} and neither calls nor records a session in which it is "
            "discussed: somebody else calls another.",
            source=pair.source,
            curers=_CALLERS,
        )
        for person, other, pair in found
    )


def _met(
    asked: Asked[object], people: Iterable[str], duty: Duty
) -> Iterable[tuple[str, Duty, Apart]]:
    for person in sorted(people):
        acted = asked.case.acted.get(person, frozenset())
        for pair in APART:
            other = pair.other_of(duty)
            if other is not None and other in acted:
                yield person, other, pair


def convened_in_its_session(asked: Asked[Convene]) -> tuple[Verdict, ...]:
    """Pass when the opening of the matter is what the session has on record at that moment."""
    return _within(asked, asked.stated_at) + _opened_alike(asked)


def _opened_alike(asked: Asked[Convene]) -> tuple[Verdict, ...]:
    session, said = asked.setting.session, asked.payload
    if named_session(asked) is None or session is None:
        return ()
    out = frozenset(r.person for r in said.recusals)
    chair = session.presiding_at(asked.stated_at)
    presided = asked.person_named(chair) if chair else Text("无", "nobody")
    return (
        _on_the_agenda(asked, session),
        *_kept_apart(asked, session),
        verdict(
            "meeting.session_chair",
            said.presiding == chair or chair in out,
            f"主持人须与该次会议的记录一致（{presided.zh}）；其在本案回避的除外。",
            f"Whoever presides is who the session has on record: {presided.en}; unless recused "
            "here.",
            HOUSE_RULE,
            curers=RECORDER,
        ),
        _observers(session, said.observers),
        _attendance(asked, session, said.attendance, asked.stated_at, out=out),
    )


def discussed_in_its_session(asked: Asked[Discuss]) -> tuple[Verdict, ...]:
    """Pass when it was discussed while the session was under way, observers of it heard alone."""
    session = asked.setting.session
    if named_session(asked) is None or session is None:
        return _within(asked, asked.stated_at)
    known = {observer.name for observer in session.observers}
    strangers = [view.name for view in asked.payload.observers if view.name not in known]
    return (
        *_within(asked, asked.stated_at),
        verdict(
            "meeting.session_observers",
            not strangers,
            "发表意见的列席人员须在该次会议列席名单之中"
            + (f"；不在的：{'、'.join(strangers)}。" if strangers else "。"),
            "Observers whose views are kept are among those of the session"
            + (f"; not so: {', '.join(strangers)}." if strangers else "."),
            decree_713(38),
            curers=RECORDER,
        ),
    )


def voted_in_its_session(asked: Asked[Vote]) -> tuple[Verdict, ...]:
    """Pass when the vote was taken while it was under way, by those who were there."""
    session, said = asked.setting.session, asked.payload
    if named_session(asked) is None or session is None:
        return _within(asked, said.at)
    return (
        *_within(asked, said.at),
        _attendance(asked, session, said.attendance, said.at, out=recused(asked)),
    )


def adjourned_in_its_session(asked: Asked[Adjourn]) -> tuple[Verdict, ...]:
    """Pass when the attendance by which it broke off is that of the session."""
    session, said = asked.setting.session, asked.payload
    if named_session(asked) is None or session is None or not said.attendance:
        return ()
    return (_attendance(asked, session, said.attendance, asked.stated_at, out=recused(asked)),)


def _within(asked: Asked[object], moment: datetime) -> tuple[Verdict, ...]:
    """Pass when the session named is there, and was under way at a moment."""
    name, session = named_session(asked), asked.setting.session
    if name is None:
        return ()
    if session is None:
        return (_not_there(name, RECORDER),)
    return (
        verdict(
            "meeting.session_open",
            session.under_way_at(moment),
            f"此事须在该次会议（{session.number}）开会之后、散会之前进行；先记录该次会议开会。",
            f"This is done after {session.number} opened and before it closed; its opening is put "
            "on record first.",
            HOUSE_RULE,
            curers=RECORDER,
        ),
    )


def _observers(session: Session, given: tuple[Observer, ...]) -> Verdict:
    strangers = [observer.name for observer in given if observer not in session.observers]
    return verdict(
        "meeting.session_observers",
        not strangers,
        "列席人员须在该次会议列席名单之中"
        + (f"；不在的：{'、'.join(strangers)}。" if strangers else "。"),
        "Observers are among those of the session"
        + (f"; not so: {', '.join(strangers)}." if strangers else "."),
        HOUSE_RULE,
        curers=RECORDER,
    )


def _attendance(
    asked: Asked[object],
    session: Session,
    given: tuple[Attendance, ...],
    moment: datetime,
    *,
    out: frozenset[str],
) -> Verdict:
    found = (p for p in differing(session.attendance, given, moment) if p not in out)
    odd = [asked.person_named(person) for person in found]
    return verdict(
        "meeting.session_attendance",
        not odd,
        "本案所记的到会、离会须与该次会议的记录一致（在本案回避的除外）"
        + (f"；不符的：{'、'.join(each.zh for each in odd)}。" if odd else "。"),
        "Who came and left is what the session has on record, members recused here apart"
        + (f"; not so: {', '.join(each.en for each in odd)}." if odd else "."),
        decree_713(30),
        curers=RECORDER,
    )
