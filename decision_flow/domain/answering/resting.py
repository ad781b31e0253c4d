"""On what a measure about a person rests: that it is there, and still stands.

These are asked when an entry is made, and not of entries that stood before they were asked.
"""

from collections.abc import Iterator

from decision_flow.domain.office.ladder import Measure, ProposeMeasure
from decision_flow.domain.office.lawsuits import lawsuit_of, lost
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import Body
from decision_flow.domain.unmet import unmet
from decision_flow.domain.verdict import Verdict


def not_lost(body: Body, said: ProposeMeasure, writer: Writer) -> Iterator[Verdict]:
    """Yield that the lawsuit that a proposal follows was not lost for good, or is so no more."""
    if said.lawsuit is None:
        return
    suit = lawsuit_of(body.lawsuits, said.lawsuit)
    stood = writer.again and suit is not None and suit.lost_alone
    if not stood and (suit is None or not lost(body.lawsuits, suit)):
        yield unmet(
            "measure.lawsuit",
            f"没有编号为“{said.lawsuit}”的生效败诉登记。",
            f"No lawsuit “{said.lawsuit}” was lost for good.",
        )


def won_since(body: Body, found: Measure, writer: Writer) -> Iterator[Verdict]:
    """Yield that a later instance has replaced the judgment that the measure follows."""
    named = found.proposed.said.lawsuit
    suit = None if named is None else lawsuit_of(body.lawsuits, named)
    if suit is not None and not writer.again and not lost(body.lawsuits, suit):
        yield unmet(
            "measure.won_since",
            f"所依据的“{named}”已为后一程序的结果代替，不再是生效的败诉：不得据此追责。",
            f"A later instance replaced the result of “{named}”, on which it rests: nobody is held "
            "to account for that.",
        )
