"""The records of every meeting of a case, whether or not what they led to still stands.

A meeting that broke off, or whose decision was taken back, leaves its record: who kept it, who was
heard in it. Article 38 of Decree 713 asks for them years later.
"""

from decision_flow.domain.case import Case
from decision_flow.domain.steps.decision.record import Convene, Discuss, Vote, took_part


def keepers(case: Case) -> frozenset[str]:
    """Return everyone who put any meeting of the case on record, in person or by a deputy."""
    actors = [fact.actor for fact in case.minutes]
    return frozenset(p for a in actors for p in (a.person, a.instead_of) if p is not None)


def called_in(case: Case) -> frozenset[str]:
    """Return everyone whom the record of any meeting has as there, or as recused from it."""
    opened = [fact.payload for fact in case.minutes if isinstance(fact.payload, Convene)]
    there = {each.person for said in opened for each in said.attendance}
    return frozenset(there | {each.person for said in opened for each in said.recusals})


def answerable(case: Case) -> frozenset[str]:
    """Return everyone who took part where the matter was discussed, observers with views too.

    An observer has no id and stands here by name.
    """
    found: frozenset[str] = frozenset()
    opening: Convene | None = None
    for fact in case.minutes:
        match fact.payload:
            case Convene() as opened:
                opening = opened
            case Discuss() as discussed:
                found |= took_part(opening, None) | frozenset(discussed.heard)
                found |= {view.name for view in discussed.observers}
            case Vote() as vote:
                found |= took_part(opening, vote)
            case _:
                continue
    return found
