"""The door to Graphviz: DOT goes in, places or pages come out, each from a fresh process.

The only module that starts processes or writes files (a font configuration of our own, in a
temporary folder): the drawing shows the same glyphs wherever it is made.
"""

import atexit
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from xml.sax.saxutils import escape

from noto_cjk_sans_otc import FONT_PATH

from diagrams.errors import DrawingError

SECONDS = 60
_WORKER = Path(__file__).with_name("worker.py")
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match target="font">
    <test name="weight" compare="less_eq"><const>medium</const></test>
    <test target="pattern" name="weight" compare="more"><const>medium</const></test>
    <edit name="embolden" mode="assign"><bool>true</bool></edit>
    <edit name="weight" mode="assign"><const>bold</const></edit>
  </match>
</fontconfig>
"""
_ONE_AT_A_TIME = Lock()
_DATE = re.compile(rb"/CreationDate \(D:\d{14}Z\)")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where `dot` put nodes and edges, in points, y downwards."""

    nodes: Mapping[str, Point]
    curves: Mapping[tuple[str, str], tuple[Point, ...]]

    def at_height(self, source: str, target: str, height: float) -> float:
        """Return the x at which an edge passes a height."""
        points = _sampled(self.curves[source, target])
        for (x, y), (further_x, further_y) in pairwise(points):
            if y <= height <= further_y:
                share = (height - y) / (further_y - y) if further_y > y else 0
                return x + (further_x - x) * share
        return min(points, key=lambda p: abs(p[1] - height))[0]


def plain_layout(dot: str) -> Placed:
    """Return where Graphviz puts what the DOT text says."""
    nodes: dict[str, Point] = {}
    curves: dict[tuple[str, str], tuple[Point, ...]] = {}
    height = 0.0
    for line in press(dot, "dot", "plain").decode().splitlines():
        kind, *words = line.split()
        if kind == "graph":
            height = float(words[2])
        elif kind == "node":
            nodes[words[0]] = _point(words[1:3], height)
        elif kind == "edge":
            numbers = words[3 : 3 + 2 * int(words[2])]
            points = (_point(numbers[i : i + 2], height) for i in range(0, len(numbers), 2))
            curves[words[0], words[1]] = tuple(points)
    return Placed(nodes, curves)


def press(dot: str, program: str, form: str, background: str = "") -> bytes:
    """Return the drawing, on a background in `xdot` operations.

    Raises DrawingError when Graphviz fails or takes too long.
    """
    command = [sys.executable, "-I", str(_WORKER), str(program), str(form)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, DOT made by us on its input
            command,
            input=json.dumps({"dot": dot, "background": background}).encode(),
            env={
                "FONTCONFIG_FILE": str(_configuration()),
                "PANGOCAIRO_BACKEND": "fontconfig",
            },
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        said = getattr(error, "stderr", None) or b""
        raise DrawingError(f"{program} {form}", said.decode(errors="replace")) from error
    return _DATE.sub(b"/CreationDate (D:19700101000000Z)", done.stdout)


def _configuration() -> Path:
    """Return the font configuration; who comes at the same time gets the same one, whole."""
    with _ONE_AT_A_TIME:
        return Path(_folder().name, "fonts.conf")


@cache
def _folder() -> TemporaryDirectory[str]:
    """Return a folder with the font configuration; it goes when this process ends."""
    folder = TemporaryDirectory(prefix="decision-flow-fonts-")
    atexit.register(folder.cleanup)
    fonts = escape(str(Path(str(FONT_PATH)).parent))
    configuration = _FONTS.format(fonts=fonts, cache=escape(str(Path(folder.name, "cache"))))
    Path(folder.name, "fonts.conf").write_text(configuration, encoding="utf-8")
    return folder


def _point(words: list[str], height: float) -> Point:
    return float(words[0]) * 72, (height - float(words[1])) * 72


def _sampled(points: tuple[Point, ...], steps: int = 12) -> list[Point]:
    found = [points[0]]
    for i in range(0, len(points) - 3, 3):
        a, b, c, d = points[i : i + 4]
        for n in range(1, steps + 1):
            t = n / steps
            u = 1 - t
            weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            x = sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True))
            y = sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True))
            found.append((x, y))
    return found
