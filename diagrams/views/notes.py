"""What is told of a case besides its steps: where it comes from, and as what it went on."""

from collections.abc import Iterator

from decision_flow.domain.case import Case
from decision_flow.domain.links import LINK_LABELS
from decision_flow.domain.steps.matter import Becomes
from decision_flow.domain.values import Text
from decision_flow.engine.linking import parts_of

_ENDED = {
    Becomes.SPLIT: Text("终止并拆分为", "ended to be split into"),
    Becomes.MERGED: Text("终止并并入", "ended to be merged into"),
}


def case_notes(case: Case) -> tuple[Text, ...]:
    """Return what a reader is told of a case besides its steps."""
    return (*_origins(case), *_ends(case))


def _origins(case: Case) -> Iterator[Text]:
    for link in case.links:
        label = LINK_LABELS[link.kind]
        yield Text(f"{label.zh}案件 {link.to}", f"{label.en} case {link.to}")


def _ends(case: Case) -> Iterator[Text]:
    for becomes, label in _ENDED.items():
        if parts := parts_of(case, becomes):
            yield Text(f"{label.zh}{'、'.join(parts)}", f"{label.en} {', '.join(parts)}")
