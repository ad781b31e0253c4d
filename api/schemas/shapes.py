"""What kind of value a field takes, and an example of one: read off the schema of the body."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from decision_flow.domain.values import Text

Schema = dict[str, Any]
Place = Sequence[str | int]

DIGEST = "^[0-9a-f]{64}$"
_KINDS: dict[str, tuple[Text, Any]] = {
    "date": (Text("日期", "a date"), "2025-01-06"),
    "date-time": (Text("带时区的时间", "a moment with its time zone"), "2025-01-06T09:30:00+08:00"),
    "digest": (
        Text("文件摘要（64位小写十六进制，上传文件后得到）", "the digest of a document on file"),
        "0123456789abcdef" * 4,
    ),
    "certificate": (
        Text(
            "所依据程序的证明书（procedure list 或者 GET /procedures/{key} 列出的 certificate）",
            "the certificate of the procedure, as procedure list or GET /procedures/{key} gives it",
        ),
        "0123456789abcdef" * 4,
    ),
    "integer": (Text("整数", "a whole number"), 3),
    "boolean": (Text("是（true）或者否（false）", "true or false"), True),
    "array": (Text("列表", "a list"), []),
    "object": (Text("一组字段", "a group of fields"), {}),
    "string": (Text("文字", "a text"), "示例"),
}


def shape_of(adapter: TypeAdapter[Any], place: Place) -> Text | None:
    """Return in words what is to be given at this place of a body, with an example.

    None where the schema does not say: the place is none of this body.
    """
    root = _schema(adapter)
    found: Schema | None = root
    for part in place:
        found = _inside(root, found, part) if found is not None else None
    if found is None:
        return None
    return _said(root, _resolved(root, found), str(place[-1]) if place else "")


def tags_of(adapter: TypeAdapter[Any]) -> frozenset[str]:
    """Return by what the bodies of a union are told apart; nothing where it is none."""
    return frozenset(_schema(adapter).get("discriminator", {}).get("mapping", {}))


@cache
def _schema(adapter: TypeAdapter[Any]) -> Schema:
    return adapter.json_schema()


def _inside(root: Schema, schema: Schema, part: str | int) -> Schema | None:
    """Return the schema of a part: an element, a field, or what a union's tag stands for."""
    schema = _resolved(root, schema)
    if isinstance(part, int):
        return schema.get("items")
    tagged = schema.get("discriminator", {}).get("mapping", {})
    return {"$ref": tagged[part]} if part in tagged else schema.get("properties", {}).get(part)


def _resolved(root: Schema, schema: Schema) -> Schema:
    """Return a schema by its content: what is named, looked up; what may be null, without null."""
    if "$ref" in schema:
        return _resolved(root, root["$defs"][schema["$ref"].rpartition("/")[2]])
    choices = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    return _resolved(root, choices[0]) if choices else schema


def _said(root: Schema, schema: Schema, name: str) -> Text:
    if choices := schema.get("enum"):
        listed = "、".join(choices)
        return Text(f"请从下列各项中选填一项：{listed}", f"give one of {', '.join(choices)}")
    of_law = name == "certificate" and _kind(schema) == "digest"
    kind, _ = _KINDS["certificate" if of_law else _kind(schema)]
    example = json.dumps(_example(root, schema), ensure_ascii=False)
    return Text(f"请填写{kind.zh}，如 {example}", f"give {kind.en}, such as {example}")


def _kind(schema: Schema) -> str:
    if schema.get("pattern") == DIGEST:
        return "digest"
    named = str(schema.get("format") or schema.get("type"))
    return named if named in _KINDS else "string"


def _example(root: Schema, schema: Schema) -> Any:  # noqa: ANN401 - JSON
    """Return a value that the schema takes, with nothing in it that may be left out."""
    schema = _resolved(root, schema)
    if "const" in schema or "enum" in schema:
        return schema.get("const") or schema["enum"][0]
    kind = _kind(schema)
    if kind == "array":
        return [_example(root, schema["items"])] if "items" in schema else []
    if kind == "object":
        wanted, fields = schema.get("required", ()), schema.get("properties", {})
        return {name: _example(root, fields[name]) for name in wanted}
    return _KINDS[kind][1]
