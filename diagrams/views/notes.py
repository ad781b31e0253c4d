"""What is told of a case besides its steps: where it comes from, and as what it went on."""

from collections.abc import Iterator

from decision_flow.domain.case import Case
from decision_flow.domain.links import ENTRIES, LINK_LABELS
from decision_flow.domain.steps.ending import Becomes
from decision_flow.domain.values import Text
from decision_flow.engine.linking import parts_of

_ENDED = {
    Becomes.SPLIT: Text("终止并拆分为", "ended to be split into"),
    Becomes.MERGED: Text("终止并并入", "ended to be merged into"),
}


def case_notes(case: Case) -> tuple[Text, ...]:
    """Return what a reader is told of a case besides its steps."""
    return (*_origins(case), *_handed(case), *_ends(case))


def _handed(case: Case) -> Iterator[Text]:
    """Yield each time that another unit was named to draft, old names included."""
    for each in case.handed:
        taken = Text(f"第{each.taken}号接收", f"taken over in line {each.taken}")
        if each.taken is None:
            taken = Text("尚未接收", "not taken over yet")
        if each.passed_on is not None:
            taken = Text("接收之前又改由他单位承办", "passed on before it was taken over")
        yield Text(
            f"承办单位由{each.said.unit}改为{each.said.to}（第{each.line}号，{taken.zh}）",
            f"{each.said.to} drafts instead of {each.said.unit} (line {each.line}, {taken.en})",
        )


def _origins(case: Case) -> Iterator[Text]:
    for link in case.links:
        label = LINK_LABELS[link.kind]
        what = Text("案件", "case") if link.kind not in ENTRIES else Text("", "entry")
        yield Text(f"{label.zh}{what.zh} {link.to}", f"{label.en} {what.en} {link.to}")


def _ends(case: Case) -> Iterator[Text]:
    for becomes, label in _ENDED.items():
        if parts := parts_of(case, becomes):
            yield Text(f"{label.zh}{'、'.join(parts)}", f"{label.en} {', '.join(parts)}")
