"""Verify finds what was forged of people: their units, deputies, second looks, seats and votes."""

from datetime import UTC, date, datetime

import pytest
from corrections import corrected
from makers import CASE, file_papers
from tampering import audit, codes, forged, rechained, unguarded

from api.demo.scene import BODY, paper
from decision_flow.domain.case import ReportError
from decision_flow.domain.people import Duty, Post
from decision_flow.domain.staff import (
    EndDuty,
    Enrol,
    GiveDuty,
    LeaveSeat,
    TakeSeat,
)

AT = datetime(2023, 12, 1, tzinfo=UTC)
DAY = date(2023, 12, 1)


@pytest.mark.parametrize(
    "said",
    [
        EndDuty(person="wu", duty=Duty.LEGAL_REVIEWER, until=DAY),
        LeaveSeat(person="wu", until=DAY),
        TakeSeat(person="wu", post=Post.CHIEF, since=DAY),
        TakeSeat(person="li", post=Post.DEPUTY, since=DAY),
        GiveDuty(person="wu", duty=Duty.EXPERT, since=DAY, until=date(2023, 11, 30)),
        Enrol(person="new", name="新人", unit="宁津县交通运输局 "),
    ],
    ids=lambda said: type(said).__name__,
)
def test_what_a_body_would_refuse_is_found_in_its_stream(opened, said):
    seq = forged(opened, said)
    assert ("body.unfit", BODY, seq) in codes(opened)


def refused(service, seq):
    """The codes by which a line is refused when it is decided again, and nothing else is wrong."""
    (found,) = audit(service).findings
    assert (found.code, found.stream, found.seq) == ("again.refused", CASE, seq)
    return found.text.en


def seq_of(service, step, verb):
    lines = service.journal(BODY, CASE)
    return [x.fact.seq for x in lines if (x.fact.step, x.fact.verb) == (step, verb)][-1]


def test_a_vote_won_by_who_wanted_changes_is_found(decided):
    def wants_changes(fact):
        positions = [p | {"stance": "agree_with_changes"} for p in fact["payload"]["positions"]]
        return fact | {"payload": fact["payload"] | {"positions": positions}}

    seq = seq_of(decided, "meeting", "discuss")
    unguarded(decided, *rechained(decided, seq, wants_changes))
    assert "meeting.two_keys" in refused(decided, seq_of(decided, "meeting", "decide"))


def test_an_act_said_to_be_a_deputys_is_found(decided):
    def for_the_drafter(fact):
        return fact | {"actor": fact["actor"] | {"instead_of": "wu"}}

    seq = seq_of(decided, "legality_review", "opine")
    unguarded(decided, *rechained(decided, seq, for_the_drafter))
    told = refused(decided, seq)
    assert "person.apart" in told
    assert "person.principal" in told


def test_a_file_received_by_who_handed_it_over_is_found(closed):
    given = seq_of(closed, "archive", "supplement")
    (actor,) = [x.fact.actor for x in closed.journal(BODY, CASE) if x.fact.seq == given]

    def by_the_same(fact):
        return fact | {"actor": fact["actor"] | {"person": actor.person}}

    seq = seq_of(closed, "archive", "receive")
    unguarded(closed, *rechained(closed, seq, by_the_same))
    assert "archive.received_by_another" in refused(closed, seq)


def test_a_correction_by_who_reported_the_error_is_found(opened):
    said = ReportError(seq=1, wrong="甲", right="乙", evidence=paper("更正依据"))
    opened_at = opened.case(BODY, CASE).view.updated_at
    file_papers(opened, said, None, opened_at)
    seq = corrected(opened, BODY, CASE, said, at=opened_at)
    assert codes(opened) == []

    def by_the_same(fact):
        return fact | {"actor": fact["actor"] | {"person": "zhou"}}

    unguarded(opened, *rechained(opened, seq, by_the_same))
    assert "correct.second_person" in refused(opened, seq)
