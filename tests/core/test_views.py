"""What is shown beside the facts: opening, list row, gates, deadlines, who answers, the body."""

from dataclasses import replace
from datetime import date

import pytest
from cases import (
    CALENDAR,
    CHIEF,
    DRAFTER,
    READY,
    SECRETARY,
    TOWN,
    accepted,
    after,
    before,
    codes,
    facts_of,
    on_file,
    said,
    take,
    unmet,
)
from meetings import SEVEN, opens, talks, voted, votes
from procedures import FOUR_NOTS, adjusted

from api.demo.matter import opening
from api.demo.scene import PEOPLE, at, paper
from decision_flow.domain.case import Fact, fold
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.people import Actor, Duty, Level, Post
from decision_flow.domain.staff import (
    KIND,
    STAFF,
    AdoptCalendar,
    EndDuty,
    Enrol,
    Found,
    GiveDuty,
    LeaveSeat,
    Said,
    Staff,
    TakeSeat,
    fold_staff,
    follow_staff,
    unfounded,
    verb_of,
)
from decision_flow.domain.steps.after.execution import Task
from decision_flow.domain.steps.common import Claim, Confirm, Reasons
from decision_flow.domain.steps.decision import record
from decision_flow.domain.views import Deadline
from decision_flow.engine.deadlines import deadlines
from decision_flow.engine.ledger import ledger
from decision_flow.engine.opening import Opening, opening_move, unopened
from decision_flow.engine.rules import Ready
from decision_flow.engine.views import case_view, exemptible, gate_rules, gate_views

CERTIFICATE = "a" * 64
DAY = date(2023, 2, 6)


# Opening --------------------------------------------------------------------------------------


def opened(
    who: str = SECRETARY, *, certificate: str = CERTIFICATE, ready: Ready = READY
) -> Accepted | Refused:
    move = Move("case", "open", opening(CERTIFICATE), PEOPLE[who])
    return opening_move(
        ready, Opening("c1", move, certificate), Setting(TOWN, CALENDAR, at(DAY), on_file())
    )


def test_the_first_fact_opens_the_case() -> None:
    answer = opened()
    fact = accepted(answer)
    assert (fact.seq, fact.name, fact.edges) == (1, "case.open", ())
    case = fold(unopened(READY, "c1", TOWN.id, "t"), [fact])
    view = case_view(READY, case, "h" * 64, at(DAY))
    assert (view.title, view.phase, view.seq) == (opening(CERTIFICATE).title, "initiation", 1)
    assert view.opened_at == fact.recorded_at


@pytest.mark.parametrize(
    ("day", "lawful"), [(date(2023, 2, 5), False), (DAY, True), (date(2023, 2, 7), True)]
)
def test_a_case_is_opened_under_a_procedure_in_force(*, day: date, lawful: bool) -> None:
    for procedure in (
        replace(FOUR_NOTS, in_force_from=DAY.replace(day=7 if not lawful else 6)),
        replace(FOUR_NOTS, in_force_to=DAY if lawful else date(2023, 2, 5)),
    ):
        answer = opened(ready=Ready(procedure))
        assert ("open.in_force" not in codes(answer)) is lawful
        if not lawful:
            assert str(procedure.in_force_from) in unmet(answer, "open.in_force").reason.zh
    assert day.year == 2023


def test_the_certificate_cited_is_the_one_on_file() -> None:
    unmet(opened(certificate="b" * 64), "open.certificate")


def test_the_secretariat_opens_cases() -> None:
    unmet(opened(DRAFTER), "person.duty")


def test_a_case_is_opened_by_open_only() -> None:
    move = Move("case", "open", Reasons(reasons="x"), PEOPLE[SECRETARY])
    with pytest.raises(TypeError, match="opened by Open"):
        opening_move(READY, Opening("c1", move, CERTIFICATE), Setting(TOWN, CALENDAR, at(DAY)))


def test_a_case_that_was_never_opened_has_no_row() -> None:
    with pytest.raises(ValueError, match="never opened"):
        case_view(READY, before("proposal.submit"), "h" * 64, at(DAY))


# Gates and deadlines ----------------------------------------------------------------------------


def test_gates_are_shown_as_they_stand() -> None:
    found = {g.gate: (g.standing, g.fact) for g in gate_views(READY, after("issue.sign"))}
    assert {standing for standing, _ in found.values()} == {"fresh"}
    assert all(fact for _, fact in found.values())


def test_an_exemption_is_shown_and_only_the_consultation_can_have_one() -> None:
    case = before("open_consultation.publish")
    claim = Claim(ground="not_public_by_law", reasons="示例", document=paper("申请"))
    case = take(case, "open_consultation.claim", claim, DRAFTER, date(2023, 3, 6))
    confirm = Confirm(findings="属实", document=paper("意见"))
    case = take(case, "open_consultation.confirm", confirm, "ma", date(2023, 3, 6))
    found = {g.gate: g.standing for g in gate_views(READY, case)}
    assert found["consultation"] == "exempt"
    rules = {rule.gate: (rule.mandatory, rule.exemptible) for rule in gate_rules(READY)}
    assert rules["consultation"] == (True, True)
    assert rules["legality"] == (True, False)
    gates = FOUR_NOTS.gates.values()
    assert [g.key for g in gates if exemptible(READY, g)] == ["consultation"]


def due(point: str, ready: Ready = READY) -> tuple[Deadline, ...]:
    return deadlines(ready, after(point), TOWN, CALENDAR)


def test_what_is_due_carries_its_day_and_its_derivation() -> None:
    (window,) = due("open_consultation.publish")
    assert (window.step, window.what, window.due) == (
        "open_consultation",
        "close",
        date(2023, 4, 5),
    )
    (review,) = due("legality_review.accept")
    assert (review.what, review.due) == ("opine", date(2023, 4, 23))
    (publication,) = due("issue.sign")
    assert publication.due == date(2023, 7, 5)
    assert not publication.provisional
    assert "20个工作日" in publication.derivation.zh
    assert "20 working days" in publication.derivation.en


def test_the_earliest_is_told_first_and_what_is_done_no_more() -> None:
    assert [d.what for d in due("execution.assign")] == ["finish", "finish"]
    assert due("execution.complete") == ()
    assert due("closing.close") == ()
    tasks = said("execution.assign").tasks
    assert all(isinstance(task, Task) for task in tasks)


@pytest.mark.parametrize("unit", ["working_days", "months"])
def test_a_deadline_into_an_unknown_year_is_provisional(unit: str) -> None:
    figure = replace(FOUR_NOTS.steps["publication"].figures["deadline"], value=200, unit=unit)
    ready = Ready(adjusted(FOUR_NOTS, "publication", figures={"deadline": figure}))
    (publication,) = due("issue.sign", ready)
    assert publication.provisional
    assert publication.due > date(2023, 12, 20)


def test_without_a_figure_publication_has_no_day() -> None:
    ready = Ready(adjusted(FOUR_NOTS, "publication", figures={"deadline": None}))
    assert due("issue.sign", ready) == ()


# Who answers ------------------------------------------------------------------------------------


def test_everyone_who_acted_or_took_part_answers_and_dissent_is_kept() -> None:
    found = {a.person: a for a in ledger(facts_of(), {"li": "李志强"})}
    assert found["chen"].dissented
    assert not found["li"].dissented
    assert found["li"].name == "李志强"
    assert found["wu"].acts
    assert found[CHIEF].parts[-1].kind == "decided"
    assert {p.kind for p in found["chen"].parts} == {"attended", "position", "vote"}


def test_who_agreed_in_the_end_no_longer_dissents() -> None:
    rejected = facts_of()[: after("meeting.decide").seq]
    assert {a.person for a in ledger(rejected, {}) if a.dissented} == {"li", "zhang", "liu", "chen"}
    assert {a.person for a in ledger(facts_of(), {}) if a.dissented} == {"chen"}


def test_an_observers_view_is_kept_by_name() -> None:
    view = record.ObserverView(name="县人大代表", view="建议分期实施")
    case = voted(votes(SEVEN), talk=replace(talks(SEVEN), observers=(view,)))
    (one,) = [a for a in ledger(case.minutes, {}) if a.person == "县人大代表"]
    assert [(p.kind, p.reasons) for p in one.parts] == [("view", "建议分期实施")]
    assert one.dissented


def test_a_recusal_is_kept_with_its_ground() -> None:
    part = tuple(p for p in SEVEN if p != "li")
    case = voted(votes(part), opening=opens(out=("li",)), talk=talks(part))
    facts = sorted(case.last.values(), key=lambda f: f.seq)
    (li,) = [a for a in ledger(facts, {}) if a.person == "li"]
    assert [(p.kind, p.reasons) for p in li.parts if p.kind == "recused"] == [
        ("recused", "亲属利害关系")
    ]


# The body's own stream --------------------------------------------------------------------------


def entered(staff: Staff, *things: Said) -> Staff:
    actor = Actor("root", "root", "root", Duty.SECRETARY)
    for thing in things:
        fact = Fact(
            staff.body.id,
            staff.seq + 1,
            STAFF,
            KIND,
            verb_of(thing),
            verb_of(thing),
            thing,
            actor,
            at(DAY),
            at(DAY),
            (),
            (),
            "",
            "",
        )
        assert fold_staff(staff, [fact]) == follow_staff(staff, fact)
        staff = follow_staff(staff, fact)
    return staff


def test_a_body_is_the_fold_of_what_was_said_of_it() -> None:
    staff = entered(
        unfounded("b1"),
        Found(name="某市人民政府", level=Level.PREFECTURE),
        AdoptCalendar(calendar="c" * 64),
        Enrol(person="p1", name="甲", unit="办公室"),
        GiveDuty(person="p1", duty=Duty.SECRETARY, since=DAY),
        GiveDuty(person="p1", duty=Duty.RECORDER, since=DAY, until=date(2023, 3, 1)),
        TakeSeat(person="p1", post=Post.CHIEF, since=DAY),
        Enrol(person="p1", name="甲", unit="市政府"),
        EndDuty(person="p1", duty=Duty.SECRETARY, until=date(2023, 4, 1)),
        LeaveSeat(person="p1", until=date(2023, 5, 1)),
    )
    person = staff.persons["p1"]
    assert (staff.seq, staff.calendar, staff.body.name) == (9, "c" * 64, "某市人民政府")
    assert person.unit == "市政府"
    assert person.duties_on(DAY) == (Duty.SECRETARY, Duty.RECORDER)
    assert person.duties_on(date(2023, 4, 1)) == (Duty.SECRETARY,)
    assert person.duties_on(date(2023, 4, 2)) == ()
    assert [s.person for s in staff.body.standing(date(2023, 5, 1))] == ["p1"]
    assert staff.body.in_office(date(2023, 5, 2)) == ()
    assert staff.body.day(at(DAY, "00:00")) == DAY


def test_what_does_not_follow_is_a_mistake() -> None:
    staff = entered(unfounded("b1"), Found(name="某县人民政府", level=Level.COUNTY))
    fact = facts_of()[0]
    with pytest.raises(ValueError, match="does not follow"):
        follow_staff(staff, fact)
