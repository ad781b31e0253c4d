"""From YAML text to nodes that know their line, with all that YAML can play tricks with refused.

Read from PyYAML's events, not from its objects: no tag is ever looked up, no alias followed, and
the limits hold before anything is built. Text is text unless it is plainly a whole number.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NoReturn

import yaml

from workflows.faults import MOST_FAULTS, Fault, Place, ProcedureFaultsError, fault, refuse, short
from workflows.nodes import Node, Value, with_paths
from workflows.syntax import malformed, unreadable

MOST_CHARACTERS = 200_000
MOST_NODES = 5_000
MOST_DEPTH = 16
MOST_IN_ONE_VALUE = 2_000
MOST_IN_A_KEY = 100
MOST_IN_A_LIST = 400

_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,8}")
_NUMBER_LIKE = re.compile(
    r"[-+]?(\.[0-9]|[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?$|0[box][0-9a-fA-F_]+$"
    r"|[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?$|\.(inf|Inf|INF)$)|\.(nan|NaN|NAN)$"
)
_TRUTH = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off"})
_NOTHING = frozenset({"", "~", "null"})
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


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
        raise ProcedureFaultsError([*reader.faults, malformed(error, text, name)]) from error
    except yaml.reader.ReaderError as error:
        raise ProcedureFaultsError([*reader.faults, unreadable(error, text, name)]) from error
    refuse(reader.faults)
    return with_paths(node)


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
            name = short(str(event.anchor))
            zh = f"不允许引用（*{name}），请把内容写出来。"
            self._refuse(event, zh, f"No alias (*{name}) is allowed: write it out.")
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
            zh = f"不允许锚点（&{short(anchor)}），请把内容写出来。"
            self._refuse(event, zh, f"No anchor (&{short(anchor)}) is allowed: write it out.")
        if tag:
            zh = f"不允许类型标记（{short(tag)}）。"
            self._refuse(event, zh, f"No tag ({short(tag)}) is allowed.")

    def _items(self, events: Iterator[yaml.Event], depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            if len(items) >= MOST_IN_A_LIST:
                zh = f"列表超过{MOST_IN_A_LIST}项。"
                self._end(self._place(event).line, zh, f"A list of more than {MOST_IN_A_LIST}.")
            items.append(self._node(event, events, depth))
        return tuple(items)

    def _fields(self, events: Iterator[yaml.Event], depth: int) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event, events, depth)
            node = self._node(next(events), events, depth)
            if key in fields:
                first = fields[key].place.line
                zh = f"键“{short(key)}”重复，第{first}行已有。"
                self._refuse(event, zh, f'The key "{short(key)}" stands in line {first} already.')
            else:
                fields[key] = replace(node, place=self._place(event))
        return fields

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> str:
        """Return a key as it is written: `on` and `no` are words here, not truth values."""
        if isinstance(event, yaml.ScalarEvent) and event.value != "<<":
            self._count(event, depth)
            self._bare(event)
            self._legible(event, str(event.value), MOST_IN_A_KEY)
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
        self._legible(event, text, MOST_IN_ONE_VALUE)
        return text

    def _legible(self, event: yaml.Event, text: str, most: int) -> None:
        """Refuse what a reader would not see, and what is too long to be read."""
        hidden = next((c for c in text if unicodedata.category(c) in _HIDDEN), None)
        if hidden is not None:
            code = f"U+{ord(hidden):04X}"
            zh = f"含有换行或者不可见字符（{code}），文字须写在一行内。"
            self._refuse(event, zh, f"Holds a line break or an invisible character ({code}).")
        if len(text) > most:
            self._refuse(event, f"文字超过{most}个字符。", f"Longer than {most} characters.")

    def _plain(self, event: yaml.ScalarEvent, text: str) -> None:
        """Refuse what readers of YAML do not agree about: 1.0, 010, 1_000, 12:30, yes, ~."""
        told = short(text)
        if text.lower() in _NOTHING:
            zh = "此处没有内容：请填写，或者删去这一行。"
            self._refuse(event, zh, "Nothing stands here: write a value or delete the key.")
        elif text.lower() in _TRUTH:
            zh = f"“{told}”会被当作真假值；若是文字，请加引号。"
            self._refuse(event, zh, f'"{told}" reads as a truth value: put text in quotes.')
        elif _NUMBER_LIKE.match(text):
            zh = f"“{told}”不是整数：数字须为整数，比例写作 1/2；若是文字，请加引号。"
            en = f'"{told}": only whole numbers, shares as 1/2; put text in quotes.'
            self._refuse(event, zh, en)
