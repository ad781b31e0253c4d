"""A claim is answered by somebody who has no part in it."""

from dataclasses import dataclass
from typing import Any

from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.values import HOUSE_RULE
from decision_flow.domain.verdict import Verdict, verdict


@dataclass(frozen=True, slots=True)
class AnsweredByAnother:
    """Passes when whoever answers has no part in the claim, in person or by a deputy."""

    claims: tuple[str, ...]
    """The verbs by which it is claimed."""
    by: Duty

    def __call__(self, asked: Asked[Any]) -> tuple[Verdict, ...]:
        """Return the verdict, or none where nothing was claimed."""
        claimed = asked.own(*self.claims)
        if claimed is None:
            return ()
        return (
            verdict(
                "person.another",
                asked.actor.persons.isdisjoint(claimed.actor.persons),
                "提出申请的人员不得自行审查，须由另一人审查。",
                "Who claims it does not answer it: another person does.",
                HOUSE_RULE,
                curers=(self.by,),
            ),
        )
