"""On what a measure about a person rests: that it is there, came before, and still stands.

These are asked when an entry is made, and not of entries that stood before they were asked.
"""

from collections.abc import Iterator
from datetime import date

from decision_flow.domain.office.ladder import (
    AppealMeasure,
    DecideMeasure,
    HearPerson,
    Measure,
    ProposeMeasure,
)
from decision_flow.domain.office.lawsuits import lawsuit_of, lost
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import Body
from decision_flow.domain.unmet import unmet
from decision_flow.domain.values import Text
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


def too_early(
    body: Body, found: Measure, said: HearPerson | DecideMeasure | AppealMeasure, writer: Writer
) -> Iterator[Verdict]:
    """Yield that a stated day lies before that of what it rests on.

    A proposal and an approval state no day: theirs is that on which they were entered.
    """
    hears = isinstance(said, HearPerson)
    act = found.proposed if hears else found.approved
    since = None if act is None else body.day(act.at)
    on, what = _stated(said)
    if not writer.again and since is not None and on < since:
        after = Text("提出", "proposed") if hears else Text("审批", "approved")
        yield unmet(
            "measure.in_order",
            f"{what.zh}（{on}）不得早于登记{after.zh}之日（{since}）。",
            f"{what.en} ({on}) may not lie before the day on which it was entered as {after.en} "
            f"({since}).",
            earliest=since,
        )


def _stated(said: HearPerson | DecideMeasure | AppealMeasure) -> tuple[date, Text]:
    """Return the day that an act states, and of what it is the day."""
    if isinstance(said, HearPerson):
        return said.told_on, Text("告知本人之日", "The day on which the person was told")
    if isinstance(said, DecideMeasure):
        return said.delivered_on, Text("送达之日", "The day of delivery")
    return said.received_on, Text("收到申诉之日", "The day of the appeal")
