"""A hearing (713 Articles 16 and 17): notice, list, receipts, the session, its report."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from argued import drafted, waived, with_step
from cases import (
    DRAFTER,
    SECRETARY,
    TOWN,
    accepted,
    ask,
    codes,
    empty,
    play,
    said,
    scene_of,
    take,
    unmet,
    warnings,
)
from cases import before as begun
from cases import lawful as story
from procedures import FOUR_NOTS, LOCAL, adjusted, days, share

from api.demo.scene import at, paper
from decision_flow.domain.case import Case
from decision_flow.domain.intake.catalogue import Catalogue, Item, Version
from decision_flow.domain.intake.hearing import HearingDue
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.before import drafting, hearing
from decision_flow.domain.steps.before.consultation import Channel, ChannelKind
from decision_flow.domain.steps.claims.waiver import WaiverGround
from decision_flow.domain.values import decree_713
from decision_flow.engine.proof import Certificate, prove
from decision_flow.engine.rules import Ready

GROUND = hearing.HearingGround
SEVEN = days(7, source=decree_713(16))
HELD = date(2023, 4, 10)
SIDES = ("居民", "商户")
NAMES = ("甲", "乙", "丙", "丁")


@cache
def plain() -> Ready:
    return Ready(with_step("hearing", "consultation", {"materials_before": SEVEN}))


def ready(
    figures: Mapping[str, Figure] | None = None, settings: Mapping[str, str] | None = None
) -> Ready:
    given = {"materials_before": SEVEN, **(figures or {})}
    return Ready(with_step("hearing", "consultation", given, settings))


def before(days_: int) -> date:
    return HELD - timedelta(days=days_)


def notice(made: Ready, **changes: Any) -> hearing.Announce:
    says = {
        "ground": GROUND.CHOICE,
        "draft": drafted(made).draft,
        "notice": paper("听证公告"),
        "explanation": paper("起草说明"),
        "channels": (Channel(kind=ChannelKind.WEBSITE, name="门户网站"),),
        "held_at": at(HELD, "09:00"),
        "place": "会议室",
        "sides": SIDES,
        "selection": paper("遴选办法"),
        **changes,
    }
    return hearing.Announce(**says)


def people(count: int = 4) -> tuple[hearing.Participant, ...]:
    return tuple(
        hearing.Participant(name=name, side=SIDES[n % 2]) for n, name in enumerate(NAMES[:count])
    )


def the_list(**changes: Any) -> hearing.Enlist:
    says = {
        "participants": people(),
        "signed_up": 9,
        "host": "主持人",
        "host_unit": "县司法局",
        "presenter": "陈述人",
        "recorder": "记录员",
        "published": paper("名单公告"),
        **changes,
    }
    return hearing.Enlist(**says)


def receipts(on: date, *names: str) -> tuple[hearing.Receipt, ...]:
    return tuple(
        hearing.Receipt(participant=name, on=on, document=paper(f"{name}回执")) for name in names
    )


def delivery(on: date = HELD - timedelta(days=7), *names: str) -> hearing.Deliver:
    return hearing.Deliver(materials=(paper("草案"),), receipts=receipts(on, *(names or NAMES)))


def session(**changes: Any) -> hearing.Hold:
    says = {
        "open_to_the_public": True,
        "presented_at": at(HELD, "09:00"),
        "heard_at": at(HELD, "10:00"),
        "signed_at": at(HELD, "11:00"),
        "heard": tuple(hearing.Heard(participant=name, signed=True) for name in NAMES),
        "record": paper("听证会笔录"),
        **changes,
    }
    return hearing.Hold(**says)


def asked(  # noqa: PLR0917 - read in this order it is a sentence
    made: Ready, case: Case, verb: str, says: Any, when: date | datetime
) -> Accepted | Refused:
    return ask(case, f"hearing.{verb}", says, DRAFTER, when, ready=made)


def announced(made: Ready, **changes: Any) -> Case:
    case, on = drafted(made), before(40)
    return take(case, "hearing.announce", notice(made, **changes), DRAFTER, on, ready=made)


def listed(made: Ready, **changes: Any) -> Case:
    case = announced(made)
    return take(case, "hearing.enlist", the_list(**changes), DRAFTER, before(20), ready=made)


def delivered(made: Ready) -> Case:
    return take(listed(made), "hearing.deliver", delivery(), DRAFTER, before(6), ready=made)


def held(made: Ready) -> Case:
    when = at(HELD, "12:00")
    return take(delivered(made), "hearing.hold", session(), DRAFTER, when, ready=made)


# Whether one is held -------------------------------------------------------------------------


def test_a_hearing_that_the_catalogue_marks_cannot_be_found_not_applicable() -> None:
    made = plain()
    due = HearingDue(ground=GROUND.CATALOGUE, basis="目录第3项标明听证")
    case = _started(made, due)
    says = waived(case, WaiverGround.NO_HEARING_DUE)
    verdict = unmet(asked(made, case, "not_applicable", says, before(40)), "hearing.due")
    assert "目录第3项" in verdict.reason.zh
    assert verdict.source == decree_713(16)
    assert verdict.curers == (Duty.DRAFTER, Duty.SECRETARY)
    accepted(asked(made, case, "announce", notice(made), before(40)))


def test_where_none_is_due_it_may_be_found_not_applicable() -> None:
    made = plain()
    says = waived(drafted(made), WaiverGround.NO_HEARING_DUE)
    accepted(asked(made, drafted(made), "not_applicable", says, before(40)))


MARKS = [(True, False, False), (True, True, True), (False, False, True), (False, True, True)]


def _started(made: Ready, due: HearingDue | None) -> Case:
    names = [f"{s.step}.{s.verb}" for s in story()]
    scenes = list(story()[: names.index("drafting.register") + 1])
    n = names.index("start.approve")
    scenes[n] = replace(scenes[n], says=replace(scenes[n].says, hearing=due))
    return play(empty(made), *scenes, ready=made)


def test_a_procedure_without_the_step_says_so_when_a_hearing_is_due() -> None:
    due = HearingDue(ground=GROUND.LAW, basis="某法第十条")
    says, scene = said("start.approve", hearing=due), scene_of("start.approve")
    answer = ask(begun("start.approve"), "start.approve", says, scene.who, scene.on)
    accepted(answer)
    assert "start.hearing" in warnings(answer)


@pytest.mark.parametrize(("marked", "said_so", "lawful"), MARKS)
def test_what_the_catalogue_marks_is_started_as_a_matter_to_be_heard(
    *, marked: bool, said_so: bool, lawful: bool
) -> None:
    item = Item(number="3", title="阳光大街中修", hearing=marked)
    version = Version(1, 1, at(date(2023, 1, 5)), (item,), paper("目录"), paper("党委批复"))
    body = replace(TOWN, catalogues=(Catalogue(2023, "f" * 64, (version,)),))
    due = HearingDue(ground=GROUND.CATALOGUE, basis="目录2023-3") if said_so else None
    says, scene = said("start.approve", listed="2023-3", hearing=due), scene_of("start.approve")
    says = replace(says, unlisted=None)
    answer = ask(begun("start.approve"), "start.approve", says, scene.who, scene.on, body=body)
    assert ("start.marked" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "start.marked")
        assert verdict.source == decree_713(16)
        assert verdict.curers == (Duty.CHIEF, Duty.SECRETARY)


@pytest.mark.parametrize(
    ("due", "why_not", "lawful"),
    [
        (None, None, False),
        (HearingDue(ground=GROUND.LAW, basis="某法"), None, True),
        (None, "目录未标明", True),
        (HearingDue(ground=GROUND.LAW, basis="某法"), "目录未标明", False),
    ],
)
def test_where_the_catalogue_marks_hearings_the_start_decision_answers(
    *, due: HearingDue | None, why_not: str | None, lawful: bool
) -> None:
    made = Ready(adjusted(FOUR_NOTS, "start", settings={"hearing_mark": "mandatory"}))
    scene = scene_of("start.approve")
    says = said("start.approve", hearing=due, no_hearing=why_not)
    answer = ask(begun("start.approve"), "start.approve", says, scene.who, scene.on, ready=made)
    assert ("start.hearing_mark" not in codes(answer)) is lawful


# The notice ----------------------------------------------------------------------------------


@pytest.mark.parametrize("ground", GROUND)
def test_a_hearing_that_is_no_choice_names_what_asks_for_it(ground: hearing.HearingGround) -> None:
    made = plain()
    answer = asked(made, drafted(made), "announce", notice(made, ground=ground), before(40))
    assert ("hearing.ground" in codes(answer)) is (ground is not GROUND.CHOICE)
    named = notice(made, ground=ground, basis="目录第3项")
    accepted(asked(made, drafted(made), "announce", named, before(40)))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"channels": ()}, "hearing.channels"),
        ({"sides": ()}, "hearing.sides"),
        ({"draft": "0" * 64}, "hearing.draft"),
    ],
)
def test_the_notice_is_whole(changes: dict[str, Any], code: str) -> None:
    made = plain()
    verdict = unmet(
        asked(made, drafted(made), "announce", notice(made, **changes), before(40)), code
    )
    assert verdict.source == decree_713(16)


@pytest.mark.parametrize(("ahead", "lawful"), [(29, False), (30, True), (31, True)])
def test_a_local_notice_is_thirty_days_before(*, ahead: int, lawful: bool) -> None:
    made = ready({"notice_before": days(30)})
    answer = asked(made, drafted(made), "announce", notice(made), before(ahead))
    assert ("hearing.notice" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "hearing.notice").source == LOCAL


@pytest.mark.parametrize(("ahead", "lawful"), [(0, False), (1, True), (2, True)])
def test_without_a_figure_it_is_announced_beforehand(*, ahead: int, lawful: bool) -> None:
    made = plain()
    answer = asked(made, drafted(made), "announce", notice(made), before(ahead))
    assert ("hearing.notice" not in codes(answer)) is lawful


# The list ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ahead", "lawful"), [(14, False), (15, True), (16, True)])
def test_a_local_list_is_fifteen_days_before(*, ahead: int, lawful: bool) -> None:
    made = ready({"list_before": days(15)})
    answer = asked(made, announced(made), "enlist", the_list(), before(ahead))
    assert ("hearing.list" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "hearing.list")
        assert verdict.source == LOCAL
        assert verdict.earliest is None, "time alone does not cure it: the hearing is postponed"


@pytest.mark.parametrize(("ahead", "lawful"), [(6, False), (7, True), (8, True)])
def test_a_list_leaves_the_time_in_which_the_materials_are_delivered(
    *, ahead: int, lawful: bool
) -> None:
    made = plain()
    answer = asked(made, announced(made), "enlist", the_list(), before(ahead))
    assert ("hearing.time_left" not in codes(answer)) is lawful


@pytest.mark.parametrize(("count", "lawful"), [(2, False), (3, True), (4, True)])
def test_fewer_participants_than_the_rule_asks_for_postpone_it(*, count: int, lawful: bool) -> None:
    made = ready({"participants": Figure(Bound.AT_LEAST, 3, "persons", LOCAL)})
    says = the_list(participants=people(count))
    answer = asked(made, announced(made), "enlist", says, before(20))
    assert ("hearing.participants" not in codes(answer)) is lawful
    if not lawful:
        assert "延期" in unmet(answer, "hearing.participants").reason.zh


@pytest.mark.parametrize(("count", "lawful"), [(0, False), (1, True)])
def test_without_a_figure_one_participant_is_the_least(*, count: int, lawful: bool) -> None:
    made = plain()
    says = the_list(participants=people(count))
    answer = asked(made, announced(made), "enlist", says, before(20))
    assert ("hearing.participants" not in codes(answer)) is lawful


def test_nobody_is_listed_twice_and_every_side_is_represented() -> None:
    made = plain()
    twice = the_list(participants=(*people(2), people(1)[0]))
    unmet(asked(made, announced(made), "enlist", twice, before(20)), "hearing.participants")
    alone = the_list(participants=people(1))
    verdict = unmet(
        asked(made, announced(made), "enlist", alone, before(20)), "hearing.represented"
    )
    assert "商户" in verdict.reason.zh
    assert verdict.source == decree_713(16)


@pytest.mark.parametrize(
    ("signed_up", "published", "lawful"),
    [(3, False, True), (4, False, True), (5, False, False), (5, True, True)],
)
def test_how_participants_are_chosen_is_published_before_they_are(
    *, signed_up: int, published: bool, lawful: bool
) -> None:
    made = plain()
    case = announced(made, selection=paper("遴选办法") if published else None)
    answer = asked(made, case, "enlist", the_list(signed_up=signed_up), before(20))
    assert ("hearing.selection" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("setting", "changes", "code"),
    [
        (
            {"participants": "no_civil_servants"},
            {"participants": (*people(2), replace(people()[2], civil_servant=True))},
            "hearing.civil_servants",
        ),
        ({"host": "not_the_drafter"}, {"host_unit": "宁津县交通运输局"}, "hearing.host"),
        ({"monitor": "required"}, {}, "hearing.monitor"),
    ],
)
def test_composition_is_a_local_rule_and_lawful_elsewhere(
    setting: dict[str, str], changes: dict[str, Any], code: str
) -> None:
    strict, lenient = ready(settings=setting), plain()
    says = the_list(**changes)
    verdict = unmet(asked(strict, announced(strict), "enlist", says, before(20)), code)
    assert verdict.source == LOCAL
    accepted(asked(lenient, announced(lenient), "enlist", says, before(20)))
    accepted(asked(strict, announced(strict), "enlist", the_list(monitor="监察人"), before(20)))


# The materials -------------------------------------------------------------------------------


@pytest.mark.parametrize(("ahead", "lawful"), [(6, False), (7, True), (8, True)])
def test_materials_are_delivered_seven_days_before(*, ahead: int, lawful: bool) -> None:
    made = plain()
    early, last = receipts(before(15), *NAMES[1:]), receipts(before(ahead), NAMES[0])
    says = hearing.Deliver(materials=(paper("草案"),), receipts=(*early, *last))
    answer = asked(made, listed(made), "deliver", says, before(5))
    assert ("hearing.materials" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "hearing.materials").source == decree_713(16)


def test_everybody_has_a_receipt_and_none_is_of_a_day_to_come() -> None:
    made = plain()
    some = delivery(before(8), *NAMES[1:])
    assert (
        "甲"
        in unmet(
            asked(made, listed(made), "deliver", some, before(6)), "hearing.receipts"
        ).reason.zh
    )
    unmet(asked(made, listed(made), "deliver", delivery(before(8)), before(9)), "hearing.received")
    nothing = replace(delivery(), materials=())
    unmet(asked(made, listed(made), "deliver", nothing, before(6)), "hearing.received")


# The session ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("ahead", "lawful"), [(1, False), (0, True), (-1, True)])
def test_it_is_held_when_its_day_has_come(*, ahead: int, lawful: bool) -> None:
    made = plain()
    answer = asked(made, delivered(made), "hold", session(), at(before(ahead), "12:00"))
    assert ("hearing.day" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "hearing.day").earliest == HELD


@pytest.mark.parametrize(
    ("began", "lawful"),
    [
        (at(HELD, "08:59"), False),
        (at(HELD, "09:00"), True),
        (at(HELD, "09:01"), True),
        (at(before(-1), "09:00"), False),
    ],
)
def test_it_is_held_on_the_day_announced_and_not_before_the_hour(
    *, began: datetime, lawful: bool
) -> None:
    made = plain()
    says = session(presented_at=began, heard_at=began, signed_at=began)
    answer = asked(made, delivered(made), "hold", says, at(before(-1), "12:00"))
    assert ("hearing.time" not in codes(answer)) is lawful


def test_the_draft_is_presented_before_anybody_is_heard_and_signed_at_the_end() -> None:
    made = plain()
    for changes in (
        {"heard_at": at(HELD, "08:59")},
        {"signed_at": at(HELD, "09:59")},
        {"signed_at": at(HELD, "12:01")},
    ):
        answer = asked(made, delivered(made), "hold", session(**changes), at(HELD, "12:00"))
        assert unmet(answer, "hearing.order").source == decree_713(17)
    accepted(
        asked(
            made, delivered(made), "hold", session(signed_at=at(HELD, "12:00")), at(HELD, "12:00")
        )
    )


def test_it_is_open_to_the_public() -> None:
    made = plain()
    says = session(open_to_the_public=False)
    answer = asked(made, delivered(made), "hold", says, at(HELD, "12:00"))
    assert unmet(answer, "hearing.public").source == decree_713(17)


def test_everyone_who_came_signs_or_their_refusal_is_noted() -> None:
    made = plain()
    heard = session().heard
    silent = (replace(heard[0], signed=False), *heard[1:])
    noted = (replace(heard[0], signed=False, refusal="认为记录不全"), *heard[1:])
    answer = asked(made, delivered(made), "hold", session(heard=silent), at(HELD, "12:00"))
    verdict = unmet(answer, "hearing.signed")
    assert "甲" in verdict.reason.zh
    assert verdict.source == decree_713(17)
    accepted(asked(made, delivered(made), "hold", session(heard=noted), at(HELD, "12:00")))


@pytest.mark.parametrize(("came", "lawful"), [(1, False), (2, True), (3, True)])
def test_a_local_quorum_is_of_those_on_the_list(*, came: int, lawful: bool) -> None:
    made = ready({"quorum": share(Bound.AT_LEAST, Fraction(1, 2), "participants")})
    says = session(heard=session().heard[:came])
    answer = asked(made, delivered(made), "hold", says, at(HELD, "12:00"))
    assert ("hearing.quorum" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "hearing.quorum").source == LOCAL


def test_only_those_on_the_list_are_counted_each_once() -> None:
    made = plain()
    one = session().heard[0]
    unmet(
        asked(made, delivered(made), "hold", session(heard=(one, one)), at(HELD, "12:00")),
        "hearing.listed",
    )
    stranger = session(heard=(replace(one, participant="过路人"),))
    answer = asked(made, delivered(made), "hold", stranger, at(HELD, "12:00"))
    assert {"hearing.listed", "hearing.quorum"} <= codes(answer)


# Afterwards ----------------------------------------------------------------------------------


def days_of_work(count: int) -> Figure:
    return Figure(Bound.AT_MOST, count, "working_days", LOCAL)


@pytest.mark.parametrize(
    ("on", "late"),
    [(date(2023, 4, 21), False), (date(2023, 4, 23), False), (date(2023, 4, 24), True)],
)
def test_a_report_that_is_published_late_is_said_to_be_and_never_refused(
    *, on: date, late: bool
) -> None:
    made = ready({"published_within": days_of_work(10)})
    says = hearing.Report(report=paper("听证报告"), adoption="采纳两条", published_on=on)
    answer = asked(made, held(made), "report", says, date(2023, 4, 25))
    accepted(answer)
    assert ("hearing.report.late" in warnings(answer)) is late


@pytest.mark.parametrize("on", [None, date(2023, 4, 26)])
def test_where_a_rule_wants_the_report_published_it_says_when(on: date | None) -> None:
    made = ready({"published_within": days_of_work(10)})
    says = hearing.Report(report=paper("听证报告"), adoption="采纳两条", published_on=on)
    answer = asked(made, held(made), "report", says, date(2023, 4, 25))
    assert unmet(answer, "hearing.published").source == LOCAL
    elsewhere = plain()
    unpublished = replace(says, published_on=None)
    accepted(asked(elsewhere, held(elsewhere), "report", unpublished, date(2023, 4, 25)))


def test_one_that_cannot_be_held_is_postponed_and_announced_anew() -> None:
    made = plain()
    says = hearing.Postpone(reasons="报名不足", notice=paper("延期公告"))
    case = take(announced(made), "hearing.postpone", says, SECRETARY, before(3), ready=made)
    assert case.shape["hearing"] == "postponed"
    later = notice(made, held_at=at(before(-30), "09:00"))
    case = take(case, "hearing.announce", later, DRAFTER, before(2), ready=made)
    accepted(asked(made, case, "enlist", the_list(), before(1)))


def test_a_responsive_change_takes_down_a_hearing_that_is_under_way_and_none_that_is_done() -> None:
    made = plain()
    report = hearing.Report(report=paper("听证报告"), adoption="采纳两条")
    on = date(2023, 4, 14)
    done = take(held(made), "hearing.report", report, DRAFTER, on, ready=made)
    for case, state in ((held(made), "lapsed"), (done, "reported")):
        assert _revised(made, case).shape["hearing"] == state


def _revised(made: Ready, case: Case) -> Case:
    new, on = paper("草案修改稿"), date(2023, 4, 17)
    says = drafting.Revise(
        draft=new,
        comparison=paper("对照表"),
        proposed=drafting.ChangeClass.RESPONSIVE,
        reasons="采纳听证意见",
    )
    case = take(case, "drafting.revise", says, DRAFTER, on, ready=made)
    classed = drafting.Classify(
        draft=new.digest,
        as_class=drafting.ChangeClass.RESPONSIVE,
        reasons="对应意见",
        traces=(drafting.Trace(passage="第三条", opinion="听证意见一"),),
    )
    return take(case, "drafting.classify", classed, "zheng", on, ready=made)


def test_a_procedure_with_a_hearing_is_proved() -> None:
    outcome = prove(replace(plain().procedure, digest=""))
    assert isinstance(outcome, Certificate)
