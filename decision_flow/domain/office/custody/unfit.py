"""What an entry on the custody of a file must meet."""

from collections.abc import Iterator

from decision_flow.domain.office.custody.said import (
    ConsultFile,
    Custody,
    LiftHold,
    PlaceHold,
    SaidOfCustody,
)
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.unmet import ahead, taken, unmet, unregistered, unsaid
from decision_flow.domain.verdict import Verdict


def unmet_of_custody(custody: Custody, said: SaidOfCustody, writer: Writer) -> Iterator[Verdict]:
    """Yield all for which an entry cannot be made."""
    match said:
        case PlaceHold():
            if any(h.said.entry == said.entry for h in custody.holds):
                yield taken(said.entry)
            yield from unsaid(("保全机关", "organ", said.by), ("事由", "reasons", said.reasons))
            yield from ahead(said.since, writer.day)
        case LiftHold():
            yield from _unliftable(custody, said, writer)
        case ConsultFile():
            yield from unsaid(
                ("查阅人", "who consulted it", said.who),
                ("查阅人单位", "unit", said.unit),
                ("查阅目的", "purpose", said.purpose),
                ("批准人", "approver", said.approved_by),
            )
            if said.who.strip() == said.approved_by.strip():
                yield unmet(
                    "custody.same",
                    "查阅人与批准人不得为同一人。",
                    "Nobody lets themselves consult it.",
                )
            yield from ahead(said.on, writer.day)


def _unliftable(custody: Custody, said: LiftHold, writer: Writer) -> Iterator[Verdict]:
    hold = next((h for h in custody.holds if h.said.entry == said.entry), None)
    if hold is None:
        yield unregistered(
            f"没有登记编号为“{said.entry}”的保全。", f"There is no hold “{said.entry}”."
        )
    elif hold.lifted is not None:
        yield unmet("hold.stage", "该保全已经解除。", "That hold has ended.")
    elif said.until < hold.said.since:
        since = hold.said.since
        yield unmet(
            "hold.day",
            f"解除不得早于保全之日（{since}）。",
            f"It does not end before it began ({since}).",
        )
    yield from ahead(said.until, writer.day)
