"""What is judged of matters, in a body's stream: by whom, on what, and what verify finds of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from makers import CASE, OPENED_AT
from tampering import codes, forged

import workflows
from api.demo.matter import opening
from api.demo.scene import BODY
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.intake.judgement import (
    Answer,
    Answers,
    Category,
    ConfirmJudgement,
    JudgeMatter,
)
from decision_flow.domain.move import Refused
from decision_flow.service import Moved
from decision_flow.service.errors import StaffError, UnfitError

AT = datetime(2023, 1, 10, tzinfo=UTC)
SMALL = Answers(category=Category.CONSTRUCTION, great_effect=False, reasons="影响限于本单位。")


def judgement(name="j_1", **change):
    said = {
        "judgement": name,
        "title": "办公楼维修（示例）",
        "unit": "宁津县交通运输局",
        "year": 2023,
        "procedure": workflows.load("four-nots").digest,
        "answers": SMALL,
        "answer": Answer.NOT_MAJOR,
    }
    return JudgeMatter(**{**said, **change})


def entered(service, said, person="wu"):
    return service.judge_matter(BODY, said, person=person, at=AT)


def test_a_matter_judged_not_major_keeps_who_judged_it_and_why(service):
    entered(service, judgement())
    entered(service, ConfirmJudgement(judgement="j_1", agrees=True, reasons="同意"), "zheng")
    found = service.judgement(BODY, "j_1")
    assert (found.judgement.person, found.judgement.said.answers) == ("wu", SMALL)
    assert [look.person for look in found.judgement.looks] == ["zheng"]
    assert found.found.answer is Answer.NOT_MAJOR
    assert "影响限于本单位" in found.found.reasons[0].text.zh
    assert service.judgements(BODY, Answer.NOT_MAJOR) == (found.judgement,)
    assert service.judgements(BODY, Answer.MAJOR) == ()
    assert service.splits(BODY) == ()
    service.known._bodies.drop(BODY)  # noqa: SLF001 - what is remembered equals what is read back
    assert service.judgement(BODY, "j_1") == found
    assert codes(service) == []
    with pytest.raises(NotFoundError):
        service.judgement(BODY, "j_2")


def test_who_has_no_duty_for_it_judges_nothing(service):
    with pytest.raises(UnfitError):
        entered(service, judgement(), "zheng")
    entered(service, judgement())
    with pytest.raises(UnfitError):
        entered(service, ConfirmJudgement(judgement="j_1", agrees=True, reasons="同意"))
    with pytest.raises(StaffError, match="不符"):
        entered(service, judgement("j_2", answer=Answer.MAJOR))


def test_a_case_cites_the_judgement_that_it_is_major(service):
    great = replace(SMALL, great_effect=True)
    entered(service, judgement(answers=great, answer=Answer.MAJOR))
    entered(service, judgement("j_2"))
    procedure = workflows.load("four-nots").digest
    certificate = next(
        p.certificate for p in service.procedures() if p.procedure.digest == procedure
    )
    answers = []
    for n, name in enumerate(("j_2", "j_1")):
        said = replace(opening(certificate), answers=None, judgement=name)
        answers.append(
            service.open_case(
                BODY, f"{CASE}-{n}", said, person="sun", procedure=procedure, at=OPENED_AT
            )
        )
    assert isinstance(answers[0], Refused)
    assert [v.code for v in answers[0].unmet] == ["open.major"]
    assert isinstance(answers[1], Moved)
    assert codes(service) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (judgement(answer=Answer.MAJOR), "intake.unfit"),
        (judgement(related=("j_9",)), "intake.unfit"),
        (judgement(procedure="0" * 64), "intake.procedure"),
        (ConfirmJudgement(judgement="j_9", agrees=True, reasons="同意"), "intake.unfit"),
    ],
)
def test_what_an_owner_of_the_database_forges_is_found(service, said, code):
    if isinstance(said, ConfirmJudgement):
        entered(service, judgement("j_9"), "sun")  # whoever judged does not confirm
    seq = forged(service, said)
    assert codes(service) == [(code, BODY, seq)]
