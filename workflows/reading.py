"""From YAML text to nodes that know their line, with all that YAML can play tricks with refused.

Read from PyYAML's events, not from its objects: no tag is ever looked up, no alias followed, and
the limits hold before anything is built. Text is text unless it is plainly a whole number.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NoReturn

import yaml

from workflows.faults import Fault, Place, ProcedureFaultsError, fault, refuse

MOST_CHARACTERS = 200_000
MOST_NODES = 10_000
MOST_DEPTH = 16
MOST_IN_ONE_VALUE = 2_000
MOST_FAULTS = 100

_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,8}")
_NUMBER_LIKE = re.compile(
    r"[-+]?(\.[0-9]|[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?$|0[box][0-9a-fA-F_]+$"
    r"|[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?$|\.(inf|Inf|INF)$)|\.(nan|NaN|NAN)$"
)
_TRUTH = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off"})
_NOTHING = frozenset({"", "~", "null"})
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})

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


def read(text: str, name: str) -> Node:
    """Return the one document of a text. Raises ProcedureFaultsError with all that is refused."""
    if len(text) > MOST_CHARACTERS:
        zh = f"文件共{len(text)}个字符，超过{MOST_CHARACTERS}个字符的上限。"
        en = f"The file has {len(text)} characters; at most {MOST_CHARACTERS} are read."
        refuse([fault(Place(name, 1), zh, en)])
    reader = _Reader(name)
    try:
        node = reader.document(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reader.stop(mark.line + 1 if mark else 1, error.problem or str(error), error)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + 1
        reader.stop(line, f"character #x{_code(error.character):04x}", error)
    refuse(reader.faults)
    return _with_paths(node, "")


def _code(character: str | int) -> int:
    return character if isinstance(character, int) else ord(character)


def _with_paths(node: Node, path: str) -> Node:
    """Return the node with the path of every part; an item of a list goes by its `key`."""
    place = replace(node.place, path=path)
    if node.fields is not None:
        dot = "." if path else ""
        fields = {k: _with_paths(n, f"{path}{dot}{k}") for k, n in node.fields.items()}
        return replace(node, place=place, fields=fields)
    if node.items is None:
        return replace(node, place=place)
    named = enumerate(node.items)
    items = tuple(_with_paths(n, f"{path}[{_name_of(n, number)}]") for number, n in named)
    return replace(node, place=place, items=items)


def _name_of(node: Node, number: int) -> str:
    key = node.get("key")
    return key.text if key is not None and key.value is not None else str(number)


@dataclass(slots=True)
class _Reader:
    """Builds nodes from events and collects what it refuses."""

    name: str
    faults: list[Fault] = field(default_factory=list)
    nodes: int = 0

    def document(self, text: str) -> Node:
        events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.SafeLoader)
        next(events)
        start = next(events)
        if not isinstance(start, yaml.DocumentStartEvent):
            self._end(1, "文件是空的。", "The file is empty.")
        if start.tags:
            self._refuse(start, "不允许使用 %TAG 指令。", "No %TAG directive is allowed.")
        node = self._node(next(events), events, 0)
        next(events)
        after = next(events)
        if isinstance(after, yaml.DocumentStartEvent):
            zh = "一个文件只能有一个文档，不得再用“---”分隔。"
            self._refuse(after, zh, 'One document a file: no second "---".')
        return node

    def stop(self, line: int, problem: str, error: Exception) -> NoReturn:
        """Raise what was found so far and the end of reading."""
        zh = f"不是有效的 YAML：{problem}。"
        found = fault(Place(self.name, line), zh, f"This is not valid YAML: {problem}.")
        raise ProcedureFaultsError([*self.faults, found]) from error

    def _end(self, line: int, zh: str, en: str) -> NoReturn:
        raise ProcedureFaultsError([*self.faults, fault(Place(self.name, line), zh, en)])

    def _place(self, event: yaml.Event) -> Place:
        return Place(self.name, event.start_mark.line + 1 if event.start_mark else 1)

    def _refuse(self, event: yaml.Event, zh: str, en: str) -> None:
        self.faults.append(fault(self._place(event), zh, en))
        if len(self.faults) >= MOST_FAULTS:
            raise ProcedureFaultsError(self.faults)

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self._count(event, depth)
        if isinstance(event, yaml.AliasEvent):
            zh = f"不允许引用（*{event.anchor}），请把内容写出来。"
            self._refuse(event, zh, f"No alias (*{event.anchor}) is allowed: write it out.")
            return Node(self._place(event), "")
        self._bare(event)
        if isinstance(event, yaml.MappingStartEvent):
            return Node(self._place(event), fields=self._fields(events, depth + 1))
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self._place(event), items=self._items(events, depth + 1))
        return Node(self._place(event), self._value(event))

    def _count(self, event: yaml.Event, depth: int) -> None:
        self.nodes += 1
        line = self._place(event).line
        if depth > MOST_DEPTH:
            zh = f"嵌套超过{MOST_DEPTH}层。"
            self._end(line, zh, f"Nested deeper than {MOST_DEPTH} levels.")
        if self.nodes > MOST_NODES:
            zh = f"内容超过{MOST_NODES}项。"
            self._end(line, zh, f"More than {MOST_NODES} values.")

    def _bare(self, event: yaml.Event) -> None:
        """Refuse an anchor and a tag, wherever they stand."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            zh = f"不允许锚点（&{anchor}），请把内容写出来。"
            self._refuse(event, zh, f"No anchor (&{anchor}) is allowed: write it out.")
        if tag:
            zh = f"不允许类型标记（{tag}）。"
            self._refuse(event, zh, f"No tag ({tag}) is allowed.")

    def _items(self, events: Iterator[yaml.Event], depth: int) -> tuple[Node, ...]:
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, depth))
        return tuple(items)

    def _fields(self, events: Iterator[yaml.Event], depth: int) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event, events, depth)
            node = self._node(next(events), events, depth)
            if key in fields:
                first = fields[key].place.line
                zh = f"键“{key}”重复，第{first}行已有。"
                self._refuse(event, zh, f'The key "{key}" stands in line {first} already.')
            else:
                fields[key] = replace(node, place=self._place(event))
        return fields

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> str:
        """Return a key as it is written: `on` and `no` are words here, not truth values."""
        if isinstance(event, yaml.ScalarEvent) and event.value != "<<":
            self._count(event, depth)
            self._bare(event)
            return str(event.value)
        self._refuse(
            event,
            "键必须是一个词，不得使用“<<”、列表、映射或者引用。",
            'A key is one word: no "<<", no list, no mapping, no alias.',
        )
        if not isinstance(event, yaml.ScalarEvent):
            self._node(event, events, depth)
        return ""

    def _value(self, event: yaml.Event) -> Value:
        if not isinstance(event, yaml.ScalarEvent):
            raise TypeError(f"no value is a {type(event).__name__}")
        text = str(event.value)
        if event.style is None:
            if _WHOLE_NUMBER.fullmatch(text):
                return int(text)
            self._plain(event, text)
        hidden = next((c for c in text if unicodedata.category(c) in _HIDDEN), None)
        if hidden is not None:
            code = f"U+{ord(hidden):04X}"
            zh = f"含有换行或者不可见字符（{code}），文字须写在一行内。"
            self._refuse(event, zh, f"Holds a line break or an invisible character ({code}).")
        if len(text) > MOST_IN_ONE_VALUE:
            zh = f"文字超过{MOST_IN_ONE_VALUE}个字符。"
            self._refuse(event, zh, f"Longer than {MOST_IN_ONE_VALUE} characters.")
        return text

    def _plain(self, event: yaml.ScalarEvent, text: str) -> None:
        """Refuse what readers of YAML do not agree about: 1.0, 010, 1_000, 12:30, yes, ~."""
        if text.lower() in _NOTHING:
            zh = "此处没有内容：请填写，或者删去这一行。"
            self._refuse(event, zh, "Nothing stands here: write a value or delete the key.")
        elif text.lower() in _TRUTH:
            zh = f"“{text}”会被当作真假值；若是文字，请加引号。"
            self._refuse(event, zh, f'"{text}" reads as a truth value: put text in quotes.')
        elif _NUMBER_LIKE.match(text):
            zh = f"“{text}”不是整数：数字须为整数，比例写作 1/2；若是文字，请加引号。"
            en = f'"{text}": only whole numbers, shares as 1/2; put text in quotes.'
            self._refuse(event, zh, en)
