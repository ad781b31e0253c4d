"""Fair-competition review (Decree 783, from 2024-08-01): drafter first, then the regulator."""

from enum import StrEnum

from decision_flow.domain.kind import Asked, Choice, Kind, Phase, Row, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.claims.waiver import WaiverGround
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import FAIR_COMPETITION, Document, Source, Text, article, record
from decision_flow.domain.verdict import Verdict, verdict


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


@record
class Conclude:
    """The conclusion; an exception names its ground and its time limit or end condition."""

    conclusion: Conclusion
    document: Document
    ground: str | None = None
    limit: str | None = None


def _place(number: int) -> Source:
    return Source(FAIR_COMPETITION, article(number))


def _exception_is_limited(asked: Asked[Conclude]) -> tuple[Verdict, ...]:
    payload = asked.payload
    if payload.conclusion is not Conclusion.EXCEPTION:
        return ()
    return (
        verdict(
            "fair_competition.exception",
            payload.ground is not None and payload.limit is not None,
            "适用例外规定的，应当说明没有对公平竞争影响更小的替代方案，并确定合理的实施期限或者终止条件。",
            "An exception states that no less restrictive way exists, and its limit in time.",
            _place(12),
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
        rows=(
            idle("prereview", "prereviewed"),
            Row("pass", ("prereviewed",), "passed", Choice.FATE),
            Row("fail", ("prereviewed",), "lapsed", Choice.FATE, rework=True),
        ),
        verbs=(
            Verb(
                "prereview",
                Text("提交初审意见", "file the preliminary review"),
                Prereview,
                (Duty.DRAFTER,),
                ("prereview",),
                requirements=(_operators_heard,),
            ),
            Verb(
                "conclude",
                Text("作出审查结论", "conclude"),
                Conclude,
                (Duty.MARKET_REGULATOR,),
                ("pass", "fail"),
                outcome=lambda p: "fail" if p.conclusion is Conclusion.FAILED else "pass",
                requirements=(_exception_is_limited,),
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
