"""`decision-flow demo`: no questions, exit 0 when everything went as told."""

import sys
import time
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from api.demo.performance import run as perform
from api.demo.stage import StoryBrokenError

DONE, REFUSED = 0, 1
NARROWEST = 100


def run(folder: Path) -> int:
    """Perform the demonstration into a folder, and return the exit code."""
    console = Console(width=None if sys.stdout.isatty() else NARROWEST, highlight=False)
    began = time.monotonic()
    try:
        refused = perform(folder, console)
    except StoryBrokenError as error:
        console.print(f"[red]演示未按预期进行[/red] It did not go as told: {escape(str(error))}")
        return REFUSED
    took = time.monotonic() - began
    console.print(
        f"演示完成：{refused}次捷径均被拒绝，用时{took:.0f}秒，材料在 {escape(str(folder))}/。 "
        f"Done: {refused} shortcuts refused in {took:.0f} s; see {escape(str(folder))}/."
    )
    return DONE
