"""From a complete, meaningful rule set to the procedure that the engine runs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Figure, Gate, Procedure, RequiredPaper, Rework, Step
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import Source, SourceKind, Text
from workflows.canonical import named
from workflows.checks.figures import bound_of, number_of, unit_of
from workflows.checks.order import in_sequence, order_of
from workflows.nodes import Node


def built(whole: Node) -> Procedure:
    """Return the procedure, its steps in sequence, with its digest."""
    steps = {step["key"].text: step for step in whole.each("steps")}
    gates = {key: _gate(key, node) for key, node in whole.entries("gates").items()}
    after = order_of(steps, whole.entries("gates"))
    return named(
        Procedure(
            key=whole["key"].text,
            version=int(whole["version"].text),
            label=_text(whole["label"]),
            profile=whole["profile"].text,
            source=_source(whole["source"]),
            in_force_from=date.fromisoformat(whole["in_force_from"].text),
            steps={key: _step(steps[key], after[key], gates) for key in in_sequence(after)},
            gates=gates,
            reopens={key: _reopened(node) for key, node in whole.entries("reopens").items()},
            rework=tuple(_reworks(whole)),
            **_optional(whole),
        )
    )


def _optional(whole: Node) -> dict[str, Any]:
    ends, follower, parent = (whole.get(k) for k in ("in_force_to", "superseded_by", "extends"))
    return {
        "in_force_to": date.fromisoformat(ends.text) if ends else None,
        "superseded_by": follower.text if follower else None,
        "extends": parent.text if parent else None,
    }


def _text(node: Node) -> Text:
    return Text(node["zh"].text, node["en"].text)


def _source(node: Node) -> Source:
    place = node.get("place")
    kind = SourceKind(node["kind"].text)
    return Source(node["act"].text, place.text if place else "", kind)


def _gate(key: str, node: Node) -> Gate:
    steps, exempt = node.words("all_of"), node.words("exempt")
    return Gate(key, _text(node["label"]), steps, _source(node["source"]), exempt)


def _step(node: Node, after: tuple[str, ...], gates: Mapping[str, Gate]) -> Step:
    key, kind = node["key"].text, KINDS[node["kind"].text]
    label, when, by = node.get("label"), node.get("when"), node.get("by")
    return Step(
        key=key,
        kind=kind.id,
        label=_text(label) if label else kind.label,
        source=_source(node["source"]),
        after=after,
        conditional=_text(when) if when and when.fields else None,
        exempt=next((gate.exempt for gate in gates.values() if key in gate.steps), ()),
        by=Duty(by.text) if by else None,
        figures={name: _figure(figure) for name, figure in node.entries("figures").items()},
        settings={name: value.text for name, value in node.entries("settings").items()},
        content={name: _text(value) for name, value in node.entries("content").items()},
        # In the order of the canonical form: what is read back is asked for in the same order.
        papers={name: _paper(value) for name, value in sorted(node.entries("papers").items())},
    )


def _paper(node: Node) -> RequiredPaper:
    when = node.get("when")
    conditional = _text(when) if when and when.fields else None
    return RequiredPaper(_text(node["label"]), _source(node["source"]), conditional)


def _figure(node: Node) -> Figure:
    base, departs = node.get("of"), node.get("departs_from")
    return Figure(
        bound=bound_of(node),
        value=number_of(node),
        unit=unit_of(node),
        source=_source(node["source"]),
        of=base.text if base else None,
        departs_from=_source(departs) if departs else None,
    )


def _reopened(node: Node) -> tuple[str, ...]:
    return tuple(item.text for item in node.items) if node.items is not None else (node.text,)


def _reworks(whole: Node) -> list[Rework]:
    found = []
    for rework in whole.each("rework"):
        for answer in rework.words("on"):
            step, _, trigger = answer.partition(".")
            found.append(Rework(step, trigger, rework["to"].text))
    return found
