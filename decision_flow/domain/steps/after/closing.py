"""Closing: nothing is owed any more, and everyone who acted is named."""

from typing import Any

from decision_flow.domain.kind import Asked, Kind, Phase, Row, Stage, Verb
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after.responsibility import Register, everyone_answers
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import HOUSE_RULE, Text, record
from decision_flow.domain.verdict import Verdict


@record
class Close:
    """The secretary's statement that the case is closed."""

    statement: str


def _everyone_is_named(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass when the list of those responsible is still complete: some acted after it was made."""
    lists = (asked.said_at(s.key, Register, "register") for s in asked.of_kind("responsibility"))
    return tuple(v for said in lists if said for v in everyone_answers(asked, said))


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
                guards=(_everyone_is_named,),
            ),
        ),
        done=frozenset({"closed"}),
        labels={"closed": Text("已结案", "closed")},
    )
)
