"""A claim to do less that was turned down is not asked again until somebody else says yes.

The same paper about the same text has its answer. Another paper may be brought, or the text changed
in substance; what was turned down before is told to whoever answers then.
"""

from dataclasses import dataclass
from typing import Any

from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.values import HOUSE_RULE, Document
from decision_flow.domain.verdict import Verdict, advice, verdict


@dataclass(frozen=True, slots=True)
class OnANewPaper:
    """Passes unless the very paper of the claim was turned down, the text's wording apart."""

    by: Duty
    """Who claims, and can bring another paper."""

    def __call__(self, asked: Asked[Any]) -> tuple[Verdict, ...]:
        """Return the verdict, or none where this paper was never turned down."""
        digest = _paper(asked.payload)
        before = asked.case.turned_down.get(asked.step.key, ())
        found = [no.seq for claim, no in before if _paper(claim.payload) == digest]
        if not found:
            return ()
        return (
            verdict(
                "claim.turned_down",
                passed=False,
                zh=f"同一申请材料已审查，未获同意（第{found[-1]}号记录）；须另附新的书面材料，"
                "或者待草案作实质性修改后，方可再次申请。",
                en=f"This very paper was turned down (line {found[-1]}): bring another one, or "
                "change the text in substance, before it is asked again.",
                source=HOUSE_RULE,
                curers=(self.by,),
            ),
        )


def told_what_was_turned_down(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Tell whoever answers a claim of each time that it was turned down, and by whom."""
    return tuple(
        advice(
            "claim.turned_down_before",
            f"本环节的申请曾经审查而未获同意（第{no.seq}号记录，{no.actor.name}："
            f"{getattr(no.payload, 'reasons', '')}）。请核对此次有何不同。",
            f"A claim of this step was turned down (line {no.seq}, {no.actor.name}: "
            f"{getattr(no.payload, 'reasons', '')}). See what is different now.",
            HOUSE_RULE,
        )
        for _, no in asked.case.turned_down.get(asked.step.key, ())
    )


def _paper(claim: object) -> str:
    """Return the digest of the paper that a claim rests on."""
    paper = getattr(claim, "document", None) or getattr(claim, "explanation", None)
    return str(paper.digest) if isinstance(paper, Document) else ""
