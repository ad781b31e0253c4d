"""Answered for afterwards: reports, signing, publication, archive, execution, responsibility."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from cases import (
    CALENDAR,
    CHIEF,
    MEMBERS,
    READY,
    SECRETARY,
    TOWN,
    accepted,
    after,
    ask,
    before,
    codes,
    on_file,
    said,
    scene_of,
    speaks,
    take,
    unmet,
    warnings,
)
from meetings import SEVEN, decision, opens, talks, voted, votes
from procedures import FOUR_NOTS, adjusted

from api.demo.scene import MARK, PEOPLE, at, paper
from decision_flow.domain.case import Assign, Case, Fact, ReportError, fold, follow
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.numbering import Numbered, Series, Taken
from decision_flow.domain.people import Body, Duty, Held, Person
from decision_flow.domain.steps.after import archive, execution, report, responsibility
from decision_flow.domain.steps.after.publication import Withhold
from decision_flow.domain.steps.common import Confirm, Reasons
from decision_flow.domain.steps.decision import record
from decision_flow.domain.steps.decision.chief import Outcome
from decision_flow.domain.steps.decision.minutes import answerable, called_in
from decision_flow.domain.steps.disclosure import GROUNDS, Ground
from decision_flow.domain.values import OPENNESS, Source, decree_713
from decision_flow.engine.decide import decide
from decision_flow.engine.rules import Ready

ISSUED = date(2023, 6, 6)


def holding(who: str, *duties: Duty) -> Person:
    """Return a person of the town with these duties and no others."""
    since = PEOPLE[who].held[0].since
    return replace(PEOPLE[who], held=tuple(Held(duty, since) for duty in duties))


def asked(name: str, **changes: Any) -> Accepted | Refused:
    scene = scene_of(name)
    return ask(before(name), name, replace(scene.says, **changes), scene.who, scene.on)


# Reports -------------------------------------------------------------------------------------


def test_a_return_says_what_is_to_be_changed() -> None:
    unmet(asked("party_report.reply", approved=False), "report.remarks")
    accepted(asked("party_report.reply", approved=False, remarks="补充资金来源"))


@pytest.mark.parametrize("step", ["party_report", "congress_report", "superior_approval"])
def test_a_returned_report_takes_the_decision_back_before_the_draft(step: str) -> None:
    case = before("party_report.report")
    if step == "party_report":
        case = after("party_report.report")
    else:
        sent = report.Report(to="县人大常委会", document=paper("报告"))
        case = take(case, f"{step}.report", sent, SECRETARY, date(2023, 5, 31))
    reply = report.Reply(approved=False, document=paper("复函"), remarks="补充资金来源")
    case = take(case, f"{step}.reply", reply, SECRETARY, date(2023, 6, 5))
    assert case.phase == "pre_decision"
    assert case.shape["drafting"] == "demanded"
    assert case.shape["submission"] == case.shape["meeting"] == "lapsed"
    assert case.shape["legality_review"] == "lawful"
    assert case.fact("meeting", "decide") is None


# Signing -------------------------------------------------------------------------------------


def test_what_is_signed_is_what_was_decided() -> None:
    assert unmet(asked("issue.sign", draft="0" * 64), "issue.draft").source == decree_713(37)


def test_nothing_is_signed_before_the_party_report() -> None:
    scene = scene_of("issue.sign")
    answer = ask(before("party_report.reply"), "issue.sign", scene.says, CHIEF, scene.on)
    assert "stands.party_report" in codes(answer)


def register(**change: Any) -> Body:
    """Return the town with a series for decisions, from which one number was taken for the case."""
    known = {"case": "c1", "paper": Numbered.DECISION, "voided": None, **change}
    taken = Taken(2023, 1, title="通知", by="sun", on=ISSUED, line=9, **known)
    series = Series("d", MARK, (Numbered.DECISION,), 2023, taken=(taken,))
    return replace(TOWN, series=(series,))


@pytest.mark.parametrize(
    ("body", "lawful"),
    [
        (TOWN, True),
        (register(), True),
        (register(case="c2"), False),
        (register(case=None), False),
        (register(paper=Numbered.OTHER), False),
        (register(voided="题名有误"), False),
    ],
)
def test_the_number_is_one_taken_for_this_case_where_there_is_a_register(
    body: Body, *, lawful: bool
) -> None:
    scene = scene_of("issue.sign")
    answer = ask(before("issue.sign"), "issue.sign", scene.says, CHIEF, scene.on, body=body)
    assert ("issue.number" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "issue.number").curers == (Duty.SECRETARY,)


def test_a_register_for_other_papers_asks_nothing_of_a_decision() -> None:
    scene = scene_of("issue.sign")
    body = replace(TOWN, series=(Series("l", "示法审", (Numbered.LEGALITY_OPINION,), 2023),))
    accepted(ask(before("issue.sign"), "issue.sign", scene.says, CHIEF, scene.on, body=body))


@pytest.mark.parametrize(("until", "lawful"), [(-1, False), (0, True), (1, True)])
def test_the_chief_in_office_on_the_day_signs(*, until: int, lawful: bool) -> None:
    last = ISSUED + timedelta(days=until)
    seats = tuple(replace(s, until=last) if s.person == CHIEF else s for s in TOWN.seats)
    scene, body = scene_of("issue.sign"), replace(TOWN, seats=seats)
    answer = ask(before("issue.sign"), "issue.sign", scene.says, CHIEF, scene.on, body=body)
    assert ("issue.signed_by_chief" not in codes(answer)) is lawful


def test_a_deputy_does_not_sign_for_a_chief_who_is_there() -> None:
    scene = scene_of("issue.sign")
    answer = ask(before("issue.sign"), "issue.sign", scene.says, "li", scene.on)
    verdict = unmet(answer, "issue.signed_by_chief")
    assert verdict.curers == (Duty.CHIEF, Duty.MEMBER)


def test_for_a_recused_chief_the_one_who_presided_signs() -> None:
    part = SEVEN[1:]
    case = voted(votes(part), opening=opens(out=(CHIEF,), presiding="li"), talk=talks(part))
    when = at(date(2023, 5, 15), "11:30")
    case = take(case, "meeting.decide", decision(case, Outcome.AGREED), "li", when)
    for name in ("party_report.report", "party_report.reply"):
        case = take(case, name, said(name), SECRETARY, scene_of(name).on)
    for name in ("congress_report.not_applicable", "superior_approval.not_applicable"):
        case = take(case, name, said(name), SECRETARY, scene_of(name).on)
    scene = scene_of("issue.sign")
    unmet(ask(case, "issue.sign", scene.says, CHIEF, scene.on), "issue.signed_by_chief")
    accepted(ask(case, "issue.sign", scene.says, "li", scene.on))


@pytest.mark.parametrize(("days", "advice"), [(-1, {"issue.retroactive"}), (0, set()), (1, set())])
def test_what_holds_before_it_is_signed_is_looked_at_twice(days: int, advice: set[str]) -> None:
    answer = asked("issue.sign", effective_on=ISSUED + timedelta(days=days))
    accepted(answer)
    assert warnings(answer) == advice


@pytest.mark.parametrize(
    ("examined", "missing"),
    [
        (("congress_report", "superior_approval"), ""),
        (("congress_report",), "superior_approval"),
        ((), "congress_report"),
    ],
)
def test_who_signs_examined_what_the_office_found_not_applicable(
    *, examined: tuple[str, ...], missing: str
) -> None:
    answer = asked("issue.sign", examined=examined)
    assert ("issue.examined" in codes(answer)) is bool(missing)
    if missing:
        verdict = unmet(answer, "issue.examined")
        assert missing in verdict.reason.zh
        assert verdict.curers == (Duty.CHIEF, Duty.MEMBER)


# Publication ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "lawful"),
    [
        (date(2023, 6, 5), False),
        (date(2023, 6, 6), True),
        (date(2023, 6, 8), True),
        (date(2023, 6, 9), False),
    ],
    ids=["before the issue", "on its day", "on the day of the record", "ahead of the record"],
)
def test_it_is_published_between_issue_and_record(*, on: date, lawful: bool) -> None:
    answer = asked("publication.publish", on=on)
    assert ("publication.on" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "publication.on")
        assert str(on) in verdict.reason.zh
        assert verdict.source == decree_713(32)


def test_it_is_published_somewhere() -> None:
    unmet(asked("publication.publish", channels=()), "publication.channels")


@pytest.mark.parametrize(
    ("on", "advice"),
    [(date(2023, 7, 5), set()), (date(2023, 7, 6), {"publication.late"})],
    ids=["the twentieth working day", "a day later"],
)
def test_late_is_said_and_never_refused(on: date, advice: set[str]) -> None:
    payload = said("publication.publish", on=on)
    answer = ask(before("publication.publish"), "publication.publish", payload, SECRETARY, on)
    accepted(answer)
    assert warnings(answer) == advice


def test_where_the_year_is_unknown_the_deadline_is_provisional() -> None:
    figure = FOUR_NOTS.steps["publication"].figures["deadline"]
    ready = Ready(
        adjusted(FOUR_NOTS, "publication", figures={"deadline": replace(figure, value=200)})
    )
    scene, case = scene_of("publication.publish"), before("publication.publish")
    answer = ask(case, "publication.publish", scene.says, SECRETARY, scene.on, ready=ready)
    assert warnings(answer) == {"publication.provisional"}


def test_without_a_deadline_nothing_is_late() -> None:
    ready = Ready(adjusted(FOUR_NOTS, "publication", figures={"deadline": None}))
    payload, day = said("publication.publish", on=date(2023, 12, 1)), date(2023, 12, 1)
    case = before("publication.publish")
    answer = ask(case, "publication.publish", payload, SECRETARY, day, ready=ready)
    assert warnings(answer) == set()


def withheld(who: str | Person, ground: Ground = Ground.STATE_SECRET) -> Fact:
    payload = Withhold(ground=ground, reasons="示例", document=paper("不公开申请"))
    case = before("publication.publish")
    return accepted(ask(case, "publication.withhold", payload, who, date(2023, 6, 7)))


def withholding(who: str | Person) -> Case:
    return fold(before("publication.publish"), [withheld(who)])


@pytest.mark.parametrize("ground", Ground)
def test_a_decision_is_withheld_on_a_ground_of_the_law_named_with_its_article(
    ground: Ground,
) -> None:
    fact = withheld(SECRETARY, ground)
    verdict = next(v for v in fact.verdicts if v.code == "disclosure.ground")
    assert GROUNDS[ground][0].zh in verdict.reason.zh
    speaks(verdict)
    places = {Ground.TRADE_SECRET: "第十五条", Ground.PRIVACY: "第十五条"}
    assert verdict.source == Source(OPENNESS, places.get(ground, "第十四条"))


def test_nobody_confirms_what_he_asked_to_withhold() -> None:
    both = holding("ma", Duty.SECRETARY, Duty.DISCLOSURE_REVIEWER)
    case, on = withholding(both), date(2023, 6, 7)
    confirm = Confirm(findings="属实", document=paper("意见"))
    answer = ask(case, "publication.confirm_withheld", confirm, both, on)
    assert unmet(answer, "person.another").curers == (Duty.DISCLOSURE_REVIEWER,)
    other = holding("guo", Duty.DISCLOSURE_REVIEWER)
    accepted(ask(case, "publication.confirm_withheld", confirm, other, on))


def test_nobody_confirms_what_a_deputy_asked_in_his_name() -> None:
    both, on = holding("ma", Duty.SECRETARY, Duty.DISCLOSURE_REVIEWER), date(2023, 6, 7)
    entrusted = Assign(person="zhou", duty=Duty.SECRETARY, since=on)
    case = take(before("publication.publish"), "case.assign", entrusted, SECRETARY, on)
    payload = Withhold(ground=Ground.PRIVACY, reasons="示例", document=paper("不公开申请"))
    deputy = holding("zhou", Duty.SECRETARY)
    fact = accepted(ask(case, "publication.withhold", payload, deputy, on, instead_of="ma"))
    confirm = Confirm(findings="属实", document=paper("意见"))
    answer = ask(follow(case, fact), "publication.confirm_withheld", confirm, both, on)
    unmet(answer, "person.another")


@pytest.mark.parametrize(("verb", "state"), [("confirm", "withheld"), ("refuse", "none")])
def test_withholding_is_the_disclosure_reviewers_answer(verb: str, state: str) -> None:
    case = withholding(SECRETARY)
    confirm = Confirm(findings="属实", document=paper("意见"))
    payload = confirm if verb == "confirm" else Reasons(reasons="不涉密")
    name = f"publication.{verb}_withheld"
    unmet(ask(case, name, payload, CHIEF, date(2023, 6, 7)), "person.duty")
    assert take(case, name, payload, "ma", date(2023, 6, 7)).shape["publication"] == state


# Archive -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("who", "deputy"), [("sun", False), ("other", True), ("lin", False)])
def test_who_handed_the_file_over_does_not_receive_it(*, who: str, deputy: bool) -> None:
    case = before("archive.receive")
    given = case.fact("archive", "hand_over")
    assert given is not None
    gave = given.actor.person
    person = replace(PEOPLE["lin"], id=gave if who == "sun" else who)
    scene = scene_of("archive.receive")
    duty, since = Duty.ARCHIVIST, date(2021, 1, 1)
    said_so = Assign(person=person.id, duty=duty, since=since)
    case = take(case, "case.assign", said_so, "sun", scene.on) if deputy else case
    instead = gave if deputy else None
    answer = ask(case, "archive.receive", scene.says, person, scene.on, instead_of=instead)
    assert ("archive.received_by_another" not in codes(answer)) is (who == "lin")


@pytest.mark.parametrize("part", archive.PARTS)
def test_the_file_has_every_part(part: str) -> None:
    parts = tuple(p for p in said("archive.hand_over").parts if p.part != part)
    verdict = unmet(asked("archive.hand_over", parts=parts), "archive.parts")
    assert part in verdict.reason.zh
    assert verdict.source == decree_713(33)


@pytest.mark.parametrize("part", archive.PARTS)
def test_what_was_carried_out_left_papers(part: str) -> None:
    parts = tuple(
        archive.Part(part=p.part, absent="已遗失") if p.part == part else p
        for p in said("archive.hand_over").parts
    )
    answer = asked("archive.hand_over", parts=parts)
    waived = part == "公平竞争审查"
    assert ("archive.absent" not in codes(answer)) is waived
    if not waived:
        assert part in unmet(answer, "archive.absent").reason.zh


def test_a_part_that_no_step_knows_is_no_obstacle() -> None:
    more = (*said("archive.hand_over").parts, archive.Part(part="其他", absent="无"))
    accepted(asked("archive.hand_over", parts=more))


# Execution -----------------------------------------------------------------------------------


def test_somebody_carries_it_out() -> None:
    assert unmet(asked("execution.assign", tasks=()), "execution.tasks").source == decree_713(34)


def test_a_problem_is_dealt_with_before_completion() -> None:
    scene = scene_of("execution.complete")
    trouble = execution.Problem(
        problem="管线冲突",
        proposal="改线",
        document=paper("报告"),
        nature=execution.Nature.PROBLEM,
        found_by=execution.Finder.EXECUTOR,
        noticed=date(2023, 10, 27),
    )
    case = take(before("execution.complete"), "execution.problem", trouble, "he", scene.on)
    unmet(ask(case, "execution.complete", scene.says, "he", scene.on), "state")
    handled = execution.Overcome(handling="同意改线", document=paper("批示"), answers=(case.seq,))
    case = take(case, "execution.overcome", handled, SECRETARY, scene.on)
    accepted(ask(case, "execution.complete", scene.says, "he", scene.on))


# Responsibility ------------------------------------------------------------------------------


def entry(person: str) -> responsibility.Entry:
    takes_part = responsibility.Answers.TAKES_PART
    return responsibility.Entry(person=person, answers=takes_part, office="示例")


@pytest.mark.parametrize("person", ["sun", "wu", "zheng", "zhou", "he", CHIEF])
def test_everyone_who_acted_stands_on_the_list(person: str) -> None:
    entries = tuple(e for e in said("responsibility.register").entries if e.person != person)
    verdict = unmet(asked("responsibility.register", entries=entries), "responsibility.acted")
    assert person in verdict.reason.zh
    assert verdict.source == decree_713(38)


@pytest.mark.parametrize("person", MEMBERS)
def test_everyone_who_sat_stands_on_it_too(person: str) -> None:
    entries = tuple(e for e in said("responsibility.register").entries if e.person != person)
    answer = asked("responsibility.register", entries=entries)
    sat = person != "zhao"
    assert ("responsibility.members" in codes(answer)) is sat
    assert PEOPLE[person].held


def test_a_recused_member_answers_for_nothing() -> None:
    part = tuple(p for p in SEVEN if p != "li")
    case = voted(votes(part), opening=opens(out=("li",)), talk=talks(part))
    entries = tuple(
        responsibility.Entry(person=p, answers=responsibility.Answers.TAKES_PART, office="示例")
        for p in (*part, *case.acted)
    )
    payload = responsibility.Register(entries=entries, document=paper("责任清单"))
    answer = ask(case, "responsibility.register", payload, SECRETARY, date(2023, 11, 20))
    assert not codes(answer) & {"responsibility.members", "responsibility.acted"}


def test_who_registers_the_list_stands_on_it() -> None:
    clerk = holding("guo", Duty.SECRETARY)
    case, on = before("responsibility.register"), date(2023, 11, 20)
    payload = said("responsibility.register")
    answer = ask(case, "responsibility.register", payload, clerk, on)
    assert "guo" in unmet(answer, "responsibility.registrar").reason.zh
    named = (*payload.entries, entry("guo"))
    accepted(ask(case, "responsibility.register", replace(payload, entries=named), clerk, on))


def test_an_observer_with_a_view_stands_on_the_list_by_name() -> None:
    view = record.ObserverView(name="县人大代表", view="建议分期实施")
    case = voted(votes(SEVEN), talk=replace(talks(SEVEN), observers=(view,)))
    payload = said("responsibility.register")
    answer = ask(case, "responsibility.register", payload, SECRETARY, date(2023, 11, 20))
    assert "县人大代表" in unmet(answer, "responsibility.members").reason.zh
    payload = replace(payload, entries=(*payload.entries, entry("县人大代表"), entry("zhao")))
    answer = ask(case, "responsibility.register", payload, SECRETARY, date(2023, 11, 20))
    assert "responsibility.members" not in codes(answer)


def listed(*more: responsibility.Entry, again: bool = False) -> Accepted | Refused:
    """Return the answer to the list with more entries, asked with the people of the body."""
    scene, case = scene_of("responsibility.register"), before("responsibility.register")
    payload = said("responsibility.register")
    payload = replace(payload, entries=(*payload.entries, *more))
    move = Move("responsibility", "register", payload, PEOPLE[SECRETARY])
    moment, there = scene.on, on_file(payload)
    setting = Setting(TOWN, CALENDAR, moment, there, persons=PEOPLE, again=again)
    return decide(READY, case, move, setting)


def test_who_is_nobody_of_the_body_is_not_listed() -> None:
    answer = listed(entry("stranger"), entry("县人大代表"))
    verdict = unmet(answer, "responsibility.stranger")
    assert "stranger、县人大代表" in verdict.reason.zh
    assert codes(answer) == {"responsibility.stranger"}
    accepted(listed())


def test_who_is_listed_answers_in_one_way() -> None:
    leads = replace(entry("sun"), answers=responsibility.Answers.LEADS)
    answer = listed(leads)
    assert codes(answer) == {"responsibility.two_ways"}
    assert PEOPLE["sun"].name in unmet(answer, "responsibility.two_ways").reason.zh
    directly = replace(entry("sun"), answers=responsibility.Answers.ANSWERS_DIRECTLY, office="组长")
    accepted(listed(directly))


def test_who_had_no_part_may_be_listed_and_is_told_of() -> None:
    assert warnings(listed()) == set()
    answer = accepted(listed(entry("guo"), entry("zhao")))
    (told,) = (v for v in answer.verdicts if v.code == "responsibility.no_part")
    assert told.advisory
    assert all(PEOPLE[person].name in told.reason.zh for person in ("guo", "zhao"))
    assert told.source == decree_713(38, 1)


def test_who_was_recused_from_the_meeting_is_on_record_as_there() -> None:
    part = tuple(p for p in SEVEN if p != "li")
    case = voted(votes(part), opening=opens(out=("li",)), talk=talks(part))
    assert "li" in called_in(case)
    assert "li" not in answerable(case)


def test_a_list_that_an_earlier_release_took_is_not_asked_anew() -> None:
    leads = replace(entry("sun"), answers=responsibility.Answers.LEADS)
    answer = accepted(listed(leads, entry("stranger"), entry("guo"), again=True))
    assert warnings(answer) == {"responsibility.no_part"}, "told, and verify asks it of no old line"


def test_who_acted_after_the_list_was_made_is_named_before_the_case_closes() -> None:
    on = date(2023, 11, 21)
    late = ReportError(seq=3, wrong="甲", right="乙", evidence=paper("更正依据"))
    case = take(before("closing.close"), "case.report_error", late, "guo", on)
    refused = unmet(
        ask(case, "closing.close", said("closing.close"), SECRETARY, on), "responsibility.acted"
    )
    assert "guo" in refused.reason.zh
    assert refused.curers == (Duty.SECRETARY,)
    payload = said("responsibility.register")
    payload = replace(payload, entries=(*payload.entries, entry("guo")))
    case = take(case, "responsibility.register", payload, SECRETARY, on)
    assert case.shape["responsibility"] == "registered"
    assert take(case, "closing.close", said("closing.close"), SECRETARY, on).phase == "closed"


def test_a_closed_case_stands_still() -> None:
    case = after("closing.close")
    assert case.phase == "closed"
    answer = ask(case, "closing.close", said("closing.close"), SECRETARY, date(2023, 11, 22))
    assert {"phase", "state"} <= codes(answer)
