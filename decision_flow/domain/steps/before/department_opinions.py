"""Opinions of departments and lower governments (713 Article 13)."""

from enum import StrEnum

from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked, Choice, Kind, Phase, Row, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict


class Stance(StrEnum):
    """What a department answered."""

    AGREES = "agrees"
    COMMENTS = "comments"
    DISAGREES = "disagrees"


@record
class Request:
    """The letter, and whom it went to."""

    departments: tuple[str, ...]
    letter: Document


@record
class Reply:
    """One department's answer; `settlement` is the paper by which a disagreement was settled."""

    department: str
    stance: Stance
    letter: Document
    settlement: Document | None = None


@record
class Collect:
    """The answers, one for each department asked."""

    replies: tuple[Reply, ...]


@record
class Explain:
    """What the body is told of a disagreement that stays."""

    dispute: str
    other_side: str
    own_opinion: str
    basis: str
    document: Document


def _someone_is_asked(asked: Asked[Request]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "departments.asked",
            bool(asked.payload.departments),
            "应当列明征求意见的单位。",
            "The units that are asked must be named.",
            decree_713(13),
        ),
    )


def _everyone_replied(asked: Asked[Collect]) -> tuple[Verdict, ...]:
    request = asked.said(Request, "request")
    wanted = request.departments if request else ()
    given = tuple(reply.department for reply in asked.payload.replies)
    return (
        all_of(
            "departments.replied", wanted, given, ("部门回函", "replies"), source=decree_713(13)
        ),
    )


def _each_once(asked: Asked[Collect]) -> tuple[Verdict, ...]:
    """Pass when each that replied was asked, and is listed once: no reply covers another."""
    request = asked.said(Request, "request")
    wanted = request.departments if request else ()
    given = [reply.department for reply in asked.payload.replies]
    odd = [name for name in dict.fromkeys(given) if name not in wanted or given.count(name) > 1]
    listed = "、".join(odd)
    return (
        verdict(
            "departments.each_once",
            not odd,
            "每个被征求意见的单位列一份复函" + (f"；不符的：{listed}。" if odd else "。"),
            "Each unit that was asked has one reply"
            + (f"; not so: {', '.join(odd)}." if odd else "."),
            decree_713(13),
        ),
    )


def _agreed(payload: Collect) -> str:
    open_ = any(r.stance is Stance.DISAGREES and r.settlement is None for r in payload.replies)
    return "dispute" if open_ else "agree"


DEPARTMENT_OPINIONS = complete(
    Kind(
        name="department_opinions",
        version=1,
        label=Text("征求部门意见", "Departments' opinions"),
        phase=Phase.PRE_DECISION,
        stage=Stage.ARGUED,
        source=decree_713(13),
        principal=Duty.DRAFTER,
        rows=(
            idle("request", "requested"),
            Row("agree", ("requested",), "agreed", Choice.FATE),
            Row("dispute", ("requested",), "disputed", Choice.FATE),
            Row("explain", ("disputed",), "explained"),
        ),
        verbs=(
            Verb(
                "request",
                Text("发函征求意见", "ask the departments"),
                Request,
                (Duty.DRAFTER,),
                ("request",),
                requirements=(_someone_is_asked,),
            ),
            Verb(
                "collect",
                Text("汇总部门意见", "collect the replies"),
                Collect,
                (Duty.DRAFTER,),
                ("agree", "dispute"),
                outcome=_agreed,
                requirements=(_everyone_replied, _each_once),
            ),
            Verb(
                "explain",
                Text("提交分歧说明", "explain the disagreement"),
                Explain,
                (Duty.DRAFTER,),
                ("explain",),
            ),
        ),
        done=frozenset({"agreed", "explained"}),
        labels={
            "requested": Text("已发函，待回复", "asked, awaiting replies"),
            "agreed": Text("意见一致", "agreed"),
            "disputed": Text("有分歧，待说明", "disputed, to be explained"),
            "explained": Text("分歧已说明", "disagreement explained"),
        },
        evidence=True,
    )
)
