"""`decision-flow ledger show|looks`: as the holder of DECISION_FLOW_TOKEN."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="个人责任台账 The ledgers of people.", no_args_is_help=True)
PersonArg = Annotated[str, typer.Argument(help="人员编号 The person.")]


@app.command("show")
def show(
    person: PersonArg,
    reasons: Annotated[
        str | None, typer.Option(help="查阅事由（查阅他人的必填） What for, if it is another's.")
    ] = None,
    to: Annotated[Path | None, typer.Option(help="输出为JSON文件 Write it as JSON.")] = None,
) -> None:
    """查阅 Look at the ledger of a person; the look is put on record first."""
    from api.commands.looking import show as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(person, reasons, to))


@app.command("looks")
def looks(person: PersonArg) -> None:
    """查阅记录 Who looked at the ledger of a person, when and what for."""
    from api.commands.looking import looks as work  # noqa: PLC0415 - quick --help

    work(person)


@app.command("measures")
def measures() -> None:
    """追责事项 The measures about you, and those in which you have to act."""
    from api.commands.looking import measures as work  # noqa: PLC0415 - quick --help

    work()
