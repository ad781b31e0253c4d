"""What is wrong with a field, and what would be right, in both languages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from api.problems import Fault
from api.schemas.shapes import DIGEST, shape_of, tags_of
from decision_flow.domain.values import Text

_DAY = (
    Text("不是有效的日期", "is not a date"),
    Text("格式为 2025-01-06", "write 2025-01-06"),
)
_MOMENT = (
    Text("不是带时区的时间", "is not a moment with its time zone"),
    Text("格式为 2025-01-06T09:30:00+08:00", "write 2025-01-06T09:30:00+08:00"),
)


_PLAIN: dict[str, tuple[Text, Text]] = {
    "missing": (Text("缺少必填项", "is missing"), Text("请填写此项", "give it")),
    "extra_forbidden": (
        Text("没有这个字段", "there is no such field"),
        Text("请删除，或核对字段名称", "remove it, or look at its name again"),
    ),
    "unexpected_keyword_argument": (
        Text("没有这个字段", "there is no such field"),
        Text("请删除，或核对字段名称", "remove it, or look at its name again"),
    ),
    "string_type": (Text("不是文字", "is not a text"), Text("须为文字", "a text")),
    "int_type": (Text("不是整数", "is not a whole number"), Text("须为整数", "a whole number")),
    "int_from_float": (
        Text("不是整数", "is not a whole number"),
        Text("须为整数", "a whole number"),
    ),
    "int_parsing": (
        Text("不是整数", "is not a whole number"),
        Text("须为整数，如 20", "a whole number, such as 20"),
    ),
    "bool_parsing": (
        Text("不是“是或否”", "is neither true nor false"),
        Text("须为 true 或 false", "true or false"),
    ),
    "bool_type": (
        Text("不是“是或否”", "is neither true nor false"),
        Text("须为 true 或 false", "true or false"),
    ),
    "tuple_type": (Text("不是列表", "is not a list"), Text("须为列表", "a list")),
    "timezone_aware": _MOMENT,
}
_TAGS: dict[str, tuple[Text, Text]] = {
    "move": (
        Text("缺少办理动作 move", "`move` is missing"),
        Text("如 legality_review.opine", "such as legality_review.opine"),
    ),
    "entry": (
        Text("缺少登记种类 entry", "`entry` is missing"),
        Text("各种登记见接口文档的样例", "the reference has an example of each"),
    ),
}
"""What is missing where nothing says which of several things is sent, by the field that says it."""
_EMPTY = (Text("内容为空", "is empty"), Text("请填写此项", "give it"))
_CHOICE = re.compile(r"'([^']*)'")
"""A choice in the list that the reader gives: 'a', 'b' or 'c'."""
_OBJECT = (Text("不是对象", "is not an object"), Text("须为 JSON 对象", "a JSON object"))
_OBJECTS = ("dataclass_type", "model_type", "model_attributes_type", "dict_type")


def faults_of(error: ValidationError, adapter: TypeAdapter[Any]) -> list[Fault]:
    """Return every fault of a body; of what is missing also what it would have to be."""
    tags = tags_of(adapter)
    return [
        _with_shape(fault, adapter, each["loc"]) if _wants_shape(each) else fault
        for each in error.errors(include_url=False, include_input=False)
        for fault in faults_in([{**each, "loc": _untagged(each["loc"], tags)}])
    ]


def _untagged(place: tuple[str | int, ...], tags: frozenset[str]) -> tuple[str | int, ...]:
    """Return a place in the body: the tag of a union before it is no field."""
    return place[1:] if place and place[0] in tags else place


def _wants_shape(error: Mapping[str, Any]) -> bool:
    """Return whether it helps to say what is wanted: for what is missing, and for a digest."""
    return bool(error["type"] == "missing" or error.get("ctx", {}).get("pattern") == DIGEST)


def _with_shape(fault: Fault, adapter: TypeAdapter[Any], place: tuple[str | int, ...]) -> Fault:
    return replace(fault, right=shape_of(adapter, place) or fault.right)


def faults_in(errors: Iterable[Mapping[str, Any]]) -> list[Fault]:
    """Return a fault for each of these errors."""
    return [Fault(_path(each), *_texts(each)) for each in errors]


def _path(error: Mapping[str, Any]) -> str:
    """Return where: `payload.channels[0].kind`. The union's tag is not a field."""
    if error["type"].startswith("union_tag"):
        return str(error["ctx"]["discriminator"]).strip("'")
    path = ""
    for part in error["loc"]:
        if isinstance(part, int):
            path += f"[{part}]"
        elif "." not in part:
            path += f".{part}"
    return path.lstrip(".")


def _texts(error: Mapping[str, Any]) -> tuple[Text, Text]:
    kind, ctx = error["type"], error.get("ctx", {})
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind in _OBJECTS:
        return _OBJECT
    if kind == "union_tag_not_found":
        return _TAGS[ctx["discriminator"].strip("'")]
    if kind.startswith("datetime_"):
        return _MOMENT
    if kind.startswith("date_"):
        return _DAY
    return _measured(kind, ctx) or (
        Text("内容不符合要求", error["msg"]),
        Text("请对照接口文档", "see the reference"),
    )


def _measured(kind: str, ctx: dict[str, Any]) -> tuple[Text, Text] | None:
    """Return the texts of faults that carry what was expected."""
    if kind in {"enum", "literal_error", "union_tag_invalid"}:
        choices = _CHOICE.findall(str(ctx.get("expected") or ctx.get("expected_tags")))
        return (
            Text("不在可选范围内", "is not one of the choices"),
            Text(f"可选：{'、'.join(choices)}", f"one of {', '.join(choices)}"),
        )
    if kind == "too_short" and ctx["actual_length"] == 0:
        return _EMPTY
    if kind not in _MEASURES:
        return None
    wrong, right, name = _MEASURES[kind]
    limit = ctx[name]
    return wrong, Text(f"{right.zh}{limit}", f"{right.en} {limit}")


_MEASURES: dict[str, tuple[Text, Text, str]] = {
    "string_too_short": (
        Text("内容为空", "is empty"),
        Text("字数不少于", "characters, at least"),
        "min_length",
    ),
    "string_too_long": (
        Text("内容过长", "is too long"),
        Text("字数不超过", "characters, at most"),
        "max_length",
    ),
    "string_pattern_mismatch": (
        Text("格式不符", "is not of the right form"),
        Text("格式为 ", "the form is"),
        "pattern",
    ),
    "greater_than_equal": (
        Text("数值过小", "is too small"),
        Text("不小于", "at least"),
        "ge",
    ),
    "less_than_equal": (Text("数值过大", "is too great"), Text("不大于", "at most"), "le"),
}
