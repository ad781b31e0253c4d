"""A part of a file: a value, a mapping or a list, with the place where it was written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workflows.faults import Place, short

Value = str | int


@dataclass(frozen=True, slots=True)
class Node:
    """A value, a mapping (`fields`) or a list (`items`) of the file, with its place.

    What stands under a key has the place of the key.
    """

    place: Place
    value: Value | None = None
    fields: Mapping[str, "Node"] | None = None
    items: tuple["Node", ...] | None = None

    def get(self, *path: str) -> "Node | None":
        """Return what stands under these keys, one below the other, or None."""
        node: Node | None = self
        for key in path:
            node = node.fields.get(key) if node and node.fields else None
        return node

    def __getitem__(self, key: str) -> "Node":
        return (self.fields or {})[key]

    def entries(self, key: str) -> Mapping[str, "Node"]:
        """Return the mapping under `key`, empty where there is none."""
        node = self.get(key)
        return (node.fields or {}) if node else {}

    def each(self, key: str) -> tuple["Node", ...]:
        """Return the list under `key`, empty where there is none."""
        node = self.get(key)
        return (node.items or ()) if node else ()

    def words(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under `key`."""
        return tuple(item.text for item in self.each(key))

    @property
    def text(self) -> str:
        """Return the value as text."""
        return str(self.value)

    def plain(self) -> object:
        """Return the same as dict, list, str and int."""
        if self.fields is not None:
            return {key: node.plain() for key, node in self.fields.items()}
        return [node.plain() for node in self.items] if self.items is not None else self.value


def with_paths(node: Node, path: str = "") -> Node:
    """Return the node with the path of every part; an item of a list goes by its `key`."""
    place = replace(node.place, path=path)
    if node.fields is not None:
        dot = "." if path else ""
        fields = {k: with_paths(n, f"{path}{dot}{k}") for k, n in node.fields.items()}
        return replace(node, place=place, fields=fields)
    if node.items is None:
        return replace(node, place=place)
    named = enumerate(node.items)
    items = tuple(with_paths(n, f"{path}[{_name_of(n, number)}]") for number, n in named)
    return replace(node, place=place, items=items)


def _name_of(node: Node, number: int) -> str:
    key = node.get("key")
    return short(key.text) if key is not None and key.value is not None else str(number)
