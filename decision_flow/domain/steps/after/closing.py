"""Closing: nothing is owed any more."""

from decision_flow.domain.kind import Kind, Phase, Row, Stage, Verb
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import HOUSE_RULE, Text, record


@record
class Close:
    """The secretary's statement that the case is closed."""

    statement: str


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
        verbs=(Verb("close", Text("结案", "close"), Close, (Duty.SECRETARY,), ("close",)),),
        done=frozenset({"closed"}),
        labels={"closed": Text("已结案", "closed")},
    )
)
