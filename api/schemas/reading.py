"""Reading a body strictly: bytes to JSON to a value of ours, or every fault of it.

What is refused here never reaches the engine: bytes that are not UTF-8, a name given twice, depth,
numbers that JSON does not know, characters that a text does not have, dates outside of our time.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from api.problems import Fault, Kind, ProblemError
from api.schemas.malformed import faults_of
from api.schemas.text import BAD_CHARACTERS
from decision_flow.domain.intake.catalogue import FIRST_YEAR, LAST_YEAR
from decision_flow.domain.values import Text, field_names

T = TypeVar("T")

MOST_DEPTH = 32
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)

CHARACTER_FAULT = (
    Text("含有控制字符或者无效字符", "holds a control character or an invalid one"),
    Text("请删除不可见的控制字符", "remove characters that cannot be seen"),
)
MOMENT_FAULT = (
    Text("不是带时区的时间", "is not a moment with its time zone"),
    Text("如 2025-01-06T09:30:00+08:00", "such as 2025-01-06T09:30:00+08:00"),
)
YEAR_FAULT = (
    Text("年份超出范围", "the year is out of range"),
    Text(f"{FIRST_YEAR}年至{LAST_YEAR}年之间", f"between {FIRST_YEAR} and {LAST_YEAR}"),
)


def read(adapter: TypeAdapter[T], raw: bytes) -> T:
    """Return the value that `raw` says. Raises ProblemError with every fault."""
    parsed = parse(raw)
    try:
        value = adapter.validate_json(raw, strict=True)
    except ValidationError as error:
        raise malformed(faults_of(error, adapter)) from error
    if found := [*_times(value, parsed, "")]:
        raise malformed(found)
    return value


def parse(raw: bytes) -> object:
    """Return the JSON that `raw` says, as it stands. Raises ProblemError."""
    try:
        parsed: object = json.loads(
            raw.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number
        )
    except UnicodeDecodeError as error:
        raise _unreadable("须为 UTF-8 编码", "must be UTF-8") from error
    except RecursionError as error:
        raise _unreadable("嵌套过深", "is nested too deeply") from error
    except ValueError as error:
        raise _unreadable("不是有效的 JSON", "is not valid JSON") from error
    if found := [*_hostile(parsed)]:
        raise malformed(found)
    return parsed


def malformed(faults: list[Fault]) -> ProblemError:
    """Return the error that names these faults."""
    count = len(faults)
    places = "place" if count == 1 else "places"
    reason = Text(f"有{count}处不符合要求。", f"Wrong in {count} {places}.")
    return ProblemError(Kind.MALFORMED, reason, faults=faults)


def _unreadable(zh: str, en: str) -> ProblemError:
    right = Text("请提交 UTF-8 编码的 JSON 对象", "send a JSON object in UTF-8")
    return malformed([Fault("", Text(f"请求内容{zh}", f"the body {en}"), right)])


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is given twice")
    return found


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no number of JSON")


def _hostile(parsed: object) -> Iterator[Fault]:
    """Return what is wrong with the strings and the depth, without recursion."""
    todo: list[tuple[str, object, int]] = [("", parsed, 0)]
    while todo:
        path, value, depth = todo.pop()
        if depth > MOST_DEPTH:
            yield Fault(
                "",
                Text("嵌套过深", "nested too deeply"),
                Text(f"不超过{MOST_DEPTH}层", f"at most {MOST_DEPTH} levels"),
            )
            return
        if isinstance(value, str) and BAD_CHARACTERS.search(value):
            yield Fault(path, *CHARACTER_FAULT)
        elif isinstance(value, dict):
            if any(BAD_CHARACTERS.search(name) for name in value):
                yield Fault(path, *CHARACTER_FAULT)
                continue
            todo += [(f"{path}.{name}".lstrip("."), v, depth + 1) for name, v in value.items()]
        elif isinstance(value, list):
            todo += [(f"{path}[{i}]", v, depth + 1) for i, v in enumerate(value)]


def _times(value: object, raw: Any, path: str) -> Iterator[Fault]:  # noqa: ANN401 - JSON
    """Return the days and moments that are outside of our time, or not written as such.

    The reader of payloads takes a count of seconds for a moment; the wire does not.
    """
    if isinstance(value, datetime) and not _MOMENT.fullmatch(raw):
        yield Fault(path, *MOMENT_FAULT)
    elif isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
        yield Fault(path, *YEAR_FAULT)
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            yield from _times(part, raw[i], f"{path}[{i}]")
    else:
        for name in _names(value):
            if name in raw:
                yield from _times(getattr(value, name), raw[name], f"{path}.{name}".lstrip("."))


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, BaseModel):
        return tuple(type(value).model_fields)
    kind: Any = type(value)
    return field_names(kind)
