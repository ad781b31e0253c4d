"""What an entry on the custody of a file must meet."""

from collections.abc import Iterator

from decision_flow.domain.office.custody.said import (
    HELD_FOR,
    ConsultFile,
    Custody,
    LiftHold,
    PlaceHold,
    SaidOfCustody,
)
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import KEEPERS
from decision_flow.domain.unmet import ahead, taken, unmet, unregistered, unsaid
from decision_flow.domain.values import Source, article
from decision_flow.domain.verdict import Verdict

KEPT = Source("个人信息保护法", article(47))
"""What must be kept is not erased, whoever asks for that."""


def held(custody: Custody, *cases: str | None) -> Iterator[Verdict]:
    """Yield every hold on one of these cases: what is held is not erased."""
    for hold in (hold for case in cases if case is not None for hold in custody.held(case)):
        said, why = hold.said, HELD_FOR[hold.said.held_for]
        yield unmet(
            "custody.held",
            f"本案自{said.since}起因{why.zh}保全（{said.entry}，{said.by}），解除以前不得删除。"
            "解除保全由办公厅（室）凭该机关的书面通知登记。",
            f"Held since {said.since} for {why.en} ({said.entry}, {said.by}). Nothing is erased "
            "before that organ ends it in writing and the secretariat enters that.",
            KEPT,
            curers=KEEPERS,
        )


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
