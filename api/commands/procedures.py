"""`decision-flow procedure check|add|list`."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="程序规则 Procedures: the law as data.", no_args_is_help=True)


@app.command("check")
def check(
    file: Annotated[Path, typer.Argument(help="规则文件 The rule set.", dir_okay=False)],
    svg: Annotated[Path | None, typer.Option(help="把图写到此文件 Draw it here.")] = None,
    states: Annotated[int | None, typer.Option(help="状态上限 Most states.", min=1)] = None,
) -> None:
    """检查 Prove a rule set, or show the fewest moves that break it."""
    from api.commands.proving import run  # noqa: PLC0415 - quick --help

    raise typer.Exit(run(file, svg, states))


@app.command("add")
def add(
    file: Annotated[Path, typer.Argument(help="规则文件 The rule set.", dir_okay=False)],
) -> None:
    """登记 Prove a rule set and put it into use, with its certificate."""
    from api.commands.registering import add as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(file))


@app.command("list")
def list_on_file() -> None:
    """列出 List the procedures that are on file."""
    from api.commands.registering import shown  # noqa: PLC0415 - quick --help

    shown()
