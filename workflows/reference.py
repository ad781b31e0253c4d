"""The page that tells how a procedure file is written, made from the schema and the vocabulary.

python -m workflows.reference > docs/reference/procedure-format.md
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from decision_flow.domain.figures import shown
from decision_flow.domain.kind import FigureRule, Kind
from decision_flow.domain.law import FLOORS, Floor
from decision_flow.domain.people import DUTY_LABELS
from decision_flow.domain.steps.before.drafting import ChangeClass
from decision_flow.domain.steps.common import nameable
from decision_flow.domain.steps.registry import KINDS
from workflows.grammar import PROCEDURE, schema

PARTS = (
    ("procedure", "规则", "The rule set"),
    ("gate", "关口", "A gate"),
    ("step", "环节", "A step"),
    ("figure", "数值", "A figure"),
    ("paper", "随附材料", "A paper that is handed in"),
    ("rework", "退回", "What is sent back"),
    ("text", "文字", "A text"),
    ("act", "规则的依据", "The source of the rule set"),
    ("source", "关口、环节、数值的依据", "The source of a gate, a step, a figure"),
    ("departure", "准许放宽的依据", "What allows a weaker figure"),
)

CLASSES = {
    ChangeClass.EDITORIAL: ("文字性修改", "wording only"),
    ChangeClass.RESPONSIVE: ("采纳意见的修改", "answers recorded opinions and adds nothing"),
    ChangeClass.ORDERED: ("按合法性审查意见作的修改", "what the legality opinion asked for"),
    ChangeClass.SUBSTANTIVE: ("实质性修改", "anything else"),
}


def page() -> str:
    """Return the page: the words as they are written, the tables as the vocabulary has them."""
    text = _file("procedure-format.md")
    for mark, part in _parts().items():
        text = text.replace(f"@{mark}@", part)
    return text


def _file(name: str) -> str:
    return files("workflows").joinpath("schema", name).read_text("utf-8")


def _parts() -> Mapping[str, str]:
    tables = {
        "structure": _structure(),
        "kinds": _kinds(),
        "figures": _figures(),
        "settings": _settings(),
        "answers": _answers(),
        "classes": _classes(),
        "profiles": _profiles(),
        "required": _required(),
        "least": _least(),
        "duties": _duties(),
    }
    parts = {mark: "\n".join((*lines, "")) for mark, lines in tables.items()}
    grounds = sorted({ground for floor in FLOORS.values() for ground in floor.grounds})
    return {**parts, "example": _file("example.yaml").rstrip(), "grounds": _code(grounds)}


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    cells = list(head)
    yield from (_row(cells), "|" + "---|" * len(cells))
    yield from (_row(row) for row in rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _code(words: Iterable[str]) -> str:
    return "、".join(f"`{word}`" for word in words) or "—"


def _structure() -> Iterator[str]:
    whole = schema(PROCEDURE)
    for name, zh, en in PARTS:
        part = whole["$defs"][name]
        yield f"### {zh} {en}\n"
        rows = (_field(key, below, name) for key, below in part["properties"].items())
        yield from _table(("键", "内容", "格式", "Meaning", "Form"), rows)
        yield ""


def _field(key: str, field: Mapping[str, Any], part: str) -> tuple[str, ...]:
    whole = schema(PROCEDURE)
    named = field.get("$ref", "").rpartition("/")[2]
    expect = field.get("x-expect") or whole["$defs"][named]["x-expect"]
    means = field["x-means"]
    return f"`{key}`{_due(key, part)}", means["zh"], expect["zh"], means["en"], expect["en"]


def _due(key: str, part: str) -> str:
    whole = schema(PROCEDURE)
    if key in whole["$defs"][part].get("required", ()):
        return " *".replace("*", "\\*")
    of_steps = whole["else"]["properties"]["steps"]["items"]["required"]
    of_gates = whole["else"]["properties"]["gates"]["additionalProperties"]["required"]
    full = {"procedure": whole["else"]["required"], "step": of_steps, "gate": of_gates}
    return " †" if key in full.get(part, ()) else ""


def _kinds() -> Iterator[str]:
    head = (
        "种类",
        "名称",
        "Name",
        "可入关口 In a gate",
        "可不适用 Optional",
        "可豁免 Exempt",
        "`by`",
    )
    yield from _table(head, (_kind(kind) for kind in KINDS.values()))


def _kind(kind: Kind) -> tuple[str, ...]:
    marks = ("✓" if yes else "" for yes in (kind.evidence, kind.conditional, kind.exemptible))
    duties = _code(str(duty) for duty in nameable(kind))
    return f"`{kind.id}`", kind.label.zh, kind.label.en, *marks, duties


def _figures() -> Iterator[str]:
    found = ((kind, name, rule) for kind in KINDS.values() for name, rule in kind.figures.items())
    head = ("种类", "数值", "名称", "Name", "写法 Bound", "单位 Unit", "基数（从小到大）`of`")
    yield from _table(head, (_figure(*each) for each in found))


def _figure(kind: Kind, name: str, rule: FigureRule) -> tuple[str, ...]:
    bounds, units, bases = _code(rule.bounds), _code(rule.units), _code(rule.bases)
    return f"`{kind.id}`", f"`{name}`", rule.label.zh, rule.label.en, bounds, units, bases


def _settings() -> Iterator[str]:
    rows = (
        (f"`{kind.id}`", f"`{name}`", _code(values), f"`{values[0]}`")
        for kind in KINDS.values()
        for name, values in kind.settings.items()
    )
    yield from _table(("种类", "设置", "取值（从弱到强） Weakest first", "不写则为 Default"), rows)


def _answers() -> Iterator[str]:
    rows = (
        (f"`{kind.id}`", _code(dict.fromkeys(row.trigger for row in kind.rows if row.rework)))
        for kind in KINDS.values()
        if any(row.rework for row in kind.rows)
    )
    yield from _table(("种类", "结果 Answers"), rows)


def _classes() -> Iterator[str]:
    yield from _table(("代号", "含义", "Meaning"), ((f"`{c}`", *CLASSES[c]) for c in ChangeClass))


def _profiles() -> Iterator[str]:
    rows = ((f"`{key}`", _code(g.key for g in floor.gates)) for key, floor in FLOORS.items())
    yield from _table(("代号", "必备关口 Mandatory gates"), rows)


def _required() -> Iterator[str]:
    head = ("种类", "名称", "Name", "依据 Source", "须在关口 In a gate", "可不适用 Optional")
    found = dict.fromkeys(each for floor in FLOORS.values() for each in floor.required)
    rows = (
        (
            f"`{each.kind}@1`",
            each.label.zh,
            each.label.en,
            str(each.source),
            "✓" if each.gated else "",
            "✓" if each.conditional else "",
        )
        for each in found
    )
    yield from _table(head, rows)


def _least() -> Iterator[str]:
    head = ("底线", "种类", "数值或者设置", "至少 At the least", "依据 Source", "`departs_from`")
    yield from _table(head, (row for floor in FLOORS.values() for row in _leasts(floor)))


def _leasts(floor: Floor) -> Iterator[tuple[str, ...]]:
    for least in floor.figures:
        names = (f"`{floor.profile}`", f"`{least.kind}`", f"`{least.name}`")
        yield (
            *names,
            f"`{shown(least.figure)}`",
            str(least.figure.source),
            "✓" if least.yields else "",
        )
    for setting in floor.settings:
        names = (f"`{floor.profile}`", f"`{setting.kind}`", f"`{setting.name}`")
        yield (*names, f"`{setting.value}`", str(setting.source), "")


def _duties() -> Iterator[str]:
    names = ((f"`{duty}`", label.zh, label.en) for duty, label in DUTY_LABELS.items())
    yield from _table(("代号", "名称", "Name"), names)


if __name__ == "__main__":
    sys.stdout.write(page())
