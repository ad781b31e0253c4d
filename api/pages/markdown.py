"""The reference as Markdown: `python -m api.pages.markdown > docs/reference/http.md`."""

import sys
from collections.abc import Iterator
from typing import Any

from api.app import routed
from api.schemas.moves import VERBS
from api.wire.openapi import describe
from decision_flow.domain.people import DUTY_LABELS

Plain = dict[str, Any]

HEAD = """# HTTP

Made from the served reference by `python -m api.pages.markdown`; not edited by hand.

Under `/api/v1`, in JSON. `Authorization: Bearer …` names the person; what that person may do is
decided by dated duties. Errors are problem documents (`application/problem+json`) whose `reason` is
in both languages; `Accept-Language` chooses the language of `title` and `detail`, Chinese first.
A running server shows the same at `/docs`, with an example of every move, and OpenAPI 3.1 at
`/api/v1/openapi.json`.
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
            yield "| answer | |\n|---|---|"
            for status, answer in sorted(operation["responses"].items()):
                yield f"| {status} | {answer['description']} |"
            yield ""


def _parameters(operation: Plain) -> Iterator[str]:
    found = operation.get("parameters", [])
    if found:
        yield "| parameter | in | |\n|---|---|---|"
    for each in found:
        wanted = "必填 required. " if each.get("required") else ""
        yield f"| `{each['name']}` | {each['in']} | {wanted}{each.get('description', '')} |"
    if found:
        yield ""


def _moves() -> Iterator[str]:
    yield "## Moves\n"
    yield "What `POST /api/v1/cases/{case_id}/moves` takes, and whose duty it is.\n"
    yield "| move | 办理动作 | | by |\n|---|---|---|---|"
    for name, (kind, verb) in VERBS.items():
        by = "、".join(DUTY_LABELS[duty].zh for duty in verb.by)
        yield f"| `{name}` | {kind.label.zh}：{verb.label.zh} | {verb.label.en} | {by} |"


def _one_line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    sys.stdout.write(reference())
