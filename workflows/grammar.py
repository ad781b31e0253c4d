"""Whether a file has the shape that the schema wants; every deviation at once, in two languages."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from workflows.faults import Fault, Place, fault, listed, short
from workflows.nodes import Node
from workflows.syntax import NO_HINT, hint_for

PROCEDURE = "procedure"
CALENDAR = "calendar"


@cache
def schema(of: str) -> Mapping[str, Any]:
    """Return the JSON Schema of a file: `PROCEDURE` or `CALENDAR`."""
    text = files("workflows").joinpath("schema", f"{of}.schema.json").read_text("utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded


def misshapen(node: Node, of: str) -> tuple[Fault, ...]:
    """Return what deviates from the schema of such a file."""
    errors = _validator(of).iter_errors(node.plain())
    return tuple(dict.fromkeys(f for error in errors for f in _faults(node, error)))


def _once(_: object, wanted: object, items: object, __: object) -> Iterator[ValidationError]:
    """Yield every item that stands in a list already; comparing each with each takes too long."""
    seen: set[str] = set()
    for number, item in enumerate(items if wanted and isinstance(items, list) else ()):
        told = json.dumps(item, sort_keys=True)
        if told in seen:
            yield ValidationError("not the first", path=(number,))
        seen.add(told)


_Validator = extend(Draft202012Validator, {"uniqueItems": _once})  # type: ignore[no-untyped-call]  # the library gives it no types


@cache
def _validator(of: str) -> Any:  # noqa: ANN401 - a class made at run time, as the library gives it
    return _Validator(schema(of), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _faults(whole: Node, error: ValidationError) -> Iterator[Fault]:
    """Yield an error of the validator as faults, at the place that is to be changed."""
    node = _at(whole, error)
    asked = _dict(error.schema)
    if error.validator == "additionalProperties":
        yield from _unknown_keys(node, asked)
    elif error.validator in {"required", "dependentRequired"}:
        yield _missing(node, error, asked)
    else:
        yield _unexpected(node, error, asked)


def _at(whole: Node, error: ValidationError) -> Node:
    node = whole
    for part in error.absolute_path:
        node = node.items[part] if isinstance(part, int) and node.items else node[str(part)]
    return node


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _unknown_keys(node: Node, asked: Mapping[str, Any]) -> Iterator[Fault]:
    known = asked.get("properties", {})
    for key, below in (node.fields or {}).items():
        if key not in known:
            yield unknown(below.place, ("键", "key"), key, known)


def unknown(place: Place, what: tuple[str, str], name: str, allowed: Mapping[str, Any]) -> Fault:
    """Return the fault that there is no such thing, with all that there is."""
    names, name = listed(allowed), short(name)
    zh = f"没有名为“{name}”的{what[0]}；允许：{names}。"
    return fault(place, zh, f'There is no {what[1]} "{name}"; allowed: {names}.')


def _missing(node: Node, error: ValidationError, asked: Mapping[str, Any]) -> Fault:
    wanted = asked.get("required", ()) if error.validator == "required" else _due(node, asked)
    names = listed(key for key in wanted if node.get(key) is None)
    return fault(node.place, f"缺少：{names}。", f"Missing: {names}.")


def _due(node: Node, asked: Mapping[str, Any]) -> list[str]:
    due = asked.get("dependentRequired", {})
    return [key for having, keys in due.items() if node.get(having) for key in keys]


def _unexpected(node: Node, error: ValidationError, asked: Mapping[str, Any]) -> Fault:
    """Return that what stands here is not what the schema expects."""
    if node.fields is not None and isinstance(error.instance, str):
        node = Node(node[error.instance].place, error.instance)  # the key itself is at fault
    expect = asked.get("x-expect") or {"zh": "格式不符", "en": error.message}
    shown = isinstance(node.value, str | int)
    given, got = (f"“{short(node.text)}”", f' (given: "{short(node.text)}")') if shown else ("", "")
    hint, hint_en = hint_for(node.text) if shown else NO_HINT
    return fault(
        node.place, f"{given}{expect['zh']}{hint}。", f"This {expect['en']}{got}{hint_en}."
    )
