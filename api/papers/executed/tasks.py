"""The list of tasks (任务分解表): who does what by when, as the list now stands, and how far it is.

It is made from the lines up to one of them and knows no other day: what is under way is told with
what was last reported, and nothing is called overdue that nobody reported.
"""

from collections.abc import Iterator, Mapping

from api.papers.material import Material, day_words
from api.papers.sheet import Block, Heading, NotYet, Paper, PaperKind, Paragraph, Table
from decision_flow.domain import kept
from decision_flow.domain.case import Fact
from decision_flow.domain.execution.book import Pause, TaskBook, Tracked
from decision_flow.domain.execution.due import days_late, due_day
from decision_flow.domain.execution.said import BOOKED, Assign, Revise
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.domain.values import Text

_HEAD = ("编号", "责任单位", "目标", "措施", "落实的条文", "时限", "办理情况")
_WIDTHS = (11, 21, 21, 24, 20, 16, 19)
_MOVED = ("编号", "申请", "申请延至", "理由", "答复")


def task_list(material: Material) -> Paper | NotYet:
    """Return the list of tasks of the decision as it stands after the last line."""
    kind = PaperKind.TASK_LIST
    given = material.latest(Assign)
    if given is None or not isinstance(said := given.payload, Assign):
        return NotYet(kind, Text("任务尚未分解。", "No task has been given yet."))
    used = [
        f
        for f in material.facts[given.seq - 1 :]
        if f.step == given.step and isinstance(f.payload, tuple(BOOKED))
    ]
    book = _book(used, given.step)
    return Paper(
        kind=kind,
        title=f"《{material.title}》\n执行任务分解表",
        blocks=tuple(_blocks(material, used, book)),
        origin=material.origin(*used),
        attachments=(said.document.title,),
        signed_by=given.actor.unit,
        signed_on=material.day(used[-1].stated_at),
        text=said.draft or "",
        illustrative=material.illustrative,
    )


def _book(used: list[Fact], step: str) -> TaskBook:
    books: Mapping[str, TaskBook] = {}
    for fact in used:
        books = kept.tasks(books, fact)
    return books[step]


def _blocks(material: Material, used: list[Fact], book: TaskBook) -> Iterator[Block]:
    yield Paragraph(_about(material, used[0], used[-1]))
    yield Heading("一、任务")
    rows = (_row(material, key, each, book) for key, each in book.tasks.items())
    yield Table(_WIDTHS, tuple(rows), _HEAD)
    number = iter("二三四")
    revised = [(f, f.payload) for f in used if isinstance(f.payload, Revise)]
    if revised:
        yield Heading(f"{next(number)}、任务的调整和增加")
        for fact, said in revised:
            keys = "、".join(str(task.key) for task in said.tasks)
            yield Paragraph(
                f"{material.day(fact.stated_at)}，{fact.actor.unit}调整或者增加{keys}：{said.reasons}"
                f"（见第{fact.seq}号记录，《{said.document.title}》）。"
            )
    longer = tuple(_longer(material, book))
    if longer:
        yield Heading(f"{next(number)}、延期")
        yield Table((10, 18, 18, 34, 20), longer, _MOVED)
    if book.pauses:
        yield Heading(f"{next(number)}、中止执行")
        yield Paragraph(
            "；".join(_paused(material, each) for each in book.pauses) + "。时限相应顺延。"
        )
    yield from material.corrected(*used)


def _paused(material: Material, pause: Pause) -> str:
    on, noted = material.day(pause.began.at), material.day(pause.began.recorded)
    late = "" if on == noted else f"，{noted}补录，时限自该日起停止计算"
    began = f"{on}起中止执行（第{pause.began.line}号记录{late}）"
    if pause.ended is None:
        return f"{began}，尚未恢复"
    return f"{began}，至{material.day(pause.ended.at)}（第{pause.ended.line}号记录）"


def _about(material: Material, given: Fact, last: Fact) -> str:
    signed = material.latest(Sign)
    number = f"（{signed.payload.number}）" if signed and isinstance(signed.payload, Sign) else ""
    return (
        f"根据《重大行政决策程序暂行条例》第三十四条的规定，{given.actor.unit}于"
        f"{material.day(given.stated_at)}明确《{material.title}》{number}的执行单位，任务分解如下。"
        "任务的目标、所落实的条文和时限不得因调整而改变，需要变更决策内容的依法定程序另案办理。"
        f"办理情况截至{material.day(last.stated_at)}（第{last.seq}号记录）。"
    )


def _row(material: Material, key: str, each: Tracked, book: TaskBook) -> tuple[str, ...]:
    task = each.task
    beside = f"；配合：{'、'.join(task.assisting)}" if task.assisting else ""
    after = f"（在{'、'.join(task.after)}之后）" if task.after else ""
    added = f"（{material.day(each.added.at)}增加）" if each.added is not None else ""
    return (
        f"{key}{added}",
        f"{task.unit}{beside}",
        task.goal,
        f"{task.measure}{after}",
        task.passage or "",
        _until(material, each, book),
        _stands(material, each, book),
    )


def _until(material: Material, each: Tracked, book: TaskBook) -> str:
    day = due_day(each, book, material.body).day
    was = each.task.due
    return day_words(day) if day == was else f"{day_words(day)}（原定{day_words(was)}）"


def _stands(material: Material, each: Tracked, book: TaskBook) -> str:
    late = days_late(each, book, material.body)
    how = f"，逾期{late.days}日" if late is not None else ""
    if each.ended is not None:
        return "因决策调整或终止而结束"
    if each.accepted is not None:
        return f"{material.day(each.accepted.at)}验收{how}"
    if each.finished is not None:
        return f"{material.day(each.finished.at)}报完成，待验收{how}"
    if not each.reports:
        return "尚无进度报告"
    return f"未报完成，最近报告进度{each.percent}%"


def _longer(material: Material, book: TaskBook) -> Iterator[tuple[str, ...]]:
    for key, each in book.tasks.items():
        for asked in each.extensions:
            answered = asked.answered
            on = material.day(answered.at) if answered is not None else ""
            word = {None: "待答复", True: f"{on}批准", False: f"{on}未批准"}[asked.granted]
            yield (
                key,
                material.day(asked.asked.at),
                day_words(asked.said.to),
                asked.said.reasons,
                word,
            )
