"""The examples as Markdown: `python -m api.pages.examples > docs/reference/examples.md`."""

import json
import sys
from collections.abc import Iterator
from typing import Any

from api.app import routed
from api.pages.codes import codes
from api.wire.openapi import describe

Plain = dict[str, Any]

JSON = "application/json"
HEAD = """# 样例 Examples

本页由 `python -m api.pages.examples` 从服务自身的接口文档生成，不手工修改。

每一可以提交的内容各有一个样例：案件的办理动作、登记、会议、督查、投诉、判断和目录。把样例存成 JSON
文件，改成实际内容，经[接口](http.md)提交，或者交给命令行：立案用 `case open 文件`，
办理用 `case move 案件 文件 --version 版本`，登记和投诉用 `register enter 文件`，
会议用 `session enter 会议 文件`，督查用 `supervision enter 文件`。

人员、编号和摘要均为示例：`digest` 换成上传文件（`POST /documents`）所得的摘要，`certificate`
换成 `procedure list` 所列的证明书，人员编号见 `person list`。文末列出[各项代码](#codes)的含义。

Made from the served reference by `python -m api.pages.examples`; not edited by hand.

One example of everything that can be sent. Keep one as a JSON file, put in what is so, and send it,
or give the file to the command line: `case open FILE`, `case move CASE FILE --version N`,
`register enter FILE` (complaints too), `session enter SESSION FILE`, `supervision enter FILE`.

People, numbers and digests are illustrative: `digest` is what `POST /documents` answers,
`certificate` stands in `procedure list`, ids of people in `person list`. [Coded values](#codes) are
at the end.
"""


def page() -> str:
    """Return the whole page."""
    api = describe(routed())
    return "\n".join([HEAD, *_examples(api), *_codes(api)]) + "\n"


def examples_of(operation: Plain) -> Plain:
    """Return the examples of what an operation takes as JSON, by their names."""
    content = operation.get("requestBody", {}).get("content", {})
    found: Plain = content.get(JSON, {}).get("examples", {})
    return found


def _examples(api: Plain) -> Iterator[str]:
    for path, item in api["paths"].items():
        for method, operation in item.items():
            shown = examples_of(operation)
            if not shown:
                continue
            yield f"## `{method.upper()} {path}`\n"
            yield f"{operation['summary']}\n"
            for name, example in shown.items():
                yield f"### `{name}` {example['summary']}\n"
                text = json.dumps(example["value"], ensure_ascii=False, indent=1)
                yield f"```json\n{text}\n```\n"


def _codes(api: Plain) -> Iterator[str]:
    yield '<a id="codes"></a>\n\n## 代码 Coded values\n'
    yield "同名字段可能有几种：看该字段所在的样例用的是哪一组。\n"
    yield "A field of one name may be of several lists: see which one its example is of.\n"
    yield "| 字段 field | 可填 values | 说明 what for |\n|---|---|---|"
    for each in codes(api["components"]["schemas"]):
        fields = "、".join(f"`{field}`" for field in each.fields)
        told = "；".join(f"`{value}` {meant}".strip() for value, meant in each.values)
        yield f"| {fields} | {told} | {each.about} |"


if __name__ == "__main__":
    sys.stdout.write(page())
