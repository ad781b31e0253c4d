"""Makers for meetings: who is there, who says what, how votes fall, and a case at that point."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from cases import CHIEF, READY, RECORDER, TOWN, before, take

from api.demo.scene import at
from decision_flow.domain.case import Case
from decision_flow.domain.people import Body
from decision_flow.domain.steps.decision import meeting, record
from decision_flow.domain.values import Document
from decision_flow.engine.rules import Ready

DAY = date(2023, 5, 15)
OPENED, DISCUSSED, VOTED, RECORDED = (at(DAY, c) for c in ("09:00", "10:50", "11:00", "11:10"))
DECIDED = at(DAY, "11:30")
SEVEN = tuple(seat.person for seat in TOWN.seats)
ENTRUSTED = Document(title="委托主持会议的记录", digest="e" * 64)

FOR, AGAINST, ABSTAIN = record.Choice.FOR, record.Choice.AGAINST, record.Choice.ABSTAIN
AGREE, DISAGREE = record.Stance.AGREE, record.Stance.DISAGREE


def called(kind: record.MeetingKind = record.MeetingKind.STANDING, *, ready: Ready = READY) -> Case:
    """Return a case whose meeting has been called for `DAY`."""
    profile = "decree-713" if ready.procedure.profile == "decree-713" else "four-nots"
    case = before("meeting.schedule", profile=profile)
    notice = Document(title="会议通知", digest="d" * 64)
    said = record.Schedule(meeting=kind, number="示例", held_on=DAY, notice=notice)
    return take(case, "meeting.schedule", said, "sun", at(date(2023, 5, 9)), ready=ready)


def present(people: Sequence[str], since: datetime = OPENED) -> tuple[record.Attendance, ...]:
    """Return one interval each, from `since` on."""
    return tuple(record.Attendance(person=p, arrived=since) for p in people)


def recusal(person: str, by: record.RecusedBy = record.RecusedBy.SELF) -> record.Recusal:
    """Return a recusal for a relative's interest, on paper."""
    return record.Recusal(
        person=person,
        ground=record.RecusalGround.RELATIVES_INTEREST,
        reasons="亲属利害关系",
        by=by,
        document=Document(title="回避申请", digest="f" * 64),
    )


def opens(
    people: Sequence[str] = SEVEN, *, out: Sequence[str] = (), presiding: str = CHIEF
) -> record.Convene:
    """Return an opening; a member other than the chief presides by entrustment."""
    return record.Convene(
        presiding=presiding,
        attendance=present(people),
        entrustment=None if presiding == CHIEF else ENTRUSTED,
        recusals=tuple(recusal(p) for p in out),
    )


def last(people: Sequence[str]) -> tuple[str, ...]:
    """Return the people with the chief, if there, at the end."""
    return (*(p for p in people if p != CHIEF), *(p for p in people if p == CHIEF))


def talks(
    people: Sequence[str] = SEVEN,
    *,
    against: Sequence[str] = (),
    amendments: tuple[record.Amendment, ...] = (),
) -> record.Discuss:
    """Return a discussion in this order; who is against says why."""
    return record.Discuss(
        speeches=tuple(record.Speech(person=p, words="发言") for p in last(people)),
        positions=tuple(
            record.Position(
                person=p,
                stance=DISAGREE if p in against else AGREE,
                reasons="资金未落实。" if p in against else None,
            )
            for p in last(people)
        ),
        amendments=amendments,
    )


def votes(
    people: Sequence[str] = SEVEN,
    *,
    against: Sequence[str] = (),
    abstain: Sequence[str] = (),
    method: record.Method = record.Method.NAMED_BALLOT,
    moment: datetime = VOTED,
) -> record.Vote:
    """Return a vote of these people by name."""

    def choice(person: str) -> record.Choice:
        return AGAINST if person in against else ABSTAIN if person in abstain else FOR

    return record.Vote(
        at=moment,
        method=method,
        attendance=present(people),
        ballots=tuple(record.Ballot(person=p, choice=choice(p)) for p in people),
    )


def secret(people: Sequence[str], in_favour: int, against: int, abstained: int) -> record.Vote:
    """Return a secret ballot's sums."""
    sums = record.Sums(in_favour=in_favour, against=against, abstained=abstained)
    vote = votes(people, method=record.Method.SECRET_BALLOT)
    return replace(vote, ballots=(), sums=sums)


def opened(said: record.Convene | None = None, *, ready: Ready = READY, body: Body = TOWN) -> Case:
    """Return a case whose meeting is open."""
    start = called(ready=ready)
    return take(start, "meeting.convene", said or opens(), RECORDER, OPENED, ready=ready, body=body)


def discussed(
    opening: record.Convene | None = None,
    talk: record.Discuss | None = None,
    *,
    ready: Ready = READY,
    body: Body = TOWN,
) -> Case:
    """Return a case that has been discussed."""
    case = opened(opening, ready=ready, body=body)
    said = talk or talks()
    return take(case, "meeting.discuss", said, RECORDER, DISCUSSED, ready=ready, body=body)


def voted(
    vote: record.Vote | None = None,
    *,
    opening: record.Convene | None = None,
    talk: record.Discuss | None = None,
    ready: Ready = READY,
    body: Body = TOWN,
) -> Case:
    """Return a case that awaits the chief's decision."""
    case = discussed(opening, talk, ready=ready, body=body)
    said = vote or votes()
    return take(case, "meeting.vote", said, RECORDER, RECORDED, ready=ready, body=body)


def decision(
    case: Case, outcome: meeting.Outcome, reasons: str | None = "会上已说明理由。"
) -> meeting.Decide:
    """Return a decision about the current draft."""
    return meeting.Decide(outcome=outcome, draft=case.draft or "", reasons=reasons)
