"""Who came from a unit: what nobody of it may do in a case, nobody does who left it meanwhile.

The people are asked from the day on which the case was opened; who left before knew nothing of it.
"""

from collections.abc import Iterable

from decision_flow.domain.case import Case
from decision_flow.domain.move import Setting
from decision_flow.domain.people import Duty, Person
from decision_flow.domain.values import HOUSE_RULE
from decision_flow.domain.verdict import Verdict, verdict

FORMERLY = "person.formerly_of_it"
"""The code; `Setting.again` says of what it is not asked."""


def left_meanwhile(
    person: Person | None, units: Iterable[str], case: Case, setting: Setting
) -> bool:
    """Return whether a person left one of these units since the case was opened, that day too."""
    if person is None or not person.left or case.opened is None or setting.again:
        return False
    return person.once_of(units, setting.body.day(case.opened))


def formerly(
    people: Iterable[Person | None],
    units: Iterable[str],
    *,
    case: Case,
    setting: Setting,
    curers: tuple[Duty, ...],
) -> tuple[Verdict, ...]:
    """Refuse whoever acts, or is stood for, and left such a unit meanwhile; else say nothing."""
    there = tuple(units)
    found = [each for each in people if left_meanwhile(each, there, case, setting)]
    names = tuple(dict.fromkeys(each.name for each in found if each is not None))
    if not found:
        return ()
    return (
        verdict(
            FORMERLY,
            passed=False,
            zh=f"本案立案以来曾属有关单位（{'、'.join(there)}）的人员，按该单位的人员对待，由其他人员"
            f"办理：{'、'.join(names)}。",
            en=f"Who was of such a unit ({', '.join(there)}) at any time since the case was opened "
            f"counts as one of it; others do this: not {', '.join(names)}.",
            source=HOUSE_RULE,
            curers=curers,
        ),
    )
