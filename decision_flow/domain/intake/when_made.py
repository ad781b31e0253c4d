"""What an entry is asked when it is made, and never again of a line that stands.

These rules came after entries that an earlier release took: `verify` would call those unlawful.
A new rule about what is entered in a register belongs here.
"""

from collections.abc import Iterator

from decision_flow.domain.office.complaints.kept_away import WHEN_ENTERED, unmet_when_entered
from decision_flow.domain.office.complaints.said import SaidOfComplaints
from decision_flow.domain.office.succession import SucceedUnit
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import Body
from decision_flow.domain.unmet import unmet
from decision_flow.domain.verdict import Verdict

SUCCEEDS_LATER = "succession.ahead"
WHEN_MADE = WHEN_ENTERED | {SUCCEEDS_LATER}
"""What is asked here alone."""


def unmet_when_made(body: Body, said: object, writer: Writer) -> Iterator[Verdict]:
    """Yield what keeps an entry by a person from being made now."""
    if isinstance(said, SaidOfComplaints):
        yield from unmet_when_entered(body, said, writer)
    elif isinstance(said, SucceedUnit) and said.since > writer.day:
        yield unmet(
            SUCCEEDS_LATER,
            f"承继自{said.since}起，尚未开始：自该日起方可登记，此前原单位照旧办理。",
            f"The succession begins on {said.since}: it is entered from that day on, and until "
            "then the unit goes on.",
            earliest=said.since,
        )
