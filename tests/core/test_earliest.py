"""The earliest lawful day of a decision: nobody is quicker, and whoever hurries is as quick."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from cases import CALENDAR, READY, TOWN, after, ask, empty, lawful
from histories.history import History
from procedures import FOUR_NOTS, adjusted
from shifting import shifted

import workflows
from decision_flow.domain.calendar import Unit
from decision_flow.domain.case import CASE, fold
from decision_flow.domain.kind import PERIODS, Phase
from decision_flow.domain.move import Accepted
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import Source
from decision_flow.engine.earliest import Earliest, earliest
from decision_flow.engine.periods import Pace
from decision_flow.engine.rules import Ready
from workflows import calendar

FIRST = date(2023, 2, 1)
RULES = Source("某县政府工作规则（示例）", "第四十条")


def least(count: int, unit: str) -> Figure:
    return Figure(Bound.AT_LEAST, count, unit, RULES)


LOCAL = Ready(
    adjusted(
        FOUR_NOTS,
        "meeting",
        figures={
            **FOUR_NOTS.steps["meeting"].figures,
            "notice_before": least(3, Unit.DAYS),
            "materials_before": least(5, Unit.WORKING_DAYS),
        },
    )
)


def of(case, on: date, ready: Ready = READY) -> Earliest:
    found = earliest(ready, case, TOWN, CALENDAR, on=on)
    assert found is not None
    return found


def straight():
    """The scenes of the story up to its decision without what it goes back over.

    The first opinion asks for changes, and the first meeting discusses again.
    """
    scenes, last = lawful(), {}
    for number, scene in enumerate(scenes):
        last[scene.step, scene.verb] = number
    back = {("drafting", "revise"), ("drafting", "classify")}
    again = {("legality_review", "file"), ("legality_review", "accept")}
    return [
        scene
        for number, scene in enumerate(scenes)
        if (scene.step, scene.verb) not in back
        and (number == last[scene.step, scene.verb]) is not ((scene.step, scene.verb) in again)
    ]


class Swift:
    """The story told again by people who lose no day, or none of what is ordinary."""

    def __init__(self, ready: Ready, pace: Pace) -> None:
        self.ready, self.pace, self.day, self.case = ready, pace, FIRST, empty(ready)
        self.told: list[tuple[Earliest, date]] = []
        self.acts, self.since_convened = 0, timedelta()

    def decided(self) -> date:
        for scene in straight():
            self.told.append((of(self.case, self.day, self.ready), self.day))
            self.play(scene)
            if self.case.phase == Phase.DECIDED:
                return self.day
        raise AssertionError("the story ends undecided")

    def play(self, scene) -> None:
        name = f"{scene.step}.{scene.verb}"
        self.day = max(self.day, self.waits(name))
        when = self.moment(scene, name)
        says = self.says(name, shifted(scene.says, when - scene.on))
        answer = ask(self.case, name, says, scene.who, when, ready=self.ready, duty=scene.duty)
        assert isinstance(answer, Accepted), (name, self.day, answer.unmet)
        self.case = fold(self.case, answer.facts)

    def moment(self, scene, name: str) -> datetime:
        """The moment of an act, a minute after the one before; a meeting keeps its own times."""
        self.acts += 1
        morning = datetime.combine(self.day, time(0, 30), UTC)
        if scene.step == "meeting" and name not in {"meeting.schedule", "meeting.convene"}:
            return scene.on + self.since_convened
        when = morning + timedelta(minutes=self.acts)
        self.since_convened = when - scene.on
        return when

    def waits(self, name: str) -> date:
        if name == "open_consultation.close":
            notice = self.case.fact("open_consultation", "publish").payload
            return notice.closes + timedelta(days=1)
        if name == "legality_review.opine" and self.pace is Pace.ORDINARY:
            return self.case.fact("legality_review", "accept").payload.due
        if name == "meeting.convene":
            return self.case.fact("meeting", "schedule").payload.held_on
        return self.day

    def says(self, name: str, says):
        match name:
            case "open_consultation.publish":
                closes = CALENDAR.floor(self.day, 30, Unit.DAYS)
                return replace(says, opens=self.day, closes=closes, shortening=None)
            case "legality_review.accept":
                return replace(says, due=CALENDAR.floor(self.day, 7, Unit.WORKING_DAYS))
            case "meeting.schedule":
                text = TOWN.day(self.case.newest["drafting"].stated_at)
                had = self.day if self.pace is Pace.ORDINARY else text
                return replace(says, held_on=self.called(had), materials_on=had)
            case _ if isinstance(getattr(says, "draft", None), str):
                return replace(says, draft=self.case.draft)
            case _:
                return says

    def called(self, had: date) -> date:
        figures = self.ready.procedure.steps["meeting"].figures
        held = [self.day]
        for name, since in (("notice_before", self.day), ("materials_before", had)):
            if figure := figures.get(name):
                held.append(CALENDAR.floor(since, figure.count, Unit(figure.unit)))
        return max(held)


@pytest.mark.parametrize("ready", [READY, LOCAL], ids=["four nots", "rules of meeting"])
@pytest.mark.parametrize("pace", [Pace.EARLIEST, Pace.ORDINARY])
def test_whoever_loses_no_day_decides_on_the_very_day_that_was_foretold(ready, pace):
    swift = Swift(ready, pace)
    decided = swift.decided()

    name = "day" if pace is Pace.EARLIEST else "ordinary"
    assert [(getattr(told, name), at) for told, at in swift.told] == [
        (decided, at) for _, at in swift.told
    ]
    assert all(told.exceptional <= told.day <= told.ordinary for told, _ in swift.told)


@pytest.mark.parametrize(
    ("closes", "lawful_"), [(-1, False), (0, True), (1, True)], ids=["below", "at", "above"]
)
def test_no_window_ends_before_the_day_that_the_decision_is_counted_from(closes, lawful_):
    drafted = after("drafting.register")
    on = date(2023, 3, 6)
    part = next(p for p in of(drafted, on).parts if p.step == "open_consultation")
    scene = next(s for s in lawful() if s.verb == "publish")
    last = part.end - timedelta(days=1) + timedelta(days=closes)
    says = replace(scene.says, opens=on, closes=last, shortening=None)

    answer = ask(drafted, "open_consultation.publish", says, scene.who, on)

    assert isinstance(answer, Accepted) is lawful_


def test_a_case_that_is_decided_has_no_earliest_day_any_more():
    assert earliest(READY, after("meeting.decide", 2), TOWN, CALENDAR, on=date(2023, 6, 1)) is None


def test_each_part_tells_how_it_is_counted_and_by_which_article():
    found = of(empty(), FIRST)
    window, review = found.parts

    assert (window.step, window.source.place) == ("open_consultation", "第十五条")
    assert (review.step, review.source.place) == ("legality_review", "第二十六条")
    assert "首日不计" in window.derivation.zh
    assert "提前出具意见" in review.derivation.zh
    assert review.start == review.end < review.ordinary
    assert window.critical
    assert review.critical


def test_what_is_local_is_told_with_the_local_rule():
    found = of(after("legality_review.opine", 2), date(2023, 5, 6), LOCAL)
    (meeting,) = found.parts

    assert meeting.source == RULES
    assert "不计休息日" in meeting.derivation.zh
    assert found.ordinary == CALENDAR.floor(date(2023, 5, 6), 5, Unit.WORKING_DAYS)
    assert found.day == date(2023, 5, 9)  # three days' notice: the papers could go with the text


def test_what_the_law_excepts_is_told_and_takes_no_day():
    found = of(empty(), FIRST)

    assert found.exceptional == FIRST
    assert ["缩短" in found.exceptions[0].zh, "豁免" in found.exceptions[1].zh] == [True, True]


def test_a_window_that_runs_is_waited_for_and_may_not_be_shortened_any_more():
    found = of(after("open_consultation.publish"), date(2023, 3, 10))

    assert found.day == date(2023, 4, 6)
    assert found.exceptions == ()


def test_a_revision_that_is_owed_is_classed_as_it_least_delays():
    demanded = after("legality_review.opine")
    assert demanded.shape["drafting"] == "demanded"

    assert of(demanded, date(2023, 4, 20)).ordinary == date(2023, 4, 20)


def test_a_review_in_a_year_that_is_not_published_makes_the_day_provisional():
    found = earliest(READY, empty(), TOWN, calendar.load(), on=date(2026, 12, 10))

    assert found is not None
    assert found.provisional
    assert "暂定" in found.text.zh
    assert any("2027年的工作日安排尚未公布" in part.derivation.zh for part in found.parts)


def test_every_least_period_before_the_decision_takes_its_time():
    known = {
        (kind.name, name)
        for kind in KINDS.values()
        if kind.phase in {Phase.INITIATION, Phase.PRE_DECISION, Phase.DECISION}
        for name, rule in kind.figures.items()
        if Bound.AT_LEAST in rule.bounds and {*rule.units} & {*PERIODS}
    }

    assert known == {
        ("consultation", "period"),
        ("consultation", "shortest"),
        ("hearing", "notice_before"),
        ("hearing", "list_before"),
        ("hearing", "materials_before"),
        ("legality_review", "time_allowed"),
        ("meeting", "notice_before"),
        ("meeting", "materials_before"),
    }


@pytest.mark.parametrize("key", ["four-nots", "decree-713", "four-nots-hearing"])
def test_no_random_history_decides_before_the_exceptional_day(key):
    ready, days, counts = Ready(workflows.offered().load(key)), calendar.load(), Counter()
    for seed in range(40):
        history = History(ready, days, seed)
        bounds: list[date] = []
        for _ in range(120):
            if history.ended:
                break
            town = history.world
            found = earliest(ready, history.case, town.body, days, on=town.day)
            bounds += [found.exceptional] if found else []
            written = len(history.told)
            history.go_on() if history.rng.random() < 0.3 else history.lawful()
            for told in history.told[written:]:
                if any((e.component, e.target) == (CASE, "decided") for e in told.fact.edges):
                    day = town.body.day(told.fact.stated_at)
                    assert max(bounds) <= day, (seed, max(bounds), day, history.path())
                    counts["decided"] += 1
        counts["later than the day asked"] += any(b > bounds[0] for b in bounds)
    assert counts["decided"] >= 5
    assert counts["later than the day asked"] > 0
