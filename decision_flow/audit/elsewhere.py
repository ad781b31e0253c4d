"""What a legality review was told of other cases: as they were then, and none left out."""

from collections.abc import Iterator

from decision_flow.audit.grounds import Grounds
from decision_flow.domain.case import CASE, Case, Fact
from decision_flow.domain.elsewhere import Elsewhere
from decision_flow.domain.steps.before.legality_review import Opine
from decision_flow.domain.steps.matter import OPEN
from decision_flow.domain.values import Cite
from decision_flow.domain.views import Refusal
from decision_flow.engine.elsewhere import elsewhere, marks
from decision_flow.engine.rules import Ready
from decision_flow.store import cases
from decision_flow.store.marks import find_marked


def told(grounds: Grounds, ready: Ready, case: Case, line: Fact | Refusal) -> tuple[Elsewhere, ...]:
    """Return what whoever reviewed was told, from the lines of other cases that are cited.

    Raises `ValueError` for a line that is not there as it is cited.
    """
    said = line if isinstance(line, Fact) else line.attempt
    if not isinstance(said.payload, Opine):
        return ()
    seen = (
        elsewhere(ready, case, grounds.upto(cite))
        for cite in line.cites
        if cases.body_of(grounds.connection, cite.stream) == case.body
    )
    return tuple(one for one in seen if one is not None)


def untold(grounds: Grounds, ready: Ready, case: Case, fact: Fact) -> Iterator[str]:
    """Yield each case of which a reviewer was not told, though nothing came after it had failed.

    Only where its last line is older than the first of the present case: of cases that lived side
    by side nobody can tell from the outside which line came first.
    """
    opened = case.fact(CASE, OPEN.name)
    if not isinstance(fact.payload, Opine) or opened is None:
        return
    told_of = {cite.stream for cite in fact.cites}
    for name in find_marked(grounds.connection, case.body, marks(case), but=case.id):
        view = cases.find(grounds.connection, case.body, name)
        if name in told_of or view is None or view.updated_at >= opened.recorded_at:
            continue
        if elsewhere(ready, case, grounds.upto(Cite(name, view.seq, view.head))) is not None:
            yield name
