"""Open consultation: thirty days, of which the first does not count; every opinion answered."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from cases import (
    CALENDAR,
    DRAFTER,
    READY,
    SECRETARY,
    TOWN,
    accepted,
    ask,
    before,
    codes,
    each_day,
    on_file,
    said,
    scene_of,
    take,
    unmet,
    warnings,
)
from procedures import FOUR_NOTS, adjusted, days

from api.demo.matter import FIRST
from api.demo.scene import PEOPLE, at, paper
from decision_flow.domain.case import EXEMPT, Assign, Case, fold, follow
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.opinions.collation import (
    Answer,
    Close,
    Dispose,
    Group,
    Look,
    Received,
    Reread,
    sampled,
)
from decision_flow.domain.opinions.intake import Disposed, Intake, OpinionChannel
from decision_flow.domain.people import Duty, Held
from decision_flow.domain.procedure import SHARE, Bound, Figure
from decision_flow.domain.steps.claims.waiver import WaiverGround
from decision_flow.domain.steps.common import Claim, Confirm, Reasons
from decision_flow.domain.values import HOUSE_RULE, Cite, Document, decree_713
from decision_flow.engine.decide import decide
from decision_flow.engine.rules import Ready

NAME = "open_consultation"
OPENS, CLOSES = date(2023, 3, 6), date(2023, 4, 5)
THIRTY = timedelta(days=30)


def counts(received: int, **more: Any) -> Close:
    """Return the counts of a register kept on paper, all by letter."""
    by = Received(channel=OpinionChannel.LETTER, count=received)
    return Close(received=received, channels=(by,), **{"register": paper("登记表"), **more})


def publish(ready: Ready = READY, on: date = OPENS, **changes: Any) -> Accepted | Refused:
    payload = said(f"{NAME}.publish", **changes)
    return ask(before(f"{NAME}.publish"), f"{NAME}.publish", payload, DRAFTER, on, ready=ready)


@pytest.mark.parametrize(("length", "lawful"), [(29, False), (30, True), (31, True)])
def test_the_window_is_thirty_days_and_the_first_is_not_counted(
    *, length: int, lawful: bool
) -> None:
    answer = publish(closes=OPENS + timedelta(days=length))
    assert ("consultation.period" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "consultation.period")
        for text in (verdict.reason.zh, verdict.reason.en):
            assert "30" in text
            assert f"{length}" in text
            assert str(OPENS + THIRTY) in text
        assert verdict.earliest == OPENS + THIRTY
        assert verdict.source == decree_713(15)


@pytest.mark.parametrize(
    ("period", "closes", "lawful"),
    [
        (days(7, "working_days"), date(2023, 3, 14), False),
        (days(7, "working_days"), date(2023, 3, 15), True),
        (days(1, "months"), date(2023, 4, 5), False),
        (days(1, "months"), date(2023, 4, 6), True),
        (None, OPENS + timedelta(days=29), False),
        (None, OPENS + THIRTY, True),
        (None, OPENS - timedelta(days=1), False),
    ],
)
def test_the_period_is_counted_in_its_unit_and_article_15_stands_in_for_none(
    *, period: Figure | None, closes: date, lawful: bool
) -> None:
    ready = Ready(adjusted(FOUR_NOTS, NAME, figures={"period": period}))
    answer = publish(ready, closes=closes)
    assert ("consultation.period" not in codes(answer)) is lawful


def test_a_period_of_working_days_into_an_unknown_year_is_refused_and_says_so() -> None:
    ready = Ready(adjusted(FOUR_NOTS, NAME, figures={"period": days(7, "working_days")}))
    opens = date(2023, 12, 27)
    case = before(f"{NAME}.publish")
    payload = said(f"{NAME}.publish", opens=opens, closes=date(2024, 2, 1))
    answer = ask(case, f"{NAME}.publish", payload, DRAFTER, opens, ready=ready)
    assert "2024年" in unmet(answer, "consultation.period").reason.zh


@pytest.mark.parametrize(("later", "lawful"), [(-1, False), (0, True), (1, True)])
def test_the_window_does_not_open_before_the_notice(*, later: int, lawful: bool) -> None:
    opens = OPENS + timedelta(days=later)
    answer = publish(opens=opens, closes=opens + THIRTY)
    assert ("consultation.opens" not in codes(answer)) is lawful


def test_one_paper_does_not_stand_for_notice_and_explanation() -> None:
    notice = said(f"{NAME}.publish").notice
    unmet(publish(explanation=notice), "consultation.papers")
    unmet(publish(explanation=replace(notice, digest=FIRST.digest)), "consultation.papers")


def test_the_notice_carries_the_current_draft_and_stands_somewhere() -> None:
    assert unmet(publish(draft="0" * 64), "consultation.draft").source == decree_713(15)
    unmet(publish(channels=()), "consultation.channels")


@pytest.mark.parametrize(
    ("closes", "advice"),
    [
        (date(2023, 4, 6), set()),
        (date(2023, 4, 5), {"consultation.rest_day"}),
        (date(2023, 5, 6), set()),
        (date(2024, 1, 2), {"consultation.provisional"}),
    ],
    ids=["working day", "holiday", "make-up Saturday", "year unknown"],
)
def test_a_floor_does_not_roll_over_a_day_of_rest_but_a_warning_is_given(
    closes: date, advice: set[str]
) -> None:
    answer = publish(closes=closes)
    accepted(answer)
    assert warnings(answer) == advice


@pytest.mark.parametrize("day", list(each_day(date(2023, 4, 4), 3)))
def test_the_window_is_closed_the_day_after_its_last_one(day: date) -> None:
    answer = ask(before(f"{NAME}.close"), f"{NAME}.close", counts(1), DRAFTER, day)
    lawful = day > CLOSES
    assert ("consultation.window" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "consultation.window")
        assert verdict.earliest == CLOSES + timedelta(days=1)
        assert verdict.curers == (Duty.DRAFTER,)
        assert str(CLOSES) in verdict.reason.en


def test_the_last_minute_of_the_last_day_still_belongs_to_the_window() -> None:
    case = before(f"{NAME}.close")
    unmet(
        ask(case, f"{NAME}.close", counts(1), DRAFTER, at(CLOSES, "23:59")),
        "consultation.window",
    )
    accepted(ask(case, f"{NAME}.close", counts(1), DRAFTER, at(date(2023, 4, 6), "00:00")))


def test_a_window_to_the_end_of_time_never_closes_and_never_crashes() -> None:
    case = take(
        before(f"{NAME}.publish"),
        f"{NAME}.publish",
        said(f"{NAME}.publish", closes=date.max),
        DRAFTER,
        OPENS,
    )
    unmet(ask(case, f"{NAME}.close", Close(received=0), DRAFTER, CLOSES), "consultation.window")
    assert date.max.year not in CALENDAR.years


def closed(payload: Close) -> Case:
    return take(before(f"{NAME}.close"), f"{NAME}.close", payload, DRAFTER, date(2023, 4, 6))


LEDGER = paper("处理表")


def dispose(*numbers: int, clusters: int = 1, ledger: Document = LEDGER) -> Dispose:
    return Dispose(
        clusters=clusters,
        adopted=numbers[0],
        partly=numbers[1],
        not_adopted=numbers[2],
        ledger=ledger,
    )


def looked(clusters: int, size: int = 1, *, ledger: Document = LEDGER, **changes: Any) -> Reread:
    """Return a second look at so many of these clusters, agreeing unless changed."""
    places = sampled(ledger.digest, clusters, size)
    looks = tuple(Look(place=p, **{"agrees": True, **changes}) for p in places)
    return Reread(ledger=ledger, looks=looks)


def disposed(received: int, *numbers: int, clusters: int = 1) -> Case:
    """Return the case once so many opinions were counted, and disposed of."""
    case = closed(counts(received))
    said = dispose(*numbers, clusters=clusters)
    return take(case, f"{NAME}.dispose", said, DRAFTER, at(date(2023, 4, 6), "11:00"))


def collated(received: int, *numbers: int) -> Case:
    """Return the case once the second person upheld the sample too."""
    case = disposed(received, *numbers)
    return take(case, f"{NAME}.reread", looked(1), SECRETARY, at(date(2023, 4, 6), "12:00"))


def answer_of(received: int, adopted: int, partly: int, not_adopted: int) -> Accepted | Refused:
    scene, case = scene_of(f"{NAME}.answer"), collated(9, 4, 2, 3)
    payload = replace(
        scene.says, received=received, adopted=adopted, partly=partly, not_adopted=not_adopted
    )
    return ask(case, f"{NAME}.answer", payload, DRAFTER, scene.on)


@pytest.mark.parametrize(
    ("counts", "lawful"),
    [
        ((9, 4, 2, 3), True),
        ((9, 4, 2, 2), False),
        ((9, 4, 2, 4), False),
        ((8, 4, 2, 2), False),
        ((12, 6, 3, 3), False),
    ],
    ids=["all", "one unanswered", "one too many", "fewer reported", "late ones counted"],
)
def test_every_opinion_in_time_is_answered_once(
    *, counts: tuple[int, int, int, int], lawful: bool
) -> None:
    answer = answer_of(*counts)
    assert ("consultation.sum" not in codes(answer)) is lawful
    if not lawful:
        verdict = unmet(answer, "consultation.sum")
        assert "9" in verdict.reason.zh
        assert verdict.source == decree_713(18)


@pytest.mark.parametrize(
    ("partly", "not_adopted", "lawful"), [(0, 0, True), (1, 0, False), (0, 1, False)]
)
def test_reasons_are_given_for_what_is_not_adopted(
    *, partly: int, not_adopted: int, lawful: bool
) -> None:
    case = collated(1, 1 - partly - not_adopted, partly, not_adopted)
    payload = said(
        f"{NAME}.answer",
        received=1,
        adopted=1 - partly - not_adopted,
        partly=partly,
        not_adopted=not_adopted,
        reasons=None,
    )
    answer = ask(case, f"{NAME}.answer", payload, DRAFTER, scene_of(f"{NAME}.answer").on)
    assert ("consultation.reasons" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "consultation.reasons").source == HOUSE_RULE


# Counting and collating -----------------------------------------------------------------------

CLOSED = date(2023, 4, 6)
CALLS = Received(channel=OpinionChannel.CALL, count=2)
LETTERS = Received(channel=OpinionChannel.LETTER, count=3)


def close(payload: Close, intake: Intake | None = None) -> Accepted | Refused:
    return told(before(f"{NAME}.close"), f"{NAME}.close", payload, DRAFTER, intake)


def told(  # noqa: PLR0917 - read in this order it is a sentence
    case: Case, name: str, payload: Any, who: str, intake: Intake | None
) -> Accepted | Refused:
    """Return the answer where the system has this register."""
    setting = Setting(TOWN, CALENDAR, at(CLOSED, "16:00"), on_file(payload), intake=intake)
    step, _, verb = name.partition(".")
    return decide(READY, case, Move(step, verb, payload, PEOPLE[who]), setting)


@pytest.mark.parametrize(
    ("channels", "lawful"),
    [
        ((CALLS, LETTERS), True),
        ((LETTERS,), False),
        ((), False),
        ((LETTERS, LETTERS), False),
        ((LETTERS, Received(channel=OpinionChannel.CALL, count=3)), False),
        ((CALLS, Received(channel=OpinionChannel.CALL, count=3)), False),
    ],
    ids=["agree", "one left out", "none", "twice, and too many", "one too many", "one twice"],
)
def test_what_came_by_each_channel_adds_up(*, channels: tuple[Received, ...], lawful: bool) -> None:
    answer = close(Close(received=5, channels=channels, register=paper("登记表")))
    assert ("consultation.channels_sum" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "consultation.channels_sum").source == decree_713(18)


@pytest.mark.parametrize(
    ("received", "late", "register", "lawful"),
    [(0, 0, False, True), (1, 0, False, False), (0, 1, False, False), (1, 1, True, True)],
)
def test_what_came_on_paper_alone_stands_in_a_register(
    *, received: int, late: int, register: bool, lawful: bool
) -> None:
    payload = counts(received, late=late, register=paper("登记表") if register else None)
    assert ("consultation.register" not in codes(close(payload))) is lawful


def register(late: int = 0, ledger: Disposed | None = None, **by_channel: int) -> Intake:
    received = {OpinionChannel(channel): count for channel, count in by_channel.items()}
    last = sum(by_channel.values()) + late
    return Intake(received, late, Cite("c1/9", last, "e" * 64), ledger)


@pytest.mark.parametrize(
    ("there", "lawful"),
    [
        (register(letter=3, call=2), True),
        (register(letter=3, call=2, online=0), True),
        (register(letter=2, call=3), False),
        (register(letter=3, call=2, online=1), False),
        (register(1, letter=3, call=2), False),
        (register(letter=3, call=1), False),
    ],
    ids=["same", "none online", "other channels", "one online", "one late", "one fewer"],
)
def test_what_is_counted_is_what_the_register_has(*, there: Intake, lawful: bool) -> None:
    payload = Close(received=5, channels=(CALLS, LETTERS))
    answer = close(payload, there)
    assert ("consultation.register" not in codes(answer)) is lawful


def test_counts_are_corrected_by_counting_again_while_nothing_was_disposed_of() -> None:
    case = closed(counts(9))
    case = take(case, f"{NAME}.recount", counts(10), DRAFTER, at(CLOSED, "11:00"))
    short = ask(case, f"{NAME}.dispose", dispose(4, 2, 3), DRAFTER, at(CLOSED, "13:00"))
    assert "10" in unmet(short, "consultation.disposed_sum").reason.zh
    case = take(case, f"{NAME}.dispose", dispose(5, 2, 3), DRAFTER, at(CLOSED, "13:00"))
    unmet(ask(case, f"{NAME}.recount", counts(11), DRAFTER, at(CLOSED, "14:00")), "state")


def test_what_was_sent_back_may_be_counted_again() -> None:
    case, back = disposed(9, 4, 2, 3), looked(1, agrees=False, remark="漏登一条")
    case = take(case, f"{NAME}.reread", back, SECRETARY, at(CLOSED, "12:00"))
    case = take(case, f"{NAME}.recount", counts(10), DRAFTER, at(CLOSED, "13:00"))
    changed = dispose(5, 2, 3, ledger=paper("补登后的处理表"))
    accepted(ask(case, f"{NAME}.dispose", changed, DRAFTER, at(CLOSED, "14:00")))


@pytest.mark.parametrize(
    ("numbers", "clusters", "lawful"),
    [
        ((50, 20, 23), 40, True),
        ((50, 20, 22), 40, False),
        ((50, 20, 24), 40, False),
        ((50, 20, 23), 93, True),
        ((50, 20, 23), 94, False),
        ((50, 20, 23), 0, False),
    ],
    ids=["all", "92 of 93", "94 of 93", "each alone", "more than opinions", "in no cluster"],
)
def test_a_sum_that_does_not_add_up_is_refused_as_in_the_call_for_suggestions_of_2020(
    *, numbers: tuple[int, int, int], clusters: int, lawful: bool
) -> None:
    payload = dispose(*numbers, clusters=clusters)
    answer = ask(closed(counts(93)), f"{NAME}.dispose", payload, DRAFTER, at(CLOSED, "11:00"))
    assert ("consultation.disposed_sum" not in codes(answer)) is lawful
    if not lawful:
        assert "93" in unmet(answer, "consultation.disposed_sum").reason.zh


@pytest.mark.parametrize(("clusters", "lawful"), [(200_000, True), (200_001, False)])
def test_a_ledger_has_no_more_lines_than_somebody_can_look_through(
    *, clusters: int, lawful: bool
) -> None:
    payload, case = dispose(300_000, 0, 0, clusters=clusters), closed(counts(300_000))
    answer = ask(case, f"{NAME}.dispose", payload, DRAFTER, at(CLOSED, "11:00"))
    assert ("consultation.disposed_sum" not in codes(answer)) is lawful


@pytest.mark.parametrize(
    ("made", "lawful"),
    [
        (Disposed(5, 2, 3, 1, 1, frozenset({DRAFTER})), True),
        (None, False),
        (Disposed(4, 2, 3, 1, 1, frozenset()), False),
        (Disposed(5, 2, 2, 2, 1, frozenset()), False),
        (Disposed(5, 3, 3, 1, 1, frozenset()), False),
    ],
    ids=["same", "not the system's", "of fewer opinions", "other sums", "other clusters"],
)
def test_the_ledger_is_the_one_made_of_the_whole_register(
    *, made: Disposed | None, lawful: bool
) -> None:
    there = register(letter=3, call=2)
    case = fold(
        before(f"{NAME}.close"),
        [accepted(close(Close(received=5, channels=(CALLS, LETTERS)), there))],
    )
    payload, there = dispose(3, 1, 1, clusters=2), register(letter=3, call=2, ledger=made)
    answer = told(case, f"{NAME}.dispose", payload, DRAFTER, there)
    assert ("consultation.ledger" not in codes(answer)) is lawful


def test_the_second_look_is_by_somebody_who_disposed_of_none() -> None:
    case = disposed(9, 4, 2, 3)
    answer = ask(case, f"{NAME}.reread", looked(1), DRAFTER, at(CLOSED, "12:00"))
    assert isinstance(answer, Refused)
    assert answer.personal
    unmet(answer, "person.second_look")
    made = Disposed(9, 1, 4, 2, 3, frozenset({SECRETARY}))
    there = register(letter=9, ledger=made)
    unmet(told(case, f"{NAME}.reread", looked(1), SECRETARY, there), "person.second_look")
    accepted(ask(case, f"{NAME}.reread", looked(1), SECRETARY, at(CLOSED, "12:00")))


def test_who_was_stood_for_does_not_look_again_at_what_a_deputy_disposed_of() -> None:
    case = disposed(9, 4, 2, 3)
    fact = case.last[NAME, "dispose"]
    stood_for = replace(fact, actor=replace(fact.actor, instead_of=SECRETARY))
    case = replace(case, last={**case.last, (NAME, "dispose"): stood_for})
    answer = ask(case, f"{NAME}.reread", looked(1), SECRETARY, at(CLOSED, "12:00"))
    unmet(answer, "person.second_look")


@pytest.mark.parametrize(("clusters", "least"), [(1, 1), (10, 1), (11, 2), (100, 10), (101, 11)])
def test_a_tenth_of_the_clusters_is_read_again(clusters: int, least: int) -> None:
    case = disposed(200, 100, 50, 50, clusters=clusters)
    for size, lawful in ((least - 1, False), (least, True), (least + 1, True)):
        payload = looked(clusters, size)
        answer = ask(case, f"{NAME}.reread", payload, SECRETARY, at(CLOSED, "12:00"))
        assert ("consultation.sample" not in codes(answer)) is lawful
        if not lawful:
            assert unmet(answer, "consultation.sample").source == HOUSE_RULE


def test_a_procedure_may_have_more_read_again() -> None:
    half = Figure(Bound.AT_LEAST, Fraction(1, 2), SHARE, HOUSE_RULE, of="clusters")
    ready = Ready(adjusted(FOUR_NOTS, NAME, figures={"sample": half}))
    case = disposed(200, 100, 50, 50, clusters=10)
    for size, lawful in ((4, False), (5, True)):
        payload, when = looked(10, size), at(CLOSED, "12:00")
        answer = ask(case, f"{NAME}.reread", payload, SECRETARY, when, ready=ready)
        assert ("consultation.sample" not in codes(answer)) is lawful


def test_the_sample_is_the_ledgers_own_and_nobody_chooses_it() -> None:
    case = disposed(200, 100, 50, 50, clusters=100)
    drawn = sampled(LEDGER.digest, 100, 10)
    others = [place for place in range(1, 101) if place not in drawn][:10]
    for places, ledger, lawful in (
        (drawn, LEDGER, True),
        (others, LEDGER, False),
        ((*drawn, 101), LEDGER, False),
        ((*drawn, 0), LEDGER, False),
        (drawn, paper("别的处理表"), False),
    ):
        looks = tuple(Look(place=p, agrees=True) for p in places)
        payload = Reread(ledger=ledger, looks=looks)
        answer = ask(case, f"{NAME}.reread", payload, SECRETARY, at(CLOSED, "12:00"))
        assert ("consultation.sample" not in codes(answer)) is lawful
    assert sampled(LEDGER.digest, 100, 10) != sampled(paper("另一表").digest, 100, 10)
    assert sampled(LEDGER.digest, 3, 10) == (1, 2, 3)


@pytest.mark.parametrize(("remark", "lawful"), [(None, False), ("应予采纳", True)])
def test_an_objection_is_told_and_sends_the_ledger_back(
    *, remark: str | None, lawful: bool
) -> None:
    case = disposed(9, 4, 2, 3)
    payload = looked(1, agrees=False, remark=remark)
    answer = ask(case, f"{NAME}.reread", payload, SECRETARY, at(CLOSED, "12:00"))
    assert ("consultation.remark" not in codes(answer)) is lawful
    if lawful:
        assert accepted(answer).trigger == "send_back"


def test_what_was_sent_back_is_neither_collated_nor_handed_in_again_nor_looked_at_again() -> None:
    case, back = disposed(9, 4, 2, 3), looked(1, agrees=False, remark="应予采纳")
    case = take(case, f"{NAME}.reread", back, SECRETARY, at(CLOSED, "12:00"))
    later = at(CLOSED, "13:00")
    report = said(f"{NAME}.answer", received=9, adopted=4, partly=2, not_adopted=3)
    unmet(ask(case, f"{NAME}.answer", report, DRAFTER, later), "consultation.disposed")
    unmet(ask(case, f"{NAME}.reread", looked(1), SECRETARY, later), "state")
    unmet(ask(case, f"{NAME}.dispose", dispose(4, 2, 3), DRAFTER, later), "consultation.sent_back")
    changed = paper("修改后的处理表")
    case = take(case, f"{NAME}.dispose", dispose(5, 1, 3, ledger=changed), DRAFTER, later)
    case = take(case, f"{NAME}.reread", looked(1, ledger=changed), SECRETARY, at(CLOSED, "14:00"))
    unmet(ask(case, f"{NAME}.answer", report, DRAFTER, at(CLOSED, "15:00")), "consultation.sum")
    report = replace(report, adopted=5, partly=1)
    assert isinstance(report, Answer)
    accepted(ask(case, f"{NAME}.answer", report, DRAFTER, at(CLOSED, "15:00")))


def test_nothing_is_collated_before_it_is_disposed_of_and_read_again() -> None:
    case = closed(counts(3))
    report = said(f"{NAME}.answer", received=3, adopted=3, partly=0, not_adopted=0)
    answer = ask(case, f"{NAME}.answer", report, DRAFTER, at(CLOSED, "12:00"))
    assert unmet(answer, "consultation.disposed").curers == (Duty.DRAFTER,)
    unmet(answer, "state")
    unmet(ask(case, f"{NAME}.reread", looked(1), SECRETARY, at(CLOSED, "12:00")), "state")
    none = replace(report, received=0, adopted=0)
    answer = ask(case, f"{NAME}.answer", none, DRAFTER, at(CLOSED, "12:00"))
    assert {"consultation.disposed", "consultation.sum"} <= codes(answer)
    case = disposed(3, 3, 0, 0)
    answer = ask(case, f"{NAME}.answer", report, DRAFTER, at(CLOSED, "13:00"))
    assert set(unmet(answer, "state").curers) == {Duty.DRAFTER, Duty.SECRETARY}


@pytest.mark.parametrize(
    ("groups", "none", "lawful"),
    [
        (("协会",), None, True),
        ((), None, False),
        (None, None, False),
        (None, "不涉及特定群体利益", True),
        (("协会",), "不涉及特定群体利益", False),
    ],
    ids=["heard", "nobody heard for it", "no word", "none touched", "both"],
)
def test_it_is_told_which_groups_are_touched_and_who_was_heard_for_them(
    *, groups: tuple[str, ...] | None, none: str | None, lawful: bool
) -> None:
    touched = (
        () if groups is None else (Group(group="商户", partners=groups, account=paper("沟通记录")),)
    )
    numbers = {"received": 9, "adopted": 4, "partly": 2, "not_adopted": 3}
    report = said(f"{NAME}.answer", **numbers, groups=touched, no_groups=none)
    when = scene_of(f"{NAME}.answer").on
    answer = ask(collated(9, 4, 2, 3), f"{NAME}.answer", report, DRAFTER, when)
    assert ("consultation.groups" not in codes(answer)) is lawful
    if not lawful:
        assert unmet(answer, "consultation.groups").source == decree_713(14)


def test_where_nobody_wrote_there_is_nothing_to_dispose_of() -> None:
    case = closed(counts(0, register=None))
    report = said(f"{NAME}.answer", received=0, adopted=0, partly=0, not_adopted=0, reasons=None)
    fact = accepted(ask(case, f"{NAME}.answer", report, DRAFTER, at(CLOSED, "12:00")))
    assert (fact.trigger, fact.edges[0].target) == ("nobody_wrote", "answered")
    none = dispose(0, 0, 0, clusters=0)
    case = take(case, f"{NAME}.dispose", none, DRAFTER, at(CLOSED, "12:00"))
    case = take(case, f"{NAME}.reread", looked(0), SECRETARY, at(CLOSED, "13:00"))
    accepted(ask(case, f"{NAME}.answer", report, DRAFTER, at(CLOSED, "14:00")))


# Exemption -----------------------------------------------------------------------------------


def claim(ground: str) -> Claim:
    return Claim(ground=ground, reasons="涉及国家秘密", document=paper("不公开审查申请"))


def test_only_a_ground_of_the_procedure_exempts() -> None:
    case = before(f"{NAME}.publish")
    answer = ask(case, f"{NAME}.claim", claim("urgency"), DRAFTER, OPENS)
    verdict = unmet(answer, "exemption.ground")
    assert "not_public_by_law" in verdict.reason.zh
    assert verdict.source == decree_713(14)


@pytest.mark.parametrize("who", ["wang", "sun", DRAFTER, "zheng"])
def test_the_disclosure_reviewer_alone_confirms_the_chief_least_of_all(who: str) -> None:
    case = take(
        before(f"{NAME}.publish"), f"{NAME}.claim", claim("not_public_by_law"), DRAFTER, OPENS
    )
    payload = Confirm(findings="属实", document=paper("审查意见"))
    unmet(ask(case, f"{NAME}.confirm", payload, who, OPENS), "person.duty")
    case = take(case, f"{NAME}.confirm", payload, "ma", OPENS)
    assert case.shape[NAME] == EXEMPT


def test_nobody_confirms_an_exemption_that_a_deputy_claimed_for_him() -> None:
    entrusted = Assign(person="guo", duty=Duty.DRAFTER, since=OPENS)
    case = take(before(f"{NAME}.publish"), "case.assign", entrusted, "sun", OPENS)
    since = (Held(Duty.DRAFTER, OPENS), Held(Duty.DISCLOSURE_REVIEWER, OPENS))
    deputy = replace(PEOPLE["wu"], id="guo", held=since[:1])
    claimed = ask(case, f"{NAME}.claim", claim("not_public_by_law"), deputy, OPENS, instead_of="ma")
    payload = Confirm(findings="属实", document=paper("审查意见"))
    reviewer = replace(PEOPLE["ma"], held=since)
    answer = ask(follow(case, accepted(claimed)), f"{NAME}.confirm", payload, reviewer, OPENS)
    unmet(answer, "person.another")


def test_a_rejected_claim_leaves_the_consultation_to_be_held() -> None:
    case = take(
        before(f"{NAME}.publish"), f"{NAME}.claim", claim("not_public_by_law"), DRAFTER, OPENS
    )
    case = take(case, f"{NAME}.reject", Reasons(reasons="不涉密"), "ma", OPENS)
    assert case.shape[NAME] == "none"
    accepted(ask(case, f"{NAME}.publish", said(f"{NAME}.publish"), DRAFTER, OPENS))


def test_while_a_claim_is_open_nothing_behind_it_moves() -> None:
    case = take(
        before(f"{NAME}.publish"), f"{NAME}.claim", claim("not_public_by_law"), DRAFTER, OPENS
    )
    scene = scene_of("legality_review.file")
    answer = ask(case, "legality_review.file", scene.says, DRAFTER, scene.on)
    unmet(answer, f"stands.{NAME}")


@pytest.mark.parametrize("verb", ["not_applicable", "claim", "confirm", "reject"])
def test_where_the_procedure_lists_no_ground_nothing_exempts(verb: str) -> None:
    closed = replace(FOUR_NOTS.steps[NAME], exempt=())
    ready = Ready(replace(FOUR_NOTS, steps={**FOUR_NOTS.steps, NAME: closed}))
    said_of = {
        "not_applicable": said("fair_competition.not_applicable", ground=WaiverGround.OTHER_FORM),
        "claim": claim("urgency"),
        "confirm": Confirm(findings="属实", document=paper("审查意见")),
        "reject": Reasons(reasons="不涉密"),
    }
    payload = said_of[verb]
    answer = ask(before(f"{NAME}.publish"), f"{NAME}.{verb}", payload, DRAFTER, OPENS, ready=ready)
    unmet(answer, "rule.unavailable")
