"""`decision-flow calendar add|adopt|list|show`."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="工作日历 Working days, year by year.", no_args_is_help=True)


@app.command("add")
def add(
    file: Annotated[Path, typer.Argument(help="工作日安排 The table.", dir_okay=False)],
    body: Annotated[
        list[str] | None, typer.Option(help="登记后采用的机关，可多次给出 Bodies that adopt it.")
    ] = None,
) -> None:
    """登记 Put a year on file with its notice; bodies that are named adopt it."""
    from api.commands.publishing import add as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(file, tuple(body or ())))


@app.command("adopt")
def adopt(
    body: Annotated[str, typer.Argument(help="机关编号 The body.")],
    digest: Annotated[str, typer.Argument(help="工作日历摘要的开头 The start of its digest.")],
) -> None:
    """采用 Count by a calendar on file from now on; prints what it moves."""
    from api.commands.publishing import adopt as work  # noqa: PLC0415 - quick --help

    work(body, digest)


@app.command("list")
def list_on_file() -> None:
    """列出 List the calendars on file, with their years and notices."""
    from api.commands.publishing import shown  # noqa: PLC0415 - quick --help

    shown()


@app.command("show")
def show(
    digest: Annotated[str, typer.Argument(help="工作日历摘要的开头 The start of its digest.")],
    year: Annotated[int | None, typer.Option(help="只看某一年 One year only.")] = None,
) -> None:
    """查看 Show the days of a calendar."""
    from api.commands.publishing import days as work  # noqa: PLC0415 - quick --help

    work(digest, year)
