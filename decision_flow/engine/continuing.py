"""A case that continues an earlier one: it takes over what failed there, and nothing that passed.

Only the body ends what it started (713 Article 10). That a matter was ended and brought back makes
no failed examination undone (Article 24; Fair Competition Review Regulations, Article 18). The new
case cites the earlier one by its last line, and names what it inherits: its fold needs no other
stream. Legality and the meeting are begun anew, as everything else is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from decision_flow.domain.case import CASE, Case, Inherited
from decision_flow.domain.kind import Asked
from decision_flow.domain.steps.matter import ENDS, Open
from decision_flow.domain.values import Cite, decree_713
from decision_flow.domain.verdict import Verdict, verdict
from decision_flow.engine.rules import Ready


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier case of the same body as it stands at its last line, under its own procedure."""

    case: Case
    ready: Ready
    head: str
    """The digest of its last line."""

    @property
    def cite(self) -> Cite:
        """Return how the first fact of the new case names it."""
        return Cite(self.case.id, self.case.seq, self.head)


def continued_lawfully(asked: Asked[Open], earlier: Earlier | None) -> tuple[Verdict, ...]:
    """Pass when the case that is continued is one of this body, and has ended."""
    named = asked.payload.continues
    if named is None:
        return ()
    case = earlier.case if earlier is not None and earlier.case.id == named else None
    ended = case is not None and case.body == asked.setting.body.id and case.phase in ENDS
    return (
        verdict(
            "open.continues",
            ended,
            f"所承接的案件（{named}）须为本机关已经终结的案件"
            + ("；该案尚在办理。" if case is not None and not ended else "。"),
            f"The case that this one continues ({named}) is one of this body that has ended"
            + ("; it is still under way." if case is not None and not ended else "."),
            decree_713(10),
        ),
    )


def inherited(ready: Ready, earlier: Earlier | None) -> tuple[Inherited, ...]:
    """Return what failed in the earlier case, by the steps of the new one's procedure.

    A step of another name and the same kind inherits it too. What the new procedure has no step
    for is kept for a case that continues this one.
    """
    if earlier is None:
        return ()
    return tuple(dict.fromkeys(each for one in _failed(earlier) for each in _here(ready, one)))


def _failed(earlier: Earlier) -> Iterator[Inherited]:
    """Yield the answers by which steps failed, the latest first; then what was inherited."""
    case, ready = earlier.case, earlier.ready
    for fact in sorted(case.denied.values(), key=lambda fact: -fact.seq):
        if fact.step != CASE and fact.trigger in ready.kind(fact.step).failing:
            yield Inherited(fact.step, fact.kind, fact.trigger, case.id, fact.seq)
    yield from case.inherited


def _here(ready: Ready, one: Inherited) -> Iterator[Inherited]:
    kind = one.kind.partition("@")[0]
    alike = ready.procedure.steps_of_kind(kind)
    if one.step in alike or not alike:
        yield one
        return
    yield from (replace(one, step=step) for step in alike)
