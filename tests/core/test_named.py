"""Who did something that another entered is named by its line, in every register that there is."""

import dataclasses
import re
import typing
from collections.abc import Iterator
from dataclasses import replace

import pytest
from cases import before
from convened import OPENED, opens

from decision_flow.domain.answering.named import _NAMED, NAMED_LABELS, NamedAs, named
from decision_flow.domain.sessions import said as of
from decision_flow.domain.steps.decision.record import Discuss
from decision_flow.store.vocabulary import PAYLOADS

DAY, DISCUSSED = OPENED, before("meeting.decide").last["meeting", "discuss"]
WHO = re.compile(r"(.*_by|persons?|team|leader|reviewers|investigators|presiding|handler|who)$")
BY_NAME = {
    "submission@1.accept.approved_by": "a name, as it stands on the paper",
    "body@1.use_seal.handler": "a name, as it stands on the paper",
    "body@1.use_seal.approved_by": "a name, as it stands on the paper",
    "body@1.consult_file.who": "a name, as it stands on the paper",
    "body@1.consult_file.approved_by": "a name, as it stands on the paper",
    "body@1.register_emergency.decided_by": "a body or a meeting",
    "risk_assessment@1.report.made_by": "a unit or an institution",
    "risk_assessment@1.report.existing.made_by": "a unit or an institution",
    "risk_assessment@1.conclude.controlled_by": "measures",
}
DONE_TO = {
    "body@1.register_complaint.persons": "complained of; and nobody is warned by a ledger",
    "body@1.propose_measure.person": "whom a measure is about: told among the measures",
    "looks@1.look.person": "at whose ledger somebody looks: told among the looks",
}
OTHERWISE = {
    "meeting@1.convene.attendance.person",
    "meeting@1.convene.recusals.person",
    "meeting@1.discuss.positions.person",
    "meeting@1.discuss.written.person",
    "meeting@1.vote.attendance.person",
    "meeting@1.vote.ballots.person",
    "meeting@1.adjourn.stated_by",
    "meeting@1.adjourn.attendance.person",
    "responsibility@1.register.entries.person",
    "body@1.enrol.person",
    "body@1.give_duty.person",
    "body@1.end_duty.person",
    "body@1.take_seat.person",
    "body@1.leave_seat.person",
    "session@1.open.attendance.person",
    "session@1.note.attendance.person",
    "session@1.close.attendance.person",
    "session@1.correct.attendance.person",
}
"""Told by a kind of their own: who was there, voted, is listed, holds an office."""


def fields(of: object, at: str) -> Iterator[str]:
    """Yield the paths of all text that a payload holds."""
    if dataclasses.is_dataclass(of):
        hints = typing.get_type_hints(of)
        for field in dataclasses.fields(of):
            yield from fields(hints[field.name], f"{at}.{field.name}")
    elif typing.get_args(of):
        for each in typing.get_args(of):
            yield from fields(each, at)
    elif of is str:
        yield at


def of_people() -> set[str]:
    every = (p for (kind, verb), of in PAYLOADS.items() for p in fields(of, f"{kind}.{verb}"))
    return {path for path in every if WHO.match(path.rsplit(".", 1)[-1])}


def test_every_field_that_names_a_person_is_told_or_left_out_for_a_reason() -> None:
    left = of_people() - BY_NAME.keys() - DONE_TO.keys() - OTHERWISE
    known = {f"{kind}.{verb}" for (kind, verb), of in PAYLOADS.items() if of in _NAMED}
    assert {".".join(path.split(".", 2)[:2]) for path in left} == known
    assert left == {
        "meeting@1.convene.presiding",
        "meeting@1.discuss.speeches.person",
        "case@1.answer_record.person",
        "case@1.assign.person",
        "body@1.order_supervision.ordered_by",
        "body@1.order_supervision.team",
        "body@1.conclude_supervision.concluded_by",
        "body@1.review_objection.reviewers",
        "body@1.approve_recommendation.approved_by",
        "body@1.assign_complaint.investigators",
        "body@1.find_complaint.signed_by",
        "body@1.rectify_complaint.accepted_by",
        "body@1.plan_reception.leader",
        "body@1.hold_reception.leader",
        "session@1.open.presiding",
        "session@1.note.chair.person",
        "session@1.correct.chairs.person",
    }


@pytest.mark.parametrize("role", list(NamedAs))
def test_every_role_has_words(role: NamedAs) -> None:
    assert NAMED_LABELS[role].zh
    assert NAMED_LABELS[role].en


def test_who_presides_in_a_session_is_named_and_so_is_who_takes_the_chair_later() -> None:
    chair = of.Chair(person="li", since=DAY)
    corrected = of.CorrectSession(
        reported=3, attendance=(), chairs=(of.Chair(person="wang", since=DAY), chair)
    )
    assert named(opens()) == (("wang", NamedAs.PRESIDED),)
    assert named(of.NoteAttendance(attendance=())) == ()
    assert named(of.NoteAttendance(attendance=(), chair=chair)) == (("li", NamedAs.PRESIDED),)
    assert [person for person, _ in named(corrected)] == ["wang", "li"]
    assert named(replace(corrected, chairs=None)) == ()


def test_who_speaks_twice_in_a_discussion_is_named_once() -> None:
    said = DISCUSSED.payload
    assert isinstance(said, Discuss)
    twice = replace(said, speeches=(*said.speeches, *said.speeches))
    assert named(twice) == named(said)
    assert {role for _, role in named(said)} == {NamedAs.SPOKE}
