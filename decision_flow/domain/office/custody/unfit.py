"""What an entry on the custody of a file must meet."""

from collections.abc import Iterator
from datetime import date

from decision_flow.domain.office.custody.said import (
    ConsultFile,
    Custody,
    LiftHold,
    PlaceHold,
    SaidOfCustody,
)
from decision_flow.domain.office.writer import Unmet, Writer, ours
from decision_flow.domain.values import blank


def unmet_of_custody(custody: Custody, said: SaidOfCustody, writer: Writer) -> Iterator[Unmet]:
    """Yield all for which an entry cannot be made."""
    match said:
        case PlaceHold():
            if any(h.said.entry == said.entry for h in custody.holds):
                yield ours(
                    f"登记编号“{said.entry}”已用过。", f"The number “{said.entry}” is taken."
                )
            yield from _told(("保全机关", "organ", said.by), ("事由", "reasons", said.reasons))
            yield from _not_ahead(said.since, writer)
        case LiftHold():
            yield from _unliftable(custody, said, writer)
        case ConsultFile():
            yield from _told(
                ("查阅人", "who consulted it", said.who),
                ("查阅人单位", "unit", said.unit),
                ("查阅目的", "purpose", said.purpose),
                ("批准人", "approver", said.approved_by),
            )
            if said.who.strip() == said.approved_by.strip():
                yield ours("查阅人与批准人不得为同一人。", "Nobody lets themselves consult it.")
            yield from _not_ahead(said.on, writer)


def _unliftable(custody: Custody, said: LiftHold, writer: Writer) -> Iterator[Unmet]:
    hold = next((h for h in custody.holds if h.said.entry == said.entry), None)
    if hold is None:
        yield ours(f"没有登记编号为“{said.entry}”的保全。", f"There is no hold “{said.entry}”.")
    elif hold.lifted is not None:
        yield ours("该保全已经解除。", "That hold has ended.")
    elif said.until < hold.said.since:
        since = hold.said.since
        yield ours(
            f"解除不得早于保全之日（{since}）。", f"It does not end before it began ({since})."
        )
    yield from _not_ahead(said.until, writer)


def _told(*texts: tuple[str, str, str]) -> Iterator[Unmet]:
    for zh, en, text in texts:
        if blank(text):
            yield ours(f"须写明{zh}。", f"Say the {en}.")


def _not_ahead(day: date, writer: Writer) -> Iterator[Unmet]:
    if day > writer.day:
        yield ours(f"{day}尚未到来。", f"{day} is still to come.")
