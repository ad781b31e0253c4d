"""The execution is suspended in urgency, and the decision adjusted by a case of its own.

The adjustment goes through the four gates again: its acts are those of the first case, on other
days, about another text, without the detours.
"""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from api.demo.acts import argued, drafted, meeting, reviewed
from api.demo.acts.after import ISSUED
from api.demo.matter import FIRST, SECOND, THIRD, TITLE
from api.demo.scene import MARK, PEOPLE, Scene, at, made_up, paper
from api.demo.shifting import shifted
from decision_flow.domain.steps.after import execution
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.domain.values import Document, Text

ADJUSTING = "demo-adjusted"
ADJUSTED = paper(f"{TITLE}（调整稿）")
_FOUND = date(2023, 6, 26)
OPENED_ON = date(2023, 6, 28)

_SUSPEND = execution.Suspend(
    reasons="北段施工发现未标注的燃气管线，与设计断面冲突。",
    urgency="继续施工有泄漏危险，等不及会议讨论。",
    document=paper("关于中止执行的决定"),
)

SUSPENDED = (
    Scene(
        at(_FOUND, "08:30"),
        "wang",
        "execution",
        "suspend",
        _SUSPEND,
        shortcut=Text("没有问题报告即中止执行", "suspended though nobody reported a problem"),
        expects=("state",),
    ),
    Scene(
        at(_FOUND, "09:00"),
        "he",
        "execution",
        "problem",
        execution.Problem(
            problem="北段发现未标注的燃气管线。",
            proposal="中止施工，调整断面。",
            document=paper("关于执行中有关问题的报告"),
            nature=execution.Nature.CIRCUMSTANCES,
            found_by=execution.Finder.EXECUTOR,
            noticed=_FOUND,
            task="T1",
        ),
    ),
    Scene(
        at(_FOUND, "09:30"),
        "sun",
        "execution",
        "suspend",
        _SUSPEND,
        shortcut=Text("首长以外的人中止执行", "suspended by somebody else than the chief"),
        expects=("person.duty",),
    ),
    Scene(at(_FOUND, "10:00"), "wang", "execution", "suspend", _SUSPEND),
    Scene(
        at(_FOUND, "11:00"),
        "sun",
        "execution",
        "revise",
        execution.Revise(
            tasks=(
                execution.Task(
                    key="T1",
                    unit=PEOPLE["he"].unit,
                    goal="只完成南段中修",
                    measure="半幅施工",
                    due=date(2023, 10, 31),
                    passage="设计方案第二部分（施工安排）",
                ),
            ),
            reasons="避开管线。",
            document=paper("关于调整任务分解的通知"),
        ),
        shortcut=Text("借调整任务变更决策", "the decision changed by a list of tasks"),
        expects=("state", "execution.revision"),
    ),
)

REFERRED = (
    Scene(
        at(OPENED_ON, "11:00"),
        "sun",
        "execution",
        "refer",
        execution.Refer(
            case=ADJUSTING,
            change=execution.Change.ADJUST,
            reasons="须改变道路断面，属于决策内容的重大调整。",
            document=paper("关于启动调整程序的决定"),
        ),
    ),
)

_UNSETTLED = execution.Settle(
    case=ADJUSTING,
    effect=execution.Effect.CARRIES_ON,
    passage="调整后的方案第四部分：其余路段按原方案实施。",
    document=paper("关于调整后继续执行的通知"),
    answers=(57,),  # the line in which the problem stands
)

EARLY = (
    Scene(
        at(date(2023, 9, 4)),
        "sun",
        "execution",
        "settle",
        _UNSETTLED,
        shortcut=Text("调整尚未决定即恢复执行", "taken up again before the adjustment was decided"),
        expects=("execution.settle",),
    ),
)

SETTLED = (Scene(at(date(2023, 10, 8)), "sun", "execution", "settle", _UNSETTLED),)


def _about(value: Any) -> Any:  # noqa: ANN401 - any payload, any depth
    """Return what is said, about the adjusted text."""
    if value in {FIRST, SECOND, THIRD} if isinstance(value, Document) else False:
        return ADJUSTED
    if isinstance(value, str) and value in {FIRST.digest, SECOND.digest, THIRD.digest}:
        return ADJUSTED.digest
    if type(value) is str:  # and no word of a set of words
        return value.replace("第二次", "")
    if isinstance(value, tuple):
        return tuple(_about(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _about(getattr(value, f.name)) for f in fields(value)})
    return value


def _again(scenes: tuple[Scene, ...], days: int, *, nth: int = 0) -> tuple[Scene, ...]:
    """Return the lawful ones among these acts, so many days later, about the adjusted text.

    Of acts that were done more than once, the one at place `nth` or the only one.
    """
    by, done = timedelta(days=days), [s for s in scenes if s.shortcut is None]
    found: dict[tuple[str, str], list[Scene]] = {}
    for scene in done:
        found.setdefault((scene.step, scene.verb), []).append(scene)
    chosen = [same[min(nth, len(same) - 1)] for same in found.values()]
    return made_up(
        replace(s, on=s.on + by, says=_numbered(_about(shifted(s.says, by)))) for s in chosen
    )


def _numbered(said: Any) -> Any:  # noqa: ANN401 - any payload
    """Return what is said under the second number of the year, where it has one."""
    second = f"{MARK}〔{OPENED_ON.year}〕2号"
    return replace(said, number=second) if isinstance(said, Sign) else said


_REVIEWED = tuple(s for s in reviewed.REVIEWED if s.step != "drafting")

ADJUSTMENT = (
    *_again(drafted.STARTED, 143),
    *_again(drafted.DRAFTED, 143),
    *sorted(_again(argued.ARGUED, 143), key=lambda scene: scene.on),
    *_again(_REVIEWED, 131, nth=1),
    *_again(meeting.SECOND_MEETING, 116),
    *_again(ISSUED, 116),
)
"""The four gates again, for the adjusted text, up to its issue."""
