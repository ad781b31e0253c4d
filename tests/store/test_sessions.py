"""A session is a stream of its own: once for all its matters, and no case says otherwise."""

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from convened import (
    CALLED_ON,
    CLOSED,
    DAY,
    NUMBER,
    OPENED,
    SESSION,
    call,
    closes,
    entered,
    items,
    leaving,
    opens,
    refused,
    say,
    scheduled,
    there,
)
from makers import CASE, READERS, make_body, make_case, walk_until
from sitting import convene, discuss, holds, move, moved, vote
from sqlalchemy import text
from tampering import audit, codes, unguarded

from api.demo.acts.meeting import PRESENT
from api.demo.scene import BODY, at
from api.leavings import leave
from api.papers.convened import convened_of
from decision_flow.audit import rebuild
from decision_flow.domain.errors import ClockBehindError, NotFoundError, StaleCaseError
from decision_flow.domain.move import Refused
from decision_flow.domain.sessions import said as of
from decision_flow.domain.sessions.session import State
from decision_flow.domain.steps.decision import meeting, record
from decision_flow.store.canonical import digest_of

SECOND = "case-2"
ON = at(CALLED_ON, "10:30")


@pytest.fixture
def two(opened):
    """A service with two cases that were submitted for discussion."""
    make_case(opened, SECOND)
    for case in (CASE, SECOND):
        walk_until(opened, "submission", "accept", case)
    return opened


@pytest.fixture
def called(two):
    """The same, with a session called in which both are discussed."""
    entered(say(two, call(CASE, SECOND), "sun", ON))
    return two


def moves(service, verb, said, who, when, *, case=CASE):  # noqa: PLR0917 - a sentence
    return move(service, verb, said, who, when, case=case)


def test_two_matters_are_decided_in_one_session_and_each_cites_its_lines(called):
    for case in (CASE, SECOND):
        moved(moves(called, "schedule", scheduled(call()), "sun", ON, case=case))
    entered(say(called, opens(), "zhou", OPENED))
    holds(called, CASE, at(DAY, "09:10"))
    holds(called, SECOND, at(DAY, "10:10"))
    entered(say(called, closes(), "zhou", CLOSED))
    file = called.session(BODY, SESSION)
    assert (file.session.state, file.view.seq) == (State.CLOSED, 3)
    assert file.session.cases == (CASE, SECOND)
    digests = {line.fact.seq: line.digest for line in file.lines}
    for case in (CASE, SECOND):
        facts = [line.fact for line in called.journal(BODY, case)]
        assert called.case(BODY, case).view.phase == "decided"
        cited = {
            f.verb: next(c for c in f.cites if c.stream == SESSION)
            for f in facts
            if f.step == "meeting"
        }
        assert [cited[v].seq for v in ("schedule", "convene", "discuss", "vote", "decide")] == [
            *(1, 2, 2, 2, 2)
        ]
        assert all(cite.digest == digests[cite.seq] for cite in cited.values())
    assert [fact.cites[0].stream for fact in (line.fact for line in file.lines)] == [BODY] * 3
    assert [c.stream for c in file.lines[0].fact.cites] == [BODY, CASE, SECOND]
    assert audit(called).passed
    assert rebuild(called.database, READERS) == 4
    assert audit(called).passed


def test_a_case_without_a_session_rests_on_its_own_record(two):
    said = replace(scheduled(call()), session=None)
    answer = moved(moves(two, "schedule", said, "sun", ON))
    assert [c.stream for c in answer.facts[0].cites] == [BODY]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"number": "第二次"}, "number"),
        ({"held_on": date(2023, 5, 16)}, "held_on"),
        ({"meeting": record.MeetingKind.PLENARY}, "meeting"),
        ({"materials_on": CALLED_ON}, "materials_on"),
    ],
)
def test_a_case_is_called_as_its_session_is(called, change, word):
    said = replace(scheduled(call()), **change)
    answer = moves(called, "schedule", said, "sun", ON)
    assert "meeting.session_call" in refused(answer)
    (found,) = [v for v in answer.unmet if v.code == "meeting.session_call"]
    assert word in found.reason.zh
    assert audit(called).passed


def test_a_case_that_is_on_no_agenda_is_not_called_for_it(two):
    entered(say(two, call(CASE), "sun", ON))
    said = scheduled(call())
    assert refused(moves(two, "schedule", said, "sun", ON, case=SECOND)) == {
        "meeting.session_agenda"
    }
    assert refused(moves(two, "schedule", replace(said, session="m-9"), "sun", ON)) == {
        "meeting.session"
    }


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (convene(presiding="li", entrustment=call().notice), "meeting.session_chair"),
        (convene(attendance=there(PRESENT[:-1])), "meeting.session_attendance"),
        (convene(attendance=there((*PRESENT, "zhao"))), "meeting.session_attendance"),
        (
            convene(observers=(record.Observer(name="不在名单者", post="县财政局"),)),
            "meeting.session_observers",
        ),
    ],
    ids=["another presides", "one fewer", "one more", "a strange observer"],
)
def test_an_opening_that_contradicts_the_session_is_refused(called, said, code):
    moved(moves(called, "schedule", scheduled(call()), "sun", ON))
    entered(say(called, opens(), "zhou", OPENED))
    assert refused(moves(called, "convene", said, "zhou", at(DAY, "09:05"))) == {code}
    moved(moves(called, "convene", convene(), "zhou", at(DAY, "09:06")))
    assert audit(called).passed


def test_a_matter_is_opened_while_its_session_is_under_way(called):
    moved(moves(called, "schedule", scheduled(call()), "sun", ON))
    assert "meeting.session_open" in refused(moves(called, "convene", convene(), "zhou", OPENED))
    entered(say(called, opens(), "zhou", OPENED))
    entered(say(called, closes(), "zhou", CLOSED))
    late = moves(called, "convene", convene(), "zhou", CLOSED + timedelta(minutes=1))
    assert refused(late) == {"meeting.session_open"}


def test_a_member_who_left_before_the_vote_has_none_whatever_the_case_says(called):
    moved(moves(called, "schedule", scheduled(call()), "sun", ON))
    entered(say(called, opens(), "zhou", OPENED))
    moved(moves(called, "convene", convene(), "zhou", at(DAY, "09:05")))
    moved(moves(called, "discuss", discuss(), "zhou", at(DAY, "10:00")))
    left = leaving(there(), "yang", at(DAY, "10:05"))
    entered(say(called, of.NoteAttendance(attendance=left), "zhou", at(DAY, "10:06")))
    when = at(DAY, "10:10")
    assert "meeting.session_attendance" in refused(moves(called, "vote", vote(when), "zhou", when))
    moved(moves(called, "vote", vote(when, left), "zhou", when))
    assert audit(called).passed


def test_a_session_says_nothing_else_than_the_votes_on_record(called):
    moved(moves(called, "schedule", scheduled(call()), "sun", ON))
    entered(say(called, opens(), "zhou", OPENED))
    holds(called, CASE, at(DAY, "09:10"))
    early = leaving(there(), "yang", at(DAY, "09:15"))
    assert refused(say(called, of.NoteAttendance(attendance=early), "zhou", CLOSED)) == {
        "session.as_voted"
    }
    assert refused(say(called, closes(early), "zhou", CLOSED)) == {"session.as_voted"}
    afterwards = leaving(there(), "yang", at(DAY, "11:15"))
    entered(say(called, closes(afterwards), "zhou", CLOSED))
    assert audit(called).passed


def voted_on(service, case, start):
    taken = at(DAY, start)
    moved(moves(service, "convene", convene(), "zhou", taken, case=case))
    later = taken + timedelta(minutes=10)
    moved(moves(service, "discuss", discuss(), "zhou", later, case=case))
    moved(moves(service, "vote", vote(later), "zhou", later + timedelta(minutes=1), case=case))


def test_a_departure_is_explained_while_the_session_is_under_way(called):
    for case in (CASE, SECOND):
        moved(moves(called, "schedule", scheduled(call()), "sun", ON, case=case))
    entered(say(called, opens(), "zhou", OPENED))
    voted_on(called, CASE, "09:10")
    voted_on(called, SECOND, "10:10")
    draft = called.case(BODY, CASE).case.draft
    departs = meeting.Decide(
        outcome=meeting.Outcome.NOT_AGREED, draft=draft, reasons="会上已说明理由。"
    )
    moved(moves(called, "decide", departs, "wang", at(DAY, "11:30")))
    entered(say(called, closes(), "zhou", CLOSED))
    late = CLOSED + timedelta(minutes=1)
    answer = moves(called, "decide", departs, "wang", late, case=SECOND)
    assert refused(answer) == {"meeting.reasons_at_meeting"}
    follows = meeting.Decide(outcome=meeting.Outcome.AGREED, draft=draft)
    moved(moves(called, "decide", follows, "wang", late, case=SECOND))
    assert audit(called).passed


def test_a_session_closes_after_all_that_was_said_and_voted_in_it(called):
    moved(moves(called, "schedule", scheduled(call()), "sun", ON))
    entered(say(called, opens(), "zhou", OPENED))
    holds(called, CASE, at(DAY, "09:10"))
    early = closes(moment=at(DAY, "09:20"))
    assert refused(say(called, early, "zhou", CLOSED)) == {"session.closed_early"}
    just = entered(say(called, closes(moment=at(DAY, "09:21")), "zhou", CLOSED))
    # The vote was taken then; the decision, a little later, is told of.
    assert [v.code for v in just.fact.verdicts if v.advisory] == ["session.decided_after"]
    assert audit(called).passed


def test_what_is_left_of_a_case_has_the_record_of_its_sessions(called, tmp_path):
    moved(moves(called, "schedule", scheduled(call()), "sun", ON))
    entered(say(called, opens(), "zhou", OPENED))
    written = leave(called, BODY, CASE, tmp_path / "left", now=OPENED)
    (kept,) = [path for path in written if path.name.startswith("session-")]
    assert kept.name == f"session-{SESSION}.jsonl"
    lines = kept.read_bytes().splitlines()
    file = called.session(BODY, SESSION)
    assert [digest_of(line) for line in lines] == [line.digest for line in file.lines]


def test_a_matter_comes_before_two_sessions(called):
    moved(moves(called, "schedule", scheduled(call()), "sun", ON))
    entered(say(called, opens(), "zhou", OPENED))
    moved(moves(called, "convene", convene(), "zhou", at(DAY, "09:05")))
    moved(moves(called, "discuss", discuss(), "zhou", at(DAY, "10:00")))
    broken = record.Adjourn(cause=record.BreakOff.CHAIR, reasons="时间不足。", stated_by="wang")
    moved(moves(called, "adjourn", broken, "zhou", at(DAY, "11:50")))
    entered(say(called, closes(), "zhou", CLOSED))
    again, opened_again = date(2023, 5, 17), at(date(2023, 5, 17), "09:00")
    second = call(CASE, held_on=again, number="第二次（示例）")
    entered(say(called, second, "sun", at(DAY, "14:00"), session="m-2"))
    said = scheduled(second, named="m-2")
    moved(moves(called, "schedule", said, "sun", at(DAY, "14:30")))
    entered(say(called, opens(moment=opened_again), "zhou", opened_again, session="m-2"))
    attended = convene(attendance=there(since=opened_again))
    moved(moves(called, "convene", attended, "zhou", opened_again + timedelta(minutes=1)))
    facts = [line.fact for line in called.journal(BODY, CASE)]
    cited = [c.stream for f in facts for c in f.cites if c.stream.startswith("m-")]
    assert cited == ["m-1"] * 4 + ["m-2"] * 2
    assert audit(called).passed


def test_only_what_was_submitted_is_on_an_agenda(opened):
    answer = say(opened, call(CASE, "case-9"), "sun", ON)
    assert refused(answer) == {"session.submitted"}
    (found,) = answer.unmet
    assert (CASE in found.reason.zh, "case-9" in found.reason.zh) == (True, True)


def test_a_case_of_another_body_is_not_there(two):
    make_body(two, "elsewhere")
    answer = say(two, call(CASE), "sun", ON, body="elsewhere")
    assert refused(answer) == {"session.submitted"}
    with pytest.raises(NotFoundError):
        two.session("elsewhere", SESSION)


def test_a_session_is_called_once_and_its_clock_does_not_go_back(called):
    with pytest.raises(StaleCaseError):
        say(called, call(CASE), "sun", ON)
    with pytest.raises(ClockBehindError):
        say(called, of.CancelSession(reasons="取消。"), "sun", ON - timedelta(minutes=1))
    with pytest.raises(NotFoundError):
        say(called, closes(), "zhou", CLOSED, session="m-9")


def test_a_cancelled_session_discusses_nothing(called):
    entered(say(called, of.CancelSession(reasons="防汛，改期。"), "sun", ON))
    assert refused(say(called, opens(), "zhou", OPENED)) == {"session.state"}
    answer = moves(called, "schedule", scheduled(call()), "sun", ON)
    assert refused(answer) == {"meeting.session_agenda"}


def test_sessions_are_listed_the_latest_day_first(called):
    later = call(SECOND, held_on=date(2023, 5, 20), number="第二次（示例）")
    entered(say(called, later, "sun", ON, session="m-2"))
    assert [each.id for each in called.sessions(BODY)] == ["m-2", SESSION]
    assert [each.id for each in called.sessions(BODY, after="m-2")] == [SESSION]
    assert called.sessions(BODY, after="m-9") == ()
    (first,) = called.sessions(BODY, after="m-2", limit=1)
    assert (first.number, first.held_on, first.state) == (NUMBER, DAY, "called")


def test_an_agenda_is_revised_and_what_was_named_before_keeps_its_day(two):
    entered(say(two, call(CASE), "sun", ON))
    later = at(date(2023, 5, 11), "09:00")
    revised = of.ReviseSession(
        held_on=DAY,
        notice=call().notice,
        approval=call().approval,
        agenda=items(CASE, SECOND),
        reasons="增列议题。",
    )
    entered(say(two, revised, "sun", later))
    found = two.session(BODY, SESSION).session
    assert [(each.item.case, each.on) for each in found.agenda] == [
        (CASE, CALLED_ON),
        (SECOND, date(2023, 5, 11)),
        (None, CALLED_ON),
    ]
    assert audit(two).passed


def test_a_row_of_a_session_that_was_changed_is_found_and_made_again(called):
    with called.database.writing() as connection:
        connection.execute(text("UPDATE meeting_session SET state = 'closed'"))
    assert codes(called) == [("projection.differs", SESSION, None)]
    rebuild(called.database, READERS)
    assert audit(called).passed


def test_an_attendance_that_was_forged_is_found_in_the_session_and_in_the_case(called):
    moved(moves(called, "schedule", scheduled(call()), "sun", ON))
    entered(say(called, opens(), "zhou", OPENED))
    moved(moves(called, "convene", convene(), "zhou", at(DAY, "09:05")))
    unguarded(
        called,
        (
            "UPDATE journal SET digest = :d WHERE stream_id = :s AND seq = 2",
            {"d": "0" * 64, "s": SESSION},
        ),
    )
    found = {code for code, _, _ in codes(called)}
    assert {"journal.digest", "again.refused"} <= found


def test_a_refused_entry_leaves_nothing(called):
    assert isinstance(say(called, closes(), "zhou", CLOSED), Refused)
    assert called.session(BODY, SESSION).view.seq == 1


def test_of_a_vote_and_a_departure_before_it_only_one_is_recorded(called):
    for case in (CASE, SECOND):
        moved(moves(called, "schedule", scheduled(call()), "sun", ON, case=case))
    entered(say(called, opens(), "zhou", OPENED))
    taken = [(CASE, "yang", "09:10"), (SECOND, "chen", "09:40")]
    known = there()
    for case, person, clock in taken:
        start = at(DAY, clock)
        moved(moves(called, "convene", convene(attendance=known), "zhou", start, case=case))
        talked = start + timedelta(minutes=5)
        moved(moves(called, "discuss", discuss(), "zhou", talked, case=case))
        when = start + timedelta(minutes=10)
        gone = leaving(known, person, when - timedelta(minutes=1))
        answers = at_once(
            lambda case=case, when=when, known=known: moves(
                called, "vote", vote(when, known), "zhou", when, case=case
            ),
            lambda gone=gone, when=when: say(
                called, of.NoteAttendance(attendance=gone), "zhou", when
            ),
        )
        kept = [not isinstance(answer, Refused) for answer in answers]
        assert sum(kept) == 1, answers
        known = called.session(BODY, SESSION).session.attendance
    assert audit(called).passed


def at_once(*acts):
    """Return what each act came to, all begun at the same moment."""
    gate, found = threading.Barrier(len(acts)), {}

    def run(number, act):
        gate.wait()
        found[number] = act()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [found[number] for number in range(len(acts))]


def test_a_deferred_matter_is_decided_in_a_second_session(called):
    moved(moves(called, "schedule", scheduled(call()), "sun", ON))
    entered(say(called, opens(), "zhou", OPENED))
    holds(called, CASE, at(DAY, "09:10"), outcome=meeting.Outcome.DEFERRED)
    entered(say(called, closes(), "zhou", CLOSED))
    again = date(2023, 5, 22)
    second = call(CASE, held_on=again, number="第二次（示例）")
    entered(say(called, second, "sun", at(DAY, "14:00"), session="m-2"))
    opened_again = at(again, "09:00")
    moved(moves(called, "schedule", scheduled(second, named="m-2"), "sun", at(DAY, "14:30")))
    entered(say(called, opens(moment=opened_again), "zhou", opened_again, session="m-2"))
    taken = at(again, "09:10")
    attended = there(since=opened_again)
    moved(moves(called, "convene", convene(attendance=attended), "zhou", taken))
    moved(moves(called, "discuss", discuss(), "zhou", taken))
    moved(moves(called, "vote", vote(taken, attended), "zhou", taken))
    draft = called.case(BODY, CASE).case.draft
    said = meeting.Decide(outcome=meeting.Outcome.AGREED, draft=draft)
    moved(moves(called, "decide", said, "wang", taken))
    found = {
        name: [each.came_to for each in convened_of(called, BODY, name).matters]
        for name in (SESSION, "m-2")
    }
    assert [came_to and came_to.outcome for came_to in found[SESSION]] == [
        *(meeting.Outcome.DEFERRED, None, None)
    ]
    assert [came_to and came_to.outcome for came_to in found["m-2"]] == [
        *(meeting.Outcome.AGREED, None)
    ]
    assert audit(called).passed
