"""Fair-competition review (Decree 783, from 2024-08-01): drafter first, then the regulator.

Before that day policies were reviewed by whoever drafted them. The gate asks for the regulator on
every day; who reviews on an earlier one is told that the regulations did not ask for it yet.
"""

from datetime import date
from enum import StrEnum
from typing import Any

from decision_flow.domain.kind import Asked, Kind, Phase, Stage, Verb, examined
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.claims.waiver import WaiverGround
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import FAIR_COMPETITION, Document, Source, Text, article, record
from decision_flow.domain.verdict import Verdict, advice, verdict

IN_FORCE = date(2024, 8, 1)
"""The day from which the regulations hold; the day itself is the first."""


class Conclusion(StrEnum):
    """The regulator's conclusion."""

    PASSED = "passed"
    EXCEPTION = "exception"
    FAILED = "failed"


@record
class Prereview:
    """The drafter's own preliminary review, sent with the draft; operators were heard."""

    opinion: Document
    heard: tuple[str, ...]


class ExceptionGround(StrEnum):
    """On what ground a restriction of competition may stand all the same (Article 12)."""

    SECURITY = "security"
    INNOVATION = "innovation"
    PUBLIC_INTEREST = "public_interest"
    OTHER_LAW = "other_law"


@record
class Excepted:
    """An exception: its ground, why nothing else would do, and until when or until what it lasts.

    `no_other_way` says that no way is there that restricts competition less; `basis` names the law
    or regulation where the ground is one of those.
    """

    ground: ExceptionGround
    reasons: str | None = None
    no_other_way: str | None = None
    until: date | None = None
    ends_when: str | None = None
    basis: str | None = None


@record
class Conclude:
    """The conclusion; an exception tells its terms."""

    conclusion: Conclusion
    document: Document
    excepted: Excepted | None = None


def _place(number: int) -> Source:
    return Source(FAIR_COMPETITION, article(number))


def _exception_has_terms(asked: Asked[Conclude]) -> tuple[Verdict, ...]:
    payload = asked.payload
    excepts = payload.conclusion is Conclusion.EXCEPTION
    told = verdict(
        "fair_competition.exception",
        (payload.excepted is not None) is excepts,
        "适用例外规定的，应当写明所适用的情形；不适用的，不得附例外情形。",
        "A conclusion by exception tells the exception; any other has none.",
        _place(12),
    )
    if payload.excepted is None or not excepts:
        return (told,)
    return (told, *_terms(asked, payload.excepted))


def _terms(asked: Asked[Conclude], terms: Excepted) -> tuple[Verdict, ...]:
    """Return whether an exception is explained, by law, and comes to an end."""
    by_law = terms.ground is not ExceptionGround.OTHER_LAW or terms.basis is not None
    lasts = terms.until is None or terms.until > asked.day
    return (
        verdict(
            "fair_competition.basis",
            by_law,
            "以法律、行政法规规定的其他情形适用例外的，应当写明所依据的规定。",
            "An exception by another law or administrative regulation names it.",
            _place(12),
        ),
        verdict(
            "fair_competition.limit",
            (terms.until is not None or terms.ends_when is not None) and lasts,
            "适用例外规定的，应当确定合理的实施期限或者终止条件；实施期限须晚于审查结论作出之日"
            f"（{asked.day}）。",
            "An exception has a limit in time or a condition on which it ends; a limit lies after "
            f"the conclusion ({asked.day}).",
            _place(12),
        ),
        verdict(
            "fair_competition.explained",
            terms.reasons is not None and terms.no_other_way is not None,
            "适用例外规定的，应当在审查结论中详细说明理由，并说明没有对公平竞争影响更小的替代方案。",
            "The conclusion explains an exception in detail, and that no way is there that "
            "restricts competition less.",
            _place(17),
        ),
    )


def _told_of_the_day(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Tell on a day before the regulations what was asked for then, and what is asked for here."""
    if asked.day >= IN_FORCE:
        return ()
    return (
        advice(
            "fair_competition.before_the_regulations",
            f"《公平竞争审查条例》自{IN_FORCE}起施行，{asked.day}尚未施行：当时由起草单位自我审查，未经市场监管"
            "部门审查本身不构成违反该条例。本程序不分日期，均须市场监管部门作出审查结论；施行以后出台的，必须如此。",
            f"The regulations are in force from {IN_FORCE}; on {asked.day} they were not: whoever "
            "drafted reviewed, and that no regulator did is no breach of them by itself. This "
            "procedure asks for the regulator's conclusion on every day, and what is issued from "
            "that day on must have it.",
            _place(14),
        ),
    )


def _operators_heard(asked: Asked[Prereview]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "fair_competition.heard",
            bool(asked.payload.heard),
            "开展公平竞争审查，应当听取有关经营者、行业协会商会等利害关系人的意见。",
            "Operators or their associations must be heard.",
            _place(16),
        ),
    )


FAIR_COMPETITION_REVIEW = complete(
    Kind(
        name="fair_competition",
        version=1,
        label=Text("公平竞争审查", "Fair-competition review"),
        phase=Phase.PRE_DECISION,
        stage=Stage.ARGUED,
        source=_place(14),
        principal=Duty.DRAFTER,
        rows=examined(("prereview", "prereviewed"), ("pass", "passed"), "fail"),
        verbs=(
            Verb(
                "prereview",
                Text("提交初审意见", "file the preliminary review"),
                Prereview,
                (Duty.DRAFTER,),
                ("prereview",),
                requirements=(_operators_heard, _told_of_the_day),
            ),
            Verb(
                "conclude",
                Text("作出审查结论", "conclude"),
                Conclude,
                (Duty.MARKET_REGULATOR,),
                ("pass", "fail"),
                outcome=lambda p: "fail" if p.conclusion is Conclusion.FAILED else "pass",
                requirements=(_exception_has_terms, _told_of_the_day),
            ),
        ),
        done=frozenset({"passed"}),
        labels={
            "prereviewed": Text("已初审，待市场监管部门审查", "with the regulator"),
            "passed": Text("通过审查", "passed"),
        },
        conditional=True,
        waivers=(WaiverGround.NO_OPERATORS, WaiverGround.OUTSIDE_CONDITION),
        fails=_place(18),
        evidence=True,
    )
)
