"""A rule set with all that it inherits filled in, every part with the place where it was written.

Steps go by their key, gates, figures and settings by their name, classes of change by theirs; of
these a child changes what it writes. Whatever else it writes is complete and replaces the parent's.
"""

from collections.abc import Mapping
from dataclasses import replace

from decision_flow.domain.values import HOUSE_RULE, SourceKind
from workflows.nodes import Node

OWN = frozenset({"key", "version", "label", "source", "in_force_from", "in_force_to"})
"""What a child never inherits; `superseded_by` and `extends` are its own too."""


def with_acts(whole: Node) -> Node:
    """Return the rule set with every source complete: the procedure's act where none is named."""
    source = _complete(whole["source"], {})
    own = {key: node for key, node in (source.fields or {}).items() if key != "place"}
    gates = {key: _cited(gate, own) for key, gate in whole.entries("gates").items()}
    steps = tuple(_cited(step, own) for step in whole.each("steps"))
    fields = {**(whole.fields or {}), "source": source}
    for key, part in (("gates", {"fields": gates}), ("steps", {"items": steps})):
        if key in fields:
            fields[key] = replace(fields[key], **part)
    return replace(whole, fields=fields)


def _cited(node: Node, own: Mapping[str, Node]) -> Node:
    if node.items is not None:
        return replace(node, items=tuple(_cited(item, own) for item in node.items))
    if node.fields is None:
        return node
    fields = {
        key: _complete(below, own) if key in {"source", "departs_from"} else _cited(below, own)
        for key, below in node.fields.items()
    }
    return replace(node, fields=fields)


def _complete(source: Node, own: Mapping[str, Node]) -> Node:
    kind = source.get("kind")
    if kind is not None and kind.value == SourceKind.DEFAULT:
        act = Node(source.place, HOUSE_RULE.act)
        return replace(source, fields={"act": act, "kind": kind})
    given = source.fields or {}
    return replace(source, fields=dict(given) if "act" in given else {**own, **given})


def inherited(parent: Node, child: Node) -> Node:
    """Return the child with what it does not write taken from its parent."""
    taken = {
        key: node
        for key, node in (parent.fields or {}).items()
        if key not in OWN | {"extends", "superseded_by"}
    }
    fields = {**taken, **(child.fields or {})}
    for key, merge in _MERGES.items():
        if key in taken and child.get(key) is not None:
            fields[key] = merge(parent[key], child[key])
    return replace(child, fields=fields)


def _by_name(parent: Node, child: Node) -> Node:
    return replace(child, fields={**(parent.fields or {}), **(child.fields or {})})


def _part_by_part(parent: Node, child: Node) -> Node:
    own = child.fields or {}
    met = {k: _by_name(parent[k], n) if parent.get(k) else n for k, n in own.items()}
    return replace(child, fields={**(parent.fields or {}), **met})


def _steps(parent: Node, child: Node) -> Node:
    theirs = {step["key"].text: step for step in parent.items or ()}
    own = {step["key"].text: step for step in child.items or ()}
    met = {k: _step(theirs[k], step) if k in theirs else step for k, step in own.items()}
    return replace(child, items=tuple({**theirs, **met}.values()))


def _step(parent: Node, child: Node) -> Node:
    fields = {**(parent.fields or {}), **(child.fields or {})}
    for key in ("figures", "settings", "content"):
        if parent.get(key) is not None and child.get(key) is not None:
            fields[key] = _by_name(parent[key], child[key])
    if parent.get("papers") is not None and child.get("papers") is not None:
        fields["papers"] = _part_by_part(parent["papers"], child["papers"])
    return replace(child, fields=fields)


_MERGES = {"reopens": _by_name, "gates": _part_by_part, "steps": _steps}
