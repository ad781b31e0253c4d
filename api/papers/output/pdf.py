"""A paper as PDF, by Typst in a process of its own: the same paper, the same bytes.

Texts travel as JSON and are placed as strings. A character that the fonts do not have is a
refusal: an empty box would say something else.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from pylopdf_fonts_zh_cn import sans_path, serif_path

from api.papers.errors import PaperError, PaperGlyphMissingError
from api.papers.output.plain import MARK, breakable, clean, foot, in_cell
from api.papers.sheet import Block, Paper, Table, texts
from diagrams.output.glyphs import missing

SECONDS = 60
AT_ONCE = 2
FONTS = (serif_path(), sans_path())
_WORKER = Path(__file__).with_name("worker.py")
_TEMPLATE = Path(__file__).with_name("gb9704.typ")
_PRESSES = BoundedSemaphore(AT_ONCE)
"""To set a long paper takes a whole processor: two at once, however many ask."""


def to_pdf(paper: Paper) -> bytes:
    """Return the paper as PDF/A-2b.

    Raises PaperGlyphMissingError, PaperTooLongError, PaperError when Typst fails or takes too long.
    """
    said = clean(paper)
    _refuse_missing(said)
    return typeset(_TEMPLATE, _data(said), at=paper.origin.at, standards=("a-2b",))


def typeset(
    template: Path, data: Mapping[str, Any], *, at: datetime, standards: tuple[str, ...] = ()
) -> bytes:
    """Return what a template makes of the data; it reads files of its own folder and no others.

    Raises PaperError when Typst fails or takes too long.
    """
    asked = {
        "template": str(template),
        "root": str(template.parent),
        "fonts": str(serif_path().parent),
        "paper": json.dumps(data, ensure_ascii=False),
        "timestamp": int(at.timestamp()),
        "standards": standards,
    }
    with _PRESSES:
        return _pressed(asked)


def _refuse_missing(paper: Paper) -> None:
    """Raise PaperGlyphMissingError: a text may stand in either font, so each must have it."""
    said = (*texts(paper), *foot(paper))
    lacking = sorted({c for font in FONTS for c in missing(said, font)})
    if lacking:
        raise PaperGlyphMissingError(lacking)


def _data(paper: Paper) -> dict[str, Any]:
    """Return the paper as its template reads it."""
    found = {key: value for key, value in asdict(paper).items() if key not in {"kind", "origin"}}
    found["blocks"], found["since"] = _parts(paper.blocks), _parts(paper.since)
    found["title"] = paper.title.split("\n")
    data: dict[str, Any] = _broken(found)
    return {**data, "foot": foot(paper), "mark": MARK if paper.illustrative else ""}


def _parts(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    return [{"type": type(each).__name__.lower(), **asdict(_narrow(each))} for each in blocks]


def _narrow(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    return replace(block, rows=tuple(tuple(map(in_cell, row)) for row in block.rows))


def _broken(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        return breakable(value)
    if isinstance(value, Mapping):
        return {key: _broken(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_broken(each) for each in value]
    return value


def _pressed(asked: Mapping[str, Any]) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - our own program, data made by us on its input
            [sys.executable, "-I", str(_WORKER)],
            input=json.dumps(asked).encode(),
            env={},
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        said = getattr(error, "stderr", None) or b""
        raise PaperError(said.decode(errors="replace")) from error
    return done.stdout
