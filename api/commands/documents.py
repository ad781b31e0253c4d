"""`decision-flow document add`: as the holder of DECISION_FLOW_TOKEN."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="文件 Documents.", no_args_is_help=True)


@app.callback()
def documents() -> None:
    """文件 Documents."""


@app.command("add")
def add(
    files: Annotated[
        list[Path], typer.Argument(help="文件 The files.", exists=True, dir_okay=False)
    ],
) -> None:
    """上传 Put files on file; prints each with its digest, as a move or an entry names it."""
    from api.commands.filing import add as work  # noqa: PLC0415 - quick --help

    work(tuple(files))
