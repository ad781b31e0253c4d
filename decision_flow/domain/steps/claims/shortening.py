"""A shorter window for the public (713 Article 15: "normally" 30 days, else explained at once).

Who drafts asks, on a ground of a closed list; somebody of the office that serves the body, outside
the units that draft, allows it; the explanation that was looked at is published with the notice.
No shortening goes below the least window of the procedure.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from decision_flow.domain.calendar import Unit
from decision_flow.domain.case import IDLE, NONE
from decision_flow.domain.checks import least_period
from decision_flow.domain.figures import SHORTEST_WINDOW, THIRTY_DAYS, shown
from decision_flow.domain.kind import Asked, Choice, Row, Verb
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.claims.again import OnANewPaper, told_what_was_turned_down
from decision_flow.domain.steps.claims.another import AnsweredByAnother
from decision_flow.domain.steps.claims.examination import not_refuted
from decision_flow.domain.steps.common import Confirm, Reasons
from decision_flow.domain.values import (
    HOUSE_RULE,
    Count,
    Digest,
    Document,
    Source,
    Text,
    decree_713,
    record,
)
from decision_flow.domain.verdict import Verdict, verdict

ASKED, SHORTENED = "shortening_asked", "shortened"
SHORTENING = frozenset({"shorten", "allow_shorter", "refuse_shorter"})
"""Triggers that a procedure which forbids shortening does not have."""
_LONG = 366


class ShorteningGround(StrEnum):
    """Why the window may be shorter than it normally is."""

    URGENT = "urgent"
    SET_DATE = "set_date"
    ASKED_BEFORE = "asked_before"


SHORTENING_GROUNDS: Mapping[ShorteningGround, tuple[Text, Source]] = {
    ShorteningGround.URGENT: (Text("情况紧急", "it is urgent"), decree_713(15)),
    ShorteningGround.SET_DATE: (
        Text("法律、法规或者上级规定了须完成的日期", "a law or a superior set the date"),
        HOUSE_RULE,
    ),
    ShorteningGround.ASKED_BEFORE: (
        Text("就同一事项已征求过意见，再次征求", "the public was asked of the same matter before"),
        HOUSE_RULE,
    ),
}
"""Article 15 names urgency and says “等原因”; what else that covers is a list of this house."""


@record
class Shorten:
    """The lead unit asks for a window of `days` for `draft`, the day of publication not counted.

    `explanation` is what will be published with the notice.
    """

    draft: Digest
    ground: ShorteningGround
    reasons: str
    days: Count
    explanation: Document


def _ground(asked: Asked[Shorten]) -> tuple[Verdict, ...]:
    text, source = SHORTENING_GROUNDS[asked.payload.ground]
    return (
        verdict(
            "shortening.ground",
            passed=True,
            zh=f"申请缩短征求意见期限的理由：{text.zh}。",
            en=f"A shorter window is asked for because: {text.en}.",
            source=source,
        ),
    )


def _of_the_text(asked: Asked[Shorten]) -> tuple[Verdict, ...]:
    said, current = asked.payload, asked.case.draft
    return (
        verdict(
            "shortening.draft",
            said.draft == current != said.explanation.digest,
            f"缩短期限须针对现行草案（{(current or '无')[:12]}），并另附供公布的书面说明。",
            f"It is asked for the current draft ({(current or 'none')[:12]}), with an explanation "
            "on a paper of its own, to be published.",
            decree_713(15),
        ),
    )


def _days(asked: Asked[Shorten]) -> tuple[Verdict, ...]:
    """Pass when the window is shorter than a whole one, and no shorter than any may be."""
    days = asked.payload.days
    closes = asked.day + timedelta(days=min(days, _LONG))
    figure = asked.figure("period") or THIRTY_DAYS
    name = ("公开征求意见期限", "open consultation")
    whole = least_period("shortening.days", asked, figure, name, start=asked.day, end=closes)
    return (
        verdict(
            "shortening.days",
            not whole.passed,
            f"申请的期限（{days}日）须短于一般期限（{shown(figure)}）；不短于的，无须申请。",
            f"The window asked for ({days} days) is shorter than the whole one ({shown(figure)}); "
            "one that is not needs no leave.",
            figure.source,
        ),
        _shortest(asked, asked.day, closes),
    )


def _shortest(asked: Asked[Any], opens: date, closes: date) -> Verdict:
    figure = asked.figure("shortest") or SHORTEST_WINDOW
    name = ("缩短后的征求意见期限", "a shortened consultation")
    return least_period("consultation.shortest", asked, figure, name, start=opens, end=closes)


def shorter_window(
    asked: Asked[Any], explanation: Document, opens: date, closes: date
) -> tuple[Verdict, ...]:
    """Return whether a shorter window was allowed, with this very explanation, and is kept to."""
    said = asked.said(Shorten, "shorten")
    allowed = said is not None and asked.case.shape[asked.step.key] == SHORTENED
    found = [
        verdict(
            "consultation.shortening",
            allowed and said is not None and said.explanation.digest == explanation.digest,
            "因情况紧急等原因缩短期限的，须先由承办单位以外的办公厅（室）人员核准，"
            "公告时一并公布经核准的说明。",
            "A shorter window is first allowed by the office, outside the units that draft, and "
            "the explanation that it saw is published with the notice.",
            decree_713(15),
        ),
        _shortest(asked, opens, closes),
    ]
    if said is not None:
        figure = Figure(Bound.AT_LEAST, said.days, Unit.DAYS, HOUSE_RULE)
        name = ("经核准的征求意见期限", "the window that was allowed")
        code = "consultation.allowed"
        found.append(least_period(code, asked, figure, name, start=opens, end=closes))
    return tuple(found)


ROWS = (
    Row("shorten", tuple(sorted(IDLE, reverse=True)), ASKED, Choice.MAY),
    Row("allow_shorter", (ASKED,), SHORTENED, Choice.FATE),
    Row("refuse_shorter", (ASKED,), NONE, Choice.FATE),
)

VERBS = (
    Verb(
        "shorten",
        Text("申请缩短征求意见期限", "ask for a shorter window"),
        Shorten,
        (Duty.DRAFTER,),
        ("shorten",),
        guards=(not_refuted,),
        requirements=(_ground, _of_the_text, _days, OnANewPaper(Duty.DRAFTER)),
    ),
    Verb(
        "allow_shorter",
        Text("核准缩短期限", "allow the shorter window"),
        Confirm,
        (Duty.SECRETARY,),
        ("allow_shorter",),
        guards=(told_what_was_turned_down,),
        requirements=(AnsweredByAnother(("shorten",), Duty.SECRETARY),),
        outside=True,
    ),
    Verb(
        "refuse_shorter",
        Text("不同意缩短期限", "refuse the shorter window"),
        Reasons,
        (Duty.SECRETARY,),
        ("refuse_shorter",),
    ),
)

LABELS = {
    ASKED: Text("已申请缩短期限，待核准", "a shorter window asked for"),
    SHORTENED: Text("已核准缩短期限，待公告", "a shorter window allowed, to be published"),
}
