"""`decision-flow supervision enter|list`: as the holder of DECISION_FLOW_TOKEN."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="督查：任务、抽取、发现、结论、复核、整改 Supervisions.", no_args_is_help=True
)


@app.command("enter")
def enter(
    file: Annotated[Path, typer.Argument(help="内容（JSON） What is said, as JSON.", exists=True)],
) -> None:
    """记录 Put on record what happens, as `POST /supervisions` takes it."""
    from api.commands.overseeing import enter as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(file))


@app.command("list")
def list_supervisions() -> None:
    """列出 List the supervisions, what is to be put right, and what is still owed."""
    from api.commands.overseeing import shown as work  # noqa: PLC0415 - quick --help

    work()
