"""By what a case in which something failed is known again in another, and what is told of it."""

from hashlib import sha256

from decision_flow.domain.case import NOT_APPLICABLE, Case
from decision_flow.domain.elsewhere import Elsewhere
from decision_flow.domain.intake.listing import same_title
from decision_flow.engine.linking import Earlier, inherited
from decision_flow.engine.rules import Ready


def left_behind(ready: Ready, case: Case) -> frozenset[str]:
    """Return the marks of a case in which something failed; none while nothing did.

    They only grow: what failed has failed, and a text that was once current stays one.
    """
    return marks(case) if inherited(ready, (Earlier(case, ready, ""),)) else frozenset()


def marks(case: Case) -> frozenset[str]:
    """Return by what a case is known again: each draft that was current, and its title.

    All are digests; the title's is taken without width, case and blanks.
    """
    return frozenset({*case.texts, sha256(same_title(case.title).encode()).hexdigest()})


def waives(case: Case) -> bool:
    """Return whether a step stands as not applicable: only then is anything looked for."""
    return NOT_APPLICABLE in case.shape.values()


def elsewhere(ready: Ready, case: Case, other: Earlier) -> Elsewhere | None:
    """Return what failed in another case of what this one waives, None where nothing did.

    None as well where the two have neither a text nor the title in common.
    """
    if not marks(case) & marks(other.case):
        return None
    failed = inherited(ready, (other,))
    waived = tuple(one for one in failed if case.shape.get(one.step) == NOT_APPLICABLE)
    same_text = not {*case.texts}.isdisjoint(other.case.texts)
    return Elsewhere(other.case.title, same_text, waived, other.cite) if waived else None
