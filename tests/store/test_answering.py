"""A member's answer for the record of one's words is stored, decided again, and shown."""

from datetime import timedelta

from makers import CASE, LAWFUL, READERS, file_papers, request_of
from tampering import audit, codes, rewritten

from api.demo.scene import BODY
from api.papers.making import made, material_of
from api.papers.sheet import PaperKind, texts
from decision_flow.audit import rebuild
from decision_flow.domain.case import AnswerRecord
from decision_flow.service import Moved, Request

AGREES, OBJECTS = "li", "zhang"


def answers(service, person, **said):
    case = service.case(BODY, CASE)
    line = case.case.last["meeting", "discuss"].seq
    told = AnswerRecord(line=line, person=person, **said)
    at = case.view.updated_at + timedelta(minutes=1)
    request = Request("case", "answer_record", told, person)
    moved = service.move(BODY, CASE, request, at=at, expected=case.view.seq)
    assert isinstance(moved, Moved), moved.unmet
    return moved


def decides(service):
    scene = [s for s in LAWFUL if (s.step, s.verb) == ("meeting", "decide")][-1]
    view = service.case(BODY, CASE).view
    file_papers(service, scene.says, None, view.updated_at)
    return service.move(
        BODY, CASE, request_of(scene), at=max(scene.on, view.updated_at), expected=view.seq
    )


def test_answers_are_kept_decided_again_and_told_to_whoever_decides(voted):
    answers(voted, AGREES, agrees=True)
    answers(voted, OBJECTS, agrees=False, words="须保留非机动车道")
    moved = decides(voted)
    assert isinstance(moved, Moved), moved.unmet
    (told,) = [v for v in moved.facts[0].verdicts if v.code == "meeting.words_objected"]
    assert told.advisory
    assert {person for _, person in voted.case(BODY, CASE).case.answers} == {AGREES, OBJECTS}
    assert codes(voted) == []
    rebuild(voted.database, READERS)
    assert audit(voted).findings == []


def test_the_record_of_the_meeting_names_who_confirmed_it_and_what_was_objected(voted):
    before = texts(made(material_of(voted, BODY, CASE), PaperKind.MEETING_RECORD))
    assert not [each for each in before if "本人发言记录" in each]
    answers(voted, AGREES, agrees=True)
    answers(voted, OBJECTS, agrees=False, words="须保留非机动车道")
    paper = made(material_of(voted, BODY, CASE), PaperKind.MEETING_RECORD)
    told = [each for each in texts(paper) if "本人发言记录" in each]
    assert len(told) == 2
    assert "属实" in told[0]
    assert told[1].endswith("有异议：须保留非机动车道")


def test_an_answer_that_somebody_else_gave_is_found(voted):
    line = answers(voted, AGREES, agrees=True).seq
    assert codes(voted) == []
    rewritten(voted, CASE, line, for_another)
    assert ("again.refused", CASE, line) in codes(voted)


def for_another(fact):
    return {**fact, "payload": {**fact["payload"], "person": OBJECTS}}
