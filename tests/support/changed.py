"""A decision that is to be stopped or changed: what is said of it, and the case in which it is."""

from datetime import date, datetime
from typing import Any

from carried import book
from cases import CALENDAR, READY, TOWN, codes, move_of, on_file

from api.demo.scene import Scene, at, paper
from decision_flow.domain.case import Case, fold
from decision_flow.domain.links import Link, LinkKind, OtherCase
from decision_flow.domain.move import Accepted, Refused, Setting
from decision_flow.domain.steps.after import execution
from decision_flow.domain.values import Cite
from decision_flow.engine.decide import decide

FOUND, NEW = date(2023, 7, 10), "new-case"
STOP = execution.Suspend(reasons="燃气管线", urgency="有泄漏危险", document=paper("中止决定"))


def open_lines(case: Case) -> tuple[int, ...]:
    """Return the lines of the problems that nobody has dealt with yet."""
    return tuple(each.reported.line for each in book(case).problems)


def other(
    kind: LinkKind = LinkKind.ADJUSTS,
    *,
    issued: bool = False,
    ended: bool = False,
    to: str = "c1",
    opened: datetime | None = None,
) -> OtherCase:
    return OtherCase((Link(kind=kind, to=to),), issued, ended, Cite(NEW, 7, "a" * 64), opened)


def asked(  # noqa: PLR0917 - read in this order it is a sentence
    case: Case, verb: str, says: Any, who: str, on: date, *others: OtherCase
) -> Accepted | Refused:
    scene = Scene(at(on), who, "execution", verb, says)
    setting = Setting(TOWN, CALENDAR, scene.on, on_file(says), others=others)
    return decide(READY, case, move_of(scene), setting)


def after(  # noqa: PLR0917 - the same
    case: Case, verb: str, says: Any, who: str, on: date, *others: OtherCase
) -> Case:
    answer = asked(case, verb, says, who, on, *others)
    assert isinstance(answer, Accepted), codes(answer)
    return fold(case, answer.facts)


def refer(change: execution.Change = execution.Change.ADJUST, case: str = NEW) -> execution.Refer:
    return execution.Refer(case=case, change=change, reasons="改断面", document=paper("决定"))


def settle(
    effect: execution.Effect, *ended: str, of: Case | None = None, case: str = NEW
) -> execution.Settle:
    """Return what another case came to, every open problem `of` a case named where it decided."""
    handled = of is not None and effect is not execution.Effect.UNCHANGED
    return execution.Settle(
        case=case,
        effect=effect,
        passage="第四部分",
        document=paper("通知"),
        ended=ended,
        answers=open_lines(of) if handled and of is not None else (),
    )
