"""Whatever is put on record of a session and its matters, in whatever order, they agree."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from cases import CALENDAR, TOWN, ask, before, on_file
from convened import CALLED_ON, OPENED, call, scheduled
from meetings import recusal

from api.demo.acts.meeting import PRESENT
from api.demo.scene import MEMBERS, PEOPLE, at, paper
from decision_flow.domain.case import Case, fold
from decision_flow.domain.move import Accepted, Setting
from decision_flow.domain.sessions import said as of
from decision_flow.domain.sessions.following import follow_session
from decision_flow.domain.sessions.session import Session
from decision_flow.domain.sessions.told import Told
from decision_flow.domain.steps.decision import meeting, record
from decision_flow.domain.values import Cite
from decision_flow.engine.sessions import say

RUNS, ACTS = 150, 40
ON = at(CALLED_ON, "10:30")


@dataclass
class Office:
    """Two matters and a session; `now` goes on by a few minutes with every act."""

    lot: Random
    now: datetime = OPENED
    session: Session | None = None
    cases: dict[str, Case] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)

    def says(self, said: of.SaidOfSession, who: str, when: datetime) -> None:
        """Put something on record of the session, if the engine lets it stand."""
        setting = Setting(TOWN, CALENDAR, when, on_file(said))
        told = Told(self.session, said, PEOPLE[who], TOWN, when, self.cases)
        answer = say(told, setting, "m-1", ())
        name = f"session.{of.verb_of(said)}"
        if not isinstance(answer, Accepted):
            self.done[f"{name} refused"] += 1
            return
        self.done[name] += 1
        made = follow_session(self.session, answer.facts[0], TOWN)
        self.session = replace(made, cite=Cite("m-1", made.seq, "a" * 64))

    def moves(self, case: str, verb: str, said: Any, who: str, when: datetime) -> None:  # noqa: PLR0917 - a sentence
        """Make a move in a case, if the engine lets it stand."""
        asked = self.cases[case]
        answer = ask(asked, f"meeting.{verb}", said, who, when, session=self.session)
        self.done[f"{verb} refused" if not isinstance(answer, Accepted) else verb] += 1
        if isinstance(answer, Accepted):
            self.cases[case] = fold(asked, answer.facts)


def drawn(seed: int) -> Office:
    """Return an office after many acts, lawful and other."""
    lot = Random(seed)  # noqa: S311 - a test draws by lot
    office = Office(lot)
    for name in ("c1", "c2"):
        office.cases[name] = replace(before("meeting.schedule"), id=name)
    office.says(call("c1", "c2"), "sun", ON)
    for name in office.cases:
        office.moves(name, "schedule", scheduled(call()), "sun", ON)
    acts = [_open, _note, _close, _correct, _convene, _discuss, _vote, _decide]
    weights = [2, 5, 1, 3, 4, 4, 6, 3]
    for _ in range(ACTS):
        office.now += timedelta(minutes=lot.randint(0, 8))
        (act,) = lot.choices(acts, weights)
        act(office)
    return office


def _there(office: Office, *, honest: bool) -> tuple[record.Attendance, ...]:
    """Return an attendance: what the session knows with changes, or anything."""
    lot, session = office.lot, office.session
    known = session.attendance if session is not None else ()
    if honest and known and lot.random() < 0.8:
        return known
    if known and lot.random() < 0.7:
        moment = office.now - timedelta(minutes=lot.randint(0, 40))
        one = lot.choice(known)
        rest = tuple(a for a in known if a is not one)
        came = record.Attendance(person=lot.choice(MEMBERS), arrived=moment)
        return (*rest, replace(one, left=moment)) if lot.random() < 0.6 else (*known, came)
    return tuple(record.Attendance(person=p, arrived=OPENED) for p in PRESENT if lot.random() < 0.9)


def _open(office: Office) -> None:
    people = tuple(record.Attendance(person=p, arrived=OPENED) for p in PRESENT)
    office.says(
        of.OpenSession(at=OPENED, presiding="wang", attendance=people, sheet=paper("签到册")),
        "zhou",
        office.now,
    )


def _note(office: Office) -> None:
    said = of.NoteAttendance(attendance=_there(office, honest=False))
    office.says(said, "zhou", office.now)


def _close(office: Office) -> None:
    moment = office.now - timedelta(minutes=office.lot.choice((0, 0, 10, 30)))
    said = of.CloseSession(at=moment, attendance=_there(office, honest=True))
    if office.lot.random() < 0.4:
        office.says(said, "zhou", office.now)


def _correct(office: Office) -> None:
    said = of.ReportError(wrong="有误。", right="更正。", evidence=paper("证据"))
    office.says(said, "sun", office.now)
    line = office.session.seq if office.session is not None else 0
    there = _there(office, honest=False)
    office.says(of.CorrectSession(reported=line, attendance=there), "zhou", office.now)


def _convene(office: Office) -> None:
    out = tuple(recusal(p) for p in ("zhang", "yang") if office.lot.random() < 0.2)
    said = record.Convene(presiding="wang", attendance=_there(office, honest=True), recusals=out)
    office.moves(office.lot.choice(("c1", "c2")), "convene", said, "zhou", office.now)


def _discuss(office: Office) -> None:
    case = office.lot.choice(("c1", "c2"))
    said = office.cases[case].fact("meeting", "convene")
    if said is None or not isinstance(said.payload, record.Convene):
        return
    out = {r.person for r in said.payload.recusals}
    came = [*(p for p in MEMBERS if p != "wang" and p not in out), "wang"]
    there = {a.person for a in _there(office, honest=True)} | {"wang"}
    part = [p for p in came if p in there]
    talk = record.Discuss(
        speeches=tuple(record.Speech(person=p, words="发言。") for p in part),
        positions=tuple(record.Position(person=p, stance=record.Stance.AGREE) for p in part),
    )
    office.moves(case, "discuss", talk, "zhou", office.now)


def _vote(office: Office) -> None:
    case = office.lot.choice(("c1", "c2"))
    said = office.cases[case].fact("meeting", "convene")
    if said is None or not isinstance(said.payload, record.Convene):
        return
    out = {r.person for r in said.payload.recusals}
    moment = office.now - timedelta(minutes=office.lot.randint(0, 3))
    there = _there(office, honest=True)
    voters = sorted(record.present_at(there, moment) - out)
    payload = record.Vote(
        at=moment,
        method=record.Method.SHOW_OF_HANDS,
        attendance=there,
        ballots=tuple(record.Ballot(person=p, choice=record.Choice.FOR) for p in voters),
    )
    office.moves(case, "vote", payload, "zhou", office.now)


def _decide(office: Office) -> None:
    case = office.lot.choice(("c1", "c2"))
    outcome = office.lot.choice((meeting.Outcome.AGREED, meeting.Outcome.NOT_AGREED))
    draft = office.cases[case].draft or ""
    said = meeting.Decide(outcome=outcome, draft=draft, reasons="会上已说明理由。")
    office.moves(case, "decide", said, "wang", office.now)


def present(attendance: tuple[record.Attendance, ...], person: str, moment: datetime) -> bool:
    """Say by hand whether somebody was there at a moment."""
    return any(
        a.person == person and a.arrived <= moment and (a.left is None or a.left > moment)
        for a in attendance
    )


def disagreement(office: Office) -> str | None:
    """Return where session and cases tell different things in the end."""
    session = office.session
    if session is None:
        return None
    for case in office.cases.values():
        out: set[str] = set()
        for fact in case.minutes:
            said = fact.payload
            moment = said.at if isinstance(said, record.Vote) else fact.stated_at
            if session.opened_at is None or moment < session.opened_at:
                return f"{fact.name} before the session opened"
            if session.closed_at is not None and moment > session.closed_at:
                return f"{fact.name} after the session closed"
            if isinstance(said, record.Convene):
                out = {r.person for r in said.recusals}
            if isinstance(said, record.Convene | record.Vote):
                for person in set(MEMBERS) - out:
                    here = present(said.attendance, person, moment)
                    if here is not present(session.attendance, person, moment):
                        return f"{person} at {fact.name}"
    return None


@pytest.mark.parametrize("start", [0, 1, 2])
def test_a_session_and_its_matters_agree_whatever_was_tried(start: int) -> None:
    done: Counter[str] = Counter()
    for seed in range(start, RUNS, 3):
        office = drawn(seed)
        assert disagreement(office) is None, (seed, disagreement(office))
        done += office.done
    session = ("open", "note", "close", "report_error", "correct")
    acts = (*(f"session.{act}" for act in session), "convene", "discuss", "vote", "decide")
    assert all(done[act] and done[f"{act} refused"] for act in acts), done
