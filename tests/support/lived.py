"""Years of a body drawn at random: cases side by side, people who move, meetings, mistakes.

Nothing here need be lawful: a ledger says what the lines say, whatever they say.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from decision_flow.domain.case import Correct, Fact, Paper
from decision_flow.domain.people import Actor, Duty, Level, Post
from decision_flow.domain.sessions.said import OpenSession
from decision_flow.domain.staff import (
    EndDuty,
    Enrol,
    Found,
    GiveDuty,
    LeaveSeat,
    Staff,
    TakeSeat,
    follow_staff,
    unfounded,
)
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.domain.steps.after.responsibility import Answers, Entry, Register
from decision_flow.domain.steps.decision import record
from decision_flow.domain.steps.decision.chief import Decide, Outcome
from decision_flow.domain.values import HOUSE_RULE, Document
from decision_flow.domain.verdict import advice, verdict

BODY = "town"
PEOPLE = ("a", "b", "c", "d")
CASES = ("case-1", "case-2", "case-3")
BEGAN = datetime(2016, 1, 4, 1, tzinfo=UTC)
SOME_DAYS = timedelta(days=40)
_PAPER = Document(title="示例", digest="0" * 64)
_ABOUT = st.integers(-120, 30)
"""By how many days what is entered of a person holds from another day than that of the entry."""
_persons = st.sampled_from(PEOPLE)
_many = st.sets(_persons).map(lambda found: tuple(sorted(found)))
_verdicts = st.lists(
    st.sampled_from(
        (
            advice("x.late", "迟", "late", HOUSE_RULE),
            verdict("x.met", True, "是", "yes", HOUSE_RULE),
        )
    ),
    max_size=2,
).map(tuple)


@dataclass
class Lived:
    """What was written, and the body as it then was."""

    facts: list[Fact] = field(default_factory=list)
    staff: Staff = field(default_factory=lambda: unfounded(BODY))
    ends: dict[str, int] = field(default_factory=dict)
    now: datetime = BEGAN

    @property
    def day(self) -> date:
        """The day on which the next line is written."""
        return self.now.date()

    def write(self, stream: str, step: str, name: str, said: Any, **more: Any) -> None:
        """Add a line to a stream."""
        kind, verb = name.split(".")
        seq = self.ends[stream] = self.ends.get(stream, 0) + 1
        stated = self.now - more.pop("earlier", timedelta())
        actor = Actor(
            more.pop("by", "a"), "某", "某单位", Duty.SECRETARY, more.pop("instead_of", None)
        )
        fact = Fact(
            stream=stream,
            seq=seq,
            step=step,
            kind=f"{kind}@1",
            verb=verb,
            trigger=verb,
            payload=said,
            actor=actor,
            stated_at=stated,
            recorded_at=self.now,
            edges=(),
            verdicts=more.pop("verdicts", ()),
            procedure="",
            calendar="",
            paper=more.pop("paper", None),
        )
        assert not more, more
        self.facts.append(fact)
        if stream == BODY:
            self.staff = follow_staff(self.staff, fact)


@st.composite
def lives(draw: st.DrawFn) -> Lived:
    """Return what was written in some years, line after line, stream beside stream."""
    lived = Lived()
    lived.write(BODY, "staff", "body.found", Found(name="示例", level=Level.COUNTY))
    for person in PEOPLE:
        lived.write(BODY, "staff", "body.enrol", Enrol(person=person, name=person, unit="甲"))
        if draw(st.booleans()):
            _sit(draw, lived, person)
    for happens in draw(st.lists(st.sampled_from(_HAPPENS), max_size=25)):
        lived.now += draw(st.timedeltas(timedelta(hours=1), SOME_DAYS))
        happens(draw, lived)
    return lived


def _sit(draw: st.DrawFn, lived: Lived, person: str) -> None:
    said = TakeSeat(
        person=person,
        post=draw(st.sampled_from(Post)),
        since=lived.day + timedelta(days=draw(_ABOUT)),
    )
    lived.write(BODY, "staff", "body.take_seat", said)


def _moves(draw: st.DrawFn, lived: Lived) -> None:
    """Somebody comes to another unit, to a duty, or loses one; to a seat, or out of it."""
    person = draw(_persons)
    duties = [h for h in lived.staff.persons[person].held if h.until is None]
    sits = any(s.person == person and s.until is None for s in lived.staff.body.seats)
    until = lived.day + timedelta(days=draw(_ABOUT))
    if draw(st.booleans()):
        said: Any = Enrol(person=person, name=person, unit=draw(st.sampled_from("甲乙丙")))
        lived.write(BODY, "staff", "body.enrol", said)
    elif duties:
        said = EndDuty(person=person, duty=duties[0].duty, until=until)
        lived.write(BODY, "staff", "body.end_duty", said)
    else:
        said = GiveDuty(person=person, duty=Duty.DRAFTER, since=lived.day)
        lived.write(BODY, "staff", "body.give_duty", said)
    if sits:
        lived.write(BODY, "staff", "body.leave_seat", LeaveSeat(person=person, until=until))
    elif draw(st.booleans()):
        _sit(draw, lived, person)


def _meets(draw: st.DrawFn, lived: Lived) -> None:
    """A meeting is called, opened, discussed, voted on, decided or broken off, in any order."""
    name, said = draw(st.sampled_from(_MEETING))(draw, lived)
    step = draw(st.sampled_from(("meeting", "second_meeting")))
    _write(draw, lived, said, step=step, name=f"meeting.{name}")


def _holds(draw: st.DrawFn, lived: Lived) -> None:
    """A meeting is held from its notice to its vote, in one case."""
    case = draw(st.sampled_from(CASES))
    for line in (_schedule, _convene, _discuss, _vote):
        name, said = line(draw, lived)
        lived.write(case, "meeting", f"meeting.{name}", said, by=draw(_persons))
        lived.now += timedelta(hours=1)


def _does(draw: st.DrawFn, lived: Lived) -> None:
    """Something is signed, listed, or found to have been written wrong."""
    name, said = draw(st.sampled_from(_DEEDS))(draw, lived)
    _write(draw, lived, said, step=name.split(".", maxsplit=1)[0], name=name)


def _write(draw: st.DrawFn, lived: Lived, said: Any, *, step: str, name: str) -> None:
    """Write a line of a case: at once, or from paper days later; by the person or a deputy."""
    late = draw(st.booleans())
    if isinstance(said, Correct):
        case, said = _wrong(draw, lived, said)
    else:
        case = draw(st.sampled_from(CASES))
    lived.write(
        case,
        step,
        name,
        said,
        by=draw(_persons),
        instead_of=draw(st.none() | _persons),
        verdicts=draw(_verdicts),
        paper=Paper(scan=_PAPER, receipt="示例", compared=1) if late else None,
        earlier=draw(st.timedeltas(timedelta(), SOME_DAYS)) if late else timedelta(),
    )


def _wrong(draw: st.DrawFn, lived: Lived, said: Correct) -> tuple[str, Correct]:
    case = draw(st.sampled_from(CASES))
    seq = draw(st.integers(1, lived.ends.get(case, 0) + 1))
    return case, Correct(
        seq=seq, wrong=said.wrong, right=said.right, evidence=said.evidence, reported=1
    )


def _sits_together(draw: st.DrawFn, lived: Lived) -> None:
    there = _there(draw, lived)
    said = OpenSession(at=lived.now, presiding="a", attendance=there, sheet=_PAPER)
    lived.write("session-1", "session", "session.open", said, by=draw(_persons))


def _there(draw: st.DrawFn, lived: Lived) -> tuple[record.Attendance, ...]:
    """Return who was there, from an hour before; some left an hour after."""
    hour = timedelta(hours=1)
    return tuple(
        record.Attendance(
            person=person,
            arrived=lived.now - hour,
            left=draw(st.sampled_from((None, lived.now, lived.now + hour))),
        )
        for person in draw(_many)
    )


def _schedule(draw: st.DrawFn, lived: Lived) -> tuple[str, Any]:
    meeting = draw(st.sampled_from((record.MeetingKind.STANDING, record.MeetingKind.PLENARY)))
    held = lived.day + timedelta(days=draw(st.integers(0, 30)))
    return "schedule", record.Schedule(meeting=meeting, number="示例", held_on=held, notice=_PAPER)


def _convene(draw: st.DrawFn, lived: Lived) -> tuple[str, Any]:
    there = _there(draw, lived)
    out = tuple(
        record.Recusal(
            person=person,
            ground=record.RecusalGround.OWN_INTEREST,
            reasons="示例",
            by=record.RecusedBy.SELF,
            document=_PAPER,
        )
        for person in draw(_many)
        if person not in {each.person for each in there}
    )
    return "convene", record.Convene(presiding="a", attendance=there, recusals=out)


def _discuss(draw: st.DrawFn, lived: Lived) -> tuple[str, Any]:
    del lived
    stances = st.sampled_from(record.Stance)
    return "discuss", record.Discuss(
        speeches=(),
        positions=tuple(
            record.Position(person=person, stance=draw(stances)) for person in draw(_many)
        ),
        written=tuple(
            record.WrittenView(person=person, stance=draw(stances), document=_PAPER)
            for person in draw(_many)
        ),
    )


def _vote(draw: st.DrawFn, lived: Lived) -> tuple[str, Any]:
    choices = st.sampled_from(record.Choice)
    return "vote", record.Vote(
        at=lived.now,
        method=record.Method.NAMED_BALLOT,
        attendance=_there(draw, lived),
        ballots=tuple(record.Ballot(person=p, choice=draw(choices)) for p in draw(_many)),
    )


def _decide(draw: st.DrawFn, lived: Lived) -> tuple[str, Any]:
    del lived
    return "decide", Decide(outcome=draw(st.sampled_from(Outcome)), draft="0" * 64)


def _adjourn(draw: st.DrawFn, lived: Lived) -> tuple[str, Any]:
    del lived
    return "adjourn", record.Adjourn(
        cause=record.BreakOff.CHAIR, reasons="示例", stated_by=draw(st.none() | _persons)
    )


def _sign(draw: st.DrawFn, lived: Lived) -> tuple[str, Any]:
    del draw
    said = Sign(number="示例", draft="0" * 64, document=_PAPER, effective_on=lived.day)
    return "issue.sign", said


def _list(draw: st.DrawFn, lived: Lived) -> tuple[str, Any]:
    del lived
    answers = st.sampled_from(Answers)
    entries = tuple(Entry(person=p, answers=draw(answers), office="甲") for p in draw(_many))
    return "responsibility.register", Register(entries=entries, document=_PAPER)


def _correct(draw: st.DrawFn, lived: Lived) -> tuple[str, Any]:
    del draw, lived
    return "case.correct", Correct(seq=1, wrong="误", right="正", evidence=_PAPER, reported=1)


Draws = Callable[[st.DrawFn, Lived], tuple[str, Any]]
_MEETING: tuple[Draws, ...] = (_schedule, _convene, _discuss, _vote, _decide, _adjourn)
_DEEDS: tuple[Draws, ...] = (_sign, _list, _correct)
_HAPPENS = (_holds, _meets, _meets, _does, _moves, _sits_together)


def streams(lived: Lived) -> Iterator[list[Fact]]:
    """Yield the lines of each stream, by name."""
    for stream in sorted(lived.ends):
        yield [fact for fact in lived.facts if fact.stream == stream]
