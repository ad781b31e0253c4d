"""A session for tests: called for the first meeting of the story, opened, its attendance kept."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from api.demo.acts.meeting import PRESENT
from api.demo.scene import BODY, at, content_of, paper
from decision_flow.domain.content import documents_of
from decision_flow.domain.move import Refused
from decision_flow.domain.sessions import said as of
from decision_flow.domain.sessions.session import Session
from decision_flow.domain.steps.decision.record import Attendance, MeetingKind, Observer, Schedule
from decision_flow.service import Entered, Service

SESSION = "m-1"
DAY, CALLED_ON = date(2023, 5, 15), date(2023, 5, 9)
OPENED, CLOSED = at(DAY, "09:00"), at(DAY, "12:00")
NUMBER = "县政府常务会议（示例）第一次"
OBSERVER = Observer(name="司法局负责人（示例）", post="县司法局")
OTHER = of.Item(title="不属于重大行政决策的其他议题（示例）")


def there(people: Sequence[str] = PRESENT, since: datetime = OPENED) -> tuple[Attendance, ...]:
    """Return one interval each."""
    return tuple(Attendance(person=p, arrived=since) for p in people)


def items(*cases: str) -> tuple[of.Item, ...]:
    """Return an agenda of these cases, and a matter that is none."""
    return (*(of.Item(title=f"{case}的议题（示例）", case=case) for case in cases), OTHER)


def call(*cases: str, held_on: date = DAY, number: str = NUMBER) -> of.CallSession:
    """Return the call of a standing meeting with these cases on its agenda."""
    return of.CallSession(
        meeting=MeetingKind.STANDING,
        number=number,
        held_on=held_on,
        notice=paper(f"{number}会议通知"),
        approval=paper("议题审批单（示例）"),
        agenda=items(*cases),
    )


def opens(people: Sequence[str] = PRESENT, *, moment: datetime = OPENED) -> of.OpenSession:
    """Return the opening by the chief, with one observer."""
    return of.OpenSession(
        at=moment,
        presiding="wang",
        attendance=there(people, moment),
        sheet=paper("签到册（示例）"),
        observers=(OBSERVER,),
    )


def closes(
    attendance: tuple[Attendance, ...] | None = None, *, moment: datetime = CLOSED
) -> of.CloseSession:
    """Return the closing, with the attendance of the opening."""
    return of.CloseSession(at=moment, attendance=there() if attendance is None else attendance)


def say(
    service: Service,
    said: of.SaidOfSession,
    who: str,
    when: datetime,
    *,
    session: str = SESSION,
    body: str = BODY,
) -> Entered | Refused:
    """Put something on record of a session, with its papers on file."""
    for document in documents_of(said):
        service.store_document(
            body,
            io.BytesIO(content_of(document.title)),
            name=document.title,
            media_type="text/plain",
            person="sun",
            at=when,
        )
    return service.say_of_session(body, session, said, person=who, at=when)


def entered(answer: Entered | Refused) -> Entered:
    """Return what was entered; fails the test where it was refused."""
    assert isinstance(answer, Entered), [(v.code, v.reason.zh) for v in answer.unmet]
    return answer


def refused(answer: object) -> set[str]:
    """Return the codes of what is unmet."""
    assert isinstance(answer, Refused), answer
    return {v.code for v in answer.unmet}


def scheduled(session: Session | of.CallSession, *, named: str = SESSION) -> Schedule:
    """Return the call in a case as a session says it."""
    return Schedule(
        meeting=session.meeting,
        number=session.number,
        held_on=session.held_on,
        notice=session.notice,
        session=named,
    )


def without(attendance: tuple[Attendance, ...], person: str) -> tuple[Attendance, ...]:
    """Return the attendance as if somebody had not been there."""
    return tuple(a for a in attendance if a.person != person)


def leaving(
    attendance: tuple[Attendance, ...], person: str, moment: datetime
) -> tuple[Attendance, ...]:
    """Return the attendance with somebody leaving at a moment."""
    return tuple(replace(a, left=moment) if a.person == person else a for a in attendance)
