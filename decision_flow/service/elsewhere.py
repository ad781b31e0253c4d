"""What failed in other cases of a body of what a case waives, as these stand now."""

from sqlalchemy import Connection

from decision_flow.domain.elsewhere import Elsewhere
from decision_flow.engine.elsewhere import elsewhere, looks, marks
from decision_flow.engine.linking import Earlier
from decision_flow.service.known import Known, Loaded
from decision_flow.store.marks import find_marked


def failed_elsewhere(connection: Connection, known: Known, loaded: Loaded) -> tuple[Elsewhere, ...]:
    """Return what failed elsewhere; nothing is looked up where no reviewer would be told."""
    case, ready = loaded.folded.case, loaded.certified.ready
    if not looks(ready, case):
        return ()
    found = []
    for name in find_marked(connection, case.body, marks(case), but=case.id):
        other = known.load(connection, case.body, name)
        earlier = Earlier(other.folded.case, other.certified.ready, other.folded.head)
        found.append(elsewhere(ready, case, earlier))
    return tuple(one for one in found if one is not None)
