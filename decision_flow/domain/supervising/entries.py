"""What keeps the entries about a supervision honest: no unit keeps its own, each day in its turn.

Both were asked from a later release on: a line that stands and is decided again is not asked.
"""

from collections.abc import Iterator
from datetime import date

from decision_flow.domain.office.supervision.after import SaidAfter
from decision_flow.domain.office.supervision.following import Supervision, recommendation_of
from decision_flow.domain.office.supervision.said import (
    CheckRectification,
    Pool,
    ReportRectification,
    ReviewObjection,
)
from decision_flow.domain.people import KEEPERS
from decision_flow.domain.supervising.days import lodged_on
from decision_flow.domain.supervising.told import LABELS, Told
from decision_flow.domain.values import HOUSE_RULE, Text
from decision_flow.domain.verdict import Verdict, verdict


def entered_outside(told: Told, there: Supervision, said: SaidAfter) -> Iterator[Verdict]:
    """Yield that somebody of a unit enters what came of its own supervision."""
    units = _units(there, said)
    if told.again or not told.same_unit(told.person.unit, units):
        return
    label = LABELS[type(said)]
    yield verdict(
        "supervision.entered_outside",
        passed=False,
        zh=f"“{label.zh}”由督查对象以外单位的人员登记：{told.person.name}属{told.person.unit}。",
        en=f"To {label.en} is for somebody outside the unit that was supervised: "
        f"{told.person.name} is of {told.person.unit}.",
        source=HOUSE_RULE,
        curers=KEEPERS,
    )


def _units(there: Supervision, said: SaidAfter) -> tuple[str, ...]:
    """Return the unit that a recommendation is about, or all that are supervised."""
    number = getattr(said, "recommendation", None)
    found = None if number is None else recommendation_of(there, number)
    return there.scope(Pool.UNITS) if found is None else (found.said.unit,)


def in_turn(told: Told) -> Iterator[Verdict]:
    """Yield that a stated day lies before what was there first, by its entry or its turn."""
    since, after = _before(told)
    day = told.stated
    if told.again or since is None or day >= since:
        return
    yield verdict(
        "supervision.in_turn",
        passed=False,
        zh=f"日期（{day}）不得早于{after.zh}（{since}）。",
        en=f"The day ({day}) may not lie before {after.en} ({since}).",
        source=HOUSE_RULE,
        earliest=since,
    )


def _before(told: Told) -> tuple[date | None, Text]:
    """Return the day of what was there first, with what that is."""
    said, conclusion = told.said, told.conclusion
    if isinstance(said, ReviewObjection) and conclusion is not None:
        noted = conclusion.objection
        lodged = None if noted is None else lodged_on(noted.said, told.body.day(noted.at))
        return lodged, Text(
            "收到复核申请之日（没有收件回执的，以登记之日为准）",
            "the day on which the objection came in, by its receipt or else by its entry",
        )
    if isinstance(said, ReportRectification | CheckRectification) and told.item is not None:
        checks = told.item.checks
        return (
            checks[-1].said.on if checks else None,
            Text("上一次核查退回之日", "the day on which it was last sent back"),
        )
    return None, Text("", "")
