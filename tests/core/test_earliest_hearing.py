"""A hearing before the decision: when its days count, and when it is too late for its list."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from argued import drafted, with_step
from cases import CALENDAR, DRAFTER, TOWN, empty, lawful, play, take
from procedures import days

from api.demo.scene import at, paper
from decision_flow.domain.case import Case
from decision_flow.domain.intake.hearing import HearingDue, HearingGround
from decision_flow.domain.procedure import Figure
from decision_flow.domain.steps.before.consultation import Channel, ChannelKind
from decision_flow.domain.steps.before.hearing import Announce
from decision_flow.engine.earliest import Earliest, Part, earliest
from decision_flow.engine.rules import Ready

ON = date(2023, 3, 1)
HELD = date(2023, 4, 10)


def ready(figures: Mapping[str, Figure] | None = None) -> Ready:
    return Ready(with_step("hearing", "consultation", figures))


def of(made: Ready, case: Case, on: date) -> Earliest:
    found = earliest(made, case, TOWN, CALENDAR, on=on)
    assert found is not None
    return found


def part(found: Earliest) -> Part:
    return next(p for p in found.parts if p.step == "hearing")


def started(made: Ready, due: HearingDue | None) -> Case:
    names = [f"{s.step}.{s.verb}" for s in lawful()]
    scenes = list(lawful()[: names.index("drafting.register") + 1])
    n = names.index("start.approve")
    scenes[n] = replace(scenes[n], says=replace(scenes[n].says, hearing=due))
    return play(empty(made), *scenes, ready=made)


def announced(made: Ready, on: date) -> Case:
    case = drafted(made)
    says = Announce(
        ground=HearingGround.CHOICE,
        draft=case.draft or "",
        notice=paper("听证公告"),
        explanation=paper("起草说明"),
        channels=(Channel(kind=ChannelKind.WEBSITE, name="门户网站"),),
        held_at=at(HELD, "09:00"),
        place="会议室",
        sides=("居民", "商户"),
        selection=paper("遴选办法"),
    )
    return take(case, "hearing.announce", says, DRAFTER, on, ready=made)


def test_a_hearing_that_has_to_be_held_is_waited_for_at_every_ordinary_pace() -> None:
    made = ready({"notice_before": days(60)})
    due = HearingDue(ground=HearingGround.LAW, basis="某法第十条")
    found = of(made, started(made, due), ON)
    assert found.day == ON + timedelta(days=60)
    assert part(found).critical
    assert "听证公告至听证会" in part(found).derivation.zh


def test_one_that_may_be_found_not_due_counts_in_what_is_planned_alone() -> None:
    made = ready({"notice_before": days(60)})
    found = of(made, drafted(made), ON)
    assert found.day < ON + timedelta(days=60) < found.ordinary
    assert part(found).ordinary == ON + timedelta(days=60)


def test_without_a_local_figure_the_materials_are_there_seven_days_before() -> None:
    found = of(ready(), drafted(ready()), ON)
    assert part(found).ordinary == ON + timedelta(days=7)
    assert part(found).source.place == "第十六条"


@pytest.mark.parametrize(
    ("ahead", "ends"),
    [(8, HELD), (7, HELD), (6, HELD + timedelta(days=1))],
    ids=["above", "at", "below: too late for the list, announced anew"],
)
def test_an_announced_hearing_is_waited_for_while_its_list_can_still_be_in_time(
    ahead: int, ends: date
) -> None:
    made = ready()
    case = announced(made, ON)
    assert part(of(made, case, HELD - timedelta(days=ahead))).ordinary == ends
