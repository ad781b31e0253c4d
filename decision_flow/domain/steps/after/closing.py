"""Closing: nothing is owed any more, and everyone who acted is named."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from decision_flow.domain.case import IDLE
from decision_flow.domain.execution.book import TaskBook
from decision_flow.domain.kind import Asked, Kind, Phase, Row, Stage, Verb
from decision_flow.domain.office.supervision.following import open_in, unconcluded_in
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Figure, Step
from decision_flow.domain.steps.after.archive import file_is_whole
from decision_flow.domain.steps.after.post_evaluation import MANY_OPINIONS, WITHIN
from decision_flow.domain.steps.after.post_evaluation.measures import triggers
from decision_flow.domain.steps.after.responsibility import Register, everyone_answers
from decision_flow.domain.steps.common import complete
from decision_flow.domain.supervising.told import decree_733
from decision_flow.domain.values import HOUSE_RULE, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, advice, verdict


@record
class Close:
    """The secretary's statement that the case is closed."""

    statement: str


def _everyone_is_named(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass when the list of those responsible is still complete: some acted after it was made."""
    lists = (asked.said_at(s.key, Register, "register") for s in asked.of_kind("responsibility"))
    return tuple(v for said in lists if said for v in everyone_answers(asked, said))


def nothing_to_put_right(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Name what a supervision wants put right of this case and nobody has struck off.

    The floor asks for this guard by its name: what the body has on record is no state of a case.
    """
    case, there = asked.case.id, asked.setting.body.supervisions
    named = [
        Text(
            f"督查“{number}”整改事项“{each.wanted.item}”（{each.unit}，应于{each.wanted.due}前完成）",
            f"“{each.wanted.item}” of the supervision “{number}” ({each.unit}, due by "
            f"{each.wanted.due})",
        )
        for number, each in open_in(there, case)
    ]
    if not named:
        return ()
    return (
        verdict(
            "closing.rectified",
            passed=False,
            zh=f"下列督查整改尚未销号：{'；'.join(each.zh for each in named)}。",
            en=f"Not struck off yet: {'; '.join(each.en for each in named)}.",
            source=decree_733(18),
            curers=(Duty.EXECUTOR, Duty.SECRETARY, Duty.CHIEF),
        ),
    )


_SETTLED = frozenset({"completed", "replaced", "terminated"})
"""States of an execution that owes nothing; what its book still holds then was ended by them."""


def _nothing_is_owed(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Name everything that is open in what is carried out; its step stands in the way itself."""
    undone = [s.key for s in asked.of_kind("execution") if asked.case.shape[s.key] not in _SETTLED]
    books = (asked.case.tasks.get(key) or TaskBook() for key in undone)
    named = [each for book in books for each in _owed(book)]
    if not named:
        return ()
    return (
        verdict(
            "closing.owed",
            passed=False,
            zh=f"尚未了结：{'；'.join(each.zh for each in named)}。",
            en=f"Still owed: {'; '.join(each.en for each in named)}.",
            source=decree_713(34),
            curers=(Duty.EXECUTOR, Duty.SECRETARY, Duty.CHIEF),
        ),
    )


def _owed(book: TaskBook) -> Iterator[Text]:
    """Yield every open task and problem, a suspension that lasts and a change that is not settled.

    Each names who owes it and the line where it stands.
    """
    for key, each in book.open.items():
        state = Text("待验收", "to be accepted") if each.waits else Text("未完成", "not done")
        unit = each.task.unit
        yield Text(f"任务{key}（{unit}）{state.zh}", f"task {key} ({unit}) is {state.en}")
    for trouble in book.problems:
        line = trouble.reported.line
        yield Text(f"第{line}号报告的问题未处理", f"the problem of line {line} is not dealt with")
    if book.suspended is not None and book.referred is None:
        line = book.suspended.began.line
        yield Text(f"第{line}号中止执行未作处理", f"the suspension of line {line} is not resolved")
    if book.referred is not None:
        case = book.referred[0].case
        yield Text(f"另案{case}的结果未登记", f"what the case {case} came to is not registered")


def _evaluated(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass when the decision was evaluated, where a place asks for that.

    It asks by setting a time, or a number of complaints and proposals that is reached.
    """
    found = []
    for step in asked.of_kind("post_evaluation"):
        figure = step.figures.get(WITHIN) or _reached(asked, step)
        if figure is not None and asked.case.shape[step.key] in IDLE:
            found.append(
                verdict(
                    "closing.evaluated",
                    passed=False,
                    zh=f"本规则规定应当组织“{step.label.zh}”，尚未组织，不得结案。",
                    en=f"This rule set asks for “{step.label.en}”: it was not held yet.",
                    source=figure.source,
                    curers=(Duty.SECRETARY, Duty.CHIEF),
                )
            )
    return tuple(found)


def _reached(asked: Asked[Any], step: Step) -> Figure | None:
    """Return the figure of complaints and proposals about the decision, once it is reached."""
    figure = step.figures.get(MANY_OPINIONS)
    if figure is None:
        return None
    return figure if asked.setting.body.complaints.counted(asked.case.id) >= figure.count else None


def _speaks_for_evaluation(asked: Asked[Close]) -> tuple[Verdict, ...]:
    """Say what speaks for an evaluation where none was held; it may be held, and need not be."""
    steps = [s for s in asked.of_kind("post_evaluation") if asked.case.shape[s.key] in IDLE]
    found = triggers(asked.case, asked.setting.body)
    if not steps or not found.any:
        return ()
    return (
        advice(
            "closing.evaluation",
            f"未组织决策后评估；本案有公众意见{found.opinions}件、投诉和建议{found.complaints}件、"
            f"逾期任务{found.missed}项，请研究是否组织。",
            f"No evaluation was held: {found.opinions} problems were told by the public, "
            f"{found.complaints} complaints and proposals were taken up, {found.missed} tasks were "
            "late; consider one.",
            decree_713(36),
        ),
    )


def _speaks_for_waiting(asked: Asked[Close]) -> tuple[Verdict, ...]:
    """Say that a supervision found something of this case and did not conclude yet."""
    found = sorted({*unconcluded_in(asked.setting.body.supervisions, asked.case.id)})
    if not found:
        return ()
    return (
        advice(
            "closing.supervised",
            f"督查“{'”“'.join(found)}”就本案记录了发现，尚未作出结论，请研究是否待结论作出后结案。",
            f"A supervision ({', '.join(found)}) found something of this case and did not conclude "
            "yet; consider waiting.",
            decree_733(16),
        ),
    )


def _speaks_for_putting_right(asked: Asked[Close]) -> tuple[Verdict, ...]:
    """Name the measures of complaints about this case that were proved and are not carried out."""
    named = [
        (each.number, place, each.found.measures[place - 1])
        for each in asked.setting.body.complaints.about(asked.case.id)
        if each.found is not None
        for place in each.to_rectify
    ]
    if not named:
        return ()
    zh = "；".join(f"第{n}号措施{p}（{m.unit}，应于{m.due}前完成）" for n, p, m in named)
    en = "; ".join(f"complaint {n}, measure {p} ({m.unit}, due by {m.due})" for n, p, m in named)
    return (
        replace(
            advice(
                "closing.complained",
                f"涉及本案的投诉查明须整改，尚未完成：{zh}，请研究是否待整改完成后结案。",
                f"Complaints about this case are still to be put right: {en}; consider waiting.",
                decree_713(35),
            ),
            curers=(Duty.SECRETARY, Duty.CHIEF),
        ),
    )


CLOSING = complete(
    Kind(
        name="closing",
        version=1,
        label=Text("结案", "Closing"),
        phase=Phase.POST_DECISION,
        stage=Stage.CLOSED,
        source=HOUSE_RULE,
        principal=Duty.SECRETARY,
        rows=(Row("close", ("none", "lapsed"), "closed", effects=(("case", "close"),)),),
        verbs=(
            Verb(
                "close",
                Text("结案", "close"),
                Close,
                (Duty.SECRETARY,),
                ("close",),
                guards=(
                    _everyone_is_named,
                    _nothing_is_owed,
                    nothing_to_put_right,
                    _evaluated,
                    file_is_whole,
                ),
                requirements=(
                    _speaks_for_evaluation,
                    _speaks_for_waiting,
                    _speaks_for_putting_right,
                ),
            ),
        ),
        done=frozenset({"closed"}),
        labels={"closed": Text("已结案", "closed")},
    )
)
