"""`decision-flow register enter|list|refused`: as the holder of DECISION_FLOW_TOKEN."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="办公登记：单位承继、应急决策、用章 Registers of the office.", no_args_is_help=True
)


@app.command("enter")
def enter(
    file: Annotated[
        Path,
        typer.Argument(help="登记内容（JSON） The entry, as JSON.", exists=True, dir_okay=False),
    ],
) -> None:
    """登记 Make an entry, as `POST /registers` takes it."""
    from api.commands.keeping import enter as work  # noqa: PLC0415 - quick --help

    work(file)


@app.command("list")
def list_entries() -> None:
    """列出 List the entries, and what is still owed of an emergency."""
    from api.commands.keeping import shown as work  # noqa: PLC0415 - quick --help

    work()


@app.command("refused")
def list_refused() -> None:
    """被拒绝的登记 List what was refused beside the cases, with every reason, for auditors."""
    from api.commands.keeping import refused as work  # noqa: PLC0415 - quick --help

    work()
