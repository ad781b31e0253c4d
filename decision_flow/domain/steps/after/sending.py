"""When a report before release is sent, and what it states: what places ask of it.

Decree 713 sets no day for the report to the Party committee (Article 31) nor for that to the
standing committee (Article 8). A place may set within which time of the decision it is sent, how
many days before the session at which it is heard, and what it has to state.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from decision_flow.domain.calendar import Unit
from decision_flow.domain.case import Case
from decision_flow.domain.checks import overdue
from decision_flow.domain.kind import PERIODS, Asked, FigureRule
from decision_flow.domain.people import Body, Duty
from decision_flow.domain.procedure import Bound
from decision_flow.domain.values import Document, Text, record
from decision_flow.domain.verdict import Verdict, verdict

SENT_WITHIN, BEFORE_SESSION = "sent_within", "before_session"
WITHIN_RULE = FigureRule((Bound.AT_MOST,), PERIODS, Text("决定后报送的期限", "time to send it in"))
SESSION_RULE = FigureRule(
    (Bound.AT_LEAST,), (Unit.DAYS,), Text("报送至会议的最短时间", "least time before the session")
)
DECIDED = ("decide", "confirm_copy")
"""The verbs of a meeting by which a matter comes to be decided: at once, or on a clean copy."""


class Sender(StrEnum):
    """In whose name a report goes to the Party committee."""

    GOVERNMENT = "government"
    PARTY_GROUP = "party_group"


@record
class Report:
    """The report or request as it was sent, and in whose name.

    `states` are the points of the procedure's list that it goes into, `session_on` the day of the
    session at which it is to be heard.
    """

    to: str
    document: Document
    in_the_name_of: Sender | None = None
    states: tuple[str, ...] = ()
    session_on: date | None = None


def decided_on(case: Case, meetings: Iterable[str], body: Body) -> date | None:
    """Return the day on which the matter was decided; None before."""
    found = [fact for step in meetings if (fact := case.fact(step, *DECIDED)) is not None]
    last = max(found, key=lambda fact: fact.seq, default=None)
    return None if last is None else body.day(last.stated_at)


def sent_in_time(asked: Asked[Report]) -> tuple[Verdict, ...]:
    """Warn when it is sent late, where a place says within which time of the decision."""
    figure = asked.figure(SENT_WITHIN)
    meetings = (step.key for step in asked.of_kind("meeting"))
    start = decided_on(asked.case, meetings, asked.setting.body)
    if figure is None or start is None:
        return ()
    label = asked.step.label
    return overdue("report", asked, figure, (label.zh, label.en), start=start, done=asked.day)


def before_the_session(asked: Asked[Report]) -> tuple[Verdict, ...]:
    """Pass when it is sent as many days before the session as a place says, the day named."""
    figure, session = asked.figure(BEFORE_SESSION), asked.payload.session_on
    if figure is None:
        return ()
    last = None if session is None else asked.setting.calendar.days_before(session, figure.count)
    told = (
        Text("未写明会议日期", "no session is named")
        if session is None
        else Text(
            f"会议定于{session}，最迟{last}报送，现为{asked.day}",
            f"the session is on {session}: {last} at the latest, it is {asked.day}",
        )
    )
    return (
        verdict(
            "report.session",
            last is not None and asked.day <= last,
            f"报告须在会议举行{figure.count}日前报送，并写明会议日期：{told.zh}。",
            f"It is sent {figure.count} days before the session, whose day is named: {told.en}.",
            figure.source,
            curers=(Duty.SECRETARY,),
        ),
    )


def states_what_it_must(asked: Asked[Report]) -> tuple[Verdict, ...]:
    """Pass when it goes into everything that the procedure lists."""
    wanted = asked.step.content
    if not wanted:
        return ()
    missing = [text for point, text in wanted.items() if point not in asked.payload.states]
    zh, en = "、".join(m.zh for m in missing), ", ".join(m.en for m in missing)
    return (
        verdict(
            "report.content",
            not missing,
            f"“{asked.step.label.zh}”须写明规定的内容" + (f"，缺：{zh}。" if missing else "。"),
            f"“{asked.step.label.en}” states what it must"
            + (f"; missing: {en}." if missing else "."),
            asked.step.source,
            curers=(Duty.SECRETARY,),
        ),
    )
