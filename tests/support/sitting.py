"""One matter taken through a session that is open: convened, discussed, voted on, decided."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from convened import opens, there
from makers import file_papers

from api.demo.acts.meeting import PRESENT
from api.demo.scene import BODY
from decision_flow.domain.steps.decision import meeting, record
from decision_flow.service import Answer, Moved, Request, Service


def move(  # noqa: PLR0917 - read in this order it is a sentence
    service: Service, verb: str, said: Any, who: str, when: datetime, *, case: str
) -> Answer:
    """Return the answer to a move of the meeting of a case, its papers on file."""
    file_papers(service, said, None, when)
    seq = service.case(BODY, case).view.seq
    request = Request("meeting", verb, said, who)
    return service.move(BODY, case, request, at=when, expected=seq)


def moved(answer: Answer) -> Moved:
    """Return what was written; fails the test where it was refused."""
    assert isinstance(answer, Moved), [(v.code, v.reason.zh) for v in answer.unmet]
    return answer


def convene(**changes: Any) -> record.Convene:
    """Return the opening of a matter as the session has it."""
    said = record.Convene(presiding="wang", attendance=there(), observers=opens().observers)
    return replace(said, **changes)


def discuss() -> record.Discuss:
    """Return a discussion in which everybody agrees, the chief last."""
    last = (*(p for p in PRESENT if p != "wang"), "wang")
    return record.Discuss(
        speeches=tuple(record.Speech(person=p, words="示例发言。") for p in last),
        positions=tuple(record.Position(person=p, stance=record.Stance.AGREE) for p in last),
    )


def vote(moment: datetime, attendance: tuple[record.Attendance, ...] | None = None) -> record.Vote:
    """Return a vote in which everybody present is in favour."""
    attendance = there() if attendance is None else attendance
    present = sorted(record.present_at(attendance, moment))
    return record.Vote(
        at=moment,
        method=record.Method.SHOW_OF_HANDS,
        attendance=attendance,
        ballots=tuple(record.Ballot(person=p, choice=record.Choice.FOR) for p in present),
    )


def holds(
    service: Service,
    case: str,
    taken: datetime,
    *,
    outcome: meeting.Outcome = meeting.Outcome.AGREED,
) -> Moved:
    """Take a matter from its opening to its decision, a few minutes between the acts."""
    moved(move(service, "convene", convene(), "zhou", taken, case=case))
    later = [taken + timedelta(minutes=n) for n in (10, 11, 12, 13)]
    moved(move(service, "discuss", discuss(), "zhou", later[0], case=case))
    moved(move(service, "vote", vote(later[1]), "zhou", later[2], case=case))
    said = meeting.Decide(
        outcome=outcome,
        draft=service.case(BODY, case).case.draft or "",
        reasons=None if outcome is meeting.Outcome.AGREED else "会上已说明理由（示例）。",
    )
    return moved(move(service, "decide", said, "wang", later[3], case=case))
