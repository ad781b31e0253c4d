"""What a reader of YAML stumbled over, told so that a clerk can mend it."""

import re

import yaml

from workflows.faults import Fault, Place, fault, short

_FULL_WIDTH_COLON = re.compile(r"[\s{-]*\w+\s*：")
HINT = ("；键后请用半角冒号和空格", "; after a key write an ASCII colon and a space")
NO_HINT = ("", "")

_PROBLEMS = (
    ("could not find expected ':'", "键后缺少半角冒号和空格", "a key lacks its colon and space"),
    (
        "mapping values are not allowed here",
        "此处不能出现“: ”：缩进不对，或者含有冒号的文字未加引号",
        "a colon may not stand here: wrong indentation, or text that needs quotes",
    ),
    ("found character '\\t'", "缩进须用空格，不得用制表符", "indent with spaces, not with tabs"),
    ("found unexpected end of stream", "引号没有结束", "a quote is not closed"),
    ("expected ',' or ']'", "方括号没有结束，或者缺少逗号", "a bracket or a comma is missing"),
    ("expected ',' or '}'", "花括号没有结束，或者缺少逗号", "a brace or a comma is missing"),
    ("expected <block end>", "缩进与上文不一致", "the indentation does not fit what is above"),
)


def hint_for(text: str) -> tuple[str, str]:
    """Return a hint where a full-width colon may stand for the colon of YAML."""
    return HINT if _FULL_WIDTH_COLON.match(text) else NO_HINT


def malformed(error: yaml.MarkedYAMLError, text: str, name: str) -> Fault:
    """Return what the error says, at the line that is to be changed."""
    problem = error.problem or "syntax"
    mark = error.problem_mark or error.context_mark
    if problem.startswith("could not find expected ':'"):
        mark = error.context_mark or mark
    line = mark.line if mark else 0
    zh, en = _told(problem)
    hint, hint_en = hint_for("".join(text.splitlines()[line : line + 1]))
    return fault(
        Place(name, line + 1), f"不是有效的 YAML：{zh}{hint}。", f"Not valid YAML: {en}{hint_en}."
    )


def unreadable(error: yaml.reader.ReaderError, text: str, name: str) -> Fault:
    """Return which character cannot be read, and where."""
    position = int(error.position)
    code = f"U+{ord(text[position]):04X}"
    place = Place(name, text.count("\n", 0, position) + 1)
    return fault(place, f"含有不允许的字符 {code}。", f"Holds the character {code}: not allowed.")


def _told(problem: str) -> tuple[str, str]:
    for begins, zh, en in _PROBLEMS:
        if problem.startswith(begins):
            return zh, en
    return f"语法错误（{short(problem)}）", short(problem)
