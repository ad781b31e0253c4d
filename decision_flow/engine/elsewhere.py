"""By what a case in which something failed is known again in another, and what is told of it."""

from hashlib import sha256

from decision_flow.domain.case import NOT_APPLICABLE, Case
from decision_flow.domain.elsewhere import Elsewhere
from decision_flow.domain.fact import Fact
from decision_flow.domain.intake.listing import same_title
from decision_flow.engine.linking import Earlier, inherited
from decision_flow.engine.rules import Ready

_REVIEW, _UNLAWFUL, _REVIEWING = "legality_review", "unlawful", "reviewing"


def left_behind(ready: Ready, case: Case) -> frozenset[str]:
    """Return the marks of a case in which something failed; none while nothing did.

    They only grow: what failed has failed, and a text that was once current stays one.
    """
    failed = inherited(ready, (Earlier(case, ready, ""),)) or _unlawful(ready, case) is not None
    return marks(case) if failed else frozenset()


def marks(case: Case) -> frozenset[str]:
    """Return by what a case is known again: each draft that was current, and its title.

    All are digests; the title's is taken without width, case and blanks.
    """
    return frozenset({*case.texts, sha256(same_title(case.title).encode()).hexdigest()})


def looks(ready: Ready, case: Case) -> bool:
    """Return whether anything is looked for: something is waived, or the review is under way."""
    shape = case.shape
    under_way = any(shape[step] == _REVIEWING for step in ready.of_kind(_REVIEW))
    return under_way or NOT_APPLICABLE in shape.values()


def _unlawful(ready: Ready, case: Case) -> Fact | None:
    """Return the latest opinion of a case that found its text unlawful."""
    found = (case.denied.get((step, _UNLAWFUL)) for step in ready.of_kind(_REVIEW))
    return max((f for f in found if f is not None), key=lambda f: f.seq, default=None)


def elsewhere(ready: Ready, case: Case, other: Earlier) -> Elsewhere | None:
    """Return what failed in another case of what this one waives, and whether it was unlawful.

    None where nothing did, or where the two have neither a text nor the title in common. That a
    text was found unlawful is told of the present text alone.
    """
    if not marks(case) & marks(other.case):
        return None
    failed = inherited(ready, (other,))
    waived = tuple(one for one in failed if case.shape.get(one.step) == NOT_APPLICABLE)
    same_text = not {*case.texts}.isdisjoint(other.case.texts)
    opinion = _unlawful(other.ready, other.case) if case.draft in other.case.texts else None
    unlawful = None if opinion is None else opinion.seq
    if not waived and unlawful is None:
        return None
    return Elsewhere(other.case.title, same_text, waived, other.cite, unlawful)
