"""The reference as Markdown: `python -m api.pages.markdown > docs/reference/http.md`."""

import sys
from collections.abc import Iterator
from typing import Any

from api.app import routed
from api.pages.examples import examples_of
from api.schemas.moves import VERBS
from api.wire.openapi import describe
from decision_flow.domain.people import DUTY_LABELS

Plain = dict[str, Any]

HEAD = """# 接口说明 HTTP

本页由 `python -m api.pages.markdown` 从服务自身的接口文档生成，不手工修改。

全部接口在 `/api/v1` 之下，内容为 JSON。`Authorization: Bearer …` 说明是谁；
能办什么，由当日担任的职责决定。出错时答复 `application/problem+json`，理由 `reason` 中英文并列；
`title` 和 `detail` 的语言由 `Accept-Language` 选择，默认中文。各项内容的样例和代码的含义见
[样例](examples.md)；服务运行时，`/docs` 页面也有这些内容；机器可读的文档在 `/api/v1/openapi.json`。

Made from the served reference by `python -m api.pages.markdown`; not edited by hand.

Under `/api/v1`, in JSON. `Authorization: Bearer …` names the person; what that person may do is
decided by dated duties. Errors are problem documents (`application/problem+json`) whose `reason` is
in both languages; `Accept-Language` chooses the language of `title` and `detail`, Chinese first.
An example of everything that is sent, and what coded values mean, are in [examples](examples.md); a
running server shows all of it at `/docs`, and OpenAPI 3.1 at `/api/v1/openapi.json`.
"""


def reference() -> str:
    """Return the whole reference."""
    return "\n".join([HEAD, *_operations(), *_moves()]) + "\n"


def _operations() -> Iterator[str]:
    for path, item in describe(routed())["paths"].items():
        for method, operation in item.items():
            yield f"## `{method.upper()} {path}`\n"
            yield f"**{operation['summary']}**. {_one_line(operation['description'])}\n"
            yield from _parameters(operation)
            if examples_of(operation):
                yield "内容的样例 What is sent, by example: [examples.md](examples.md)\n"
            yield "| 答复 answer | 含义 |\n|---|---|"
            for status, answer in sorted(operation["responses"].items()):
                yield f"| {status} | {answer['description']} |"
            yield ""


def _parameters(operation: Plain) -> Iterator[str]:
    found = operation.get("parameters", [])
    if found:
        yield "| 参数 parameter | 位置 in | 说明 |\n|---|---|---|"
    for each in found:
        wanted = "必填 required. " if each.get("required") else ""
        yield f"| `{each['name']}` | {each['in']} | {wanted}{each.get('description', '')} |"
    if found:
        yield ""


def _moves() -> Iterator[str]:
    yield "## 办理动作 Moves\n"
    yield "`POST /api/v1/cases/{case_id}/moves` 可以提交的办理动作，以及由谁办理。\n"
    yield "What `POST /api/v1/cases/{case_id}/moves` takes, and whose duty it is.\n"
    yield "| 动作 move | 办理动作 | in English | 由谁 by |\n|---|---|---|---|"
    for name, (kind, verb) in VERBS.items():
        by = "、".join(DUTY_LABELS[duty].zh for duty in verb.by)
        yield f"| `{name}` | {kind.label.zh}：{verb.label.zh} | {verb.label.en} | {by} |"


def _one_line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    sys.stdout.write(reference())
