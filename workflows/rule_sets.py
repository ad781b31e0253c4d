"""The page that compares rule sets: who differs from its parent, where, and by which act.

python -m workflows.rule_sets > docs/reference/rule-sets.md
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_flow.domain.figures import shown
from decision_flow.domain.procedure import Procedure, RequiredPaper, Step
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import Source
from workflows.library import Library, offered

HEAD = """\
# 各地规则对照 Rule sets compared

<!-- 本页由 python -m workflows.rule_sets 生成，请勿手工修改。 Generated. -->

每套规则只写与上位规则不同之处，其余全部沿用。标“未核”的，没有见到原文，或者不知出自何地：
可以照此加严，不得据以放宽。采用其中一套，用 `decision-flow procedure add 文件` 登记；文件在
`workflows/rules/places/`。

A rule set says where it differs from its parent; all else is inherited. 未核 means unverified: the
text, or whose it is, was not seen. Such a rule may ask for more, and never for less.
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a rule set differs from its parent: of which step, what, from what to what, by what."""

    step: str
    what: str
    before: str
    own: str
    source: Source


def differences(parent: Procedure, child: Procedure) -> tuple[Difference, ...]:
    """Return every difference, in the order of the steps."""
    found = (_of(parent.steps.get(key), step) for key, step in child.steps.items())
    return tuple(each for step in found for each in step)


def _of(before: Step | None, own: Step) -> Iterator[Difference]:
    if before is None:
        yield Difference(own.key, "环节 step", "—", own.label.zh, own.source)
        before = Step(own.key, own.kind, own.label, own.source, conditional=own.conditional)
    for name, figure in own.figures.items():
        theirs = before.figures.get(name)
        if figure != theirs:
            was = shown(theirs) if theirs else "—"
            yield Difference(own.key, name, was, shown(figure), figure.source)
    for name, value in own.settings.items():
        default = KINDS[own.kind].settings[name][0]
        was = before.settings.get(name, default)
        if value != was:
            yield Difference(own.key, name, was, value, own.source)
    yield from _content(before, own)
    if before.conditional is not None and own.conditional is None:
        yield Difference(own.key, "when", before.conditional.zh, "always", own.source)
    if own.by != before.by:
        yield Difference(own.key, "by", str(before.by or "—"), str(own.by), own.source)
    if own.source != before.source:
        yield Difference(own.key, "source", str(before.source), str(own.source), own.source)


def _content(before: Step, own: Step) -> Iterator[Difference]:
    """Yield what the report of a step must go into, and what is handed in with it, besides."""
    for name, text in own.content.items():
        if text != before.content.get(name):
            yield Difference(own.key, f"content.{name}", "—", text.zh, own.source)
    for name, paper in own.papers.items():
        theirs = before.papers.get(name)
        if paper != theirs:
            was = _told(theirs) if theirs else "—"
            yield Difference(own.key, f"papers.{name}", was, _told(paper), paper.source)


def _told(paper: RequiredPaper) -> str:
    return paper.label.zh + (f"（{paper.conditional.zh}）" if paper.conditional else "")


def page(library: Library | None = None) -> str:
    """Return the page: the register of rule sets, and what each changes."""
    rule_sets = library or offered()
    found = rule_sets.load_all()
    return "\n".join((HEAD, *_register(found), "", *_compared(found), ""))


def _register(found: Mapping[str, Procedure]) -> Iterator[str]:
    yield "## 规则 Rule sets\n"
    yield "| 代号 Key | 名称 | Name | 上位 Extends | 施行 From | 至 To | 代替者 By | 依据 Source |"
    yield "|---|---|---|---|---|---|---|---|"
    for key, each in found.items():
        parent, follower = each.extends or "—", each.superseded_by or "—"
        ends, label = each.in_force_to or "—", each.label
        cells = (f"`{key}`", label.zh, label.en, parent, each.in_force_from, ends, follower)
        yield f"| {' | '.join(map(str, cells))} | {each.source} |"


def _compared(found: Mapping[str, Procedure]) -> Iterator[str]:
    yield "## 与上位规则的不同 Where each differs\n"
    yield "| 代号 Key | 环节 Step | 项目 What | 上位 Parent | 本规则 Own | 依据 Source |"
    yield "|---|---|---|---|---|---|"
    for key, each in found.items():
        if each.extends is None:
            continue
        told = differences(found[each.extends], each)
        for one in told:
            cells = (f"`{key}`", f"`{one.step}`", f"`{one.what}`", one.before, one.own, one.source)
            yield f"| {' | '.join(map(str, cells))} |"
        if not told:
            yield f"| `{key}` | — | 全部沿用 all inherited | — | — | {each.source} |"


if __name__ == "__main__":
    sys.stdout.write(page())
