"""How each act of carrying a decision out is made lawful: tasks, reports, problems, a change."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from histories.acts import Act
from histories.town import LEAD, THIRD_PARTY

from decision_flow.domain.execution.book import TaskBook, Tracked
from decision_flow.domain.execution.due import due_day
from decision_flow.domain.steps.after import execution, post_evaluation
from decision_flow.domain.steps.after.execution.changing import EFFECTS
from decision_flow.domain.steps.before.consultation import Channel, ChannelKind

Cure = Callable[[Act], Any]
ADJUSTING = "adjusting"
"""The case in which a change of the decision is decided, in every history."""


def book_of(act: Act) -> TaskBook:
    """Return the book of the act's step."""
    return act.case.tasks.get(act.step) or TaskBook()


def _task(act: Act, key: str, *after: str) -> execution.Task:
    due = act.day + timedelta(days=act.rng.choice((0, 20, 90)))
    return execution.Task(
        key=key, unit=LEAD, goal="完工", measure="分段", due=due, passage="第二条", after=after
    )


def _assign(act: Act) -> Any:
    first = _task(act, "T1")
    tasks = (first, execution.Task(**{**_said(_task(act, "T2", "T1")), "due": first.due}))
    return act.fill(tasks=tasks[: act.rng.choice((1, 2))], draft=act.text)


def _said(task: execution.Task) -> dict[str, Any]:
    return {name: getattr(task, name) for name in task.__dataclass_fields__}


def _revise(act: Act) -> Any:
    return act.fill(tasks=(_task(act, f"N{act.case.seq}"),))


def _of(fits: Callable[[TaskBook, str, Tracked], bool]) -> Callable[[Act], str | None]:
    def choose(act: Act) -> str | None:
        book = book_of(act)
        return next((key for key, each in book.tasks.items() if fits(book, key, each)), None)

    return choose


_under_way = _of(lambda _, __, each: each.open and each.finished is None)
_doable = _of(lambda book, key, each: each.open and each.finished is None and book.ready(key))
_waiting = _of(lambda _, __, each: each.waits)
_unasked = _of(lambda _, __, e: e.open and e.finished is None and e.asking is None)
_asked = _of(lambda _, __, e: e.open and e.finished is None and e.asking is not None)


def _reported(choose: Callable[[Act], str | None]) -> Cure:
    return _about(choose, lambda act: {"evidence": (act.new_text(),)})


def _about(choose: Callable[[Act], str | None], more: Callable[[Act], dict[str, Any]]) -> Cure:
    """Return what is said of the task that is chosen; nothing where there is no such task."""

    def said(act: Act) -> Any | None:
        key = choose(act)
        return act.fill(task=key, **more(act)) if key is not None else None

    return said


def _ask(act: Act) -> Any:
    book, key = book_of(act), _unasked(act)
    if key is None:
        return None
    due = due_day(book.tasks[key], book, act.world.body, as_stated=True).day
    return act.fill(task=key, to=max(due, act.day) + timedelta(days=30))


def _problem(act: Act) -> Any:
    return act.fill(
        nature=execution.Nature.PROBLEM, found_by=execution.Finder.EXECUTOR, noticed=act.day
    )


def _open_lines(act: Act) -> tuple[int, ...]:
    return tuple(each.reported.line for each in book_of(act).problems)


def _overcome_one(act: Act) -> Any | None:
    lines = _open_lines(act)
    return act.fill(problem=lines[0]) if lines else None


def _refer(act: Act) -> Any:
    return act.fill(case=ADJUSTING, change=act.rng.choice(list(execution.Change)))


def _settle(act: Act) -> Any | None:
    """Return what the new case came to, where its kind of change can come to that."""
    referred, effect = book_of(act).referred, execution.Effect(act.trigger)
    possible = {*EFFECTS[referred[0].change], execution.Effect.UNCHANGED} if referred else set()
    if execution.Effect.CARRIES_ON in possible:
        possible.add(execution.Effect.GOES_ON_TROUBLED)
    if referred is None or effect not in possible:
        return None
    deals = effect not in {execution.Effect.UNCHANGED, execution.Effect.GOES_ON_TROUBLED}
    lines = _open_lines(act) if deals else ()
    return act.fill(case=referred[0].case, effect=effect, answers=lines)


def _commission(act: Act) -> Any:
    indicator = post_evaluation.Indicator(key="I1", name="通行", goal="提速", weight=100)
    return act.fill(
        unit=THIRD_PARTY,
        grounds=(post_evaluation.Ground.NECESSARY,),
        indicators=(indicator,),
        weights=post_evaluation.Weights(internal=30, public=40, expert=30),
    )


def _ask_the_public(act: Act) -> Any:
    channel = Channel(kind=ChannelKind.WEBSITE, name="门户网站")
    return act.fill(opens=act.day, closes=act.day + timedelta(days=10), channels=(channel,))


def _evaluate(act: Act) -> Any | None:
    tally = act.said(post_evaluation.Tally, "count")
    if tally is None:
        return None
    silent = not tally.received
    public = post_evaluation.SourceOf.PUBLIC
    sources = [s for s in post_evaluation.SourceOf if not (silent and s is public)]
    side = post_evaluation.Side.DEPUTY
    return act.fill(
        scores=tuple(post_evaluation.Score(indicator="I1", source=s, points=80) for s in sources),
        participants=(post_evaluation.Participant(side=side, name="某代表"),),
        nobody_answered="走访" if silent else None,
    )


def _conclude(act: Act) -> Any:
    found = {"keep": "keep", "rectify": "rectify"}.get(act.trigger)
    found = found or act.rng.choice(("adjust", "terminate"))
    return act.fill(consequence=post_evaluation.Consequence(found))


EXECUTION_CURES: Mapping[tuple[str, str], Cure] = {
    ("execution", "assign"): _assign,
    ("execution", "revise"): _revise,
    ("execution", "progress"): _reported(_under_way),
    ("execution", "finish"): _reported(_doable),
    ("execution", "inspect"): _about(
        _waiting, lambda act: {"accepted": act.trigger == "accept_task"}
    ),
    ("execution", "ask_extension"): _ask,
    ("execution", "answer_extension"): _about(
        _asked, lambda act: {"granted": act.trigger == "grant"}
    ),
    ("execution", "problem"): _problem,
    ("execution", "overcome"): lambda a: a.fill(answers=_open_lines(a)),
    ("execution", "overcome_one"): _overcome_one,
    ("execution", "resume"): lambda a: a.fill(answers=_open_lines(a)),
    ("execution", "refer"): _refer,
    ("execution", "settle"): _settle,
    ("post_evaluation", "commission"): _commission,
    ("post_evaluation", "ask"): _ask_the_public,
    ("post_evaluation", "count"): lambda a: a.fill(received=a.rng.choice((0, 12))),
    ("post_evaluation", "report"): _evaluate,
    ("post_evaluation", "conclude"): _conclude,
    ("post_evaluation", "rectified"): lambda a: a.fill(evidence=(a.new_text(),)),
    ("post_evaluation", "inspect"): lambda a: a.fill(accepted=a.trigger == "accept_rectification"),
    ("post_evaluation", "follow"): lambda a: a.fill(case=ADJUSTING),
}
