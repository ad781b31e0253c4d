"""What is asked of problems and of what they lead to (713 Articles 35 and 37).

A problem is reported and dealt with. In urgency the chief alone stops the execution, and within a
set time says how it goes on, or a new case is opened in which the change of the decision goes
through the whole procedure. Nothing else changes what was decided.
"""

from collections.abc import Iterable, Mapping

from decision_flow.domain.checks import overdue
from decision_flow.domain.execution.book import Trouble
from decision_flow.domain.execution.said import (
    Change,
    Effect,
    Finder,
    Overcome,
    OvercomeOne,
    Problem,
    Refer,
    Resume,
    Settle,
)
from decision_flow.domain.kind import Asked
from decision_flow.domain.links import Link, LinkKind, OtherCase
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after.execution.tasks import BODY, book_of, traced
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict

REPORT_WITHIN = "report_within"
RESOLVE_WITHIN = "resolve_within"
LINK_OF: Mapping[Change, LinkKind] = {
    Change.ADJUST: LinkKind.ADJUSTS,
    Change.TERMINATE: LinkKind.TERMINATES,
}
EFFECTS: Mapping[Change, frozenset[Effect]] = {
    Change.ADJUST: frozenset({Effect.CARRIES_ON, Effect.REPLACED}),
    Change.TERMINATE: frozenset({Effect.TERMINATED}),
}
"""What an issued decision of a new case can come to for the one that it changes."""
REFERRERS = BODY


def told_whole(asked: Asked[Problem]) -> tuple[Verdict, ...]:
    """Pass when it is said what it is, from whom it is known, and since when."""
    if not traced(asked):
        return ()
    said, own = asked.payload, asked.actor.duty is Duty.EXECUTOR
    known = said.task is None or said.task in book_of(asked).tasks
    fits = said.found_by is not None and (said.found_by is Finder.EXECUTOR) is own
    told = said.nature is not None and said.noticed is not None and said.noticed <= asked.day
    return (
        verdict(
            "execution.problem",
            known and fits and told,
            "报告问题须写明性质（问题、客观情况重大变化、不可抗力）、由谁发现（执行单位自行报告的写"
            "执行单位，办公厅（室）登记的写其他来源）、何日发现（不晚于报告之日）；涉及任务的须为清单内任务。",
            "A problem says what it is, who found it (the executor alone where the executor "
            "reports, another source where the secretariat does), on which day (not after the "
            "report), and names a task of the list if any.",
            decree_713(35),
            curers=(Duty.EXECUTOR, Duty.SECRETARY),
            earliest=said.noticed if known and fits and said.nature and not told else None,
        ),
    )


def promptly(asked: Asked[Problem]) -> tuple[Verdict, ...]:
    """Say when it is reported late, or was found by others than who had to report it."""
    said, figure = asked.payload, asked.figure(REPORT_WITHIN)
    found: tuple[Verdict, ...] = ()
    if figure is not None and said.noticed is not None and said.noticed <= asked.day:
        name = ("执行中问题的报告", "the report of the problem")
        found = overdue(
            "execution.problem", asked, figure, name, start=said.noticed, done=asked.day
        )
    if said.found_by in {None, Finder.EXECUTOR}:
        return found
    return (
        *found,
        advice(
            "execution.unreported",
            "问题不是由执行单位报告的：请核查执行单位是否隐瞒、谎报、漏报执行中的重大问题。",
            "It was not the executor who reported it: find out whether a major problem was "
            "concealed, misreported or left out.",
            decree_713(40),
        ),
    )


def answers_what_is_open(asked: Asked[Overcome | Resume | Settle]) -> tuple[Verdict, ...]:
    """Pass when every open problem is named, and nothing else: none is dealt with unseen.

    A new case in which nothing was decided deals with none.
    """
    if not traced(asked):
        return ()
    said = asked.payload
    handles = not (isinstance(said, Settle) and said.effect is Effect.UNCHANGED)
    lines = {each.reported.line for each in book_of(asked).problems if handles}
    return (
        verdict(
            "execution.answers",
            {*said.answers} == lines,
            f"须逐一写明所处理的问题，包括全部待处理的：{_lines(lines)[0]}；只处理其中一个的，另行办理。",
            f"All open problems are named: {_lines(lines)[1]}; to deal with one alone is another "
            "move.",
            decree_713(35),
            curers=(Duty.CHIEF,) if isinstance(said, Resume) else BODY,
        ),
    )


def several_are_open(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass while two problems or more are open: the last one is dealt with by `overcome`."""
    there = len(book_of(asked).problems)
    return (
        verdict(
            "execution.several",
            there > 1,
            f"单独处理一个问题，须有两个以上待处理的问题；现有{there}个。",
            f"One problem is dealt with alone where two or more are open; there are {there}.",
            HOUSE_RULE,
            curers=BODY,
        ),
    )


def is_open(asked: Asked[OvercomeOne]) -> tuple[Verdict, ...]:
    """Pass when the line that is named reported a problem that is open."""
    lines = {each.reported.line for each in book_of(asked).problems}
    return (
        verdict(
            "execution.problem_open",
            asked.payload.problem in lines,
            f"须为待处理的问题：{_lines(lines)[0]}。",
            f"The problem is one that is open: {_lines(lines)[1]}.",
            decree_713(35),
            curers=BODY,
        ),
    )


def _lines(lines: Iterable[int]) -> tuple[str, str]:
    numbers = sorted(lines)
    zh = "、".join(f"第{line}号" for line in numbers) or "无"
    return zh, ", ".join(f"line {line}" for line in numbers) or "none"


def resolved_in_time(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Say when a suspension was left longer than the rule set allows; it is resolved still."""
    figure, pause = asked.figure(RESOLVE_WITHIN), book_of(asked).suspended
    if figure is None or pause is None:
        return ()
    start, name = (
        asked.setting.body.day(pause.began.at),
        ("中止执行的处理", "what follows a suspension"),
    )
    return overdue("execution.suspension", asked, figure, name, start=start, done=asked.day)


def referred_to_its_case(asked: Asked[Refer]) -> tuple[Verdict, ...]:
    """Pass when the new case is one of this body, under way, and names this one so.

    One that was opened since a problem was reported may have been issued meanwhile.
    """
    said, problems = asked.payload, book_of(asked).problems
    other, kind = _other(asked, said.case), LINK_OF[said.change]
    fits = other is not None and (
        Link(kind=kind, to=asked.case.id) in other.links
        and not other.ended
        and (not other.issued or _opened_since(other, problems))
    )
    return (
        verdict(
            "execution.refer",
            fits,
            f"变更、终止决策须依法定程序另案办理：{said.case} 须为本机关已经立案、尚未终结、以"
            f"“{kind}”关联本案的案件；在所报告的问题之前立案并已出台的，不是针对该问题的决策。",
            f"A decision is changed or ended by the whole procedure in a case of its own: "
            f"{said.case} must be one of this body, under way, that names this one as `{kind}`. "
            "What was opened before the problem was reported, and is issued, was not decided "
            "because of it.",
            decree_713(37),
            curers=BODY,
        ),
    )


def as_the_new_case_decided(asked: Asked[Settle]) -> tuple[Verdict, ...]:
    """Pass when the effect is what the new case came to: issued, or ended without a decision."""
    said, book = asked.payload, book_of(asked)
    other, referred = _other(asked, said.case), book.referred
    if referred is None or other is None or referred[0].case != said.case:
        wanted: frozenset[Effect] = frozenset()
    elif other.issued:
        wanted = EFFECTS[referred[0].change]
    else:
        wanted = frozenset({Effect.UNCHANGED} if other.ended else ())
    named = referred[0].case if referred else "—"
    listed = "、".join(sorted(wanted)) or "尚无（该案未出台也未终结）"
    listed_en = ", ".join(sorted(wanted)) or "none yet: it has neither been issued nor ended"
    return (
        verdict(
            "execution.settle",
            said.effect in wanted,
            f"本案如何继续以另案（{named}）的结果为准，现可登记的结果：{listed}。",
            f"What becomes of this case is what the other one ({named}) decided: {listed_en}.",
            decree_713(37),
            curers=BODY,
        ),
        _ends_open_tasks(asked),
    )


def _ends_open_tasks(asked: Asked[Settle]) -> Verdict:
    said, there = asked.payload, book_of(asked).open
    fits = said.effect is Effect.CARRIES_ON or not said.ended
    unknown = [key for key in said.ended if key not in there]
    listed = "、".join(there) or "无"
    return verdict(
        "execution.ended",
        fits and not unknown,
        f"随调整终止的任务须为未了结的任务（{listed}），仅在继续执行时写明。",
        f"Tasks that end with the adjustment are open ones ({', '.join(there) or 'none'}); they "
        "are named only where the execution goes on.",
        HOUSE_RULE,
        curers=BODY,
    )


def _opened_since(other: OtherCase, problems: Iterable[Trouble]) -> bool:
    """Return whether a case was opened once one of these problems had been reported."""
    opened = other.opened
    return opened is not None and any(opened >= each.reported.at for each in problems)


def _other(asked: Asked[object], case: str) -> OtherCase | None:
    return next((each for each in asked.setting.others if each.id == case), None)
