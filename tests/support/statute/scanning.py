"""Where the project carries an article: which checks cite it, which rule sets, which tests ask.

Read from the sources themselves, so that the table cannot say what the code does not.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from decision_flow.domain.values import article

ROOT = Path(__file__).parents[3]
ENGINE = ROOT / "decision_flow"
RULES = ROOT / "workflows" / "rules"
TESTS = ROOT / "tests"


@dataclass(frozen=True, slots=True)
class Check:
    """A requirement as the code words it: the code of its verdict and the file that asks it."""

    code: str
    file: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a rule set that names an article."""

    file: str
    number: int


@dataclass(frozen=True, slots=True)
class Test:
    """A test by its file and name."""

    file: str
    name: str


@cache
def checks() -> dict[int, tuple[Check, ...]]:
    """Return the checks whose verdict cites Decree 713, by article."""
    found: dict[int, dict[Check, None]] = {}
    for path, tree in _modules(ENGINE):
        named = _named(tree)
        for part in (*_functions(tree), *_tables(tree)):
            # A source that is named first and used by several verdicts counts for each of them.
            inside = isinstance(part, ast.FunctionDef)
            around = tuple(dict.fromkeys(_articles(part, named))) if inside else ()
            for call in _calls(part):
                code = _first_text(call)
                if code is None or "." not in code:
                    continue
                for number in tuple(_articles(call, named)) or around:
                    found.setdefault(number, {})[Check(code, _shown(path))] = None
    return {number: tuple(each) for number, each in found.items()}


@cache
def codes() -> frozenset[str]:
    """Return the code of every verdict that the engine gives, whatever it cites."""
    texts = (_first_text(call) for _, tree in _modules(ENGINE) for call in _calls(tree))
    return frozenset(text for text in texts if text is not None and "." in text)


@cache
def kinds() -> dict[int, tuple[str, ...]]:
    """Return the kinds of steps whose own source is an article of Decree 713."""
    found: dict[int, dict[str, None]] = {}
    for _, tree in _modules(ENGINE / "domain" / "steps"):
        for call in _calls(tree):
            if _name(call) != "Kind":
                continue
            named = {k.arg: k.value for k in call.keywords}
            name, source = named.get("name"), named.get("source")
            if isinstance(name, ast.Constant) and isinstance(source, ast.Call):
                for number in _articles(source):
                    found.setdefault(number, {})[str(name.value)] = None
    return {number: tuple(each) for number, each in found.items()}


@cache
def lines(number: int) -> tuple[Line, ...]:
    """Return the lines of the two national rule sets that name an article of Decree 713."""
    place = re.compile(rf"place:.*{article(number)}")
    found = []
    for name in ("decree-713.yaml", "four-nots.yaml"):
        for line, text in enumerate((RULES / name).read_text().splitlines(), start=1):
            # A line that names another act is not about the decree.
            if place.search(text) and "act:" not in text:
                found.append(Line(name, line))
    return tuple(found)


@cache
def tests() -> dict[str, tuple[Test, ...]]:
    """Return the tests in which each text in quotes stands, by that text."""
    found: dict[str, dict[Test, None]] = {}
    for path, tree in _modules(TESTS):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                test = Test(_shown(path), node.name)
                for text in _texts(node):
                    found.setdefault(text, {})[test] = None
    return {text: tuple(each) for text, each in found.items()}


@cache
def test_names() -> dict[str, Test]:
    """Return every test by its name."""
    return {
        node.name: Test(_shown(path), node.name)
        for path, tree in _modules(TESTS)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def _modules(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, _tree(path)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _tables(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield what a module lays down outside its functions: a table of codes with their articles."""
    return (node for node in tree.body if isinstance(node, (ast.Assign, ast.AnnAssign)))


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _first_text(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        return first.value
    return None


def _articles(node: ast.AST, named: Mapping[str, int] | None = None) -> Iterator[int]:
    """Yield the articles that a piece of code names, itself or by a name of its module."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and named and inner.id in named:
            yield named[inner.id]
        if isinstance(inner, ast.Call) and _name(inner) == "decree_713":
            (first, *_) = inner.args
            if isinstance(first, ast.Constant):
                yield int(str(first.value))


def _named(tree: ast.Module) -> Mapping[str, int]:
    """Return the names that a module gives to articles: `ARTICLE = decree_713(17)`."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            numbers = tuple(_articles(node.value))
            if _name(node.value) == "decree_713" and numbers:
                found |= {t.id: numbers[0] for t in node.targets if isinstance(t, ast.Name)}
    return found


_OF_MOVES = frozenset({"after", "ask", "asked", "before", "said", "scene_of", "take"})
"""Helpers of tests that are given a move by step and verb, which may read like a check's code."""


def _texts(node: ast.FunctionDef) -> Iterator[str]:
    """Yield the texts in quotes that a test holds, moves left out."""
    moves = {id(a) for call in _calls(node) if _name(call) in _OF_MOVES for a in call.args}
    for inner in ast.walk(node):
        text = inner.value if isinstance(inner, ast.Constant) and id(inner) not in moves else None
        if isinstance(text, str):
            yield text


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
