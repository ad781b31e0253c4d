"""Checks on the reviewer's time: what must be given, what may be set, extended, and what is late.

The floor is on the time given to the reviewer, the ceiling on the time that he takes. An opinion
past its day is told to be late and stands: 713 Article 25 knows no matter that goes on for want of
one, and a refusal that no act could cure would hold the matter for ever.
"""

from datetime import date
from typing import Any

from decision_flow.domain.calendar import Unit
from decision_flow.domain.checks import least_period
from decision_flow.domain.counting import UNITS
from decision_flow.domain.figures import SEVEN_WORKING_DAYS
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.before.legality_review.clock import (
    DECIDED_WITHIN,
    EXTENDS,
    EXTENSION,
    INQUIRIES,
    TIME_ALLOWED,
    Clock,
    ceiling_day,
    not_counted,
    told_ceiling,
)
from decision_flow.domain.steps.before.legality_review.said import (
    Accept,
    Consult,
    Extend,
    HearBack,
    Opine,
)
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict

REVIEWER = (Duty.LEGAL_REVIEWER,)
NO_MORE_TIME = frozenset(
    {
        "legality.extension",
        "legality.extended_once",
        "legality.extended_in_time",
        "legality.inquiry",
    }
)
"""What nobody can cure: the opinion is given, late if need be, and that is told."""


def clock_of(asked: Asked[Any], on: date | None = None) -> Clock:
    """Return the clock of the review that a move is about."""
    return Clock(asked.case, asked.step, asked.setting.body, asked.setting.calendar, on)


def time_is_given(asked: Asked[Accept]) -> tuple[Verdict, ...]:
    """Pass when the day set leaves the reviewer the least time, or says why it cannot."""
    figure = asked.figure(TIME_ALLOWED) or SEVEN_WORKING_DAYS
    name = ("合法性审查时间", "time for the legality review")
    full = least_period(
        "legality.time", asked, figure, name, start=asked.day, end=asked.payload.due
    )
    if full.passed or asked.payload.urgency is None or asked.payload.due < asked.day:
        return (full,)
    if asked.choice("shortening", "allowed") == "forbidden":
        return (full,)
    return (
        verdict(
            "legality.time",
            passed=True,
            zh=f"审查时间短于一般期限，已记明理由：{asked.payload.urgency}",
            en=f"Shorter than normal, with reasons on record: {asked.payload.urgency}",
            source=figure.source,
        ),
    )


def within_the_ceiling(asked: Asked[Accept]) -> tuple[Verdict, ...]:
    """Pass when the day set is none after the last one of the ceiling, where there is one.

    Into a year that is not published the last day is not known: then it is told, never refused.
    """
    figure = asked.figure(DECIDED_WITHIN)
    if figure is None:
        return ()
    last = ceiling_day(asked.step, figure, asked.setting.calendar, asked.day)
    rule, due = told_ceiling(figure, last), asked.payload.due
    if last.provisional and due > last.day:
        zh, en = f"合法性审查{rule.zh}。", f"The legality review takes {rule.en}."
        return (advice("legality.ceiling.provisional", zh, en, figure.source),)
    return (
        verdict(
            "legality.ceiling",
            due <= last.day,
            f"合法性审查{rule.zh}；现定{due}。",
            f"The legality review takes {rule.en}; set to {due}.",
            figure.source,
            curers=REVIEWER,
        ),
    )


def may_be_extended(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass when the rule set knows an extension, none was made, and the time is not over."""
    figure, before = asked.figure(EXTENSION), asked.own(EXTENDS)
    if figure is None:
        return (
            verdict(
                "legality.extension",
                passed=False,
                zh="本程序规则没有规定合法性审查可以延长：意见须在确定的日期前出具，之后出具的记为逾期。",
                en="The rule set knows no extension of the legality review: the opinion is due on "
                "the day that was set, and late after it.",
                source=asked.step.source,
            ),
        )
    due = clock_of(asked).due()
    zh, en = (f"：{due.told.zh}", f": {due.told.en}") if due is not None else ("", "")
    return (
        verdict(
            "legality.extended_once",
            before is None,
            "合法性审查只延长一次" + (f"：第{before.seq}号已延长。" if before else "。"),
            "A legality review is extended once" + (f": line {before.seq} did." if before else "."),
            figure.source,
        ),
        verdict(
            "legality.extended_in_time",
            due is None or due.unknown is not None or asked.day <= due.day,
            f"延长须在审查期限届满之前决定，不得事后补办{zh}；现为{asked.day}。",
            f"It is extended before the time is over, not afterwards{en}; it is {asked.day}.",
            HOUSE_RULE,
        ),
    )


def within_the_extension(asked: Asked[Extend]) -> tuple[Verdict, ...]:
    """Pass when the review is extended by one unit at the least, and no more than the rule has."""
    figure, count = asked.figure(EXTENSION), asked.payload.count
    if figure is None:
        return ()
    zh, en = UNITS[Unit(figure.unit)]
    return (
        verdict(
            "legality.extension_length",
            1 <= count <= figure.count,
            f"延长至少1{zh}，至多{figure.count}{zh}；现定{count}{zh}。",
            f"It is extended by 1 to {figure.count} {en}; set to {count}.",
            figure.source,
            curers=REVIEWER,
        ),
    )


def may_stop(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass where the rule set leaves something uncounted besides a supplement."""
    return (
        verdict(
            "legality.inquiry",
            bool(not_counted(asked.step)),
            "本程序规则没有规定审查人员征求意见、组织论证的时间不计入审查期限：可以征求、论证，期限照常计算。",
            "The rule set counts what the reviewer asks of others and argues with experts: both "
            "may be done, and the time runs on.",
            asked.step.source,
        ),
    )


def not_counted_here(asked: Asked[Consult]) -> tuple[Verdict, ...]:
    """Pass when the rule set does not count what is begun, and it says who was asked."""
    there, inquiry = not_counted(asked.step), asked.payload.inquiry
    zh = "、".join(INQUIRIES[each].zh for each in there)
    en = "; ".join(INQUIRIES[each].en for each in there)
    return (
        verdict(
            "legality.not_counted",
            inquiry in there,
            f"不计入审查期限的只有：{zh or '无'}。{INQUIRIES[inquiry].zh}照常计入，无须停止计时。",
            f"Not counted is only this: {en or 'nothing'}. All else is done while the time runs.",
            asked.step.source,
            curers=REVIEWER,
        ),
        verdict(
            "legality.asked",
            any(name.strip() for name in asked.payload.asked),
            "停止计时须写明征求了谁的意见、请谁论证。",
            "What stops the clock names whom it waits for.",
            HOUSE_RULE,
            curers=REVIEWER,
        ),
    )


def heard_back(asked: Asked[HearBack]) -> tuple[Verdict, ...]:
    """Pass when something came back, or it is said from which of those asked nothing did."""
    said, began = asked.payload, asked.said(Consult, "consult")
    names = began.asked if began is not None else ()
    strange = [name for name in said.unanswered if name not in names]
    listed = "、".join(names)
    return (
        verdict(
            "legality.heard_back",
            bool(said.replies or said.unanswered) and not strange,
            f"恢复计时须附答复，或者写明被征求者（{listed}）中谁未答复。",
            "The clock goes on with an answer, or with who of those asked "
            f"({', '.join(names)}) gave none.",
            HOUSE_RULE,
            curers=REVIEWER,
        ),
    )


def in_time(asked: Asked[Opine]) -> tuple[Verdict, ...]:
    """Warn when the opinion comes after the day on which it was due: it is late, and it stands."""
    clock = clock_of(asked)
    due = clock.due()
    if due is None or asked.day <= due.day:
        return ()
    if due.unknown is not None:
        return (
            advice(
                "legality.late.provisional",
                f"合法性审查意见是否逾期尚不能确定：{due.told.zh}；{due.unknown}年的工作日安排尚未公布。",
                f"Whether the opinion is late is not known: {due.told.en}; the working days of "
                f"{due.unknown} are not published.",
                decree_713(28),
            ),
        )
    latest, figure = clock.latest(), asked.figure(DECIDED_WITHIN)
    past = figure is not None and latest is not None and asked.day > latest.day
    return (
        advice(
            "legality.late",
            f"合法性审查意见应当于{due.day}前（含当日）出具，实际为{asked.day}，已逾期，意见仍然有效："
            f"{due.told.zh}。" + (f"已超过上限：{latest.told.zh}。" if past and latest else ""),
            f"The opinion was due by {due.day} and comes on {asked.day}: it is late, and stands: "
            f"{due.told.en}."
            + (f" Past the ceiling: {latest.told.en}." if past and latest else ""),
            figure.source if past and figure is not None else decree_713(28),
        ),
    )
