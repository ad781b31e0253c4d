"""Ways to do less that somebody tries through the service: refused, kept, and decided again."""

from dataclasses import replace
from datetime import timedelta

from makers import CASE, CLERK, LAWFUL, READERS, file_papers, request_of, walk

from api.demo.matter import FIRST
from api.demo.scene import BODY, IN_OFFICE_SINCE, PEOPLE, paper
from decision_flow.audit import verify
from decision_flow.domain.people import Duty
from decision_flow.domain.staff import Enrol, GiveDuty
from decision_flow.domain.steps.before.legality_review import Opinion
from decision_flow.domain.steps.claims.shortening import Shorten, ShorteningGround
from decision_flow.domain.steps.common import Confirm
from decision_flow.service import Moved, Request

WHY = paper("缩短期限的说明")
ALLOWED = Confirm(findings="属实", document=paper("核准意见"))


def scene(name):
    return next(s for s in LAWFUL if f"{s.step}.{s.verb}" == name)


def told_until(service, name):
    """Tell the story up to the scene of this name, which is not told; return the scene."""
    wanted = scene(name)
    walked = walk(service)
    for told in LAWFUL:
        if told is wanted:
            return wanted
        next(walked)
    raise AssertionError(name)


def does(service, request, at):
    file_papers(service, request.payload, None, at)
    expected = service.case(BODY, CASE).view.seq
    return service.move(BODY, CASE, request, at=at, expected=expected)


def refused(service, request, at):
    answer = does(service, request, at)
    assert not isinstance(answer, Moved), "it was let through"
    assert service.refusals(BODY, CASE)[-1].verdicts == answer.verdicts
    return {v.code for v in answer.unmet}


def holds(service):
    return verify(service.database, service.files, READERS).passed


def test_no_lead_unit_shortens_the_consultation_alone(opened):
    told = told_until(opened, "open_consultation.publish")
    day = told.on.date()
    short = replace(told.says, closes=day + timedelta(days=1), shortening=WHY)
    publish = replace(request_of(told), payload=short)
    assert refused(opened, publish, told.on) >= {
        "consultation.shortening",
        "consultation.shortest",
    }
    asks = Shorten(
        draft=FIRST.digest,
        ground=ShorteningGround.URGENT,
        reasons="急",
        days=1,
        explanation=WHY,
    )
    step = "open_consultation"
    assert refused(opened, Request(step, "shorten", asks, "wu"), told.on) == {
        "consultation.shortest"
    }
    week = Request(step, "shorten", replace(asks, days=7), "wu")
    assert isinstance(does(opened, week, told.on), Moved)
    allow = Request(step, "allow_shorter", ALLOWED, "wu")
    assert "person.duty" in refused(opened, allow, told.on)
    for said in (
        Enrol(person="inside", name="局办公室（示例）", unit=PEOPLE["wu"].unit),
        GiveDuty(person="inside", duty=Duty.SECRETARY, since=IN_OFFICE_SINCE),
    ):
        opened.enter(BODY, said, actor=CLERK, at=told.on)
    assert refused(opened, replace(allow, person="inside"), told.on) == {"person.outside_unit"}
    assert "state" in refused(opened, publish, told.on)
    assert isinstance(does(opened, replace(allow, person="sun"), told.on), Moved)
    assert "consultation.allowed" in refused(opened, publish, told.on)
    week_long = replace(short, closes=day + timedelta(days=7))
    other = replace(week_long, shortening=paper("另一说明"))
    assert refused(opened, replace(publish, payload=other), told.on) == {"consultation.shortening"}
    assert isinstance(does(opened, replace(publish, payload=week_long), told.on), Moved)
    assert holds(opened)


def test_what_the_review_does_not_uphold_must_be_done(opened):
    told = told_until(opened, "legality_review.opine")
    refusal = replace(told.says.examined[0], upheld=False, reasons="设定了准入条件")
    lawful = replace(told.says, conclusion=Opinion.LAWFUL, changes=())
    opine = request_of(told)
    for examined in ((), (refusal,), (*told.says.examined, refusal)):
        tried = replace(opine, payload=replace(lawful, examined=examined))
        found = refused(opened, tried, told.on)
        assert found & {"legality.examined", "legality.not_upheld"}
    says = replace(lawful, conclusion=Opinion.INCOMPLETE, examined=(refusal,))
    assert isinstance(does(opened, replace(opine, payload=says), told.on), Moved)
    shape = opened.case(BODY, CASE).case.shape
    assert (shape["fair_competition"], shape["legality_review"]) == ("none", "lapsed")
    waived = request_of(scene("fair_competition.not_applicable"))
    assert refused(opened, waived, told.on) == {"claim.refuted"}
    filed = request_of(scene("legality_review.file"))
    assert "stands.fair_competition" in refused(opened, filed, told.on)
    assert holds(opened)
