"""Rule sets by key: the shipped ones, and what a text builds on them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.values import Text
from workflows.building import built
from workflows.checks.figures import at_odds
from workflows.checks.meaning import doubled, meaningless
from workflows.checks.strength import needless, weakened
from workflows.faults import Fault, Place, fault, listed, refuse, short
from workflows.grammar import PROCEDURE, misshapen, unknown
from workflows.inheritance import inherited, with_acts
from workflows.nodes import Node
from workflows.reading import read

SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A rule set with all that it inherits: where each part was written, and what it makes."""

    node: Node
    procedure: Procedure

    def place(self, element: str) -> Place:
        """Return where this file writes an element, or the nearest thing above it that it writes.

        Elements go by the names of the proof: `profile`, `steps.meeting.figures.quorum`,
        `gates.legality`, `reopens.responsive`, `rework.meeting.returned`.
        """
        part, _, name = element.partition(".")
        key, *below = name.split(".")
        found = [self.node.get(part), _item(self.node.each(part), name)]
        item = self.node.get(part, key) or _item(self.node.each(part), key)
        found += [item.get(*below[:deep]) for deep in range(len(below) + 1)] if item else []
        places = [node.place for node in (self.node, *found) if node is not None]
        return next(place for place in reversed(places) if place.file == self.node.place.file)


def _item(items: tuple[Node, ...], name: str) -> Node | None:
    """Return the step of this key, or the answer of this name, in a list of steps or of returns."""
    keyed = {item["key"].text: item for item in items if item.get("key")}
    answers = {answer.text: answer for item in items for answer in item.each("on")}
    return {**keyed, **answers}.get(name)


def _misnamed(node: Node, name: str | None) -> Iterator[Fault]:
    """Yield the key of a file that has another name."""
    key = node["key"]
    if name is not None and key.text != name:
        zh = f"代号“{key.text}”与文件名不同；请把代号改为 {short(name)}，或者把文件改名为"
        en = f'The key "{key.text}" is not the name of the file; allowed: {short(name)}, or rename '
        en += f"the file to {key.text}{SUFFIX}."
        yield fault(key.place, f"{zh} {key.text}{SUFFIX}。", en)


class Library:
    """Rule sets by key. What one extends is looked up here and nowhere else, never on a disk."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the text of each file by the key of its rule set."""
        self._texts = dict(texts)
        self._resolved: dict[str, Resolved] = {}

    def with_texts(self, texts: Mapping[str, str]) -> "Library":
        """Return a library that holds these rule sets too: those of a place, beside the shipped.

        Raises ProcedureFaultsError where a key is taken: published is published.
        """
        taken = [key for key in texts if key in self._texts]
        zh, en = "代号已被占用，请另取代号", "This key is taken; allowed: any other"
        refuse(
            fault(Place(f"{key}{SUFFIX}", 1), f"{zh}：{key}。", f"{en}: {key}.") for key in taken
        )
        return Library({**self._texts, **texts})

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of all rule sets, sorted."""
        return tuple(sorted(self._texts))

    def load(self, key: str) -> Procedure:
        """Return the procedure of this key. Raises NotFoundError, ProcedureFaultsError."""
        if key not in self._texts:
            names = listed(self.keys)
            zh = f"没有程序规则 {key}；现有：{names}。"
            raise NotFoundError(Text(zh, f"There is no procedure {key}; there are: {names}."))
        return self._of(key, ()).procedure

    def load_all(self) -> Mapping[str, Procedure]:
        """Return every procedure by its key. Raises ProcedureFaultsError."""
        return {key: self.load(key) for key in self.keys}

    def load_text(self, text: str, name: str) -> Procedure:
        """Return the procedure of a text; `name` is what its faults call the file.

        Raises ProcedureFaultsError.
        """
        return self.resolve_text(text, name).procedure

    def resolve_text(self, text: str, name: str) -> Resolved:
        """Return the same with the places of its elements. Raises ProcedureFaultsError."""
        return self._resolve(text, name, ())

    def resolve_file(self, text: str, name: str) -> Resolved:
        """Return the same for a file of this name, which its key must be.

        Raises ProcedureFaultsError.
        """
        return self._resolve(text, name, (), PurePath(name).stem)

    def _of(self, key: str, below: tuple[str, ...]) -> Resolved:
        if key not in self._resolved:
            text = self._texts[key]
            self._resolved[key] = self._resolve(text, key + SUFFIX, (*below, key), key)
        return self._resolved[key]

    def _resolve(
        self, text: str, name: str, below: tuple[str, ...], key: str | None = None
    ) -> Resolved:
        """Return what a text makes; `below` are the rule sets that wait for this one.

        With `key` it is a file of that name.
        """
        node = read(text, name)
        refuse(misshapen(node, PROCEDURE))
        refuse((*doubled(node), *_misnamed(node, key)))
        parent = self._parent(node, below)
        whole = inherited(parent.node, with_acts(node)) if parent else with_acts(node)
        refuse(meaningless(whole))
        procedure = built(whole)
        above = parent.procedure if parent else None
        weak = weakened(above, procedure, whole) if above else ()
        refuse((*weak, *needless(above, procedure, whole), *at_odds(procedure, whole)))
        return Resolved(whole, procedure)

    def _parent(self, node: Node, below: tuple[str, ...]) -> Resolved | None:
        extends = node.get("extends")
        if extends is None:
            return None
        own = node["key"].text
        others = dict.fromkeys(key for key in self.keys if key not in {own, *below})
        if extends.text not in others:
            refuse([unknown(extends.place, ("可依据的规则", "rule set"), extends.text, others)])
        return self._of(extends.text, below)


@cache
def shipped() -> Library:
    """Return the rule sets that come with the engine."""
    folder = files("workflows").joinpath("rules")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(SUFFIX)), key=lambda f: f.name)
    return Library({f.name.removesuffix(SUFFIX): f.read_text("utf-8") for f in found})


@cache
def offered() -> Library:
    """Return the shipped rule sets, and those of places: each is used where a place registers it.

    A place's own file may extend any of them.
    """
    folder = files("workflows").joinpath("rules", "places")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(SUFFIX)), key=lambda f: f.name)
    return shipped().with_texts({f.name.removesuffix(SUFFIX): f.read_text("utf-8") for f in found})


def load(key: str) -> Procedure:
    """Return a shipped procedure. Raises NotFoundError."""
    return shipped().load(key)


def load_all() -> Mapping[str, Procedure]:
    """Return every shipped procedure by its key."""
    return shipped().load_all()


def load_text(text: str, name: str) -> Procedure:
    """Return the procedure of a text that may extend a shipped one.

    Raises ProcedureFaultsError with every fault, its line and what is allowed.
    """
    return shipped().load_text(text, name)
