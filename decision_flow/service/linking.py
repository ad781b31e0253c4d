"""Which parts of a matter that was ended no case has taken up."""

from collections.abc import Iterable

from decision_flow.domain.intake.listing import same_title
from decision_flow.domain.links import PARTS
from decision_flow.domain.views import LinkView


def untaken(parts: Iterable[str], named_by: Iterable[LinkView]) -> tuple[str, ...]:
    """Return the parts, by title, that none of the cases which name the ended one is about."""
    taken = {same_title(each.title) for each in named_by if each.kind in PARTS}
    return tuple(part for part in parts if same_title(part) not in taken)
