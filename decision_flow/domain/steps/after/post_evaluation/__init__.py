"""Evaluation after the decision (713 Article 36): by whom, by what, and what follows from it.

The body may have it done. Once it has begun, a consequence is drawn and followed up.
"""

from decision_flow.domain.case import LAPSED, NONE
from decision_flow.domain.kind import (
    PERIODS,
    Choice,
    FigureRule,
    Kind,
    Phase,
    Row,
    Stage,
    Verb,
)
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Bound
from decision_flow.domain.steps.after.post_evaluation import asking, commissioning, rectifying
from decision_flow.domain.steps.after.post_evaluation.asking import BODY, EVALUATOR
from decision_flow.domain.steps.after.post_evaluation.said import (
    Ask,
    Commission,
    Conclude,
    Consequence,
    Follow,
    Ground,
    Indicator,
    Inspect,
    Participant,
    Rectified,
    Report,
    Score,
    Side,
    SourceOf,
    Tally,
    Weights,
)
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import Text, decree_713

__all__ = [
    "MANY_OPINIONS",
    "POST_EVALUATION",
    "WITHIN",
    "Ask",
    "Commission",
    "Conclude",
    "Consequence",
    "Follow",
    "Ground",
    "Indicator",
    "Inspect",
    "Participant",
    "Rectified",
    "Report",
    "Score",
    "Side",
    "SourceOf",
    "Tally",
    "Weights",
]

WITHIN = "within"
"""The figure by which a place asks for an evaluation: within so long of the publication."""
MANY_OPINIONS = "many_opinions"
"""The figure from which on complaints and proposals about a decision are many (Article 36)."""
_KEPT = "kept"
_ENDED = (_KEPT, "followed")
_UNDER_WAY = ("commissioned", "asking", "heard")
_TRIGGERS = {
    Consequence.KEEP: "keep",
    Consequence.RECTIFY: "rectify",
    Consequence.ADJUST: "change",
    Consequence.TERMINATE: "change",
}

POST_EVALUATION = complete(
    Kind(
        name="post_evaluation",
        version=1,
        label=Text("决策后评估", "Evaluation"),
        phase=Phase.POST_DECISION,
        stage=Stage.ACCOUNTED,
        source=decree_713(36),
        principal=Duty.SECRETARY,
        rows=(
            # Until it reports, another unit may be commissioned: nothing that is owed waits for one
            # that does not come. What was reported has its consequence.
            Row("commission", (NONE, LAPSED, *_ENDED, *_UNDER_WAY), "commissioned", Choice.MAY),
            Row("ask", ("commissioned",), "asking"),
            Row("count", ("asking",), "heard"),
            Row("report", ("heard",), "reported"),
            Row("keep", ("reported",), _KEPT, Choice.FATE),
            Row("rectify", ("reported",), "rectifying", Choice.FATE),
            # What cannot be put right may be changed or ended after all.
            Row("change", ("reported", "rectified"), "changing", Choice.FATE),
            Row("rectified", ("rectifying",), "rectified"),
            Row("accept_rectification", ("rectified",), "followed", Choice.FATE),
            Row("return_rectification", ("rectified",), "rectifying", Choice.FATE),
            Row("follow", ("changing",), "followed"),
        ),
        verbs=(
            Verb(
                "commission",
                Text("组织决策后评估", "have the decision evaluated"),
                Commission,
                BODY,
                ("commission",),
                requirements=(
                    commissioning.not_by_who_argued,
                    commissioning.not_of_its_own_work,
                    commissioning.somebody_there,
                    commissioning.measured,
                ),
            ),
            Verb(
                "ask",
                Text("发布公众问卷", "ask the public"),
                Ask,
                EVALUATOR,
                ("ask",),
                requirements=(
                    asking.by_the_unit,
                    asking.by_nobody_who_argued,
                    asking.open_to_the_public,
                ),
            ),
            Verb(
                "count",
                Text("统计问卷", "count the answers"),
                Tally,
                EVALUATOR,
                ("count",),
                guards=(asking.once_closed,),
                requirements=(asking.by_the_unit, asking.by_nobody_who_argued),
            ),
            Verb(
                "report",
                Text("提交后评估报告", "file the report"),
                Report,
                EVALUATOR,
                ("report",),
                requirements=(
                    asking.by_the_unit,
                    asking.by_nobody_who_argued,
                    asking.heard,
                    asking.every_score,
                ),
            ),
            Verb(
                "conclude",
                Text("决定如何处理", "say what follows"),
                Conclude,
                BODY,
                ("keep", "rectify", "change"),
                outcome=lambda payload: _TRIGGERS[payload.consequence],
            ),
            Verb(
                "rectified",
                Text("报告整改", "report what was put right"),
                Rectified,
                (Duty.EXECUTOR,),
                ("rectified",),
                requirements=(rectifying.by_who_carries_it_out, rectifying.shown),
            ),
            Verb(
                "inspect",
                Text("验收整改", "accept it, or send it back"),
                Inspect,
                BODY,
                ("accept_rectification", "return_rectification"),
                outcome=lambda payload: (
                    "accept_rectification" if payload.accepted else "return_rectification"
                ),
                requirements=(rectifying.by_another,),
            ),
            Verb(
                "follow",
                Text("登记变更、终止的落实", "register the case in which it was followed"),
                Follow,
                BODY,
                ("follow",),
                requirements=(asking.followed,),
            ),
        ),
        # It may be held: what never began owes nothing, unless a place sets a time (`closing`).
        done=frozenset({NONE, LAPSED, *_ENDED}),
        labels={
            "commissioned": Text("已委托", "commissioned"),
            "asking": Text("问卷征集中", "the public is asked"),
            "heard": Text("已听取公众意见，待报告", "the public was heard"),
            "reported": Text("已提交报告，待决定", "reported, to be concluded"),
            _KEPT: Text("继续执行", "kept"),
            "rectifying": Text("整改中", "being put right"),
            "rectified": Text("已报告整改，待验收", "put right, to be accepted"),
            "changing": Text("须变更或者终止，另案办理", "to be changed in a case of its own"),
            "followed": Text("评估结论已落实", "followed up"),
        },
        figures={
            WITHIN: FigureRule((Bound.AT_MOST,), PERIODS, Text("后评估期限", "evaluated within")),
            MANY_OPINIONS: FigureRule(
                (Bound.AT_LEAST,),
                ("complaints",),
                Text("应当评估的意见件数", "opinions that call for one"),
                threshold=True,
            ),
        },
    )
)
